package store

import (
	"context"
	"database/sql"
	"time"

	"agglo"
)

// foremostPlaces is how many activities of a link in a region, and of those that
// are coming, sql/build/10_foremost.sql keeps.
const foremostPlaces = 12

// Foremost returns the first establishments, at most each, of every link of a
// chain that run in a region or below it at a date, and those that are coming,
// each once: by link, then running before coming, then in the order of
// [Snapshot.Sites].
//
// They are found among the few of each link that the release has by themselves;
// only for links where these do not suffice are all activities read.
func (s *Snapshot) Foremost(ctx context.Context, region agglo.RegionID, chain agglo.ChainID, asOf time.Time, each int) ([]Site, error) {
	ref := s.note("activities", "establishments", "organisations", "sources")
	number, _, ok := ref.regions.span(region)
	span, known := ref.ofChain[chain]
	if !ok || !known {
		return nil, nil
	}
	rows, err := readAll(ctx, s.store.db, "foremost", s.scanForemost,
		sql.Named("day", day(asOf)), sql.Named("region", number), sql.Named("first", span.first), sql.Named("last", span.last))
	if err != nil {
		return nil, err
	}
	var sites []Site
	var open []agglo.LinkID // links whose lists do not suffice
	for _, list := range byLink(rows) {
		picked, enough := list.pick(each)
		if !enough {
			open = append(open, list[0].Link)
			continue
		}
		sites = append(sites, picked...)
	}
	if len(open) > 0 {
		more, err := s.sitesPerLink(ctx, SiteQuery{Region: region, Chain: chain, Links: open, AsOf: asOf, States: []string{"running", "coming"}}, each)
		if err != nil {
			return nil, err
		}
		sites = append(sites, more...)
	}
	for _, site := range sites {
		s.noteRow(site.Row)
		s.noteRow(site.SiteRow)
	}
	return sites, nil
}

// A foremostSite is a site with the list that it stands in.
type foremostSite struct {
	ofComing bool
	Site
}

// A foremostList has the sites of one link: those of all first, then those of
// what is coming.
type foremostList []foremostSite

func byLink(rows []foremostSite) []foremostList {
	var out []foremostList
	for i, row := range rows {
		if i == 0 || row.Link != rows[i-1].Link {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], row)
	}
	return out
}

// pick returns the first establishments that run, and that are coming; enough is
// false where more than the list holds may be among them.
func (l foremostList) pick(each int) (sites []Site, enough bool) {
	enough = true
	for _, of := range []struct {
		coming bool
		state  string
	}{{false, "running"}, {true, "coming"}} {
		seen, places, found := map[agglo.EstablishmentID]bool{}, 0, 0
		for _, site := range l {
			if site.ofComing != of.coming {
				continue
			}
			places++
			if site.State != of.state || seen[site.Establishment] || found == each {
				continue
			}
			seen[site.Establishment] = true
			found++
			sites = append(sites, site.Site)
		}
		enough = enough && (found == each || places < foremostPlaces)
	}
	return sites, enough
}

// sitesPerLink returns the first establishments of each link and state that q
// asks for, each once: by link, then in the order of [Snapshot.Sites]. Limit and
// Offset do not count.
func (s *Snapshot) sitesPerLink(ctx context.Context, q SiteQuery, each int) ([]Site, error) {
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

func (s *Snapshot) scanForemost(rows *sql.Rows, x *foremostSite) error {
	var link, region int32
	var file, siteFile int
	var from sql.NullTime
	err := rows.Scan(&x.ofComing, &link, &region, &x.State, &from,
		text(&x.Product), &x.Capacity, text(&x.CapacityUnit), text(&x.CapacityBasis), text(&x.Since), text(&x.Until), text(&x.AsOf),
		&file, &x.Row.Line, text(&x.Row.Source), text(&x.Row.Quote), text(&x.Row.Note),
		&x.Establishment, text(&x.Name), text(&x.NameZh), text(&x.Status), text(&x.StatusAsOf), text(&x.Opened), text(&x.Closed), &x.Lat, &x.Lon,
		&siteFile, &x.SiteRow.Line, text(&x.SiteRow.Source), text(&x.SiteRow.Quote), text(&x.SiteRow.Note),
		&x.Organisation, &x.OrgName, text(&x.OrgNameZh), text(&x.Country), text(&x.Ownership), &x.Owner)
	if err != nil {
		return err
	}
	ref := s.store.ref
	x.Region, x.Chain, x.Link = ref.regions.id(region), ref.links[link].Chain, ref.links[link].ID
	if from.Valid {
		x.EvidenceFrom = from.Time.Format(time.DateOnly)
	}
	x.Row.Table, x.Row.File = "activities", ref.files[file]
	x.SiteRow.Table, x.SiteRow.File = "establishments", ref.files[siteFile]
	return nil
}
