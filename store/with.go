package store

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"agglo"
	"agglo/dataset"
)

// addable are the tables that [Store.With] adds rows to, those that others
// refer to first.
var addable = []string{"organisations", "establishments", "activities"}

// With returns the release that the data set of s would have with some rows
// more, by table: organisations, establishments and activities. Their values
// are as [dataset.Dataset.Scan] gives them. It is made of a copy of the file of
// s in a temporary folder, by the statements of a build, and nothing is read of
// the data set again. [Store.Close] removes it.
//
// The ids that the rows refer to must exist, their own must be new, and
// activities must be of establishments that come with them. An error says where
// ids do not exist, or that s is no longer the release at its path.
func (s *Store) With(ctx context.Context, rows map[string]dataset.Rows) (*Store, error) {
	work, err := os.MkdirTemp("", "agglo-with-")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(work, "release.duckdb")
	out, err := s.with(ctx, rows, path)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(work))
	}
	out.work = work
	return out, nil
}

func (s *Store) with(ctx context.Context, rows map[string]dataset.Rows, path string) (*Store, error) {
	if err := copyFile(s.path, path); err != nil {
		return nil, err
	}
	copied, err := Open(path)
	if err != nil {
		return nil, err
	}
	if err := copied.Close(); err != nil {
		return nil, err
	}
	if copied.release.Hash != s.release.Hash {
		return nil, agglo.Errorf(agglo.Invalid, "the data set has changed in the meantime: ask again")
	}
	if err := extend(ctx, path, s.release.Hash, len(s.ref.files), rows); err != nil {
		return nil, err
	}
	return Open(path)
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

// extend adds rows to the release at a path, and derives again what follows.
func extend(ctx context.Context, path, hash string, files int, rows map[string]dataset.Rows) (err error) {
	db, err := attach(path, "", Options{}.settings(filepath.Dir(path))...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()

	b := &builder{Conn: conn, work: filepath.Dir(path), first: files, read: map[string][]part{}}
	hash, err = b.add(ctx, hash, rows)
	if err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{b.derive, b.verify} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if _, err := b.ExecContext(ctx, "UPDATE release SET hash = ?", hash); err != nil {
		return err
	}
	_, err = b.ExecContext(ctx, "CHECKPOINT release")
	return err
}

// add appends rows to their tables, each table as a file of its own, and
// returns the hash of the release with them.
func (b *builder) add(ctx context.Context, hash string, rows map[string]dataset.Rows) (string, error) {
	for table := range rows {
		if !slices.Contains(addable, table) {
			return "", agglo.Errorf(agglo.Invalid, "rows of %s cannot be added to a release: build the data set with them", table)
		}
	}
	sum := sha256.New()
	io.WriteString(sum, hash)
	for i, table := range addable {
		catalog, target, file := "release", table, b.first+i
		if staged[table] {
			var err error
			if catalog, target, err = b.create(ctx, table); err != nil {
				return "", err
			}
		}
		err := b.appendRows(ctx, "release", "files", func(add func(...driver.Value) error) error {
			return add(int32(file), "scenario/"+table+".csv", table)
		})
		if err != nil {
			return "", err
		}
		lines := 0
		err = b.appendRows(ctx, catalog, target, func(add func(...driver.Value) error) (err error) {
			lines, err = addRows(sum, rows[table], file, add)
			return err
		})
		if err != nil {
			return "", fmt.Errorf("%s: %w", table, err)
		}
		b.read[table] = []part{{file, int64(lines)}}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// addRows hands rows to add, with the number of their file and their lines, of
// which the first is that of the headings.
func addRows(sum io.Writer, rows dataset.Rows, file int, add func(...driver.Value) error) (lines int, err error) {
	if rows == nil {
		return 0, nil
	}
	lines = 1
	for values, err := range rows {
		if err != nil {
			return lines, err
		}
		lines++
		row := make([]driver.Value, 0, len(values)+2)
		for _, v := range values {
			row = append(row, v)
		}
		fmt.Fprintln(sum, file, values)
		if err := add(append(row, int32(file), int64(lines))...); err != nil {
			return lines, err
		}
	}
	return lines, nil
}
