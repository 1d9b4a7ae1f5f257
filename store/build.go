package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"agglo"
	"agglo/dataset"
)

// Options of [Build]. The zero value is for general use.
type Options struct {
	Progress func(stage string, done, total int64) // may be nil; total is 0 where unknown
	Memory   string                                // most that DuckDB may take, [DefaultMemory] where empty; the rest spills to disk beside the store
	Threads  int                                   // 0 for one a processor
	Files    string                                // [dataset.Dataset.FilesHash], to know by it whether the release is up to date; may be empty
	Warnings dataset.Problems                      // of the check, to be told with the release
}

// DefaultMemory is what a build takes at most where nothing else is asked for.
const DefaultMemory = "3GiB"

// Build makes the release of a data set, whose content has the given hash,
// and puts it at path. The data set must have passed [dataset.Dataset.Check].
//
// Whatever happens, killing the program included, path holds either what it
// held before or the whole new release: the release is made in a folder
// path+".tmp-…" beside it, flushed to disk and renamed. Builds of one path
// wait for one another, and each removes what killed ones left behind.
func Build(ctx context.Context, d *dataset.Dataset, hash, path string, opt Options) (err error) {
	if strings.Contains(path, "?") { // DuckDB takes what follows for options
		return agglo.Errorf(agglo.Usage, "%s: the path of a store cannot have a question mark", path)
	}
	unlock, err := lockedfile.MutexAt(path + ".lock").Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if err := removeLeftovers(path); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(path), filepath.Base(path)+".tmp-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	made := filepath.Join(work, "release.duckdb")
	if err := makeRelease(ctx, d, hash, made, opt); err != nil {
		return err
	}
	return publish(made, path)
}

// removeLeftovers removes the folders of builds that were killed. The caller
// holds the lock, so no living build has one.
func removeLeftovers(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(path)+".tmp-") {
			if err := os.RemoveAll(filepath.Join(filepath.Dir(path), e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// publish flushes the file made to disk and renames it to path.
func publish(made, path string) error {
	if err := flush(made); err != nil {
		return err
	}
	if err := os.Rename(made, path); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // cannot flush a folder
		return nil
	}
	return flush(filepath.Dir(path))
}

func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// A builder makes one release on one connection, where its temporary tables live.
type builder struct {
	*sql.Conn
	d     *dataset.Dataset
	work  string // folder for temporary files
	opt   Options
	first int               // number of the first file that is read
	read  map[string][]part // what was read, by table
}

func makeRelease(ctx context.Context, d *dataset.Dataset, hash, path string, opt Options) (err error) {
	db, err := attach(path, "", opt.settings(filepath.Dir(path))...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()

	b := &builder{Conn: conn, d: d, work: filepath.Dir(path), opt: opt, read: map[string][]part{}}
	for _, step := range []func(context.Context) error{
		b.loadFiles, b.loadTables, b.numberRegions, b.derive, b.verify,
		func(ctx context.Context) error { return b.seal(ctx, hash) },
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (o Options) settings(work string) []string {
	s := []string{
		"SET temp_directory = " + literal(filepath.Join(work, "spill")),
		"SET memory_limit = " + literal(cmp.Or(o.Memory, DefaultMemory)),
	}
	if o.Threads > 0 {
		s = append(s, "SET threads = "+strconv.Itoa(o.Threads))
	}
	return s
}

func (o Options) progress(stage string, done, total int64) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// seal writes what the release is and flushes everything to the file.
func (b *builder) seal(ctx context.Context, hash string) error {
	release := describe(b.d)
	release.Hash, release.Files, release.Warnings, release.Built = hash, b.opt.Files, b.opt.Warnings, time.Now().UTC().Truncate(time.Second)
	if err := b.writeRelease(ctx, release); err != nil {
		return err
	}
	_, err := b.ExecContext(ctx, "CHECKPOINT release")
	return err
}
