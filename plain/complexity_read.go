package plain

import (
	"io"

	"agglo"
	"agglo/measure/complexity"
)

func (f *complexityFlags) read(args []string, stdin io.Reader) (*panel, error) {
	sheet, err := readColumns(args, stdin, *f.columns,
		Col{Name: "location", Text: true}, Col{Name: "product", Text: true}, Col{Name: "value"},
		Col{Name: "time", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", "location", "product"); err != nil {
		return nil, err
	}
	return newPanel(sheet, "location", "product"), nil
}

// table returns the values of one time.
func (p *panel) table(time int) (*complexity.Values, error) {
	location, product, value := p.at(time)
	v, err := complexity.NewValues(len(p.rows), len(p.columns), location, product, value)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
	}
	return v, nil
}

// drop lets go of the values, of which the tables hold copies.
func (p *panel) drop() { p.time, p.row, p.column, p.value = nil, nil, nil, nil }

// byHead returns the values by head of one time.
func (f *complexityFlags) byHead(p *panel, y *complexityYear) (*complexity.Values, error) {
	sheet, err := readColumns([]string{f.population}, nil, nil,
		Col{Name: "location", Text: true}, Col{Name: "population"}, Col{Name: "time", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", "location"); err != nil {
		return nil, err
	}
	heads := map[string]float64{}
	location, time, number := sheet.Text("location"), sheet.Text("time"), sheet.Number("population")
	for i, l := range location {
		if time == nil || time[i] == y.time {
			if !(number[i] > 0) {
				return nil, sheet.Errorf(i, "population: %v is not positive", number[i])
			}
			heads[l] = number[i]
		}
	}
	population := make([]float64, len(p.rows))
	for i, l := range p.rows {
		n, ok := heads[l]
		if !ok && y.locationTotal[i] > 0 {
			return nil, agglo.Errorf(agglo.Invalid, "%s: no population for location %q%s", sheet.Name, l, of(y.time))
		}
		if population[i] = n; y.locationTotal[i] == 0 {
			population[i] = negligible // no value of its own, and none of the others' heads
		}
	}
	v, err := y.values.RPOP(population)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", sheet.Name, err)
	}
	return v, nil
}

// negligible stands for the population of a location that has no data at a
// time: too small to change the sum.
const negligible = 1e-300
