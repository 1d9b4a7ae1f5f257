package store

import (
	"context"
	"flag"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"agglo"
)

var dates = []string{"", "", "2014", "2015", "2015-06", "2015-06-30", "2016", "2016-02", "2017", "2017-12-31", "2018-01-01", "2019"}

// drawWorld draws a register of three levels of regions in which everything
// that the rules speak of happens often.
func drawWorld(t *rapid.T) *world {
	w := &world{}
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	for _, r := range [][3]string{
		{"x", "", "country"}, {"xa", "x", "province"}, {"xb", "x", "province"},
		{"xa1", "xa", "prefecture"}, {"xa2", "xa", "prefecture"}, {"xb1", "xb", "prefecture"}, {"xa1p", "xa1", "county"},
	} {
		w.regions = append(w.regions, map[string]string{"id": r[0], "name": r[0], "parent": r[1], "level": r[2]})
	}
	for _, l := range []string{"l1", "l2"} {
		w.links = append(w.links, map[string]string{"chain": "c", "id": l, "name": l, "stage": "upstream"})
	}
	for i, published := range []string{"", "2015-03", "2018"} {
		w.sources = append(w.sources, map[string]string{"id": fmt.Sprint("s", i), "title": "t", "published": published})
	}
	for i := range 6 {
		o := map[string]string{"id": fmt.Sprint("o", i), "name": "o", "parent": ""}
		if i > 0 {
			o["parent"] = pick("parent", "", "", fmt.Sprint("o", rapid.IntRange(0, i-1).Draw(t, "above")))
		}
		w.organisations = append(w.organisations, o)
	}
	for i := range rapid.IntRange(1, 25).Draw(t, "establishments") {
		e := map[string]string{
			"id": fmt.Sprint("e", i), "organisation": fmt.Sprint("o", rapid.IntRange(0, 5).Draw(t, "organisation")),
			"region": pick("region", "x", "xa", "xa1", "xa2", "xb1", "xa1p"), "name": "",
			"status":       pick("status", "operating", "operating", "operating", "closed", "planned", "construction", ""),
			"status_as_of": pick("status_as_of", dates...), "opened": pick("opened", dates...), "source": pick("source", "", "s0", "s1", "s2"),
		}
		if e["status"] == "closed" || rapid.IntRange(0, 9).Draw(t, "ends") == 0 {
			e["closed"] = pick("closed", "", "2019", "2019-12", "2020-02-29")
		}
		w.establishments = append(w.establishments, e)
		for range rapid.IntRange(1, 4).Draw(t, "activities") {
			w.activities = append(w.activities, drawActivity(pick, e["id"]))
		}
	}
	return w
}

func drawActivity(pick func(string, ...string) string, establishment string) map[string]string {
	return map[string]string{
		"establishment": establishment, "chain": "c", "link": pick("link", "l1", "l2"),
		"product": pick("product", "", "", "p"), "capacity": pick("capacity", "", "1", "2", "4", "8"),
		"capacity_unit": pick("unit", "t/a", "t/a", "GWh/a"), "capacity_basis": pick("basis", "installed", "planned", ""),
		"since": pick("since", append(dates, "", "", "", "")...), "until": pick("until", "", "", "", "", "2019-06", "2021"),
		"as_of": pick("as_of", dates...), "source": pick("source", "", "s0", "s1", "s2"),
	}
}

// TestAgainstPlainRules builds random registers and compares presence, holdings
// and the first sites of every region and link, at days around every turn, with
// the rules written out over all rows.
func TestAgainstPlainRules(t *testing.T) {
	fewer(t, "20")
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		s := built(t, opened(t, w.files())).Snapshot()
		for _, text := range []string{"2013", "2014-12-30", "2014", "2015-03", "2015-06-29", "2015-06", "2016-02-28", "2016", "2017", "2018-01-01", "2019-06", "2019", "2020-02-28", "2020", "2021"} {
			comparePresence(rt, w, s, date(text))
			compareHoldings(rt, w, s, date(text))
			compareForemost(rt, w, s, date(text))
		}
	})
}

// fewer lets rapid make fewer checks than it does by default, since each
// builds a store; a number given on the command line counts.
func fewer(t *testing.T, checks string) {
	f := flag.Lookup("rapid.checks")
	if f.Value.String() != f.DefValue {
		return
	}
	if err := f.Value.Set(checks); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set(f.DefValue) })
}

func comparePresence(t *rapid.T, w *world, s *Snapshot, day time.Time) {
	rows, err := s.Presence(context.Background(), PresenceQuery{Chain: "c", AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Presence{}
	for _, p := range rows {
		got[string(p.Region)+" "+string(p.Link)] = p
	}
	for _, r := range w.regions {
		for _, l := range w.links {
			want, found := w.presence(r["id"], l["id"], day)
			have, ok := got[r["id"]+" "+l["id"]]
			if ok != found || found && have != want {
				t.Fatalf("%s %s at %s:\n got %+v (%t)\nwant %+v (%t)", r["id"], l["id"], day.Format(time.DateOnly), have, ok, want, found)
			}
		}
	}
}

func compareHoldings(t *rapid.T, w *world, s *Snapshot, day time.Time) {
	var regions []agglo.RegionID
	for _, r := range w.regions {
		regions = append(regions, agglo.RegionID(r["id"]))
	}
	rows, err := s.Holdings(context.Background(), TallyQuery{Chain: "c", Regions: regions, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Holding{}
	for _, h := range rows {
		got[string(h.Region)+" "+string(h.Link)] = h
	}
	for _, r := range w.regions {
		for _, l := range w.links {
			want, found := w.holding(r["id"], l["id"], day)
			if have, ok := got[r["id"]+" "+l["id"]]; ok != found || found && !reflect.DeepEqual(have, want) {
				t.Fatalf("%s %s at %s:\n got %+v (%t)\nwant %+v (%t)", r["id"], l["id"], day.Format(time.DateOnly), have, ok, want, found)
			}
		}
	}
}

func compareForemost(t *rapid.T, w *world, s *Snapshot, day time.Time) {
	for _, r := range w.regions {
		sites, err := s.Foremost(context.Background(), agglo.RegionID(r["id"]), "c", day, 3)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range sites {
			capacity := ""
			if x.Capacity != nil {
				capacity = fmt.Sprint(*x.Capacity)
			}
			got = append(got, fmt.Sprint(x.Link, " ", x.Establishment, " ", capacity))
		}
		var want []string
		for _, l := range w.links {
			want = append(want, w.foremost(r["id"], l["id"], day, 3)...)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("first sites of %s at %s:\n got %q\nwant %q", r["id"], day.Format(time.DateOnly), got, want)
		}
	}
}
