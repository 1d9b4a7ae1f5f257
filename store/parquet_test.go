package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"agglo"
	"agglo/dataset"
)

// asParquet rewrites tables of a data set as Parquet, establishments in two
// parts, and leaves out the columns that are empty.
func asParquet(t *testing.T, dir string) {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range []string{"establishments", "activities", "sources", "supplies", "observations"} {
		csv := filepath.Join(dir, table+".csv")
		parts := []string{"true"}
		if table == "establishments" {
			parts = []string{"organisation = 'o-other'", "organisation <> 'o-other'"}
		}
		if err := os.Mkdir(filepath.Join(dir, table), 0o755); err != nil {
			t.Fatal(err)
		}
		for i, where := range parts {
			_, err := db.Exec(fmt.Sprintf("COPY (FROM read_csv(%s, all_varchar = true) WHERE %s) TO %s", literal(csv), where,
				literal(filepath.Join(dir, table, fmt.Sprintf("part-%d.parquet", i)))))
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(csv); err != nil {
			t.Fatal(err)
		}
	}
}

// TestParquet checks that the same rows in Parquet, on disk and not, make the
// same store, but for the places of the rows.
func TestParquet(t *testing.T) {
	ctx := context.Background()
	fromCSV := built(t, small(t)).Snapshot()
	dir := t.TempDir()
	if err := os.CopyFS(dir, small(t).FS()); err != nil {
		t.Fatal(err)
	}
	asParquet(t, dir)
	for name, d := range map[string]*dataset.Dataset{
		"on disk": opened(t, os.DirFS(dir)), "embedded": opened(t, inMemory(t, os.DirFS(dir))),
	} {
		s := built(t, d).Snapshot()
		for _, at := range []string{"2016", "2019", "2023"} {
			q := PresenceQuery{Chain: "battery", AsOf: date(at)}
			want, err := fromCSV.Presence(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Presence(ctx, q); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: presence at %s is %+v, want %+v (%v)", name, at, got, want, err)
			}
			tally := TallyQuery{Chain: "battery", Regions: []agglo.RegionID{"C", "A1", "B1"}, AsOf: date(at)}
			held, err := fromCSV.Holdings(ctx, tally)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Holdings(ctx, tally); err != nil || !reflect.DeepEqual(got, held) {
				t.Errorf("%s: holdings at %s are %+v, want %+v (%v)", name, at, got, held, err)
			}
		}
		sites, _, err := s.Sites(ctx, SiteQuery{Establishment: "e-other"})
		if err != nil || len(sites) != 1 {
			t.Fatalf("%s: %d sites, error %v", name, len(sites), err)
		}
		if r := sites[0].SiteRow; r.File != "establishments/part-0.parquet" || r.Line != 1 {
			t.Errorf("%s: the establishment stands in %s, row %d", name, r.File, r.Line)
		}
		if r := sites[0].Row; r.File != "activities/part-0.parquet" || r.Line != 5 {
			t.Errorf("%s: the activity stands in %s, row %d", name, r.File, r.Line)
		}
	}
}

func TestDivide(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []part
		want  []chunk
	}{
		{"nothing", nil, nil},
		{"an empty file", []part{{3, 0}}, []chunk{{3, 3, 0, 9}}},
		{"small files go together", []part{{3, 4}, {4, 4}, {5, 4}}, []chunk{{3, 4, 0, 9}, {5, 5, 0, 9}}},
		{"a large file is taken apart", []part{{3, 25}, {4, 1}}, []chunk{{3, 3, 0, 9}, {3, 3, 10, 19}, {3, 3, 20, 29}, {4, 4, 0, 9}}},
		{"a file of just a chunk", []part{{3, 9}}, []chunk{{3, 3, 0, 9}}},
	} {
		if got := divide(c.parts, 10); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
