package answer

import (
	"context"
	"math"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// ChangeIn asks what differs between two releases, such as a data set and the
// same with the rows of a scenario.
type ChangeIn struct {
	Chain     string   `query:"chain" example:"power-battery" doc:"chain; empty for the default of the data set"`
	Region    string   `query:"region" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Period    string   `query:"period" example:"2025" doc:"period; empty for the default of the data set"`
	Indicator []string `query:"indicator" example:"output-value/new-energy" doc:"more indicators, as indicator or indicator/subject; repeat for more"`
}

// A ChangeAnswer lists the figures that differ.
type ChangeAnswer struct {
	Head
	Before  string         `json:"before"` // release
	Region  store.Region   `json:"region"`
	Chain   store.Chain    `json:"chain"`
	Period  agglo.Period   `json:"period"`
	Asked   int            `json:"asked"` // figures computed on both sides
	Changes []Change       `json:"changes"`
	Targets []TargetChange `json:"targets,omitempty"` // that the observations added bear on
}

// A Change is a figure before and after.
type Change struct {
	Name       agglo.Text       `json:"name"`
	Before     indicator.Figure `json:"before"`
	After      indicator.Figure `json:"after"`
	Difference *float64         `json:"difference,omitempty"` // in the unit of both
}

// chainRefs and linkRefs are the indicators of a chain and of each of its links
// that are compared.
var (
	chainRefs = []string{"chain-integrity:c0", "chain-integrity:c1", "chain-integrity:c2", "chain-integrity:c3", "chain-integrity:c4",
		"sites", "owners", "local-supply:customers", "local-supply:suppliers", "local-supply:purchases"}
	linkRefs = []string{"sites", "owners", "registered-capacity", "registered-capacity.share", "local-need", "sufficiency"}
)

// Changes computes the same figures on two releases and lists those that differ:
// those of a chain in a region and, of the observations that were added, what
// they say, what is derived from them, and the targets that they bear on.
func Changes(ctx context.Context, before, after *indicator.Registry, in ChangeIn, added []Observed) (*ChangeAnswer, error) {
	old, made := NewDesk(before), NewDesk(after)
	c, region, period, err := made.linkedChain(in.Chain, in.Region, in.Period)
	if err != nil {
		return nil, err
	}
	asked, err := made.changeQueries(c, region, period, in.Indicator)
	if err != nil {
		return nil, err
	}
	asked = append(made.observedQueries(added), asked...)
	a := &ChangeAnswer{Before: before.Store().Release().Hash, Region: region, Chain: c, Period: period, Asked: len(asked)}
	if a.Changes, err = differences(ctx, old, made, asked); err != nil {
		return nil, err
	}
	if a.Targets, err = targetChanges(ctx, old, made, added); err != nil {
		return nil, err
	}
	sources, err := made.Snap.Sources(ctx, made.order)
	if err != nil {
		return nil, err
	}
	a.attach(Head{Release: after.Store().Release().Hash, Sources: sources})
	a.say(made)
	return a, nil
}

func (d *Desk) changeQueries(c store.Chain, region store.Region, period agglo.Period, more []string) ([]indicator.Query, error) {
	var out []indicator.Query
	add := func(ref string, subject agglo.Subject) {
		out = append(out, indicator.Query{Indicator: ref, Subject: subject, Regions: []agglo.RegionID{region.ID}, Periods: []agglo.Period{period}})
	}
	for _, ref := range chainRefs {
		add(ref, agglo.Subject(c.ID))
	}
	for _, l := range d.Snap.Links(c.ID) {
		for _, ref := range linkRefs {
			add(ref, agglo.LinkSubject(c.ID, l.ID))
		}
	}
	for _, text := range more {
		ref, subject, _ := strings.Cut(text, "/")
		if _, err := d.Definition(ref); err != nil {
			return nil, err
		}
		s, err := d.Subject(subject)
		if err != nil {
			return nil, err
		}
		add(ref, s)
	}
	return out, nil
}

// differences asks the same at both desks and returns the figures that differ.
func differences(ctx context.Context, old, made *Desk, asked []indicator.Query) ([]Change, error) {
	var out []Change
	for _, q := range asked {
		was, err := old.Panel(ctx, q)
		if err != nil && agglo.KindOf(err) != agglo.NotFound { // the scenario may bring an indicator
			return nil, err
		}
		is, err := made.Panel(ctx, q)
		if err != nil {
			return nil, err
		}
		if len(was) == 0 {
			was = []indicator.Figure{{}}
		}
		if sameFigure(was[0], is[0]) {
			continue
		}
		c, err := made.change(was[0], is[0])
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func sameFigure(a, b indicator.Figure) bool {
	if a.Value == nil || b.Value == nil {
		return a.Value == nil && b.Value == nil
	}
	return math.Abs(*a.Value-*b.Value) <= 1e-12*math.Abs(*b.Value) && a.Unit == b.Unit
}

// change describes a figure that differs.
func (d *Desk) change(was, is indicator.Figure) (Change, error) {
	c := Change{Name: is.Name, Before: was, After: is}
	subject, err := d.SubjectName(is.Subject)
	if err != nil {
		return c, err
	}
	if !subject.IsZero() {
		c.Name = ofSubject(is.Name, subject)
	}
	if was.Value != nil && is.Value != nil && was.Unit == is.Unit {
		c.Difference = finite(*is.Value - *was.Value)
	}
	d.cite(is)
	return c, nil
}

func (a *ChangeAnswer) say(d *Desk) {
	where := d.RegionName(a.Region.ID)
	if len(a.Changes) == 0 {
		a.Sentence = agglo.Textf("None of %d figures of %s in %s changes. What starts later shows in later periods: --period.", "%[2]s%[3]s%[1]d个指标均无变化。之后才开始的，请用--period查询其后的时期。", a.Asked, where, a.Period)
		return
	}
	first := a.Changes[0]
	a.Sentence = agglo.Textf("%d of %d figures of %s change: %s in %s from %s to %s.", "%[3]s%[2]d个指标中有%[1]d个变化：%[5]s%[4]s由%[6]s变为%[7]s。",
		len(a.Changes), a.Asked, where, midSentence(first.Name), first.After.Period, textOf(first.Before), first.After.Text)
	for _, t := range a.Targets {
		if t.Before != t.After {
			a.Sentence = agglo.Textf("%s The target of %s for %s turns from %s to %s.", "%s%[3]s年%[2]s目标由“%[4]s”变为“%[5]s”。", a.Sentence, midSentence(t.Name), t.Period, VerdictName(t.Before), VerdictName(t.After))
			break
		}
	}
}

func textOf(f indicator.Figure) agglo.Text {
	if f.Value == nil {
		return agglo.Text{En: "unknown", Zh: "未知"}
	}
	return f.Text
}

// Tables returns the figures that differ.
func (a *ChangeAnswer) Tables(lang agglo.Lang) []*table.Table {
	out := []*table.Table{changeTable(a.Changes, lang)}
	if len(a.Targets) > 0 {
		out = append(out, targetChangeTable(a.Targets, lang))
	}
	return out
}

func changeTable(changes []Change, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "changes", Title: pick(lang, "Before and after", "前后对比"), Columns: []table.Column{
		{Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}, {Name: "name", Title: pick(lang, "indicator", "指标")},
		{Name: "before", Title: pick(lang, "before", "之前")}, {Name: "after", Title: pick(lang, "after", "之后")}, {Name: "difference", Title: pick(lang, "change", "变化")}}}
	for _, c := range changes {
		t.Add(c.After.ID, c.Name.In(lang), shortCell(c.Before, lang), shortCell(c.After, lang), short(c.Difference))
	}
	return t
}
