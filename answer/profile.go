package answer

import (
	"context"
	"strings"

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
	Links     *ChainAnswer      `json:"links"`                // the chain in the foreground, link by link
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
	region, err := d.Region(in.Region)
	if err != nil {
		return nil, err
	}
	c, err := d.Chain(in.Chain)
	if err != nil {
		return nil, err
	}
	period, err := d.Period(in.Period)
	if err != nil {
		return nil, err
	}
	a := &ProfileAnswer{Region: region, Within: d.RegionName(region.Parent), Period: period, Chain: c}
	for _, step := range []func(context.Context, *Desk) error{
		a.addEconomy, a.addIndustry, a.addChains, a.addTargets, a.addFindings, a.addForeign, a.addClaims,
	} {
		if err := step(ctx, d); err != nil {
			return nil, err
		}
	}
	a.addCoverage(d)
	a.say(d)
	return a, nil
}

// economyRefs are the figures of the whole economy that a portrait shows where
// the data set has them.
var economyRefs = []string{"gdp", "gdp-growth", "gdp.growth", "gdp.usd", "population", "gdp.per-head", "disposable-income", "exports", "budget-revenue", "gdp.contribution"}

func (a *ProfileAnswer) addEconomy(ctx context.Context, d *Desk) error {
	for _, ref := range economyRefs {
		if _, err := d.Definition(ref); err != nil {
			continue // the data set has no such indicator
		}
		row, err := d.profileRow(ctx, a.Region, ref, "", a.Period)
		if err != nil {
			return err
		}
		if !row.Figure.Known() {
			if !strings.Contains(ref, ".") {
				a.Unknowns = append(a.Unknowns, Gap{Name: row.Name, Why: row.Figure.Unknown})
			}
			continue
		}
		a.Economy = append(a.Economy, row)
		if ref == "gdp" || ref == "population" || ref == "gdp-growth" {
			if err := a.addSeries(ctx, d, row.Name, ref, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// profileRow returns a figure with its rank in the country and, for a city, in
// its province.
func (d *Desk) profileRow(ctx context.Context, region store.Region, ref string, subject agglo.Subject, period agglo.Period) (ProfileRow, error) {
	f, err := d.One(ctx, ref, region.ID, subject, period)
	if err != nil {
		return ProfileRow{}, err
	}
	def, err := d.Definition(ref)
	if err != nil {
		return ProfileRow{}, err
	}
	row := ProfileRow{Name: f.Name, Kind: def.Kind, Figure: f}
	name, err := d.SubjectName(subject)
	if err != nil {
		return row, err
	}
	if !name.IsZero() {
		row.Name = agglo.Textf("%s, %s", "%[2]s%[1]s", f.Name, name)
	}
	if !f.Known() {
		return row, nil
	}
	d.cite(f)
	if f.Unit == "rank" || region.Level == agglo.Country {
		return row, nil
	}
	if row.Country, err = d.rankFigure(ctx, ref, region.ID, subject, period, d.Snap.Regions().Country(region.ID)); err != nil {
		return row, err
	}
	if up := d.Snap.Regions().Ancestors(region.ID); region.City && len(up) > 1 {
		row.Province, err = d.rankFigure(ctx, ref, region.ID, subject, period, up[0])
	}
	return row, err
}

// rankFigure returns the rank of a region, nil where fewer than [fewest]
// regions have a value.
func (d *Desk) rankFigure(ctx context.Context, ref string, region agglo.RegionID, subject agglo.Subject, period agglo.Period, within agglo.RegionID) (*indicator.Figure, error) {
	f, err := d.One(ctx, ref+".rank@"+string(within), region, subject, period)
	if err != nil || !f.Known() || *f.Den < fewest {
		return nil, err
	}
	f.Inputs, f.Left = nil, nil // the figure's own page has them
	return &f, nil
}

func (a *ProfileAnswer) addSeries(ctx context.Context, d *Desk, name agglo.Text, ref string, subject agglo.Subject) error {
	figures, err := d.series(ctx, ref, a.Region.ID, subject, a.Period.Year()+2)
	if err != nil || len(figures) < 2 {
		return err
	}
	d.cite(figures...)
	a.Series = append(a.Series, SeriesRow{Name: name, Subject: subject, Ref: ref, Figures: figures})
	return nil
}

// addIndustry shows everything that is stated of the region's chains and
// products in the period, in the order of the indicators table.
func (a *ProfileAnswer) addIndustry(ctx context.Context, d *Desk) error {
	rows, err := d.Snap.Observations(ctx, store.ObservationQuery{Regions: []agglo.RegionID{a.Region.ID}, From: a.Period.Year(), To: a.Period.Year()})
	if err != nil {
		return err
	}
	have := map[series]bool{}
	for _, o := range rows {
		if o.Subject != "" && o.Indicator != "chain-integrity" && o.Indicator != "chain-links-present" && o.Indicator != "chain-links-total" {
			have[series{o.Indicator, o.Subject}] = true
		}
	}
	for _, def := range d.Definitions() {
		for _, key := range sortedSeries(have) {
			if key.ref != def.ID {
				continue
			}
			row, err := d.profileRow(ctx, a.Region, key.ref, key.subject, a.Period)
			if err != nil {
				return err
			}
			if !row.Figure.Known() {
				continue // stated for a part of the period only
			}
			a.Industry = append(a.Industry, row)
			if def.Kind == indicator.Level {
				if err := a.addSeries(ctx, d, row.Name, key.ref, key.subject); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (a *ProfileAnswer) addChains(ctx context.Context, d *Desk) error {
	for _, c := range d.Snap.Chains() {
		if c.ID == a.Chain.Parent {
			a.Roof = &c
		}
		if len(d.Snap.Links(c.ID)) == 0 {
			continue
		}
		sum, err := d.chainSummary(ctx, c, a.Region, a.Period)
		if err != nil {
			return err
		}
		if !sum.Computed.Known() {
			a.Unknowns = append(a.Unknowns, Gap{
				Name: agglo.Textf("integrity of the %s chain", "%s产业链完整度", midSentence(agglo.Text{En: c.Name, Zh: c.NameZh})), Why: sum.Computed.Unknown})
		}
		a.Chains = append(a.Chains, *sum)
	}
	if len(d.Snap.Links(a.Chain.ID)) == 0 {
		return nil
	}
	return a.addForeground(ctx, d)
}

func (d *Desk) chainSummary(ctx context.Context, c store.Chain, region store.Region, period agglo.Period) (*ChainSummary, error) {
	sum := &ChainSummary{Chain: c}
	for ref, at := range map[string]*indicator.Figure{
		"chain-integrity": &sum.Headline, "chain-integrity:published": &sum.Published, "chain-integrity:c0": &sum.Computed,
		"sites": &sum.Sites, "owners": &sum.Owners, "foreign-sites": &sum.Foreign,
	} {
		f, err := d.One(ctx, ref, region.ID, agglo.Subject(c.ID), period)
		if err != nil {
			return nil, err
		}
		*at = f
	}
	return sum, nil
}

// addForeground adds the chain in the foreground link by link, its state a year
// earlier, and its rank.
func (a *ProfileAnswer) addForeground(ctx context.Context, d *Desk) error {
	var err error
	if a.Links, err = d.chain(ctx, a.Chain, a.Region, a.Period); err != nil {
		return err
	}
	if before := a.Period.Before(1); !before.IsZero() {
		if a.Before, err = d.chainSummary(ctx, a.Chain, a.Region, before); err != nil {
			return err
		}
		d.cite(a.Before.Published)
	}
	if !a.Region.City {
		return nil
	}
	a.ChainRank, err = d.rankFigure(ctx, "chain-integrity:c0", a.Region.ID, agglo.Subject(a.Chain.ID), a.Period, d.Snap.Regions().Country(a.Region.ID))
	return err
}

func (a *ProfileAnswer) addTargets(ctx context.Context, d *Desk) error {
	for _, t := range d.targets(a.Region.ID, "", "") {
		p, err := d.path(ctx, t)
		if err != nil {
			return err
		}
		a.Targets = append(a.Targets, *p)
	}
	if len(a.Targets) == 0 {
		a.Unknowns = append(a.Unknowns, Gap{Name: agglo.Text{En: "targets", Zh: "发展目标"}, Why: agglo.Text{En: "the data set has none", Zh: "数据集中没有"}})
	}
	return nil
}

// findingsShown is how many findings a profile shows.
const findingsShown = 8

func (a *ProfileAnswer) addFindings(ctx context.Context, d *Desk) error {
	f := &FindingsAnswer{Region: a.Region, Period: a.Period}
	if a.Region.Level == agglo.Country {
		return nil
	}
	if err := f.find(ctx, d); err != nil {
		return err
	}
	a.Findings, a.Tried = f.Findings, f.Tried
	if len(a.Findings) > findingsShown {
		a.Findings = a.Findings[:findingsShown]
	}
	return nil
}

func (a *ProfileAnswer) addForeign(ctx context.Context, d *Desk) error {
	country := string(d.Snap.Regions().Country(a.Region.ID))
	sites, _, err := d.Snap.Sites(ctx, store.SiteQuery{Region: a.Region.ID, AsOf: a.Period.End(), States: []string{"running"}, Limit: store.MaxSites})
	if err != nil {
		return err
	}
	seen := map[agglo.EstablishmentID]bool{}
	for _, s := range sites {
		if s.Country != "" && s.Country != country && !seen[s.Establishment] {
			seen[s.Establishment] = true
			a.Foreign = append(a.Foreign, s)
		}
	}
	tallies, err := d.Snap.Tallies(ctx, store.TallyQuery{Regions: []agglo.RegionID{a.Region.ID}, AsOf: a.Period.End()})
	a.Foreigns = tallies[a.Region.ID].Foreign
	d.citeSites(a.Foreign)
	return err
}

func (a *ProfileAnswer) addClaims(ctx context.Context, d *Desk) error {
	for _, c := range d.Snap.Claims() {
		if c.Region != a.Region.ID {
			continue
		}
		k, err := d.check(ctx, c)
		if err != nil {
			return err
		}
		d.citeSource(c.Row.Source)
		a.Claims = append(a.Claims, *k)
	}
	return nil
}

func (a *ProfileAnswer) addCoverage(d *Desk) {
	for _, c := range d.Snap.Coverage() {
		if c.Region == a.Region.ID && c.Link == "" {
			a.Cover = append(a.Cover, c)
		}
	}
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
		a.Sentence = agglo.Textf("The data set does not know the GDP of %s in %s.", "数据集没有%[2]s年%[1]s的地区生产总值。", name, a.Period)
	} else {
		a.Sentence = agglo.Textf("%s had a GDP of %s in %s.", "%[3]s年%[1]s地区生产总值为%[2]s。", name, gdp.Figure.Text, a.Period)
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
	return out
}

func profileTable(name, title string, rows []ProfileRow, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: name, Title: title, Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "rank_country", Title: pick(lang, "rank in the country", "全国位次")}, {Name: "rank_province", Title: pick(lang, "in the province", "全省位次")},
		{Name: "status", Title: pick(lang, "status", "状态")}, {Name: "figure", Title: pick(lang, "figure", "指标编号")}}}
	for _, r := range rows {
		t.Add(r.Name.In(lang), cell(r.Figure, lang), rankCell(r.Country), rankCell(r.Province), orNil(r.Figure.Status), r.Figure.ID)
	}
	return t.DropEmpty("rank_country", "rank_province")
}

func rankCell(f *indicator.Figure) any {
	if f == nil {
		return nil
	}
	return table.Number{Value: *f.Value, Text: f.Filled}
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
