package intake

import (
	"context"
	"testing"
)

// Two capacities in different units are two rows; a row without a capacity is
// filled or left alone, and never made twice.
func TestUnitsTellRowsApart(t *testing.T) {
	g, err := readGrid(context.Background(), open(t, folder(t)), "activities")
	if err != nil {
		t.Fatal(err)
	}
	row := func(link string, capacity, unit any) values {
		v := values{"establishment": "starpower-jintan", "chain": "power-battery", "link": link}
		if capacity != nil {
			v["capacity"], v["capacity_unit"] = capacity, unit
		}
		return v
	}
	for i, c := range []struct {
		values
		want Outcome
		rows int
	}{
		{row("cell", 10.0, "GWh/a"), Unchanged, 1},
		{row("cell", nil, nil), Unchanged, 1},
		{row("cell", 12.0, "GWh/a"), Updated, 1},
		{row("cell", 5.0, "units/a"), New, 2},
		{row("cell", 12.0, "GWh/a"), Unchanged, 2},
		{row("cathode", nil, nil), New, 3},
		{row("cathode", 3.0, "t/a"), New, 3}, // the same row, which is new
		{row("cathode", 3.0, "t/a"), New, 3},
	} {
		if got, changes := g.put(c.values); got != c.want || len(g.rows) != c.rows {
			t.Errorf("%d: %s %v with %d rows, want %s with %d", i, got, changes, len(g.rows), c.want, c.rows)
		}
	}
}
