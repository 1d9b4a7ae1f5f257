package store

import (
	"context"
	"database/sql"
	"fmt"
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
	ref := s.note("activities", "establishments", "organisations", "sources")
	args, ok, err := s.siteArgs(ctx, q)
	if err != nil || !ok {
		return nil, 0, err
	}
	rows, err := s.store.db.QueryContext(ctx, queries["sites"], args...)
	if err != nil {
		return nil, 0, fmt.Errorf("sql/sites.sql: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var x siteCells
		if err := rows.Scan(x.cells(&total)...); err != nil {
			return nil, 0, fmt.Errorf("sql/sites.sql: %w", err)
		}
		if !x.region.Valid {
			continue
		}
		sites = append(sites, x.site(ref))
		s.noteRow(x.Site.Row)
		s.noteRow(x.SiteRow)
	}
	return sites, total, rows.Err()
}

// siteArgs returns the parameters of the query; ok is false where q names
// something that does not exist, so that no site can match.
func (s *Snapshot) siteArgs(ctx context.Context, q SiteQuery) (args []any, ok bool, err error) {
	ref := s.store.ref
	first, last := int32(0), int32(len(ref.regions.all))
	if q.Region != "" {
		if first, last, ok = ref.regions.span(q.Region); !ok {
			return nil, false, nil
		}
	}
	links, span := []int32{}, linkRange{0, int32(len(ref.links))}
	if q.Chain != "" {
		if links, span = ref.numbersOf(q.Chain, q.Links); len(links) == 0 {
			return nil, false, nil
		}
		if len(q.Links) == 0 {
			links = []int32{} // the range says it
		}
	}
	organisation, err := s.number(ctx, "organisation_number", string(q.Organisation))
	if err != nil {
		return nil, false, err
	}
	owner, err := s.number(ctx, "organisation_number", string(q.Owner))
	if err != nil {
		return nil, false, err
	}
	establishment, err := s.number(ctx, "establishment_number", string(q.Establishment))
	if err != nil {
		return nil, false, err
	}
	limit := q.Limit
	if limit <= 0 || limit > MaxSites {
		limit = MaxSites
	}
	return []any{
		sql.Named("day", day(q.AsOf)), sql.Named("region_first", first), sql.Named("region_last", last),
		sql.Named("first", span.first), sql.Named("last", span.last), sql.Named("links", links),
		sql.Named("organisation", organisation), sql.Named("owner", owner), sql.Named("establishment", establishment),
		sql.Named("states", append([]string{}, q.States...)), sql.Named("limit", limit), sql.Named("offset", max(q.Offset, 0)),
	}, organisation != nobody && owner != nobody && establishment != nobody, nil
}

// Numbers that stand for no row.
const (
	anybody = int32(-1) // none was asked for
	nobody  = int32(-2) // the one asked for does not exist
)

// number returns the number of the row with an id.
func (s *Snapshot) number(ctx context.Context, query, id string) (int32, error) {
	if id == "" {
		return anybody, nil
	}
	found, err := readAll(ctx, s.store.db, query, func(rows *sql.Rows, n *int32) error { return rows.Scan(n) }, sql.Named("id", id))
	if err != nil || len(found) == 0 {
		return nobody, err
	}
	return found[0], nil
}

// siteCells receives the row of a site.
type siteCells struct {
	Site
	region sql.NullInt32
	from   sql.NullTime
}

func (x *siteCells) cells(total *int) []any {
	return []any{
		total,
		text(&x.Site.Establishment), text(&x.Name), text(&x.NameZh), &x.region, text(&x.Status), text(&x.StatusAsOf),
		text(&x.Opened), text(&x.Closed), &x.Lat, &x.Lon,
		text(&x.Organisation), text(&x.OrgName), text(&x.OrgNameZh), text(&x.Owner), text(&x.Country), text(&x.Ownership),
		text(&x.Chain), text(&x.Link), text(&x.Product), &x.Capacity, text(&x.CapacityUnit), text(&x.CapacityBasis),
		text(&x.Since), text(&x.Until), text(&x.AsOf),
		text(&x.State), &x.from,
		text(&x.SiteRow.File), nullable(&x.SiteRow.Line), text(&x.SiteRow.Source), text(&x.SiteRow.Quote), text(&x.SiteRow.Note),
		text(&x.Row.File), nullable(&x.Row.Line), text(&x.Row.Source), text(&x.Row.Quote), text(&x.Row.Note),
	}
}

func (x *siteCells) site(ref *reference) Site {
	x.Site.Region = ref.regions.id(x.region.Int32)
	x.Site.SiteRow.Table, x.Site.Row.Table = "establishments", "activities"
	if x.from.Valid {
		x.Site.EvidenceFrom = x.from.Time.Format(time.DateOnly)
	}
	return x.Site
}
