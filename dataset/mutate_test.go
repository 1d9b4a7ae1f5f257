package dataset

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// everyFormat returns a good data set with tables in all formats.
func everyFormat(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := foreign(t)
	contents := Contents{Descriptor: Descriptor{Name: "x"}}
	dir := t.TempDir()
	d, err := Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	contents.Tables = map[string]Rows{"links": d.rowsOf(context.Background(), "links")}
	if err := Write(context.Background(), dir, formatParquet, contents); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(dir + "/links.parquet")
	if err != nil {
		t.Fatal(err)
	}
	delete(fsys, "links.csv")
	fsys["links.parquet"] = &fstest.MapFile{Data: data}
	return fsys
}

// A data set with any one byte changed, or cut off anywhere, is checked, hashed
// and scanned without a panic.
func TestMutations(t *testing.T) {
	whole := everyFormat(t)
	names := slices.Sorted(maps.Keys(whole))
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		fsys := maps.Clone(whole)
		name := rapid.SampledFrom(names).Draw(t, "file")
		data := bytes.Clone(fsys[name].Data)
		if len(data) == 0 {
			return
		}
		at := rapid.IntRange(0, len(data)-1).Draw(t, "at")
		if rapid.IntRange(0, 9).Draw(t, "cut") == 0 {
			data = data[:at]
		} else {
			data[at] ^= rapid.ByteRange(1, 255).Draw(t, "flip")
		}
		fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		d, err := Open(fsys)
		if d == nil {
			t.Fatalf("no data set: %v", err)
		}
		d.Check(ctx, nil)
		d.Hash(ctx)
		for _, f := range d.Files {
			if f.Table != "" {
				d.Scan(ctx, f, func(int, []any) error { return nil })
			}
		}
	})
}
