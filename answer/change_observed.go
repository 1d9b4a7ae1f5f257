package answer

import (
	"context"
	"maps"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/table"
)

// An Observed names what a row of observations says a value of.
type Observed struct {
	Region    agglo.RegionID
	Indicator string
	Subject   agglo.Subject
	Period    agglo.Period
}

// A TargetChange is the verdict on a target before and after.
type TargetChange struct {
	Name   agglo.Text `json:"name"`
	Period string     `json:"period"`
	Target agglo.Text `json:"target"`
	Before string     `json:"before"` // a verdict, see [Path]
	After  string     `json:"after"`
	Why    agglo.Text `json:"why"` // the outlook after
}

// observedQueries asks for what rows of observations say, its growth and rank,
// and the indicators of the data set that are derived from it.
func (d *Desk) observedQueries(rows []Observed) []indicator.Query {
	var out []indicator.Query
	seen := map[Observed]bool{}
	for _, o := range rows {
		add := func(ref string, subject agglo.Subject) {
			at := Observed{o.Region, ref, subject, o.Period}
			if _, err := d.Definition(ref); err == nil && !seen[at] {
				seen[at] = true
				out = append(out, indicator.Query{Indicator: ref, Subject: subject, Regions: []agglo.RegionID{o.Region}, Periods: []agglo.Period{o.Period}})
			}
		}
		for _, ref := range []string{o.Indicator, o.Indicator + ".growth", o.Indicator + ".rank"} {
			add(ref, o.Subject)
		}
		derived := d.DerivedFrom(o.Indicator, o.Subject)
		for _, ref := range slices.Sorted(maps.Keys(derived)) {
			add(ref, derived[ref])
		}
	}
	return out
}

// targetChanges judges the targets that rows of observations bear on before
// and after.
func targetChanges(ctx context.Context, old, made *Desk, rows []Observed) ([]TargetChange, error) {
	var out []TargetChange
	for _, t := range made.Snap.Targets() {
		bears := func(o Observed) bool {
			return o.Region == t.Region && o.Indicator == t.Indicator && o.Subject == t.Subject
		}
		if !slices.ContainsFunc(rows, bears) {
			continue
		}
		was, err := old.path(ctx, t)
		if err != nil {
			return nil, err
		}
		is, err := made.path(ctx, t)
		if err != nil {
			return nil, err
		}
		out = append(out, TargetChange{Name: is.Name, Period: t.Period.String(), Target: is.Text, Before: was.Verdict, After: is.Verdict, Why: is.Sentence})
	}
	return out, nil
}

func targetChangeTable(targets []TargetChange, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "targets", Title: pick(lang, "Targets before and after", "目标前后对比"), Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "period", Title: pick(lang, "by", "期限")}, {Name: "target", Title: pick(lang, "target", "目标")},
		{Name: "before", Title: pick(lang, "before", "之前")}, {Name: "after", Title: pick(lang, "after", "之后")}, {Name: "why", Title: pick(lang, "outlook after", "之后的展望"), Minor: true}}}
	for _, x := range targets {
		t.Add(x.Name.In(lang), x.Period, x.Target.In(lang), VerdictName(x.Before).In(lang), VerdictName(x.After).In(lang), x.Why.In(lang))
	}
	return t
}
