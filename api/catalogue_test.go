package api_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestCatalogue holds the descriptions against what their readers ask for. The
// properties are those that DCAT-AP 3.0 calls mandatory or recommended for
// Catalogue, Dataset and Distribution (semiceu.github.io/DCAT-AP/releases/3.0.0),
// and that Google asks for of a Dataset (name and description required, the
// others recommended; developers.google.com/search/docs/appearance/structured-data/dataset).
func TestCatalogue(t *testing.T) {
	_, base := serve(t)
	catalogue := fetch(t, "GET", base+"/api/v1/catalog.jsonld").object(t)
	wants(t, "catalogue", catalogue, "@context", "dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dct:issued", "dct:modified", "dct:license", "dct:spatial", "foaf:homepage", "dct:temporal")
	held := map[string]bool{}
	for _, x := range catalogue["dcat:dataset"].([]any) {
		set := x.(map[string]any)
		id := set["@id"].(string)
		held[id] = true
		wants(t, id, set, "dct:title", "dct:description", "dcat:distribution", "dcat:keyword", "dct:publisher", "dct:spatial")
		for _, d := range set["dcat:distribution"].([]any) {
			wants(t, id, d.(map[string]any), "dcat:accessURL", "dct:license", "dcat:mediaType")
		}
	}
	for _, id := range []string{"#tables/regions", "#tables/observations", "#indicators/gdp"} {
		if !held[id] {
			t.Errorf("the catalogue has no %s", id)
		}
	}
	set := fetch(t, "GET", base+"/api/v1/dataset.jsonld").object(t)
	wants(t, "dataset", set, "@context", "@type", "name", "description", "creator", "distribution", "identifier", "isAccessibleForFree", "keywords", "license", "spatialCoverage", "temporalCoverage", "variableMeasured", "version", "includedInDataCatalog")
	if n := len(set["description"].(string)); n < 50 || n > 5000 {
		t.Errorf("the description has %d characters, which should be 50 to 5000", n)
	}
}

func wants(t *testing.T, what string, o map[string]any, names ...string) {
	t.Helper()
	for _, name := range names {
		switch v := o[name].(type) {
		case nil:
			t.Errorf("%s has no %s", what, name)
		case string:
			if v == "" {
				t.Errorf("%s: %s is empty", what, name)
			}
		case []any:
			if len(v) == 0 {
				t.Errorf("%s: %s is empty", what, name)
			}
		}
	}
}

// TestCatalogueFiles: everything that the catalogue names is there, in the form
// that it says.
func TestCatalogueFiles(t *testing.T) {
	_, base := serve(t)
	for _, x := range fetch(t, "GET", base+"/api/v1/catalog.jsonld").object(t)["dcat:dataset"].([]any) {
		set := x.(map[string]any)
		for _, y := range set["dcat:distribution"].([]any) {
			d := y.(map[string]any)
			at := d["dcat:downloadURL"].(map[string]any)["@id"].(string)
			kind := strings.TrimPrefix(d["dcat:mediaType"].(map[string]any)["@id"].(string), "https://www.iana.org/assignments/media-types/")
			if g := fetch(t, "HEAD", base+at); g.StatusCode != 200 || !strings.HasPrefix(g.Header.Get("Content-Type"), kind) {
				t.Errorf("%v: %s: %d, %s, want %s", set["@id"], at, g.StatusCode, g.Header.Get("Content-Type"), kind)
			}
		}
	}
}

// TestDescribed: what stands in the head of a page cannot end its script.
func TestDescribed(t *testing.T) {
	s, _ := serve(t)
	head := string(s.Described())
	before, data, found := strings.Cut(head, `<script type="application/ld+json">`)
	data, after, ended := strings.Cut(data, "</script>")
	if !found || !ended || after != "" || strings.Contains(data, "<") || !strings.Contains(before, "/api/v1/catalog.jsonld") {
		t.Errorf("the head is %.300s", head)
	}
	var set map[string]any
	if err := json.Unmarshal([]byte(data), &set); err != nil || set["@type"] != "Dataset" {
		t.Errorf("%v: %.100s", err, data)
	}
}
