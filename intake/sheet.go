package intake

import (
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"agglo"
)

// A Cell is one cell of a sheet.
type Cell struct {
	Text    string // as stored: 0.137 and not 14%
	Percent bool   // whether the number is shown as a percentage
	Grain   Grain  // how precise a date is shown, where the number is shown as a date
}

// A Grain is how precise a date is.
type Grain int

// Grains of dates.
const (
	NoDate Grain = iota
	Day
	Month
	Year
)

// A Span is a block of merged cells; both ends are included and count from 0.
type Span struct{ Top, Left, Bottom, Right int }

// A Sheet is a sheet of a workbook or a CSV file. Merged cells all have the
// content of the first of them.
type Sheet struct {
	File     string // name without folders
	Name     string // of the sheet; empty for CSV
	Rows     [][]Cell
	Spans    []Span
	Date1904 bool // whether days count from 1904
}

// Read reads a sheet of an XLSX workbook, or a CSV file in UTF-8 or GB 18030,
// as spreadsheet programs in China save it. An empty name means the first sheet
// that has any content.
func Read(path, sheet string) (*Sheet, error) {
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx", ".xlsm":
		return readWorkbook(path, sheet)
	case ".csv", ".txt", ".tsv":
		if sheet != "" {
			return nil, agglo.Errorf(agglo.Usage, "%s has no sheets: leave --sheet out", filepath.Base(path))
		}
		return readCSV(path)
	case ".xls", ".et", ".ods":
		return nil, agglo.Errorf(agglo.Invalid, "%s: %s is not read: save it as .xlsx or .csv", filepath.Base(path), ext)
	}
	return nil, agglo.Errorf(agglo.Usage, "%s is neither an .xlsx nor a .csv file", filepath.Base(path))
}

// at returns a cell, an empty one beyond the end of a row.
func (s *Sheet) at(row, col int) Cell {
	if row < 0 || row >= len(s.Rows) || col >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][col]
}

// width returns the number of columns.
func (s *Sheet) width() int {
	w := 0
	for _, r := range s.Rows {
		w = max(w, len(r))
	}
	return w
}

// fill gives all merged cells the content of the first.
func (s *Sheet) fill() {
	for _, m := range s.Spans {
		first := s.at(m.Top, m.Left)
		for row := m.Top; row <= m.Bottom && row < len(s.Rows); row++ {
			for len(s.Rows[row]) <= m.Right {
				s.Rows[row] = append(s.Rows[row], Cell{})
			}
			for col := m.Left; col <= m.Right; col++ {
				s.Rows[row][col] = first
			}
		}
	}
}

// texts returns the distinct texts of a row in their order.
func (s *Sheet) texts(row int) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range s.Rows[row] {
		if t := tidy(c.Text); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// tidy returns a text with full-width letters, digits and signs as ordinary
// ones, and with single spaces.
func tidy(s string) string {
	return strings.Join(strings.Fields(norm.NFKC.String(s)), " ")
}

// key returns the form in which headers, names and words are compared.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '*', ':', '·', '.', '\'', '"', '“', '”':
			return -1
		}
		return r
	}, strings.ToLower(tidy(s)))
}
