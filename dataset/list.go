package dataset

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Formats of tables.
const (
	formatCSV     = "csv"
	formatXLSX    = "xlsx"
	formatParquet = "parquet"
	formatTopo    = "topojson"
)

const boundariesFolder = "boundaries"

// list finds the tables and boundaries of the data set.
func (d *Dataset) list() error {
	entries, err := fs.ReadDir(d.fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			err = d.listFolder(e.Name())
		} else {
			err = d.listFile(e.Name())
		}
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(d.Files, func(a, b File) int {
		return cmp.Or(cmp.Compare(tableOrder(a.Table), tableOrder(b.Table)), cmp.Compare(a.Path, b.Path))
	})
	d.checkOneSource()
	return nil
}

// tableOrder returns the position of a table; what is no table comes last.
func tableOrder(table string) int {
	if i := slices.Index(tableNames, table); i >= 0 {
		return i
	}
	return len(tableNames)
}

func (d *Dataset) fault(file, msg string) {
	r := &report{file: file}
	r.add(Problem{Msg: msg})
	d.problems = append(d.problems, r)
}

func (d *Dataset) stat(name string) (int64, error) {
	info, err := fs.Stat(d.fsys, name)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// listFile adds a file at the top of the data set, if it is a table.
func (d *Dataset) listFile(name string) error {
	ext := path.Ext(name)
	table := strings.TrimSuffix(name, ext)
	format := strings.TrimPrefix(ext, ".")
	switch {
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"): // hidden, or a lock of a spreadsheet program
		return nil
	case format == formatXLSX:
		return d.listWorkbook(name, table)
	case format != formatCSV && format != formatParquet:
		d.checkForeign(name, table, format)
		return nil
	case !slices.Contains(tableNames, table):
		if near := nearestName(table, tableNames); near != "" {
			d.fault(name, fmt.Sprintf("is not a table; did you mean %q?", near+ext))
		}
		return nil
	}
	size, err := d.stat(name)
	d.Files = append(d.Files, File{Path: name, Table: table, Format: format, Size: size})
	return err
}

// checkForeign reports a table in a format that is not read.
func (d *Dataset) checkForeign(name, table, format string) {
	switch strings.ToLower(format) {
	case "tsv", "xls", "ods", "json", "txt", formatCSV, formatXLSX, formatParquet:
		if slices.Contains(tableNames, strings.ToLower(table)) {
			d.fault(name, fmt.Sprintf("is not read: a table is %s.csv, %[1]s.xlsx or %[1]s.parquet, in lower case", strings.ToLower(table)))
		}
	}
}

// listWorkbook adds the sheets of a workbook that are tables: those that bear
// the name of one, or the only sheet of a workbook that does.
func (d *Dataset) listWorkbook(name, table string) error {
	size, err := d.stat(name)
	if err != nil {
		return err
	}
	sheets, err := d.sheets(name)
	if err != nil {
		d.fault(name, problemOf(err).Msg)
		return nil
	}
	if len(sheets) == 1 && slices.Contains(tableNames, table) {
		d.Files = append(d.Files, File{Path: name, Sheet: sheets[0], Table: table, Format: formatXLSX, Size: size})
		return nil
	}
	for _, s := range sheets {
		switch {
		case slices.Contains(tableNames, s):
			d.Files = append(d.Files, File{Path: name, Sheet: s, Table: s, Format: formatXLSX, Size: size})
		case nearestName(s, tableNames) != "":
			d.fault(name+"["+s+"]", fmt.Sprintf("is not a table; did you mean %q?", nearestName(s, tableNames)))
		}
	}
	return nil
}

// listFolder adds the parts of a table, or the boundaries.
func (d *Dataset) listFolder(name string) error {
	table := slices.Contains(tableNames, name)
	if !table && name != boundariesFolder {
		if near := nearestName(name, append(Tables(), boundariesFolder)); near != "" {
			d.fault(name, fmt.Sprintf("is not a folder of a data set; did you mean %q?", near))
		}
		return nil
	}
	entries, err := fs.ReadDir(d.fsys, name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		file := File{Path: path.Join(name, e.Name())}
		switch {
		case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(e.Name(), "_"): // such as _SUCCESS
			continue
		case !e.IsDir() && table && strings.HasSuffix(e.Name(), ".parquet"):
			file.Table, file.Format = name, formatParquet
		case !e.IsDir() && !table && strings.HasSuffix(e.Name(), ".topo.json"):
			file.Format = formatTopo
		case table:
			d.fault(file.Path, "is not read: the parts of a table are Parquet files")
			continue
		default:
			continue
		}
		if file.Size, err = d.stat(file.Path); err != nil {
			return err
		}
		d.Files = append(d.Files, file)
	}
	return nil
}

// checkOneSource reports tables that stand in several places. Parts in one
// folder are one place.
func (d *Dataset) checkOneSource() {
	place := func(f File) string {
		if dir := path.Dir(f.Path); dir != "." {
			return dir
		}
		return f.String()
	}
	first := map[string]File{}
	for _, f := range d.Files {
		if f.Table == "" {
			continue
		}
		other, seen := first[f.Table]
		if !seen {
			first[f.Table] = f
		} else if place(other) != place(f) {
			d.fault(f.String(), fmt.Sprintf("is the table %s, and so is %s: keep one of them", f.Table, other))
		}
	}
}
