package plain

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"math"
	"os"
	"sort"

	"github.com/spf13/pflag"

	"agglo"
)

// Open opens the one file that a tool reads: args[0], or stdin where there is
// none or it is "-" (a file like any other if stdin is nil, as for the second
// file of a tool). A file compressed by gzip is decompressed. The name is for
// error texts.
func Open(args []string, stdin io.Reader) (r io.ReadCloser, name string, err error) {
	if len(args) > 1 {
		return nil, "", agglo.Errorf(agglo.Usage, "one file is read, %d are given: %q and %q", len(args), args[0], args[1])
	}
	name = "standard input"
	file := io.NopCloser(stdin)
	if len(args) == 1 && (args[0] != "-" || stdin == nil) {
		name = args[0]
		if file, err = os.Open(name); err != nil {
			return nil, "", openError(name, err)
		}
	}
	buffered := bufio.NewReaderSize(file, 1<<16)
	if magic, _ := buffered.Peek(2); string(magic) == "\x1f\x8b" {
		unzipped, err := gzip.NewReader(buffered)
		if err != nil {
			file.Close()
			return nil, "", agglo.Errorf(agglo.Invalid, "%s: begins like a gzip file and is none: %v", name, err)
		}
		return readCloser{unzipped, file}, name, nil
	}
	return readCloser{buffered, file}, name, nil
}

type readCloser struct {
	io.Reader
	io.Closer
}

func openError(name string, err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	kind := agglo.Invalid
	if errors.Is(err, os.ErrNotExist) {
		kind = agglo.NotFound
	}
	return agglo.Errorf(kind, "%s: %v", name, err)
}

// A Col is a column that a tool reads.
type Col struct {
	Name     string // by which the tool knows it
	Header   string // in the file; empty if that is Name (see [Rename])
	Optional bool   // the file may lack the column
	Text     bool   // names rather than numbers
	Empty    bool   // a cell may be empty: NaN, or the empty text
	Negative bool   // numbers below zero are allowed
}

// ColumnFlag declares the flag --column, by which a user says that a column
// stands under another header: --column value=trade_usd.
func ColumnFlag(fs *pflag.FlagSet) *map[string]string {
	return fs.StringToString("column", nil, "header of a column in the file, as `name=header` (may be repeated)")
}

// Rename returns cols with the headers given by --column. It is a usage error
// to rename a column that the tool does not read.
func Rename(cols []Col, headers map[string]string) ([]Col, error) {
	renamed := append([]Col{}, cols...)
	known := make([]string, len(cols))
	for i, c := range cols {
		known[i] = c.Name
		renamed[i].Header = headers[c.Name]
	}
	names := make([]string, 0, len(headers))
	for name := range headers {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if indexOf(known, name) < 0 {
			return nil, agglo.Errorf(agglo.Usage, "--column %s=%s: there is no column %q here%s (the columns are %s)",
				name, headers[name], name, didYouMean(name, known), list(known))
		}
	}
	return renamed, nil
}

// readColumns reads the columns of the one file of a tool, renamed by --column.
func readColumns(args []string, stdin io.Reader, headers map[string]string, cols ...Col) (*Sheet, error) {
	renamed, err := Rename(cols, headers)
	if err != nil {
		return nil, err
	}
	file, name, err := Open(args, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadSheet(file, name, renamed...)
}

// A Sheet is a CSV table in memory, column by column.
type Sheet struct {
	Name    string // of the file
	Rows    int
	columns map[string]*column
	// Line numbers: row i stands on line i + shift of the last jump at or before i.
	jumps []jump
}

type jump struct{ row, shift int }

type column struct {
	col     Col
	at      int // index in the record
	numbers []float64
	codes   []int32
	names   []string
	index   map[string]int32
	foreign bool // the text last met for the first time is not UTF-8
}

// Has reports whether the file has the column.
func (s *Sheet) Has(name string) bool { return s.columns[name] != nil }

// Number returns a column of numbers, NaN where a cell is empty. It is nil
// where the file lacks an optional column.
func (s *Sheet) Number(name string) []float64 {
	if c := s.columns[name]; c != nil {
		return c.numbers
	}
	return nil
}

// Codes returns a column of text as numbers from 0 on, in the order of first
// appearance, and the text of each number; nil where the file lacks an
// optional column.
func (s *Sheet) Codes(name string) (codes []int32, names []string) {
	if c := s.columns[name]; c != nil {
		return c.codes, c.names
	}
	return nil, nil
}

// Text returns a column of text row by row. Equal texts share their bytes.
func (s *Sheet) Text(name string) []string {
	codes, names := s.Codes(name)
	if codes == nil {
		return nil
	}
	text := make([]string, len(codes))
	for i, code := range codes {
		text[i] = names[code]
	}
	return text
}

// Line returns the line of the file on which row i begins, as an editor counts.
func (s *Sheet) Line(i int) int {
	at := sort.Search(len(s.jumps), func(k int) bool { return s.jumps[k].row > i })
	return i + s.jumps[at-1].shift
}

// Errorf returns an error about row i of the sheet: "trade.csv:7: ...".
func (s *Sheet) Errorf(i int, format string, args ...any) error {
	return agglo.Errorf(agglo.Invalid, "%s:%d: "+format, append([]any{s.Name, s.Line(i)}, args...)...)
}

// Unique returns an error naming the first row that repeats an earlier one in
// all the given text columns; columns that the file lacks are passed over.
func (s *Sheet) Unique(names ...string) error {
	seen := newPairs(s, names)
	for i := range s.Rows {
		if seen.add(i) {
			continue
		}
		first := 0
		for !seen.equal(first, i) {
			first++
		}
		return s.Errorf(i, "%s was already given on line %d: add the two up or remove one", seen.describe(i), s.Line(first))
	}
	return nil
}

// missing is what an absent number reads as.
var missing = math.NaN()
