package indicator

import "agglo"

// Kinds of indicators.
const (
	Level  = "level"
	Growth = "growth"
	Share  = "share"
	Count  = "count"
	Index  = "index"
	Rate   = "rate"
)

// A Definition says what an indicator is.
type Definition struct {
	ID          string     `json:"id"`
	Name        agglo.Text `json:"name"`
	Unit        string     `json:"unit,omitempty"` // empty where each row has its own
	Kind        string     `json:"kind"`
	Better      string     `json:"better"`            // higher, lower or neither
	Origin      string     `json:"origin"`            // observed, derived or built in
	Formula     string     `json:"formula,omitempty"` // of a derived indicator
	Words       agglo.Text `json:"words,omitzero"`    // the formula in words
	Description agglo.Text `json:"description,omitzero"`
	Reference   string     `json:"reference,omitempty"` // where the formula comes from
	Page        string     `json:"page,omitempty"`      // page of docs/methods
	Subjects    string     `json:"subjects,omitempty"`  // chain, link or any; what a built-in indicator can be asked of
}

// Origins of indicators.
const (
	Observed = "observed"
	Derived  = "derived"
	BuiltIn  = "built in"
)
