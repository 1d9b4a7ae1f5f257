package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"agglo"
)

// Holdings returns what the regions of a query hold of each link of its chain,
// or of the chains below it where it is a roof, ordered by region (in the order
// of the hierarchy) and link. Links that a region does not hold have no row.
//
// At the end of a year, and where all that is known counts, that was worked out
// when the release was built; at other days it is counted from the activities.
func (s *Snapshot) Holdings(ctx context.Context, q TallyQuery) ([]Holding, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	asked, firsts, lasts := q.asked(ref.regions)
	if len(asked) == 0 {
		return nil, nil
	}
	links, span := ref.tallied(q)
	of := []any{sql.Named("first", span.first), sql.Named("last", span.last)}
	list := []any{sql.Named("regions", firsts), sql.Named("region_first", slices.Min(firsts))}
	year, annual := yearEnding(q.AsOf)
	var rows []holdingRow
	var err error
	switch {
	case annual && len(asked) <= fewRegions:
		rows, err = s.holdingsOfFew(ctx, firsts, append(of, sql.Named("year", year)))
	case annual:
		rows, err = readAll(ctx, s.store.db, "holdings_annual", scanHolding,
			append(append(of, list...), sql.Named("region_last", slices.Max(firsts)), sql.Named("year", year))...)
	default:
		rows, err = readAll(ctx, s.store.db, "holdings", scanHolding,
			append(append(of, list...), sql.Named("region_last", slices.Max(lasts)), sql.Named("day", day(q.AsOf)))...)
	}
	return ref.together(rows, links), err
}

// fewRegions is up to how many regions are asked for one by one: a list of them
// is looked for in all rows between the first and the last.
const fewRegions = 4

func (s *Snapshot) holdingsOfFew(ctx context.Context, regions []int32, args []any) ([]holdingRow, error) {
	var out []holdingRow
	for _, n := range slices.Compact(slices.Sorted(slices.Values(regions))) {
		rows, err := readAll(ctx, s.store.db, "holdings_region", scanHolding, append(slices.Clip(args), sql.Named("region", n))...)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// yearEnding returns the year that ends with a day, if one does.
func yearEnding(t time.Time) (int, bool) {
	if t.IsZero() {
		return 9999, true
	}
	return t.Year(), t.Month() == time.December && t.Day() == 31
}

// A holdingRow is what runs of a link in a region by unit.
type holdingRow struct {
	region, link           int32
	unit                   string
	sites, silent, stating int
	capacity               float64
}

func scanHolding(rows *sql.Rows, h *holdingRow) error {
	return rows.Scan(&h.region, &h.link, text(&h.unit), &h.sites, &h.silent, &h.stating, &h.capacity)
}

// together makes one holding of the rows of a region and link, of the links asked
// for; none of them means all.
func (ref *reference) together(rows []holdingRow, links []int32) []Holding {
	slices.SortFunc(rows, func(a, b holdingRow) int {
		return cmp.Or(cmp.Compare(a.region, b.region), cmp.Compare(a.link, b.link), cmp.Compare(a.unit, b.unit))
	})
	var out []Holding
	var at holdingRow // where the last of out is
	for _, row := range rows {
		if len(links) > 0 && !slices.Contains(links, row.link) {
			continue
		}
		if len(out) == 0 || row.region != at.region || row.link != at.link {
			link := ref.links[row.link]
			out = append(out, Holding{Region: ref.regions.id(row.region), Chain: link.Chain, Link: link.ID})
			at = row
		}
		h := &out[len(out)-1]
		h.Sites += row.sites
		h.Silent += row.silent
		if row.stating > 0 {
			h.Capacities = append(h.Capacities, Capacity{row.unit, row.stating, row.capacity})
		}
	}
	return out
}

// LinkOwners returns how many ultimate owners the running establishments of each
// link have, by region and link. What has none is left out.
func (s *Snapshot) LinkOwners(ctx context.Context, q TallyQuery) (map[agglo.RegionID]map[agglo.LinkID]int, error) {
	ref := s.note("activities", "organisations", "sources")
	asked, firsts, lasts := q.asked(ref.regions)
	links, span := ref.tallied(q)
	out := map[agglo.RegionID]map[agglo.LinkID]int{}
	for _, id := range asked {
		out[id] = map[agglo.LinkID]int{}
	}
	_, err := readAll(ctx, s.store.db, "link_owners", func(rows *sql.Rows, _ *struct{}) error {
		var place, link int32
		var owners int
		if err := rows.Scan(&place, &link, &owners); err != nil {
			return err
		}
		out[asked[place-1]][ref.links[link].ID] = owners
		return nil
	}, sql.Named("day", day(q.AsOf)), sql.Named("firsts", firsts), sql.Named("lasts", lasts),
		sql.Named("links", links), sql.Named("first", span.first), sql.Named("last", span.last))
	return out, err
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
