package plain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"agglo"
)

const maxProblems = 10 // a file that is wrong throughout is not listed line by line

// ReadSheet reads the named columns of a CSV file with a header; others are
// passed over. A byte order mark is allowed. Text is kept as it stands;
// numbers are decimal, without separators of thousands, finite, and not
// negative unless the column says so. Long files are parsed on all processors.
//
// The error names file, line and column of up to ten faults and what to do.
func ReadSheet(r io.Reader, name string, columns ...Col) (*Sheet, error) {
	file := &blocks{r: r}
	block, err := file.next()
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s:1: %v", name, err)
	}
	scan := scanner{rest: block}
	header, err := scan.next()
	if errors.Is(err, io.EOF) {
		return nil, agglo.Errorf(agglo.Invalid, "%s: is empty: a header%s is needed", name, headerOf(columns))
	}
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s:%d: %v", name, 1+scan.line, err)
	}
	header[0] = bytes.TrimPrefix(header[0], []byte("\ufeff"))
	read, err := locate(name, header, columns)
	if err != nil {
		return nil, err
	}
	p := parser{columns: read, width: len(header)}
	return newSheet(name, read, p.read(scan.rest, file), 1+scan.lines)
}

// newSheet puts the parts of a file together, whose first record below the
// header stands on the given line or below it.
func newSheet(name string, columns []*column, parts []*part, line int) (*Sheet, error) {
	s := &Sheet{Name: name, columns: map[string]*column{}}
	switch problems := s.join(parts, line); {
	case len(problems) >= maxProblems:
		problems = append(problems[:maxProblems], name+": perhaps more: reading stopped here")
		fallthrough
	case len(problems) > 0:
		return nil, agglo.Errorf(agglo.Invalid, "%s", strings.Join(problems, "\n"))
	case s.Rows == 0:
		return nil, agglo.Errorf(agglo.Invalid, "%s: has a header and no row below it", name)
	}
	for i, c := range columns {
		c.join(parts, i, s.Rows)
		s.columns[c.col.Name] = c
	}
	return s, nil
}

func (c *column) header() string {
	if c.col.Header != "" {
		return c.col.Header
	}
	return c.col.Name
}

// add appends a cell and returns what is wrong with it.
func (c *column) add(cell []byte) string {
	if len(cell) == 0 && !c.col.Empty {
		return "is empty"
	}
	if c.col.Text {
		c.codes = append(c.codes, c.code(cell))
		if c.foreign {
			c.foreign = false
			return strconv.QuoteToASCII(string(cell)) + " is not UTF-8: save the file in that encoding"
		}
		return ""
	}
	x, wrong := c.number(cell)
	c.numbers = append(c.numbers, x)
	return wrong
}

// code returns the number that stands for a text. Files are often sorted by a
// column, so the text of the row before is tried first.
func (c *column) code(cell []byte) int32 {
	if n := len(c.codes); n > 0 {
		if last := c.codes[n-1]; c.names[last] == string(cell) {
			return last
		}
	}
	if code, ok := c.index[string(cell)]; ok {
		return code
	}
	code := int32(len(c.names))
	text := string(cell)
	c.names = append(c.names, text)
	c.index[text] = code
	c.foreign = !utf8.ValidString(text)
	return code
}

func (c *column) number(cell []byte) (x float64, wrong string) {
	cell = bytes.Trim(cell, " \t")
	if len(cell) == 0 {
		return missing, ""
	}
	x, err := strconv.ParseFloat(string(cell), 64)
	if len(cell) > 2 && (bytes.ContainsAny(cell[:3], "xX") || bytes.IndexByte(cell, '_') >= 0) { // a number to Go, not to a table
		err = strconv.ErrSyntax
	}
	switch {
	case err != nil && bytes.IndexByte(cell, ',') >= 0:
		return x, strconv.Quote(string(cell)) + " is not a number: write it without separators and with a decimal point"
	case errors.Is(err, strconv.ErrRange):
		return x, strconv.Quote(string(cell)) + " is too large for a number"
	case err != nil:
		return x, strconv.Quote(string(cell)) + " is not a number"
	case math.IsNaN(x) || math.IsInf(x, 0):
		return x, strconv.Quote(string(cell)) + " is not a finite number: remove the row if the value is unknown"
	case x < 0 && !c.col.Negative:
		return x, string(cell) + " is negative"
	}
	return x, ""
}

// locate finds the columns in the header.
func locate(name string, header [][]byte, columns []Col) ([]*column, error) {
	there := make([]string, len(header))
	for i, cell := range header {
		there[i] = strings.TrimSpace(string(cell))
	}
	var read []*column
	for _, col := range columns {
		c := &column{col: col, index: map[string]int32{}}
		c.at = indexOf(there, c.header())
		switch {
		case c.at >= 0 && indexOf(there[c.at+1:], c.header()) >= 0:
			return nil, agglo.Errorf(agglo.Invalid, "%s:1: two columns are named %q", name, c.header())
		case c.at >= 0:
			read = append(read, c)
		case !col.Optional || col.Header != "":
			return nil, agglo.Errorf(agglo.Invalid, "%s:1: no column %q%s; the file has %s%s: say --column %s=HEADER if it has another name",
				name, c.header(), didYouMean(c.header(), there), list(there), separator(there), col.Name)
		}
	}
	return read, nil
}

// separator explains a header that is one cell because something else than a
// comma separates the cells.
func separator(there []string) string {
	if len(there) == 1 && strings.ContainsAny(there[0], ";\t|") {
		return " (cells must be separated by commas)"
	}
	return ""
}

func indexOf(names []string, name string) int { return slices.Index(names, name) }

func list(names []string) string { return strings.Join(names, ", ") }

// didYouMean returns the name closest to a misspelt one as a question, and
// nothing where none is close.
func didYouMean(name string, names []string) string {
	best, nearest := "", 1+len(name)/3
	for _, other := range names {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(other)); d <= nearest && other != "" {
			if d < nearest || best == "" {
				best, nearest = other, d
			}
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + strconv.Quote(best) + "?"
}

func headerOf(columns []Col) string {
	var names []string
	for _, c := range columns {
		if !c.Optional {
			names = append(names, (&column{col: c}).header())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" such as %q", strings.Join(names, ","))
}
