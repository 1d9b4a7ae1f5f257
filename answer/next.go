package answer

import (
	"context"
	"math"

	"agglo"
	"agglo/indicator"
	"agglo/measure/complexity"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// NextIn asks what is near to what a region has.
type NextIn struct {
	Region string `query:"region" arg:"0" example:"Changzhou" doc:"city by id or name; empty for the default of the data set"`
	Chain  string `query:"chain" example:"new-energy" doc:"chain, or roof over chains, whose links are considered; empty for all under the roof of the default"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Limit  int    `query:"limit" default:"10" minimum:"1" maximum:"100" doc:"links to show"`
}

// A NextAnswer lists links that a region does not have, the nearest first.
type NextAnswer struct {
	Head
	Region store.Region `json:"region"`
	Period agglo.Period `json:"period"`
	Links  []NextLink   `json:"links"`
}

// A NextLink is a link that the region does not have, and what speaks for it.
type NextLink struct {
	Chain   agglo.ChainID `json:"chain"`
	Link    agglo.LinkID  `json:"link"`
	Name    agglo.Text    `json:"name"`
	State   string        `json:"state"`   // unknown or missing, or present without being specialised
	Cities  int           `json:"cities"`  // of the country that are specialised in it
	Density float64       `json:"density"` // in [0, 1]
	PCI     *float64      `json:"pci"`     // complexity of the link
	Gain    *float64      `json:"opportunity_gain"`
	Close   []CloseLink   `json:"close"` // the region's own links that are near it
}

// A CloseLink is a link of the region that is near a candidate.
type CloseLink struct {
	Name      agglo.Text `json:"name"`
	Proximity float64    `json:"proximity"` // both / of, in [0, 1]
	Both      int        `json:"both"`      // cities that are specialised in both links
	Of        int        `json:"of"`        // and in the one of the two that more cities have
	Sites     int        `json:"sites"`
}

// Next finds what is near to what a region has.
var Next = Question[NextIn, *NextAnswer]{
	Name:    "next",
	Title:   agglo.Text{En: "What is near to what this region has?", Zh: "本地可延伸到哪些环节？"},
	Summary: agglo.Text{En: "Links that a city does not have, by how near they are to those it has, with the reasons.", Zh: "城市尚未具备的环节，按与已具备环节的邻近程度排序，并说明理由。"},
	Ask:     askNext,
}

const reasonsShown = 3

func askNext(ctx context.Context, d *Desk, in NextIn) (*NextAnswer, error) {
	region, row, st, period, err := d.structure(ctx, in.Region, in.Chain, in.Period)
	if err != nil {
		return nil, err
	}
	a := &NextAnswer{Region: region, Period: period}
	a.Notes = []agglo.Text{registerNote}
	states, err := d.statesOfAll(ctx, st.Structure, region.ID, period)
	if err != nil {
		return nil, err
	}
	for _, c := range complexity.Next(st.Presence, row, -1, reasonsShown, complexity.Ecomplexity) {
		if st.within[c.Product] && len(a.Links) < atLeast(in.Limit, 10) {
			a.Links = append(a.Links, nextLink(st.Structure, row, c, states))
		}
	}
	if len(a.Links) == 0 {
		a.Sentence = agglo.Textf("The register shows no link near to what %s has that it does not have already.", "名录未显示与%s现有环节邻近而本地尚缺的环节。", d.RegionName(region.ID))
		return a, nil
	}
	first := a.Links[0]
	var close []agglo.Text
	for _, c := range first.Close {
		close = append(close, midSentence(c.Name))
	}
	a.Sentence = agglo.Textf("Nearest to what %s has: %s, since it has %s.", "与%s现有环节最接近的是%s，因其已具备%s。", d.RegionName(region.ID), midSentence(first.Name), join(close))
	if first.Cities < thinlyMade {
		a.Sentence = agglo.Textf("%s That rests on little: %d cities are specialised in it.", "%s该结论依据有限：仅%d个城市专业化于该环节。", a.Sentence, first.Cities)
	}
	return a, nil
}

// thinlyMade is below which a link is near to many others by chance.
const thinlyMade = 5

// statesOfAll returns the state of every link of a structure in a region.
func (d *Desk) statesOfAll(ctx context.Context, st *indicator.Structure, region agglo.RegionID, period agglo.Period) (map[agglo.Subject]indicator.LinkState, error) {
	out := map[agglo.Subject]indicator.LinkState{}
	done := map[agglo.ChainID]bool{}
	for _, l := range st.Links() {
		if done[l.Chain] {
			continue
		}
		done[l.Chain] = true
		states, err := d.LinkStates(ctx, l.Chain, []agglo.RegionID{region}, period.End())
		if err != nil {
			return nil, err
		}
		for _, s := range states[region] {
			out[agglo.LinkSubject(l.Chain, s.Link.ID)] = s
		}
	}
	return out, nil
}

func nextLink(st *indicator.Structure, row int, c complexity.Candidate, states map[agglo.Subject]indicator.LinkState) NextLink {
	l := st.Links()[c.Product]
	out := NextLink{
		Chain: l.Chain, Link: l.ID, Name: linkName(st, c.Product), Density: c.Density, Cities: st.Presence.Ubiquity[c.Product],
		State: stateOf(states[agglo.LinkSubject(l.Chain, l.ID)], nil),
	}
	if st.Index != nil {
		out.PCI = finite(st.Index.Product[c.Product])
	}
	out.Gain = finite(st.Outlook.Gain.At(row, c.Product))
	for _, r := range c.Reasons {
		of := max(st.Presence.Ubiquity[r.Product], out.Cities)
		out.Close = append(out.Close, CloseLink{Name: linkName(st, r.Product), Proximity: r.Proximity,
			Both: int(math.Round(r.Proximity * float64(of))), Of: of, Sites: st.Sites(row, r.Product)})
	}
	return out
}

func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// Tables returns the links.
func (a *NextAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "next", Title: pick(lang, "Near links", "邻近环节"), Columns: []table.Column{
		{Name: "chain", Title: pick(lang, "chain", "产业链"), Minor: true}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "state", Title: pick(lang, "state", "状态")}, {Name: "cities", Title: pick(lang, "cities", "城市数"), Minor: true}, {Name: "density", Title: pick(lang, "density", "密度")}, {Name: "pci", Title: "PCI", Minor: true},
		{Name: "opportunity_gain", Title: pick(lang, "gain", "机会收益"), Minor: true}, {Name: "close", Title: pick(lang, "near, and here (both in n of m cities)", "本地邻近环节（n/m个城市兼有）")}}}
	for _, l := range a.Links {
		var names []agglo.Text
		for _, c := range l.Close {
			names = append(names, agglo.Textf("%s (%d of %d)", "%s（%d/%d）", c.Name, c.Both, c.Of))
		}
		t.Add(string(l.Chain), string(l.Link), l.Name.In(lang), StateName(l.State).In(lang), l.Cities, short(&l.Density), short(l.PCI), short(l.Gain), few(names, reasonsShown, lang))
	}
	t.Note = pick(lang, "Cities: of the country that are specialised in the link (location quotient of at least 1). Density: share of the proximity to the link that lies in what the city has. Proximity is n of m: of the m cities with the more common of two links, n have both. ",
		"城市数：全国专业化于该环节（区位商不低于1）的城市。密度：与该环节的邻近度中落在本地已具备环节上的比重。邻近度为n/m：具备两环节中较常见者的m个城市中，n个兼有二者。") + registerNote.In(lang)
	return []*table.Table{t}
}

func short(v *float64) any {
	if v == nil {
		return nil
	}
	return table.Number{Value: *v, Text: quantity.Number(*v, quantity.Short)}
}
