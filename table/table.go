// Package table holds the one table type that answers and measures are
// printed, downloaded and served as, and its written forms: CSV, JSON,
// Markdown, XLSX and text for a terminal.
package table

import "slices"

// A Column is one column of a [Table].
type Column struct {
	Name  string // machine name in snake case: header of CSV, key of JSON
	Title string // for people; empty to use Name
	Unit  string // empty for a pure number or text
	Minor bool   // may be left out where a terminal is too narrow
}

// A Table is what people see of an answer. A cell is nil (unknown), a string,
// a bool, an int, a float64, or a [Number] where people should read less than
// all digits.
type Table struct {
	Name    string // machine name, unique within an answer
	Title   string
	Columns []Column
	Rows    [][]any
	Note    string // what a reader has to know, under the table
}

// A Number is a value with the text that people read. Machines get the value,
// to all its digits.
type Number struct {
	Value float64
	Text  string
}

// Add appends a row. It panics if the number of cells is not that of the columns.
func (t *Table) Add(cells ...any) {
	if len(cells) != len(t.Columns) {
		panic("table: a row needs a cell for each column")
	}
	t.Rows = append(t.Rows, cells)
}

func (c Column) title() string {
	s := c.Title
	if s == "" {
		s = c.Name
	}
	if c.Unit != "" {
		s += " (" + c.Unit + ")"
	}
	return s
}

// Table returns t itself, so that a table is a result wherever one is asked for.
func (t *Table) Table() *Table { return t }

// DropEmpty returns t without those of the named columns that have no known cell.
func (t *Table) DropEmpty(names ...string) *Table {
	drop := map[int]bool{}
	for i, c := range t.Columns {
		drop[i] = slices.Contains(names, c.Name) && !slices.ContainsFunc(t.Rows, func(row []any) bool { return row[i] != nil })
	}
	out := &Table{Name: t.Name, Title: t.Title, Note: t.Note}
	for i, c := range t.Columns {
		if !drop[i] {
			out.Columns = append(out.Columns, c)
		}
	}
	for _, row := range t.Rows {
		var cells []any
		for i, cell := range row {
			if !drop[i] {
				cells = append(cells, cell)
			}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
