package answer

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/measure/chain"
	"agglo/store"
)

// GapsIn asks what a chain lacks in a region and who could fill it.
type GapsIn struct {
	Chain   string   `query:"chain" arg:"0" example:"power-battery" doc:"chain; empty for the default of the data set"`
	Region  string   `query:"region" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	AsOf    string   `query:"as-of" example:"2023-12-31" doc:"date or period; its last day counts; empty for the default period"`
	Link    string   `query:"link" example:"electrolyte" doc:"only this link, by id or name"`
	Within  float64  `query:"km" default:"300" minimum:"0" doc:"how far from the centre of the region a maker counts as near, in km"`
	Each    int      `query:"each" default:"2" minimum:"1" maximum:"50" doc:"candidates to name for each link and group"`
	Exclude []string `query:"exclude" doc:"organisations to leave out, by id"`
}

// A GapsAnswer lists what a chain lacks in a region, with candidates.
type GapsAnswer struct {
	Head
	Chain  store.Chain    `json:"chain"`
	Region store.Region   `json:"region"`
	AsOf   agglo.Period   `json:"as_of"`
	Within float64        `json:"within_km"`
	Counts map[string]int `json:"counts"` // links by state
	Gaps   []GapLink      `json:"gaps"`
}

// A GapLink is a link that is missing, unknown or fragile in the region.
type GapLink struct {
	ID         agglo.LinkID `json:"link"`
	Name       agglo.Text   `json:"name"`
	Core       bool         `json:"core"`
	State      string       `json:"state"` // missing, unknown or fragile
	Why        agglo.Text   `json:"why,omitzero"`
	Users      []agglo.Text `json:"users"` // links that run here and take its product
	Here       []store.Site `json:"here,omitempty"`
	Coming     []store.Site `json:"coming,omitempty"` // planned or under construction here
	Makers     int          `json:"makers"`           // owners that run it elsewhere in the country
	Candidates []Candidate  `json:"candidates"`
}

// Groups of candidates, in the order in which they are shown.
const (
	Local     = "local"     // makes the link here
	Neighbour = "neighbour" // makes a neighbouring link here
	Near      = "near"      // makes the link within the distance
	Leader    = "leader"    // has the largest stated capacity of the link elsewhere in the country
	Elsewhere = "elsewhere" // makes the link elsewhere in the country, its capacity unknown
)

// A Candidate could fill a gap.
type Candidate struct {
	Group        string               `json:"group"`
	Organisation agglo.OrganisationID `json:"organisation"`
	Name         agglo.Text           `json:"name"`
	Site         agglo.Text           `json:"site"`
	Place        agglo.Text           `json:"place"`
	Region       agglo.RegionID       `json:"region"`
	Distance     *float64             `json:"distance_km"` // from the centre of the region
	Product      string               `json:"product,omitempty"`
	Capacity     *float64             `json:"capacity"` // of the site a year, nil where unknown
	Unit         string               `json:"unit,omitempty"`
	Text         agglo.Text           `json:"text,omitzero"`      // the capacity with its unit
	Share        *float64             `json:"share"`              // of the country's registered capacity of the link, percent
	Makes        []agglo.Text         `json:"makes_here"`         // neighbouring links that it runs here
	Elsewhere    bool                 `json:"makes_it_elsewhere"` // runs the link in another region
	Customers    []agglo.Text         `json:"customers_here"`     // that run a site here, as far as is known
	Evidence     []agglo.Row          `json:"evidence"`           // rows that say so
}

// Gaps lists what a chain lacks in a region and who could fill it.
var Gaps = Question[GapsIn, *GapsAnswer]{
	Name:    "gaps",
	Title:   agglo.Text{En: "What is missing here, and who could fill it?", Zh: "本地缺什么，谁能补？"},
	Summary: agglo.Text{En: "Missing, unknown and fragile links of a chain in a region, with candidates: makers of neighbouring links here, makers nearby and national leaders, each with its evidence.", Zh: "产业链在本地缺失、未知和薄弱的环节，以及候选企业：本地上下游企业、周边生产企业和全国龙头，并附依据。"},
	Ask:     askGaps,
}

func askGaps(ctx context.Context, d *Desk, in GapsIn) (*GapsAnswer, error) {
	c, region, period, err := d.linkedChain(in.Chain, in.Region, in.AsOf)
	if err != nil {
		return nil, err
	}
	only, err := d.onlyLink(in.Link, c.ID)
	if err != nil {
		return nil, err
	}
	if err := d.known(ctx, in.Exclude); err != nil {
		return nil, err
	}
	a := &GapsAnswer{Chain: c, Region: region, AsOf: period, Within: in.Within, Counts: map[string]int{}}
	states, err := d.LinkStates(ctx, c.ID, []agglo.RegionID{region.ID}, period.End())
	if err != nil {
		return nil, err
	}
	scout, err := d.scout(ctx, c.ID, region, period.End(), in)
	if err != nil {
		return nil, err
	}
	evidence, err := d.Evidence(ctx, c.ID, region.ID, period.End(), evidenceShown)
	if err != nil {
		return nil, err
	}
	runs := running(states[region.ID])
	for _, st := range states[region.ID] {
		state := stateOf(st, nil)
		if state == Present {
			continue
		}
		a.Counts[state]++
		if only == "" || only == st.Link.ID {
			a.Gaps = append(a.Gaps, scout.gap(st, state, evidence[st.Link.ID], runs))
		}
	}
	slices.SortStableFunc(a.Gaps, byWeight)
	if err := scout.nameAll(ctx, a); err != nil {
		return nil, err
	}
	a.say(d, only)
	return a, nil
}

// running says which links are known to run.
func running(states []indicator.LinkState) map[agglo.LinkID]bool {
	runs := map[agglo.LinkID]bool{}
	for _, st := range states {
		runs[st.Link.ID] = st.State == chain.Present
	}
	return runs
}

// onlyLink resolves the link that a question is narrowed to, if any.
func (d *Desk) onlyLink(text string, within agglo.ChainID) (agglo.LinkID, error) {
	if text == "" {
		return "", nil
	}
	l, err := d.Link(text, within)
	return l.ID, err
}

// byWeight puts missing links before unknown and fragile ones, and of these the
// one that most local links use first.
func byWeight(a, b GapLink) int {
	order := []string{Missing, Unknown, Fragile}
	return cmp.Or(slices.Index(order, a.State)-slices.Index(order, b.State), len(b.Users)-len(a.Users))
}

func (a *GapsAnswer) say(d *Desk, only agglo.LinkID) {
	where, what := d.RegionName(a.Region.ID), midSentence(agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh})
	named := 0
	for _, g := range a.Gaps {
		if len(g.Candidates) > 0 {
			named++
		}
	}
	switch {
	case len(a.Gaps) == 0 && only != "":
		a.Sentence = agglo.Textf("That link runs in %s with at least two owners: it is no gap.", "该环节在%s已有两家以上企业，不属缺口。", where)
	case len(a.Gaps) == 0:
		a.Sentence = agglo.Textf("Every link of %s runs in %s with at least two owners.", "%[2]s%[1]s产业链各环节均有两家以上企业在产。", what, where)
	default:
		a.Sentence = agglo.Textf("Of %s in %s at the end of %s, %d links are missing, %d unknown and %d hang on one known owner; candidates are named for %d of %d.",
			"截至%[3]s末，%[2]s%[1]s产业链缺失%[4]d个环节，未知%[5]d个，仅有一家已知企业的%[6]d个；对这%[8]d个环节中的%[7]d个列出候选企业。",
			what, where, a.AsOf, a.Counts[Missing], a.Counts[Unknown], a.Counts[Fragile], named, len(a.Gaps))
	}
	a.Notes = append(a.Notes, gapsNote)
}

var gapsNote = agglo.Text{
	En: "here: runs a link before or after this one here, not yet this one. near: runs it within the distance. leader: largest stated capacity elsewhere in the country. elsewhere: runs it there, its capacity unknown. Customers here are named where any is known. All is from the register: whether a candidate wants to come is not known, and unknown links may be here unlisted.",
	Zh: "本地上下游：在本地已有上游或下游环节，尚无本环节；周边：在给定距离内生产；全国龙头：外地已公布产能最大者；外地：在外地生产，产能未知。已知本地客户者列出。均来自名录：投资意愿未知，“未知”环节可能已有企业而未收录。",
}

// neighbours returns the links that take the product of a link, and those
// whose product it takes.
func neighbours(inputs []store.Input, link agglo.LinkID) (users, needs []agglo.LinkID) {
	for _, in := range inputs {
		if in.Input == link {
			users = append(users, in.Link)
		}
		if in.Link == link {
			needs = append(needs, in.Input)
		}
	}
	return users, needs
}
