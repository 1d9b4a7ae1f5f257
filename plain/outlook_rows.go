package plain

import (
	"fmt"
	"math"
	"strings"

	"agglo/table"
)

// outlookPath has what was, what is projected and what a target requires.
func outlookPath(all []*yearly) *table.Table {
	t := &table.Table{Name: "outlook", Title: "Outlook", Columns: []table.Column{
		{Name: "series"}, {Name: "period"}, {Name: "kind"}, {Name: "value"}, {Name: "low"}, {Name: "high"}}}
	var notes []string
	for _, s := range all {
		for step, v := range s.values {
			if v == v {
				t.Add(s.name, s.period(step), "observed", v, nil, nil)
			}
		}
		last := s.from + s.path.Last
		for h, v := range s.projection.Values {
			t.Add(s.name, s.period(last+1+h), "projected", v, s.projection.Low[h], s.projection.High[h])
		}
		for step := last + 1; s.known && step <= s.due; step++ {
			t.Add(s.name, s.period(step), "required", s.required(step-last), nil, nil)
		}
		notes = append(notes, s.says())
	}
	t.Note = strings.Join(notes, "\n")
	return t
}

// required returns the value so many years on when growth to the target is
// constant, or change where growth has no rate.
func (s *yearly) required(years int) float64 {
	if r := s.path.Required.Rate; r == r {
		return s.path.Value * math.Pow(1+r, float64(years))
	}
	return s.path.Value + float64(years)*s.path.Required.Change
}

// says tells the outlook in a sentence or two.
func (s *yearly) says() string {
	var b strings.Builder
	if s.name != "" {
		fmt.Fprintf(&b, "%s: ", s.name)
	}
	if s.known {
		fmt.Fprintf(&b, "target %g in %s: ", s.target, s.period(s.due))
		switch {
		case s.path.Met:
			b.WriteString("met already")
		default:
			fmt.Fprintf(&b, "%s required, %s achieved", percent(s.path.Required.Rate), percent(s.path.Achieved.Rate))
			if r := s.path.Reached; r == r {
				fmt.Fprintf(&b, ", which reaches it in %.1f years", r-float64(s.path.Last))
			}
		}
		b.WriteString("; ")
	}
	if s.from > 0 {
		fmt.Fprintf(&b, "since the break in %s; ", s.period(s.from))
	}
	if s.projection.Method == "" {
		fmt.Fprintf(&b, "no projection: %s", s.projection.Reason)
	} else {
		fmt.Fprintf(&b, "projected by %s, tried from %d origins", s.projection.Method, s.projection.Origins)
	}
	return b.String()
}

func percent(rate float64) string {
	if rate != rate {
		return "growth without a rate"
	}
	return fmt.Sprintf("%.1f %% a year", 100*rate)
}

func outlookSummary(all []*yearly) *table.Table {
	t := &table.Table{Name: "summary", Title: "Outlook", Columns: []table.Column{
		{Name: "series"}, {Name: "last_period"}, {Name: "last_value"},
		{Name: "achieved", Unit: "% a year"}, {Name: "recent", Unit: "% a year"}, {Name: "required", Unit: "% a year"},
		{Name: "target"}, {Name: "due"}, {Name: "met"}, {Name: "reached"}, {Name: "ahead", Unit: "%"}, {Name: "method"}, {Name: "reason"}}}
	for _, s := range all {
		required, target, due, met, reached, ahead := any(nil), any(nil), any(nil), any(nil), any(nil), any(nil)
		if s.known {
			required, target, due = 100*s.path.Required.Rate, s.target, s.period(s.due)
			met, ahead = s.path.Met, 100*s.path.Ahead
			reached = float64(s.first.Year()+s.from) + s.path.Reached
		}
		t.Add(s.name, s.period(s.from+s.path.Last), s.path.Value, 100*s.path.Achieved.Rate, 100*s.path.Recent.Rate,
			required, target, due, met, reached, ahead, word(s.projection.Method), word(s.projection.Reason))
	}
	return t
}

// word returns a cell of text, unknown where there is none.
func word(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func outlookTrials(all []*yearly) *table.Table {
	t := &table.Table{Name: "trials", Title: "Methods tried on the past", Columns: []table.Column{
		{Name: "series"}, {Name: "method"}, {Name: "score"}, {Name: "origins"}, {Name: "chosen"}, {Name: "reason"}},
		Note: "score: mean size of the errors, as logarithms of ratios where all values are above 0"}
	for _, s := range all {
		if len(s.projection.Trials) == 0 {
			t.Add(s.name, nil, nil, nil, false, s.projection.Reason)
		}
		for _, trial := range s.projection.Trials {
			origins := any(nil)
			if trial.Reason == "" {
				origins = s.projection.Origins
			}
			t.Add(s.name, trial.Method, trial.Score, origins, trial.Method == s.projection.Method, word(trial.Reason))
		}
	}
	return t
}
