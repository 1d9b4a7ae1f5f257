package plain

import (
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"agglo"
)

// A panel is a table of values by time, row and column, such as location and
// product. Rows and columns are numbered in the order of their names, times in
// the order of time as far as numbers tell it, else of their names.
type panel struct {
	name        string   // of the file
	times       []string // one empty name where the file has no time
	rows        []string
	columns     []string
	time        []int32 // of each value; nil where the file has no time
	row, column []int32
	value       []float64
}

// newPanel takes the columns out of a sheet.
func newPanel(s *Sheet, row, column string) *panel {
	p := &panel{name: s.Name, times: []string{""}, value: s.Number("value")}
	if s.Has("time") {
		p.time, p.times = s.Sorted("time")
	}
	p.row, p.rows = s.Sorted(row)
	p.column, p.columns = s.Sorted(column)
	return p
}

// at returns the values of one time with their rows and columns.
func (p *panel) at(time int) (row, column []int32, value []float64) {
	if len(p.times) == 1 {
		return p.row, p.column, p.value
	}
	for i, t := range p.time {
		if int(t) == time {
			row, column, value = append(row, p.row[i]), append(column, p.column[i]), append(value, p.value[i])
		}
	}
	return row, column, value
}

// dense returns the sums of the values of one time by row and column.
func (p *panel) dense(time int) *mat.Dense {
	m := mat.NewDense(len(p.rows), len(p.columns), nil)
	row, column, value := p.at(time)
	for i, v := range value {
		r, c := int(row[i]), int(column[i])
		m.Set(r, c, m.At(r, c)+v)
	}
	return m
}

// reference reads the values that stand for the whole, column by column, for
// each time. The columns that it has and the data lack are added to p: they
// count in the whole. It returns nil for each time where no file is named.
func (p *panel) reference(path, key string) ([][]float64, error) {
	values := make([][]float64, len(p.times))
	if path == "" {
		return values, nil
	}
	sheet, err := readColumns([]string{path}, nil, nil, Col{Name: key, Text: true}, Col{Name: "value"}, Col{Name: "time", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", key); err != nil {
		return nil, err
	}
	needed := len(p.columns)
	var at []int
	p.columns, at = merged(p.columns, sheet, key)
	time, number := sheet.Text("time"), sheet.Number("value")
	for t, name := range p.times {
		values[t] = make([]float64, len(p.columns))
		found := make([]bool, needed)
		for i, v := range number {
			if time != nil && time[i] != name {
				continue
			}
			values[t][at[i]] = v
			if at[i] < needed {
				found[at[i]] = true
			}
		}
		for i, ok := range found {
			if !ok {
				return nil, agglo.Errorf(agglo.Invalid, "%s: no value for %s %q%s", sheet.Name, key, p.columns[i], of(name))
			}
		}
	}
	return values, nil
}

// merged appends the texts of a column that are not among the names yet, and
// returns the place of each row's.
func merged(names []string, sheet *Sheet, column string) (all []string, at []int) {
	place := map[string]int{}
	for i, name := range names {
		place[name] = i
	}
	for _, text := range sheet.Text(column) {
		i, ok := place[text]
		if !ok {
			i = len(names)
			place[text] = i
			names = append(names, text)
		}
		at = append(at, i)
	}
	return names, at
}

// notNothing returns an error naming the first time at which every value is 0.
func (p *panel) notNothing() error {
	for time, name := range p.times {
		if _, _, value := p.at(time); floats.Sum(value) == 0 {
			return agglo.Errorf(agglo.Invalid, "%s: every value%s is 0: there is nothing to compare", p.name, of(name))
		}
	}
	return nil
}

func rowSums(x *mat.Dense) []float64 {
	rows, _ := x.Dims()
	sums := make([]float64, rows)
	for r := range sums {
		sums[r] = floats.Sum(x.RawRowView(r))
	}
	return sums
}

func columnSums(x *mat.Dense) []float64 {
	rows, columns := x.Dims()
	sums := make([]float64, columns)
	for r := range rows {
		floats.Add(sums, x.RawRowView(r))
	}
	return sums
}
