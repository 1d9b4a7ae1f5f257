package dataset

import (
	"context"
	"fmt"
	"strconv"
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
		} else if msg, bad := faults[code]; bad {
			k.fault(b, i, row, msg)
		}
	}
}

// faults returns what is wrong with the values of a column.
func (k *checker) faults(i int, d *dictionary) faults {
	if d.known {
		return d.faults
	}
	d.known = true
	col := &k.columns[i]
	for code := range d.len() {
		msg := ""
		if d.num != nil {
			msg = col.numberFault(d.num[code], strconv.FormatFloat(d.num[code], 'g', -1, 64))
		} else if msg = col.fault(d.text[code]); msg == "" {
			msg = k.missing(i, d, code)
		}
		if msg == "" {
			continue
		}
		if d.faults == nil {
			d.faults = faults{}
		}
		d.faults[int32(code)] = msg
	}
	return d.faults
}

// missing says that what the value of a cell refers to does not exist.
func (k *checker) missing(i int, d *dictionary, code int) string {
	if k.columns[i].Type == Subject {
		return k.catalog.subjectFault(d.text[code])
	}
	ref := &k.refs[i]
	if ref.table == "" || ref.beside >= 0 || ref.keys != nil && !ref.keys.whole {
		return ""
	}
	if ref.keys == nil {
		k.tellAbsent(i)
		return ""
	}
	if ref.keys.set.has(d.hashes()[code]) {
		return ""
	}
	return fmt.Sprintf("%q is not in %s%s", d.text[code], ref.table, k.suggestion(d.text[code], ref.keys.ids))
}

// suggestion is didYouMean as long as the report has room: it is costly.
func (k *checker) suggestion(word string, candidates []string) string {
	if len(k.report.problems) >= kept || len(candidates) >= suggested {
		return ""
	}
	return didYouMean(word, candidates)
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
	if c.subjects[text] || !c.complete("chains", "links", "subjects") {
		return ""
	}
	return fmt.Sprintf("%q is not a chain, a link written as chain.link, or an id of subjects%s", text, didYouMean(text, c.subjectNames()))
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
