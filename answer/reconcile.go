package answer

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// ReconcileIn asks for the check of the published claims.
type ReconcileIn struct {
	Region string `query:"region" example:"Changzhou" doc:"only claims about this region; empty for all"`
}

// A ReconcileAnswer holds every claim beside what the data set says.
type ReconcileAnswer struct {
	Head
	Claims []ClaimCheck   `json:"claims"`
	Counts map[string]int `json:"counts"` // claims by verdict
}

// A ClaimCheck is one claim beside the computed or observed value.
type ClaimCheck struct {
	ID         string           `json:"id"`
	Text       agglo.Text       `json:"text"`
	Region     agglo.RegionID   `json:"region"`
	Claimed    float64          `json:"claimed"`
	ClaimText  agglo.Text       `json:"claim_text"`
	Found      *float64         `json:"found"`
	FoundText  agglo.Text       `json:"found_text"`
	Difference *float64         `json:"difference,omitempty"` // percent of the claimed value
	Verdict    string           `json:"verdict"`
	Why        agglo.Text       `json:"why,omitzero"`
	Figure     string           `json:"figure,omitempty"`
	Row        agglo.Row        `json:"row"`
	Source     agglo.SourceID   `json:"source"`
	figure     indicator.Figure // that the claim was held against
}

// Verdicts on a claim.
const (
	Agrees    = "agrees"
	Rounded   = "agrees when rounded"
	Differs   = "differs"
	Unchecked = "cannot be checked"
)

// Reconcile holds published claims against computed figures.
var Reconcile = Question[ReconcileIn, *ReconcileAnswer]{
	Name:    "reconcile",
	Title:   agglo.Text{En: "Do the published claims hold?", Zh: "已公布的说法是否成立？"},
	Summary: agglo.Text{En: "Every claim of the data set beside the computed or observed value, with the difference and a verdict.", Zh: "逐条将公布的说法与计算值或观测值对照，给出差异和结论。"},
	Ask:     askReconcile,
}

func askReconcile(ctx context.Context, d *Desk, in ReconcileIn) (*ReconcileAnswer, error) {
	var only agglo.RegionID
	if in.Region != "" {
		r, err := d.Region(in.Region)
		if err != nil {
			return nil, err
		}
		only = r.ID
	}
	a := &ReconcileAnswer{Counts: map[string]int{}}
	for _, c := range d.Snap.Claims() {
		if only != "" && c.Region != only {
			continue
		}
		check, err := d.check(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("claim %s: %w", c.ID, err)
		}
		d.citeSource(c.Row.Source)
		a.Counts[check.Verdict]++
		a.Claims = append(a.Claims, *check)
	}
	a.Sentence = agglo.Textf("Of %d claims, %d agree, %d agree when rounded, %d differ and %d cannot be checked.", "%d条说法中，%d条一致，%d条四舍五入后一致，%d条不符，%d条无法核对。",
		len(a.Claims), a.Counts[Agrees], a.Counts[Rounded], a.Counts[Differs], a.Counts[Unchecked])
	return a, nil
}

func (d *Desk) check(ctx context.Context, c store.Claim) (*ClaimCheck, error) {
	k := &ClaimCheck{
		ID: c.ID, Text: agglo.Text{En: c.Text, Zh: c.TextZh}, Region: c.Region, Claimed: c.Value, Row: c.Row, Source: c.Row.Source,
		ClaimText: quantity.Text(c.Value, c.Unit, c.Bound, quantity.Full),
	}
	f, err := d.claimed(ctx, c)
	if err != nil {
		return nil, err
	}
	k.figure, k.Figure = f, f.ID
	k.judge(c, f)
	return k, nil
}

// claimed returns the figure that a claim is to be held against.
func (d *Desk) claimed(ctx context.Context, c store.Claim) (indicator.Figure, error) {
	within := c.Within
	if within == "" {
		within = d.Snap.Regions().Country(c.Region)
	}
	switch c.Measure {
	case "rank":
		g := indicator.Group{Within: within, Cities: true}
		if c.Condition != "" {
			cond, err := indicator.ParseCondition(c.Condition)
			if err != nil {
				return indicator.Figure{}, err
			}
			g.Conditions = append(g.Conditions, cond)
		}
		return d.One(ctx, indicator.RankRef(computed(c.Indicator), g, c.Order == "asc"), c.Region, c.Subject, c.Period)
	case "share":
		return d.One(ctx, c.Indicator+".share@"+string(within), c.Region, c.Subject, c.Period)
	case "growth", "usd", "per-head":
		return d.One(ctx, c.Indicator+"."+c.Measure, c.Region, c.Subject, c.Period)
	case "count":
		return d.countClub(ctx, c, within)
	case "sum":
		return d.sumCities(ctx, c, within)
	case "target":
		return d.targetFigure(c), nil
	}
	return d.One(ctx, computed(c.Indicator), c.Region, c.Subject, c.Period)
}

// computed names the computed variant of an indicator that agglo also computes:
// a published integrity is held against the register.
func computed(ref string) string {
	if ref == "chain-integrity" {
		return "chain-integrity:c0"
	}
	return ref
}

func (d *Desk) countClub(ctx context.Context, c store.Claim, within agglo.RegionID) (indicator.Figure, error) {
	f := indicator.Figure{Region: c.Region, Subject: c.Subject, Period: c.Period, Unit: "count"}
	cond, err := indicator.ParseCondition(c.Condition)
	if err != nil {
		return f, err
	}
	members, left, err := d.Members(ctx, indicator.Group{Within: within, Cities: true, Conditions: []indicator.Condition{cond}}, c.Period)
	if err != nil {
		return f, err
	}
	n := float64(len(members))
	f.Value, f.Left = &n, left
	f.Text = agglo.Textf("%d: %s", "%d个：%s", len(members), join(d.names(members)))
	return f, nil
}

func (d *Desk) names(regions []agglo.RegionID) []agglo.Text {
	out := make([]agglo.Text, len(regions))
	for i, r := range regions {
		out[i] = d.RegionName(r)
	}
	return out
}

func (d *Desk) sumCities(ctx context.Context, c store.Claim, within agglo.RegionID) (indicator.Figure, error) {
	f := indicator.Figure{Region: within, Subject: c.Subject, Period: c.Period, Unit: c.Unit}
	members, _, err := d.Members(ctx, indicator.Group{Within: within, Cities: true}, c.Period)
	if err != nil {
		return f, err
	}
	panel, err := d.Panel(ctx, indicator.Query{Indicator: c.Indicator, Subject: c.Subject, Regions: members, Periods: []agglo.Period{c.Period}})
	if err != nil {
		return f, err
	}
	sum := 0.0
	for _, p := range panel {
		if !p.Known() {
			f.Unknown = agglo.Textf("%s has no value", "%s缺数据", d.RegionName(p.Region))
			return f, nil
		}
		sum += *p.Value
	}
	f.Value = &sum
	f.Text = agglo.Textf("%s over %d cities", "%s（%d个城市合计）", quantity.Text(sum, c.Unit, agglo.Exact, quantity.Full), len(members))
	return f, nil
}

// targetFigure returns the target row that a claim speaks of, from another
// source than the claim's where there is one.
func (d *Desk) targetFigure(c store.Claim) indicator.Figure {
	f := indicator.Figure{Region: c.Region, Subject: c.Subject, Period: c.Period, Unit: c.Unit,
		Unknown: agglo.Text{En: "the data set has no such target", Zh: "数据集中没有此目标"}}
	for _, t := range d.Snap.Targets() {
		if t.Region != c.Region || t.Indicator != c.Indicator || t.Subject != c.Subject || t.Period.String() != c.Period.String() {
			continue
		}
		if f.Value != nil && t.Row.Source == c.Row.Source {
			continue
		}
		row, v := t.Row, t.Value
		f.Value, f.Bound, f.Unknown = &v, comparatorBound(t.Comparator), agglo.Text{}
		f.Text = quantity.Text(v, t.Unit, f.Bound, quantity.Full)
		f.Inputs = []indicator.Input{{Row: &row, Value: &v, Text: f.Text}}
		if row.Source != c.Row.Source {
			break
		}
	}
	return f
}

// judge compares the claim with the figure.
func (k *ClaimCheck) judge(c store.Claim, f indicator.Figure) {
	k.Verdict = Unchecked
	if f.Value == nil {
		k.FoundText, k.Why = agglo.Text{En: "unknown", Zh: "未知"}, f.Unknown
		return
	}
	found, text, row := *f.Value, f.Text, firstRow(f)
	if row != nil && row.Source == c.Row.Source {
		other := otherSource(f, c.Row.Source)
		if other == nil {
			k.Found, k.FoundText = &found, text
			k.Why = agglo.Text{En: "only its own source states it", Zh: "仅有其自身来源"}
			return
		}
		found, text = *other.Value, other.Text
	}
	k.Found, k.FoundText = &found, text
	if c.Value != 0 {
		diff := 100 * (found/c.Value - 1)
		k.Difference = &diff
	}
	if f.Low != nil && f.High != nil && *f.Low < *f.High && found == *f.Value {
		k.judgeInterval(c, f)
		return
	}
	k.Verdict = compareClaim(c, found)
	k.Why = k.reason(f)
}

// judgeInterval judges a claim against a figure that is only known to lie
// between two ends.
func (k *ClaimCheck) judgeInterval(c store.Claim, f indicator.Figure) {
	k.FoundText = agglo.Textf("%s, between %s and %s", "%s，介于%s与%s之间", f.Text, quantity.Number(*f.Low, quantity.Short), quantity.Number(*f.High, quantity.Short))
	k.Difference = nil
	if half := halfUnit(c.Value, c.Bound); c.Value+half < *f.Low || c.Value-half > *f.High {
		k.Verdict = Differs
		return
	}
	k.Why = agglo.Text{En: "within what is possible: the register covers the region only in part", Zh: "在可能范围之内：名录仅部分覆盖该地区"}
}

func firstRow(f indicator.Figure) *agglo.Row {
	if len(f.Inputs) > 0 {
		return f.Inputs[0].Row
	}
	return nil
}

// otherSource returns the first other statement for the same period that comes
// from another source.
func otherSource(f indicator.Figure, own agglo.SourceID) *indicator.Other {
	for i, o := range f.Others {
		if o.Row != nil && o.Row.Source != own && o.Value != nil && o.Definition.En == "another statement" {
			return &f.Others[i]
		}
	}
	return nil
}

func (k *ClaimCheck) reason(f indicator.Figure) agglo.Text {
	if n := len(f.Left); n > 0 {
		return agglo.Textf("%d regions of the group have no data", "组内%d个地区缺数据", n)
	}
	if contested := f.Contested(); len(contested) > 0 {
		return agglo.Textf("sources disagree: also %s", "来源不一致：另有%s", contested[0].Text)
	}
	if len(f.Notes) > 0 {
		return f.Notes[0]
	}
	return agglo.Text{}
}

// compareClaim returns the verdict on a claimed value and a found one: equal;
// equal within half a unit of the last digit given, or the tolerance of the
// claim, or on the right side of its bound; or different.
func compareClaim(c store.Claim, found float64) string {
	switch {
	case found == c.Value && c.Bound != agglo.Above:
		return Agrees
	case c.Tolerance != nil && math.Abs(found-c.Value) <= *c.Tolerance*math.Abs(c.Value):
		return Rounded
	case c.Bound == agglo.Above && found > c.Value, c.Bound == agglo.From && found >= c.Value, c.Bound == agglo.Below && found <= c.Value:
		return Agrees
	case c.Bound == agglo.Above && found == c.Value:
		return Agrees // both say "more than"
	case c.Tolerance == nil && c.Bound != agglo.Above && math.Abs(found-c.Value) <= halfUnit(c.Value, c.Bound)*(1+1e-9):
		return Rounded
	}
	return Differs
}

// halfUnit returns half a unit of the last significant digit of v, and of the
// second digit where v has only one: 20 % stands for 19.5 to 20.5, but "about
// five million" for 4.5 to 5.5 million.
func halfUnit(v float64, b agglo.Bound) float64 {
	if v == 0 {
		return 0
	}
	s := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	mantissa, exp, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exp)
	digits := len(strings.Replace(mantissa, ".", "", 1))
	if b != agglo.About {
		digits = max(2, digits)
	}
	if v == math.Trunc(v) && math.Abs(v) < 1000 { // counts and ranks are exact to one
		return 0.5
	}
	return 0.5 * math.Pow(10, float64(e-digits+1))
}

var claimVerdicts = map[string]agglo.Text{
	Agrees: {En: Agrees, Zh: "一致"}, Rounded: {En: Rounded, Zh: "四舍五入后一致"}, Differs: {En: Differs, Zh: "不符"}, Unchecked: {En: Unchecked, Zh: "无法核对"},
}

// ClaimVerdictName returns the name of a verdict on a claim.
func ClaimVerdictName(v string) agglo.Text { return claimVerdicts[v] }

// Tables returns the claims.
func (a *ReconcileAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "claims", Title: pick(lang, "Published claims", "公布的说法"), Columns: []table.Column{
		{Name: "id", Title: pick(lang, "claim", "编号")}, {Name: "text", Title: pick(lang, "statement", "说法")},
		{Name: "claimed", Title: pick(lang, "published", "公布值")}, {Name: "found", Title: pick(lang, "found", "核对值")},
		{Name: "difference", Title: pick(lang, "diff.", "差异"), Unit: "%"}, {Name: "verdict", Title: pick(lang, "verdict", "结论")}, {Name: "why", Title: pick(lang, "why", "说明")}}}
	for _, k := range a.Claims {
		var found any
		if k.Found != nil {
			found = table.Number{Value: *k.Found, Text: k.FoundText.In(lang)}
		}
		t.Add(k.ID, k.Text.In(lang), table.Number{Value: k.Claimed, Text: k.ClaimText.In(lang)}, found, differenceCell(k.Difference),
			ClaimVerdictName(k.Verdict).In(lang), orNil(k.Why.In(lang)))
	}
	return []*table.Table{t}
}

func differenceCell(v *float64) any {
	if v == nil {
		return nil
	}
	return table.Number{Value: *v, Text: fmt.Sprintf("%+.1f", *v)}
}
