package export

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"agglo"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// build makes the store of a data set and opens it with its indicators.
func build(t *testing.T, dir string) *indicator.Registry {
	t.Helper()
	ctx := context.Background()
	d, err := dataset.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(ctx, nil).Err(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "store.duckdb")
	if err := store.Build(ctx, d, "0123456789abcdef", path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	r, err := indicator.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ask asks for a panel of the small data set as of a fixed day.
func ask(t *testing.T, r *indicator.Registry, in PanelIn) *PanelAnswer {
	t.Helper()
	a, err := Panel.Run(context.Background(), r, in)
	if err != nil {
		t.Fatal(err)
	}
	a.release.Built = time.Date(2024, 6, 30, 12, 0, 0, 0, time.UTC)
	return a
}

var panels = map[string]PanelIn{
	"gdp":  {Indicator: "gdp", Level: "province", From: 2022, Until: 2023},
	"cars": {Indicator: "output:cars", Subject: "toys.car", Regions: []string{"East"}, Periods: []string{"2023-01/2023-09", "2023-Q4"}},
}

// TestForms holds every form of two panels. test_formats.py of the tests of the
// Python client reads the same files with clients of the formats and holds them
// against the published schemas.
func TestForms(t *testing.T) {
	r := build(t, "testdata/small")
	boundaries, err := r.Store().Snapshot().Boundaries(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range panels {
		a := ask(t, r, in)
		more := Context{Lang: agglo.English, Boundaries: boundaries, TableURL: name + ".csv"}
		for _, f := range Forms {
			var b bytes.Buffer
			if err := f.Write(&b, a, more); err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
			}
			ending := f.Ending
			if f.Name == "csvw" {
				ending = ".csv-metadata.json"
			}
			golden(t, name, f.Name, ending, b.Bytes())
		}
		var b bytes.Buffer
		if err := a.Tables(agglo.English)[0].WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name, "csv", ".csv", b.Bytes())
	}
}

func golden(t *testing.T, name, form, ending string, have []byte) {
	t.Helper()
	file := name + "." + form + ending
	if form == "geojson" {
		file = name + ending
	}
	if form == "csv" || form == "csvw" {
		file = name + ending // so that the metadata is where CSV on the Web looks for it
	}
	path := filepath.Join("testdata", "golden", file)
	if *update {
		if err := os.WriteFile(path, have, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Errorf("%s is not what is written now: see what differs with go test ./export -update, and run scripts/python-tests", path)
	}
}

// TestFormsAgree holds the numbers of all forms of a panel against its cells.
func TestFormsAgree(t *testing.T) {
	a := ask(t, build(t, "testdata/small"), panels["gdp"])
	var want []string
	for _, c := range a.Cells {
		want = append(want, digits(c.Value))
	}
	if got := fmt.Sprint(want); got != "[1200.5 1300 0.1 -5e-07  ]" { // the rows of observations.csv; nothing is known of the South
		t.Fatalf("cells are %s", got)
	}
	var data struct {
		Data struct {
			DataSets []struct{ Observations map[string][]any }
		}
	}
	decode(t, &data, func(b *bytes.Buffer) error { return WriteSDMXJSON(b, a) })
	var stat struct{ Value []*float64 }
	decode(t, &stat, func(b *bytes.Buffer) error { return WriteJSONStat(b, a, agglo.Chinese) })
	var shapes struct {
		Features []struct {
			Properties struct{ Cells []Cell }
		}
	}
	decode(t, &shapes, func(b *bytes.Buffer) error { return WriteGeoJSON(b, a, nil) })
	for i, c := range a.Cells {
		region, period := i/len(a.Periods), i%len(a.Periods)
		obs := data.Data.DataSets[0].Observations[fmt.Sprintf("0:%d:0:0:%d", region, period)]
		var inJSON *float64
		if v, ok := obs[0].(float64); ok {
			inJSON = &v
		}
		for form, got := range map[string]*float64{"sdmx-json": inJSON, "json-stat": stat.Value[i], "geojson": shapes.Features[region].Properties.Cells[period].Value} {
			if digits(got) != want[i] {
				t.Errorf("%s: %s is %s, want %s", form, c.Figure, digits(got), want[i])
			}
		}
		if obs[7] != c.Figure {
			t.Errorf("sdmx-json: the figure of cell %d is %v, want %s", i, obs[7], c.Figure)
		}
	}
}

// TestPanelParquet: a column of numbers is one even where none is known, so that
// the files of several panels can be read as one table.
func TestPanelParquet(t *testing.T) {
	a := ask(t, build(t, "testdata/small"), panels["gdp"])
	var b bytes.Buffer
	if err := WriteParquet(&b, a.Tables(agglo.English)[0]); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range panelColumns {
		leaf, ok := f.Schema().Lookup(c.name)
		if want := map[string]parquet.Kind{"double": parquet.Double, "string": parquet.ByteArray}[c.datatype]; !ok || leaf.Node.Type().Kind() != want {
			t.Errorf("column %s is of %v", c.name, leaf.Node.Type())
		}
	}
}

func decode(t *testing.T, into any, write func(*bytes.Buffer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}

func TestPanelRefuses(t *testing.T) {
	r := build(t, "testdata/small")
	for name, c := range map[string]struct {
		in   PanelIn
		kind agglo.Kind
		text string
	}{
		"unknown indicator":        {PanelIn{Indicator: "gpd"}, agglo.NotFound, `there is no indicator "gpd"; did you mean "gdp"?`},
		"unknown region":           {PanelIn{Indicator: "gdp", Regions: []string{"North"}}, agglo.NotFound, `there is no region "North"`},
		"periods given twice":      {PanelIn{Indicator: "gdp", From: 2022, Periods: []string{"2023"}}, agglo.Invalid, "give periods, or from and until, not both"},
		"regions given twice":      {PanelIn{Indicator: "gdp", Regions: []string{"East"}, Level: "province"}, agglo.Invalid, "give regions, or level, cities and within, not both"},
		"a span that ends before":  {PanelIn{Indicator: "gdp", From: 2023, Until: 2022}, agglo.Invalid, "from 2023 to 2022 is not a span of years"},
		"no regions of this level": {PanelIn{Indicator: "gdp", Level: "park"}, agglo.NotFound, "there are no such regions in the data set: choose another level, or leave out within"},
	} {
		_, err := Panel.Run(context.Background(), r, c.in)
		if err == nil || agglo.KindOf(err) != c.kind || err.Error() != c.text {
			t.Errorf("%s: %v, want %s", name, err, c.text)
		}
	}
}
