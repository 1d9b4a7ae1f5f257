package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"agglo"
)

// Most sites that one query returns.
const MaxSites = 1000

// A SiteQuery asks for activities with who runs them. An empty field asks for
// any; Region asks for it and all regions below it.
type SiteQuery struct {
	Region        agglo.RegionID
	Chain         agglo.ChainID
	Links         []agglo.LinkID // of Chain
	Organisation  agglo.OrganisationID
	Owner         agglo.OrganisationID // ultimate parent
	Establishment agglo.EstablishmentID
	AsOf          time.Time // zero: all that is known counts
	States        []string  // running, later, coming or closed
	Limit, Offset int       // no limit, and one above [MaxSites], means MaxSites
}

// Sites returns one page of the activities that q asks for, and how many there
// are in all. Those running at the date come first, then those later, coming
// and closed; of these the larger capacity (whatever its unit) comes first,
// then the order of the table.
func (s *Snapshot) Sites(ctx context.Context, q SiteQuery) (sites []Site, total int, err error) {
	s.note("activities", "establishments", "organisations", "sources")
	args, ok, err := s.siteArgs(ctx, q)
	if err != nil || !ok {
		return nil, 0, err
	}
	limit := q.Limit
	if limit <= 0 || limit > MaxSites {
		limit = MaxSites
	}
	page, err := readAll(ctx, s.store.db, "sites_page", scanSiteNumbers,
		append(slices.Clone(args), sql.Named("limit", limit), sql.Named("offset", max(q.Offset, 0)))...)
	if err != nil {
		return nil, 0, err
	}
	total = len(page)
	if q.Offset > 0 || len(page) == limit {
		totals, err := readAll(ctx, s.store.db, "sites_count", scanNumber, args...)
		if err != nil {
			return nil, 0, err
		}
		total = int(totals[0])
	}
	if len(page) == 0 {
		return nil, total, nil
	}
	sites, err = s.fill(ctx, page)
	return sites, total, err
}

// siteArgs returns the parameters of the queries for sites; ok is false where
// q names something that does not exist, so that no site can match.
func (s *Snapshot) siteArgs(ctx context.Context, q SiteQuery) (args []any, ok bool, err error) {
	ref := s.store.ref
	first, last, ok := int32(0), int32(len(ref.regions.all)), true
	if q.Region != "" {
		first, last, ok = ref.regions.span(q.Region)
	}
	links, span := []int32{}, linkRange{0, int32(len(ref.links))}
	if q.Chain != "" {
		links, span = ref.numbersOf(q.Chain, q.Links)
	}
	if !ok || span.last < span.first {
		return nil, false, nil
	}
	args = []any{
		sql.Named("day", day(q.AsOf)), sql.Named("region_first", first), sql.Named("region_last", last),
		sql.Named("first", span.first), sql.Named("last", span.last), sql.Named("links", links),
		sql.Named("states", append([]string{}, q.States...)),
	}
	for _, of := range []struct{ name, query, id string }{
		{"organisation", "organisation_number", string(q.Organisation)},
		{"owner", "organisation_number", string(q.Owner)},
		{"establishment", "establishment_number", string(q.Establishment)},
	} {
		number := int32(-1) // any
		if of.id != "" {
			found, err := readAll(ctx, s.store.db, of.query, scanNumber, sql.Named("id", of.id))
			if err != nil || len(found) == 0 {
				return nil, false, err
			}
			number = found[0]
		}
		args = append(args, sql.Named(of.name, number))
	}
	return args, true, nil
}

func scanNumber(rows *sql.Rows, n *int32) error { return rows.Scan(n) }

// SitesPerLink returns the first establishments of each link and state that q
// asks for, each once: by link, then in the order of [Snapshot.Sites]. Limit and
// Offset do not count. For what runs in a whole chain, [Snapshot.Foremost] is
// quicker.
func (s *Snapshot) SitesPerLink(ctx context.Context, q SiteQuery, each int) ([]Site, error) {
	s.note("activities", "establishments", "organisations", "sources")
	args, ok, err := s.siteArgs(ctx, q)
	if err != nil || !ok {
		return nil, err
	}
	page, err := readAll(ctx, s.store.db, "sites_per_link", scanSiteNumbers, append(args, sql.Named("each", each))...)
	if err != nil || len(page) == 0 {
		return nil, err
	}
	return s.fill(ctx, page)
}
