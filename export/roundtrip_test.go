package export

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"agglo"
	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
	"agglo/indicator"
	"agglo/store"
)

// TestRoundTrip writes the bundled data set out, checks and builds what was
// written, and compares every figure of the two. They are the same release, and
// what is exported from an export is the same to the byte.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	original, err := dataset.Open(newenergy.FS)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "original.duckdb")
	if err := store.Build(ctx, original, "original", path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := indicator.New(s)
	if err != nil {
		t.Fatal(err)
	}
	want := figures(t, r)
	if len(want) < 1000 {
		t.Fatalf("only %d figures are compared", len(want))
	}
	for _, format := range []string{"csv", "parquet", "xlsx"} {
		first, second := filepath.Join(t.TempDir(), "first"), filepath.Join(t.TempDir(), "second")
		write(t, original, first, format)
		again, err := dataset.Open(os.DirFS(first))
		if err != nil {
			t.Fatal(err)
		}
		write(t, again, second, format)
		twice, err := dataset.Open(os.DirFS(second))
		if err != nil {
			t.Fatal(err)
		}
		if found := again.Check(ctx, nil).Err(); found != nil {
			t.Errorf("%s: the export has errors: %v", format, found)
		}
		if a, b := release(t, again), release(t, original); a != b {
			t.Errorf("%s: the export is another release: %s, %s", format, a, b)
		}
		if format == "xlsx" {
			continue // a workbook holds the time at which it was made
		}
		if a, b := files(t, again), files(t, twice); a != b {
			t.Errorf("%s: the export of an export has other bytes: %s, %s", format, a, b)
		}
		have := figures(t, build(t, first))
		if len(have) != len(want) {
			t.Errorf("%s: %d figures, want %d", format, len(have), len(want))
		}
		for id, text := range want {
			if have[id] != text {
				t.Errorf("%s: %s is\n%s\nwant\n%s", format, id, have[id], text)
				break
			}
		}
	}
}

func write(t *testing.T, d *dataset.Dataset, dir, format string) {
	t.Helper()
	c, err := d.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := dataset.Write(context.Background(), dir, format, c); err != nil {
		t.Fatal(err)
	}
}

func release(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	h, err := d.Hash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func files(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	h, err := d.FilesHash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// figures returns, as text by id, every observed series of every region that
// anything is observed of, and every built-in indicator of every chain there, without the
// release and without the places of rows.
func figures(t *testing.T, r *indicator.Registry) map[string]string {
	t.Helper()
	ctx, session := context.Background(), r.Session()
	last := r.Store().Release().Period
	keys, err := session.Snap.ObservedKeys(ctx)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := session.Snap.Observations(ctx, store.ObservationQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var all []agglo.RegionID
	for _, row := range rows { // in the order of the regions
		if len(all) == 0 || all[len(all)-1] != row.Region {
			all = append(all, row.Region)
		}
	}
	out := map[string]string{}
	add := func(q indicator.Query) {
		found, err := session.Panel(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for i := range found {
			out[found[i].ID] = told(t, found[i])
		}
	}
	for _, k := range keys {
		add(indicator.Query{Indicator: k.Indicator, Subject: k.Subject, Regions: all, Periods: []agglo.Period{k.First, k.Last, last}})
	}
	for _, d := range r.Definitions() {
		if d.Origin != indicator.BuiltIn {
			continue
		}
		for _, c := range session.Snap.Chains() {
			if len(session.Snap.Links(c.ID)) > 0 {
				if _, err := session.One(ctx, d.ID, all[0], agglo.Subject(c.ID), last); err == nil {
					add(indicator.Query{Indicator: d.ID, Subject: agglo.Subject(c.ID), Regions: all, Periods: []agglo.Period{last}})
				}
			}
		}
	}
	return out
}

func told(t *testing.T, f indicator.Figure) string {
	t.Helper()
	f.Release = ""
	blank := func(row *agglo.Row) *agglo.Row {
		if row == nil {
			return nil
		}
		bare := *row
		bare.File, bare.Line = "", 0
		return &bare
	}
	f.Inputs, f.Others = append([]indicator.Input{}, f.Inputs...), append([]indicator.Other{}, f.Others...)
	for i := range f.Inputs {
		f.Inputs[i].Row = blank(f.Inputs[i].Row)
	}
	for i := range f.Others {
		f.Others[i].Row = blank(f.Others[i].Row)
	}
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
