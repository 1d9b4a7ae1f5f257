package dataset

import (
	"context"
	"fmt"
	"strings"
)

// A checker checks the rows of one part of a table.
type checker struct {
	*check
	table   string
	columns []Column
	refs    []reference // by column
	rules   []rule
	report  *report
}

// A reference is where the ids of a column have to be found.
type reference struct {
	table  string // empty where the column refers to nothing
	keys   *keys  // nil where the table is not there
	beside int    // column with the first half of the key, -1 where the id is the whole key
}

// rows checks the cells and rows of a part.
func (c *check) rows(ctx context.Context, p part, r *report) {
	k := &checker{check: c, table: p.Table, columns: allColumns[p.Table], report: r}
	k.refs = make([]reference, len(k.columns))
	all := make([]int, len(k.columns))
	for i := range k.columns {
		all[i] = i
		k.refs[i] = c.catalog.reference(k.columns[i])
	}
	k.rules = rulesOf(p.Table)
	err := c.read(ctx, p, all, r, func(b *batch) error {
		k.batch(b)
		return nil
	})
	if err != nil {
		r.add(problemOf(err))
	}
}

// reference resolves the reference of a column.
func (c *catalog) reference(col Column) reference {
	table, _, _ := strings.Cut(col.References, ".")
	ref := reference{table: table, keys: c.tables[table], beside: -1}
	if key := keyOf(table); len(key) > 1 {
		ref.beside = column(col.Table, allColumns[table][key[0]].Name)
	}
	return ref
}

func (k *checker) batch(b *batch) {
	for i := range k.columns {
		k.column(b, i)
	}
	for _, r := range k.rules {
		r(k, b)
	}
}

// column checks the cells of one column.
func (k *checker) column(b *batch, i int) {
	cells := &b.cells[i]
	if cells.codes == nil {
		return
	}
	faults := k.faults(i, cells.dict)
	if len(faults) == 0 && !k.columns[i].Required {
		return
	}
	for row, code := range cells.codes {
		if code < 0 {
			if k.columns[i].Required {
				k.fault(b, i, row, "is empty")
			}
		} else if len(faults) > 0 {
			if msg, bad := faults[code]; bad {
				k.fault(b, i, row, msg)
			}
		}
	}
}

// faults returns what is wrong with the values of a column.
func (k *checker) faults(i int, d *dictionary) faults {
	if d.known {
		return d.faults
	}
	d.known, d.faults = true, faults{}
	col := &k.columns[i]
	subjects := k.catalog.complete("chains", "links", "subjects")
	for code, v := range d.num {
		if msg := col.numberFault(v); msg != "" {
			d.faults[int32(code)] = msg
		}
	}
	for code, text := range d.text {
		if msg := col.fault(text); msg != "" {
			d.faults[int32(code)] = msg
		} else if col.Type == Subject && subjects && !k.catalog.subjects[text] {
			d.faults[int32(code)] = k.catalog.subjectFault(text)
		}
	}
	k.unresolved(i, d)
	return d.faults
}

// unresolved adds the values that refer to something that does not exist.
func (k *checker) unresolved(i int, d *dictionary) {
	ref := &k.refs[i]
	switch {
	case ref.table == "" || ref.beside >= 0 || len(d.text) == 0:
	case ref.keys == nil:
		k.tellAbsent(i)
	case ref.keys.whole:
		for _, code := range ref.keys.set.absent(d.hashes()) {
			if text := d.text[code]; text != "" && d.faults[code] == "" {
				d.faults[code] = fmt.Sprintf("%q is not in %s%s", text, ref.table, k.catalog.near.didYouMean(text, ref.keys.ids))
			}
		}
	}
}

// tellAbsent says once that a column refers to a table that is not there.
func (k *checker) tellAbsent(i int) {
	col := k.columns[i]
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.told == nil {
		k.told = map[string]bool{}
	}
	if name := col.Table + "." + col.Name; !k.told[name] {
		k.told[name] = true
		k.report.add(Problem{Line: 1, Field: col.Name, Msg: fmt.Sprintf("refers to %s, a table that the data set does not have", k.refs[i].table)})
	}
}

func (c *catalog) subjectFault(text string) string {
	return fmt.Sprintf("%q is not a chain, a link written as chain.link, or an id of subjects%s", text, c.near.didYouMean(text, c.subjectNames))
}

// fault reports a cell.
func (k *checker) fault(b *batch, i, row int, msg string) {
	p := at(b, i, row)
	p.Field, p.Msg = k.columns[i].Name, msg
	k.report.add(p)
}

// at returns a problem at the place of a cell.
func at(b *batch, i, row int) Problem {
	p := Problem{Line: b.line(row)}
	if c := &b.cells[i]; c.places != nil && c.places[row].line > 0 {
		p.Line, p.Col = int(c.places[row].line), int(c.places[row].col)
	}
	return p
}
