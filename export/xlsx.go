package export

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"agglo"
	"agglo/table"
)

// WriteXLSX writes tables as the sheets of a workbook: names of the columns in
// the first row, which stays in view, numbers as numbers, unknown as an empty
// cell, and the note of a table below its last row.
func WriteXLSX(w io.Writer, tables []*table.Table) (err error) {
	book := excelize.NewFile()
	defer book.Close()
	used := map[string]bool{}
	for i, t := range tables {
		name := sheetName(t.Name, used)
		if i == 0 {
			err = book.SetSheetName("Sheet1", name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := writeSheet(book, name, t); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// sheetName makes a name that a workbook takes: at most 31 characters, none of
// : \ / ? * [ ], and each once.
func sheetName(name string, used map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return '-'
		}
		return r
	}, name)
	if name == "" {
		name = "table"
	}
	short := func(n int) string {
		r := []rune(name)
		return string(r[:min(n, len(r))])
	}
	out := short(excelize.MaxSheetNameLength)
	for n := 2; used[strings.ToLower(out)]; n++ {
		tail := fmt.Sprintf("-%d", n)
		out = short(excelize.MaxSheetNameLength-len(tail)) + tail
	}
	used[strings.ToLower(out)] = true
	return out
}

func writeSheet(book *excelize.File, name string, t *table.Table) error {
	if len(t.Rows) >= excelize.TotalRows-2 {
		return agglo.Errorf(agglo.Invalid, "table %s has %d rows, more than a sheet can hold: ask for csv or parquet", t.Name, len(t.Rows))
	}
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	header := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	if err := out.SetRow("A1", header); err != nil {
		return err
	}
	for i, cells := range t.Rows {
		row := make([]any, len(cells))
		for j, cell := range cells {
			row[j] = sheetCell(cell)
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return err
		}
	}
	if t.Note != "" {
		if err := out.SetRow(fmt.Sprintf("A%d", len(t.Rows)+3), []any{t.Note}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// sheetCell returns what a sheet holds of a cell. A text longer than a cell can
// hold is cut with a mark: the library would cut it without one.
func sheetCell(cell any) any {
	switch v := value(cell).(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return v
	case string:
		if utf8.RuneCountInString(v) > excelize.TotalCellChars/2 && len(v) > excelize.TotalCellChars {
			return string([]rune(v)[:excelize.TotalCellChars/2]) + " […]"
		}
		return v
	default:
		return v
	}
}

// value returns the value of a cell without the text that people read.
func value(cell any) any {
	if n, ok := cell.(table.Number); ok {
		return n.Value
	}
	return cell
}
