package plain

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"strconv"
)

// A parser reads the records below a header, block by block.
type parser struct {
	columns []*column // where they stand
	width   int       // cells of a record
}

// A part is what was read of one block. Its texts have numbers of their own,
// and its lines are counted from 0 on.
type part struct {
	columns  []*column
	rows     int
	lines    int // line ends in the block
	jumps    []jump
	problems []problem
	last     bool // nothing behind it can be read
}

type problem struct {
	line int
	text string
}

func (p *part) fault(line int, text string) {
	p.problems = append(p.problems, problem{line, text})
}

// read returns the parts of a file up to the first that is faulty beyond
// repair, or up to more problems than are listed. The first block, of which
// the header was taken, is given.
func (p *parser) read(first []byte, file *blocks) (parts []*part) {
	problems := 0
	enough := errors.New("nothing behind it is read")
	inOrder(context.Background(), p.jobs(first, file), func(read *part) error {
		parts = append(parts, read)
		problems += len(read.problems)
		if read.last || problems >= maxProblems {
			return enough
		}
		return nil
	})
	return parts
}

func (p *parser) jobs(first []byte, file *blocks) iter.Seq[func() *part] {
	return func(yield func(func() *part) bool) {
		if !yield(func() *part { return p.parse(first) }) {
			return
		}
		for {
			block, err := file.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(func() *part { return &part{problems: []problem{{0, err.Error()}}, last: true} })
				return
			case !yield(func() *part { return p.parse(block) }):
				return
			}
		}
	}
}

// parse reads the records of a block.
func (p *parser) parse(block []byte) *part {
	read := &part{}
	rows := bytes.Count(block, []byte{'\n'}) + 1
	for _, c := range p.columns {
		own := &column{col: c.col, at: c.at, index: map[string]int32{}}
		own.grow(rows)
		read.columns = append(read.columns, own)
	}
	scan := scanner{rest: block}
	for len(read.problems) < maxProblems {
		cells, err := scan.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			read.fault(scan.line, err.Error())
			read.last = true
			break
		}
		read.jumps = jumped(read.jumps, read.rows, scan.line-read.rows)
		read.rows++
		if len(cells) != p.width {
			read.fault(scan.line, strconv.Itoa(len(cells))+" cells, the header has "+strconv.Itoa(p.width))
			continue
		}
		for _, c := range read.columns {
			if wrong := c.add(cells[c.at]); wrong != "" {
				read.fault(scan.line, c.header()+": "+wrong)
			}
		}
	}
	read.lines = scan.lines
	return read
}

// jumped appends that rows from here on are shifted against the lines, if they
// are not shifted so already.
func jumped(jumps []jump, row, shift int) []jump {
	if n := len(jumps); n > 0 && jumps[n-1].shift == shift {
		return jumps
	}
	return append(jumps, jump{row, shift})
}

// join puts the parts together. The first line of the first part has the given
// number.
func (s *Sheet) join(parts []*part, line int) (problems []string) {
	for _, p := range parts {
		for _, j := range p.jumps {
			s.jumps = jumped(s.jumps, s.Rows+j.row, j.shift+line-s.Rows)
		}
		for _, wrong := range p.problems {
			problems = append(problems, s.Name+":"+strconv.Itoa(line+wrong.line)+": "+wrong.text)
		}
		s.Rows += p.rows
		line += p.lines
	}
	return problems
}

// grow makes room for as many rows.
func (c *column) grow(rows int) {
	if c.col.Text {
		c.codes = make([]int32, 0, rows)
	} else {
		c.numbers = make([]float64, 0, rows)
	}
}

// join fills the column i of the sheet from its parts, which are let go.
func (c *column) join(parts []*part, i, rows int) {
	c.grow(rows)
	for _, p := range parts {
		from := p.columns[i]
		p.columns[i] = nil
		c.numbers = append(c.numbers, from.numbers...)
		code := make([]int32, len(from.names))
		for k, name := range from.names {
			code[k] = c.code([]byte(name))
		}
		for _, k := range from.codes {
			c.codes = append(c.codes, code[k])
		}
	}
}
