package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"agglo/dataset"
)

// A grid is a table of the data set as it becomes.
type grid struct {
	name    string
	columns []dataset.Column
	index   map[string]int // column → position
	rows    [][]any
	byKey   map[string]int // identity → row
	byRest  map[string]int // identity without its unit → first row
	added   int            // rows from this one on are new
	changed bool
}

// identities are the columns by which rows of tables without a key are told
// apart. What stands in the others can be corrected by a later import.
var identities = map[string][]string{
	"activities":   {"establishment", "chain", "link", "product", "capacity_basis", "as_of", "capacity_unit"},
	"statements":   {"region", "chain", "link", "product", "source"},
	"supplies":     {"supplier", "customer", "chain", "link", "product"},
	"titles":       {"organisation", "title", "from"},
	"observations": {"region", "indicator", "subject", "period", "source", "unit"},
	"targets":      {"region", "indicator", "subject", "period", "source", "unit"},
}

// unitOf is the last of those columns where it is a unit: two numbers in
// different units are two rows, but a row without a number is any of them.
var unitOf = map[string]string{"activities": "capacity_unit"}

// readGrid reads one table of a data set into memory.
func readGrid(ctx context.Context, d *dataset.Dataset, name string) (*grid, error) {
	g := &grid{name: name, columns: dataset.ColumnsOf(name), index: map[string]int{}, byKey: map[string]int{}, byRest: map[string]int{}}
	for i, c := range g.columns {
		g.index[c.Name] = i
	}
	for _, f := range d.FilesOf(name) {
		err := d.Scan(ctx, f, func(_ int, values []any) error {
			g.rows = append(g.rows, slices.Clone(values))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for i := range g.rows {
		g.enter(i)
	}
	g.added = len(g.rows)
	return g, nil
}

// text returns a cell as text, empty where it is unknown.
func (g *grid) text(row []any, column string) string {
	s, _ := row[g.index[column]].(string)
	return s
}

// enter makes a row known by its identity; the first of several stays.
func (g *grid) enter(i int) {
	whole, rest := g.identity(g.rows[i])
	if g.byKey[whole] == 0 {
		g.byKey[whole] = i + 1
	}
	if g.byRest[rest] == 0 {
		g.byRest[rest] = i + 1
	}
}

// identity returns what tells a row apart, and the same without its unit.
func (g *grid) identity(row []any) (whole, rest string) {
	var b strings.Builder
	for _, c := range g.identifying() {
		if c == unitOf[g.name] {
			rest = b.String()
		}
		if v := row[g.index[c]]; v != nil {
			fmt.Fprint(&b, v)
		}
		b.WriteByte(0)
	}
	if rest == "" {
		rest = b.String()
	}
	return b.String(), rest
}

// same returns the row of the same identity, -1 where there is none. A row and
// another that differs only in having no unit are the same.
func (g *grid) same(row []any) int {
	whole, rest := g.identity(row)
	if at := g.byKey[whole] - 1; at >= 0 || unitOf[g.name] == "" {
		return at
	}
	at, u := g.byRest[rest]-1, g.index[unitOf[g.name]]
	if at >= 0 && row[u] != nil && g.rows[at][u] != nil {
		return -1
	}
	return at
}

func (g *grid) identifying() []string {
	if columns := identities[g.name]; columns != nil {
		return columns
	}
	var out []string
	for _, c := range g.columns {
		if c.Key {
			out = append(out, c.Name)
		}
	}
	return out
}

// values are the values of one row by column.
type values map[string]any

// An Outcome says what became of a row.
type Outcome string

// Outcomes, the one that says most last.
const (
	Unchanged Outcome = "unchanged"
	Updated   Outcome = "updated"
	New       Outcome = "new"
	LeftOut   Outcome = "left out" // a note, a total, a title
	Rejected  Outcome = "rejected"
)

// put adds a row, or updates the one of the same identity with the values that
// are known. It returns what changed, as "status: operating → closed".
func (g *grid) put(v values) (Outcome, []string) {
	row := make([]any, len(g.columns))
	for name, value := range v {
		row[g.index[name]] = value
	}
	at := g.same(row)
	if at < 0 {
		g.rows, g.changed = append(g.rows, row), true
		g.enter(len(g.rows) - 1)
		return New, nil
	}
	defer g.enter(at) // it may have got a unit
	old := g.rows[at]
	var changes []string
	for i, c := range g.columns {
		if row[i] == nil || row[i] == old[i] {
			continue
		}
		if old[i] != nil {
			changes = append(changes, fmt.Sprintf("%s: %v → %v", c.Name, old[i], row[i]))
		} else {
			changes = append(changes, fmt.Sprintf("%s: %v", c.Name, row[i]))
		}
		old[i] = row[i]
	}
	switch {
	case at >= g.added:
		return New, nil
	case len(changes) > 0:
		g.changed = true
		return Updated, changes
	}
	return Unchanged, nil
}

// find returns the row of a table with one key column, nil where there is none.
func (g *grid) find(id string) []any {
	if i := g.byKey[id+"\x00"]; i > 0 {
		return g.rows[i-1]
	}
	return nil
}
