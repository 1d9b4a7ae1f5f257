package plain

import (
	"math"
	"strconv"

	"agglo"
	"agglo/measure/outlook"
)

// A yearly series has a value, or none, for each year from first on.
type yearly struct {
	file, name string
	first      agglo.Period
	values     []float64 // trimmed: the last is known

	from       int // step at which the series since the last break begins
	due        int
	target     float64
	known      bool // there is a target
	path       outlook.Path
	projection outlook.Projection
}

// where names the series in an error text.
func (s *yearly) where() string {
	if s.name == "" {
		return s.file
	}
	return s.file + ": series " + strconv.Quote(s.name)
}

// period returns the period of a step.
func (s *yearly) period(step int) string { return s.first.Before(-step).String() }

// step returns the step of a period that a flag gives.
func (s *yearly) step(text, flag string) (int, error) {
	p, err := agglo.ParsePeriod(text)
	if err != nil {
		return 0, agglo.Errorf(agglo.Usage, "--%s: %v", flag, err)
	}
	step := p.Year() - s.first.Year()
	if s.period(step) != p.String() {
		return 0, agglo.Errorf(agglo.Usage, "--%s %s is not a period like %s of %s", flag, text, s.first, s.where())
	}
	return step, nil
}

// longest is the number of years that a series may span.
const longest = 1000

// readSeries returns the series in order of their first appearance.
func readSeries(sheet *Sheet) ([]*yearly, error) {
	codes, names := sheet.Codes("series")
	if codes == nil {
		codes, names = make([]int32, sheet.Rows), []string{""}
	}
	rows := make([][]int, len(names))
	for i, code := range codes {
		rows[code] = append(rows[code], i)
	}
	var all []*yearly
	for code, name := range names {
		s, err := newYearly(sheet, name, rows[code])
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func newYearly(sheet *Sheet, name string, rows []int) (*yearly, error) {
	periods, value := make([]agglo.Period, len(rows)), sheet.Number("value")
	s := &yearly{file: sheet.Name, name: name}
	for k, i := range rows {
		var err error
		if periods[k], err = agglo.ParsePeriod(sheet.Text("period")[i]); err != nil {
			return nil, sheet.Errorf(i, "period: %v", err)
		}
		if s.first.IsZero() || periods[k].Start().Before(s.first.Start()) {
			s.first = periods[k]
		}
	}
	for k, i := range rows {
		step := periods[k].Year() - s.first.Year()
		if step > longest {
			return nil, sheet.Errorf(i, "period: %s is more than %d years after %s", periods[k], longest, s.first)
		}
		if s.period(step) != periods[k].String() {
			return nil, sheet.Errorf(i, "period: %s and %s are not of one kind: give one period a year, since seasons are not modelled", periods[k], s.first)
		}
		for len(s.values) <= step {
			s.values = append(s.values, missing)
		}
		s.values[step] = value[i]
	}
	for len(s.values) > 0 && math.IsNaN(s.values[len(s.values)-1]) {
		s.values = s.values[:len(s.values)-1]
	}
	if len(s.values) == 0 {
		return nil, sheet.Errorf(rows[0], "value: no value is known%s", map[bool]string{true: "", false: " of series " + strconv.Quote(name)}[name == ""])
	}
	return s, nil
}
