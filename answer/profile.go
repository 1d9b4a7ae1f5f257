package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// ProfileIn asks for the portrait of a region.
type ProfileIn struct {
	Region string `query:"region" arg:"0" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Chain  string `query:"chain" example:"power-battery" doc:"chain in the foreground; empty for the default of the data set"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
}

// A ProfileAnswer is the portrait of a region: what a brief is made of.
type ProfileAnswer struct {
	Head
	Region    store.Region      `json:"region"`
	Within    agglo.Text        `json:"within"`
	Period    agglo.Period      `json:"period"`
	Chain     store.Chain       `json:"chain"`
	Roof      *store.Chain      `json:"roof,omitempty"` // the wider industry that the chain is part of
	Economy   []ProfileRow      `json:"economy"`        // the whole economy, with ranks
	Industry  []ProfileRow      `json:"industry"`       // what is stated of chains and products
	Series    []SeriesRow       `json:"series"`         // yearly values of what the profile shows
	Chains    []ChainSummary    `json:"chains"`
	Links     *ChainAnswer      `json:"links,omitempty"`      // the chain in the foreground, link by link; none for a roof
	Before    *ChainSummary     `json:"before,omitempty"`     // the same chain a year earlier
	ChainRank *indicator.Figure `json:"chain_rank,omitempty"` // by C0 among the cities of the country
	Targets   []Path            `json:"targets"`
	Findings  []Finding         `json:"findings"`
	Tried     int               `json:"findings_tried"`
	Foreign   []store.Site      `json:"foreign"` // running sites of foreign owners
	Foreigns  int               `json:"foreign_sites"`
	Claims    []ClaimCheck      `json:"claims"`
	Unknowns  []Gap             `json:"unknown"` // what a portrait usually shows and the data set does not have
	Cover     []store.Coverage  `json:"coverage"`
	Quality   Quality           `json:"quality"`
	Portfolio Portfolio         `json:"portfolio"`
	Projects  Projects          `json:"projects"`
}

// A ProfileRow is one figure of a profile with its rank.
type ProfileRow struct {
	Name     agglo.Text        `json:"name"`
	Kind     string            `json:"kind"`
	Figure   indicator.Figure  `json:"figure"`
	Country  *indicator.Figure `json:"rank_country,omitempty"`
	Province *indicator.Figure `json:"rank_province,omitempty"`
}

// A SeriesRow is a figure over the years.
type SeriesRow struct {
	Name    agglo.Text         `json:"name"`
	Subject agglo.Subject      `json:"subject,omitempty"`
	Ref     string             `json:"indicator"`
	Figures []indicator.Figure `json:"figures"`
}

// A ChainSummary is one chain of the region in a line.
type ChainSummary struct {
	Chain     store.Chain      `json:"chain"`
	Headline  indicator.Figure `json:"integrity"`
	Published indicator.Figure `json:"published"`
	Computed  indicator.Figure `json:"computed"`
	Sites     indicator.Figure `json:"sites"`
	Owners    indicator.Figure `json:"owners"`
	Foreign   indicator.Figure `json:"foreign_sites"`
}

// Profile draws the portrait of a region.
var Profile = Question[ProfileIn, *ProfileAnswer]{
	Name:    "profile",
	Title:   agglo.Text{En: "What is this region?", Zh: "这是怎样一个地区？"},
	Summary: agglo.Text{En: "The portrait of a region: its economy with ranks, its industry, its chains, targets, findings, foreign-funded sites, and what is not known.", Zh: "地区概貌：经济与位次、产业、产业链、目标、突出之处、外资企业，以及未知事项。"},
	Ask:     askProfile,
}

func askProfile(ctx context.Context, d *Desk, in ProfileIn) (*ProfileAnswer, error) {
	region, c, period, err := d.about(in.Region, in.Chain, in.Period)
	if err != nil {
		return nil, err
	}
	a := &ProfileAnswer{Region: region, Within: d.RegionName(region.Parent), Period: period, Chain: c}
	for _, step := range []func(context.Context, *Desk) error{
		a.addEconomy, a.addIndustry, a.addChains, a.addTargets, a.addFindings, a.addForeign, a.addClaims,
		a.addQuality, a.addPortfolio, a.addProjects,
	} {
		if err := step(ctx, d); err != nil {
			return nil, err
		}
	}
	a.addCoverage(d)
	a.say(d)
	return a, nil
}

// Row returns the row of a figure in the profile, nil where it has none.
func (a *ProfileAnswer) Row(ref string, subject agglo.Subject) *ProfileRow {
	for _, rows := range [][]ProfileRow{a.Economy, a.Industry} {
		for i := range rows {
			if rows[i].Figure.Indicator == ref && rows[i].Figure.Subject == subject {
				return &rows[i]
			}
		}
	}
	return nil
}

func (a *ProfileAnswer) say(d *Desk) {
	name := d.RegionName(a.Region.ID)
	gdp := a.Row("gdp", "")
	if gdp == nil {
		a.Sentence = agglo.Textf("The data set does not know the GDP of %s in %s.", "数据集没有%[2]s%[1]s的地区生产总值。", name, a.Period)
	} else {
		a.Sentence = agglo.Textf("%s had a GDP of %s in %s.", "%[3]s%[1]s地区生产总值为%[2]s。", name, gdp.Figure.Text, a.Period)
	}
	if len(a.Findings) > 0 {
		a.Sentence = agglo.Textf("%s Most notable: %s.", "%s最突出的是：%s。", a.Sentence, a.Findings[0].Text)
	}
}

// Tables returns the figures, the chains, the targets and the findings.
func (a *ProfileAnswer) Tables(lang agglo.Lang) []*table.Table {
	out := []*table.Table{
		profileTable("economy", pick(lang, "Economy", "经济"), a.Economy, lang),
		profileTable("industry", pick(lang, "Industry", "产业"), a.Industry, lang),
		a.chainTable(lang),
	}
	if len(a.Targets) > 0 {
		out = append(out, (&OutlookAnswer{Targets: a.Targets}).Tables(lang)...)
	}
	if len(a.Findings) > 0 {
		out = append(out, (&FindingsAnswer{Findings: a.Findings, Tried: a.Tried}).Tables(lang)...)
	}
	if len(a.Portfolio.Points) > 0 {
		out = append(out, a.portfolioTable(lang))
	}
	return append(out, a.projectTable(lang))
}

func profileTable(name, title string, rows []ProfileRow, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: name, Title: title, Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "rank_country", Title: pick(lang, "rank in the country", "全国位次")}, {Name: "rank_province", Title: pick(lang, "in the province", "全省位次")},
		{Name: "status", Title: pick(lang, "status", "状态"), Minor: true}, {Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}}}
	for _, r := range rows {
		t.Add(r.Name.In(lang), cell(r.Figure, lang), rankCell(r.Country, lang), rankCell(r.Province, lang), orNil(StatusName(r.Figure.Status).In(lang)), r.Figure.ID)
	}
	return t.DropEmpty("rank_country", "rank_province")
}

func rankCell(f *indicator.Figure, lang agglo.Lang) any {
	if f == nil {
		return nil
	}
	return table.Number{Value: *f.Value, Text: f.Filled.In(lang)}
}

func (a *ProfileAnswer) chainTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "chains", Title: pick(lang, "Chains", "产业链"), Columns: []table.Column{
		{Name: "chain", Title: pick(lang, "chain", "产业链")}, {Name: "published", Title: pick(lang, "published integrity", "公布完整度"), Unit: "%"},
		{Name: "present", Title: pick(lang, "links running", "在产环节")}, {Name: "of", Title: pick(lang, "of", "总数")},
		{Name: "low", Title: pick(lang, "at least", "下限"), Unit: "%"}, {Name: "high", Title: pick(lang, "at most", "上限"), Unit: "%"},
		{Name: "sites", Title: pick(lang, "sites", "企业")}, {Name: "owners", Title: pick(lang, "owners", "企业集团")}, {Name: "foreign", Title: pick(lang, "foreign", "外资")}}}
	for _, c := range a.Chains {
		t.Add(agglo.Text{En: c.Chain.Name, Zh: c.Chain.NameZh}.In(lang), percentCell(c.Published.Value), known(c.Computed.Num), known(c.Computed.Den),
			percentCell(c.Computed.Low), percentCell(c.Computed.High), known(c.Sites.Value), known(c.Owners.Value), known(c.Foreign.Value))
	}
	return t
}
