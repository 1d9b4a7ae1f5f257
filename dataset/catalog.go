package dataset

import (
	"context"
	"maps"
	"slices"
)

// A catalog is what a check has to know of all tables before it can judge the
// rows of any: which keys there are, and what stands beside the keys of the
// tables that give the data set its order.
type catalog struct {
	tables       map[string]*keys
	facts        map[string][]fact
	levels       map[string]string   // region → level
	units        map[string]string   // indicator → unit
	chainsOf     map[string][]string // link → chains
	linksOf      map[string][]string // chain → links
	subjects     map[string]bool     // what a subject may be
	subjectNames []string            // the same in order
	near         suggester
}

// Keys are the keys of one table.
type keys struct {
	set     *keySet
	ids     []string // the first of them, to suggest one in place of another
	whole   bool     // whether the table could be read to its end
	doubled []uint64
	excess  int
}

// A fact is a row of a table that the catalog holds in full.
type fact struct {
	file string
	line int
	text []string // of the columns that factColumns names
}

// factColumns are the columns of which the catalog holds the text.
var factColumns = map[string][]string{
	"regions":       {"id", "parent", "level"},
	"chains":        {"id", "parent"},
	"links":         {"chain", "id"},
	"link_inputs":   {"chain", "link", "input"},
	"subjects":      {"id"},
	"organisations": {"id", "parent"}, // only those with a parent: there may be millions
	"indicators":    {"id", "unit"},
}

// suggested is how many ids of a table are kept to suggest one of them. Of a
// table with more, an id that is not among these may be the one that was meant,
// so that none is suggested.
const suggested = 20_000

// newCatalog reads the keys of all tables that have some.
func (d *Dataset) newCatalog(ctx context.Context, parts []part, tick func(part)) (*catalog, error) {
	keyed := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return len(keyOf(p.Table)) == 0 })
	extracts := make([]extract, len(keyed))
	err := each(ctx, len(keyed), func(ctx context.Context, i int) error {
		extracts[i] = d.extract(ctx, keyed[i])
		tick(keyed[i])
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	c := &catalog{tables: map[string]*keys{}, facts: map[string][]fact{}}
	hashes := map[string][][]uint64{}
	for i, p := range keyed {
		if c.tables[p.Table] == nil {
			c.tables[p.Table] = &keys{whole: true}
		}
		c.tables[p.Table].take(&extracts[i])
		c.facts[p.Table] = append(c.facts[p.Table], extracts[i].facts...)
		hashes[p.Table] = append(hashes[p.Table], extracts[i].hashes)
		extracts[i] = extract{}
	}
	for table, k := range c.tables {
		if len(k.ids) == suggested {
			k.ids = nil
		}
		k.set, k.doubled, k.excess = newKeySet(hashes[table])
		delete(hashes, table)
	}
	c.arrange()
	return c, nil
}

// take takes up an extract but for its hashes.
func (k *keys) take(x *extract) {
	k.whole = k.whole && x.whole
	k.ids = append(k.ids, x.ids[:min(len(x.ids), suggested-len(k.ids))]...)
}

// An extract is the part of the catalog that one part of a file gives.
type extract struct {
	hashes []uint64
	ids    []string
	facts  []fact
	whole  bool
}

func (d *Dataset) extract(ctx context.Context, p part) (x extract) {
	key, columns := keyOf(p.Table), allColumns[p.Table]
	wanted := slices.Clone(key)
	var facts []int
	for _, name := range factColumns[p.Table] {
		facts = append(facts, column(p.Table, name))
	}
	wanted = append(wanted, facts...)
	err := d.read(ctx, p, wanted, nil, func(b *batch) error {
		for row := range b.rows {
			if !keyless(b, columns, key, row) {
				x.add(p, b, key, facts, row)
			}
		}
		return nil
	})
	x.whole = err == nil
	return x
}

// keyless reports whether a row lacks a part of its key. It says nothing then.
func keyless(b *batch, columns []Column, key []int, row int) bool {
	for _, i := range key {
		if b.cells[i].empty(row) && columns[i].Required {
			return true
		}
	}
	return false
}

// add takes up one row.
func (x *extract) add(p part, b *batch, key, facts []int, row int) {
	x.hashes = append(x.hashes, b.keyHash(key, row))
	if len(key) == 1 && len(x.ids) < suggested {
		x.ids = append(x.ids, b.cells[key[0]].text(row))
	}
	if len(facts) == 0 || p.Table == "organisations" && b.cells[facts[1]].empty(row) {
		return
	}
	f := fact{file: p.File.String(), line: b.line(row), text: make([]string, len(facts))}
	for i, c := range facts {
		f.text[i] = b.cells[c].text(row)
	}
	x.facts = append(x.facts, f)
}

// arrange puts the facts where checks look them up.
func (c *catalog) arrange() {
	c.levels, c.units, c.subjects = map[string]string{}, map[string]string{}, map[string]bool{}
	c.chainsOf, c.linksOf = map[string][]string{}, map[string][]string{}
	for _, f := range c.facts["regions"] {
		if _, doubled := c.levels[f.text[0]]; !doubled {
			c.levels[f.text[0]] = f.text[2]
		}
	}
	for _, f := range c.facts["indicators"] {
		c.units[f.text[0]] = f.text[1]
	}
	for _, f := range c.facts["links"] {
		chain, link := f.text[0], f.text[1]
		c.chainsOf[link] = append(c.chainsOf[link], chain)
		c.linksOf[chain] = append(c.linksOf[chain], link)
		c.subjects[chain+"."+link] = true
	}
	for _, table := range []string{"chains", "subjects"} {
		for _, f := range c.facts[table] {
			c.subjects[f.text[0]] = true
		}
	}
	c.subjectNames = slices.Sorted(maps.Keys(c.subjects))
}

// complete reports whether all keys of the given tables are known, so that
// what is not among them does not exist. A table without a file is empty.
func (c *catalog) complete(tables ...string) bool {
	for _, t := range tables {
		if k := c.tables[t]; k != nil && !k.whole {
			return false
		}
	}
	return true
}
