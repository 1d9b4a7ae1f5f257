package export

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"agglo/table"
)

func sample() *table.Table {
	t := &table.Table{Name: "sample", Note: "a note", Columns: []table.Column{
		{Name: "text"}, {Name: "number"}, {Name: "count"}, {Name: "mixed"}, {Name: "flag"}, {Name: "unknown"}}}
	t.Add("甲", table.Number{Value: 0.1, Text: "a tenth"}, 3, 1, true, nil)
	t.Add(nil, math.NaN(), nil, 2.5, nil, nil)
	t.Add("=1+1", 1234567890.125, -7, nil, false, nil)
	return t
}

func TestWriteXLSX(t *testing.T) {
	second := sample()
	second.Name = strings.Repeat("a long name / ", 4)
	third := sample()
	third.Name = second.Name + "!"
	var b bytes.Buffer
	if err := WriteXLSX(&b, []*table.Table{sample(), second, third}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheets := book.GetSheetList()
	if len(sheets) != 3 || sheets[0] != "sample" || sheets[1] == sheets[2] {
		t.Errorf("sheets are %q", sheets)
	}
	rows, err := book.GetRows("sample", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := "[[text number count mixed flag unknown] [甲 0.1 3 1 1] [   2.5] [=1+1 1234567890.125 -7  0] [] [a note]]"
	if got := fmt.Sprint(rows); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if kind, _ := book.GetCellType("sample", "A4"); kind == excelize.CellTypeFormula {
		t.Error("a text that begins with = is a formula")
	}
}

func TestWriteParquet(t *testing.T) {
	var b bytes.Buffer
	if err := WriteParquet(&b, sample()); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, field := range f.Schema().Fields() {
		kinds = append(kinds, field.Name()+" "+field.Type().String())
	}
	if got, want := strings.Join(kinds, ", "), "text STRING, number DOUBLE, count INT(64,true), mixed DOUBLE, flag BOOLEAN, unknown STRING"; got != want {
		t.Errorf("columns are %s, want %s", got, want)
	}
	rows := make([]parquet.Row, 3)
	n, _ := f.RowGroups()[0].Rows().ReadRows(rows)
	want := []string{"甲 0.1 3 1 true <null>", "<null> <null> <null> 2.5 <null> <null>", "=1+1 1.234567890125e+09 -7 <null> false <null>"}
	for i := range want {
		var cells []string
		for _, v := range rows[i] {
			cells = append(cells, v.String())
		}
		if got := strings.Join(cells, " "); i >= n || got != want[i] {
			t.Errorf("row %d is %s, want %s", i, got, want[i])
		}
	}
}
