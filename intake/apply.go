package intake

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
)

// Changed returns the names of the tables that an import changes, in the order
// of the format.
func (p *Plan) Changed() []string {
	var out []string
	for _, table := range dataset.Tables() {
		if g := p.grids[table]; g != nil && g.changed {
			out = append(out, table)
		}
	}
	return out
}

// Check checks the data set as it would become. The error is that of
// [dataset.Problems.Err]; it speaks of the lines of the files that would be
// written.
func (p *Plan) Check(ctx context.Context) error {
	temp, err := os.MkdirTemp("", "agglo-import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	_, err = p.prepare(ctx, temp)
	return err
}

// Apply checks the data set as it would become and puts the files that change
// in place, each at once and in an order in which no row ever refers to one
// that is not there yet: what is interrupted is a sound data set, and the same
// import completes it. Where the check finds an error, nothing is changed.
//
// The mapping is kept as name, which may be empty, and the decisions beside it.
func (p *Plan) Apply(ctx context.Context, dir, name string) error {
	folder := filepath.Join(dir, Folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(folder, "writing-") // on the same disk, to be renamed
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	files, err := p.prepare(ctx, temp)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := os.Rename(filepath.Join(temp, file), filepath.Join(dir, file)); err != nil {
			return err
		}
	}
	return p.Remember(dir, name)
}

// Remember keeps the mapping, where name is not empty, and the decisions.
func (p *Plan) Remember(dir, name string) error {
	var err error
	if name != "" {
		err = p.Mapping.Save(MappingPath(dir, name))
	}
	return errors.Join(err, saveDecisions(MatchesPath(dir), p.decisions))
}

// prepare writes the tables that change to a folder and checks the data set
// with them. It returns their names in the order of the format.
func (p *Plan) prepare(ctx context.Context, temp string) ([]string, error) {
	formats := map[string]map[string]dataset.Rows{}
	var files []string
	for _, table := range p.Changed() {
		format, err := p.format(table)
		if err != nil {
			return nil, err
		}
		if formats[format] == nil {
			formats[format] = map[string]dataset.Rows{}
		}
		formats[format][table] = p.grids[table].all()
		files = append(files, table+"."+format)
	}
	for format, tables := range formats {
		// Write makes a data set; only its tables are wanted.
		if err := dataset.Write(ctx, temp, format, dataset.Contents{Descriptor: p.dataset.Descriptor, Tables: tables}); err != nil {
			return nil, err
		}
		if err := os.Remove(filepath.Join(temp, dataset.DescriptorPath)); err != nil {
			return nil, err
		}
	}
	d, err := dataset.Open(overlay{p.dataset.FS(), os.DirFS(temp), files})
	if err != nil {
		return nil, err
	}
	return files, d.Check(ctx, nil).Err()
}

// format returns the format of a table, csv for one that is not there yet.
func (p *Plan) format(table string) (string, error) {
	files := p.dataset.FilesOf(table)
	if len(files) == 0 {
		return "csv", nil
	}
	if f := files[0]; len(files) == 1 && f.Sheet == "" && path.Dir(f.Path) == "." {
		return f.Format, nil
	}
	return "", agglo.Errorf(agglo.Invalid, "%s is a sheet of a workbook or in several parts, which import does not write: make it one file first, with agglo export --to DIR", files[0])
}

// all yields the rows of a table.
func (g *grid) all() dataset.Rows {
	return func(yield func([]any, error) bool) {
		for _, row := range g.rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// An overlay is a data set with some of its files replaced.
type overlay struct {
	below, above fs.FS
	files        []string // at the top of above
}

// Open opens a file of the one or the other.
func (o overlay) Open(name string) (fs.File, error) {
	if slices.Contains(o.files, name) {
		return o.above.Open(name)
	}
	return o.below.Open(name)
}

// ReadDir lists a folder with the files that are new.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.below, name)
	if err != nil || name != "." {
		return entries, err
	}
	for _, file := range o.files {
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == file }) {
			continue
		}
		info, err := fs.Stat(o.above, file)
		if err != nil {
			return nil, err
		}
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}
