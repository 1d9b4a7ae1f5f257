package dataset

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"agglo"
)

// Contents are all that a data set holds.
type Contents struct {
	Descriptor Descriptor
	Tables     map[string]Rows   // by name; a table without rows is left out
	Boundaries map[string][]byte // TopoJSON by file name, such as "provinces.topo.json"
}

// Rows are the rows of a table with their values as [Dataset.Scan] gives them.
// A row is only valid until the next one.
type Rows = iter.Seq2[[]any, error]

// Contents returns all that a data set holds. The tables are read when their
// rows are asked for.
func (d *Dataset) Contents(ctx context.Context) (Contents, error) {
	c := Contents{Descriptor: d.Descriptor, Tables: map[string]Rows{}, Boundaries: map[string][]byte{}}
	for _, f := range d.Files {
		if f.Table != "" {
			c.Tables[f.Table] = d.rowsOf(ctx, f.Table)
			continue
		}
		data, err := fs.ReadFile(d.fsys, f.Path)
		if err != nil {
			return Contents{}, err
		}
		c.Boundaries[filepath.Base(f.Path)] = data
	}
	return c, nil
}

var errStop = errors.New("no more rows wanted")

func (d *Dataset) rowsOf(ctx context.Context, table string) Rows {
	return func(yield func([]any, error) bool) {
		for _, f := range d.FilesOf(table) {
			err := d.Scan(ctx, f, func(_ int, values []any) error {
				if !yield(values, nil) {
					return errStop
				}
				return nil
			})
			if errors.Is(err, errStop) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// A packageWriter writes the tables of a data set in one format.
type packageWriter interface {
	begin(table string) (rowWriter, error) // the tables come one after the other
	resource(table string) resource        // says where a table is
	close() error
}

// A rowWriter writes the rows of one table.
type rowWriter interface {
	add(values []any) error
	close() error
}

// Write writes a data set to a folder, as csv, xlsx or parquet: a file for each
// table, for xlsx one workbook with a sheet for each. The descriptor that it
// writes lists all tables with their columns, keys and references. A workbook
// keeps 15 digits of a number; the other formats keep all.
//
// The folder is made where it does not exist, and must not hold a data set or
// any file of the same name. Files are moved to it once all are complete, the
// descriptor last.
func Write(ctx context.Context, dir, format string, c Contents) (err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, DescriptorPath)); err == nil {
		return agglo.Errorf(agglo.Invalid, "%s already holds a data set: choose another folder", dir)
	}
	temp, err := os.MkdirTemp(dir, ".agglo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	w, err := newPackageWriter(temp, format, c.Descriptor.Name)
	if err != nil {
		return err
	}
	resources, err := writeTables(ctx, w, c.Tables)
	if err := errors.Join(err, w.close()); err != nil {
		return err
	}
	more, err := writeBoundaries(temp, c.Boundaries)
	if err != nil {
		return err
	}
	if err := writeDescriptor(temp, c.Descriptor, append(resources, more...)); err != nil {
		return err
	}
	return moveFiles(temp, dir)
}

func newPackageWriter(dir, format, name string) (packageWriter, error) {
	switch format {
	case formatCSV:
		return csvWriter{dir}, nil
	case formatParquet:
		return parquetWriter{dir}, nil
	case formatXLSX:
		return newXLSXWriter(dir, name), nil
	}
	return nil, agglo.Errorf(agglo.Usage, "%q is not a format of tables: use csv, xlsx or parquet", format)
}

func writeTables(ctx context.Context, w packageWriter, tables map[string]Rows) ([]resource, error) {
	for name := range tables {
		if !slices.Contains(tableNames, name) {
			return nil, fmt.Errorf("dataset: %q is not a table", name)
		}
	}
	var written []string
	for _, table := range tableNames {
		rows := tables[table]
		if rows == nil {
			continue
		}
		any, err := writeTable(ctx, w, table, rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
		if any {
			written = append(written, table)
		}
	}
	var resources []resource
	for _, table := range written {
		r := w.resource(table)
		r.Name, r.Type, r.About, r.Schema = table, "table", tableDescriptions[table], schemaOf(table, written)
		resources = append(resources, r)
	}
	return resources, nil
}

// writeTable writes the rows of a table, if there are any.
func writeTable(ctx context.Context, w packageWriter, table string, rows Rows) (written bool, err error) {
	var out rowWriter
	row := 0
	for values, rowErr := range rows {
		if err = errors.Join(rowErr, ctx.Err()); err != nil {
			break
		}
		row++
		if err = checkValues(allColumns[table], values); err != nil {
			err = fmt.Errorf("row %d: %w", row, err)
			break
		}
		if out == nil {
			if out, err = w.begin(table); err != nil {
				return false, err
			}
		}
		if err = out.add(values); err != nil {
			break
		}
	}
	if out != nil {
		err = errors.Join(err, out.close())
	}
	return out != nil, err
}

// checkValues checks that a row can be read again as it was written.
func checkValues(columns []Column, values []any) error {
	if len(values) != len(columns) {
		return fmt.Errorf("has %s for %s", count(len(values), "value"), count(len(columns), "column"))
	}
	for i, v := range values {
		ok := false
		switch v := v.(type) {
		case nil:
			ok = !columns[i].Required
		case string:
			ok = v != "" && columns[i].Type != Number && columns[i].Type != Integer && columns[i].Type != Boolean
		case float64:
			ok = columns[i].Type == Number && !math.IsNaN(v) && !math.IsInf(v, 0)
		case int64:
			ok = columns[i].Type == Integer
		case bool:
			ok = columns[i].Type == Boolean
		}
		if !ok {
			return fmt.Errorf("%s: %v (%[2]T) is not a value of type %s", columns[i].Name, v, columns[i].Type)
		}
	}
	return nil
}

func writeBoundaries(dir string, files map[string][]byte) (resources []resource, err error) {
	if len(files) == 0 {
		return nil, nil
	}
	if err := os.Mkdir(filepath.Join(dir, boundariesFolder), 0o777); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(dir, boundariesFolder, name), files[name], 0o666); err != nil {
			return nil, err
		}
		resources = append(resources, boundaryResource(name))
	}
	return resources, nil
}

func writeDescriptor(dir string, d Descriptor, resources []resource) error {
	d.Schema = "https://datapackage.org/profiles/2.0/datapackage.json"
	data, err := json.MarshalIndent(struct {
		Descriptor
		Resources []resource `json:"resources"`
	}{d, resources}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, DescriptorPath), append(data, '\n'), 0o666)
}

// moveFiles moves all files of one folder to another, the descriptor last, so
// that a folder with a descriptor is complete.
func moveFiles(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, err := os.Lstat(filepath.Join(to, e.Name())); err == nil {
			return agglo.Errorf(agglo.Invalid, "%s is in the way: choose an empty folder", filepath.Join(to, e.Name()))
		}
	}
	slices.SortStableFunc(entries, func(a, b os.DirEntry) int {
		return order(a.Name() == DescriptorPath) - order(b.Name() == DescriptorPath)
	})
	for _, e := range entries {
		if err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func order(last bool) int {
	if last {
		return 1
	}
	return 0
}
