// Package storetest makes stores for tests from small data sets kept as text.
package storetest

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"agglo/dataset"
	"agglo/store"
)

// Open builds the data set in a txtar archive, after edits that replace one text
// by another, and opens it until the test ends. The data set must pass its check.
func Open(t testing.TB, archive string, edits ...string) *store.Store {
	t.Helper()
	files, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files.Files {
		fsys[f.Name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(edits...).Replace(string(f.Data)))}
	}
	d, err := dataset.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(t.Context(), nil).Err(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "release.duckdb")
	if err := store.Build(t.Context(), d, "test", path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
