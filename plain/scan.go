package plain

import (
	"bytes"
	"errors"
	"io"
)

var (
	errQuoteOpen = errors.New(`a quote (") opens here and is never closed`)
	errQuoteBare = errors.New(`a quote (") stands inside a cell that is not quoted: quote the cell and double the quote`)
)

// A scanner splits comma-separated records (RFC 4180) from a stream. It keeps
// one buffer and allocates nothing for a cell, which encoding/csv does for
// every record: tables of millions of rows are read with it.
type scanner struct {
	r          io.Reader
	buf        []byte
	start, end int // bytes of buf that are not consumed yet
	done       bool
	line       int // line on which the record last returned begins
	following  int // line of the next record
	cells      [][]byte
}

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r, buf: make([]byte, 1<<18), following: 1}
}

// next returns the cells of the next record that is not a blank line, valid
// until the next call, and io.EOF after the last one.
func (s *scanner) next() ([][]byte, error) {
	for {
		record, err := s.record()
		if err != nil {
			return nil, err
		}
		if len(record) > 0 {
			return s.split(record)
		}
	}
}

// record returns the bytes of the next record without its line end. A line
// end within quotes belongs to the record: the quotes before it are odd.
func (s *scanner) record() ([]byte, error) {
	s.line = s.following
	for from, quotes := 0, 0; ; {
		rest := s.buf[s.start+from : s.end]
		n := bytes.IndexByte(rest, '\n')
		if n < 0 {
			if s.done {
				return s.last(quotes + bytes.Count(rest, []byte{'"'}))
			}
			if err := s.fill(); err != nil {
				return nil, err
			}
			continue
		}
		s.following++
		from += n + 1
		if bytes.IndexByte(rest[:n], '"') >= 0 || quotes > 0 {
			quotes += bytes.Count(rest[:n], []byte{'"'})
		}
		if quotes%2 == 0 {
			record := s.buf[s.start : s.start+from-1]
			s.start += from
			return bytes.TrimSuffix(record, []byte{'\r'}), nil
		}
	}
}

// last returns what stands after the last line end.
func (s *scanner) last(quotes int) ([]byte, error) {
	record := s.buf[s.start:s.end]
	s.start = s.end
	switch {
	case quotes%2 != 0:
		return nil, errQuoteOpen
	case len(record) == 0:
		return nil, io.EOF
	}
	return bytes.TrimSuffix(record, []byte{'\r'}), nil
}

// fill reads more bytes behind those not consumed.
func (s *scanner) fill() error {
	if s.start > 0 {
		copy(s.buf, s.buf[s.start:s.end])
		s.start, s.end = 0, s.end-s.start
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.r.Read(s.buf[s.end:])
	s.end += n
	if errors.Is(err, io.EOF) {
		s.done, err = true, nil
	}
	return err
}

func (s *scanner) split(record []byte) ([][]byte, error) {
	s.cells = s.cells[:0]
	if bytes.IndexByte(record, '"') < 0 {
		for {
			n := bytes.IndexByte(record, ',')
			if n < 0 {
				s.cells = append(s.cells, record)
				return s.cells, nil
			}
			s.cells = append(s.cells, record[:n])
			record = record[n+1:]
		}
	}
	for {
		cell, rest, more, err := cutCell(record)
		if err != nil {
			return nil, err
		}
		s.cells = append(s.cells, cell)
		if !more {
			return s.cells, nil
		}
		record = rest
	}
}

// cutCell cuts the first cell off a record in which quotes occur, and takes
// its quotes away in place.
func cutCell(record []byte) (cell, rest []byte, more bool, err error) {
	if len(record) == 0 || record[0] != '"' {
		cell, rest, more = bytes.Cut(record, []byte{','})
		if bytes.IndexByte(cell, '"') >= 0 {
			err = errQuoteBare
		}
		return cell, rest, more, err
	}
	to := 0
	for i := 1; i < len(record); i++ {
		if record[i] == '"' {
			if i+1 == len(record) {
				return record[:to], nil, false, nil
			}
			switch record[i+1] {
			case ',':
				return record[:to], record[i+2:], true, nil
			case '"':
				i++
			default:
				return nil, nil, false, errQuoteBare
			}
		}
		record[to] = record[i]
		to++
	}
	return nil, nil, false, errQuoteOpen
}
