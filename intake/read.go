package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"agglo"
)

func readCSV(path string) (*Sheet, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		if data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data); err != nil || bytes.ContainsRune(data, utf8.RuneError) {
			return nil, agglo.Errorf(agglo.Invalid, "%s is neither UTF-8 nor GB 18030: save it as CSV UTF-8", filepath.Base(path))
		}
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(first, []byte("\t")) > bytes.Count(first, []byte(",")) {
		r.Comma = '\t'
	} else if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		r.Comma = ';'
	}
	s := &Sheet{File: filepath.Base(path)}
	for {
		record, err := r.Read()
		if record == nil {
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, agglo.Errorf(agglo.Invalid, "%s: %v", filepath.Base(path), err)
			}
			return s, nil
		}
		line, _ := r.FieldPos(0)
		for len(s.Rows) < line-1 {
			s.Rows = append(s.Rows, nil) // the number of a row is its line
		}
		row := make([]Cell, len(record))
		for i, text := range record {
			row[i].Text = text
		}
		s.Rows = append(s.Rows, row)
	}
}

func unreadable(path string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return agglo.Errorf(agglo.NotFound, "there is no file %s", path)
	}
	return agglo.Errorf(agglo.Invalid, "%s cannot be read: %v", path, err)
}

func readWorkbook(path, name string) (s *Sheet, err error) {
	defer func() {
		if p := recover(); p != nil { // the library panics on some damaged files
			err = agglo.Errorf(agglo.Invalid, "%s is damaged: %v", filepath.Base(path), p)
		}
	}()
	book, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		if _, missing := os.Stat(path); missing != nil {
			return nil, unreadable(path, missing)
		}
		return nil, agglo.Errorf(agglo.Invalid, "%s is not an XLSX workbook: %v", filepath.Base(path), err)
	}
	defer book.Close()
	w := &workbook{File: book, formats: map[int]Cell{}}
	for _, sheet := range book.GetSheetList() {
		if name != "" && sheet != name {
			continue
		}
		s, err := w.sheet(sheet)
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "%s[%s]: %v", filepath.Base(path), sheet, err)
		}
		if name != "" || len(s.Rows) > 0 {
			s.File = filepath.Base(path)
			return s, nil
		}
	}
	if name == "" {
		return nil, agglo.Errorf(agglo.Invalid, "%s has no content", filepath.Base(path))
	}
	return nil, agglo.Errorf(agglo.NotFound, "%s has no sheet %q: it has %s", filepath.Base(path), name, strings.Join(book.GetSheetList(), ", "))
}

// A workbook is an open workbook with what its styles say of numbers.
type workbook struct {
	*excelize.File
	formats map[int]Cell // by style
}

func (w *workbook) sheet(name string) (*Sheet, error) {
	rows, err := w.GetRows(name)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Name: name}
	if props, err := w.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		s.Date1904 = *props.Date1904
	}
	for i, texts := range rows {
		row := make([]Cell, len(texts))
		for j, text := range texts {
			if row[j].Text = text; text != "" && strings.Trim(text, "0123456789.eE+-") == "" {
				f := w.format(name, i, j)
				row[j].Percent, row[j].Grain = f.Percent, f.Grain
			}
		}
		s.Rows = append(s.Rows, row)
	}
	merged, err := w.GetMergeCells(name, true)
	if err != nil {
		return nil, err
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		s.Spans = append(s.Spans, Span{top - 1, left - 1, bottom - 1, right - 1})
	}
	s.fill()
	return s, nil
}

// format returns how a number is shown.
func (w *workbook) format(sheet string, row, col int) Cell {
	name, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return Cell{}
	}
	id, err := w.GetCellStyle(sheet, name)
	if err != nil {
		return Cell{}
	}
	if f, known := w.formats[id]; known {
		return f
	}
	var f Cell
	if style, err := w.GetStyle(id); err == nil && style != nil {
		code := ""
		if style.CustomNumFmt != nil {
			code = *style.CustomNumFmt
		}
		f = shown(style.NumFmt, code)
	}
	w.formats[id] = f
	return f
}

var quotedText = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// shown says what a number format shows. Numbers of formats are those of
// ECMA-376, part 1, 18.8.30, with the dates of the Chinese program.
func shown(number int, code string) Cell {
	code = strings.ToLower(quotedText.ReplaceAllString(code, ""))
	has := func(letters string) bool { return strings.ContainsAny(code, letters) }
	switch {
	case number == 9 || number == 10 || strings.Contains(code, "%"):
		return Cell{Percent: true}
	case number == 17 || number == 27 || number == 57:
		return Cell{Grain: Month}
	case number >= 14 && number <= 16 || number == 22 || number >= 28 && number <= 31 || number == 58:
		return Cell{Grain: Day}
	case has("y") && has("d"):
		return Cell{Grain: Day}
	case has("y") && has("m"):
		return Cell{Grain: Month}
	case has("y"):
		return Cell{Grain: Year}
	}
	return Cell{}
}

// place returns where a row stands, as file[sheet]:row.
func (s *Sheet) place(row int) string {
	if s.Name == "" {
		return fmt.Sprintf("%s:%d", s.File, row+1)
	}
	return fmt.Sprintf("%s[%s]:%d", s.File, s.Name, row+1)
}
