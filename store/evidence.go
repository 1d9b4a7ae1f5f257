package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// siteNumbers is a site before its rows are read.
type siteNumbers struct {
	activity, establishment, organisation, owner int32
	link, region                                 int32
	state                                        string
	from                                         sql.NullTime
}

func scanSiteNumbers(rows *sql.Rows, x *siteNumbers) error {
	return rows.Scan(&x.activity, &x.establishment, &x.organisation, &x.owner, &x.link, &x.region, &x.state, &x.from)
}

// fill reads the rows of one page of sites. The tables are read one by one by
// the numbers of the page, since a join of the large tables costs more to plan
// than all these queries to run.
func (s *Snapshot) fill(ctx context.Context, page []siteNumbers) ([]Site, error) {
	column := func(of func(siteNumbers) int32) []int32 {
		out := make([]int32, len(page))
		for i, x := range page {
			out[i] = of(x)
		}
		return out
	}
	links := column(func(x siteNumbers) int32 { return x.link })
	regions := column(func(x siteNumbers) int32 { return x.region })
	within := []any{sql.Named("region_first", slices.Min(regions)), sql.Named("region_last", slices.Max(regions))}
	activities, err := s.rowsOf(ctx, "activity_rows", s.scanActivity,
		column(func(x siteNumbers) int32 { return x.activity }),
		append(within, sql.Named("first", slices.Min(links)), sql.Named("last", slices.Max(links)))...)
	if err != nil {
		return nil, err
	}
	establishments, err := s.rowsOf(ctx, "establishment_rows", s.scanEstablishment,
		column(func(x siteNumbers) int32 { return x.establishment }), within...)
	if err != nil {
		return nil, err
	}
	organisations, err := s.rowsOf(ctx, "organisation_rows", scanRunBy, append(
		column(func(x siteNumbers) int32 { return x.organisation }), column(func(x siteNumbers) int32 { return x.owner })...))
	if err != nil {
		return nil, err
	}
	sites := make([]Site, len(page))
	for i, x := range page {
		sites[i] = s.site(x, activities[x.activity], establishments[x.establishment], organisations[x.organisation], organisations[x.owner])
		s.noteRow(sites[i].Row)
		s.noteRow(sites[i].SiteRow)
	}
	return sites, nil
}

// A numberedSite is a site with what one table says of it.
type numberedSite struct {
	n int32
	Site
}

// rowsOf reads rows of one table by their numbers.
func (s *Snapshot) rowsOf(ctx context.Context, query string, scan func(*sql.Rows, *numberedSite) error, numbers []int32, args ...any) (map[int32]Site, error) {
	rows, err := readAll(ctx, s.store.db, query, scan, append(args, sql.Named("numbers", numbers))...)
	if err != nil {
		return nil, err
	}
	out := make(map[int32]Site, len(rows))
	for _, r := range rows {
		out[r.n] = r.Site
	}
	return out, nil
}

func (s *Snapshot) scanActivity(rows *sql.Rows, x *numberedSite) error {
	x.Row.Table = "activities"
	var file int
	err := rows.Scan(&x.n, text(&x.Product), &x.Capacity, text(&x.CapacityUnit), text(&x.CapacityBasis),
		text(&x.Since), text(&x.Until), text(&x.AsOf),
		&file, &x.Row.Line, text(&x.Row.Source), text(&x.Row.Quote), text(&x.Row.Note))
	x.Row.File = s.store.ref.files[file]
	return err
}

func (s *Snapshot) scanEstablishment(rows *sql.Rows, x *numberedSite) error {
	x.SiteRow.Table = "establishments"
	var file int
	err := rows.Scan(&x.n, &x.Establishment, text(&x.Name), text(&x.NameZh), text(&x.Status), text(&x.StatusAsOf),
		text(&x.Opened), text(&x.Closed), &x.Lat, &x.Lon,
		&file, &x.SiteRow.Line, text(&x.SiteRow.Source), text(&x.SiteRow.Quote), text(&x.SiteRow.Note))
	x.SiteRow.File = s.store.ref.files[file]
	return err
}

func scanRunBy(rows *sql.Rows, x *numberedSite) error {
	return rows.Scan(&x.n, &x.Organisation, &x.OrgName, text(&x.OrgNameZh), text(&x.Country), text(&x.Ownership))
}

// site puts together what the tables say of one site.
func (s *Snapshot) site(x siteNumbers, activity, establishment, organisation, owner Site) Site {
	link := s.store.ref.links[x.link]
	out := establishment
	out.Region, out.Chain, out.Link, out.State = s.store.ref.regions.id(x.region), link.Chain, link.ID, x.state
	if x.from.Valid {
		out.EvidenceFrom = x.from.Time.Format(time.DateOnly)
	}
	out.Organisation, out.OrgName, out.OrgNameZh = organisation.Organisation, organisation.OrgName, organisation.OrgNameZh
	out.Country, out.Ownership, out.Owner = organisation.Country, organisation.Ownership, owner.Organisation
	out.Product, out.Capacity, out.CapacityUnit, out.CapacityBasis = activity.Product, activity.Capacity, activity.CapacityUnit, activity.CapacityBasis
	out.Since, out.Until, out.AsOf, out.Row = activity.Since, activity.Until, activity.AsOf, activity.Row
	return out
}
