package dataset

import (
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	types := []Type{ID, Text, Number, Integer, Boolean, Enum, Date, Period, Subject}
	if len(tableDescriptions) != len(Tables()) {
		t.Errorf("%d tables are described of %d", len(tableDescriptions), len(Tables()))
	}
	for _, table := range Tables() {
		if tableDescriptions[table] == "" {
			t.Errorf("%s: no description", table)
		}
		var names []string
		for _, c := range ColumnsOf(table) {
			where := table + "." + c.Name
			if slices.Contains(names, c.Name) {
				t.Errorf("%s stands twice", where)
			}
			names = append(names, c.Name)
			if !slices.Contains(types, c.Type) {
				t.Errorf("%s: type %q", where, c.Type)
			}
			if (c.Type == Enum) != (len(c.Values) > 1) {
				t.Errorf("%s: an enum has values and nothing else has", where)
			}
			if c.Min != nil && c.Max != nil && *c.Min >= *c.Max {
				t.Errorf("%s: empty range", where)
			}
			if c.Description == "" {
				t.Errorf("%s: no description", where)
			}
			if c.References == "" {
				continue
			}
			other, name, _ := strings.Cut(c.References, ".")
			key := keyOf(other)
			if len(key) == 0 || allColumns[other][key[len(key)-1]].Name != name {
				t.Errorf("%s refers to %s, which is not a key", where, c.References)
			}
			for _, i := range key[:max(0, len(key)-1)] {
				if column(table, allColumns[other][i].Name) < 0 {
					t.Errorf("%s refers to %s but has no column %s beside it", where, c.References, allColumns[other][i].Name)
				}
			}
		}
	}
}

func TestRulesNameColumns(t *testing.T) {
	for _, pairs := range []map[string][2]string{dateOrder, quantities} {
		for table, pair := range pairs {
			for _, name := range pair {
				if column(table, name) < 0 {
					t.Errorf("a rule names %s.%s, which does not exist", table, name)
				}
			}
		}
	}
	for table, names := range factColumns {
		for _, name := range names {
			if column(table, name) < 0 {
				t.Errorf("the catalog names %s.%s, which does not exist", table, name)
			}
		}
	}
}
