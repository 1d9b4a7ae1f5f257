package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// names finds the rows of one table by id or by name in either language.
type names struct {
	table string
	by    map[string][]string // key → ids
	keys  []string
}

// newNames reads the names of a table. The scope of an id is put before it: a
// link is chain.link.
func newNames(g *grid, scope string) *names {
	n := &names{table: g.name, by: map[string][]string{}}
	for _, row := range g.rows {
		id := g.text(row, "id")
		full := id
		if scope != "" {
			full = g.text(row, scope) + "." + id
			n.add(full, full)
		}
		for _, name := range append([]string{id}, spellings(g, row)...) {
			n.add(name, full)
		}
	}
	return n
}

// spellings returns the names of a row, for 锂盐(碳酸锂、氢氧化锂) also 锂盐, 碳酸锂
// and 氢氧化锂.
func spellings(g *grid, row []any) []string {
	var out []string
	for _, column := range []string{"name", "name_zh"} {
		if _, has := g.index[column]; !has {
			continue
		}
		name := tidy(g.text(row, column))
		out = append(out, name)
		before, inside, ok := strings.Cut(name, "(")
		if ok {
			out = append(out, before)
			out = append(out, strings.FieldsFunc(strings.TrimRight(inside, ")"), func(r rune) bool { return r == '、' || r == ',' || r == '/' })...)
		}
	}
	return out
}

func (n *names) add(name, id string) {
	k := key(name)
	if k == "" || slices.Contains(n.by[k], id) {
		return
	}
	if n.by[k] == nil {
		n.keys = append(n.keys, k)
	}
	n.by[k] = append(n.by[k], id)
}

// resolve returns the id that a text means, of those that start with a prefix.
func (n *names) resolve(text, prefix string) (string, error) {
	var ids []string
	for _, k := range []string{key(text), key(withoutBrackets(text))} {
		for _, id := range n.by[k] {
			if strings.HasPrefix(id, prefix) {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	switch {
	case len(ids) > 1 && !slices.ContainsFunc(ids, func(id string) bool { return id != ids[0] }), len(ids) == 1:
		return ids[0], nil
	case len(ids) > 1:
		return "", fmt.Errorf("%q may be %s: write the id", text, strings.Join(ids, " or "))
	}
	return "", fmt.Errorf("%q is not in %s%s", text, n.table, n.suggest(text, prefix))
}

func withoutBrackets(s string) string {
	before, _, _ := strings.Cut(tidy(s), "(")
	return before
}

// suggest names what may have been meant: the nearest name within a third of
// the length.
func (n *names) suggest(text, prefix string) string {
	k := key(text)
	best, at := len([]rune(k))/3+1, ""
	for _, candidate := range n.keys {
		ids := n.by[candidate]
		if !strings.HasPrefix(ids[0], prefix) {
			continue
		}
		if d := levenshtein.ComputeDistance(k, candidate); d < best {
			best, at = d, ids[0]
		}
	}
	if at == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", at)
}
