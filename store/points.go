package store

import (
	"context"
	"database/sql"

	"agglo"
)

// A Located is a running establishment with where it lies: at its own
// coordinates, or at the centre of its region or of the nearest region around
// it that has one, short of a country.
type Located struct {
	Establishment agglo.EstablishmentID `json:"establishment"`
	Name          string                `json:"name"`
	NameZh        string                `json:"name_zh,omitempty"`
	Region        agglo.RegionID        `json:"region"`
	Lat           float64               `json:"lat"`
	Lon           float64               `json:"lon"`
	Centre        bool                  `json:"centre"` // that of a region, not of the establishment
}

// Points returns the running establishments of a chain or link in a region and
// the regions below it, those left out that nothing locates.
func (s *Snapshot) Points(ctx context.Context, q TallyQuery) ([]Located, error) {
	ref := s.note("activities", "establishments", "sources")
	links, span := ref.tallied(q)
	var out []Located
	for _, id := range q.Regions {
		first, last, ok := ref.regions.span(id)
		if !ok {
			continue
		}
		type row struct {
			Located
			region   int32
			lat, lon sql.NullFloat64
		}
		rows, err := readAll(ctx, s.store.db, "points", func(rows *sql.Rows, r *row) error {
			return rows.Scan(&r.Establishment, text(&r.Name), text(&r.NameZh), &r.region, &r.lat, &r.lon)
		}, sql.Named("day", day(q.AsOf)), sql.Named("region_first", first), sql.Named("region_last", last),
			sql.Named("links", links), sql.Named("first", span.first), sql.Named("last", span.last))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			r.Region = ref.regions.id(r.region)
			r.Lat, r.Lon = r.lat.Float64, r.lon.Float64
			if !r.lat.Valid || !r.lon.Valid {
				r.Centre = true
				if r.Lat, r.Lon, ok = ref.regions.centre(r.Region); !ok {
					continue
				}
			}
			out = append(out, r.Located)
		}
	}
	return out, nil
}

// centre returns the centre of a region, or that of the nearest region around
// it that has one. The middle of a country locates nothing.
func (r *Regions) centre(id agglo.RegionID) (lat, lon float64, ok bool) {
	for _, around := range append([]agglo.RegionID{id}, r.Ancestors(id)...) {
		if region, found := r.Get(around); found && region.Level != agglo.Country && region.Lat != nil && region.Lon != nil {
			return *region.Lat, *region.Lon, true
		}
	}
	return 0, 0, false
}
