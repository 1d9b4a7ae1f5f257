package dataset

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// foreign returns the good data set with tables that other programs wrote: see
// testdata/foreign/make.py.
func foreign(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := good(t)
	for name, from := range map[string]string{
		"establishments/duckdb.parquet":  "establishments/duckdb.parquet",
		"establishments/pyarrow.parquet": "establishments/pyarrow.parquet",
		"tables.xlsx":                    "tables.xlsx",
	} {
		data, err := os.ReadFile(filepath.Join("testdata/foreign", from))
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	for _, name := range []string{"establishments.csv", "activities.csv", "observations.csv"} {
		delete(fsys, name)
	}
	return fsys
}

// rows returns all rows of the files of a table, with file and line.
func rows(t testing.TB, d *Dataset, table string) (all []string) {
	t.Helper()
	for _, f := range d.FilesOf(table) {
		err := d.Scan(context.Background(), f, func(line int, values []any) error {
			all = append(all, fmt.Sprintf("%s:%d %v", f, line, values))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestForeign(t *testing.T) {
	d, err := Open(foreign(t))
	if err != nil {
		t.Fatal(err)
	}
	if ps := d.Check(context.Background(), nil); ps != nil {
		t.Fatalf("problems:\n%s", ps.Error())
	}
	sites := rows(t, d, "establishments")
	if len(sites) != 4300 {
		t.Fatalf("%d establishments", len(sites))
	}
	for i, want := range map[int]string{
		0:    "establishments/duckdb.parquet:1 [d0 maker 2000 <nil> A <nil> <nil> 2020-02-29 <nil> 31.25 120 <nil> <nil> <nil>]",
		3999: "establishments/duckdb.parquet:4000 [d3999 maker 5999 <nil> A <nil> <nil> 2031-02-10 <nil> 35.249 120 <nil> <nil> <nil>]",
		4000: "establishments/pyarrow.parquet:1 [p0 maker <nil> <nil> B <nil> <nil> 2021-01-01 <nil> 31.5 120 <nil> <nil> <nil>]",
		4299: "establishments/pyarrow.parquet:300 [p299 maker <nil> <nil> A <nil> <nil> 2021-10-27 <nil> 31.5 120 <nil> <nil> <nil>]",
	} {
		if sites[i] != want {
			t.Errorf("establishment %d:\n%s, want\n%s", i, sites[i], want)
		}
	}
	got := strings.Join(append(rows(t, d, "activities"), rows(t, d, "observations")...), "\n")
	want := `tables.xlsx[activities]:2 [d1 battery cell <nil> 12.5 GWh/a <nil> 2019-05-31 <nil> 2023 <nil> not a formula <nil>]
tables.xlsx[activities]:4 [d2 battery cell <nil> <nil> GWh/a <nil> 2019-05 <nil> 2023-06 <nil> <nil> <nil>]
tables.xlsx[observations]:2 [A gdp <nil> 2023 1.01e+12 CNY <nil> <nil> <nil> <nil> 1]
tables.xlsx[observations]:3 [A gdp <nil> 2023-06-30 0.3 CNY <nil> <nil> <nil> <nil> 5]`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestForeign_Faults(t *testing.T) {
	fsys := foreign(t)
	part := fsys["establishments/pyarrow.parquet"].Data
	fsys["establishments/again.parquet"] = &fstest.MapFile{Data: part}
	fsys["organisations.csv"] = &fstest.MapFile{Data: []byte("id,name\ngroup,Group\n")}
	fsys["supplies.csv"] = &fstest.MapFile{Data: []byte("supplier,customer,chain,link\n")}
	fsys["titles.csv"] = &fstest.MapFile{Data: []byte("organisation,title\n")}
	ps := problems(t, fsys)
	for _, want := range []string{
		`establishments/again.parquet:1:organisation: "maker" is not in organisations`,
		`establishments/duckdb.parquet:1000:organisation: "maker" is not in organisations`,
		"establishments/duckdb.parquet: and 3,000 more problems",
		`establishments/pyarrow.parquet:300:id: "p299" was already given in establishments/again.parquet on line 300`,
	} {
		if !strings.Contains("\n"+ps.Error()+"\n", "\n"+want+"\n") {
			t.Errorf("%q is not among the problems", want)
		}
	}
	if len(ps) != 300+1000+1+600 {
		t.Errorf("%d problems", len(ps))
	}
}
