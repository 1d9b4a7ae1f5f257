package store

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"agglo"
	"agglo/dataset"
)

// rowsOf returns the tables of a data set that rows can be added to.
func rowsOf(t *testing.T, w *world) map[string]dataset.Rows {
	t.Helper()
	d, err := dataset.Open(w.files())
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]dataset.Rows{}
	for _, table := range addable {
		if rows, ok := all.Tables[table]; ok {
			out[table] = rows
		}
	}
	return out
}

// TestWithAgainstPlainRules builds a part of a random register, adds the rest,
// and compares presence and holdings with the rules written out over all rows.
func TestWithAgainstPlainRules(t *testing.T) {
	fewer(t, "12")
	rapid.Check(t, func(rt *rapid.T) {
		whole := drawWorld(rt)
		first := rapid.IntRange(1, len(whole.establishments)).Draw(rt, "first")
		base, more := *whole, world{organisations: whole.organisations[3:], establishments: whole.establishments[first:]}
		base.organisations, base.establishments, base.activities = whole.organisations[:3], whole.establishments[:first], nil
		for i, e := range base.establishments { // those that come later cannot run what is there
			if n := e["organisation"]; n > "o2" {
				base.establishments[i]["organisation"] = "o2"
			}
		}
		for _, a := range whole.activities {
			if slices.ContainsFunc(base.establishments, func(e map[string]string) bool { return e["id"] == a["establishment"] }) {
				base.activities = append(base.activities, a)
			} else {
				more.activities = append(more.activities, a)
			}
		}
		s, err := built(t, opened(t, base.files())).With(ctx, rowsOf(t, &more))
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		for _, text := range []string{"2013", "2015", "2016-02-28", "2017", "2019", "2020", "2021"} {
			comparePresence(rt, whole, s.Snapshot(), date(text))
			compareHoldings(rt, whole, s.Snapshot(), date(text))
		}
	})
}

// site returns the rows of one establishment with one activity.
func site(id, organisation, region, link string) map[string]dataset.Rows {
	one := func(table string, values map[string]any) dataset.Rows {
		row := make([]any, 0, len(values))
		for _, c := range dataset.ColumnsOf(table) {
			row = append(row, values[c.Name])
		}
		return func(yield func([]any, error) bool) { yield(row, nil) }
	}
	return map[string]dataset.Rows{
		"organisations":  one("organisations", map[string]any{"id": "o-new", "name": "Newcomer"}),
		"establishments": one("establishments", map[string]any{"id": id, "organisation": organisation, "region": region, "status": "operating", "opened": "2023-01-01"}),
		"activities":     one("activities", map[string]any{"establishment": id, "chain": "battery", "link": link, "capacity": 7.0, "capacity_unit": "t/a"}),
	}
}

func TestWith(t *testing.T) {
	base := built(t, small(t))
	s, err := base.With(ctx, site("e-new", "o-new", "B2", "lithium"))
	if err != nil {
		t.Fatal(err)
	}
	sites, total, err := s.Snapshot().Sites(ctx, SiteQuery{Organisation: "o-new", AsOf: date("2023")})
	if err != nil || total != 1 {
		t.Fatalf("%d sites, %v", total, err)
	}
	if x := sites[0]; x.State != "running" || x.OrgName != "Newcomer" || *x.Capacity != 7 || x.Row.Place() != "scenario/activities.csv:2" {
		t.Errorf("got %+v", x)
	}
	foremost, err := s.Snapshot().Foremost(ctx, "B", "battery", date("2023"), 3)
	if err != nil || !slices.ContainsFunc(foremost, func(x Site) bool { return x.Establishment == "e-new" }) {
		t.Errorf("%v: the first sites of the province are %+v", err, foremost)
	}
	if _, total, _ := base.Snapshot().Sites(ctx, SiteQuery{Establishment: "e-new"}); total != 0 {
		t.Error("the release itself has the added site")
	}
	if s.Release().Hash == base.Release().Hash || len(s.Release().Hash) != 64 {
		t.Errorf("the release is %s", s.Release().Hash)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(s.path); err == nil {
		t.Errorf("%s is left over", s.path)
	}
}

func TestWithRefuses(t *testing.T) {
	base := built(t, small(t))
	for name, rows := range map[string]map[string]dataset.Rows{
		"rows of sources cannot be added to a release":           {"sources": nil},
		"establishments: rows that refer to what does not exist": site("e-new", "o-new", "nowhere", "lithium"),
		"activities: rows that refer to what does not exist":     site("e-new", "o-new", "B2", "no-such-link"),
	} {
		_, err := base.With(ctx, rows)
		if err == nil || agglo.KindOf(err) != agglo.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}
