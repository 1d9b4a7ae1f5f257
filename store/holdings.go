package store

import (
	"context"
	"database/sql"
	"time"

	"agglo"
)

// A Holding counts the running establishments of one link in a region and the
// regions below it.
type Holding struct {
	Region agglo.RegionID
	Chain  agglo.ChainID
	Link   agglo.LinkID
	Sites  int // distinct establishments
	Owners int // distinct ultimate owners
}

// Holdings returns what the regions of a query hold of each link of its chain,
// or of the chains below it where it is a roof, ordered by region as asked and
// link. Links that a region does not hold have no row.
func (s *Snapshot) Holdings(ctx context.Context, q TallyQuery) ([]Holding, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	links, span := ref.tallied(q)
	firsts, lasts := []int32{}, []int32{}
	var asked []agglo.RegionID
	for _, id := range q.Regions {
		if first, last, ok := ref.regions.span(id); ok {
			asked = append(asked, id)
			firsts, lasts = append(firsts, first), append(lasts, last)
		}
	}
	return readAll(ctx, s.store.db, "holdings", func(rows *sql.Rows, h *Holding) error {
		var place, link int32
		err := rows.Scan(&place, &link, &h.Sites, &h.Owners)
		if err == nil {
			h.Region, h.Chain, h.Link = asked[place-1], ref.links[link].Chain, ref.links[link].ID
		}
		return err
	}, sql.Named("day", day(q.AsOf)), sql.Named("firsts", firsts), sql.Named("lasts", lasts),
		sql.Named("links", links), sql.Named("first", span.first), sql.Named("last", span.last))
}

// OwnerCounts returns the number of running establishments of each owner of a
// link in a region and the regions below it, the most first.
func (s *Snapshot) OwnerCounts(ctx context.Context, region agglo.RegionID, chain agglo.ChainID, link agglo.LinkID, asOf time.Time) ([]float64, error) {
	ref := s.note("activities", "organisations", "sources")
	first, last, ok := ref.regions.span(region)
	number, known := ref.linkNumber[chain][link]
	if !ok || !known {
		return nil, nil
	}
	return readAll(ctx, s.store.db, "owner_counts", func(rows *sql.Rows, n *float64) error { return rows.Scan(n) },
		sql.Named("day", day(asOf)), sql.Named("region_first", first), sql.Named("region_last", last), sql.Named("link", number))
}
