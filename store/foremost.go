package store

import (
	"context"
	"database/sql"
	"time"

	"agglo"
)

// foremostPlaces is how many activities of a link in a region
// sql/build/10_foremost.sql keeps.
const foremostPlaces = 6

// Foremost returns the first establishments, at most each, of every link of a
// chain that run in a region or below it at a date, each once: by link, then in
// the order of [Snapshot.Sites].
//
// They are found among the few of each link that the release has by themselves;
// only for links where these do not suffice are the activities read.
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
	var open []agglo.LinkID // links whose few do not suffice
	found := map[agglo.LinkID][]Site{}
	for _, few := range byLink(rows) {
		link := few[0].Link
		found[link] = running(few, each)
		if len(found[link]) < each && len(few) == foremostPlaces {
			open = append(open, link)
			delete(found, link)
		}
	}
	if len(open) > 0 {
		q := SiteQuery{Region: region, Chain: chain, Links: open, AsOf: asOf, States: []string{"running"}}
		more, err := s.SitesPerLink(ctx, q, each)
		if err != nil {
			return nil, err
		}
		for _, site := range more {
			found[site.Link] = append(found[site.Link], site)
		}
	}
	return s.inOrder(chain, found), nil
}

// inOrder returns the sites link by link, and notes their rows.
func (s *Snapshot) inOrder(chain agglo.ChainID, found map[agglo.LinkID][]Site) []Site {
	var out []Site
	for _, l := range s.Links(chain) {
		out = append(out, found[l.ID]...)
	}
	for _, site := range out {
		s.noteRow(site.Row)
		s.noteRow(site.SiteRow)
	}
	return out
}

// byLink takes apart sites that are ordered by link.
func byLink(sites []Site) (out [][]Site) {
	for i, site := range sites {
		if i == 0 || site.Link != sites[i-1].Link {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], site)
	}
	return out
}

// running returns the first establishments that run, each once.
func running(sites []Site, limit int) (out []Site) {
	seen := map[agglo.EstablishmentID]bool{}
	for _, site := range sites {
		if site.State == "running" && !seen[site.Establishment] && len(out) < limit {
			seen[site.Establishment] = true
			out = append(out, site)
		}
	}
	return out
}

func (s *Snapshot) scanForemost(rows *sql.Rows, x *Site) error {
	var link, region int32
	var file, siteFile int
	var from sql.NullTime
	err := rows.Scan(&link, &region, &x.State, &from,
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
