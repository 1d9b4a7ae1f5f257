package store

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"agglo/dataset"
)

// plainColumns reports whether a table has no column whose values the reader
// of the data set brings into one form (a period may be written in two ways),
// so that DuckDB may read its Parquet files itself.
func plainColumns(table string) bool {
	return !slices.ContainsFunc(dataset.ColumnsOf(table), func(c dataset.Column) bool {
		return c.Type == dataset.Period || c.Type == dataset.Subject
	})
}

// readParquet loads a table that is in Parquet files straight from them. Line
// is the number of the row within its file.
func (b *builder) readParquet(ctx context.Context, table string, files []int) error {
	b.opt.progress(table, 0, 0)
	var parts []string
	var total int64
	for _, i := range files {
		query, rows, err := b.parquetPart(ctx, table, i)
		if err != nil {
			return fmt.Errorf("%s: %w", b.d.Files[i].Path, err)
		}
		parts = append(parts, query)
		b.read[table] = append(b.read[table], part{i, rows})
		total += rows
	}
	body := strings.Join(parts, "\nUNION ALL ")
	create := "CREATE TABLE " + name(table) + " AS " + body
	if staged[table] {
		create = "CREATE TEMP VIEW " + name(table+"_in") + " AS " + body
	}
	_, err := b.ExecContext(ctx, create)
	b.opt.progress(table, total, total)
	return err
}

// parquetPart returns the query that reads one file, and how many rows it has.
func (b *builder) parquetPart(ctx context.Context, table string, file int) (query string, rows int64, err error) {
	path, err := b.onDisk(b.d.Files[file].Path)
	if err != nil {
		return "", 0, err
	}
	have := map[string]bool{}
	found, err := b.QueryContext(ctx, "SELECT column_name FROM (DESCRIBE FROM read_parquet("+literal(path)+"))")
	if err != nil {
		return "", 0, err
	}
	defer found.Close()
	for found.Next() {
		var column string
		if err := found.Scan(&column); err != nil {
			return "", 0, err
		}
		have[column] = true
	}
	if err := found.Err(); err != nil {
		return "", 0, err
	}
	err = b.QueryRowContext(ctx, "SELECT num_rows FROM parquet_file_metadata("+literal(path)+")").Scan(&rows)

	var q strings.Builder
	q.WriteString("SELECT ")
	for _, c := range dataset.ColumnsOf(table) {
		q.WriteString(parquetColumn(c, have[c.Name]) + " AS " + name(c.Name) + ", ")
	}
	fmt.Fprintf(&q, "%d::INTEGER AS file, file_row_number + 1 AS line FROM read_parquet(%s, file_row_number = true)", file, literal(path))
	return q.String(), rows, err
}

func parquetColumn(c dataset.Column, present bool) string {
	switch {
	case !present:
		return "NULL::" + sqlType(c)
	case c.Type == dataset.Number || c.Type == dataset.Integer || c.Type == dataset.Boolean:
		return name(c.Name) + "::" + sqlType(c)
	}
	return "nullif(" + name(c.Name) + "::VARCHAR, '')::" + sqlType(c)
}

// onDisk returns where a file of the data set is on disk. One that is not, in
// an embedded data set, is written to the folder of the build.
func (b *builder) onDisk(path string) (string, error) {
	in, err := b.d.FS().Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	if f, ok := in.(*os.File); ok {
		return filepath.Abs(f.Name())
	}
	return b.extract(in)
}

func (b *builder) extract(in fs.File) (string, error) {
	out, err := os.CreateTemp(b.work, "*.parquet")
	if err != nil {
		return "", err
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		return "", err
	}
	return out.Name(), out.Close()
}
