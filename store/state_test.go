package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"agglo"
)

func date(text string) time.Time { return agglo.MustPeriod(text).End() }

// TestState follows single activities of testdata/small.txtar through time.
func TestState(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		site, link, at, want string
	}{
		{"e-opened", "cell", "2018-12-30", "later"}, // opened 2018 counts as its last day
		{"e-opened", "cell", "2018-12-31", "running"},
		{"e-opened", "pack", "2019-03-30", "later"}, // the site was open, but since comes later
		{"e-opened", "pack", "2019-03-31", "running"},
		{"e-opened", "pack", "2021-09-29", "running"},
		{"e-opened", "pack", "2021-09-30", "closed"}, // the activity ended, not the site
		{"e-sister", "cell", "2020-02-28", "later"},  // status_as_of 2020-02, before as_of of the activity
		{"e-sister", "cell", "2020-02-29", "running"},
		{"e-other", "cell", "2022-06-30", "later"},
		{"e-other", "cell", "2022-07-01", "running"},
		{"e-closed", "pack", "2015-05-30", "later"},
		{"e-closed", "pack", "2015-05-31", "running"},
		{"e-closed", "pack", "2020-06-29", "running"},
		{"e-closed", "pack", "2020-06-30", "closed"},
		{"e-closed-when", "pack", "2021-12-30", "running"}, // closed without a date: by status_as_of
		{"e-closed-when", "pack", "2021-12-31", "closed"},
		{"e-closed-never", "pack", "2016", "closed"}, // closed, and nobody says when
		{"e-planned", "lithium", "2030", "coming"},
		{"e-opens", "lithium", "2024-02-29", "coming"},
		{"e-opens", "lithium", "2024-03-01", "running"},
		{"e-paper", "lithium", "2030", "coming"}, // planned on a planned site never runs
		{"e-building", "pack", "2030", "coming"},
		{"e-named", "lithium", "2030", "later"}, // as_of and source, but no status
		{"e-undated", "cell", "2030", "later"},  // operates, but nothing says since when
		{"e-undated", "module", "2021-03-14", "later"},
		{"e-undated", "module", "2021-03-15", "running"}, // publication of the activity's source
	} {
		sites, _, err := s.Sites(context.Background(), SiteQuery{Establishment: agglo.EstablishmentID(c.site), AsOf: date(c.at)})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range sites {
			if x.Link == agglo.LinkID(c.link) && x.State != c.want {
				t.Errorf("%s %s at %s is %s, want %s", c.site, c.link, c.at, x.State, c.want)
			}
		}
		if len(sites) == 0 {
			t.Errorf("%s has no sites", c.site)
		}
	}
}

// TestPresence checks what regions hold of testdata/small.txtar, found by hand.
func TestPresence(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		at, region, link string
		want             string // owners, later, coming, first
	}{
		{"2018", "A1", "cell", "1 true false 2018-12-31"}, // the sister is not shown to run yet
		{"2021", "A1", "cell", "1 true false 2018-12-31"}, // two sites, one ultimate parent
		{"2022", "A1", "cell", "2 false false 2018-12-31"},
		{"2022", "A1x", "cell", "2 false false 2020-02-29"},
		{"2022", "A", "cell", "2 false false 2018-12-31"},
		{"2022", "B", "cell", "0 true false 0001-01-01"},
		{"2022", "C", "cell", "2 true false 2018-12-31"},
		{"2016-06", "C", "pack", "1 true true 2015-05-31"},
		{"2019-06", "C", "pack", "2 false true 2015-05-31"}, // one of them has closed since
		{"2019-06", "A2", "pack", "1 false false 2015-05-31"},
		{"2021-06", "C", "pack", "2 false true 2015-05-31"},
		{"2022", "C", "pack", "0 false true 2015-05-31"}, // all of them have closed
		{"2022", "B1", "pack", "0 false false 0001-01-01"},
		{"2023", "B1", "lithium", "0 false true 2024-03-01"},
		{"2024", "B1", "lithium", "1 false true 2024-03-01"},
		{"2024", "B2", "cell", "none"},
	} {
		rows, err := s.Presence(context.Background(), PresenceQuery{
			Chain: "battery", Links: []agglo.LinkID{agglo.LinkID(c.link)}, Regions: []agglo.RegionID{agglo.RegionID(c.region)}, AsOf: date(c.at),
		})
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		for _, p := range rows {
			got = fmt.Sprintf("%d %t %t %s", p.Owners, p.Later, p.Coming, p.First.Format(time.DateOnly))
			if p.Running != (p.Owners > 0) || string(p.Region) != c.region || string(p.Link) != c.link {
				t.Errorf("%s %s: got %+v", c.region, c.link, p)
			}
		}
		if got != c.want {
			t.Errorf("%s %s at %s is %s, want %s", c.region, c.link, c.at, got, c.want)
		}
	}
}

func TestPresenceOfRegions(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		name string
		q    PresenceQuery
		want string
	}{
		{"a level", PresenceQuery{Level: agglo.Province}, "[A B]"},
		{"cities", PresenceQuery{Cities: true}, "[A1 A2 B1]"},
		{"cities within", PresenceQuery{Cities: true, Within: "A"}, "[A1 A2]"},
		{"within", PresenceQuery{Within: "A1"}, "[A1 A1x]"},
		{"named and of a level", PresenceQuery{Regions: []agglo.RegionID{"B1", "A", "A1"}, Level: agglo.Prefecture}, "[A1 B1]"},
		{"unknown", PresenceQuery{Regions: []agglo.RegionID{"Z"}}, "[]"},
		{"of no level", PresenceQuery{Level: "moon"}, "[]"},
		{"of no such link", PresenceQuery{Links: []agglo.LinkID{"module"}}, "[]"}, // of another chain
	} {
		c.q.Chain, c.q.AsOf = "battery", date("2023")
		rows, err := s.Presence(context.Background(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		regions := []agglo.RegionID{}
		for _, p := range rows {
			if len(regions) == 0 || regions[len(regions)-1] != p.Region {
				regions = append(regions, p.Region)
			}
		}
		if got := fmt.Sprint(regions); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
