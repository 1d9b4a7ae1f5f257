package answer

import (
	"context"
	"time"

	"agglo"
	"agglo/indicator"
	"agglo/measure/chain"
	"agglo/store"
)

// ChainIn asks how complete a chain is in a region.
type ChainIn struct {
	Chain  string `query:"chain" arg:"0" example:"power-battery" doc:"chain; empty for the default of the data set"`
	Region string `query:"region" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	AsOf   string `query:"as-of" example:"2023-12-31" doc:"date or period; its last day counts; empty for the default period"`
}

// A ChainAnswer is a chain link by link in one region.
type ChainAnswer struct {
	Head
	Chain   store.Chain        `json:"chain"`
	Region  store.Region       `json:"region"`
	AsOf    agglo.Period       `json:"as_of"`
	Family  []indicator.Figure `json:"integrity"` // headline, published, C0 to C4
	Links   []LinkAnswer       `json:"links"`
	Counts  map[string]int     `json:"counts"` // links by state
	Inputs  []store.Input      `json:"inputs"`
	Binding agglo.Text         `json:"binding,omitzero"` // the link that covers the least of its local need
}

// A LinkAnswer is one link in the region.
type LinkAnswer struct {
	ID          agglo.LinkID      `json:"id"`
	Name        agglo.Text        `json:"name"`
	Stage       string            `json:"stage"`
	Core        bool              `json:"core"`
	Definition  agglo.Text        `json:"definition,omitzero"`
	State       string            `json:"state"` // leading, present, fragile, unknown or missing
	Why         agglo.Text        `json:"why,omitzero"`
	Owners      int               `json:"owners"`
	Sites       int               `json:"sites"`
	Since       string            `json:"since,omitempty"` // first evidence of a running site
	Capacity    *indicator.Figure `json:"capacity,omitempty"`
	Share       *float64          `json:"share,omitempty"`       // of the country's registered capacity, percent
	Sufficiency *float64          `json:"sufficiency,omitempty"` // local supply over local need
	Evidence    []store.Site      `json:"evidence,omitempty"`    // at most a few; Sites counts all
	Coming      []store.Site      `json:"coming,omitempty"`      // planned or under construction
	Stated      []store.Statement `json:"stated,omitempty"`
	Search      agglo.Text        `json:"search,omitzero"` // how far the region was searched
}

// States of a link in a region, from the best to the worst.
const (
	Leading = "leading" // present, with at least a tenth of the country's registered capacity
	Present = "present"
	Fragile = "fragile" // present, but only one owner is known
	Unknown = "unknown"
	Missing = "missing"
)

// leadingShare is the share of the country's registered capacity, in percent,
// from which a link is called leading; a tenth is what Changzhou is known for
// in photovoltaics. At least two owners in the country must state a capacity.
const leadingShare = 10

const evidenceShown = 5

// Chain tells how complete a chain is in a region.
var Chain = Question[ChainIn, *ChainAnswer]{
	Name:    "chain",
	Title:   agglo.Text{En: "How complete is the chain here?", Zh: "产业链在本地有多完整？"},
	Summary: agglo.Text{En: "A chain link by link in a region: present, fragile, missing or unknown, with the sites that prove it, capacity, share and sufficiency.", Zh: "逐环节列出产业链在某地的状况：具备、薄弱、缺失或未知，并给出佐证企业、产能、占比和供需满足度。"},
	Ask:     askChain,
}

func askChain(ctx context.Context, d *Desk, in ChainIn) (*ChainAnswer, error) {
	region, c, period, err := d.about(in.Region, in.Chain, in.AsOf)
	if err != nil {
		return nil, err
	}
	if len(d.Snap.Links(c.ID)) == 0 {
		return nil, d.isRoof(c.ID)
	}
	return d.chain(ctx, c, region, period)
}

func (d *Desk) childChains(roof agglo.ChainID) []string {
	var out []string
	for _, c := range d.Snap.Chains() {
		if c.Parent == roof {
			out = append(out, string(c.ID))
		}
	}
	return out
}

// FamilyRefs are the members of the integrity family in the order in which
// they are shown: the headline first.
var FamilyRefs = []string{"chain-integrity", "chain-integrity:published", "chain-integrity:c0", "chain-integrity:c1", "chain-integrity:c2", "chain-integrity:c3", "chain-integrity:c4"}

func (d *Desk) chain(ctx context.Context, c store.Chain, region store.Region, period agglo.Period) (*ChainAnswer, error) {
	a := &ChainAnswer{Chain: c, Region: region, AsOf: period, Counts: map[string]int{}, Inputs: d.Snap.Inputs(c.ID)}
	for _, ref := range FamilyRefs {
		f, err := d.One(ctx, ref, region.ID, agglo.Subject(c.ID), period)
		if err != nil {
			return nil, err
		}
		if ref == "chain-integrity:published" {
			if err := d.Fraction(ctx, &f); err != nil {
				return nil, err
			}
		}
		a.Family = append(a.Family, f)
	}
	d.cite(a.Family[0], a.Family[1])
	if err := a.addLinks(ctx, d); err != nil {
		return nil, err
	}
	a.say(d)
	return a, nil
}

func (a *ChainAnswer) addLinks(ctx context.Context, d *Desk) error {
	c, region, day := a.Chain.ID, a.Region.ID, a.AsOf.End()
	states, err := d.LinkStates(ctx, c, []agglo.RegionID{region}, day)
	if err != nil {
		return err
	}
	needs, err := d.Needs(ctx, c, region, a.AsOf)
	if err != nil {
		return err
	}
	evidence, err := d.Evidence(ctx, c, region, day, evidenceShown)
	if err != nil {
		return err
	}
	owners, err := d.Snap.LinkOwners(ctx, store.TallyQuery{Chain: c, Regions: []agglo.RegionID{region}, AsOf: day})
	if err != nil {
		return err
	}
	for _, st := range states[region] {
		l := linkAnswer(st, needs[st.Link.ID], evidence[st.Link.ID])
		l.Owners = owners[region][st.Link.ID]
		d.citeSites(l.Evidence)
		a.Counts[l.State]++
		a.Links = append(a.Links, l)
	}
	return nil
}

func linkAnswer(st indicator.LinkState, need indicator.Need, e *indicator.LinkEvidence) LinkAnswer {
	l := LinkAnswer{
		ID: st.Link.ID, Name: agglo.Text{En: st.Link.Name, Zh: st.Link.NameZh}, Stage: st.Link.Stage, Core: st.Link.Core,
		Definition: agglo.Text{En: st.Link.Definition, Zh: st.Link.DefinitionZh}, Why: st.Why(), Stated: st.Stated, Sites: e.Sites,
		Share: need.Share, Sufficiency: need.Sufficiency, Search: searchText(st.Coverage), Evidence: e.Running, Coming: e.Coming,
	}
	if !st.First.IsZero() {
		l.Since = st.First.Format(time.DateOnly)
	}
	if need.Capacity.Known() {
		l.Capacity = &need.Capacity
	}
	l.State = stateOf(st, l.Share)
	return l
}

func searchText(c *store.Coverage) agglo.Text {
	if c == nil {
		return agglo.Text{}
	}
	return agglo.Text{En: c.Note, Zh: c.NoteZh}
}

func stateOf(st indicator.LinkState, share *float64) string {
	switch {
	case st.State == chain.Missing:
		return Missing
	case st.State == chain.Unknown:
		return Unknown
	case share != nil && *share >= leadingShare && *share < 100:
		return Leading
	case st.Fragile():
		return Fragile
	}
	return Present
}

func (a *ChainAnswer) say(d *Desk) {
	name, chainName := d.RegionName(a.Region.ID), agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh}
	published, c0 := a.Family[1], a.Family[2]
	held := a.Counts[Leading] + a.Counts[Present] + a.Counts[Fragile]
	a.Sentence = agglo.Textf("The register shows %d of the %d links of the chain of %s running in %s at the end of %s; %d are missing and %d unknown.",
		"截至%[5]s末，名录显示%[4]s%[3]s产业链%[2]d个环节中有%[1]d个在产；缺失%[6]d个，未知%[7]d个。",
		held, len(a.Links), midSentence(chainName), name, a.AsOf, a.Counts[Missing], a.Counts[Unknown])
	if published.Known() {
		fraction := agglo.Text{}
		if published.Num != nil {
			fraction = agglo.Textf(" (%g of %g links)", "（%g/%g个环节）", *published.Num, *published.Den)
		}
		a.Sentence = agglo.Textf("%s Published: %s%s, on a list that was not published.", "%s官方公布：%s%s，所用清单未公开。", a.Sentence, published.Text, fraction)
	}
	if c0.Low != nil {
		a.Notes = append(a.Notes, agglo.Textf("The search was partial: integrity lies between %.1f %% and %.1f %%. What was not found is unknown, not missing.",
			"检索不完整：完整度介于%.1f%%与%.1f%%之间。未发现不等于不存在。", *c0.Low, *c0.High))
	}
	for _, l := range a.Links {
		if l.Sufficiency != nil && (a.Binding.IsZero() || *l.Sufficiency < *a.link(a.Binding).Sufficiency) {
			a.Binding = l.Name
		}
	}
}

func (a *ChainAnswer) link(name agglo.Text) *LinkAnswer {
	for i := range a.Links {
		if a.Links[i].Name == name {
			return &a.Links[i]
		}
	}
	return nil
}
