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

// A scanner splits comma-separated records (RFC 4180) from a block of a file.
// It allocates nothing for a cell, which encoding/csv does for every record:
// tables of millions of rows are read with it. Quotes are taken away in place.
type scanner struct {
	rest  []byte // not consumed yet
	line  int    // line of the block on which the record last returned begins, from 0 on
	lines int    // line ends consumed
	cells [][]byte
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
	s.line = s.lines
	if len(s.rest) == 0 {
		return nil, io.EOF
	}
	quotes := 0
	for from := 0; ; {
		n := bytes.IndexByte(s.rest[from:], '\n')
		end := from + n
		if n < 0 {
			end = len(s.rest)
		}
		quotes += bytes.Count(s.rest[from:end], []byte{'"'})
		switch {
		case n >= 0:
			s.lines++
		case quotes%2 != 0:
			return nil, errQuoteOpen
		}
		if quotes%2 == 0 {
			record := s.rest[:end]
			s.rest = s.rest[min(end+1, len(s.rest)):]
			return bytes.TrimSuffix(record, []byte{'\r'}), nil
		}
		from = end + 1
	}
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
