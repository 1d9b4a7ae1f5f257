package plain

import (
	"fmt"
	"math"

	"agglo"
	"agglo/measure/outlook"
	"agglo/table"
)

// outlookParts takes the series for parts of a whole, such as links or
// organisations, and says what each contributed to its growth between the last
// two years in which all are known.
func outlookParts(all []*yearly) (*table.Table, error) {
	if len(all) < 2 {
		return nil, agglo.Errorf(agglo.Invalid, "%s: contributions need two series at least: a column series names the part that a row is of", all[0].file)
	}
	from, to, err := lastCommon(all)
	if err != nil {
		return nil, err
	}
	before, after := make([]float64, len(all)), make([]float64, len(all))
	for i, s := range all {
		before[i], after[i] = s.of(from), s.of(to)
	}
	points, growth, err := outlook.Contributions(before, after)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", all[0].file, err)
	}
	t := &table.Table{Name: "contributions", Title: "What carried the growth of the sum", Columns: []table.Column{
		{Name: "series"}, {Name: "from"}, {Name: "to"}, {Name: "before"}, {Name: "after"}, {Name: "contribution", Unit: "percentage points"}}}
	for i, s := range all {
		t.Add(s.name, s.period(from-s.first.Year()), s.period(to-s.first.Year()), before[i], after[i], points[i])
	}
	t.Note = fmt.Sprintf("the sum changed by %.6g %%, to which the contributions add up", growth)
	return t, nil
}

// of returns the value of a year, unknown where there is none.
func (s *yearly) of(year int) float64 {
	if step := year - s.first.Year(); step >= 0 && step < len(s.values) {
		return s.values[step]
	}
	return missing
}

// lastCommon returns the last two years in which all series are known.
func lastCommon(all []*yearly) (from, to int, err error) {
	var years []int
	for step := len(all[0].values) - 1; step >= 0 && len(years) < 2; step-- {
		year, known := all[0].first.Year()+step, true
		for _, s := range all {
			known = known && !math.IsNaN(s.of(year))
		}
		if known {
			years = append(years, year)
		}
	}
	if len(years) < 2 {
		return 0, 0, agglo.Errorf(agglo.Invalid, "%s: the %d series have no two years in which all are known", all[0].file, len(all))
	}
	return years[1], years[0], nil
}
