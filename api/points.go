package api

import (
	"context"

	"agglo"
	"agglo/answer"
	"agglo/store"
	"agglo/table"
)

// PointsIn asks where running sites lie.
type PointsIn struct {
	Region string `query:"region" example:"Changzhou" doc:"only in this region or below it, by id or name"`
	Chain  string `query:"chain" example:"power-battery" doc:"only of this chain or roof, by id or name"`
	Link   string `query:"link" example:"power-battery.cell" doc:"only of this link, by id or name, or as chain.link"`
	AsOf   string `query:"as-of" example:"2023-12-31" doc:"date or period whose last day counts; left out, all that is known counts"`
}

// A PointList says where running sites lie, a column each: entry i of every
// column is of the same site. So many sites are read at once by a map.
type PointList struct {
	IDs     []agglo.EstablishmentID `json:"ids"`
	Names   []string                `json:"names"`
	NamesZh []string                `json:"names_zh"` // empty where there is none
	Lon     []float64               `json:"lon"`
	Lat     []float64               `json:"lat"`
	Centred []int                   `json:"centred"` // entries that stand at the centre of their region
	Total   int                     `json:"total"`   // running sites, with those that nothing locates
	Sources []agglo.Source          `json:"sources"` // of the rows
	entries []store.Located
}

// Tables returns the points, a row each.
func (l *PointList) Tables(agglo.Lang) []*table.Table { return tableOf("points", l.entries) }

func listPoints(ctx context.Context, in *PointsIn) (*PointList, error) {
	d := answer.NewDesk(registryOf(ctx))
	q, err := pointQuery(d, in)
	if err != nil {
		return nil, err
	}
	out := &PointList{}
	if out.entries, err = d.Snap.Points(ctx, q); err != nil {
		return nil, err
	}
	for i, p := range out.entries {
		out.IDs = append(out.IDs, p.Establishment)
		out.Names, out.NamesZh = append(out.Names, p.Name), append(out.NamesZh, p.NameZh)
		out.Lon, out.Lat = append(out.Lon, p.Lon), append(out.Lat, p.Lat)
		if p.Centre {
			out.Centred = append(out.Centred, i)
		}
	}
	tallies, err := d.Snap.Tallies(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, t := range tallies {
		out.Total += t.Sites
	}
	out.Sources, err = sourcesOf(ctx, d.Snap)
	return out, err
}

// pointQuery resolves the names of a question about points; without a region
// all that lie in no other are meant.
func pointQuery(d *answer.Desk, in *PointsIn) (store.TallyQuery, error) {
	sites, err := siteQuery(d, &SitesIn{Region: in.Region, Chain: in.Chain, Link: in.Link, AsOf: in.AsOf})
	if err != nil {
		return store.TallyQuery{}, err
	}
	q := store.TallyQuery{Chain: sites.Chain, AsOf: sites.AsOf, Regions: d.Snap.Regions().Roots()}
	if sites.Region != "" {
		q.Regions = []agglo.RegionID{sites.Region}
	}
	if len(sites.Links) > 0 {
		q.Link = sites.Links[0]
	}
	return q, nil
}
