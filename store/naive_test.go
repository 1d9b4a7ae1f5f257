package store

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"testing/fstest"
	"time"

	"agglo"
)

// A world is a small register as rows of text, with the rules of presence and
// capacity written out plainly over all rows, to hold the store against.
type world struct {
	regions, links, sources, organisations, establishments, activities []map[string]string
}

func (w *world) files() fstest.MapFS {
	files := fstest.MapFS{"datapackage.json": {Data: []byte(`{"name": "world"}`)}}
	for name, rows := range map[string][]map[string]string{
		"chains":  {{"id": "c", "name": "Chain"}},
		"regions": w.regions, "links": w.links, "sources": w.sources,
		"organisations": w.organisations, "establishments": w.establishments, "activities": w.activities,
	} {
		if len(rows) > 0 {
			files[name+".csv"] = &fstest.MapFile{Data: table(rows)}
		}
	}
	return files
}

func table(rows []map[string]string) []byte {
	var head []string
	for _, r := range rows {
		for k := range r {
			if !slices.Contains(head, k) {
				head = append(head, k)
			}
		}
	}
	slices.Sort(head)
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Write(head)
	for _, r := range rows {
		cells := make([]string, len(head))
		for i, k := range head {
			cells[i] = r[k]
		}
		out.Write(cells)
	}
	out.Flush()
	return b.Bytes()
}

func find(rows []map[string]string, id string) map[string]string {
	for _, r := range rows {
		if r["id"] == id {
			return r
		}
	}
	return map[string]string{}
}

// end returns the last day of a date, the zero time of none.
func end(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	return agglo.MustPeriod(text).End()
}

// or returns the first text that is not empty.
func or(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// state follows the package comment, step by step.
func (w *world) state(a map[string]string, day time.Time) string {
	e := find(w.establishments, a["establishment"])
	from, until, ends := w.span(a, e)
	switch {
	case ends && !until.After(day):
		return "closed"
	case !from.IsZero() && !from.After(day):
		return "running"
	case e["status"] == "planned" || e["status"] == "construction":
		return "coming"
	}
	return "later"
}

func (w *world) span(a, e map[string]string) (from, until time.Time, ends bool) {
	shown := or(e["status_as_of"], find(w.sources, e["source"])["published"])
	evidence := []string{a["since"], e["opened"]}
	if e["status"] == "operating" || e["status"] == "closed" {
		evidence = append(evidence, shown)
		if a["capacity_basis"] != "planned" {
			evidence = append(evidence, w.dated(a))
		}
	}
	for _, text := range evidence {
		day := end(text)
		if day.IsZero() || a["since"] != "" && day.Before(agglo.MustPeriod(a["since"]).Start()) {
			continue
		}
		if from.IsZero() || day.Before(from) {
			from = day
		}
	}
	if e["status"] == "planned" && a["capacity_basis"] == "planned" {
		from = time.Time{}
	}
	for _, text := range []string{a["until"], e["closed"]} {
		if day := end(text); text != "" && (!ends || day.Before(until)) {
			until, ends = day, true
		}
	}
	if !ends && e["status"] == "closed" {
		until, ends = end(shown), true
	}
	return from, until, ends
}

func (w *world) dated(a map[string]string) string {
	return or(a["as_of"], find(w.sources, a["source"])["published"])
}

func (w *world) owner(id string) string {
	for find(w.organisations, id)["parent"] != "" {
		id = find(w.organisations, id)["parent"]
	}
	return id
}

// within reports whether a site lies in a region or below it.
func (w *world) within(a map[string]string, region string) bool {
	for r := find(w.establishments, a["establishment"])["region"]; r != ""; r = find(w.regions, r)["parent"] {
		if r == region {
			return true
		}
	}
	return false
}

// presence counts over all activities; found is false where there is none.
func (w *world) presence(region, link string, day time.Time) (p Presence, found bool) {
	owners := map[string]bool{}
	for _, a := range w.activities {
		if a["link"] != link || !w.within(a, region) {
			continue
		}
		found = true
		e := find(w.establishments, a["establishment"])
		switch w.state(a, day) {
		case "running":
			owners[w.owner(e["organisation"])] = true
		case "later":
			p.Later = true
		case "coming":
			p.Coming = true
		}
		from, until, ends := w.span(a, e)
		if !from.IsZero() && (!ends || from.Before(until)) && (p.First.IsZero() || from.Before(p.First)) {
			p.First = from
		}
	}
	p.Region, p.Link = agglo.RegionID(region), agglo.LinkID(link)
	p.Owners, p.Running = min(2, len(owners)), len(owners) > 0
	return p, found
}

// running returns the activities of a link that run in a region at a day.
func (w *world) running(region, link string, day time.Time) (rows []map[string]string) {
	for _, a := range w.activities {
		if a["link"] == link && w.state(a, day) == "running" && w.within(a, region) {
			rows = append(rows, a)
		}
	}
	return rows
}

// holding adds up what runs; found is false where nothing does.
func (w *world) holding(region, link string, day time.Time) (h Holding, found bool) {
	h = Holding{Region: agglo.RegionID(region), Chain: "c", Link: agglo.LinkID(link)}
	sites := map[string]bool{}                  // whether it states a capacity
	counts := map[[4]string]map[string]string{} // the row that counts
	for _, a := range w.running(region, link, day) {
		firm := a["capacity"] != "" && a["capacity_basis"] != "planned"
		sites[a["establishment"]] = sites[a["establishment"]] || firm
		key := [4]string{a["establishment"], a["product"], a["capacity_unit"], a["capacity_basis"]}
		if best, ok := counts[key]; firm && (!ok || w.better(a, best, day)) {
			counts[key] = a
		}
	}
	for _, stated := range sites {
		h.Sites++
		if !stated {
			h.Silent++
		}
	}
	for _, unit := range []string{"GWh/a", "t/a"} {
		c, stating := Capacity{Unit: unit}, map[string]bool{}
		for _, a := range counts {
			if a["capacity_unit"] == unit && !partOf(a, counts) {
				v, _ := strconv.ParseFloat(a["capacity"], 64)
				c.Sum += v
				stating[a["establishment"]] = true
			}
		}
		if c.Sites = len(stating); c.Sites > 0 {
			h.Capacities = append(h.Capacities, c)
		}
	}
	return h, h.Sites > 0
}

// partOf reports whether row a is counted in another row that counts: one of the
// same product with a firmer basis, or one of the whole.
func partOf(a map[string]string, counts map[[4]string]map[string]string) bool {
	firmness := map[string]int{"installed": 0, "reported": 1, "": 2, "design": 3}
	for _, b := range counts {
		if a["establishment"] != b["establishment"] || a["capacity_unit"] != b["capacity_unit"] {
			continue
		}
		firmer := a["product"] == b["product"] && firmness[b["capacity_basis"]] < firmness[a["capacity_basis"]]
		if firmer || (a["product"] != "" && b["product"] == "") {
			return true
		}
	}
	return false
}

// better reports whether row a counts rather than b, which stands before it.
func (w *world) better(a, b map[string]string, day time.Time) bool {
	x, y := end(w.dated(a)), end(w.dated(b))
	switch {
	case x.After(day) != y.After(day):
		return y.After(day)
	case x.After(day):
		return x.Before(y)
	}
	return x.After(y)
}

// foremost returns link, establishment and line of the first sites that run.
func (w *world) foremost(region, link string, day time.Time, each int) (out []string) {
	rows := w.running(region, link, day)
	size := func(a map[string]string) float64 {
		if v, err := strconv.ParseFloat(a["capacity"], 64); err == nil {
			return v
		}
		return -1
	}
	slices.SortStableFunc(rows, func(a, b map[string]string) int { return cmp.Compare(size(b), size(a)) })
	seen := map[string]bool{}
	for _, a := range rows {
		if id := a["establishment"]; !seen[id] && len(seen) < each {
			seen[id] = true
			out = append(out, fmt.Sprint(link, " ", id, " ", a["capacity"]))
		}
	}
	return out
}
