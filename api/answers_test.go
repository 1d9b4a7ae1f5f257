package api_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// document is what the tests read of openapi.json.
type document struct {
	Paths map[string]map[string]struct {
		OperationID string
		Parameters  []parameter
		Responses   map[string]struct {
			Content map[string]struct{ Schema json.RawMessage }
		}
	}
	Components struct{ Schemas json.RawMessage }
}

type parameter struct {
	Name, In string
	Required bool
	Schema   struct{ Examples []any }
}

func readDocument(t *testing.T) document {
	t.Helper()
	text, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestExamples asks every operation with the examples that the document gives
// and holds the answers against their schemas.
func TestExamples(t *testing.T) {
	_, base := serve(t)
	doc := readDocument(t)
	for path, methods := range doc.Paths {
		op := methods["get"]
		if op.OperationID == "events" {
			continue // never ends; see TestEvents
		}
		schema := answerSchema(t, op.Responses["200"].Content["application/json"], doc.Components)
		for _, at := range requests(t, path, op.Parameters) {
			g := fetch(t, "GET", base+at)
			if g.StatusCode != 200 {
				t.Errorf("%s: %d %s", at, g.StatusCode, g.body)
			} else if err := schema.Validate(any(g.object(t))); err != nil {
				t.Errorf("%s: %.500v", at, err)
			}
		}
	}
}

// requests returns the addresses to try of an operation: with the examples of
// the required parameters, and with that of each of the others beside them.
func requests(t *testing.T, path string, parameters []parameter) []string {
	query, at := url.Values{}, path
	var more []parameter
	for _, p := range parameters {
		switch {
		case p.In == "path":
			at = strings.ReplaceAll(at, "{"+p.Name+"}", exampleOf(t, p))
		case p.Required:
			query.Set(p.Name, exampleOf(t, p))
		case len(p.Schema.Examples) > 0 && path+"?"+p.Name != "/api/v1/panel?periods": // it stands in place of from and until
			more = append(more, p)
		}
	}
	if path == "/api/v1/compare" {
		query.Set("regions", "Changzhou,Ningde") // one example is one region
	}
	out := []string{at + "?" + query.Encode()}
	for _, p := range more {
		one := maps.Clone(query)
		one.Set(p.Name, exampleOf(t, p))
		out = append(out, at+"?"+one.Encode())
	}
	if path == "/api/v1/profile" {
		out = append(out, path+"?chain=new-energy") // a roof, which has no links
	}
	return out
}

// answerSchema returns the schema of an answer with those that it refers to.
func answerSchema(t *testing.T, media struct{ Schema json.RawMessage }, components struct{ Schemas json.RawMessage }) *jsonschema.Resolved {
	t.Helper()
	text := fmt.Sprintf(`{"allOf": [%s], "$defs": %s}`, media.Schema, components.Schemas)
	return schemaOf(t, json.RawMessage(strings.ReplaceAll(text, "#/components/schemas/", "#/$defs/")))
}

func exampleOf(t *testing.T, p parameter) string {
	t.Helper()
	if len(p.Schema.Examples) == 0 {
		t.Fatalf("parameter %s has no example", p.Name)
	}
	if list, ok := p.Schema.Examples[0].([]any); ok {
		return fmt.Sprint(list[0])
	}
	return fmt.Sprint(p.Schema.Examples[0])
}

// TestFigure: the published integrity of Changzhou's power battery chain in
// 2023 is 97 %, 31 of 32 links (the statement that claims.csv quotes), under
// the same id by path and by parameter, with its rows and sources.
func TestFigure(t *testing.T) {
	_, base := serve(t)
	const id = "chain-integrity:published/CN-320400/power-battery/2023"
	byPath, byQuery := fetch(t, "GET", base+"/api/v1/figure/"+id), fetch(t, "GET", base+"/api/v1/figure?id="+url.QueryEscape(id))
	escaped := fetch(t, "GET", base+"/api/v1/figure/"+url.PathEscape(id))
	if !bytes.Equal(byPath.body, byQuery.body) || !bytes.Equal(byPath.body, escaped.body) {
		t.Error("a figure by path is not the one by parameter")
	}
	f := byPath.object(t)["figure"].(map[string]any)
	if f["value"] != 97.0 || f["numerator"] != 31.0 || f["denominator"] != 32.0 || f["id"] != id {
		t.Errorf("figure is %v: %v of %v", f["value"], f["numerator"], f["denominator"])
	}
	if rows := f["inputs"].([]any); len(rows) == 0 || len(byPath.object(t)["sources"].([]any)) == 0 {
		t.Error("the figure shows no rows or sources")
	}
}

// TestTables: a ranking has the same places as JSON, CSV, XLSX and Parquet, by
// suffix, parameter and Accept.
func TestTables(t *testing.T) {
	_, base := serve(t)
	const query = "?indicator=gdp&limit=5"
	var want []string
	for _, p := range fetch(t, "GET", base+"/api/v1/rank"+query).object(t)["places"].([]any) {
		place := p.(map[string]any)
		want = append(want, fmt.Sprintf("%v %v %v", place["rank"], place["region"], place["figure"].(map[string]any)["value"]))
	}
	if len(want) != 5 {
		t.Fatalf("%d places", len(want))
	}
	records, err := csv.NewReader(bytes.NewReader(fetch(t, "GET", base+"/api/v1/rank.csv"+query).body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range records[0] {
		column[name] = i
	}
	book, err := excelize.OpenReader(bytes.NewReader(fetch(t, "GET", base+"/api/v1/rank"+query+"&format=xlsx").body))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := book.GetRows("rank", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	packed := fetch(t, "GET", base+"/api/v1/rank"+query, "Accept", "application/vnd.apache.parquet").body
	file, err := parquet.OpenFile(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]parquet.Row, 10)
	if n, err := file.RowGroups()[0].Rows().ReadRows(rows); n != 5 || err != nil && err != io.EOF {
		t.Fatalf("parquet has %d rows: %v", n, err)
	}
	for i, text := range want {
		in := func(cells []string) string {
			value := cells[column["value"]]
			var v float64
			fmt.Sscan(value, &v)
			return fmt.Sprintf("%v %v %v", cells[column["rank"]], cells[column["region"]], v)
		}
		var cells []string
		for _, v := range rows[i] {
			cells = append(cells, v.String())
		}
		for form, got := range map[string]string{"csv": in(records[i+1]), "xlsx": in(sheet[i+1]), "parquet": in(cells)} {
			if got != text {
				t.Errorf("%s: place %d is %s, want %s", form, i+1, got, text)
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	_, base := serve(t)
	for lang, want := range map[string]string{"en": "Shanghai", "zh": "上海市"} {
		if g := fetch(t, "GET", base+"/api/v1/rank.csv?indicator=gdp&limit=1&lang="+lang); !strings.Contains(string(g.body), want) {
			t.Errorf("%s: %s has no %s", lang, g.body, want)
		}
	}
}

// TestPaging: the pages of a list are the list, in order, each entry once.
func TestPaging(t *testing.T) {
	_, base := serve(t)
	all := fetch(t, "GET", base+"/api/v1/regions?level=prefecture&limit=1000").object(t)
	seen, cursor := []any{}, ""
	for range 100 {
		page := fetch(t, "GET", base+"/api/v1/regions?level=prefecture&limit=37&cursor="+cursor).object(t)
		if page["total"] != all["total"] {
			t.Fatalf("total is %v and %v", page["total"], all["total"])
		}
		seen = append(seen, page["regions"].([]any)...)
		next, more := page["next"].(string)
		if !more {
			break
		}
		cursor = next
	}
	if fmt.Sprint(seen) != fmt.Sprint(all["regions"]) || len(seen) != int(all["total"].(float64)) {
		t.Errorf("the pages have %d regions, the list has %v", len(seen), all["total"])
	}
	if g := fetch(t, "GET", base+"/api/v1/sites?limit=2&cursor="+cursor); g.StatusCode != 200 {
		t.Errorf("sites: %d %s", g.StatusCode, g.body)
	}
}

// TestProblems holds what is said of questions that cannot be answered. All have
// the shape of RFC 9457, in every form that was asked for.
func TestProblems(t *testing.T) {
	_, base := serve(t)
	for _, c := range []struct {
		method, path string
		status       int
		detail       string
	}{
		{"GET", "/api/v1/rank?indicator=gpd", 404, "there is no indicator \"gpd\""},
		{"GET", "/api/v1/rank", 422, "query.indicator: required query parameter is missing"},
		{"GET", "/api/v1/rank?indicator=gdp&limit=-1", 422, "query.limit: expected number >= 0"},
		{"GET", "/api/v1/rank?indicator=gdp&limit=many", 422, "query.limit: invalid integer"},
		{"GET", "/api/v1/rank?indicator=gdp&level=town", 422, "query.level: expected value to be one of"},
		{"GET", "/api/v1/rank?indicator=gdp&regin=Jiangsu", 422, "regin is not a parameter here: use indicator, subject, level"},
		{"GET", "/api/v1/rank.csv?indicator=gdp&table=places", 404, "there is no table \"places\" in this answer: it has rank"},
		{"GET", "/api/v1/rank.csv?indicator=gpd", 404, "there is no indicator \"gpd\""},
		{"GET", "/api/v1/rank.xlsx?indicator=gdp&lang=fr", 422, "\"fr\" is not a language: use en or zh"},
		{"GET", "/api/v1/rank?indicator=gdp&format=sdmx-csv", 406, "sdmx-csv is not a format of this answer: use json, csv, xlsx, parquet"},
		{"GET", "/api/v1/rank?indicator=gdp&format=pdf", 406, "pdf is not a format of this answer"},
		{"GET", "/api/v1/release.csv", 406, "csv is not a format of this answer: use json"},
		{"GET", "/api/v1/compare?regions=Changzhou", 422, "compare takes two to ten regions, not 1"},
		{"GET", "/api/v1/chain?region=Nowhere", 404, "there is no region \"Nowhere\""},
		{"GET", "/api/v1/chain?as-of=yesterday", 422, "\"yesterday\" is not a period"},
		{"GET", "/api/v1/figure/gdp", 422, "\"gdp\" is not a figure id"},
		{"GET", "/api/v1/organisations/nobody", 404, "there is no organisation \"nobody\""},
		{"GET", "/api/v1/boundaries/moon", 404, "there is no boundary file \"moon\""},
		{"GET", "/api/v1/regions?cursor=abc", 422, "cursor: \"abc\" was not given out here"},
		{"GET", "/api/v1/regions?cursor=MTBAb3RoZXI", 422, "cursor: the data set has changed since"},
		{"GET", "/api/v1/panel?indicator=gdp&from=1000&until=1900&level=prefecture", 422, "ask for fewer"},
		{"GET", "/api/v1/site?link=cell&level=country&within=Jiangsu", 422, "there are no countries of Jiangsu: choose another level or a wider region"},
		{"GET", "/api/v1/nothing", 404, "there is nothing at /api/v1/nothing"},
		{"GET", "/api/", 404, "there is nothing at /api/"},
		{"POST", "/api/v1/rank?indicator=gdp", 405, "POST is not allowed: this API is only read, with GET"},
		{"TRACE", "/api/v1/rank?indicator=gdp", 405, "TRACE is not allowed"},
		{"POST", "/api/v1/status", 405, "POST is not allowed"},
		{"GET", "/api/v1/rank?indicator=gdp&level=", 422, "level is empty: leave it out or give country, province"},
		{"DELETE", "/api/v1/figure/gdp/CN/2023", 405, "DELETE is not allowed"},
	} {
		g := fetch(t, c.method, base+c.path)
		p := g.object(t)
		detail, _ := p["detail"].(string)
		if g.StatusCode != c.status || p["status"] != float64(c.status) || !strings.Contains(detail, c.detail) {
			t.Errorf("%s %s: %d %q, want %d %q", c.method, c.path, g.StatusCode, detail, c.status, c.detail)
		}
		if kind := g.Header.Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: content type %s", c.path, kind)
		}
		if g.Header.Get("ETag") != "" {
			t.Errorf("%s: a problem has an ETag", c.path)
		}
	}
}

// TestNoNull: a list without elements is [], as the document says, and never null.
func TestNoNull(t *testing.T) {
	_, base := serve(t)
	for path, key := range map[string]string{
		"/api/v1/search?q=zzzzzz": "hits", "/api/v1/reconcile?region=Beijing": "claims", "/api/v1/sites?organisation=catl&state=closed": "sites",
		"/api/v1/regions/CN-320400": "around", "/api/v1/coverage?region=Beijing&chain=photovoltaics": "coverage",
	} {
		g := fetch(t, "GET", base+path)
		if list, ok := g.object(t)[key].([]any); !ok {
			t.Errorf("%s: %s is %v, %d", path, key, list, g.StatusCode)
		}
	}
}
