package plain

import (
	"context"
	"io"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/share"
	"agglo/table"
)

var theilTool = Tool{
	Name:    "theil",
	Summary: "Inequality between and within groups of regions, by the two indices of Theil.",
	Args:    "[FILE.csv]",
	Help: `Reads region, value and optionally population (by head), group and time. Writes for each time the rows
total, between, within, and one a group, with theil_t and theil_l in nats, 0 is
equality; between + within = total. share_t and share_l are the share in the
total, of a group its part of within. Without population every region counts
alike. theil_l is unknown where a region has no value: it would be infinite.`,
	New: func(fs *pflag.FlagSet) Run {
		columns := ColumnFlag(fs)
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) {
			sheet, err := readColumns(args, stdin, *columns, Col{Name: "region", Text: true}, Col{Name: "value"},
				Col{Name: "population", Optional: true}, Col{Name: "group", Text: true, Optional: true}, Col{Name: "time", Text: true, Optional: true})
			if err != nil {
				return nil, err
			}
			if err := sheet.Unique("time", "region"); err != nil {
				return nil, err
			}
			return theilTable(sheet)
		}
	},
}

func theilTable(sheet *Sheet) (Result, error) {
	t := &table.Table{Name: "theil", Title: "Inequality", Columns: []table.Column{{Name: "time"}, {Name: "part"}, {Name: "regions"},
		{Name: "theil_t"}, {Name: "share_t"}, {Name: "theil_l"}, {Name: "share_l"}}}
	time, times := sheet.Sorted("time")
	if time == nil {
		times = []string{""}
	}
	_, groups := sheet.Sorted("group")
	for at, name := range times {
		d, err := theilOf(sheet, func(i int) bool { return time == nil || int(time[i]) == at })
		if err != nil {
			return nil, err
		}
		d.add(t, name, "total", len(d.value), d.t.Total, d.t.Total, d.l.Total, d.l.Total)
		if groups == nil {
			continue
		}
		d.add(t, name, "between", len(d.value), d.t.Between, d.t.Between, d.l.Between, d.l.Between)
		d.add(t, name, "within", len(d.value), d.t.Within, d.t.Within, d.l.Within, d.l.Within)
		for g, label := range groups {
			if n := count(d.group, g); n > 0 {
				d.add(t, name, "group "+label, n, d.t.Groups[g], d.t.Weights[g]*d.t.Groups[g], d.l.Groups[g], d.l.Weights[g]*d.l.Groups[g])
			}
		}
	}
	return t, nil
}

// inequality is what is known of one time.
type inequality struct {
	value []float64
	group []int
	t, l  share.Inequality
}

// theilOf measures the rows that are taken.
func theilOf(sheet *Sheet, taken func(row int) bool) (*inequality, error) {
	d := &inequality{}
	var population []float64
	heads := sheet.Number("population")
	codes, _ := sheet.Codes("group")
	for i, v := range sheet.Number("value") {
		if !taken(i) {
			continue
		}
		d.value = append(d.value, v)
		if codes != nil {
			d.group = append(d.group, int(codes[i]))
		}
		if heads != nil {
			if heads[i] == 0 {
				return nil, sheet.Errorf(i, "population: 0 is not above 0: remove the row if nobody lives there")
			}
			population = append(population, heads[i])
		}
	}
	var err error
	if d.t, err = share.TheilT(d.value, population, d.group); err == nil {
		d.l, err = share.TheilL(d.value, population, d.group)
	}
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", sheet.Name, err)
	}
	return d, nil
}

// add adds a row with the two indices and their parts in the totals.
func (d *inequality) add(to *table.Table, time, part string, regions int, t, partT, l, partL float64) {
	to.Add(time, part, regions, t, partT/d.t.Total, known(l), partL/d.l.Total)
}

func count(group []int, g int) int {
	n := 0
	for _, other := range group {
		if other == g {
			n++
		}
	}
	return n
}
