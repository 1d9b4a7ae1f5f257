package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// ConcentrationIn asks where a link is made.
type ConcentrationIn struct {
	Link   string `query:"link" arg:"0" required:"true" example:"power-battery.cell" doc:"link, as chain.link or by name"`
	Within string `query:"within" example:"China" doc:"country or province whose cities are compared; empty for the country of the default region"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Limit  int    `query:"limit" default:"15" minimum:"1" maximum:"400" doc:"cities to show"`
}

// A ConcentrationAnswer tells where a link is made and how concentrated that is.
type ConcentrationAnswer struct {
	Head
	Link     store.Link         `json:"link"`
	Within   store.Region       `json:"within"`
	Period   agglo.Period       `json:"period"`
	Cities   []CityShare        `json:"cities"`
	Of       int                `json:"of"` // cities with a running establishment
	Measures []indicator.Figure `json:"measures"`
	Together []LinkTogether     `json:"together"` // links that lie in the same cities more than by chance
}

// A LinkTogether is a link that is made in the same cities.
type LinkTogether struct {
	Chain  agglo.ChainID `json:"chain"`
	Link   agglo.LinkID  `json:"link"`
	Name   agglo.Text    `json:"name"`
	Gamma  float64       `json:"coagglomeration"` // 0 is chance
	Cities int           `json:"cities"`          // that make both
}

// A CityShare is a city's part in a link.
type CityShare struct {
	Region   agglo.RegionID    `json:"region"`
	Name     agglo.Text        `json:"name"`
	Within   agglo.Text        `json:"within"`
	Sites    int               `json:"sites"`
	Share    float64           `json:"share"` // of the running establishments, percent
	Capacity *indicator.Figure `json:"capacity,omitempty"`
}

// Concentration tells where a link is made.
var Concentration = Question[ConcentrationIn, *ConcentrationAnswer]{
	Name:    "concentration",
	Title:   agglo.Text{En: "Where is it made, and how concentrated is that?", Zh: "在哪里生产？集中程度如何？"},
	Summary: agglo.Text{En: "The cities that make a link, with their shares, and measures of concentration over cities and owners.", Zh: "生产某环节的城市及其份额，以及城市与企业集团的集中度指标。"},
	Ask:     askConcentration,
}

var concentrationRefs = []string{"hhi", "cr3", "locational-gini", "entropy", "ellison-glaeser", "maurel-sedillot", "owner-hhi"}

func askConcentration(ctx context.Context, d *Desk, in ConcentrationIn) (*ConcentrationAnswer, error) {
	link, err := d.Link(in.Link, "")
	if err != nil {
		return nil, err
	}
	within, period, err := d.wide(in.Within, in.Period)
	if err != nil {
		return nil, err
	}
	a := &ConcentrationAnswer{Link: link, Within: within, Period: period}
	a.Notes = []agglo.Text{registerNote}
	subject := agglo.LinkSubject(link.Chain, link.ID)
	for _, ref := range concentrationRefs {
		f, err := d.One(ctx, ref, within.ID, subject, period)
		if err != nil {
			return nil, err
		}
		a.Measures = append(a.Measures, f)
	}
	if err := a.addCities(ctx, d, subject, atLeast(in.Limit, 15)); err != nil {
		return nil, err
	}
	if err := a.addTogether(ctx, d, subject); err != nil {
		return nil, err
	}
	a.say(d)
	return a, nil
}

const togetherShown = 5

// addTogether adds the links that share cities with this one. One city in common
// is no pattern.
func (a *ConcentrationAnswer) addTogether(ctx context.Context, d *Desk, subject agglo.Subject) error {
	companions, err := d.Companions(ctx, subject, a.Within.ID, a.Period)
	if err != nil {
		return err
	}
	for _, c := range companions {
		if c.Cities > 1 && len(a.Together) < togetherShown {
			a.Together = append(a.Together, LinkTogether{Chain: c.Link.Chain, Link: c.Link.ID,
				Name: agglo.Text{En: c.Link.Name, Zh: c.Link.NameZh}, Gamma: c.Gamma, Cities: c.Cities})
		}
	}
	return nil
}

func (a *ConcentrationAnswer) addCities(ctx context.Context, d *Desk, subject agglo.Subject, limit int) error {
	cities, err := d.cityShares(ctx, subject, a.Within, a.Period)
	if err != nil {
		return err
	}
	a.Of, a.Cities = len(cities), cities[:min(limit, len(cities))]
	for i := range a.Cities {
		capacity, err := d.One(ctx, "registered-capacity", a.Cities[i].Region, subject, a.Period)
		if err != nil {
			return err
		}
		if capacity.Known() {
			a.Cities[i].Capacity = &capacity
		}
	}
	return nil
}

// cityShares returns the cities that have running establishments of a link,
// those with the most first, without their capacities.
func (d *Desk) cityShares(ctx context.Context, subject agglo.Subject, within store.Region, period agglo.Period) ([]CityShare, error) {
	ranking, err := d.Rank(ctx, "sites", subject, period, indicator.Group{Within: within.ID, Cities: true}, false)
	if err != nil {
		return nil, err
	}
	total := 0.0
	for _, p := range ranking.Ranked {
		total += *p.Figure.Value
	}
	var out []CityShare
	for _, p := range ranking.Ranked {
		if *p.Figure.Value == 0 {
			break
		}
		region, _ := d.Snap.Regions().Get(p.Figure.Region)
		out = append(out, CityShare{Region: region.ID, Name: d.RegionName(region.ID), Within: d.RegionName(region.Parent), Sites: int(*p.Figure.Value), Share: 100 * *p.Figure.Value / total})
	}
	return out, nil
}

func (a *ConcentrationAnswer) say(d *Desk) {
	name := midSentence(agglo.Text{En: a.Link.Name, Zh: a.Link.NameZh})
	if a.Of == 0 {
		a.Sentence = agglo.Textf("The register knows no running establishment of %s in %s.", "名录在%[2]s没有%[1]s的在产企业。", name, d.RegionName(a.Within.ID))
		return
	}
	if a.Of == 1 {
		a.Sentence = agglo.Textf("The register knows running establishments of %s in one city of %s: %s.", "名录仅在%[2]s的一个城市载有%[1]s在产企业：%[3]s。", name, d.RegionName(a.Within.ID), a.Cities[0].Name)
		return
	}
	a.Sentence = agglo.Textf("The register knows running establishments of %s in %d cities of %s; %s has the most.", "名录在%[3]s的%[2]d个城市载有%[1]s在产企业，%[4]s最多。",
		name, a.Of, d.RegionName(a.Within.ID), a.Cities[0].Name)
	if cr3 := a.Measures[1]; cr3.Known() {
		a.Sentence = agglo.Textf("%s The first three have %.0f %%.", "%s前三位合计占%.0f%%。", a.Sentence, *cr3.Value)
	}
	for _, f := range a.Measures {
		if f.Indicator == "ellison-glaeser" && !f.Chance.IsZero() {
			a.Sentence = agglo.Textf("%s Ellison-Glaeser %s, %s.", "%sEG指数%s，%s。", a.Sentence, f.Text, f.Chance)
		}
	}
}

// Tables returns the cities and the measures.
func (a *ConcentrationAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "cities", Title: pick(lang, "Cities", "城市"), Columns: []table.Column{
		{Name: "region", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "city", "城市")}, {Name: "within", Title: pick(lang, "within", "所属")},
		{Name: "sites", Title: pick(lang, "sites", "企业")}, {Name: "share", Title: pick(lang, "share", "占比"), Unit: "%"}, {Name: "capacity", Title: pick(lang, "registered capacity", "名录产能")}}}
	for _, c := range a.Cities {
		var capacity any
		if c.Capacity != nil {
			capacity = cell(*c.Capacity, lang)
		}
		t.Add(string(c.Region), c.Name.In(lang), c.Within.In(lang), c.Sites, percent(c.Share), capacity)
	}
	t.Note = registerNote.In(lang)
	m := &table.Table{Name: "measures", Title: pick(lang, "Concentration", "集中度"), Columns: []table.Column{
		{Name: "measure", Title: pick(lang, "measure", "指标")}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "chance", Title: pick(lang, "against chance", "与偶然相比")}, {Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}}}
	for _, f := range a.Measures {
		m.Add(f.Name.In(lang), cell(f, lang), orNil(f.Chance.In(lang)), f.ID)
	}
	return []*table.Table{t, m, a.togetherTable(lang)}
}

func (a *ConcentrationAnswer) togetherTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "together", Title: pick(lang, "Links in the same cities", "同处一城的环节"), Columns: []table.Column{
		{Name: "chain", Title: pick(lang, "chain", "产业链"), Minor: true}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "cities", Title: pick(lang, "cities with both", "兼有城市")}, {Name: "coagglomeration", Title: pick(lang, "co-agglomeration", "共聚指数")}}}
	for _, l := range a.Together {
		t.Add(string(l.Chain), string(l.Link), l.Name.In(lang), l.Cities, short(&l.Gamma))
	}
	t.Note = pick(lang, "Index of Ellison, Glaeser and Kerr against all links of the register; 0 is chance. A site that runs both links counts in both.", "Ellison、Glaeser和Kerr指数，以名录全部环节为参照；0为偶然。同时具备两环节的企业两边都计。")
	return t
}
