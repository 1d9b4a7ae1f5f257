package answer

import (
	"context"
	"math"
	"slices"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// FindingsIn asks what is notable about a region.
type FindingsIn struct {
	Region string `query:"region" arg:"0" example:"Changzhou" doc:"region by id or name; empty for the default of the data set"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Limit  int    `query:"limit" default:"20" minimum:"1" maximum:"200" doc:"statements to show"`
}

// A FindingsAnswer lists what can be said of a region, the most notable first.
type FindingsAnswer struct {
	Head
	Region   store.Region `json:"region"`
	Period   agglo.Period `json:"period"`
	Findings []Finding    `json:"findings"`
	Tried    int          `json:"tried"` // statements that were considered
}

// A Finding is one statement, such as "least populated of 26 cities above a
// trillion yuan".
type Finding struct {
	Kind   string       `json:"kind"` // rank, club rank, club or entry
	Text   agglo.Text   `json:"text"`
	Phrase agglo.Text   `json:"-"`    // the same without the value, for prose
	Bits   float64      `json:"bits"` // how notable: see Notability in the methods
	Rank   int          `json:"rank"`
	Of     int          `json:"of"`
	Absent int          `json:"without_data"`
	Figure string       `json:"figure"`
	Peers  []agglo.Text `json:"peers,omitempty"` // those before it, where they are few
	key    string       // statements of one key say nearly the same
}

// Findings finds what is notable about a region.
var Findings = Question[FindingsIn, *FindingsAnswer]{
	Name:    "findings",
	Title:   agglo.Text{En: "What is notable here?", Zh: "本地有何突出之处？"},
	Summary: agglo.Text{En: "Superlatives of a region found among all that the data allow, the most notable first.", Zh: "从数据允许的全部表述中找出一个地区的突出之处，按显著程度排序。"},
	Ask:     askFindings,
}

func askFindings(ctx context.Context, d *Desk, in FindingsIn) (*FindingsAnswer, error) {
	region, err := d.Region(in.Region)
	if err != nil {
		return nil, err
	}
	period, err := d.Period(in.Period)
	if err != nil {
		return nil, err
	}
	if in.Limit == 0 {
		in.Limit = 20
	}
	a := &FindingsAnswer{Region: region, Period: period}
	if err := a.find(ctx, d); err != nil {
		return nil, err
	}
	if len(a.Findings) > in.Limit {
		a.Findings = a.Findings[:in.Limit]
	}
	if len(a.Findings) == 0 {
		a.Sentence = agglo.Textf("Nothing notable follows from what the data set knows of %s in %s.", "就数据集所知，%[2]s%[1]s没有突出之处。", d.RegionName(region.ID), period)
		return a, nil
	}
	a.Sentence = agglo.Textf("%s: %s.", "%s：%s。", d.RegionName(region.ID), a.Findings[0].Text)
	return a, nil
}

func (a *FindingsAnswer) find(ctx context.Context, d *Desk) error {
	clubs, err := d.clubs(ctx, a.Region, a.Period)
	if err != nil {
		return err
	}
	var all []Finding
	for _, c := range clubs {
		found, err := d.clubFindings(ctx, a.Region, a.Period, c)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	keys, err := d.rankable(ctx, a.Region, a.Period)
	if err != nil {
		return err
	}
	for _, key := range keys {
		found, err := d.superlatives(ctx, a.Region, a.Period, key, clubs)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	a.Tried = len(all)
	a.Findings = mostNotable(all)
	return nil
}

// A series names what can be ranked.
type series struct {
	ref     string
	subject agglo.Subject
}

// rankable returns the indicators and subjects of which the region has a value
// in the period, and the growth of levels.
func (d *Desk) rankable(ctx context.Context, region store.Region, period agglo.Period) ([]series, error) {
	rows, err := d.Snap.Observations(ctx, store.ObservationQuery{Regions: []agglo.RegionID{region.ID}, From: period.Year(), To: period.Year()})
	if err != nil {
		return nil, err
	}
	var out []series
	seen := map[series]bool{}
	add := func(s series) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, o := range rows {
		def, err := d.Definition(o.Indicator)
		if err != nil {
			return nil, err
		}
		if def.Unit == "rank" || def.Kind == indicator.Index {
			continue // a rank of ranks says nothing
		}
		add(series{o.Indicator, o.Subject})
		if def.Kind == indicator.Level && o.Subject == "" {
			add(series{o.Indicator + ".per-head", o.Subject})
		}
	}
	return out, nil
}

// mostNotable orders findings by their bits and keeps, of those that say nearly
// the same, the strongest two.
func mostNotable(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int {
		switch {
		case a.Bits > b.Bits:
			return -1
		case a.Bits < b.Bits:
			return 1
		}
		return strings.Compare(a.Figure, b.Figure)
	})
	var out []Finding
	count := map[string]int{}
	for _, f := range all {
		if count[f.key]++; count[f.key] <= 2 && f.Bits > 0 {
			out = append(out, f)
		}
	}
	return out
}

// Tables returns the findings.
func (a *FindingsAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "findings", Title: pick(lang, "Findings", "突出之处"), Columns: []table.Column{
		{Name: "bits", Title: pick(lang, "bits", "显著度")}, {Name: "finding", Title: pick(lang, "finding", "表述")},
		{Name: "rank", Title: pick(lang, "rank", "位次")}, {Name: "of", Title: pick(lang, "of", "总数")},
		{Name: "without_data", Title: pick(lang, "no data", "缺数据")}, {Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}}}
	for _, f := range a.Findings {
		t.Add(table.Number{Value: f.Bits, Text: quantity.Number(math.Round(f.Bits*10)/10, quantity.Short)}, f.Text.In(lang), f.Rank, f.Of, f.Absent, f.Figure)
	}
	t.Note = agglo.Textf("%d statements were considered; a bit is a halving: 3 bits are said of one region in eight by chance", "共考察%d条表述；每1比特相当于概率减半：3比特即偶然情形下八分之一", a.Tried).In(lang)
	return []*table.Table{t}
}
