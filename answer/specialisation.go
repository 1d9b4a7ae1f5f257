package answer

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// SpecialisationIn asks what a region is known for.
type SpecialisationIn struct {
	Region string  `query:"region" arg:"0" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Chain  string  `query:"chain" example:"new-energy" doc:"chain, or roof over chains, whose links are considered; empty for all under the roof of the default"`
	Period string  `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Min    float64 `query:"min" default:"1" minimum:"0" doc:"smallest location quotient to show"`
}

// A SpecialisationAnswer lists the links and published shares of a region.
type SpecialisationAnswer struct {
	Head
	Region store.Region      `json:"region"`
	Period agglo.Period      `json:"period"`
	Links  []SpecialisedLink `json:"links"`
	Shares []ProfileRow      `json:"shares"` // published shares of the country
	Index  indicator.Figure  `json:"krugman"`
}

// A SpecialisedLink is a link with its location quotient.
type SpecialisedLink struct {
	Chain    agglo.ChainID    `json:"chain"`
	Link     agglo.LinkID     `json:"link"`
	Name     agglo.Text       `json:"name"`
	Quotient indicator.Figure `json:"quotient"`
	Sites    int              `json:"sites"`
	Expected float64          `json:"expected"` // sites here, had the region the country's mix of links
	Country  int              `json:"sites_in_country"`
}

// Specialisation tells what a region is known for.
var Specialisation = Question[SpecialisationIn, *SpecialisationAnswer]{
	Name:    "specialisation",
	Title:   agglo.Text{En: "What is this region known for?", Zh: "本地以什么见长？"},
	Summary: agglo.Text{En: "Links by location quotient on the establishments of the register, beside the published shares of the country.", Zh: "按名录企业计算的各环节区位商，并列出已公布的全国占比。"},
	Ask:     askSpecialisation,
}

func askSpecialisation(ctx context.Context, d *Desk, in SpecialisationIn) (*SpecialisationAnswer, error) {
	region, c, period, err := d.about(in.Region, in.Chain, in.Period)
	if err != nil {
		return nil, err
	}
	a := &SpecialisationAnswer{Region: region, Period: period}
	a.Notes = []agglo.Text{registerNote}
	if a.Index, err = d.One(ctx, "krugman-specialisation", region.ID, agglo.Subject(c.ID), period); err != nil {
		return nil, err
	}
	if err := a.addLinks(ctx, d, scope{in.Chain != "", c}, max(in.Min, 0)); err != nil {
		return nil, err
	}
	if err := a.addShares(ctx, d); err != nil {
		return nil, err
	}
	a.say(d)
	return a, nil
}

func (a *SpecialisationAnswer) addLinks(ctx context.Context, d *Desk, within scope, least float64) error {
	country := d.Snap.Regions().Country(a.Region.ID)
	for _, chain := range d.Snap.Chains() {
		if !within.has(chain) {
			continue
		}
		for _, l := range d.Snap.Links(chain.ID) {
			subject := agglo.LinkSubject(chain.ID, l.ID)
			f, err := d.One(ctx, "location-quotient", a.Region.ID, subject, a.Period)
			if err != nil {
				return err
			}
			if !f.Known() || *f.Value < least || *f.Value == 0 {
				continue
			}
			whole, err := d.One(ctx, "sites", country, subject, a.Period)
			if err != nil {
				return err
			}
			a.Links = append(a.Links, SpecialisedLink{Chain: chain.ID, Link: l.ID, Name: agglo.Text{En: l.Name, Zh: l.NameZh}, Quotient: f, Sites: int(*f.Num), Expected: *f.Num / *f.Value, Country: int(*whole.Value)})
		}
	}
	slices.SortStableFunc(a.Links, func(x, y SpecialisedLink) int {
		return cmp.Or(cmp.Compare(y.beyond(), x.beyond()), cmp.Compare(*y.Quotient.Value, *x.Quotient.Value))
	})
	return nil
}

// beyond returns how many sites more there are than the country's mix of links
// would give: what a region is known for. The quotient alone puts any single
// site of a rare link first.
func (l SpecialisedLink) beyond() float64 { return float64(l.Sites) - l.Expected }

// held names the link and says how much of the country's is here.
func (l SpecialisedLink) held() agglo.Text {
	name := midSentence(l.Name)
	switch {
	case l.Country == 1:
		return agglo.Textf("%s (the country's only site)", "%s（全国唯一一家）", name)
	case l.Sites == l.Country:
		return agglo.Textf("%s (all %d of the country's sites)", "%s（全国%d家均在本地）", name, l.Sites)
	}
	return agglo.Textf("%s (%d of the country's %d sites)", "%s（全国%[3]d家中的%[2]d家）", name, l.Sites, l.Country)
}

// addShares adds the published shares of the country, the largest first.
func (a *SpecialisationAnswer) addShares(ctx context.Context, d *Desk) error {
	p := &ProfileAnswer{Region: a.Region, Period: a.Period}
	if err := p.addIndustry(ctx, d); err != nil {
		return err
	}
	for _, r := range p.Industry {
		if r.Figure.Indicator == "production-share" || r.Figure.Indicator == "capacity-share" || r.Figure.Indicator == "sales-share" {
			a.Shares = append(a.Shares, r)
		}
	}
	slices.SortStableFunc(a.Shares, func(x, y ProfileRow) int { return int(100 * (*y.Figure.Value - *x.Figure.Value)) })
	return nil
}

func (a *SpecialisationAnswer) say(d *Desk) {
	name := d.RegionName(a.Region.ID)
	if len(a.Links) == 0 || a.Links[0].beyond() < 1e-9 {
		a.Sentence = agglo.Textf("The register shows no link in which %s is specialised.", "名录未显示%s的专业化环节。", name)
	} else {
		var names []agglo.Text
		for _, l := range a.Links[:min(3, len(a.Links))] {
			if l.beyond() > 1e-9 {
				names = append(names, l.held())
			}
		}
		a.Sentence = agglo.Textf("By the establishments of the register %s is most specialised in %s.", "按名录企业，%s专业化程度最高的是%s。", name, join(names))
	}
	if len(a.Shares) > 0 {
		s := a.Shares[0]
		a.Sentence = agglo.Textf("%s Largest published share of the country: %s, %s.", "%s已公布的全国占比最高者：%s，%s。", a.Sentence, s.Name, s.Figure.Text)
	}
}

// Tables returns the links and the shares.
func (a *SpecialisationAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "links", Title: pick(lang, "Links by location quotient", "各环节区位商"), Columns: []table.Column{
		{Name: "chain", Title: pick(lang, "chain", "产业链"), Minor: true}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "quotient", Title: pick(lang, "quotient", "区位商")}, {Name: "sites", Title: pick(lang, "sites here", "本地企业")},
		{Name: "expected", Title: pick(lang, "expected", "应有企业")}, {Name: "country", Title: pick(lang, "in the country", "全国企业")}}}
	for _, l := range a.Links {
		t.Add(string(l.Chain), string(l.Link), l.Name.In(lang), short(l.Quotient.Value), l.Sites, short(&l.Expected), l.Country)
	}
	t.Note = pick(lang, "Expected: sites here, had the region the country's mix of links; the quotient is sites / expected, the order by how many there are beyond it. The quotient of a single site says little. ",
		"应有企业：本地环节结构与全国相同时的企业数；区位商 = 本地企业 ÷ 应有企业，按超出应有的数量排序。仅一家企业的区位商意义有限。") + registerNote.In(lang)
	return []*table.Table{t, profileTable("shares", pick(lang, "Published shares of the country", "已公布的全国占比"), a.Shares, lang)}
}
