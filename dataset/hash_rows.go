package dataset

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"strings"
)

// hashTable returns a line for each column of a table that holds anything, ""
// for a table without rows.
func (d *Dataset) hashTable(ctx context.Context, table string) (string, error) {
	columns := allColumns[table]
	sums := make([]columnHash, len(columns))
	all := make([]int, len(columns))
	for i := range columns {
		sums[i] = columnHash{column: &columns[i], sum: sha256.New()}
		all[i] = i
	}
	rows := 0
	for _, f := range d.FilesOf(table) {
		parts, err := d.parts(f)
		if err != nil {
			return "", located(f, problemOf(err))
		}
		for _, p := range parts {
			err := d.read(ctx, p, all, nil, func(b *batch) error {
				rows += b.rows
				for i := range sums {
					if err := sums[i].add(&b.cells[i], b.rows); err != nil {
						return err
					}
				}
				return ctx.Err()
			})
			if ctx.Err() != nil {
				return "", ctx.Err()
			} else if err != nil {
				return "", located(f, problemOf(err))
			}
		}
	}
	var lines strings.Builder
	for i := range sums {
		if sums[i].used {
			fmt.Fprintf(&lines, "%s %d %s %x\n", table, rows, columns[i].Name, sums[i].sum.Sum(nil))
		}
	}
	return lines.String(), nil
}

// A columnHash takes up the cells of one column in their order: each value
// after the number of empty cells before it.
type columnHash struct {
	column *Column
	sum    hash.Hash
	used   bool
	empty  uint64 // cells since the last value
	out    []byte // for reuse
}

func (h *columnHash) add(c *cells, rows int) error {
	if c.codes == nil {
		h.empty += uint64(rows)
		return nil
	}
	values, err := c.dict.canonical(h.column)
	if err != nil {
		return err
	}
	out, empty := h.out[:0], h.empty // not in h, which would cost a write barrier a cell
	for _, code := range c.codes[:rows] {
		if code < 0 {
			empty++
			continue
		}
		out = binary.AppendUvarint(out, empty)
		out = append(out, values.of(code)...)
		empty = 0
	}
	h.used = h.used || len(out) > 0
	h.out, h.empty = out, empty
	h.sum.Write(out)
	return nil
}

// A canon holds the values of a dictionary in the one form that all ways to
// write them have in common.
type canon struct {
	bytes []byte
	ends  []int
}

func (c *canon) of(code int32) []byte {
	if code == 0 {
		return c.bytes[:c.ends[0]]
	}
	return c.bytes[c.ends[code-1]:c.ends[code]]
}

// canonical returns the canon of a dictionary: numbers as the bits of a
// float64, all others as text with its length before it.
func (d *dictionary) canonical(c *Column) (*canon, error) {
	if d.canon != nil {
		return d.canon, nil
	}
	out := &canon{ends: make([]int, 0, d.len())}
	for _, v := range d.num {
		out.number(v)
	}
	for _, text := range d.text {
		if fault := out.add(c, text); fault != "" {
			return nil, Problem{Field: c.Name, Msg: fault}
		}
	}
	d.canon = out
	return out, nil
}

// add adds the value of a text.
func (c *canon) add(col *Column, text string) (fault string) {
	switch {
	case text == "": // the code of a cell that counts as empty
		c.ends = append(c.ends, len(c.bytes))
		return ""
	case col.Type == Number || col.Type == Integer:
		v, fault := parseNumber(text)
		c.number(v)
		return fault
	case col.Type == Boolean || col.Type == Period:
		v, fault := col.valueOf(text)
		c.text(cellText(v))
		return fault
	}
	c.text(text)
	return ""
}

func (c *canon) number(v float64) {
	c.bytes = binary.LittleEndian.AppendUint64(c.bytes, math.Float64bits(v+0)) // -0 is 0
	c.ends = append(c.ends, len(c.bytes))
}

func (c *canon) text(s string) {
	c.bytes = append(binary.AppendUvarint(c.bytes, uint64(len(s))), s...)
	c.ends = append(c.ends, len(c.bytes))
}
