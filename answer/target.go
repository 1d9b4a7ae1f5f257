package answer

import (
	"context"
	"fmt"
	"math"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
)

// OutlookIn asks whether a target will be met.
type OutlookIn struct {
	Indicator string `query:"indicator" arg:"0" example:"output-value" doc:"indicator; empty for every target of the region"`
	Region    string `query:"region" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Subject   string `query:"subject" example:"new-energy" doc:"chain, chain.link or product; empty for every subject"`
}

// An OutlookAnswer holds the targets of a region against what was achieved.
type OutlookAnswer struct {
	Head
	Region  store.Region `json:"region"`
	Targets []Path       `json:"targets"`
}

// A Path is the way from the last known value to a target.
type Path struct {
	Name       agglo.Text         `json:"name"`
	Indicator  string             `json:"indicator"`
	Subject    agglo.Subject      `json:"subject,omitempty"`
	Period     agglo.Period       `json:"period"`
	Comparator string             `json:"comparator"`
	Target     float64            `json:"target"`
	Unit       string             `json:"unit"`
	Text       agglo.Text         `json:"text"` // the target as people write it
	Row        agglo.Row          `json:"row"`
	Series     []indicator.Figure `json:"series"`             // known values, oldest first
	Required   *float64           `json:"required,omitempty"` // growth a year from the last value, percent
	Achieved   *float64           `json:"achieved,omitempty"` // growth a year between the last two values, percent
	Reached    *int               `json:"reached,omitempty"`  // year in which the target is reached at the achieved growth
	Verdict    string             `json:"verdict"`            // met, on track, behind, missed or unknown
	Sentence   agglo.Text         `json:"sentence"`
	Projection *Projection        `json:"projection"`
	Parts      []Contribution     `json:"contributions,omitempty"`

	kind string // of the indicator
}

// Verdicts on a target.
const (
	Met       = "met"
	OnTrack   = "on track"
	Behind    = "behind"
	Missed    = "missed"
	Undecided = "unknown"
)

// Outlook tells what a target needs against what was achieved.
var Outlook = Question[OutlookIn, *OutlookAnswer]{
	Name:    "outlook",
	Title:   agglo.Text{En: "Will the target be met?", Zh: "目标能否实现？"},
	Summary: agglo.Text{En: "Published targets: the growth they need from the last known value, the growth achieved, and the year in which they would be reached.", Zh: "已公布的目标：自最近数值起所需增速、已实现增速，以及按此增速的达标年份。"},
	Ask:     askOutlook,
}

func askOutlook(ctx context.Context, d *Desk, in OutlookIn) (*OutlookAnswer, error) {
	region, err := d.Region(in.Region)
	if err != nil {
		return nil, err
	}
	ref := in.Indicator
	if ref != "" {
		if ref, err = d.Resolve(ref); err != nil {
			return nil, err
		}
	}
	subject, err := d.Subject(in.Subject)
	if err != nil {
		return nil, err
	}
	a := &OutlookAnswer{Region: region}
	for _, t := range d.targets(region.ID, ref, subject) {
		p, err := d.path(ctx, t)
		if err != nil {
			return nil, err
		}
		a.Targets = append(a.Targets, *p)
	}
	if len(a.Targets) == 0 {
		a.Sentence = agglo.Textf("The data set has no such target of %s.", "数据集中没有%s的此类目标。", d.RegionName(region.ID))
		return a, nil
	}
	a.Sentence = headlineTarget(a.Targets).Sentence
	return a, nil
}

// headlineTarget returns the target that says most: one that can be judged
// before one that cannot, and of those the one with the most known values.
func headlineTarget(targets []Path) *Path {
	best := &targets[0]
	for i := range targets {
		t := &targets[i]
		judged, before := t.Achieved != nil, best.Achieved != nil
		if (judged && !before) || (judged == before && len(t.Series) > len(best.Series)) {
			best = t
		}
	}
	return best
}

// targets returns the targets of a region, each statement of one target once:
// the first in the data set.
func (d *Desk) targets(region agglo.RegionID, ref string, subject agglo.Subject) []store.Target {
	var out []store.Target
	seen := map[string]bool{}
	for _, t := range d.Snap.Targets() {
		key := fmt.Sprint(t.Indicator, t.Subject, t.Period, t.Value)
		if t.Region != region || (ref != "" && t.Indicator != ref) || (subject != "" && t.Subject != subject) || seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, t)
	}
	return out
}

// seriesYears is how far back the known values of a series are read.
const seriesYears = 15

func (d *Desk) path(ctx context.Context, t store.Target) (*Path, error) {
	def, err := d.Definition(t.Indicator)
	if err != nil {
		return nil, err
	}
	subject, err := d.SubjectName(t.Subject)
	if err != nil {
		return nil, err
	}
	p := &Path{
		Name: def.Name, Indicator: t.Indicator, Subject: t.Subject, Period: t.Period, Comparator: t.Comparator, Target: t.Value, Unit: t.Unit, Row: t.Row,
		Text: quantity.Text(t.Value, t.Unit, comparatorBound(t.Comparator), quantity.Full), Verdict: Undecided,
	}
	if !subject.IsZero() {
		p.Name = ofSubject(def.Name, subject)
	}
	if p.Series, err = d.series(ctx, t.Indicator, t.Region, t.Subject, t.Period.Year()); err != nil {
		return nil, err
	}
	d.cite(p.Series...)
	d.citeSource(t.Row.Source)
	p.kind = def.Kind
	p.judge(def)
	if err := p.project(); err != nil {
		return nil, err
	}
	p.say()
	return p, d.contributions(ctx, p, t.Region)
}

func comparatorBound(c string) agglo.Bound {
	switch c {
	case "gt":
		return agglo.Above
	case "ge":
		return agglo.From
	case "lt", "le":
		return agglo.Below
	}
	return agglo.Exact
}

// series returns the known yearly values up to a year, oldest first.
func (d *Desk) series(ctx context.Context, ref string, region agglo.RegionID, subject agglo.Subject, last int) ([]indicator.Figure, error) {
	var periods []agglo.Period
	for y := last - seriesYears; y <= last; y++ {
		periods = append(periods, agglo.MustPeriod(fmt.Sprintf("%04d", y)))
	}
	panel, err := d.Panel(ctx, indicator.Query{Indicator: ref, Subject: subject, Regions: []agglo.RegionID{region}, Periods: periods})
	if err != nil {
		return nil, err
	}
	var out []indicator.Figure
	for _, f := range panel {
		if f.Known() {
			out = append(out, f)
		}
	}
	return out, nil
}

// judge compares the growth that the target needs with the growth achieved.
// Growth makes sense for quantities only; a share or rate is compared as it is.
func (p *Path) judge(def indicator.Definition) {
	n := len(p.Series)
	if n == 0 || p.Series[n-1].Unit != p.Unit {
		return
	}
	last := p.Series[n-1]
	years := p.Period.Year() - last.Period.Year()
	if p.holds(*last.Value, last.Bound) && (years <= 0 || def.Kind != indicator.Growth) {
		p.Verdict = Met
		return
	}
	if years <= 0 {
		p.Verdict = Missed
		return
	}
	if *last.Value <= 0 || (def.Kind != indicator.Level && def.Kind != indicator.Count) {
		return
	}
	p.Required = rate(*last.Value, p.Target, years)
	if n < 2 {
		return
	}
	before := p.Series[n-2]
	if *before.Value <= 0 || before.Unit != last.Unit {
		return
	}
	p.Achieved = rate(*before.Value, *last.Value, last.Period.Year()-before.Period.Year())
	p.Verdict = Behind
	if *p.Achieved >= *p.Required {
		p.Verdict = OnTrack
	}
	if *p.Achieved > 0 {
		year := last.Period.Year() + int(math.Ceil(math.Log(p.Target/(*last.Value))/math.Log(1+*p.Achieved/100)-1e-9))
		p.Reached = &year
	}
}

func (p *Path) holds(v float64, b agglo.Bound) bool {
	switch p.Comparator {
	case "gt":
		return v > p.Target || (v == p.Target && b == agglo.Above)
	case "lt":
		return v < p.Target
	case "le":
		return v <= p.Target
	}
	return v > p.Target || v == p.Target && b != agglo.Below
}

func rate(from, to float64, years int) *float64 {
	r := 100 * (math.Pow(to/from, 1/float64(years)) - 1)
	return &r
}

func (p *Path) say() {
	goal := agglo.Textf("%s: target %s by %s", "%s：%[3]s目标%[2]s", p.Name, p.Text, p.Period)
	n := len(p.Series)
	if n == 0 {
		p.Sentence = agglo.Textf("%s; no yearly value is known.", "%s；无年度数值。", goal)
		return
	}
	last := p.Series[n-1]
	p.Sentence = agglo.Textf("%s; %s in %s", "%s；%[3]s为%[2]s", goal, last.Text, last.Period)
	if p.Required != nil {
		p.Sentence = agglo.Textf("%s; needs %.1f %% a year", "%s；需年均增长%.1f%%", p.Sentence, *p.Required)
	}
	if p.Achieved != nil {
		before := p.Series[n-2]
		p.Sentence = agglo.Textf("%s, grew %.1f %% a year from %s to %s", "%s，%[3]s至%[4]s年均增长%.1[2]f%%", p.Sentence, *p.Achieved, before.Period, last.Period)
		if last.Bound != agglo.Exact || before.Bound != agglo.Exact {
			p.Sentence = agglo.Textf("%s (from bounded statements)", "%s（由约数推算）", p.Sentence)
		}
	}
	switch {
	case p.Verdict == Met:
		p.Sentence = agglo.Textf("%s; met", "%s；已达到", p.Sentence)
	case p.Verdict == Missed:
		p.Sentence = agglo.Textf("%s; missed", "%s；未达到", p.Sentence)
	case p.Reached != nil:
		p.Sentence = agglo.Textf("%s; at that pace reached in %d", "%s；照此速度%d年达到", p.Sentence, *p.Reached)
	}
	p.Sentence = p.Projection.say(agglo.Textf("%s.", "%s。", p.Sentence), p.Period)
}
