package dataset

import (
	"context"
	"errors"
	"fmt"

	"io/fs"

	"github.com/parquet-go/parquet-go"
)

// A Dataset is a folder with a descriptor and tables.
type Dataset struct {
	Descriptor Descriptor
	Files      []File // tables and boundaries, in the order of Tables, parts by name

	fsys     fs.FS
	problems []*report // of the descriptor and the list of files
	books    *shelf    // that are open; nil to open them as they are read
}

// A File is a file with a table, a sheet of a workbook with one, or boundaries.
type File struct {
	Path   string // within the data set
	Sheet  string // of a workbook
	Table  string // empty for boundaries
	Format string // csv, xlsx, parquet or topojson
	Size   int64  // bytes
}

// String returns the path, for a sheet as book.xlsx[links].
func (f File) String() string {
	if f.Sheet != "" {
		return f.Path + "[" + f.Sheet + "]"
	}
	return f.Path
}

// Open reads the descriptor of a data set and the list of its files. It does
// not read the tables; [Dataset.Check] does.
//
// The error is [Problems] where the descriptor or the choice of files is at
// fault. The data set is then returned beside it, so that Check can be asked
// for the rest; it repeats the problems that Open found.
func Open(fsys fs.FS) (*Dataset, error) {
	if info, err := fs.Stat(fsys, "."); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, Problems{{File: info.Name(), Msg: "is not a folder: a data set is a folder with " + DescriptorPath}}
	}
	d := &Dataset{fsys: fsys}
	descriptor := &report{file: DescriptorPath}
	d.Descriptor = readDescriptor(fsys, descriptor)
	d.problems = append(d.problems, descriptor)
	if err := d.list(); err != nil {
		return nil, err
	}
	return d, d.opened().Err()
}

// opened returns the problems that Open found.
func (d *Dataset) opened() Problems {
	var ps Problems
	for _, r := range d.problems {
		ps = append(ps, merge([]*report{r})...)
	}
	return ps
}

// FS returns the folder of the data set.
func (d *Dataset) FS() fs.FS { return d.fsys }

// FilesOf returns the files of one table, nil where the data set has none.
func (d *Dataset) FilesOf(table string) []File {
	var files []File
	for _, f := range d.Files {
		if f.Table == table {
			files = append(files, f)
		}
	}
	return files
}

// A part is a piece of a file that can be read by itself: a row group of a
// Parquet file, the whole of any other.
type part struct {
	File
	bytes  int64
	footer *parquet.File // of a Parquet file, for its schema only: the file is closed
	group  int           // of a Parquet file
	first  int           // number of its first row, 1-based
}

// parts returns the pieces of a file.
func (d *Dataset) parts(f File) ([]part, error) {
	if f.Format == formatParquet {
		return d.rowGroups(f)
	}
	return []part{{File: f, first: 1, bytes: f.Size}}, nil
}

// read reads the given columns of a part in batches, and may read others as
// well. Faults that keep a row from being read go to r and the row is left
// out; where r is nil such a row is yielded with what could be read of it. An
// error that is a [Problem] says that the part could not be read to its end.
func (d *Dataset) read(ctx context.Context, p part, columns []int, r *report, yield func(*batch) error) (err error) {
	yielding := false // a panic of yield is not for us
	defer func() {
		if p.Format != formatCSV && !yielding {
			err = recovered(recover(), err)
		}
	}()
	guarded := func(b *batch) error {
		yielding = true
		err := yield(b)
		yielding = false
		return err
	}
	switch p.Format {
	case formatParquet:
		return d.readParquet(ctx, p, columns, r, guarded)
	case formatXLSX:
		return d.readXLSX(ctx, p.File, r, guarded)
	}
	in, err := d.fsys.Open(p.Path)
	if err != nil {
		return err
	}
	defer in.Close()
	return readCSV(ctx, p.Table, in, r, yield)
}

// recovered returns a problem in place of a panic: the libraries that decode
// XLSX and Parquet panic on some damaged files.
func recovered(panicked any, err error) error {
	if panicked == nil {
		return err
	}
	return Problem{Msg: fmt.Sprint("is damaged: ", panicked)}
}

// problemOf turns an error of read into a problem.
func problemOf(err error) Problem {
	var p Problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Problem{Msg: "was not read to its end: " + err.Error()}
	}
	return Problem{Msg: "cannot be read: " + cause(err)}
}
