package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"agglo"
)

// A PresenceQuery asks how links of a chain stand in regions at a date. Links
// names some of the links, none for all. Of the regions those count that are
// among Regions (none for all), of the Level (empty for any), counted as
// cities if Cities is set, and equal to or below Within (empty for everywhere).
// A zero AsOf means that all that is known counts.
type PresenceQuery struct {
	Chain   agglo.ChainID
	Links   []agglo.LinkID
	Regions []agglo.RegionID
	Level   string
	Cities  bool
	Within  agglo.RegionID
	AsOf    time.Time
}

// regions returns the numbers of the regions asked for.
func (q PresenceQuery) regions(all *Regions) []int32 {
	pool := all.All()
	if len(q.Regions) > 0 {
		pool = nil
		for _, id := range q.Regions {
			if r, ok := all.Get(id); ok {
				pool = append(pool, r)
			}
		}
	}
	numbers := []int32{}
	for _, r := range pool {
		if (q.Level == "" || r.Level == q.Level) && (!q.Cities || r.City) && (q.Within == "" || all.Within(r.ID, q.Within)) {
			n, _, _ := all.span(r.ID)
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// day returns the parameter of a query that takes a day.
func day(t time.Time) string {
	if t.IsZero() {
		return "9999-12-30" // the day before that which sql/build takes for never
	}
	return t.Format(time.DateOnly)
}

// args returns the parameters of a query for links in regions; ok is false
// where there are none of either, so that nothing can be found.
func (q PresenceQuery) args(ref *reference) (args []any, ok bool) {
	regions := q.regions(ref.regions)
	links, span := ref.numbersOf(q.Chain, q.Links)
	if len(regions) == 0 || span.last < span.first {
		return nil, false
	}
	return []any{
		sql.Named("day", day(q.AsOf)), sql.Named("regions", regions),
		sql.Named("region_first", slices.Min(regions)), sql.Named("region_last", slices.Max(regions)),
		sql.Named("links", links), sql.Named("first", span.first), sql.Named("last", span.last),
	}, true
}

// numbersOf returns the range that holds the numbers of links of a chain, and
// the numbers themselves where only some links are asked for.
func (ref *reference) numbersOf(chain agglo.ChainID, links []agglo.LinkID) ([]int32, linkRange) {
	numbers, none := []int32{}, linkRange{0, -1}
	span, ok := ref.ofChain[chain]
	if !ok {
		return numbers, none
	}
	for _, l := range links {
		if n, ok := ref.linkNumber[chain][l]; ok {
			numbers = append(numbers, n)
		}
	}
	switch {
	case len(links) == 0:
		return numbers, span
	case len(numbers) == 0:
		return numbers, none
	}
	return numbers, linkRange{slices.Min(numbers), slices.Max(numbers)}
}

// Presence returns how regions hold links, one row a region and link that has
// any site in it or below it, even one that has closed; ordered by region (in
// the order of the hierarchy) and link.
func (s *Snapshot) Presence(ctx context.Context, q PresenceQuery) ([]Presence, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	args, ok := q.args(ref)
	if !ok {
		return nil, nil
	}
	return readAll(ctx, s.store.db, "presence", func(rows *sql.Rows, p *Presence) error {
		var region, link int32
		var first sql.NullTime
		err := rows.Scan(&region, &link, &p.Owners, &p.Later, &p.Coming, &first)
		if err == nil {
			p.Region, p.Link = ref.regions.id(region), ref.links[link].ID
			p.Running, p.First = p.Owners > 0, first.Time
		}
		return err
	}, args...)
}
