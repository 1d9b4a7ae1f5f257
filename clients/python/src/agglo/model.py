"""What the observatory answers, as data classes.

The names are those of the API. A field that a newer server sends and this
package does not know is in ``raw``, with everything else as it came.
"""

from __future__ import annotations

import dataclasses
import io
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import pandas
    import polars

    from .client import Client

T = TypeVar("T")


@dataclass(frozen=True)
class Text:
    """A sentence or name in both languages."""

    en: str = ""
    zh: str = ""

    def __str__(self) -> str:
        return self.en or self.zh


@dataclass(frozen=True)
class Source:
    """A page or document that facts were taken from."""

    id: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    linkable: bool = False
    language: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Definition:
    """What an indicator is."""

    id: str
    name: Text
    unit: str = ""
    kind: str = ""
    better: str = ""
    description: Text | None = None


@dataclass(frozen=True)
class Figure:
    """A value with its meaning and its past. ``value`` is None where it is
    unknown, and ``unknown`` says why."""

    id: str
    indicator: str
    region: str
    period: str
    value: float | None
    unit: str
    text: Text
    name: Text
    subject: str = ""
    status: str = ""
    bound: str = ""
    low: float | None = None
    high: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    unknown: Text | None = None
    as_of: str = ""
    formula: Text | None = None
    filled: Text | None = None
    chance: Text | None = None
    rows: int = 0
    inputs: list[dict[str, Any]] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    excluded: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.name} {self.text}"


@dataclass(frozen=True)
class Place:
    """A region in a rank; ``best`` and ``worst`` are its ranks under the other
    definitions and bounds."""

    rank: int
    best: int
    worst: int
    region: str
    name: Text
    figure: Figure
    tied: bool = False
    within: Text | None = None


@dataclass(frozen=True)
class Link:
    """A link of a chain and how a region holds it."""

    id: str
    name: Text
    stage: str
    core: bool
    state: str
    owners: int
    sites: int
    since: str = ""
    share: float | None = None
    sufficiency: float | None = None
    capacity: Figure | None = None
    why: Text | None = None
    evidence: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Cell:
    """One region and period of a panel. ``value`` is None where it is unknown."""

    region: str
    period: str
    figure: str = ""
    value: float | None = None
    unit: str = ""
    status: str = ""
    bound: str = ""
    low: float | None = None
    high: float | None = None
    unknown: Text | None = None
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Region:
    """A region of any level."""

    id: str
    name: str
    level: str
    name_zh: str = ""
    parent: str = ""
    city: bool = False
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What all answers have: a sentence, the sources and the release."""

    sentence: Text = Text()
    release: str = ""
    sources: list[Source] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    asked: tuple[str, Mapping[str, Any]] = field(default=("", {}), repr=False, compare=False)
    client: Client | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        return str(self.sentence)

    def csv(self, table: str | None = None, lang: str = "en") -> str:
        """Asks for one of the answer's tables as CSV; the first where none is named."""
        if self.client is None:
            raise RuntimeError("this answer did not come from a client")
        path, params = self.asked
        return self.client.text(path + ".csv", {**params, "table": table, "lang": lang})

    def to_pandas(self, table: str | None = None, lang: str = "en") -> pandas.DataFrame:
        """Returns one of the answer's tables; unknown is NaN."""
        import pandas

        text = self.csv(table, lang)
        texts = dict.fromkeys(_texts(text), "str")
        return pandas.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], dtype=texts)  # type: ignore[call-overload, no-any-return, unused-ignore]

    def to_polars(self, table: str | None = None, lang: str = "en") -> polars.DataFrame:
        """Returns one of the answer's tables; unknown is null."""
        import polars

        text = self.csv(table, lang)
        texts = dict.fromkeys(_texts(text), polars.String)
        return polars.read_csv(io.StringIO(text), infer_schema_length=None, schema_overrides=texts)


@dataclass(frozen=True, kw_only=True)
class Rank(Answer):
    """The answer to :meth:`Client.rank`; ``unknown`` are the regions without data."""

    definition: Definition
    period: str
    group: Text
    of: int
    rule: Text
    places: list[Place]
    subject: str = ""
    unknown: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Chain(Answer):
    """The answer to :meth:`Client.chain`."""

    as_of: str
    chain: dict[str, Any]
    region: Region
    integrity: list[Figure]
    links: list[Link]
    counts: dict[str, int]
    inputs: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Panel(Answer):
    """The answer to :meth:`Client.panel`."""

    definition: Definition
    periods: list[str]
    regions: list[Region]
    cells: list[Cell]
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureAnswer(Answer):
    """The answer to :meth:`Client.figure`."""

    figure: Figure


@dataclass(frozen=True, kw_only=True)
class Compare(Answer):
    """The answer to :meth:`Client.compare`."""

    period: str
    regions: list[Region]
    rows: list[dict[str, Any]]
    links: list[dict[str, Any]] = field(default_factory=list)
    chain: dict[str, Any] | None = None


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Makes a data class of what the API sent; fields that it lacks stay out."""
    hints = _hints(kind)
    known = {}
    for f in dataclasses.fields(kind):  # type: ignore[arg-type]
        if f.name in data and f.name not in ("raw", "asked", "client"):
            known[f.name] = _value(hints[f.name], data[f.name])
    return kind(**known)


def _hints(kind: type[Any]) -> dict[str, Any]:
    names = dict(globals())
    names["Client"] = object  # only named here: the module of the client needs this one
    return typing.get_type_hints(kind, globalns=names)


def _value(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is list:
        return [_value(args[0], x) for x in data]
    if origin in (typing.Union, types.UnionType):
        for kind in args:
            if dataclasses.is_dataclass(kind) and isinstance(data, Mapping):
                return decode(typing.cast(type[Any], kind), data)
        return data
    if dataclasses.is_dataclass(hint) and isinstance(data, Mapping):
        return decode(typing.cast(type[Any], hint), data)
    return data


def _texts(csv: str) -> list[str]:
    """Periods and ids are texts, though they may look like numbers."""
    header = csv.split("\n", 1)[0].strip().split(",")
    return [name for name in header if name in ("period", "as_of", "since", "id", "region", "figure")]
