package answer

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// A Portfolio sets how specialised a region is in its chains and products
// against how fast they grow.
type Portfolio struct {
	Growth indicator.Figure `json:"growth"` // of the whole economy: what faster and slower are measured by
	Points []PortfolioPoint `json:"points"`
	Left   []Gap            `json:"left_out"` // subjects of which the data set has only one of both
}

// A PortfolioPoint is one chain or product.
type PortfolioPoint struct {
	Subject  agglo.Subject     `json:"subject"`
	Name     agglo.Text        `json:"name"`
	Share    indicator.Figure  `json:"share"`    // of the country
	Quotient float64           `json:"quotient"` // share over the region's share of the country's GDP
	Growth   indicator.Figure  `json:"growth"`
	During   agglo.Text        `json:"during"`         // the period that it grew in
	Size     *indicator.Figure `json:"size,omitempty"` // output value, where it is known
	Quadrant string            `json:"quadrant"`       // star, emerging, mature or transforming; empty where the growth of the economy is unknown
}

// Quadrants: specialised or not, growing faster than the economy or not.
const (
	Star         = "star"
	Emerging     = "emerging"
	Mature       = "mature"
	Transforming = "transforming"
)

// portfolioShares are the figures whose share of the country tells how
// specialised a region is, the best first: as published, else computed where
// the country's is known, too. portfolioGrowth are those of growth; statedGrowth
// those of them that sources state, often for the first months of a year only.
var (
	portfolioShares = []string{"production-share", "output-value.share", "production.share", "sales-share", "capacity-share", "revenue.share", "capacity.share"}
	portfolioGrowth = []string{"output-value-growth", "output-value.growth", "production-growth", "production.growth", "revenue-growth", "revenue.growth"}
	statedGrowth    = []string{"output-value-growth", "production-growth", "revenue-growth"}
)

func (a *ProfileAnswer) addPortfolio(ctx context.Context, d *Desk) error {
	if a.Region.Level == agglo.Country {
		return nil // the country is what a region is compared with
	}
	economy, err := d.firstKnown(ctx, []string{"gdp.share"}, a, "")
	if err != nil || economy == nil || *economy.Value == 0 {
		return err
	}
	if a.Portfolio.Growth, err = d.One(ctx, "gdp-growth", a.Region.ID, "", a.Period); err != nil && agglo.KindOf(err) != agglo.NotFound {
		return err
	}
	rows, err := d.Snap.Observations(ctx, store.ObservationQuery{Regions: []agglo.RegionID{a.Region.ID}, From: a.Period.Year(), To: a.Period.Year()})
	if err != nil {
		return err
	}
	stated := map[agglo.Subject][]store.Observation{}
	for _, o := range rows {
		if o.Subject != "" {
			stated[o.Subject] = append(stated[o.Subject], o)
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(stated)) {
		if err := a.addPoint(ctx, d, subject, *economy.Value, stated[subject]); err != nil {
			return err
		}
	}
	slices.SortStableFunc(a.Portfolio.Points, func(x, y PortfolioPoint) int { return cmp.Compare(y.Quotient, x.Quotient) })
	return nil
}

func (a *ProfileAnswer) addPoint(ctx context.Context, d *Desk, subject agglo.Subject, economy float64, rows []store.Observation) error {
	name, err := d.SubjectName(subject)
	if err != nil {
		return err
	}
	share, err := d.firstKnown(ctx, portfolioShares, a, subject)
	if err != nil {
		return err
	}
	growth, err := a.growthOf(ctx, d, subject, rows)
	if err != nil || share == nil && growth == nil {
		return err
	}
	switch {
	case share == nil:
		a.Portfolio.Left = append(a.Portfolio.Left, Gap{Name: name, Why: agglo.Text{En: "no share of the country is known", Zh: "全国占比未知"}})
		return nil
	case growth == nil:
		a.Portfolio.Left = append(a.Portfolio.Left, Gap{Name: name, Why: agglo.Text{En: "no growth is known", Zh: "增速未知"}})
		return nil
	}
	p := PortfolioPoint{Subject: subject, Name: name, Share: *share, Growth: *growth, During: agglo.Textf("%s", "%s", growth.Period), Quotient: *share.Value / economy}
	if p.Size, err = d.firstKnown(ctx, []string{"output-value"}, a, subject); err != nil {
		return err
	}
	if g := a.Portfolio.Growth.Value; g != nil {
		p.Quadrant = quadrant(p.Quotient >= 1, *growth.Value >= *g)
	}
	d.cite(*share, *growth)
	a.Portfolio.Points = append(a.Portfolio.Points, p)
	return nil
}

// growthOf returns the growth in the period, else in the longest part of it from
// its beginning that a source speaks of; nil where none is known.
func (a *ProfileAnswer) growthOf(ctx context.Context, d *Desk, subject agglo.Subject, rows []store.Observation) (*indicator.Figure, error) {
	if f, err := d.firstKnown(ctx, portfolioGrowth, a, subject); err != nil || f != nil {
		return f, err
	}
	var best *store.Observation
	for i, o := range rows {
		begins := slices.Contains(statedGrowth, o.Indicator) && o.Period.Start().Equal(a.Period.Start()) && a.Period.Contains(o.Period)
		if begins && (best == nil || o.Period.End().After(best.Period.End())) {
			best = &rows[i]
		}
	}
	if best == nil {
		return nil, nil
	}
	f, err := d.One(ctx, best.Indicator, a.Region.ID, subject, best.Period)
	if err != nil || !f.Known() {
		return nil, err
	}
	return &f, nil
}

func quadrant(specialised, faster bool) string {
	switch {
	case specialised && faster:
		return Star
	case specialised:
		return Mature
	case faster:
		return Emerging
	}
	return Transforming
}

// firstKnown returns the first of some figures that is known, nil where none is.
func (d *Desk) firstKnown(ctx context.Context, refs []string, a *ProfileAnswer, subject agglo.Subject) (*indicator.Figure, error) {
	for _, ref := range refs {
		if _, err := d.Definition(ref); err != nil {
			continue // the data set has no such indicator
		}
		f, err := d.One(ctx, ref, a.Region.ID, subject, a.Period)
		if err != nil {
			return nil, err
		}
		if f.Known() {
			return &f, nil
		}
	}
	return nil, nil
}

var quadrantNames = map[string]agglo.Text{
	Star: {En: "star", Zh: "优势增长"}, Mature: {En: "mature", Zh: "优势趋稳"}, Emerging: {En: "emerging", Zh: "新兴成长"}, Transforming: {En: "transforming", Zh: "有待转型"},
}

func (a *ProfileAnswer) portfolioTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "portfolio", Title: pick(lang, "Growth against specialisation", "增速与专业化程度"), Columns: []table.Column{
		{Name: "subject", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "chain or product", "产业链或产品")},
		{Name: "quotient", Title: pick(lang, "location quotient", "区位商")}, {Name: "growth", Title: pick(lang, "growth", "增速")}, {Name: "output", Title: pick(lang, "output value", "产值")},
		{Name: "quadrant", Title: pick(lang, "quadrant", "类别")}, {Name: "share", Title: pick(lang, "share of the country", "全国占比")}}}
	for _, p := range a.Portfolio.Points {
		var size any
		if p.Size != nil {
			size = cell(*p.Size, lang)
		}
		t.Add(string(p.Subject), p.Name.In(lang), short(&p.Quotient), cell(p.Growth, lang), size, orNil(quadrantNames[p.Quadrant].In(lang)), cell(p.Share, lang))
	}
	return t
}
