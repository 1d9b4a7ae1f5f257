package intake

import (
	"fmt"
	"strconv"
	"strings"

	"agglo"
	"agglo/dataset"
)

// value reads the cells of a column; nil where they are at fault, which is noted.
func (r *reader) value(c dataset.Column, all []said) (any, error) {
	if c.References == "organisations.id" {
		return r.organisation(c, all)
	}
	s := all[0]
	var v any
	var err error
	switch {
	case c.References != "":
		v, err = r.reference(c, all)
	case c.Type == dataset.Number || c.Type == dataset.Integer:
		v, err = r.amount(c, s)
	case c.Type == dataset.Date:
		v, err = parseDate(s.Cell, r.Sheet.Date1904)
	case c.Type == dataset.Period:
		v, err = parsePeriod(s.Cell, r.Sheet.Date1904)
	case c.Type == dataset.Subject:
		v, err = r.subject(s.Text)
	case c.Type == dataset.Enum || c.Type == dataset.Boolean:
		v, err = enumerated(c, s.Text)
	default:
		v = strings.TrimSpace(s.Text)
	}
	if err != nil {
		r.fail(s.heading, err)
		return nil, nil
	}
	if c.Type != dataset.Number && v != nil {
		r.tell(s.heading, joined(all), fmt.Sprint(v))
	}
	return v, nil
}

func joined(all []said) string {
	parts := make([]string, len(all))
	for i, s := range all {
		parts[i] = tidy(s.Text)
	}
	return strings.Join(parts, "/")
}

func enumerated(c dataset.Column, text string) (any, error) {
	v, ok := word(c, text)
	switch {
	case !ok && c.Type == dataset.Boolean:
		return nil, fmt.Errorf("%q is neither yes nor no (是, 否)", text)
	case !ok:
		return nil, fmt.Errorf("%q is not one of %s", text, strings.Join(c.Values, ", "))
	case c.Type == dataset.Boolean:
		return v == "true", nil
	}
	return v, nil
}

// unitColumns are the columns with the units of numbers.
var unitColumns = map[string]string{
	"activities.capacity": "capacity_unit", "observations.value": "unit", "targets.value": "unit", "claims.value": "unit",
	"supplies.volume": "unit", "link_inputs.intensity": "intensity_unit",
}

func isUnit(c dataset.Column) bool {
	for number, column := range unitColumns {
		if table, _, _ := strings.Cut(number, "."); table == c.Table && column == c.Name {
			return true
		}
	}
	return false
}

// amount reads a number with its unit. The unit that stands beside the number
// goes before the one of a column of units, that of the heading, and that of a
// title of the sheet.
func (r *reader) amount(c dataset.Column, s said) (any, error) {
	a, err := parseAmount(s.Text)
	if err != nil {
		return nil, err
	}
	full := c.Table + "." + c.Name
	column, measured := unitColumns[full]
	if !measured {
		return a.value(0)
	}
	beside := r.said[c.Table+"."+column]
	text := a.unit
	if text == "" && len(beside) > 0 {
		text = tidy(beside[0].Text)
	}
	if text == "" {
		text = s.unit
	}
	if text == "" {
		text = r.unit
	}
	if s.Percent {
		text = "%"
		a.power += 2
	}
	u, err := r.unitFor(full, text, a.power)
	if err != nil {
		return nil, err
	}
	v, err := a.value(u.power)
	if err != nil {
		return nil, err
	}
	if u.name != r.expected(c.Table) {
		r.got[c.Table][column] = u.name
	}
	r.bounded(c.Table, a, s)
	r.tell(s.heading, tidy(s.Text), strings.TrimSpace(strconv.FormatFloat(v, 'f', -1, 64)+" "+u.name))
	return v, nil
}

// expected returns the unit of the indicator that a row speaks of.
func (r *reader) expected(table string) string {
	id, _ := r.got[table]["indicator"].(string)
	if row := r.grids["indicators"].find(id); row != nil {
		return r.grids["indicators"].text(row, "unit")
	}
	return ""
}

// unitless are units that a number may have without naming them.
var unitless = map[string]bool{"%": true, "count": true, "persons": true, "rank": true}

// unitFor returns the unit that a number gets, with the power of ten to it.
func (r *reader) unitFor(full, text string, power int) (unit, error) {
	table, _, _ := strings.Cut(full, ".")
	want := r.expected(table)
	if text == "" {
		if want != "" && (unitless[want] || power > 0) {
			return unit{name: want}, nil
		}
		return unit{}, fmt.Errorf("has no unit: put it into the heading, a column of units, or the mapping")
	}
	u, ok := parseUnit(text)
	if !ok {
		if p, rest := scale(unitKey(text)); rest == "" && want != "" {
			return unit{want, p}, nil
		}
		u = unit{name: text}
	}
	if power > 2 && u.power > 0 {
		return unit{}, fmt.Errorf("has a power of ten twice, beside the number and in the unit %s: keep one of them", text)
	}
	switch {
	case full == "activities.capacity" && !strings.Contains(u.name, "/"):
		u.name += "/a"
	case u.name == "units" && want == "count", u.name == "count" && want == "units":
		u.name = want
	}
	if want != "" && u.name != want {
		return unit{}, fmt.Errorf("is in %s where the indicator is in %s", u.name, want)
	}
	return u, nil
}

// bounded keeps the words "more than" and the like: in the column of bounds, or
// else in the remark.
func (r *reader) bounded(table string, a amount, s said) {
	if a.bound == agglo.Exact {
		return
	}
	if g := r.grids[table]; g.index["bound"] > 0 {
		r.got[table]["bound"] = string(a.bound)
	} else if g.index["note"] > 0 && len(r.said[table+".note"]) == 0 {
		r.got[table]["note"] = s.heading + ": " + tidy(s.Text)
	}
}
