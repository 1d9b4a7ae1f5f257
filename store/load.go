package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"io/fs"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"agglo/dataset"
)

// staged are the tables that sql/build makes anew, with numbers in place of
// ids. Their rows are read as NAME_in.
var staged = map[string]bool{"establishments": true, "activities": true}

// loadFiles makes the tables that are not those of the data set, and fills
// those of files and of boundaries.
func (b *builder) loadFiles(ctx context.Context) error {
	if _, err := b.ExecContext(ctx, queries["tables"]); err != nil {
		return err
	}
	err := b.appendRows(ctx, "release", "files", func(add func(...driver.Value) error) error {
		for i, f := range b.d.Files {
			if err := add(int32(i), f.String(), f.Table); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.appendRows(ctx, "release", "boundaries", func(add func(...driver.Value) error) error {
		for _, f := range b.d.Files {
			if f.Format != "topojson" {
				continue
			}
			content, err := fs.ReadFile(b.d.FS(), f.Path)
			if err != nil {
				return err
			}
			if err := add(f.Path, content); err != nil {
				return err
			}
		}
		return nil
	})
}

// loadTables reads every table of the data set. A table without rows is there,
// empty.
func (b *builder) loadTables(ctx context.Context) error {
	for _, table := range dataset.Tables() {
		var files []int // by position in d.Files
		parquet := true
		for i, f := range b.d.Files {
			if f.Table == table {
				files = append(files, i)
				parquet = parquet && f.Format == "parquet"
			}
		}
		load := b.scan
		if parquet && len(files) > 0 && plainColumns(table) {
			load = b.readParquet
		}
		if err := load(ctx, table, files); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// sqlType returns the type of a column in the store. Dates and periods stay
// the text that they were written in, since it says how precise they are.
func sqlType(c dataset.Column) string {
	switch c.Type {
	case dataset.Number:
		return "DOUBLE"
	case dataset.Integer:
		return "BIGINT"
	case dataset.Boolean:
		return "BOOLEAN"
	case dataset.Enum:
		values := make([]string, len(c.Values))
		for i, v := range c.Values {
			values[i] = literal(v)
		}
		return "ENUM (" + strings.Join(values, ", ") + ")"
	}
	return "VARCHAR"
}

// scan loads a table through the reader of the data set.
func (b *builder) scan(ctx context.Context, table string, files []int) error {
	catalog, target, err := b.create(ctx, table)
	if err != nil {
		return err
	}
	return b.appendRows(ctx, catalog, target, func(add func(...driver.Value) error) error {
		return b.scanFiles(ctx, table, files, len(dataset.ColumnsOf(table)), add)
	})
}

// create makes the table that the rows of a table of the data set are read to,
// and returns where it is.
func (b *builder) create(ctx context.Context, table string) (catalog, target string, err error) {
	var list strings.Builder
	for _, c := range dataset.ColumnsOf(table) {
		list.WriteString(name(c.Name) + " " + sqlType(c) + ", ")
	}
	list.WriteString("file INTEGER, line BIGINT)")
	catalog, target = "release", table
	create := "CREATE TABLE " + name(target) + " (" + list.String()
	if staged[table] {
		catalog, target = "temp", table+"_read"
		create = "CREATE TEMP TABLE " + name(target) + " (" + list.String() +
			"; CREATE TEMP VIEW " + name(table+"_in") + " AS FROM " + name(target)
	}
	_, err = b.ExecContext(ctx, create)
	return catalog, target, err
}

func (b *builder) scanFiles(ctx context.Context, table string, files []int, width int, add func(...driver.Value) error) error {
	row := make([]driver.Value, width+2)
	var done int64
	for _, i := range files {
		last := 0
		err := b.d.Scan(ctx, b.d.Files[i], func(line int, values []any) error {
			for k, v := range values {
				row[k] = v
			}
			row[width], row[width+1], last = int32(i), int64(line), line
			if done++; done%100_000 == 0 {
				b.opt.progress(table, done, 0)
			}
			return add(row...)
		})
		if err != nil {
			return err
		}
		b.read[table] = append(b.read[table], part{i, int64(last)})
	}
	b.opt.progress(table, done, done)
	return nil
}

// appendRows adds the rows that fill hands to add to a table, all or none.
func (b *builder) appendRows(ctx context.Context, catalog, table string, fill func(add func(...driver.Value) error) error) error {
	return b.Raw(func(conn any) error {
		a, err := duckdb.NewAppender(conn.(driver.Conn), catalog, "main", table)
		if err != nil {
			return err
		}
		err = fill(a.AppendRow)
		if closed := a.Close(); err == nil {
			err = closed
		}
		return err
	})
}
