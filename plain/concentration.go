package plain

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/spf13/pflag"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/measure/concentration"
	"agglo/table"
)

var concentrationTool = Tool{
	Name:    "concentration",
	Summary: "How concentrated industries are over regions, and whether their plants cluster more than by chance.",
	Args:    "[FILE.csv]",
	Help: `Reads region, industry, value and optionally firm and time; with firm one row a plant, without one row a
region and industry. Writes one row for each time and industry:

  regions            that have the industry
  value              in all (unit of the file)
  hhi, hhi_points    Herfindahl-Hirschman index over regions, 0 to 1 and 0 to 10,000
  crK                share of the K largest regions (--largest K)
  gini               over regions, each counting alike, 0 to 1
  gini_locational    against the regions' shares in all industries, 0 to 1
  hoover             share that would have to move to be spread like these, 0 to 1
  entropy            in nats; entropy_relative is divided by its maximum

and with firm
  plants, plants_hhi  Herfindahl index over plants, 0 to 1
  eg_gamma, ms_gamma  Ellison-Glaeser and Maurel-Sédillot indices, 0 is chance
  eg_g, eg_deviation, eg_z  raw concentration, its standard deviation by
                      chance, and how many of them it lies from what chance expects
  eg_se, ms_se        standard errors of eg_gamma and ms_gamma by chance;
  ms_z                ms_gamma / ms_se (eg_gamma / eg_se is eg_z)

--by region swaps the two: concentration of regions over industries. --by pair
writes coagglomeration, the index of Ellison, Glaeser and Kerr for each pair of
industries. The shares of the regions are those of the file or of --reference.`,
	New: func(fs *pflag.FlagSet) Run {
		columns := ColumnFlag(fs)
		f := concentrationFlags{}
		fs.StringVar(&f.by, "by", "industry", "industry, region or pair")
		fs.IntVar(&f.largest, "largest", 4, "number of regions in the concentration ratio")
		fs.StringVar(&f.reference, "reference", "", "`FILE` with region (with --by region: industry), value and, if the data have it, time: all industries together")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) {
			if by := []string{"industry", "region", "pair"}; !slices.Contains(by, f.by) {
				return nil, choice("by", f.by, by)
			}
			if f.largest < 1 {
				return nil, agglo.Errorf(agglo.Usage, "--largest %d is not above 0", f.largest)
			}
			return f.run(args, stdin, *columns)
		}
	},
}

type concentrationFlags struct {
	by, reference string
	largest       int
}

func (f *concentrationFlags) run(args []string, stdin io.Reader, headers map[string]string) (Result, error) {
	sheet, err := readColumns(args, stdin, headers, Col{Name: "region", Text: true}, Col{Name: "industry", Text: true}, Col{Name: "value"},
		Col{Name: "firm", Text: true, Optional: true}, Col{Name: "time", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", "region", "industry", "firm"); err != nil {
		return nil, err
	}
	row, column := "industry", "region"
	if f.by == "region" {
		row, column = column, row
	}
	c := &concentrated{panel: newPanel(sheet, row, column), largest: f.largest, row: row, byPlant: sheet.Has("firm") && f.by == "industry"}
	reference, err := c.panel.reference(f.reference, column)
	if err != nil {
		return nil, err
	}
	for time := range c.panel.times {
		x := c.panel.dense(time)
		if reference[time] == nil {
			reference[time] = columnSums(x)
		}
		if floats.Sum(reference[time]) == 0 {
			return nil, agglo.Errorf(agglo.Invalid, "%s: every value%s is 0: there is nothing to be concentrated", sheet.Name, of(c.panel.times[time]))
		}
	}
	if f.by == "pair" {
		return c.pairs(reference)
	}
	return c.rows(reference)
}

// concentrated measures the rows of a panel over its columns.
type concentrated struct {
	panel   *panel
	largest int
	row     string
	byPlant bool
}

func (c *concentrated) rows(reference [][]float64) (Result, error) {
	t := &table.Table{Name: "concentration", Title: "Concentration"}
	members := map[string]string{"industry": "regions", "region": "industries"}[c.row]
	names := []string{"time", c.row, members, "value", "hhi", "hhi_points", fmt.Sprintf("cr%d", c.largest), "gini", "gini_locational", "hoover", "entropy", "entropy_relative"}
	if c.byPlant {
		names = append(names, "plants", "plants_hhi", "eg_gamma", "ms_gamma", "eg_g", "eg_deviation", "eg_z", "eg_se", "ms_se", "ms_z")
	}
	for _, name := range names {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	for time, name := range c.panel.times {
		x := c.panel.dense(time)
		plants := c.plants(time)
		for r, label := range c.panel.rows {
			cells, err := c.spread(x.RawRowView(r), reference[time])
			if err == nil && c.byPlant {
				var more []any
				more, err = agglomeration(plants[r], reference[time])
				cells = append(cells, more...)
			}
			if err != nil {
				return nil, agglo.Errorf(agglo.Invalid, "%s: %s %q%s: %v", c.panel.name, c.row, label, of(name), err)
			}
			t.Add(append([]any{name, label}, cells...)...)
		}
	}
	return t, nil
}

// spread measures one row: all cells but the first two and those of plants.
func (c *concentrated) spread(x, reference []float64) ([]any, error) {
	cells := []any{positive(x), floats.Sum(x)}
	hhi, err := concentration.Herfindahl(x)
	if err != nil {
		return nil, err
	}
	cells = append(cells, hhi, hhi*concentration.Points)
	for _, measure := range []func() (float64, error){
		func() (float64, error) { return concentration.Largest(x, c.largest) },
		func() (float64, error) { return concentration.Gini(x) },
		func() (float64, error) { return concentration.LocationalGini(x, reference) },
		func() (float64, error) { return concentration.Hoover(x, reference) },
	} {
		v, err := measure()
		if err != nil {
			return nil, err
		}
		cells = append(cells, v)
	}
	entropy, err := concentration.Entropy(x)
	if err != nil {
		return nil, err
	}
	return append(cells, entropy, known(entropy/math.Log(float64(len(x))))), nil
}

// plants returns the plants of each industry at one time.
func (c *concentrated) plants(time int) [][]concentration.Plant {
	plants := make([][]concentration.Plant, len(c.panel.rows))
	row, column, value := c.panel.at(time)
	for i, v := range value {
		if v > 0 {
			plants[row[i]] = append(plants[row[i]], concentration.Plant{Region: int(column[i]), Size: v})
		}
	}
	return plants
}

func agglomeration(plants []concentration.Plant, reference []float64) ([]any, error) {
	if len(plants) == 0 {
		return []any{0, nil, nil, nil, nil, nil, nil, nil, nil, nil}, nil
	}
	a, err := concentration.Agglomerate(plants, reference)
	return []any{len(plants), a.Herfindahl, a.EllisonGlaeser, a.MaurelSedillot, a.Raw, a.Deviation, known(a.Z),
		a.EllisonGlaeserError, a.MaurelSedillotError, known(a.MaurelSedillot / a.MaurelSedillotError)}, err
}

func (c *concentrated) pairs(reference [][]float64) (Result, error) {
	t := &table.Table{Name: "coagglomeration", Title: "Co-agglomeration", Columns: []table.Column{{Name: "time"},
		{Name: "industry"}, {Name: "other"}, {Name: "gamma_c"}}}
	for time, name := range c.panel.times {
		x := c.panel.dense(time)
		for i, industry := range c.panel.rows {
			for j, other := range c.panel.rows[:i] {
				gamma, err := concentration.CoagglomeratePair(mat.Row(nil, j, x), mat.Row(nil, i, x), reference[time])
				if err != nil {
					return nil, agglo.Errorf(agglo.Invalid, "%s: %v", c.panel.name, err)
				}
				t.Add(name, other, industry, gamma)
			}
		}
	}
	return t, nil
}
