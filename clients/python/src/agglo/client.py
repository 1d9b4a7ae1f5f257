"""The client: a question a method, and ``ask`` for all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

from .model import Answer, Chain, Compare, FigureAnswer, Panel, Rank, decode

A = TypeVar("A", bound=Answer)


class Problem(Exception):
    """An error in the words of the server, which say what to do."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class Client:
    """Asks a running ``agglo serve``.

    A region, chain or link may be given by id or by name in English or
    Chinese. ``transport`` is for tests and proxies.
    """

    def __init__(
        self,
        base_url: str = "http://127.0.0.1:8080",
        *,
        timeout: float = 60,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=timeout, transport=transport, follow_redirects=True)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def rank(
        self,
        indicator: str,
        *,
        subject: str | None = None,
        level: str | None = None,
        cities: bool | None = None,
        within: str | None = None,
        period: str | None = None,
        min: Iterable[str] | None = None,
        ascending: bool | None = None,
        limit: int | None = None,
    ) -> Rank:
        """Ranks regions by an indicator."""
        return self._answer(
            Rank,
            "/api/v1/rank",
            indicator=indicator,
            subject=subject,
            level=level,
            cities=cities,
            within=within,
            period=period,
            min=min,
            ascending=ascending,
            limit=limit,
        )

    def chain(self, chain: str | None = None, *, region: str | None = None, as_of: str | None = None) -> Chain:
        """Tells link by link how a region holds a chain."""
        return self._answer(Chain, "/api/v1/chain", chain=chain, region=region, as_of=as_of)

    def figure(self, id: str) -> FigureAnswer:
        """Returns one figure with its formula, inputs, rows and sources."""
        return self._answer(FigureAnswer, "/api/v1/figure/" + quote(id, safe="/"))

    def panel(
        self,
        indicator: str,
        *,
        subject: str | None = None,
        regions: Iterable[str] | None = None,
        level: str | None = None,
        cities: bool | None = None,
        within: str | None = None,
        since: int | None = None,
        until: int | None = None,
        periods: Iterable[str] | None = None,
    ) -> Panel:
        """Returns an indicator over regions and periods; ``since`` is the first year."""
        return self._answer(
            Panel,
            "/api/v1/panel",
            indicator=indicator,
            subject=subject,
            regions=regions,
            level=level,
            cities=cities,
            within=within,
            until=until,
            periods=periods,
            **{"from": since},
        )

    def compare(
        self,
        regions: Iterable[str],
        *,
        chain: str | None = None,
        period: str | None = None,
        indicators: Iterable[str] | None = None,
    ) -> Compare:
        """Sets two to ten regions side by side."""
        return self._answer(Compare, "/api/v1/compare", regions=regions, chain=chain, period=period, indicators=indicators)

    def ask(self, question: str, **params: Any) -> Answer:
        """Asks any other question of the API, such as ``outlook`` or ``shock``.

        The names of parameters are those of the API with ``_`` for ``-``; what
        was answered is in ``raw``.
        """
        return self._answer(Answer, "/api/v1/" + question, **params)

    def all(self, what: str, **params: Any) -> list[dict[str, Any]]:
        """Reads a list of the API to its end: regions, sites, sources, indicators."""
        out: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            page = self._get("/api/v1/" + what, {**_named(params), "cursor": cursor}).json()
            out.extend(page[what])
            cursor = page.get("next")
            if not cursor:
                return out

    def text(self, path: str, params: Mapping[str, Any]) -> str:
        """Asks for an answer in a form that is text, such as CSV."""
        return self._get(path, params).text

    def _answer(self, kind: type[A], path: str, **params: Any) -> A:
        asked = _named(params)
        data = self._get(path, asked).json()
        return replace(decode(kind, data), raw=data, asked=(path, asked), client=self)

    def _get(self, path: str, params: Mapping[str, Any]) -> httpx.Response:
        response = self._http.get(path, params=_query(params))
        if response.is_success:
            return response
        try:
            detail = str(response.json()["detail"])
        except (ValueError, KeyError, TypeError):
            detail = response.reason_phrase
        raise Problem(response.status_code, detail)


def _named(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in params.items() if value is not None}


def _query(params: Mapping[str, Any]) -> dict[str, str]:
    out = {}
    for name, value in params.items():
        if value is None:
            continue
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif not isinstance(value, (str, int, float)):
            value = ",".join(map(str, value))
        out[name] = str(value)
    return out
