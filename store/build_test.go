package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"agglo"
	"agglo/dataset"
)

// TestMain builds instead of testing where the environment says so: as a child
// process of TestKilledBuild, which kills it.
func TestMain(m *testing.M) {
	dir, path := os.Getenv("STORE_TEST_DIR"), os.Getenv("STORE_TEST_PATH")
	if dir == "" {
		os.Exit(m.Run())
	}
	d, err := dataset.Open(os.DirFS(dir))
	if err == nil {
		err = Build(context.Background(), d, "new", path, Options{Progress: func(stage string, done, total int64) {
			fmt.Println(stage, done, total)
		}})
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func hashOf(t *testing.T, path string) string {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rows, err := s.Snapshot().Presence(context.Background(), PresenceQuery{Chain: "battery"})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows of presence, error %v", len(rows), err)
	}
	return s.Release().Hash
}

// leftovers returns what stands beside the store and its lock.
func leftovers(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if p := filepath.Join(filepath.Dir(path), e.Name()); p != path && p != path+".lock" {
			names = append(names, e.Name())
		}
	}
	return names
}

// TestKilledBuild kills builds at moments spread over one. After each the
// store is the old or the new one, whole, and at the end nothing is left over.
func TestKilledBuild(t *testing.T) {
	d := small(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, d.FS()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "release.duckdb")
	build := func(hash string) time.Duration {
		begun := time.Now()
		if err := Build(context.Background(), d, hash, path, Options{}); err != nil {
			t.Fatal(err)
		}
		return time.Since(begun)
	}
	build("first")
	whole := build("old")

	killed, seen := 0, map[string]bool{}
	const moments = 12
	for i := range moments {
		child := exec.Command(os.Args[0], "-test.run=^$")
		child.Env = append(os.Environ(), "STORE_TEST_DIR="+dir, "STORE_TEST_PATH="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * whole * time.Duration(i) / moments)
		child.Process.Kill()
		if child.Wait() != nil {
			killed++
		}
		hash := hashOf(t, path)
		seen[hash] = true
		if hash != "old" && hash != "new" {
			t.Errorf("after a kill the store is %q", hash)
		}
	}
	if killed == 0 || !seen["old"] {
		t.Errorf("%d builds killed, stores seen %v: the test did not kill any in time", killed, seen)
	}
	build("last")
	if got := hashOf(t, path); got != "last" {
		t.Errorf("the store is %q after the last build", got)
	}
	if names := leftovers(t, path); len(names) > 0 {
		t.Errorf("left over: %v", names)
	}
}

// TestFailedBuild checks that a build that fails leaves everything as it was.
func TestFailedBuild(t *testing.T) {
	path := filepath.Join(t.TempDir(), "release.duckdb")
	if err := Build(context.Background(), small(t), "old", path, Options{}); err != nil {
		t.Fatal(err)
	}
	w := world{regions: []map[string]string{{"id": "r", "name": "R", "level": "country"}}}
	w.establishments = []map[string]string{{"id": "e", "organisation": "nobody", "region": "r"}}
	unchecked, err := dataset.Open(w.files())
	if err != nil {
		t.Fatal(err)
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		d    *dataset.Dataset
		want string
	}{
		{"dangling reference", context.Background(), unchecked, "establishments: rows that refer to what does not exist, or exists twice: 1; agglo check"},
		{"canceled", canceled, small(t), "canceled"},
	} {
		err := Build(c.ctx, c.d, "new", path, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
		if got := hashOf(t, path); got != "old" {
			t.Errorf("%s: the store is %q", c.name, got)
		}
		if names := leftovers(t, path); len(names) > 0 {
			t.Errorf("%s: left over: %v", c.name, names)
		}
	}
}

// TestRebuiltWhileOpen checks that a reader keeps its release while a newer one
// takes the name, and that opening the name again gives the newer one.
func TestRebuiltWhileOpen(t *testing.T) {
	d, path := small(t), filepath.Join(t.TempDir(), "it's a release.duckdb")
	if err := Build(context.Background(), d, "old", path, Options{}); err != nil {
		t.Fatal(err)
	}
	old, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if err := Build(context.Background(), d, "new", path, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := hashOf(t, path); got != "new" {
		t.Errorf("the store opened anew is %q", got)
	}
	if sources, err := old.Snapshot().AllSources(context.Background()); err != nil || len(sources) != 3 {
		t.Errorf("the old store has %d sources, error %v", len(sources), err)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte("not a database"), 0o644); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "foreign")
	db, err := attach(foreign, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE release (schema VARCHAR)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, c := range []struct {
		path, want string
		kind       agglo.Kind
	}{
		{filepath.Join(dir, "none"), "there is no store: make it with agglo build", agglo.NotFound},
		{text, "is not a store that this program can read", agglo.Invalid},
		{foreign, "was made by another version of agglo: make it again with agglo build", agglo.Invalid},
	} {
		_, err := Open(c.path)
		if err == nil || !strings.HasPrefix(err.Error(), c.path+": ") || !strings.Contains(err.Error(), c.want) || agglo.KindOf(err) != c.kind {
			t.Errorf("%s: error %v, want %q", c.path, err, c.want)
		}
	}
}

// TestReadOnly checks that nothing of what a store is opened with lets a query
// write or read other files.
func TestReadOnly(t *testing.T) {
	s := built(t, small(t))
	out := filepath.Join(t.TempDir(), "out.csv")
	for _, statement := range []string{
		"CREATE TABLE x (i INTEGER)", "DELETE FROM sources", "COPY sources TO '" + out + "'",
		"FROM read_csv('testdata/small.txtar')", "ATTACH '" + out + "'", "SET enable_external_access = true",
	} {
		if _, err := s.db.Exec(statement); err == nil {
			t.Errorf("%s went through", statement)
		}
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s was written", out)
	}
}

// inMemory copies files into memory.
func inMemory(t *testing.T, from fs.FS) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
