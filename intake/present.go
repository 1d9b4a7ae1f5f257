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
	added   int            // rows from this one on are new
	changed bool
}

// identities are the columns by which rows of tables without a key are told
// apart. What stands in the others can be corrected by a later import.
var identities = map[string][]string{
	"activities":   {"establishment", "chain", "link", "product", "capacity_basis", "as_of"},
	"statements":   {"region", "chain", "link", "product", "source"},
	"supplies":     {"supplier", "customer", "chain", "link", "product"},
	"titles":       {"organisation", "title", "from"},
	"observations": {"region", "indicator", "subject", "period", "source"},
	"targets":      {"region", "indicator", "subject", "period", "source"},
}

// readGrid reads one table of a data set into memory.
func readGrid(ctx context.Context, d *dataset.Dataset, name string) (*grid, error) {
	g := &grid{name: name, columns: dataset.ColumnsOf(name), index: map[string]int{}, byKey: map[string]int{}}
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
	for i, row := range g.rows {
		if k := g.identity(row); g.byKey[k] == 0 {
			g.byKey[k] = i + 1
		}
	}
	g.added = len(g.rows)
	return g, nil
}

// text returns a cell as text, empty where it is unknown.
func (g *grid) text(row []any, column string) string {
	s, _ := row[g.index[column]].(string)
	return s
}

func (g *grid) identity(row []any) string {
	var b strings.Builder
	for _, c := range g.identifying() {
		if v := row[g.index[c]]; v != nil {
			fmt.Fprint(&b, v)
		}
		b.WriteByte(0)
	}
	return b.String()
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
	k := g.identity(row)
	at := g.byKey[k] - 1
	if at < 0 {
		g.rows = append(g.rows, row)
		g.byKey[k], g.changed = len(g.rows), true
		return New, nil
	}
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
