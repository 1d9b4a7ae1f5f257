package dataset

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

const (
	byteOrderMark = "\ufeff"
	batchRows     = 4096
	batchBytes    = 4 << 20
	longestRecord = 16 << 20 // of a CSV file, so that an unclosed quote does not take all memory
)

// csvReader reads the records of one CSV file into batches.
type csvReader struct {
	csv     *csv.Reader
	source  *bounded
	header  header
	report  *report // nil: rows with faults are yielded like others
	builder *builder
	garbled int // records that are not UTF-8
	first   int // line of the first of them
}

// readCSV reads a CSV file.
func readCSV(ctx context.Context, table string, in io.Reader, r *report, yield func(*batch) error) error {
	source := &bounded{r: in, left: longestRecord}
	buffered := bufio.NewReaderSize(source, 64<<10)
	if mark, _ := buffered.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		buffered.Discard(len(mark))
	}
	c := &csvReader{csv: csv.NewReader(buffered), source: source, report: r}
	c.csv.ReuseRecord, c.csv.FieldsPerRecord = true, -1
	names, err := c.read()
	if errors.Is(err, io.EOF) {
		return Problem{Msg: "is empty: " + wantHeader(table)}
	} else if err != nil {
		return err
	}
	line, _ := c.csv.FieldPos(0)
	if c.header, err = matchHeader(table, line, names, r); err != nil {
		return err
	}
	c.builder = newBuilder(table, c.header, yield)
	for n := 0; ; n++ {
		if n%batchRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		record, err := c.read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return errors.Join(err, c.builder.flush())
		}
		if err := c.add(record); err != nil {
			return err
		}
	}
	c.reportGarbled()
	return c.builder.flush()
}

// read returns the next record.
func (c *csvReader) read() ([]string, error) {
	c.source.left = longestRecord
	record, err := c.csv.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return nil, quoteProblem(parse)
	}
	if errors.Is(err, errTooLong) {
		line := 1
		if c.builder != nil {
			line = c.builder.last + 1
		}
		return nil, Problem{Line: line, Msg: "a row is longer than 16 MiB: is a quote left open here or just below?"}
	}
	return record, err
}

func quoteProblem(e *csv.ParseError) Problem {
	p := Problem{Line: e.StartLine, Col: e.Column}
	switch {
	case errors.Is(e.Err, csv.ErrQuote) && e.Line > e.StartLine:
		p.Col = 1
		p.Msg = fmt.Sprintf("a quote that opens in this row is closed wrongly or not at all (noticed on line %d); nothing after it was read", e.Line)
	case errors.Is(e.Err, csv.ErrQuote):
		p.Msg = `a quote is not closed, or not doubled within a quoted cell; nothing after it was read`
	case errors.Is(e.Err, csv.ErrBareQuote):
		p.Msg = `a quote stands within a cell: put the cell in quotes and double the quote (""); nothing after it was read`
	default:
		p.Msg = e.Err.Error()
	}
	return p
}

// add puts a record into the batch, unless it is malformed.
func (c *csvReader) add(record []string) error {
	line, _ := c.csv.FieldPos(0)
	if blank(record) {
		return nil
	}
	if len(record) != c.header.width {
		c.fault(Problem{Line: line, Msg: fmt.Sprintf("has %s, the header has %d", count(len(record), "field"), c.header.width)})
		if c.report != nil {
			return nil
		}
	}
	if c.report != nil && slices.ContainsFunc(record, garbled) {
		if c.garbled++; c.garbled == 1 {
			c.first = line
		}
		return nil
	}
	c.builder.begin(line)
	for i, text := range record {
		if i < c.header.width && c.header.column[i] >= 0 && text != "" {
			l, col := c.csv.FieldPos(i)
			c.builder.set(c.header.column[i], text, place{int32(l), int32(col)})
		}
	}
	return c.builder.end()
}

func (c *csvReader) fault(p Problem) {
	if c.report != nil {
		c.report.add(p)
	}
}

func (c *csvReader) reportGarbled() {
	if c.garbled == 0 {
		return
	}
	others := ""
	if c.garbled > 1 {
		others = fmt.Sprintf(", nor %s below", map[bool]string{true: "is 1 row", false: "are " + grouped(c.garbled-1) + " rows"}[c.garbled == 2])
	}
	c.fault(Problem{Line: c.first, Msg: "is not UTF-8" + others + ": save the file as UTF-8"})
}

func garbled(s string) bool { return !utf8.ValidString(s) }

func blank(record []string) bool {
	for _, s := range record {
		if s != "" {
			return false
		}
	}
	return true
}

// count returns "1 field" or "2 fields".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

var errTooLong = errors.New("record too long")

// bounded fails once more than left bytes were read.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLong
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}
