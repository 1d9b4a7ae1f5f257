package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// ChokepointsIn asks where the links of a chain are made.
type ChokepointsIn struct {
	Chain  string `query:"chain" arg:"0" example:"power-battery" doc:"chain by id or name; empty for the default"`
	Within string `query:"within" example:"China" doc:"country or province whose cities are compared; empty for the country of the default region"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
}

// A ChokepointsAnswer tells of each link of a chain in how few places and hands
// it is.
type ChokepointsAnswer struct {
	Head
	Chain  store.Chain  `json:"chain"`
	Within store.Region `json:"within"`
	Period agglo.Period `json:"period"`
	Links  []ChokeLink  `json:"links"` // in the order of the list
}

// A ChokeLink is a link with the places that make it.
type ChokeLink struct {
	ID       agglo.LinkID     `json:"id"`
	Name     agglo.Text       `json:"name"`
	Stage    string           `json:"stage"`
	Sites    int              `json:"sites"`  // running establishments in cities
	Of       int              `json:"of"`     // cities with a running establishment
	Cities   []CityShare      `json:"cities"` // those with the most sites, three at most
	HHI      indicator.Figure `json:"hhi"`    // over cities
	CR3      indicator.Figure `json:"cr3"`    // share of the three largest cities
	OwnerHHI indicator.Figure `json:"owner_hhi"`
}

// fewCities is up to how many cities a link counts as in few places.
const fewCities = 3

// Chokepoints tells which links of a chain are in few places and hands.
var Chokepoints = Question[ChokepointsIn, *ChokepointsAnswer]{
	Name:    "chokepoints",
	Title:   agglo.Text{En: "Who holds the choke points of a chain?", Zh: "产业链的关键环节集中在哪里？"},
	Summary: agglo.Text{En: "Every link of a chain with its concentration over cities and owners, and the three cities with the most running sites.", Zh: "产业链各环节在城市间、企业集团间的集中度，以及在产企业最多的三个城市。"},
	Ask:     askChokepoints,
}

func askChokepoints(ctx context.Context, d *Desk, in ChokepointsIn) (*ChokepointsAnswer, error) {
	chain, err := d.Chain(in.Chain)
	if err != nil {
		return nil, err
	}
	within, period, err := d.wide(in.Within, in.Period)
	if err != nil {
		return nil, err
	}
	a := &ChokepointsAnswer{Chain: chain, Within: within, Period: period}
	a.Notes = []agglo.Text{registerNote}
	for _, l := range d.Snap.Links(chain.ID) {
		link, err := a.link(ctx, d, l)
		if err != nil {
			return nil, err
		}
		a.Links = append(a.Links, link)
	}
	a.say(d)
	return a, nil
}

func (a *ChokepointsAnswer) link(ctx context.Context, d *Desk, l store.Link) (ChokeLink, error) {
	subject := agglo.LinkSubject(l.Chain, l.ID)
	out := ChokeLink{ID: l.ID, Name: agglo.Text{En: l.Name, Zh: l.NameZh}, Stage: l.Stage}
	cities, err := d.cityShares(ctx, subject, a.Within, a.Period)
	if err != nil {
		return out, err
	}
	for _, c := range cities {
		out.Sites += c.Sites
	}
	out.Of, out.Cities = len(cities), cities[:min(fewCities, len(cities))]
	for ref, figure := range map[string]*indicator.Figure{"hhi": &out.HHI, "cr3": &out.CR3, "owner-hhi": &out.OwnerHHI} {
		if *figure, err = d.One(ctx, ref, a.Within.ID, subject, a.Period); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (a *ChokepointsAnswer) say(d *Desk) {
	made, inFew := 0, 0
	for _, l := range a.Links {
		if l.Of > 0 {
			made++
		}
		if l.Of > 0 && l.Of <= fewCities {
			inFew++
		}
	}
	name := agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh}
	a.Sentence = agglo.Textf("Of the %d links of %s, the register knows running sites of %d in %s; %d of them are made in at most %d cities.", "%[2]s共%[1]d个环节，名录在%[4]s载有其中%[3]d个环节的在产企业；其中%[5]d个环节仅分布在不超过%[6]d个城市。",
		len(a.Links), midSentence(name), made, d.RegionName(a.Within.ID), inFew, fewCities)
}

// Tables returns the links.
func (a *ChokepointsAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "links", Title: pick(lang, "Links by place", "各环节的分布"), Columns: []table.Column{
		{Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "sites", Title: pick(lang, "sites", "企业")}, {Name: "cities", Title: pick(lang, "cities", "城市")},
		{Name: "cr3", Title: pick(lang, "first three", "前三城市份额")}, {Name: "hhi", Title: pick(lang, "HHI of cities", "城市HHI")},
		{Name: "owner_hhi", Title: pick(lang, "HHI of owners", "企业集团HHI")}, {Name: "first", Title: pick(lang, "most sites", "企业最多的城市")}}}
	for _, l := range a.Links {
		var names []agglo.Text
		for _, c := range l.Cities {
			names = append(names, agglo.Textf("%s %d", "%s%d", c.Name, c.Sites))
		}
		t.Add(string(l.ID), l.Name.In(lang), l.Sites, l.Of, cell(l.CR3, lang), cell(l.HHI, lang), cell(l.OwnerHHI, lang), few(names, fewCities, lang))
	}
	t.Note = registerNote.In(lang)
	return []*table.Table{t}
}
