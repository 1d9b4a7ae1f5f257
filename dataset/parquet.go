package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/parquet-go/parquet-go"
)

// openAt opens a file for reading at any place of it. A file system that
// cannot do that gives the whole content.
func openAt(fsys fs.FS, name string) (io.ReaderAt, io.Closer, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	if at, ok := f.(io.ReaderAt); ok {
		return at, f, nil
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	return bytes.NewReader(data), io.NopCloser(nil), err
}

// rowGroups returns the row groups of a Parquet file.
func (d *Dataset) rowGroups(f File) (parts []part, err error) {
	defer func() { err = recovered(recover(), err) }()
	at, closer, err := openAt(d.fsys, f.Path)
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	file, err := parquet.OpenFile(at, f.Size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, Problem{Msg: "is not a Parquet file: " + err.Error()}
	}
	groups := file.RowGroups()
	parts = make([]part, max(1, len(groups))) // a file without rows still has a header to check
	first := 1
	for i := range parts {
		parts[i] = part{File: f, footer: file, group: i, first: first, bytes: f.Size / int64(len(parts))}
		if i < len(groups) {
			first += int(groups[i].NumRows())
		}
	}
	return parts, nil
}

// A parquetColumn reads the pages of one column of a row group.
type parquetColumn struct {
	column int // in the table
	name   string
	pages  parquet.Pages
	decode decoder

	page  parquet.Page // that the rest belongs to
	dict  *dictionary  // of the row group
	blank int32        // code of the empty text in dict, -1 where there is none
	codes []int32      // of the page
	rest  cells        // of the page
}

// readParquet reads a row group column by column, page by page. Batches end
// where a page of any column ends, so that no value is copied.
func (d *Dataset) readParquet(ctx context.Context, p part, columns []int, r *report, yield func(*batch) error) error {
	if p.group == 0 || r == nil {
		if _, err := matchHeader(p.Table, 0, leafNames(p.footer), r); err != nil {
			return err
		}
	}
	at, closer, err := openAt(d.fsys, p.Path)
	if err != nil {
		return err
	}
	defer closer.Close()
	open, err := p.open(at, columns, r)
	defer func() {
		for _, c := range open {
			c.close()
		}
	}()
	if err != nil || len(open) == 0 {
		return err
	}
	for first := p.first; ; {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rows, err := fillAll(open)
		if err != nil || rows == 0 {
			return err
		}
		b := &batch{rows: rows, first: first, cells: make([]cells, len(allColumns[p.Table]))}
		for _, c := range open {
			b.cells[c.column] = cells{codes: c.rest.codes[:rows], dict: c.rest.dict}
			c.rest.codes = c.rest.codes[rows:]
		}
		if err := yield(b); err != nil {
			return err
		}
		first += rows
	}
}

// leafNames returns the names of the columns of a file, which is its header.
func leafNames(file *parquet.File) []string {
	var names []string
	for _, c := range file.Root().Columns() {
		names = append(names, c.Name())
	}
	return names
}

// open opens those columns of a row group that are wanted and there.
func (p part) open(at io.ReaderAt, columns []int, r *report) (open []*parquetColumn, err error) {
	groups := p.footer.RowGroups()
	if len(groups) == 0 {
		return nil, nil
	}
	chunks := groups[p.group].ColumnChunks()
	for _, leaf := range p.footer.Root().Columns() {
		i := column(p.Table, leaf.Name())
		if i < 0 || !slices.Contains(columns, i) {
			continue
		}
		decode, err := decoderOf(leaf, allColumns[p.Table][i])
		if err != nil {
			if r != nil && p.group == 0 {
				r.add(Problem{Field: leaf.Name(), Msg: err.Error()})
			}
			continue
		}
		chunk, ok := chunks[leaf.Index()].(*parquet.FileColumnChunk)
		if !ok {
			return open, fmt.Errorf("dataset: a chunk of %s is a %T", p.Path, chunks[leaf.Index()])
		}
		open = append(open, &parquetColumn{column: i, name: leaf.Name(), pages: chunk.PagesFrom(at), decode: decode})
	}
	return open, nil
}

// fillAll returns for how many rows all columns have values, 0 at the end.
func fillAll(open []*parquetColumn) (rows int, err error) {
	ended := ""
	for i, c := range open {
		if err := c.fill(); err != nil {
			return 0, err
		}
		n := len(c.rest.codes)
		if n == 0 {
			ended = c.name
		}
		if i == 0 {
			rows = n
		}
		rows = min(rows, n)
	}
	for _, c := range open {
		if rows == 0 && len(c.rest.codes) > 0 {
			return 0, Problem{Field: ended, Msg: "is damaged: the column has fewer values than others"}
		}
	}
	return rows, nil
}

// fill reads the next page where the last one is used up.
func (c *parquetColumn) fill() error {
	for len(c.rest.codes) == 0 {
		parquet.Release(c.page)
		c.page = nil
		page, err := c.pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return Problem{Field: c.name, Msg: "is damaged: " + err.Error()}
		}
		c.page = page
		if err := c.take(page); err != nil {
			return err
		}
	}
	return nil
}

// take makes the rest of a page: codes of its dictionary, or of its own values.
func (c *parquetColumn) take(page parquet.Page) (err error) {
	values := page.Data()
	var codes []int32
	dict, blank := c.dict, c.blank
	if d := page.Dictionary(); d != nil {
		if dict == nil {
			if dict, err = c.decode(d.Page().Data(), d.Len()); err != nil {
				return err
			}
			c.dict, c.blank = dict, dict.blank()
			blank = c.blank
		}
		codes = values.Int32()
	} else {
		n := int(page.NumValues() - page.NumNulls())
		if dict, err = c.decode(values, n); err != nil {
			return err
		}
		codes, blank = ascending(n), -1
		if dict.blank() >= 0 {
			codes = dict.withoutBlanks()
		}
	}
	return c.spread(page, codes, dict, blank)
}

// spread gives each row of a page its code, -1 where it is null or empty.
func (c *parquetColumn) spread(page parquet.Page, codes []int32, dict *dictionary, blank int32) error {
	rows := int(page.NumRows())
	levels := page.DefinitionLevels()
	c.codes = slices.Grow(c.codes[:0], rows)[:rows]
	next, size := 0, int32(dict.len())
	for row := range c.codes {
		if len(levels) > 0 && levels[row] == 0 {
			c.codes[row] = -1
			continue
		}
		if next >= len(codes) || codes[next] >= size || codes[next] < -1 {
			return Problem{Field: c.name, Msg: "is damaged: a value is not in the dictionary"}
		}
		c.codes[row] = codes[next]
		if codes[next] == blank {
			c.codes[row] = -1
		}
		next++
	}
	c.rest = cells{codes: c.codes, dict: dict}
	return nil
}

func (c *parquetColumn) close() {
	parquet.Release(c.page)
	c.pages.Close()
}

// ascending returns 0, 1, ..., n-1.
func ascending(n int) []int32 {
	codes := make([]int32, n)
	for i := range codes {
		codes[i] = int32(i)
	}
	return codes
}

// blank returns the code of the empty text, -1 where there is none.
func (d *dictionary) blank() int32 { return int32(slices.Index(d.text, "")) }

// withoutBlanks returns a code for each text, -1 for the empty one.
func (d *dictionary) withoutBlanks() []int32 {
	codes := ascending(len(d.text))
	for i, s := range d.text {
		if s == "" {
			codes[i] = -1
		}
	}
	return codes
}
