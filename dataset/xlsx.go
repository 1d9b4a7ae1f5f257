package dataset

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"
)

// xlsxOptions ask for values as they are stored, not as they are shown: 0.137
// and not "14%". Parts above 16 MiB are unpacked into temporary files.
var xlsxOptions = excelize.Options{RawCellValue: true, UnzipSizeLimit: 4 << 30, UnzipXMLSizeLimit: 16 << 20}

// A shelf keeps workbooks open while several of their sheets are read: to open
// one is to unpack it.
type shelf struct {
	mu    sync.Mutex
	books map[string]*excelize.File
}

// open opens a workbook, or returns it if it is open.
func (s *shelf) open(fsys fs.FS, name string) (*excelize.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if book := s.books[name]; book != nil {
		return book, nil
	}
	in, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	book, err := excelize.OpenReader(in, xlsxOptions)
	if err != nil {
		return nil, Problem{Msg: "is not an XLSX workbook: " + err.Error()}
	}
	if s.books == nil {
		s.books = map[string]*excelize.File{}
	}
	s.books[name] = book
	return book, nil
}

// close closes all workbooks. What they unpacked into files is removed.
func (s *shelf) close() {
	for _, book := range s.books {
		book.Close()
	}
}

// sheets returns the names of the sheets of a workbook.
func (d *Dataset) sheets(name string) (names []string, err error) {
	defer func() { err = recovered(recover(), err) }()
	var s shelf
	defer s.close()
	book, err := s.open(d.fsys, name)
	if err != nil {
		return nil, err
	}
	return book.GetSheetList(), nil
}

// readXLSX reads a sheet of a workbook. Its first row that is not empty is the
// header.
func (d *Dataset) readXLSX(ctx context.Context, f File, r *report, yield func(*batch) error) error {
	books := d.books
	if books == nil {
		books = &shelf{}
		defer books.close()
	}
	book, err := books.open(d.fsys, f.Path)
	if err != nil {
		return err
	}
	rows, err := book.Rows(f.Sheet)
	if err != nil {
		return Problem{Msg: "cannot be read: " + err.Error()}
	}
	defer rows.Close()
	s := &sheet{table: f.Table, report: r, yield: yield, epoch: epoch(book)}
	for line := 1; rows.Next(); line++ {
		if line%batchRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		record, err := rows.Columns()
		if err != nil {
			return Problem{Line: line, Msg: "is damaged: " + err.Error()}
		}
		if err := s.add(line, record); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return Problem{Msg: "is damaged: " + err.Error()}
	}
	if s.builder == nil {
		return Problem{Msg: "is empty: " + wantHeader(f.Table)}
	}
	return s.builder.flush()
}

// A sheet takes the rows of one sheet.
type sheet struct {
	table   string
	report  *report
	yield   func(*batch) error
	epoch   time.Time
	header  header
	builder *builder
}

func (s *sheet) add(line int, record []string) (err error) {
	switch {
	case blank(record):
		return nil
	case s.builder == nil:
		if s.header, err = matchHeader(s.table, line, record, s.report); err == nil {
			s.builder = newBuilder(s.table, s.header, s.yield)
		}
		return err
	case len(record) > s.header.width && s.report != nil:
		s.report.add(Problem{Line: line, Msg: fmt.Sprintf("has a value beyond the last column of the header, %s", s.lastColumn())})
		return nil
	}
	s.builder.begin(line)
	for i, text := range record[:min(len(record), s.header.width)] {
		if c := s.header.column[i]; c >= 0 && text != "" {
			s.builder.set(c, s.dated(c, text), place{int32(line), int32(i + 1)})
		}
	}
	return s.builder.end()
}

func (s *sheet) lastColumn() string {
	name, err := excelize.ColumnNumberToName(s.header.width)
	if err != nil {
		return strconv.Itoa(s.header.width)
	}
	return name
}

// dated returns the text of a cell with a day that was stored as a number of
// five digits, as spreadsheets do, written out. Years have four digits, so that
// the two cannot be taken for one another.
func (s *sheet) dated(c int, text string) string {
	if t := allColumns[s.table][c].Type; t != Date && t != Period || len(text) != 5 {
		return text
	}
	days, err := strconv.Atoi(text)
	if err != nil {
		return text
	}
	return s.epoch.AddDate(0, 0, days).Format(time.DateOnly)
}

// epoch returns day 0 of a workbook. The usual one is a day early, because
// spreadsheets hold 1900 for a leap year.
func epoch(book *excelize.File) time.Time {
	props, err := book.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}
