package store

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"

	"agglo"
)

var ctx = context.Background()

func TestObservations(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		name string
		q    ObservationQuery
		want string
	}{
		{"all", ObservationQuery{Indicator: "gdp"}, "A1//2022=900CNY A1//2022-S1=400CNY A1//2023=1000CNY A2//2023=500CNY"},
		{"a region", ObservationQuery{Indicator: "gdp", Regions: []agglo.RegionID{"A2", "Z"}}, "A2//2023=500CNY"},
		{"from a year", ObservationQuery{Indicator: "gdp", From: 2023}, "A1//2023=1000CNY A2//2023=500CNY"},
		{"to a year", ObservationQuery{Indicator: "gdp", To: 2022}, "A1//2022=900CNY A1//2022-S1=400CNY"},
		{"a span that touches the year it ends in", ObservationQuery{Indicator: "output", From: 2024}, "A1/vehicles/2023-01/2024-03=70vehicles"},
		{"a subject", ObservationQuery{Indicator: "output", Subjects: []agglo.Subject{"battery.cell"}}, "A1/battery.cell/2021=5GWh"},
		{"the whole economy", ObservationQuery{Indicator: "gdp", Subjects: []agglo.Subject{""}, To: 2021}, ""},
		{"no such indicator", ObservationQuery{Indicator: "moon"}, ""},
	} {
		rows, err := s.Observations(ctx, c.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range rows {
			got = append(got, fmt.Sprintf("%s/%s/%s=%g%s", o.Region, o.Subject, o.Period, o.Value, o.Unit))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	rows, err := s.Observations(ctx, ObservationQuery{Indicator: "gdp", Regions: []agglo.RegionID{"A1"}, To: 2022})
	if err != nil {
		t.Fatal(err)
	}
	want := Observation{
		Region: "A1", Indicator: "gdp", Period: agglo.MustPeriod("2022-S1"), Value: 400, Unit: "CNY", Status: "preliminary",
		Published: "2019-06", Row: agglo.Row{Table: "observations", File: "observations.csv", Line: 4, Source: "s2019", Note: "half"},
	}
	if !reflect.DeepEqual(rows[1], want) {
		t.Errorf("got %+v\nwant %+v", rows[1], want)
	}
	if rows[0].Status != "reported" || rows[0].Bound != agglo.Above {
		t.Errorf("got status %q and bound %q, want reported and gt", rows[0].Status, rows[0].Bound)
	}
}

func TestObservedKeys(t *testing.T) {
	keys, err := built(t, small(t)).Snapshot().ObservedKeys(ctx)
	want := []ObservedKey{
		{"gdp", "", 4, 2, agglo.MustPeriod("2022"), agglo.MustPeriod("2023")},
		{"output", "battery.cell", 1, 1, agglo.MustPeriod("2021"), agglo.MustPeriod("2021")},
		{"output", "vehicles", 1, 1, agglo.MustPeriod("2023-01/2024-03"), agglo.MustPeriod("2023-01/2024-03")},
	}
	if err != nil || !reflect.DeepEqual(keys, want) {
		t.Errorf("got %+v, %v\nwant %+v", keys, err, want)
	}
}

func TestHoldings(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct{ at, region, link, want string }{
		// Of the two rows of LFP, installed, that of 2019 counts until that of 2021
		// does; the planned one never.
		{"2019", "A1", "cell", "1/0 GWh/a 10 1"},
		{"2019-11", "A1", "cell", "1/0 GWh/a 10 1"},
		{"2022", "A1", "cell", "3/0 GWh/a 24 3"},
		{"2022-06", "A1", "cell", "2/0 GWh/a 17 2"},
		{"2020-12", "C", "pack", "2/1 GWh/a 1 1"},
		{"2020-11", "C", "pack", "2/1 GWh/a 1 1"},
		{"2022", "C", "pack", ""},
	} {
		held, err := s.Holdings(ctx, TallyQuery{
			Chain: "battery", Link: agglo.LinkID(c.link), Regions: []agglo.RegionID{agglo.RegionID(c.region)}, AsOf: date(c.at),
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range held {
			text := fmt.Sprintf("%d/%d", h.Sites, h.Silent)
			for _, x := range h.Capacities {
				text += fmt.Sprintf(" %s %g %d", x.Unit, x.Sum, x.Sites)
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s %s at %s: %q, want %q", c.region, c.link, c.at, strings.Join(got, "; "), c.want)
		}
	}
}

func TestSites(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		name  string
		q     SiteQuery
		want  string
		total int
	}{
		{"running first, larger first", SiteQuery{Region: "A1", Chain: "battery", Links: []agglo.LinkID{"cell"}},
			"e-opened=30 e-opened=12 e-opened=10 e-other=7 e-sister=5", 5},
		{"a page", SiteQuery{Region: "A1", Chain: "battery", Links: []agglo.LinkID{"cell"}, Limit: 2, Offset: 1}, "e-opened=12 e-opened=10", 5},
		{"beyond the last page", SiteQuery{Region: "A1", Chain: "battery", Links: []agglo.LinkID{"cell"}, Offset: 9}, "", 5},
		{"a region with those below", SiteQuery{Region: "A1x"}, "e-other=7 e-sister=5", 2},
		{"an organisation", SiteQuery{Organisation: "o-sister"}, "e-sister=5", 1},
		{"an owner", SiteQuery{Owner: "o-top", Chain: "solar"}, "e-undated=3", 1},
		{"an owner is not an organisation", SiteQuery{Organisation: "o-top"}, "", 0},
		{"states", SiteQuery{Region: "C", States: []string{"closed"}}, "e-closed-when=1 e-closed=- e-closed-never=- e-opened=-", 4},
		{"two links", SiteQuery{Region: "B1", Chain: "battery", Links: []agglo.LinkID{"cell", "lithium"}},
			"e-undated=- e-opens=20000 e-paper=9000", 3},
		{"no such region", SiteQuery{Region: "Z"}, "", 0},
		{"no such establishment", SiteQuery{Establishment: "Z"}, "", 0},
		{"a link of another chain", SiteQuery{Chain: "battery", Links: []agglo.LinkID{"module"}}, "", 0},
	} {
		c.q.AsOf = date("2023")
		sites, total, err := s.Sites(ctx, c.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range sites {
			text := "-"
			if x.Capacity != nil {
				text = fmt.Sprint(*x.Capacity)
			}
			got = append(got, fmt.Sprintf("%s=%s", x.Establishment, text))
		}
		if strings.Join(got, " ") != c.want || total != c.total {
			t.Errorf("%s: %s of %d, want %s of %d", c.name, got, total, c.want, c.total)
		}
	}
}

func TestProjects(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct{ region, at, want string }{
		{"C", "2023", "construction 1 e-building/pack=coming planned 3 e-planned/lithium=coming e-paper/lithium=coming running 4 e-other/cell=running e-undated/module=running"},
		{"C", "2018", "construction 1 e-building/pack=coming planned 3 e-planned/lithium=coming e-paper/lithium=coming running 3 e-opened/cell=running e-opened/cell=running e-opened/cell=running e-closed-when/pack=running"},
		{"A1x", "2023", "running 2 e-other/cell=running e-sister/cell=running"},
		{"Z", "2023", ""},
	} {
		stages, err := s.Projects(ctx, agglo.RegionID(c.region), date(c.at), 2)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, stage := range slices.Sorted(maps.Keys(stages)) {
			got = append(got, fmt.Sprint(stage, " ", stages[stage].Total))
			for _, x := range stages[stage].Sites {
				got = append(got, fmt.Sprint(x.Establishment, "/", x.Link, "=", x.State))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s at %s: %s, want %s", c.region, c.at, strings.Join(got, " "), c.want)
		}
	}
}

func TestSiteRows(t *testing.T) {
	sites, _, err := built(t, small(t)).Snapshot().Sites(ctx, SiteQuery{
		Establishment: "e-opened", Chain: "battery", Links: []agglo.LinkID{"cell"}, AsOf: date("2023"),
	})
	if err != nil || len(sites) != 3 {
		t.Fatalf("%d sites, error %v", len(sites), err)
	}
	capacity, lat, lon := 10.0, 31.7, 119.9
	want := Site{
		Establishment: "e-opened", Name: "Opened in 2018", NameZh: "一厂", Region: "A1", Status: "operating", Opened: "2018",
		Lat: &lat, Lon: &lon, Organisation: "o-sub", OrgName: "Subsidiary", OrgNameZh: "子公司", Owner: "o-top", Country: "CN",
		Ownership: "private", Chain: "battery", Link: "cell", Product: "LFP", Capacity: &capacity, CapacityUnit: "GWh/a",
		CapacityBasis: "installed", AsOf: "2019", State: "running", EvidenceFrom: "2018-12-31",
		SiteRow: agglo.Row{Table: "establishments", File: "establishments.csv", Line: 2, Source: "s2019", Quote: "opened in 2018"},
		Row:     agglo.Row{Table: "activities", File: "activities.csv", Line: 2, Source: "s2019", Quote: "ten gigawatt hours"},
	}
	if !reflect.DeepEqual(sites[2], want) {
		t.Errorf("got %+v\nwant %+v", sites[2], want)
	}
}

// TestConcurrent asks one store from many goroutines at once.
func TestConcurrent(t *testing.T) {
	store := built(t, small(t))
	var group errgroup.Group
	for range 16 {
		group.Go(func() error {
			s := store.Snapshot()
			_, total, err := s.Sites(ctx, SiteQuery{Chain: "battery", Limit: 3})
			if err == nil && total != 15 {
				err = fmt.Errorf("%d sites, want 15", total)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Error(err)
	}
}
