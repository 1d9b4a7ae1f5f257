import dataclasses
import json

import httpx
import pytest
from conftest import ROOT

import agglo
from agglo import Client, Problem
from agglo.model import decode


def test_rank(client: Client) -> None:
    rank = client.rank("gdp", period="2023", within="Jiangsu")
    assert rank.definition.unit == "CNY" and rank.period == "2023"
    by_region = {p.region: p for p in rank.places}
    # Fifth in the province, as published: examples/new-energy/claims.csv names the source.
    assert by_region["CN-320400"].rank == 5
    values = [p.figure.value for p in rank.places]
    assert values == sorted(values, key=lambda v: -(v or 0))
    assert "Jiangsu" in str(rank)
    assert rank.sources and rank.release


def test_frames(client: Client) -> None:
    rank = client.rank("gdp", period="2023", within="Jiangsu")
    pandas, polars = rank.to_pandas(), rank.to_polars()
    assert list(pandas["region"]) == polars["region"].to_list() == [p.region for p in rank.places]
    assert list(pandas["value"]) == [p.figure.value for p in rank.places]
    assert pandas["value"].dtype == "float64" or pandas["value"].dtype == "int64"
    panel = client.panel("gdp", regions=["Changzhou", "Ningde"], since=2020, until=2023)
    frame = panel.to_pandas()
    assert set(frame["period"]) <= {"2020", "2021", "2022", "2023"}  # texts, not numbers
    assert len(frame) == len(panel.cells)
    unknown = sum(c.value is None for c in panel.cells)
    assert frame["value"].isna().sum() == panel.to_polars()["value"].null_count() == unknown


def test_chain(client: Client) -> None:
    chain = client.chain("动力电池", region="常州", as_of="2023")
    assert chain.region.id == "CN-320400"
    assert len(chain.links) == 32
    present = [link for link in chain.links if link.evidence]
    assert present and all(isinstance(link.name.zh, str) for link in present)
    assert len(chain.to_pandas()) == 32


def test_figure(client: Client) -> None:
    answer = client.figure("gdp/CN-320400/2023")
    assert answer.figure.id == "gdp/CN-320400/2023"
    assert answer.figure.unit == "CNY" and answer.figure.inputs
    assert answer.figure.formula is None or isinstance(answer.figure.formula, agglo.Text)


def test_compare_and_others(client: Client) -> None:
    compare = client.compare(["Changzhou", "Ningde"], chain="power-battery")
    assert [r.id for r in compare.regions] == ["CN-320400", "CN-350900"]
    assert len(compare.links) == 32
    outlook = client.ask("outlook", region="Changzhou")
    assert outlook.raw["targets"] and str(outlook)


def test_lists_are_read_to_their_end(client: Client) -> None:
    regions = client.all("regions", level="prefecture", limit=100)
    assert len({r["id"] for r in regions}) == len(regions) > 300


def test_problems_are_in_the_words_of_the_server(client: Client) -> None:
    with pytest.raises(Problem, match='there is no indicator "gpd"') as caught:
        client.rank("gpd")
    assert caught.value.status == 404
    with pytest.raises(Problem, match="regin is not a parameter here"):
        client.ask("rank", indicator="gdp", regin="Jiangsu")


def test_a_server_that_is_no_agglo() -> None:
    broken = httpx.MockTransport(lambda request: httpx.Response(502, text="<html>"))
    with pytest.raises(Problem, match="Bad Gateway"):
        Client(transport=broken).rank("gdp")


SCHEMAS = {
    agglo.Rank: "RankAnswer",
    agglo.Chain: "ChainAnswer",
    agglo.Panel: "PanelAnswer",
    agglo.FigureAnswer: "FigureAnswer",
    agglo.Compare: "CompareAnswer",
    agglo.Figure: "Figure",
    agglo.Place: "Place",
    agglo.Link: "LinkAnswer",
    agglo.Cell: "Cell",
    agglo.Definition: "Definition",
    agglo.Region: "Region",
    agglo.Source: "Source",
    agglo.Text: "Text",
}


@pytest.mark.parametrize("kind", SCHEMAS, ids=SCHEMAS.get)
def test_the_classes_are_those_of_the_api(kind: type) -> None:
    """Every field exists in the API, and what the class requires is always sent."""
    schema = json.loads((ROOT / "api" / "openapi.json").read_text())["components"]["schemas"][SCHEMAS[kind]]
    for field in dataclasses.fields(kind):
        if field.name in ("raw", "asked", "client"):
            continue
        assert field.name in schema["properties"], field.name
        optional = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
        assert optional or field.name in schema["required"], field.name


def test_fields_that_are_not_known_are_left_out() -> None:
    text = decode(agglo.Text, {"en": "a", "fr": "b"})
    assert text == agglo.Text(en="a")
