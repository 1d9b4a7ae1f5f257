package dataset

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"agglo"
)

var formats = []string{formatCSV, formatXLSX, formatParquet}

func table(t testing.TB, d *Dataset, name string) (all [][]any) {
	t.Helper()
	for values, err := range d.rowsOf(context.Background(), name) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, slices.Clone(values))
	}
	return all
}

func TestWrite_RoundTrip(t *testing.T) {
	ctx := context.Background()
	before, err := Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	contents, err := before.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "new")
			if err := Write(ctx, dir, format, contents); err != nil {
				t.Fatal(err)
			}
			after, err := Open(os.DirFS(dir))
			if err != nil {
				t.Fatal(err)
			}
			if ps := after.Check(ctx, nil); ps != nil {
				t.Errorf("what was written has problems:\n%s", ps.Error())
			}
			for _, name := range Tables() {
				if got, want := table(t, after, name), table(t, before, name); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %v, want %v", name, got, want)
				}
			}
			got := after.Descriptor
			got.Schema = ""
			if !reflect.DeepEqual(got, before.Descriptor) {
				t.Errorf("descriptor: %+v, want %+v", got, before.Descriptor)
			}
			checkResources(t, os.DirFS(dir))
		})
	}
}

// checkResources checks the list of resources against the files and against
// the rules of the Data Package standard that it is easy to break.
func checkResources(t *testing.T, fsys fs.FS) {
	t.Helper()
	data, err := fs.ReadFile(fsys, DescriptorPath)
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Schema    string `json:"$schema"`
		Resources []resource
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	fields := map[string][]string{}
	for _, r := range d.Resources {
		if _, err := fs.Stat(fsys, r.Path); err != nil {
			t.Errorf("resource %s: %v", r.Name, err)
		}
		if !packageName.MatchString(r.Name) || fields[r.Name] != nil {
			t.Errorf("resource %q: not a name of its own", r.Name)
		}
		if r.Type != "table" {
			continue
		}
		for _, f := range r.Schema.Fields {
			fields[r.Name] = append(fields[r.Name], f.Name)
		}
	}
	for _, r := range d.Resources {
		checkForeignKeys(t, r, fields)
	}
	if d.Schema == "" || len(fields) != len(Tables()) {
		t.Errorf("schema %q, %d tables", d.Schema, len(fields))
	}
}

func checkForeignKeys(t *testing.T, r resource, fields map[string][]string) {
	t.Helper()
	if r.Type == "table" {
		for _, key := range r.Schema.ForeignKeys {
			other := key.Reference.Resource
			if other == r.Name {
				t.Errorf("%s names itself in a foreign key", r.Name)
			} else if other == "" {
				other = r.Name
			}
			for _, name := range key.Reference.Fields {
				if !slices.Contains(fields[other], name) {
					t.Errorf("%s refers to %s.%s, which is not there", r.Name, other, name)
				}
			}
			if len(key.Fields) != len(key.Reference.Fields) {
				t.Errorf("%s: a foreign key of unlike length", r.Name)
			}
		}
	}
}

// Whatever a table holds comes back from every format. Line breaks other than
// "\n", which CSV and XML change, control characters, which XML does not have,
// and the escapes of spreadsheets are left out; numbers have the 15 digits that
// a workbook keeps.
func TestWrite_AnyValues(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom(nil, unicode.Letter, unicode.Digit, unicode.Punct, unicode.Sm, unicode.Zs), 1, 40, -1).
		Filter(func(s string) bool { return !strings.Contains(s, "_x") }).AsAny()
	number := rapid.Map(rapid.Float64Range(-1e300, 1e300), func(v float64) any {
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
		return v
	})
	drawn := map[Type]*rapid.Generator[any]{Text: text, ID: text, Number: number, Boolean: rapid.Bool().AsAny()}
	rapid.Check(t, func(rt *rapid.T) {
		contents := Contents{Descriptor: Descriptor{Name: "x"}, Tables: map[string]Rows{}}
		want := map[string][][]any{}
		for _, name := range []string{"organisations", "link_inputs"} {
			for range rapid.IntRange(1, 5).Draw(rt, "rows") {
				var row []any
				for _, c := range ColumnsOf(name) {
					var v any
					if c.Required || rapid.Bool().Draw(rt, "known") {
						v = drawn[c.Type].Draw(rt, c.Name)
					}
					row = append(row, v)
				}
				want[name] = append(want[name], row)
			}
			contents.Tables[name] = slice(want[name])
		}
		release := ""
		for _, format := range formats {
			dir := filepath.Join(t.TempDir(), "new")
			if err := Write(context.Background(), dir, format, contents); err != nil {
				rt.Fatal(err)
			}
			d, err := Open(os.DirFS(dir))
			if err != nil {
				rt.Fatal(err)
			}
			for name := range want {
				if got := table(t, d, name); !reflect.DeepEqual(got, want[name]) {
					rt.Fatalf("%s, %s:\n%q, want\n%q", format, name, got, want[name])
				}
			}
			hash, err := d.Hash(context.Background())
			if err != nil || release != "" && hash != release {
				rt.Fatalf("%s: release %s, want %s (%v)", format, hash, release, err)
			}
			release = hash
		}
	})
}

func slice(rows [][]any) Rows {
	return func(yield func([]any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func TestWrite_Refusals(t *testing.T) {
	source := func(values ...any) map[string]Rows {
		row := make([]any, len(ColumnsOf("sources")))
		copy(row, values)
		return map[string]Rows{"sources": slice([][]any{row})}
	}
	lost := errors.New("the disk is gone")
	number := func(v float64) map[string]Rows {
		return map[string]Rows{"targets": slice([][]any{{"A", "gdp", nil, "2025", v, nil, "ge", nil, nil}})}
	}
	for _, c := range []struct {
		name, format string
		tables       map[string]Rows
		want         string
	}{
		{"unknown format", "ods", nil, `"ods" is not a format`},
		{"unknown table", formatCSV, map[string]Rows{"people": slice(nil)}, `"people" is not a table`},
		{"required", formatCSV, source("s"), "sources: row 1: title: <nil>"},
		{"empty text", formatCSV, source("s", ""), "sources: row 1: title: "},
		{"not a text", formatParquet, source("s", 12.0), "title: 12 (float64) is not a value of type text"},
		{"not a number", formatParquet, number(math.NaN()), "value: NaN"},
		{"too few values", formatCSV, map[string]Rows{"sources": slice([][]any{{"s"}})}, "has 1 value for 8 columns"},
		{"a text that a cell would cut", formatXLSX, source("s", strings.Repeat("x", 32768)), "longer than a cell can hold"},
		{"an error of the rows", formatXLSX, map[string]Rows{"sources": func(yield func([]any, error) bool) { yield(nil, lost) }}, "the disk is gone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			err := Write(context.Background(), dir, c.format, Contents{Descriptor: Descriptor{Name: "x"}, Tables: c.tables})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A folder with a data set, or with a file in the way, stays as it was.
func TestWrite_Occupied(t *testing.T) {
	tables := map[string]Rows{"sources": slice([][]any{{"s", "Source", nil, nil, nil, nil, nil, nil}})}
	for _, name := range []string{DescriptorPath, "sources.csv"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
		err := Write(context.Background(), dir, formatCSV, Contents{Descriptor: Descriptor{Name: "x"}, Tables: tables})
		if agglo.KindOf(err) != agglo.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		left, _ := os.ReadDir(dir)
		if data, _ := os.ReadFile(filepath.Join(dir, name)); string(data) != "mine" || len(left) != 1 {
			t.Errorf("%s: %q, %v", name, data, left)
		}
	}
}
