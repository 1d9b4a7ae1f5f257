package answer

import (
	"context"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/store"
)

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
		row.Name = ofSubject(f.Name, name)
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
