package answer

import (
	"context"
	"math"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// SufficiencyIn asks whether the makers of a region are supplied from it.
type SufficiencyIn struct {
	Chain  string `query:"chain" arg:"0" example:"power-battery" doc:"chain; empty for the default of the data set"`
	Region string `query:"region" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Period string `query:"period" example:"2023" doc:"period; its last day counts; empty for the default of the data set"`
	All    bool   `query:"all" doc:"also the links of which neither supply nor need is known"`
}

// A SufficiencyAnswer sets local supplies against local needs.
type SufficiencyAnswer struct {
	Head
	Chain  store.Chain        `json:"chain"`
	Region store.Region       `json:"region"`
	Period agglo.Period       `json:"period"`
	Links  []LinkBalance      `json:"links"`
	Rates  []indicator.Figure `json:"local_supply"` // in its three meanings
	Cycles [][]agglo.LinkID   `json:"cycles,omitempty"`
	all    bool
}

// A LinkBalance is the balance of one link.
type LinkBalance struct {
	ID      agglo.LinkID     `json:"link"`
	Name    agglo.Text       `json:"name"`
	Supply  indicator.Figure `json:"supply"`
	Need    *float64         `json:"need"`            // of local makers a year; at least this where Open
	Open    bool             `json:"open"`            // a user's capacity or an intensity is unknown
	Ratio   *float64         `json:"ratio"`           // supply / need
	Bound   agglo.Bound      `json:"bound,omitempty"` // of the ratio: below where needs, from where supplies may be larger
	Short   *float64         `json:"short"`           // need - supply, where supply is less
	Level   *float64         `json:"level"`           // share of its capacity at which local supplies let it work
	Partly  bool             `json:"partly"`          // inputs of unknown supply are taken to suffice
	Within  agglo.Bound      `json:"level_bound,omitempty"`
	Binding agglo.LinkID     `json:"binding,omitempty"` // the input that holds Level below 1
}

// Sufficiency sets local supplies against local needs.
var Sufficiency = Question[SufficiencyIn, *SufficiencyAnswer]{
	Name:    "sufficiency",
	Title:   agglo.Text{En: "Do local makers supply each other?", Zh: "本地配套能满足多少需求？"},
	Summary: agglo.Text{En: "What the makers of a region need, what is made there, what is short, which link binds, and the local supply rate in its three meanings.", Zh: "本地企业的需求、本地供给、缺口和制约环节，以及三种口径的本地配套率。"},
	Ask:     askSufficiency,
}

func askSufficiency(ctx context.Context, d *Desk, in SufficiencyIn) (*SufficiencyAnswer, error) {
	c, region, period, err := d.linkedChain(in.Chain, in.Region, in.Period)
	if err != nil {
		return nil, err
	}
	all, err := d.Balances(ctx, c.ID, []agglo.RegionID{region.ID}, period)
	if err != nil {
		return nil, err
	}
	a := &SufficiencyAnswer{Chain: c, Region: region, Period: period, all: in.All}
	b := all[region.ID]
	for i, l := range b.Links {
		a.Links = append(a.Links, linkBalance(l, b, i))
	}
	for _, cycle := range b.Cycles {
		var ids []agglo.LinkID
		for _, i := range cycle {
			ids = append(ids, b.Links[i].ID)
		}
		a.Cycles = append(a.Cycles, ids)
		a.Notes = append(a.Notes, agglo.Textf("Links %v need each other's products; the largest level that they can keep up together is given.", "环节%v互为投入；所列为可共同维持的最高水平。", ids))
	}
	for _, in := range d.Snap.Inputs(c.ID) {
		d.citeSource(in.Row.Source)
	}
	for _, id := range []string{"customers", "suppliers", "purchases"} {
		f, err := d.One(ctx, "local-supply:"+id, region.ID, agglo.Subject(c.ID), period)
		if err != nil {
			return nil, err
		}
		a.Rates = append(a.Rates, f)
	}
	d.cite(a.Rates...)
	a.say(d)
	return a, nil
}

// linkedChain resolves a chain that has links of its own, a region and a period.
func (d *Desk) linkedChain(chain, region, period string) (c store.Chain, r store.Region, p agglo.Period, err error) {
	if r, err = d.Region(region); err != nil {
		return
	}
	if c, err = d.Chain(chain); err != nil {
		return
	}
	if len(d.Snap.Links(c.ID)) == 0 {
		return c, r, p, d.isRoof(c.ID)
	}
	p, err = d.Period(period)
	return
}

// isRoof is the error of a question about the links of a chain that has none.
func (d *Desk) isRoof(c agglo.ChainID) error {
	return agglo.Errorf(agglo.Invalid, "%s is a roof over other chains and has no links of its own: ask for %s", c, strings.Join(d.childChains(c), ", "))
}

func linkBalance(l store.Link, b *indicator.Balances, i int) LinkBalance {
	x := b.Of[i]
	out := LinkBalance{ID: l.ID, Name: linkText(l), Supply: b.Supply[i], Open: x.Open, Ratio: finite(x.Ratio), Partly: x.LevelOpen}
	if out.Ratio != nil {
		out.Bound = b.Bound(i)
	}
	if x.Need > 0 {
		out.Need = finite(x.Need)
	}
	if x.Ratio < 1 {
		out.Short = finite(x.Need - x.Supply)
	}
	if x.Supply > 0 || math.IsNaN(x.Supply) && b.Open[i] {
		out.Level = finite(x.Level)
		out.Within = levelBound(b, i)
		if x.Binding >= 0 {
			out.Binding = b.Links[x.Binding].ID
		}
	}
	return out
}

// levelBound follows what binds a link upstream: the level is off where the
// ratios on the way are. Inputs of unknown supply can only lower it.
func levelBound(b *indicator.Balances, i int) agglo.Bound {
	out := agglo.Exact
	if b.Of[i].LevelOpen {
		out = agglo.Below
	}
	seen := map[int]bool{}
	for k := b.Of[i].Binding; k >= 0 && !seen[k]; k = b.Of[k].Binding {
		seen[k] = true
		out = out.With(b.Bound(k))
	}
	return out
}

func linkText(l store.Link) agglo.Text { return agglo.Text{En: l.Name, Zh: l.NameZh} }

// name returns the name of a link of the answer.
func (a *SufficiencyAnswer) name(id agglo.LinkID) agglo.Text {
	for _, l := range a.Links {
		if l.ID == id {
			return l.Name
		}
	}
	return agglo.Text{}
}

func (a *SufficiencyAnswer) say(d *Desk) {
	known, scarce := 0, (*LinkBalance)(nil)
	for i := range a.Links {
		if l := &a.Links[i]; l.Ratio != nil {
			known++
			if scarce == nil || *l.Ratio < *scarce.Ratio {
				scarce = l
			}
		}
	}
	where, what := d.RegionName(a.Region.ID), midSentence(agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh})
	if scarce == nil {
		a.Sentence = agglo.Textf("Of no link of %s are both supply and need in %s known: capacities or intensities are missing.", "%[2]s%[1]s产业链尚无供需均已知的环节：缺产能或单耗数据。", what, where)
		return
	}
	a.Sentence = agglo.Textf("Supply and need in %s are known for %d of %d links of %s; the scarcest is %s, of which local makers cover %s%.0f %% of the local need.",
		"%s%[4]s产业链%[3]d个环节中有%[2]d个供需均已知；最紧缺的是%[5]s，本地供给%[6]s占本地需求的%.0[7]f%%。",
		where, known, len(a.Links), what, midSentence(scarce.Name), boundWord(scarce.Bound), 100**scarce.Ratio)
	var held *LinkBalance
	for i := range a.Links {
		if l := &a.Links[i]; l.Binding != "" && (held == nil || *l.Level < *held.Level) {
			held = l
		}
	}
	if held != nil {
		a.Sentence = agglo.Textf("%s With local supplies alone, makers of %s could reach %s%.0f %% of capacity; %s binds.", "%s仅靠本地供给，%s企业%[3]s只能达到产能的%.0[4]f%%，受%[5]s制约。",
			a.Sentence, midSentence(held.Name), boundWord(held.Within), 100**held.Level, midSentence(a.name(held.Binding)))
	}
	a.Notes = append(a.Notes, openNote)
}

// boundWord puts a bound before a number in a sentence.
func boundWord(b agglo.Bound) agglo.Text {
	return map[agglo.Bound]agglo.Text{
		agglo.From: {En: "at least ", Zh: "至少"}, agglo.Below: {En: "at most ", Zh: "至多"}, agglo.About: {En: "about ", Zh: "约"},
	}[b]
}

var openNote = agglo.Text{
	En: "Needs are at full capacity, by the intensities of the data set. ≥: a maker's or a user's capacity or an intensity is not known, so that there may be more. <: may be less for the same reason; ≈: may be more or less. Inputs of unknown supply are taken to suffice; where no other holds a link back, its level is left empty. What is not made here may well be bought elsewhere.",
	Zh: "需求按满产能和数据集单耗计算。≥：有企业产能或单耗未知，实际可能更大；<：同理可能更小；≈：可能更大或更小。供给未知的投入视为充足；若无其他投入制约，可达水平留空。本地不生产的可从外地采购。",
}

// Tables returns the balances and the local supply rates.
func (a *SufficiencyAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "balance", Title: pick(lang, "Supply and need a year", "年供需"), Note: openNote.In(lang), Columns: []table.Column{
		{Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "supply", Title: pick(lang, "made here", "本地供给")}, {Name: "need", Title: pick(lang, "needed", "本地需求")}, {Name: "unit", Title: pick(lang, "unit", "单位")},
		{Name: "covered", Title: pick(lang, "covered", "满足度"), Unit: "%"}, {Name: "short", Title: pick(lang, "short by", "缺口"), Minor: true},
		{Name: "level", Title: pick(lang, "can work at", "可达水平"), Unit: "%"}, {Name: "binding", Title: pick(lang, "held back by", "制约环节")}}}
	for _, l := range a.Links {
		if !a.all && !l.Supply.Known() && l.Need == nil && l.Binding == "" {
			continue
		}
		t.Add(string(l.ID), l.Name.In(lang), cellIn(l.Supply), l.needCell(), unitIn(lang, l.Supply.Unit), scaled(l.Ratio, l.Bound), l.shortCell(), l.levelCell(), orNil(a.name(l.Binding).In(lang)))
	}
	return []*table.Table{t, figuresTable("local-supply", pick(lang, "Local supply rate in its three meanings", "三种口径的本地配套率"), a.Rates, lang)}
}

func (l LinkBalance) needCell() any {
	if l.Need == nil {
		return nil
	}
	b := agglo.Exact
	if l.Open {
		b = agglo.From
	}
	return bare(*l.Need, b)
}

// shortCell returns what is lacking: more where the ratio is at most so much.
func (l LinkBalance) shortCell() any {
	if l.Short == nil {
		return nil
	}
	b := l.Bound.Through(-1)
	if b == agglo.Above {
		b = agglo.From
	}
	return bare(*l.Short, b)
}

// levelCell is empty where nothing that is known holds the link back, but not
// all is known.
func (l LinkBalance) levelCell() any {
	if l.Partly && l.Binding == "" {
		return nil
	}
	return scaled(l.Level, l.Within)
}

// scaled returns a share of one as a cell in per cent.
func scaled(v *float64, b agglo.Bound) any {
	if v == nil {
		return nil
	}
	return table.Number{Value: 100 * *v, Text: b.Symbol() + percent(100**v).Text}
}

// figuresTable shows figures with the reason where one is unknown.
func figuresTable(name, title string, figures []indicator.Figure, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: name, Title: title, Columns: []table.Column{
		{Name: "measure", Title: pick(lang, "measure", "指标")}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "why", Title: pick(lang, "from, or why not", "依据或原因")}, {Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}}}
	for _, f := range figures {
		why := f.Unknown.In(lang)
		if f.Known() {
			why = f.Filled.In(lang)
		}
		t.Add(f.Name.In(lang), shortCell(f, lang), why, f.ID)
	}
	return t
}

// shortCell returns a figure with its unit in few digits.
func shortCell(f indicator.Figure, lang agglo.Lang) any {
	if f.Value == nil {
		return nil
	}
	return table.Number{Value: *f.Value, Text: quantity.Text(*f.Value, f.Unit, f.Bound, quantity.Short).In(lang)}
}
