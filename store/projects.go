package store

import (
	"context"
	"database/sql"
	"time"

	"agglo"
)

// A Stage of investment projects: the establishments of a region that are
// planned, under construction or running.
type Stage struct {
	Total int    // establishments
	Sites []Site // activities of the latest of them, those of one establishment together
}

// Projects returns the establishments of a region and the regions below it by
// their stage at a date (planned, construction, running), with the activities of
// the latest of each stage, at most each: of what runs by the day from which it
// is known to, of the others by the date of their status.
func (s *Snapshot) Projects(ctx context.Context, region agglo.RegionID, asOf time.Time, each int) (map[string]Stage, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	first, last, ok := ref.regions.span(region)
	if !ok {
		return nil, nil
	}
	type row struct {
		siteNumbers
		stage string
		total int
	}
	rows, err := readAll(ctx, s.store.db, "projects", func(rows *sql.Rows, x *row) error {
		return rows.Scan(&x.activity, &x.establishment, &x.organisation, &x.owner, &x.link, &x.region, &x.state, &x.from, &x.stage, &x.total)
	}, sql.Named("day", day(asOf)), sql.Named("region_first", first), sql.Named("region_last", last), sql.Named("each", each))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	page := make([]siteNumbers, len(rows))
	for i, x := range rows {
		page[i] = x.siteNumbers
	}
	sites, err := s.fill(ctx, page)
	if err != nil {
		return nil, err
	}
	out := map[string]Stage{}
	for i, x := range rows {
		out[x.stage] = Stage{Total: x.total, Sites: append(out[x.stage].Sites, sites[i])}
	}
	return out, nil
}
