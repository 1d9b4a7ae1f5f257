"""The descriptions of the release are JSON-LD that a reader of RDF understands."""

import httpx
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef


def test_dcat(address: str) -> None:
    at = f"{address}/api/v1/catalog.jsonld"
    graph = Graph().parse(data=httpx.get(at).text, format="json-ld", publicID=at)
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    sets = set(graph.objects(catalogue, DCAT.dataset))
    assert sets == set(graph.subjects(RDF.type, DCAT.Dataset)) and len(sets) > 20
    for one in {catalogue, *sets}:
        assert graph.value(one, DCTERMS.publisher) == URIRef(at + "#publisher")
        assert list(graph.objects(one, DCTERMS.title)) and list(graph.objects(one, DCTERMS.description))
    gdp = URIRef(at + "#indicators/gdp")
    assert {t.language for t in graph.objects(gdp, DCTERMS.title) if isinstance(t, Literal)} == {"en", "zh"}
    csv = [d for d in graph.objects(gdp, DCAT.distribution) if "text/csv" in str(graph.value(d, DCAT.mediaType))]
    (download,) = graph.objects(csv[0], DCAT.downloadURL)
    table = httpx.get(str(download))  # an address that is whole, since the server is known
    assert table.status_code == 200 and table.text.startswith("region,indicator,subject,period,value")
    period = graph.value(gdp, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) < str(graph.value(period, DCAT.endDate))
