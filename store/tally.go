package store

import (
	"context"
	"database/sql"
	"time"

	"agglo"
)

// A TallyQuery asks for counts of running establishments, in each region and
// the regions below it. An empty chain means all; a roof stands for the chains
// below it.
type TallyQuery struct {
	Chain   agglo.ChainID
	Link    agglo.LinkID // empty for the whole chain
	Regions []agglo.RegionID
	AsOf    time.Time
}

// A Tally counts the establishments with a running activity.
type Tally struct {
	Sites   int // distinct establishments
	Owners  int // distinct ultimate owners
	Foreign int // establishments whose ultimate owner is of another country than the region
}

// Tallies returns a tally for each region that has a running establishment.
func (s *Snapshot) Tallies(ctx context.Context, q TallyQuery) (map[agglo.RegionID]Tally, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	links, span := ref.tallied(q)
	asked, firsts, lasts := q.asked(ref.regions)
	countries := make([]string, len(asked))
	for i, id := range asked {
		countries[i] = string(ref.regions.Country(id))
	}
	type row struct {
		place int
		tally Tally
	}
	rows, err := readAll(ctx, s.store.db, "tallies", func(rows *sql.Rows, r *row) error {
		return rows.Scan(&r.place, &r.tally.Sites, &r.tally.Owners, &r.tally.Foreign)
	}, sql.Named("day", day(q.AsOf)), sql.Named("firsts", firsts), sql.Named("lasts", lasts), sql.Named("countries", countries),
		sql.Named("links", links), sql.Named("first", span.first), sql.Named("last", span.last))
	out := make(map[agglo.RegionID]Tally, len(rows))
	for _, r := range rows {
		out[asked[r.place-1]] = r.tally
	}
	return out, err
}

// tallied returns the range that holds the numbers of the links that a tally is
// of, and the numbers themselves where they are not the whole range.
func (ref *reference) tallied(q TallyQuery) ([]int32, linkRange) {
	if q.Link != "" {
		return ref.numbersOf(q.Chain, []agglo.LinkID{q.Link})
	}
	numbers, all := []int32{}, linkRange{0, -1}
	for _, c := range ref.chains {
		_, span := ref.numbersOf(c.ID, nil)
		if (q.Chain != "" && c.ID != q.Chain && c.Parent != q.Chain) || span.last < span.first {
			continue
		}
		if len(numbers) == 0 {
			all = span
		}
		for n := span.first; n <= span.last; n++ {
			numbers = append(numbers, n)
		}
		all = linkRange{min(all.first, span.first), max(all.last, span.last)}
	}
	if len(numbers) == int(all.last-all.first)+1 {
		return []int32{}, all
	}
	return numbers, all
}

// asked are the regions of a tally that there are, with the ranges of their
// numbers.
func (q TallyQuery) asked(all *Regions) (ids []agglo.RegionID, firsts, lasts []int32) {
	firsts, lasts = []int32{}, []int32{}
	for _, id := range q.Regions {
		if first, last, ok := all.span(id); ok {
			ids, firsts, lasts = append(ids, id), append(firsts, first), append(lasts, last)
		}
	}
	return ids, firsts, lasts
}
