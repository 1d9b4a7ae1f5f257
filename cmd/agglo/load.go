package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"agglo"
	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
	"agglo/indicator"
	"agglo/store"
)

// source returns the folder of the data set in use; dir is empty for the
// bundled one.
func (g *global) source(arg string) (fsys fs.FS, dir string) {
	dir = arg
	if dir == "" {
		dir = g.dataset
	}
	if dir == "" {
		if _, err := os.Stat(dataset.DescriptorPath); err == nil {
			dir = "."
		}
	}
	if dir == "" {
		return newenergy.FS, ""
	}
	return os.DirFS(dir), dir
}

// storePath returns where the store of a data set is kept.
func (g *global) storePath(dir string) (string, error) {
	if g.store != "" {
		return g.store, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	name := "bundled"
	if dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return "", err
		}
		name = fmt.Sprintf("%s-%x", filepath.Base(abs), sha256.Sum256([]byte(abs)))[:len(filepath.Base(abs))+9]
	}
	folder := filepath.Join(cache, "agglo")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", agglo.Errorf(agglo.Invalid, "the store cannot be kept in %s: %v; name another place with --store", folder, err)
	}
	return filepath.Join(folder, name+".duckdb"), nil
}

// A built is a store that is up to date with its data set.
type built struct {
	path    string
	hash    string // of the content
	files   string // hash of the files
	warned  dataset.Problems
	fresh   bool // built just now
	dataset *dataset.Dataset
}

// build makes the store of a data set unless there is one of the same files.
func (g *global) build(ctx context.Context, arg string, progress io.Writer) (*built, error) {
	fsys, dir := g.source(arg)
	d, err := openDataset(fsys, dir)
	if err != nil && d == nil {
		return nil, err
	}
	path, pathErr := g.storePath(dir)
	if pathErr != nil {
		return nil, pathErr
	}
	b := &built{path: path, dataset: d}
	if err == nil {
		if b.files, err = d.FilesHash(ctx); err != nil {
			return nil, err
		}
		if there := stored(path); there.Files == b.files {
			b.hash, b.warned = there.Hash, there.Warnings
			return b, nil
		}
	}
	bar := newProgress(progress)
	defer bar.done()
	if b.warned, err = check(ctx, d, bar); err != nil {
		return nil, err
	}
	if b.hash, err = d.Hash(ctx); err != nil {
		return nil, err
	}
	b.fresh = true
	return b, store.Build(ctx, d, b.hash, path, store.Options{Progress: bar.stage, Files: b.files, Warnings: b.warned})
}

// openDataset opens a data set. Problems of the descriptor come with the data
// set, so that a check can go on to the tables.
func openDataset(fsys fs.FS, dir string) (*dataset.Dataset, error) {
	if dir != "" {
		if _, err := os.Stat(dir); err != nil {
			return nil, agglo.Errorf(agglo.NotFound, "there is no folder %s", dir)
		}
	}
	return dataset.Open(fsys)
}

// check returns the problems of a data set as an error where one is more than a
// warning, and the warnings where none is.
func check(ctx context.Context, d *dataset.Dataset, bar *progressBar) (dataset.Problems, error) {
	problems := d.Check(ctx, func(p dataset.Progress) { bar.stage("checking "+p.File, p.Done, p.Total) })
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return problems, ctx.Err()
}

// stored returns the release at path, the zero one where there is none that
// this program can read.
func stored(path string) (r store.Release) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return r
	}
	s, err := store.Open(path)
	if err != nil {
		return r
	}
	defer s.Close()
	return s.Release()
}

// open builds the store if need be and opens it.
func (g *global) open(ctx context.Context, progress io.Writer) (*indicator.Registry, func(), error) {
	b, err := g.build(ctx, "", progress)
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Open(b.path)
	if err != nil {
		return nil, nil, err
	}
	r, err := indicator.New(s)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return r, func() { s.Close() }, nil
}
