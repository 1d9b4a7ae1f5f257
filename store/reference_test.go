package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"agglo"
)

func TestRegions(t *testing.T) {
	r := built(t, small(t)).Snapshot().Regions()
	ids := func(rows []Region) (out []agglo.RegionID) {
		for _, x := range rows {
			out = append(out, x.ID)
		}
		return out
	}
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"all", ids(r.All()), []agglo.RegionID{"C", "A", "A1", "A1x", "A2", "B", "B1", "B2"}},
		{"level", ids(r.At(agglo.Prefecture)), []agglo.RegionID{"A1", "A2", "B1", "B2"}},
		{"cities", ids(r.Cities("")), []agglo.RegionID{"A1", "A2", "B1", "B2"}},
		{"cities within", ids(r.Cities("B")), []agglo.RegionID{"B1", "B2"}},
		{"children", r.Children("C"), []agglo.RegionID{"A", "B"}},
		{"children of none", r.Children(""), []agglo.RegionID(nil)},
		{"descendants", r.Descendants("A"), []agglo.RegionID{"A1", "A1x", "A2"}},
		{"descendants of a leaf", r.Descendants("B2"), []agglo.RegionID(nil)},
		{"ancestors", r.Ancestors("A1x"), []agglo.RegionID{"A1", "A", "C"}},
		{"ancestors of the top", r.Ancestors("C"), []agglo.RegionID(nil)},
		{"within", r.Within("A1x", "A"), true},
		{"within itself", r.Within("A", "A"), true},
		{"not within", r.Within("A", "A1x"), false},
		{"within unknown", r.Within("A", "Z"), false},
		{"country", r.Country("A1x"), agglo.RegionID("C")},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	x, ok := r.Get("A1")
	if !ok || x.NameZh != "甲一市" || x.Parent != "A" || !x.City || *x.Lat != 31.8 || x.Row.Line != 4 {
		t.Errorf("A1 is %+v", x)
	}
}

func TestRegionsWithinThemselves(t *testing.T) {
	_, err := newRegions([]Region{{ID: "a", Parent: "b"}, {ID: "b", Parent: "a"}, {ID: "c"}})
	if err == nil || agglo.KindOf(err) != agglo.Invalid {
		t.Errorf("a cycle gives the error %v", err)
	}
}

func TestReferenceTables(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	weight, half := 600.0, 0.01
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"chain", first(s.Chain("battery")), Chain{
			ID: "battery", Name: "Battery", NameZh: "电池", Parent: "energy", Version: "3", Description: "Three links", Source: "s2019",
			Row: agglo.Row{Table: "chains", File: "chains.csv", Line: 3, Source: "s2019"},
		}},
		{"links in table order", s.Links("battery")[1], Link{
			Chain: "battery", ID: "pack", Name: "Pack", NameZh: "电池包", Stage: "downstream", Weight: 1,
			Row: agglo.Row{Table: "links", File: "links.csv", Line: 4},
		}},
		{"links of the chain alone", len(s.Links("battery")), 3},
		{"links of none", len(s.Links("energy")), 0},
		{"inputs", s.Inputs("battery"), []Input{
			{"battery", "cell", "lithium", &weight, "t/GWh", true,
				agglo.Row{Table: "link_inputs", File: "link_inputs.csv", Line: 2, Source: "s2021", Quote: "six hundred tonnes"}},
			{"battery", "pack", "cell", nil, "", true, agglo.Row{Table: "link_inputs", File: "link_inputs.csv", Line: 3}},
		}},
		{"subjects", s.Subjects(), []Subject{{ID: "vehicles", Name: "Vehicles", NameZh: "汽车", Row: agglo.Row{Table: "subjects", File: "subjects.csv", Line: 2}}}},
		{"indicators", s.IndicatorRows()[0], IndicatorRow{ID: "gdp", Name: "GDP", NameZh: "生产总值", Unit: "CNY", Kind: "level", Better: "higher",
			Row: agglo.Row{Table: "indicators", File: "indicators.csv", Line: 2}}},
		{"coverage", s.Coverage(), []Coverage{{Region: "A1", Chain: "battery", Extent: "complete", AsOf: "2023-12-31", Note: "register",
			Row: agglo.Row{Table: "coverage", File: "coverage.csv", Line: 2, Note: "register"}}}},
		{"targets", s.Targets(), []Target{{"A1", "gdp", "", agglo.MustPeriod("2025"), 1500, "CNY", "ge",
			agglo.Row{Table: "targets", File: "targets.csv", Line: 2, Source: "s2021"}}}},
		{"claims", s.Claims(), []Claim{{ID: "c1", Text: "GDP was 1000", Region: "A1", Indicator: "gdp", Period: agglo.MustPeriod("2023"),
			Measure: "value", Order: "desc", Value: 1000, Unit: "CNY", Tolerance: &half,
			Row: agglo.Row{Table: "claims", File: "claims.csv", Line: 2, Source: "s2021", Quote: "one thousand"}}}},
		{"statements", s.Statements("battery"), []Statement{{Region: "A2", Chain: "battery", Link: "cell", AsOf: "2022", Specificity: "exact",
			Row: agglo.Row{Table: "statements", File: "statements.csv", Line: 2, Source: "s2021", Quote: "a cell maker"}}}},
		{"titles", s.Titles(), []Title{{Organisation: "o-sub", Title: "little giant", Authority: "Ministry", From: "2020",
			Row: agglo.Row{Table: "titles", File: "titles.csv", Line: 2, Source: "s2021"}}}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, c.got, c.want)
		}
	}
	boundaries, err := s.Boundaries(ctx)
	if err != nil || len(boundaries) != 1 || boundaries[0].Name != "boundaries/cities.topo.json" || !strings.HasPrefix(string(boundaries[0].Content), `{"type":"Topology"`) {
		t.Errorf("boundaries are %+v, error %v", boundaries, err)
	}
}

func first[T any](x T, _ bool) T { return x }

func TestOrganisations(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	o, ok, err := s.Organisation(ctx, "o-sub")
	want := Organisation{ID: "o-sub", Name: "Subsidiary", NameZh: "子公司", Country: "CN", Parent: "o-mid", Owner: "o-top", Ownership: "private",
		Row: agglo.Row{Table: "organisations", File: "organisations.csv", Line: 2, Source: "s2019"}}
	if err != nil || !ok || o != want {
		t.Errorf("got %+v, %t, %v\nwant %+v", o, ok, err, want)
	}
	if _, ok, err := s.Organisation(ctx, "Z"); ok || err != nil {
		t.Errorf("an unknown organisation is found: %t, error %v", ok, err)
	}
	several, err := s.Organisations(ctx, []agglo.OrganisationID{"o-other", "o-top", "Z"})
	if err != nil || len(several) != 2 || several[0].ID != "o-top" || several[0].Owner != "o-top" || several[1].ID != "o-other" {
		t.Errorf("got %+v, error %v", several, err)
	}
}

func TestSources(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	x, ok, err := s.Source(ctx, "s2019")
	want := agglo.Source{ID: "s2019", Title: "Yearbook 2019", Publisher: "Bureau", Published: "2019-06",
		URL: "https://example.org/2019", Linkable: true, Language: "en"}
	if err != nil || !ok || x != want {
		t.Errorf("got %+v, %t, %v\nwant %+v", x, ok, err, want)
	}
	if none, err := s.Sources(ctx, nil); err != nil || len(none) != 0 {
		t.Errorf("no ids give %d sources, error %v", len(none), err)
	}
	if all, err := s.AllSources(ctx); err != nil || len(all) != 3 || all[2].ID != "s-undated" {
		t.Errorf("all sources are %+v, error %v", all, err)
	}
}

func TestSupplies(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		name string
		q    SupplyQuery
		want string
	}{
		{"all", SupplyQuery{}, "[o-sub>o-other o-other>o-sister]"},
		{"a link", SupplyQuery{Chain: "battery", Link: "cell"}, "[o-sub>o-other]"},
		{"either side", SupplyQuery{Organisation: "o-other"}, "[o-sub>o-other o-other>o-sister]"},
		{"another chain", SupplyQuery{Chain: "solar"}, "[]"},
	} {
		rows, err := s.Supplies(ctx, c.q)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, x := range rows {
			got = append(got, string(x.Supplier)+">"+string(x.Customer))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSearch(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"pack", 0, "link:battery.pack"},
		{"BATTERY", 0, "chain:battery link:battery.cell link:battery.pack link:battery.lithium"}, // equal before beginning, shorter before longer
		{"甲", 0, "region:A1 region:A2 region:A"},
		{"other", 0, "organisation:o-other establishment:e-other"},
		{"sub", 0, "organisation:o-sub"},
		{"o-", 2, "organisation:o-top organisation:o-other"},
		{"named", 0, "establishment:e-named"},
		{" 子公司 ", 0, "organisation:o-sub"},
		{"100%", 0, ""},
		{"", 0, ""},
	} {
		hits, err := s.Search(ctx, c.text, c.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, h.Kind+":"+h.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %s, want %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestReads(t *testing.T) {
	store := built(t, small(t))
	s := store.Snapshot()
	if got := s.Reads(); len(got) != 0 {
		t.Errorf("a new snapshot has read %v", got)
	}
	if _, _, err := s.Sites(ctx, SiteQuery{Establishment: "e-opened", Limit: 1}); err != nil {
		t.Fatal(err)
	}
	s.Inputs("battery")
	want := "[{activities [s2021]} {establishments [s2019]} {link_inputs [s2021]} {organisations []} {sources []}]"
	if got := fmt.Sprint(s.Reads()); got != want {
		t.Errorf("read %s, want %s", got, want)
	}
	if got := store.Snapshot().Reads(); len(got) != 0 {
		t.Errorf("another snapshot has read %v", got)
	}
}

// TestStatements checks that every query says what it returns, from which tables.
func TestStatements(t *testing.T) {
	for name, text := range queries {
		if !strings.HasPrefix(text, "-- ") || !strings.Contains(text, "Reads: ") && name != "tables" {
			t.Errorf("sql/%s.sql does not say at its head what it returns and reads", name)
		}
		for _, parameter := range []string{"$day", "$ids", "$limit", "$regions", "$links"} {
			head, body, _ := strings.Cut(text, "\nSELECT")
			if strings.Contains(body, parameter) && !strings.Contains(head, parameter) && name != "sites_count" {
				t.Errorf("sql/%s.sql does not explain %s", name, parameter)
			}
		}
	}
}
