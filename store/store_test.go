package store

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"agglo/dataset"
)

// small opens the data set of testdata/small.txtar, written to a folder.
func small(t testing.TB) *dataset.Dataset {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	return opened(t, os.DirFS(dir))
}

// opened opens a data set that has to be without problems.
func opened(t testing.TB, files fs.FS) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(context.Background(), nil).Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

// built returns the release of a data set, open.
func built(t testing.TB, d *dataset.Dataset) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "release.duckdb")
	if err := Build(context.Background(), d, "hash", path, Options{Threads: 2}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestRelease(t *testing.T) {
	r := built(t, small(t)).Release()
	if r.Hash != "hash" || r.Name != "small" || r.Licence != "CC-BY-4.0" || r.Region != "A1" || r.Period.String() != "2023" {
		t.Errorf("release is %+v", r)
	}
	for _, c := range r.Tables {
		if c.Name == "activities" && c.Rows != 16 {
			t.Errorf("%d activities, want 16", c.Rows)
		}
	}
}
