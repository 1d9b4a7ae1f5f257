package api_test

import (
	"bytes"
	"encoding/csv"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"agglo/dataset"
)

// TestRows: the rows of a table come page by page as they stand in the files of
// the data set.
func TestRows(t *testing.T) {
	_, base := serve(t)
	file, err := os.ReadFile("../examples/new-energy/targets.csv")
	if err != nil {
		t.Fatal(err)
	}
	want, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	value, source := slices.Index(want[0], "value"), slices.Index(want[0], "source")
	count, cursor := 0, ""
	for {
		page := fetch(t, "GET", base+"/api/v1/tables/targets?limit=7&cursor="+cursor).object(t)
		columns := page["columns"].([]any)
		place := slices.IndexFunc(columns, func(c any) bool { return c.(map[string]any)["name"] == "source" })
		for _, x := range page["rows"].([]any) {
			row := x.(map[string]any)
			count++
			if row["file"] != "targets.csv" || row["line"] != float64(count+1) || row["cells"].([]any)[place] != want[count][source] {
				t.Fatalf("row %d is %v, want %v", count, row, want[count])
			}
		}
		if len(page["sources"].([]any)) == 0 {
			t.Errorf("a page names no source")
		}
		if cursor, _ = page["next"].(string); cursor == "" {
			break
		}
	}
	if count != len(want)-1 || value < 0 {
		t.Errorf("%d rows, want %d", count, len(want)-1)
	}
}

func TestRows_Where(t *testing.T) {
	_, base := serve(t)
	total := func(table string, where ...string) float64 {
		t.Helper()
		n, _ := fetch(t, "GET", base+"/api/v1/tables/"+table+"?"+url.Values{"where": where}.Encode()).object(t)["total"].(float64)
		return n
	}
	all := total("observations")
	some := total("observations", "region=CN-320400")
	both := total("observations", "region=CN-320400", "indicator=gdp")
	if !(0 < both && both < some && some < all) {
		t.Errorf("%v rows with both conditions, %v with one, %v in all", both, some, all)
	}
	if n := total("observations", "region=CN-320400,indicator=gdp"); n != both {
		t.Errorf("conditions separated by a comma: %v rows, want %v", n, both)
	}
	if a, b := total("observations", "subject="), total("observations", "subject~a"); a == 0 || b == 0 || a+b > all {
		t.Errorf("%v rows with an empty subject, %v with one that holds an a, of %v", a, b, all)
	}
	// A comma in a value is no end of it: this note is one of the data set's.
	rows := fetch(t, "GET", base+"/api/v1/tables/sources?where=title~%2C%20&limit=1").object(t)["rows"].([]any)
	title, _ := rows[0].(map[string]any)["cells"].([]any)[1].(string)
	if n := total("sources", "title="+title); n == 0 || !strings.Contains(title, ",") {
		t.Errorf("title %q: %v rows", title, n)
	}
}

func TestRows_Forms(t *testing.T) {
	_, base := serve(t)
	for _, table := range dataset.Tables() {
		at := base + "/api/v1/tables/" + table
		rows, err := csv.NewReader(bytes.NewReader(fetch(t, "GET", at+".csv?limit=5").body)).ReadAll()
		if header := rows[0]; err != nil || header[len(header)-2] != "file" || header[len(header)-1] != "line" || len(header) != len(dataset.ColumnsOf(table))+2 {
			t.Errorf("%s: %v %v", table, header, err)
		}
		body := fetch(t, "GET", at+".parquet?limit=5").body
		file, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
		if err != nil || file.NumRows() != int64(len(rows)-1) {
			t.Errorf("%s: parquet: %v", table, err)
		}
		if g := fetch(t, "GET", at+".xlsx?limit=5"); g.StatusCode != 200 {
			t.Errorf("%s: xlsx: %d %s", table, g.StatusCode, g.body)
		}
	}
}

func TestRows_Refusals(t *testing.T) {
	_, base := serve(t)
	for _, c := range []struct {
		path   string
		status int
		text   string
	}{
		{"people", 404, `there is no table "people": there are`},
		{"people?where=a=b", 404, `there is no table "people"`},
		{"regions?where=id", 422, `where: "id" is no condition: write column=value or column~text`},
		{"regions?where=nme=x", 422, `where: there is no column "nme": there are id, name`},
		{"regions?where=lat=north", 422, `lat: "north" is not a number`},
		{"regions?limit=1000000", 422, "limit"},
		{"regions?cursor=zz", 422, "cursor"},
	} {
		g := fetch(t, "GET", base+"/api/v1/tables/"+c.path)
		if p := g.object(t); g.StatusCode != c.status || g.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(p["detail"].(string), c.text) {
			t.Errorf("%s: %d %v, want %d %s", c.path, g.StatusCode, p["detail"], c.status, c.text)
		}
	}
}
