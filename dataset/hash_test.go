package dataset

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func release(t *testing.T, fsys fstest.MapFS) string {
	t.Helper()
	d, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	h, err := d.Hash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The number is that of sha256sum for the list of
//
//	printf '{"name":"x"}' | sha256sum
//	printf '\0\1s' | sha256sum
//	printf '\0\6Source' | sha256sum
func TestHash(t *testing.T) {
	got := release(t, fstest.MapFS{
		"sources.csv":      {Data: []byte("id,title\ns,Source\n")},
		"datapackage.json": {Data: []byte(`{"name": "x"}`)},
	})
	if want := "ff232053ffa275afd0a7c18f96f2ac94eba873f3b8169a39efdde0ee8b24490a"; got != want {
		t.Errorf("Hash is %s, want %s", got, want)
	}
}

// What a data set says is its release, however it is written.
func TestHash_Content(t *testing.T) {
	want := release(t, good(t))
	for _, c := range []struct {
		name, file, old, new string
		same                 bool
	}{
		{"a byte order mark", "links.csv", "chain,id", byteOrderMark + "chain,id", true},
		{"quotes", "sources.csv", "Press release", `"Press release"`, true},
		{"notation of a number", "activities.csv", ",12.5,", ",1.250e1,", true},
		{"notation of a boolean", "links.csv", "upstream,true,1", "upstream,yes,1.0", true},
		{"order of columns", "subjects.csv", "id,name,chain,link\nlfp-cell,LFP cells,battery,cell\nauto,Vehicles", "name,id,chain,link\nLFP cells,lfp-cell,battery,cell\nVehicles,auto", true},
		{"resources", "datapackage.json", `"title"`, `"resources": [], "title"`, true},
		{"title", "datapackage.json", "Two cities", "Three cities", false},
		{"a default", "datapackage.json", `"2023"`, `"2022"`, false},
		{"a value", "activities.csv", ",12.5,", ",12.6,", false},
		{"precision of a date", "activities.csv", "2019-05,,2023", "2019-05-01,,2023", false},
		{"an empty cell that moves", "establishments.csv", ",2019-05,,", ",,2019-05,", false},
		{"order of rows", "chains.csv", "battery,Batteries,energy\nsolar,Solar,energy\n", "solar,Solar,energy\nbattery,Batteries,energy\n", false},
	} {
		fsys := good(t)
		data := fsys[c.file].Data
		changed := bytes.Replace(data, []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(data, changed) {
			t.Fatalf("%s: %s has no %q", c.name, c.file, c.old)
		}
		fsys[c.file] = &fstest.MapFile{Data: changed}
		if got := release(t, fsys); (got == want) != c.same {
			t.Errorf("%s: the release is the same: %v, want %v", c.name, got == want, c.same)
		}
	}
}

// Parts of a table count as one, and a table without rows as none.
func TestHash_Parts(t *testing.T) {
	whole := good(t)
	want := release(t, whole)
	rows := strings.SplitAfter(string(whole["links.csv"].Data), "\n")
	parted := maps.Clone(whole)
	delete(parted, "links.csv")
	for i, text := range []string{rows[0] + rows[1], rows[0], rows[0] + strings.Join(rows[2:], "")} {
		d, err := Open(fstest.MapFS{"datapackage.json": whole["datapackage.json"], "links.csv": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		c, err := d.Contents(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := Write(context.Background(), dir, formatParquet, c); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "links.parquet")); err == nil { // none where there are no rows
			parted["links/part-"+string(rune('a'+i))+".parquet"] = &fstest.MapFile{Data: data}
		}
	}
	parted["titles.csv"] = &fstest.MapFile{Data: []byte(strings.SplitAfter(string(whole["titles.csv"].Data), "\n")[0])}
	delete(whole, "titles.csv")
	if release(t, parted) != release(t, whole) || want == release(t, whole) {
		t.Error("a table in parts, or one without rows, is another release")
	}
}

// Bytes of the two files of the data set; the number is that of
//
//	printf '{"name": "x"}' >datapackage.json
//	printf 'id,title\ns,Source\n' >sources.csv
//	sha256sum datapackage.json sources.csv | sha256sum
func TestFilesHash(t *testing.T) {
	fsys := fstest.MapFS{
		"sources.csv":      {Data: []byte("id,title\ns,Source\n")},
		"datapackage.json": {Data: []byte(`{"name": "x"}`)},
		"README.md":        {Data: []byte("not part of the release")},
	}
	d, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.FilesHash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want := "dbefb6a153bd1f91207aa42eea82e6827007d88383dc37170587922d0cf423e6"; got != want {
		t.Errorf("FilesHash is %s, want %s", got, want)
	}
}
