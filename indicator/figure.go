// Package indicator computes figures: values with their meaning and their
// past.
//
// An indicator is observed (rows with a source), derived (a formula over other
// indicators, stated in the data set) or built in (a function on top of
// measure/*). What follows after the indicator's name transforms it: its
// growth, its share of a reference region, its rank. The rest of the program
// does not know which is which: all are computed for panels of regions and
// periods, and all explain themselves down to the rows that they rest on.
package indicator

import (
	"agglo"
)

// A Figure is a value with its meaning and its past.
type Figure struct {
	ID        string         `json:"id"` // indicator/region/subject/period; without the subject for the whole economy
	Indicator string         `json:"indicator"`
	Region    agglo.RegionID `json:"region"`
	Subject   agglo.Subject  `json:"subject,omitempty"`
	Period    agglo.Period   `json:"period"`

	AsOf  agglo.Period `json:"as_of,omitzero"` // of the statement, where it speaks of a part of the period
	Value *float64     `json:"value"`          // nil where unknown
	Unit  string       `json:"unit"`
	Bound agglo.Bound  `json:"bound,omitempty"`
	Low   *float64     `json:"low,omitempty"` // interval of what the data allow
	High  *float64     `json:"high,omitempty"`
	Num   *float64     `json:"numerator,omitempty"`
	Den   *float64     `json:"denominator,omitempty"`
	Text  agglo.Text   `json:"text"` // the value as people write it

	Status  string       `json:"status,omitempty"` // final, revised, preliminary, reported, estimate or derived
	Unknown agglo.Text   `json:"unknown,omitzero"` // why there is no value
	Notes   []agglo.Text `json:"notes,omitempty"`  // what a reader has to know

	Name    agglo.Text `json:"name"`               // of the indicator
	Formula agglo.Text `json:"formula,omitzero"`   // in words
	Filled  agglo.Text `json:"filled,omitzero"`    // the formula with the values
	Chance  agglo.Text `json:"chance,omitzero"`    // how far an index of agglomeration lies from what chance gives; among the notes, too
	Inputs  []Input    `json:"inputs,omitempty"`   // other figures, or rows of the data set
	Rows    int        `json:"rows,omitempty"`     // rows that the figure rests on, of which Inputs may show fewer
	Left    []Left     `json:"excluded,omitempty"` // what was left out, and why
	Others  []Other    `json:"others,omitempty"`   // the same thing by another definition or source
	Release string     `json:"release,omitempty"`
}

// An Input is a figure or a row that another figure was made from.
type Input struct {
	Name   agglo.Text  `json:"name"`
	Figure string      `json:"figure,omitempty"` // id, where the input is a figure
	Value  *float64    `json:"value,omitempty"`
	Text   agglo.Text  `json:"text"`
	Bound  agglo.Bound `json:"bound,omitempty"`
	Status string      `json:"status,omitempty"`
	Row    *agglo.Row  `json:"row,omitempty"` // where the input is a row, or a figure observed in one
}

// An Other is the same thing by another definition or another source.
type Other struct {
	Definition agglo.Text  `json:"definition"`
	Figure     string      `json:"figure,omitempty"`
	Value      *float64    `json:"value"`
	Low        *float64    `json:"low,omitempty"`
	High       *float64    `json:"high,omitempty"`
	Text       agglo.Text  `json:"text"`
	Bound      agglo.Bound `json:"bound,omitempty"`
	Status     string      `json:"status,omitempty"`
	Agrees     bool        `json:"agrees"` // equal, or equal when rounded as stated
	Row        *agglo.Row  `json:"row,omitempty"`
}

// Left is something that was left out of a figure.
type Left struct {
	What agglo.Text `json:"what"`
	Why  agglo.Text `json:"why"`
}

// Known reports whether f has a value.
func (f *Figure) Known() bool { return f.Value != nil }

// Contested returns the others that speak of the same thing and do not agree.
func (f *Figure) Contested() []Other {
	var out []Other
	for _, o := range f.Others {
		if !o.Agrees && o.Row != nil {
			out = append(out, o)
		}
	}
	return out
}

// Sources returns the sources of f's own rows, each once, in order.
func (f *Figure) Sources() []agglo.SourceID {
	var ids []agglo.SourceID
	seen := map[agglo.SourceID]bool{"": true}
	for _, in := range f.Inputs {
		if in.Row != nil && !seen[in.Row.Source] {
			seen[in.Row.Source] = true
			ids = append(ids, in.Row.Source)
		}
	}
	return ids
}

func number(v float64) *float64 { return &v }
