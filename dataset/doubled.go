package dataset

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// doubled reports the keys that are given more than once. It reads the keys of
// the tables that have such keys again, to compare them as text.
func (c *check) doubled(ctx context.Context, parts []part) error {
	for _, table := range tableNames {
		k := c.catalog.tables[table]
		if k == nil || len(k.doubled) == 0 {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.Table != table })
		d := &doubles{key: keyOf(table), columns: allColumns[table], hashes: k.doubled, first: map[string]fact{}}
		for _, p := range own {
			d.file, d.report = p.File.String(), c.report(p.File)
			err := c.read(ctx, p, d.key, nil, d.look)
			if errors.Is(err, errEnough) {
				break
			} else if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		if d.capped {
			d.report.more += k.excess - d.reported
		}
	}
	return nil
}

// doubles finds keys that were given before.
type doubles struct {
	key     []int
	columns []Column
	hashes  []uint64 // of the keys that may be doubled, ascending
	first   map[string]fact
	file    string
	report  *report

	reported int
	capped   bool // whether not all of them could be reported
}

var errEnough = errors.New("enough")

// remembered is how many keys are kept to be compared with those that follow.
const remembered = 1_000_000

func (d *doubles) look(b *batch) error {
	for row := range b.rows {
		if keyless(b, d.columns, d.key, row) {
			continue
		}
		if _, found := slices.BinarySearch(d.hashes, b.keyHash(d.key, row)); !found {
			continue
		}
		text, last := d.text(b, row)
		before, seen := d.first[text]
		switch {
		case seen && d.reported == kept:
			d.capped = true
			return errEnough
		case seen:
			d.reported++
			p := at(b, last, row)
			p.Field, p.Msg = d.columns[last].Name, d.message(text, before)
			d.report.add(p)
		case len(d.first) == remembered:
			d.capped = true
		default:
			d.first[text] = fact{file: d.file, line: b.line(row)}
		}
	}
	return nil
}

// text returns the key of a row, and the last column that it is given in.
func (d *doubles) text(b *batch, row int) (text string, last int) {
	for _, i := range d.key {
		if s := b.cells[i].text(row); s != "" {
			if text != "" {
				text += ", "
			}
			text, last = text+s, i
		}
	}
	return text, last
}

func (d *doubles) message(text string, before fact) string {
	if before.file != d.file {
		return fmt.Sprintf("%q was already given in %s on line %d", text, before.file, before.line)
	}
	return fmt.Sprintf("%q was already given on line %d", text, before.line)
}
