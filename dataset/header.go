package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// A header says which column of the table each field of a row belongs to.
type header struct {
	width  int
	column []int // position in the table, -1 for a field that is not of it
}

// matchHeader matches the names on the line of a header (0 where the format has
// no such line) with the columns of a table and
// reports unknown, doubled and missing ones. It returns a Problem where the
// line is no header at all or, for want of a report, where part of the key is
// missing.
func matchHeader(table string, line int, names []string, r *report) (header, error) {
	known := columnNames(table)
	h := header{width: len(names), column: make([]int, len(names))}
	if !slices.ContainsFunc(names, func(n string) bool { return slices.Contains(known, n) }) {
		return h, Problem{Line: line, Msg: "is not a header: " + wantHeader(table) + separatorHint(names)}
	}
	found := map[string]bool{}
	fault := func(p Problem) {
		if r != nil {
			p.Line = line
			r.add(p)
		}
	}
	for i, name := range names {
		h.column[i] = slices.Index(known, name)
		switch {
		case h.column[i] < 0 && name == "":
			fault(Problem{Msg: fmt.Sprintf("the header of column %d is empty", i+1)})
		case h.column[i] < 0:
			fault(Problem{Field: name, Msg: "is not a column of " + table + hintColumn(name, known, names)})
		case found[name]:
			fault(Problem{Field: name, Msg: "stands twice in the header"})
			h.column[i] = -1
		}
		found[name] = true
	}
	for _, c := range allColumns[table] {
		if r == nil && c.Key && c.Required && !found[c.Name] {
			return h, Problem{Line: line, Field: c.Name, Msg: "the column is missing"}
		}
		if c.Required && !found[c.Name] {
			fault(Problem{Field: c.Name, Msg: "the column is missing"})
		}
	}
	return h, nil
}

// hintColumn suggests a column that the header lacks, or else lists all.
func hintColumn(name string, known, names []string) string {
	free := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return slices.Contains(names, k) })
	if hint := didYouMean(name, free); hint != "" {
		return hint
	}
	return ": it has " + strings.Join(known, ", ")
}

func wantHeader(table string) string {
	return "the first line holds the names of columns, such as " + strings.Join(requiredNames(table), ",")
}

// separatorHint recognises tables of other kinds than comma-separated ones.
func separatorHint(names []string) string {
	for sep, name := range map[string]string{";": "semicolons", "\t": "tabs"} {
		if len(names) == 1 && strings.Contains(names[0], sep) {
			return "; the fields are apart by " + name + ", not by commas"
		}
	}
	return ""
}

func columnNames(table string) []string {
	var names []string
	for _, c := range allColumns[table] {
		names = append(names, c.Name)
	}
	return names
}

func requiredNames(table string) []string {
	var names []string
	for _, c := range allColumns[table] {
		if c.Required {
			names = append(names, c.Name)
		}
	}
	return names
}
