package dataset

import (
	"fmt"
	"path/filepath"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// xlsxWriter writes all tables as sheets of one workbook.
type xlsxWriter struct {
	book *excelize.File
	dir  string
	name string
}

const firstSheet = "Sheet1" // that a new workbook has

func newXLSXWriter(dir, name string) *xlsxWriter {
	return &xlsxWriter{book: excelize.NewFile(), dir: dir, name: name + ".xlsx"}
}

func (w *xlsxWriter) resource(table string) resource {
	return resource{
		Path: w.name, Format: formatXLSX, Dialect: &dialect{SheetName: table},
		MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	}
}

func (w *xlsxWriter) close() error {
	defer w.book.Close()
	if len(w.book.GetSheetList()) == 1 {
		return nil
	}
	if err := w.book.DeleteSheet(firstSheet); err != nil {
		return err
	}
	return w.book.SaveAs(filepath.Join(w.dir, w.name))
}

// begin adds a sheet with a header that stays in view.
func (w *xlsxWriter) begin(table string) (rowWriter, error) {
	if _, err := w.book.NewSheet(table); err != nil {
		return nil, err
	}
	out, err := w.book.NewStreamWriter(table)
	if err != nil {
		return nil, err
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := out.SetPanes(panes); err != nil {
		return nil, err
	}
	var header []any
	for _, name := range columnNames(table) {
		header = append(header, name)
	}
	return &xlsxTable{out: out, line: 1}, out.SetRow("A1", header)
}

type xlsxTable struct {
	out  *excelize.StreamWriter
	line int
}

// add writes a row. It refuses what a sheet cannot hold: the library would cut
// a long text without a word.
func (t *xlsxTable) add(values []any) error {
	if t.line++; t.line > excelize.TotalRows {
		return fmt.Errorf("has more rows than a sheet can hold, %s: write csv or parquet", grouped(excelize.TotalRows))
	}
	for _, v := range values {
		if s, ok := v.(string); ok && len(s) > excelize.TotalCellChars && len(utf16.Encode([]rune(s))) > excelize.TotalCellChars {
			return fmt.Errorf("row %d: a text is longer than a cell can hold, %s characters: write csv or parquet",
				t.line, grouped(excelize.TotalCellChars))
		}
	}
	return t.out.SetRow(fmt.Sprintf("A%d", t.line), values)
}

func (t *xlsxTable) close() error { return t.out.Flush() }
