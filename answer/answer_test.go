package answer

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
	"agglo/indicator"
	"agglo/store"
)

var bundled *indicator.Registry

// TestMain builds the store of the bundled data set once for all tests.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "agglo-answer-")
	if err != nil {
		panic(err)
	}
	code := func() int {
		defer os.RemoveAll(dir)
		ctx := context.Background()
		d, err := dataset.Open(newenergy.FS)
		if err != nil {
			panic(err)
		}
		path := filepath.Join(dir, "store.duckdb")
		if err := store.Build(ctx, d, "test", path, store.Options{}); err != nil {
			panic(err)
		}
		s, err := store.Open(path)
		if err != nil {
			panic(err)
		}
		defer s.Close()
		if bundled, err = indicator.New(s); err != nil {
			panic(err)
		}
		return m.Run()
	}()
	os.Exit(code)
}

func BenchmarkProfile(b *testing.B) {
	for b.Loop() {
		if _, err := Profile.Run(context.Background(), bundled, ProfileIn{}); err != nil {
			b.Fatal(err)
		}
	}
}
