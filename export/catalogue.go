package export

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"agglo"
	"agglo/answer"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

// A Catalogue describes a release for data portals and search engines: what it
// is, who made it, of which places and years it speaks, and where its tables
// and indicators lie.
type Catalogue struct {
	Release store.Release
	Places  []store.Region // around which no other is
	Span    span
	Tables  []Holding
	Panels  []Holding // an indicator each
}

// A Holding is something that the release holds and that can be downloaded.
type Holding struct {
	ID          string
	Name        agglo.Text
	Description agglo.Text
	Unit        string
	Span        span
	Files       []Download
}

// A Download is a form of a holding at an address of the API.
type Download struct {
	Address   string // from the root of the server
	MediaType string
	Name      string
}

// A span is from a first to a last day, zero where nothing is known.
type span struct{ first, last time.Time }

func (s span) with(keys ...store.ObservedKey) span {
	for _, k := range keys {
		if first := k.First.Start(); s.first.IsZero() || first.Before(s.first) {
			s.first = first
		}
		if last := k.Last.End(); last.After(s.last) {
			s.last = last
		}
	}
	return s
}

// apiRoot is where the answers lie on a server.
const apiRoot = "/api/v1/"

// NewCatalogue describes the release of a registry.
func NewCatalogue(ctx context.Context, r *indicator.Registry) (*Catalogue, error) {
	c := &Catalogue{Release: r.Store().Release()}
	for _, region := range r.Store().Snapshot().Regions().All() {
		if region.Parent == "" {
			c.Places = append(c.Places, region)
		}
	}
	for _, t := range c.Release.Tables {
		if t.Rows > 0 {
			c.Tables = append(c.Tables, tableHolding(t))
		}
	}
	all, err := answer.Indicators.Run(ctx, r, answer.IndicatorsIn{})
	if err != nil {
		return nil, err
	}
	for _, e := range all.Indicators {
		if len(e.Observed) > 0 {
			c.Span = c.Span.with(e.Observed...)
			c.Panels = append(c.Panels, panelHolding(e))
		}
	}
	return c, nil
}

// tableHolding describes a table. One that is longer than an answer can be is
// only to be had page by page.
func tableHolding(t store.TableCount) Holding {
	about := dataset.DescriptionOf(t.Name)
	h := Holding{ID: "tables/" + t.Name, Name: agglo.Text{En: t.Name, Zh: t.Name}, Description: agglo.Text{En: about, Zh: about}}
	if t.Rows <= store.MaxRows {
		h.Files = rowFiles(t.Name, url.Values{})
	}
	return h
}

// rowFiles are rows of a table in the forms of tables.
func rowFiles(table string, query url.Values) []Download {
	query.Set("limit", fmt.Sprint(store.MaxRows))
	out := []Download{{apiRoot + "tables/" + table + "?" + query.Encode(), "application/json", table + " (JSON)"}}
	for _, f := range TableForms {
		out = append(out, Download{apiRoot + "tables/" + table + "." + f.Name + "?" + query.Encode(), f.MediaType, table + " (" + f.Name + ")"})
	}
	return out
}

// panelHolding describes what is observed of an indicator: the rows, and the
// statistical forms of its panel where it is observed of whole economies.
func panelHolding(e answer.IndicatorEntry) Holding {
	about := e.Description
	if about.En == "" {
		about = agglo.Textf("%s by region and period, each value with its source.", "各地区各时期的%s，每个数值附来源。", e.Name)
	}
	h := Holding{ID: "indicators/" + e.ID, Name: e.Name, Description: about, Unit: e.Unit, Span: span{}.with(e.Observed...)}
	h.Files = rowFiles("observations", url.Values{"where": {"indicator=" + e.ID}})
	if slices.ContainsFunc(e.Observed, func(k store.ObservedKey) bool { return k.Subject == "" }) {
		query := url.Values{"indicator": {e.ID}, "from": {fmt.Sprint(h.Span.first.Year())}, "until": {fmt.Sprint(h.Span.last.Year())}}
		for _, f := range Forms {
			if f.Name == "sdmx-csv" || f.Name == "json-stat" {
				query.Set("format", f.Name)
				h.Files = append(h.Files, Download{apiRoot + "panel?" + query.Encode(), f.MediaType, e.Name.En + " (" + f.Doc + ")"})
			}
		}
	}
	return h
}

// title returns what the release is called.
func (c *Catalogue) title() string { return cmp.Or(c.Release.Title, c.Release.Name) }

// about returns what the release is in a sentence or more.
func (c *Catalogue) about() string {
	return cmp.Or(c.Release.Descriptor.Description, c.title()+": regions, industry chains and indicators, each row with its source.")
}

// publisher returns who answers for the data set: the contributor who publishes
// it, else the first.
func (c *Catalogue) publisher() dataset.Contributor {
	all := c.Release.Descriptor.Contributors
	if i := slices.IndexFunc(all, func(k dataset.Contributor) bool { return slices.Contains(k.Roles, "publisher") }); i >= 0 {
		return all[i]
	}
	if len(all) > 0 {
		return all[0]
	}
	return dataset.Contributor{Title: "the makers of " + c.title()}
}

// changed returns the day of the release, as its makers say or else on which it
// was built.
func (c *Catalogue) changed() string {
	if day := c.Release.Descriptor.Created; len(day) >= len(time.DateOnly) {
		return day[:len(time.DateOnly)]
	}
	return c.Release.Built.Format(time.DateOnly)
}
