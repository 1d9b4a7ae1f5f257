package plain

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"agglo"
)

var tradeColumns = []Col{{Name: "location", Text: true}, {Name: "product", Text: true}, {Name: "value"}, {Name: "time", Text: true, Optional: true}}

func TestReadSheet(t *testing.T) {
	const file = "\ufeffvalue,note, product,location\r\n" +
		"1.5,\"a, \"\"b\"\"\nc\",x,\"Chang\"\"zhou\"\r\n\r\n 2e3 ,,y,Wuxi\n0,,x,Wuxi"
	s, err := ReadSheet(iotest.OneByteReader(strings.NewReader(file)), "trade.csv", tradeColumns...)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Number("value"); !slices.Equal(got, []float64{1.5, 2000, 0}) {
		t.Errorf("value = %v", got)
	}
	if got := s.Text("location"); !slices.Equal(got, []string{`Chang"zhou`, "Wuxi", "Wuxi"}) {
		t.Errorf("location = %q", got)
	}
	if codes, names := s.Codes("product"); !slices.Equal(codes, []int32{0, 1, 0}) || !slices.Equal(names, []string{"x", "y"}) {
		t.Errorf("product = %v %q", codes, names)
	}
	if s.Has("time") || s.Text("time") != nil || s.Number("time") != nil {
		t.Error("a column that the file lacks is reported as there")
	}
	for i, want := range []int{2, 5, 6} {
		if got := s.Line(i); got != want {
			t.Errorf("row %d is on line %d, want %d", i, got, want)
		}
	}
}

func TestReadSheetErrors(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"no bytes at all", "", `trade.csv: is empty: a header such as "location,product,value" is needed`},
		{"only a header", "location,product,value\n", "trade.csv: has a header and no row below it"},
		{"a column is misspelt", "location,product,vale\na,b,1\n",
			`trade.csv:1: no column "value"; did you mean "vale"?; the file has location, product, vale: say --column value=HEADER if it has another name`},
		{"semicolons", "location;product;value\na;b;1\n",
			`trade.csv:1: no column "location"; the file has location;product;value (cells must be separated by commas): say --column location=HEADER if it has another name`},
		{"a column twice", "location,product,value,value\n", `trade.csv:1: two columns are named "value"`},
		{"every faulty cell is listed", "location,product,value\na,b,12O\na,,1\na,c,-3\na,d\na,e,\"1,000\"\na,f,NaN\na,g,\na,h,0x1p3\na,i,Inf\n",
			`trade.csv:2: value: "12O" is not a number
trade.csv:3: product: is empty
trade.csv:4: value: -3 is negative
trade.csv:5: 2 cells, the header has 3
trade.csv:6: value: "1,000" is not a number: write it without separators and with a decimal point
trade.csv:7: value: "NaN" is not a finite number: remove the row if the value is unknown
trade.csv:8: value: is empty
trade.csv:9: value: "0x1p3" is not a number
trade.csv:10: value: "Inf" is not a finite number: remove the row if the value is unknown`},
		{"digits of a programmer", "location,product,value\na,b,1_000\n", `trade.csv:2: value: "1_000" is not a number`},
		{"another encoding", "location,product,value\n\xb3\xa3\xd6\xdd,b,1\n\xb3\xa3\xd6\xdd,c,1\n", // 常州 in GBK
			`trade.csv:2: location: "\xb3\xa3\xd6\xdd" is not UTF-8: save the file in that encoding`},
		{"out of range", "location,product,value\na,b,1e999\n", `trade.csv:2: value: "1e999" is too large for a number`},
		{"no end of faults", "location,product,value\n" + strings.Repeat("a,b,x\n", 50),
			strings.Repeat("trade.csv:N: value: \"x\" is not a number\n", 10) + "trade.csv: perhaps more: reading stopped here"},
		{"a quote is never closed", "location,product,value\na,b,1\na,\"c,1\n", `trade.csv:3: a quote (") opens here and is never closed`},
		{"a quote within a cell", "location,product,value\na,5\" pipe\",1\n",
			`trade.csv:2: a quote (") stands inside a cell that is not quoted: quote the cell and double the quote`},
	}
	for _, tt := range tests {
		_, err := ReadSheet(strings.NewReader(tt.file), "trade.csv", tradeColumns...)
		want := tt.want
		for n := 2; strings.Contains(want, ":N:"); n++ {
			want = strings.Replace(want, ":N:", fmt.Sprintf(":%d:", n), 1)
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, want)
		}
		if err != nil && agglo.KindOf(err) != agglo.Invalid {
			t.Errorf("%s: kind %v, want Invalid", tt.name, agglo.KindOf(err))
		}
	}
}

func TestReadSheetPassesOnReadErrors(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("location,product,value\na,b,1\n"), iotest.ErrReader(errors.New("disk gone")))
	if _, err := ReadSheet(broken, "trade.csv", tradeColumns...); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("got %v, want the reader's error", err)
	}
}

func TestEmptyCells(t *testing.T) {
	s, err := ReadSheet(strings.NewReader("id,x\na,\n,-2\n"), "f", Col{Name: "id", Text: true, Empty: true}, Col{Name: "x", Empty: true, Negative: true})
	if err != nil {
		t.Fatal(err)
	}
	if x := s.Number("x"); !math.IsNaN(x[0]) || x[1] != -2 {
		t.Errorf("x = %v, want [NaN -2]", x)
	}
	if id := s.Text("id"); id[1] != "" {
		t.Errorf("id = %q", id)
	}
}

func TestUnique(t *testing.T) {
	s, err := ReadSheet(strings.NewReader("location,product,value\na,x,1\na,y,1\n\nb,x,1\na,y,2\n"), "trade.csv", tradeColumns...)
	if err != nil {
		t.Fatal(err)
	}
	want := `trade.csv:6: location "a", product "y" was already given on line 3: add the two up or remove one`
	if err := s.Unique("location", "product", "time"); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestRename(t *testing.T) {
	cols, err := Rename(tradeColumns, map[string]string{"value": "usd"})
	if err != nil || cols[2].Header != "usd" || tradeColumns[2].Header != "" {
		t.Fatalf("Rename = %+v, %v", cols, err)
	}
	if _, err := ReadSheet(strings.NewReader("location,product,usd\na,b,1\n"), "f", cols...); err != nil {
		t.Error(err)
	}
	_, err = Rename(tradeColumns, map[string]string{"valeu": "usd"})
	want := `--column valeu=usd: there is no column "valeu" here; did you mean "value"? (the columns are location, product, value, time)`
	if err == nil || err.Error() != want || agglo.KindOf(err) != agglo.Usage {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	var zipped bytes.Buffer
	zw := gzip.NewWriter(&zipped)
	io.WriteString(zw, "from gzip")
	zw.Close()
	path := filepath.Join(dir, "a.csv.gz")
	if err := os.WriteFile(path, zipped.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want string
	}{{nil, "from stdin"}, {[]string{"-"}, "from stdin"}, {[]string{path}, "from gzip"}} {
		r, _, err := Open(tt.args, strings.NewReader("from stdin"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != tt.want {
			t.Errorf("Open(%q) reads %q, %v", tt.args, got, err)
		}
		r.Close()
	}
	if _, _, err := Open([]string{"a", "b"}, nil); agglo.KindOf(err) != agglo.Usage {
		t.Errorf("two files: %v, want a usage error", err)
	}
	if _, _, err := Open([]string{"-"}, nil); agglo.KindOf(err) != agglo.NotFound {
		t.Errorf("no standard input: %v, want not found", err)
	}
	if _, _, err := Open([]string{filepath.Join(dir, "none.csv")}, nil); agglo.KindOf(err) != agglo.NotFound {
		t.Errorf("no such file: %v, want not found", err)
	}
}

// What encoding/csv writes is read back as it was, whatever the texts hold.
func TestReadSheetReadsWhatCSVWrites(t *testing.T) {
	cell := rapid.StringOf(rapid.SampledFrom([]rune("ab,\"\n 中;")))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 20).Draw(t, "rows")
		var file bytes.Buffer
		w := csv.NewWriter(&file)
		w.Write([]string{"x", "y"})
		w.WriteAll(rows)
		got, err := ReadSheet(&file, "f", Col{Name: "x", Text: true, Empty: true}, Col{Name: "y", Text: true, Empty: true})
		if err != nil {
			t.Fatal(err)
		}
		x, y := got.Text("x"), got.Text("y")
		if len(x) != len(rows) {
			t.Fatalf("%d rows, want %d", len(x), len(rows))
		}
		for i, row := range rows {
			if x[i] != row[0] || y[i] != row[1] {
				t.Fatalf("row %d = %q %q, want %q", i, x[i], y[i], row)
			}
		}
	})
}

func BenchmarkReadSheet(b *testing.B) {
	var file bytes.Buffer
	file.WriteString("location,product,value\n")
	for i := range 1_000_000 {
		fmt.Fprintf(&file, "L%d,P%d,%g\n", i/1000, i%1000*7919%1000, float64(i%997)*1.37)
	}
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadSheet(bytes.NewReader(file.Bytes()), "f", tradeColumns...); err != nil {
			b.Fatal(err)
		}
	}
}

// A file of many blocks, with line ends within quotes on the seams, reads as
// one, and a fault at its end is said with its line.
func TestReadSheetBlocks(t *testing.T) {
	var file strings.Builder
	file.WriteString("id,text,x\r\n")
	lines := 1
	for i := range 40_000 {
		fmt.Fprintf(&file, "r%d,\"%s\n,\"\"%d\",%d.5\r\n", i, strings.Repeat("x", i%37), i, i)
		lines += 2
		if i%1000 == 0 {
			file.WriteString("\r\n")
			lines++
		}
	}
	columns := []Col{{Name: "id", Text: true}, {Name: "text", Text: true}, {Name: "x"}}
	s, err := ReadSheet(strings.NewReader(file.String()), "f", columns...)
	if err != nil {
		t.Fatal(err)
	}
	id, text, x := s.Text("id"), s.Text("text"), s.Number("x")
	if s.Rows != 40_000 || len(id) != s.Rows || len(text) != s.Rows || len(x) != s.Rows {
		t.Fatalf("%d rows, columns of %d, %d, %d; want 40000", s.Rows, len(id), len(text), len(x))
	}
	for i := range s.Rows {
		want := fmt.Sprintf("%s\n,\"%d", strings.Repeat("x", i%37), i)
		if id[i] != fmt.Sprintf("r%d", i) || text[i] != want || x[i] != float64(i)+0.5 {
			t.Fatalf("row %d = %q %q %v", i, id[i], text[i], x[i])
		}
		if line := 2 + 2*i + (i+999)/1000; s.Line(i) != line {
			t.Fatalf("row %d is on line %d, want %d", i, s.Line(i), line)
		}
	}
	_, err = ReadSheet(strings.NewReader(file.String()+"a,b,x\n"), "f", columns...)
	if want := fmt.Sprintf(`f:%d: x: "x" is not a number`, lines+1); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestLastRecord(t *testing.T) {
	for block, want := range map[string]int{"": 0, "a,b": 0, "a\nb": 2, "a\nb\n": 4, "a\n\"b\n": 2, "\"a\n": 0, "\"a\"\n\"\nb\n": 4, "\"a\n\"\nb": 5} {
		if got := lastRecord([]byte(block)); got != want {
			t.Errorf("lastRecord(%q) = %d, want %d", block, got, want)
		}
	}
}
