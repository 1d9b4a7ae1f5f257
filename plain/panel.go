package plain

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"agglo"
	"agglo/measure/complexity"
)

// A panel is a table of values by time, location and product. Locations and
// products are numbered in the order of their names, times in the order of
// time as far as numbers tell it, else of their names.
type panel struct {
	name              string
	times             []string // one empty name where the file has no time
	locations         []string
	products          []string
	time              []int32
	location, product []int32
	value             []float64
}

func (f *complexityFlags) read(args []string, stdin io.Reader) (*panel, error) {
	columns, err := Rename([]Col{
		{Name: "location", Text: true}, {Name: "product", Text: true}, {Name: "value"},
		{Name: "time", Text: true, Optional: true},
	}, *f.columns)
	if err != nil {
		return nil, err
	}
	file, name, err := Open(args, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sheet, err := ReadSheet(file, name, columns...)
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", "location", "product"); err != nil {
		return nil, err
	}
	p := &panel{name: name, times: []string{""}, value: sheet.Number("value")}
	if sheet.Has("time") {
		p.time, p.times = ordered(sheet.Codes("time"))
	}
	p.location, p.locations = ordered(sheet.Codes("location"))
	p.product, p.products = ordered(sheet.Codes("product"))
	return p, nil
}

// ordered renumbers codes in place so that they follow the order of the names:
// by number if all are numbers, else by text.
func ordered(codes []int32, names []string) ([]int32, []string) {
	numbers := make([]float64, len(names))
	numeric := true
	for i, name := range names {
		x, err := strconv.ParseFloat(name, 64)
		numbers[i] = x
		numeric = numeric && err == nil
	}
	order := make([]int32, len(names))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		if numeric && numbers[a] != numbers[b] {
			if numbers[a] < numbers[b] {
				return -1
			}
			return 1
		}
		return strings.Compare(names[a], names[b])
	})
	place := make([]int32, len(names))
	sorted := make([]string, len(names))
	for i, code := range order {
		place[code], sorted[i] = int32(i), names[code]
	}
	for i, code := range codes {
		codes[i] = place[code]
	}
	return codes, sorted
}

// values returns the table of one time.
func (p *panel) values(time int) (*complexity.Values, error) {
	location, product, value := p.location, p.product, p.value
	if len(p.times) > 1 {
		location, product, value = nil, nil, nil
		for i, t := range p.time {
			if int(t) == time {
				location = append(location, p.location[i])
				product = append(product, p.product[i])
				value = append(value, p.value[i])
			}
		}
	}
	v, err := complexity.NewValues(len(p.locations), len(p.products), location, product, value)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
	}
	return v, nil
}

// drop lets go of the rows, of which the tables hold copies.
func (p *panel) drop() { p.time, p.location, p.product, p.value = nil, nil, nil, nil }

// byHead returns the values by head of one time.
func (f *complexityFlags) byHead(p *panel, y *complexityYear) (*complexity.Values, error) {
	file, name, err := Open([]string{f.population}, strings.NewReader(""))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sheet, err := ReadSheet(file, name, Col{Name: "location", Text: true}, Col{Name: "population"}, Col{Name: "time", Text: true, Optional: true})
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
	population := make([]float64, len(p.locations))
	for i, l := range p.locations {
		n, ok := heads[l]
		if !ok && y.locationTotal[i] > 0 {
			return nil, agglo.Errorf(agglo.Invalid, "%s: no population for location %q%s", name, l, of(y.time))
		}
		if population[i] = n; y.locationTotal[i] == 0 {
			population[i] = negligible // no value of its own, and none of the others' heads
		}
	}
	v, err := y.values.RPOP(population)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", name, err)
	}
	return v, nil
}

// negligible stands for the population of a location that has no data at a
// time: too small to change the sum.
const negligible = 1e-300
