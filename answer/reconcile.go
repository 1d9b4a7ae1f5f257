package answer

import (
	"context"
	"fmt"

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
		{Name: "difference", Title: pick(lang, "diff.", "差异"), Unit: "%", Minor: true}, {Name: "verdict", Title: pick(lang, "verdict", "结论")}, {Name: "why", Title: pick(lang, "why", "说明")}}}
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
