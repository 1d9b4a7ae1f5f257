package dataset

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// titles reads a titles table and returns its rows and what was reported.
func titles(text string) (rows []string, r *report, err error) {
	r = &report{file: "titles.csv"}
	err = readCSV(context.Background(), "titles", strings.NewReader(text), r, func(b *batch) error {
		for row := range b.rows {
			rows = append(rows, fmt.Sprint(b.line(row), " ", b.cells[0].text(row), "|", b.cells[1].text(row)))
		}
		return nil
	})
	return rows, r, err
}

func TestReadCSV(t *testing.T) {
	for _, c := range []struct{ name, text, rows, problem string }{
		{"byte order mark", "\ufefforganisation,title\na,b\n", "2 a|b", ""},
		{"carriage returns", "organisation,title\r\na,b\r\n\r\nc,d", "2 a|b;4 c|d", ""},
		{"columns in any order", "title,organisation\nb,a\n", "2 a|b", ""},
		{"rows that are empty", "organisation,title\n,\n\na,b\n,,\n", "4 a|b", ""},
		{"empty lines before the header", "\n\norganisation,title\na,b\n", "4 a|b", ""},
		{"lines within a cell", "organisation,title\n\"a\nb\",c\nd,\"\"\"e\"\"\"\n", "2 a\nb|c;4 d|\"e\"", ""},
		{"GBK", "organisation,title\na,b\n\xb3\xa3\xd6\xdd,\xb3\xa3\nc,d\n\xb3\xa3,e\n\xb3\xa3,f\n", "2 a|b;4 c|d",
			"titles.csv:3: is not UTF-8, nor are 2 rows below: save the file as UTF-8"},
		{"nothing but a mark", "\ufeff", "", "titles.csv: is empty: the first line holds the names of columns, such as organisation,title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, r, err := titles(c.text)
			problem := ""
			if err != nil {
				r.add(problemOf(err))
			}
			if len(r.problems) > 0 {
				problem = r.problems.Error()
			}
			if got := strings.Join(rows, ";"); got != c.rows {
				t.Errorf("rows %q, want %q", got, c.rows)
			}
			if problem != c.problem {
				t.Errorf("problem %q, want %q", problem, c.problem)
			}
		})
	}
}

func TestCheck_Columns(t *testing.T) {
	fsys := good(t)
	fsys["titles.csv"] = &fstest.MapFile{Data: []byte("organisation,title,from\nmaker,giant,2O21\n\"no\none\",giant,x\n")}
	want := Problems{
		{File: "titles.csv", Line: 2, Col: 13, Field: "from", Msg: `"2O21" is not a date (2023, 2023-06 or 2023-06-30)`},
		{File: "titles.csv", Line: 3, Col: 1, Field: "organisation", Msg: `"no\none" has a line break or another control character`},
		{File: "titles.csv", Line: 4, Col: 12, Field: "from", Msg: `"x" is not a date (2023, 2023-06 or 2023-06-30)`},
	}
	if got := problems(t, fsys); !slices.Equal(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

// An endless is a reader without an end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += len(p)
	return len(p), nil
}

// A quote left open in a large file must not fill the memory.
func TestReadCSV_EndlessRow(t *testing.T) {
	for _, start := range []string{"organisation,title\na,b\nc,\"d", "\"organisation"} {
		tail := &endless{}
		r := &report{}
		err := readCSV(context.Background(), "titles", io.MultiReader(strings.NewReader(start), tail), r, func(*batch) error { return nil })
		if err == nil || !strings.Contains(problemOf(err).Msg, "longer than 16 MiB") {
			t.Errorf("%q: %v", start, err)
		}
		if line := problemOf(err).Line; line != 1+strings.Count(start, "\n") {
			t.Errorf("%q: line %d", start, line)
		}
		if tail.read > 2*longestRecord {
			t.Errorf("%q: %d bytes were read", start, tail.read)
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("organisation,title\na,b\n")
	f.Add("\ufefforganisation,\"title\"\r\n\"a\nb\",c\r\n")
	f.Add("organisation,title\na,\"b\nc,d\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, r, err := titles(text)
		for _, p := range r.problems {
			if p.Line < 1 || p.Line > 1+strings.Count(text, "\n") {
				t.Errorf("a problem on line %d: %s", p.Line, p)
			}
		}
		if err == nil && len(r.problems) == 0 && strings.Count(text, "\n")+1 < len(rows) {
			t.Errorf("%d rows from %q", len(rows), text)
		}
	})
}
