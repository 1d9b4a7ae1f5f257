package dataset

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected part of the test cases")

const wanted = "want.txt"

// archive returns the files of a test case. A line "remove: NAME" of its
// comment takes a file away that it would have from the good data set.
func archive(t testing.TB, path string) (*txtar.Archive, map[string][]byte) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range a.Files {
		files[f.Name] = f.Data
	}
	return a, files
}

// good returns a data set without a problem.
func good(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	_, files := archive(t, "testdata/good.txtar")
	for name, data := range files {
		if name != wanted {
			fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		}
	}
	return fsys
}

func problems(t testing.TB, fsys fstest.MapFS) Problems {
	t.Helper()
	d, _ := Open(fsys)
	if d == nil {
		t.Fatal("no data set")
	}
	return d.Check(context.Background(), nil)
}

func TestCheck(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no test cases: %v", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, files := archive(t, path)
			fsys := good(t)
			for name, data := range files {
				if name != wanted {
					fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
				}
			}
			for line := range strings.Lines(string(a.Comment)) {
				if name, ok := strings.CutPrefix(line, "remove: "); ok {
					delete(fsys, strings.TrimSpace(name))
				}
			}
			got := ""
			if ps := problems(t, fsys); len(ps) > 0 {
				got = ps.Error() + "\n"
			}
			if *update {
				a.Files[len(a.Files)-1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if want := string(files[wanted]); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
