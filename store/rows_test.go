package store

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"agglo"
	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
)

// TestRows: every row of the bundled data set comes back as the reader of the
// data set has it, with its place, in its order.
func TestRows(t *testing.T) {
	ctx := context.Background()
	d := opened(t, newenergy.FS)
	s := built(t, d)
	snap := s.Snapshot()
	for _, table := range dataset.Tables() {
		var want []TableRow
		for _, f := range d.FilesOf(table) {
			err := d.Scan(ctx, f, func(line int, values []any) error {
				want = append(want, TableRow{f.Path, line, slices.Clone(values)})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		got, total, err := snap.Rows(ctx, RowQuery{Table: table})
		if err != nil || total != len(want) || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows of %d, want %d: %v", table, len(got), total, len(want), err)
		}
		if len(want) > 3 {
			page, total, err := snap.Rows(ctx, RowQuery{Table: table, Limit: 2, Offset: 1})
			if err != nil || total != len(want) || !reflect.DeepEqual(page, want[1:3]) {
				t.Errorf("%s: the page is %v of %d: %v", table, page, total, err)
			}
		}
		for i, c := range dataset.ColumnsOf(table) {
			if len(want) > 0 {
				compareFiltered(t, snap, want, table, c.Name, i)
			}
		}
	}
}

// compareFiltered asks for the rows with the value that a column has in the
// middle row, and compares them with a filter over all rows.
func compareFiltered(t *testing.T, snap *Snapshot, all []TableRow, table, column string, i int) {
	t.Helper()
	value := all[len(all)/2].Cells[i]
	var want []TableRow
	for _, r := range all {
		if r.Cells[i] == value {
			want = append(want, r)
		}
	}
	got, total, err := snap.Rows(context.Background(), RowQuery{Table: table, Where: []Condition{{Column: column, Value: value}}})
	if err != nil || total != len(want) || !reflect.DeepEqual(got, want) {
		t.Errorf("%s with %s = %v: %d rows of %d, want %d: %v", table, column, value, len(got), total, len(want), err)
	}
}

func TestRows_Conditions(t *testing.T) {
	s := built(t, opened(t, newenergy.FS))
	for _, c := range []struct {
		table string
		where []Condition
		check func(row TableRow) bool
	}{
		{"regions", []Condition{{Column: "name", Holds: true, Value: "CHANGZHOU"}}, func(r TableRow) bool { return r.Cells[0] == "CN-320400" }},
		{"activities", []Condition{{Column: "establishment", Holds: true, Value: "catl"}, {Column: "chain", Value: "power-battery"}}, func(r TableRow) bool { return r.Cells[1] == "power-battery" }},
		{"regions", []Condition{{Column: "parent"}}, func(r TableRow) bool { return r.Cells[0] == "CN" }},
	} {
		rows, total, err := s.Snapshot().Rows(context.Background(), RowQuery{Table: c.table, Where: c.where, Limit: 1})
		if err != nil || total == 0 || len(rows) != 1 || !c.check(rows[0]) {
			t.Errorf("%s where %v: %v of %d, %v", c.table, c.where, rows, total, err)
		}
	}
	for _, q := range []RowQuery{{Table: "people"}, {Table: "regions", Where: []Condition{{Column: "id; DROP TABLE regions", Value: "A"}}}} {
		if _, _, err := s.Snapshot().Rows(context.Background(), q); agglo.KindOf(err) != agglo.NotFound {
			t.Errorf("%+v: %v", q, err)
		}
	}
	if _, total, err := s.Snapshot().Rows(context.Background(), RowQuery{Table: "regions", Where: []Condition{{Column: "name", Value: "' OR 1 = 1 --"}}}); err != nil || total != 0 {
		t.Errorf("a value is no SQL: %d rows, %v", total, err)
	}
}
