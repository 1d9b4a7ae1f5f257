package answer

import (
	"context"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// CompareIn asks for regions side by side.
type CompareIn struct {
	Regions    []string `query:"regions" arg:"*" required:"true" example:"Changzhou" doc:"two to ten regions by id or name"`
	Chain      string   `query:"chain" example:"power-battery" doc:"chain to compare link by link; empty for the default"`
	Period     string   `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Indicators []string `query:"indicators" example:"gdp" doc:"indicators to compare, each with /subject where it has one; empty for those that at least two of the regions have"`
}

// A CompareAnswer holds regions side by side.
type CompareAnswer struct {
	Head
	Regions []store.Region `json:"regions"`
	Period  agglo.Period   `json:"period"`
	Chain   store.Chain    `json:"chain"`
	Rows    []CompareRow   `json:"rows"`
	Links   []CompareLink  `json:"links"`
}

// A CompareRow is one indicator of all regions.
type CompareRow struct {
	Name    agglo.Text         `json:"name"`
	Unit    string             `json:"unit"`
	Better  string             `json:"better"`
	Figures []indicator.Figure `json:"figures"` // in the order of the regions
}

// A CompareLink is one link in all regions.
type CompareLink struct {
	ID     agglo.LinkID `json:"id"`
	Name   agglo.Text   `json:"name"`
	Stage  string       `json:"stage"`
	States []string     `json:"states"` // in the order of the regions
	Owners []int        `json:"owners"`
}

// Compare puts regions side by side.
var Compare = Question[CompareIn, *CompareAnswer]{
	Name:    "compare",
	Title:   agglo.Text{En: "How do these regions compare?", Zh: "这些地区相比如何？"},
	Summary: agglo.Text{En: "Two to ten regions side by side: indicators and the links of a chain.", Zh: "二至十个地区并列比较：各项指标与产业链各环节。"},
	Ask:     askCompare,
}

func askCompare(ctx context.Context, d *Desk, in CompareIn) (*CompareAnswer, error) {
	if len(in.Regions) < 2 || len(in.Regions) > 10 {
		return nil, agglo.Errorf(agglo.Invalid, "compare takes two to ten regions, not %d", len(in.Regions))
	}
	a := &CompareAnswer{}
	var ids []agglo.RegionID
	for _, text := range in.Regions {
		r, err := d.Region(text)
		if err != nil {
			return nil, err
		}
		a.Regions, ids = append(a.Regions, r), append(ids, r.ID)
	}
	var err error
	if a.Chain, err = d.Chain(in.Chain); err != nil {
		return nil, err
	}
	if a.Period, err = d.Period(in.Period); err != nil {
		return nil, err
	}
	keys, err := d.comparable(ctx, in, ids, a)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if err := a.addRow(ctx, d, key, ids); err != nil {
			return nil, err
		}
	}
	if err := a.addLinks(ctx, d, ids); err != nil {
		return nil, err
	}
	a.say(d)
	return a, nil
}

// comparable returns the series asked for, or those of which at least two
// regions have a value.
func (d *Desk) comparable(ctx context.Context, in CompareIn, ids []agglo.RegionID, a *CompareAnswer) ([]series, error) {
	if len(in.Indicators) > 0 {
		return d.namedSeries(in.Indicators)
	}
	rows, err := d.Snap.Observations(ctx, store.ObservationQuery{Regions: ids, From: a.Period.Year(), To: a.Period.Year()})
	if err != nil {
		return nil, err
	}
	have := map[series]map[agglo.RegionID]bool{}
	for _, o := range rows {
		key := series{o.Indicator, o.Subject}
		if have[key] == nil {
			have[key] = map[agglo.RegionID]bool{}
		}
		have[key][o.Region] = true
	}
	out := []series{{"gdp", ""}, {"gdp-growth", ""}, {"population", ""}, {"gdp.per-head", ""}}
	fixed := len(out)
	for _, def := range d.Definitions() {
		for _, key := range sortedSeries(have) {
			if key.ref == def.ID && len(have[key]) >= 2 && !containsSeries(out[:fixed], key) {
				out = append(out, key)
			}
		}
	}
	chain := agglo.Subject(a.Chain.ID)
	return append(out, series{"chain-integrity:published", chain}, series{"chain-integrity:c0", chain}, series{"chain-integrity:c4", chain}, series{"sites", chain}, series{"owners", chain}, series{"foreign-sites", chain}), nil
}

func (d *Desk) namedSeries(texts []string) ([]series, error) {
	var out []series
	for _, text := range texts {
		ref, subject, _ := strings.Cut(text, "/")
		ref, err := d.Resolve(ref)
		if err != nil {
			return nil, err
		}
		s, err := d.Subject(subject)
		if err != nil {
			return nil, err
		}
		out = append(out, series{ref, s})
	}
	return out, nil
}

// addRow adds a series unless no region has a value.
func (a *CompareAnswer) addRow(ctx context.Context, d *Desk, key series, ids []agglo.RegionID) error {
	def, err := d.Definition(key.ref)
	if agglo.KindOf(err) == agglo.NotFound {
		return nil // a data set without the usual indicators
	}
	if err != nil {
		return err
	}
	figures, err := d.Panel(ctx, indicator.Query{Indicator: key.ref, Subject: key.subject, Regions: ids, Periods: []agglo.Period{a.Period}})
	if agglo.KindOf(err) == agglo.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	name, err := d.SubjectName(key.subject)
	if err != nil {
		return err
	}
	row := CompareRow{Name: def.Name, Unit: def.Unit, Better: def.Better, Figures: figures}
	if !name.IsZero() {
		row.Name = ofSubject(def.Name, name)
	}
	for _, f := range figures {
		if f.Known() {
			d.cite(figures...)
			a.Rows = append(a.Rows, row)
			return nil
		}
	}
	return nil
}

func (a *CompareAnswer) addLinks(ctx context.Context, d *Desk, ids []agglo.RegionID) error {
	states, err := d.LinkStates(ctx, a.Chain.ID, ids, a.Period.End())
	if err != nil {
		return err
	}
	owners, err := d.Snap.LinkOwners(ctx, store.TallyQuery{Chain: a.Chain.ID, Regions: ids, AsOf: a.Period.End()})
	if err != nil {
		return err
	}
	shares := map[agglo.RegionID]map[agglo.LinkID]indicator.Need{}
	for _, id := range ids {
		if shares[id], err = d.Needs(ctx, a.Chain.ID, id, a.Period); err != nil {
			return err
		}
	}
	for i, l := range d.Snap.Links(a.Chain.ID) {
		row := CompareLink{ID: l.ID, Name: agglo.Text{En: l.Name, Zh: l.NameZh}, Stage: l.Stage}
		for _, id := range ids {
			row.States = append(row.States, stateOf(states[id][i], shares[id][l.ID].Share))
			row.Owners = append(row.Owners, owners[id][l.ID])
		}
		a.Links = append(a.Links, row)
	}
	return nil
}

func (a *CompareAnswer) say(d *Desk) {
	var parts []agglo.Text
	for i, r := range a.Regions {
		held := 0
		for _, l := range a.Links {
			if l.States[i] != Unknown && l.States[i] != Missing {
				held++
			}
		}
		parts = append(parts, agglo.Textf("%s %d", "%s%d个", d.RegionName(r.ID), held))
	}
	a.Sentence = agglo.Textf("Links of %s that the register shows running at the end of %s, of %d: %s.", "%[2]s末名录所示%[1]s在产环节数（共%[3]d个）：%[4]s。",
		agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh}, a.Period, len(a.Links), join(parts))
	for _, c := range d.Snap.Coverage() {
		if c.Chain == a.Chain.ID && c.Extent != "complete" {
			a.Notes = append(a.Notes, agglo.Text{
				En: "The register does not cover these regions equally: the number of links known measures the search as much as the region.",
				Zh: "名录对各地区的覆盖程度不同：已知环节数既反映地区，也反映检索力度。"})
			return
		}
	}
}

// Tables returns the indicators and the links.
func (a *CompareAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "indicators", Title: agglo.Textf("Indicators, %s", "指标（%s）", a.Period).In(lang), Columns: []table.Column{{Name: "indicator", Title: pick(lang, "indicator", "指标")}}}
	links := &table.Table{Name: "links", Title: agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh}.In(lang), Columns: []table.Column{
		{Name: "stage", Title: pick(lang, "stage", "阶段")}, {Name: "link", Title: pick(lang, "link", "环节")}}}
	for _, r := range a.Regions {
		c := table.Column{Name: string(r.ID), Title: agglo.Text{En: r.Name, Zh: r.NameZh}.In(lang)}
		t.Columns, links.Columns = append(t.Columns, c), append(links.Columns, c)
	}
	for _, row := range a.Rows {
		cells := []any{row.Name.In(lang)}
		for _, f := range row.Figures {
			cells = append(cells, cell(f, lang))
		}
		t.Add(cells...)
	}
	for _, l := range a.Links {
		cells := []any{StageName(l.Stage).In(lang), l.Name.In(lang)}
		for _, s := range l.States {
			cells = append(cells, StateName(s).In(lang))
		}
		links.Add(cells...)
	}
	return []*table.Table{t, links}
}
