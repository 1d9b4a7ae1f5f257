package indicator

import (
	"context"
	"fmt"
	"time"

	"agglo"
	"agglo/measure/chain"
	"agglo/store"
)

// A LinkState is what is known of one link in one region at a date.
type LinkState struct {
	Link     store.Link
	State    chain.State
	Owners   int  // exact up to two, then at least
	Complete bool // the search was complete: what is not listed is not there
	Later    bool // a site whose evidence is younger than the date, or has no status
	Coming   bool // a site planned or under construction
	Stated   []store.Statement
	Coverage *store.Coverage // the row that says how far the region was searched; nil if none
	First    time.Time
}

// Fragile reports whether the link hangs on one known owner.
func (l LinkState) Fragile() bool { return l.State == chain.Present && l.Owners == 1 }

// Why says in words what the state rests on where the link is not present.
func (l LinkState) Why() agglo.Text {
	switch {
	case l.State == chain.Present:
		return agglo.Text{}
	case l.State == chain.Missing:
		return agglo.Text{En: "searched completely, not found", Zh: "已完整检索，未发现"}
	case l.Later:
		return agglo.Text{En: "a site is named, but not shown to run at this date", Zh: "有企业记录，但不能证明当时已投产"}
	case len(l.Stated) > 0:
		return agglo.Text{En: "a source says so without naming a site", Zh: "来源提及，但未指明企业"}
	case l.Coming:
		return agglo.Text{En: "only planned or under construction", Zh: "仅有在建或规划项目"}
	case l.Coverage == nil:
		return agglo.Text{En: "the region was not searched", Zh: "该地区未检索"}
	case l.Coverage.Extent == "partial" && l.Coverage.Link != "":
		return agglo.Text{En: "looked for, no named site found", Zh: "已检索，未发现具名企业"}
	case l.Coverage.Extent == "partial":
		return agglo.Text{En: "the search was partial", Zh: "检索不完整"}
	}
	return agglo.Text{En: "not looked for", Zh: "未专门检索"}
}

// LinkStates returns, for each region, the state of every link of a chain at a
// date, in the order of the list of links.
func (s *Session) LinkStates(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, asOf time.Time) (map[agglo.RegionID][]LinkState, error) {
	return once(s, fmt.Sprint("states ", c, regions, asOf), func() (map[agglo.RegionID][]LinkState, error) {
		return s.linkStates(ctx, c, regions, asOf)
	})
}

func (s *Session) linkStates(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, asOf time.Time) (map[agglo.RegionID][]LinkState, error) {
	rows, err := s.Snap.Presence(ctx, store.PresenceQuery{Chain: c, Regions: regions, AsOf: asOf})
	if err != nil {
		return nil, err
	}
	type key struct {
		region agglo.RegionID
		link   agglo.LinkID
	}
	held := make(map[key]store.Presence, len(rows))
	for _, p := range rows {
		held[key{p.Region, p.Link}] = p
	}
	links, cover := s.Snap.Links(c), s.coverage(c)
	stated := s.statements(c, asOf)
	out := make(map[agglo.RegionID][]LinkState, len(regions))
	for _, region := range regions {
		states := make([]LinkState, len(links))
		for i, l := range links {
			p := held[key{region, l.ID}]
			states[i] = linkState(l, p, cover.find(s, region, l.ID), stated.find(s, region, l.ID))
		}
		out[region] = states
	}
	return out, nil
}

func linkState(l store.Link, p store.Presence, cover *store.Coverage, stated []store.Statement) LinkState {
	st := LinkState{Link: l, Owners: p.Owners, Later: p.Later, Coming: p.Coming, Stated: stated, Coverage: cover, First: p.First}
	st.Complete = cover != nil && cover.Extent == "complete"
	switch {
	case p.Running:
		st.State = chain.Present
	case st.Complete:
		st.State = chain.Missing
	}
	return st
}

// coverageIndex holds the coverage rows of one chain by region and link.
type coverageIndex map[agglo.RegionID]map[agglo.LinkID]*store.Coverage

func (s *Session) coverage(c agglo.ChainID) coverageIndex {
	ix := coverageIndex{}
	for _, row := range s.Snap.Coverage() {
		if row.Chain != c {
			continue
		}
		if ix[row.Region] == nil {
			ix[row.Region] = map[agglo.LinkID]*store.Coverage{}
		}
		ix[row.Region][row.Link] = &row
	}
	return ix
}

// find returns the row that speaks of a link in a region: that of the link
// before that of the whole chain, that of the region before that of a region
// around it.
func (ix coverageIndex) find(s *Session, region agglo.RegionID, link agglo.LinkID) *store.Coverage {
	if len(ix) == 0 {
		return nil
	}
	around := append([]agglo.RegionID{region}, s.Snap.Regions().Ancestors(region)...)
	for _, key := range []agglo.LinkID{link, ""} {
		for _, r := range around {
			if row := ix[r][key]; row != nil {
				return row
			}
		}
	}
	return nil
}

type statementIndex map[agglo.LinkID][]store.Statement

// statements returns what sources say by the date without naming a site.
// Layouts that are only planned do not count.
func (s *Session) statements(c agglo.ChainID, asOf time.Time) statementIndex {
	ix := statementIndex{}
	for _, st := range s.Snap.Statements(c) {
		if st.Specificity == "planned-layout" || !byDate(st.AsOf, asOf) {
			continue
		}
		ix[st.Link] = append(ix[st.Link], st)
	}
	return ix
}

// byDate reports whether a statement of a date, as precise as known, was made
// by asOf. One without a date is taken as old enough.
func byDate(date string, asOf time.Time) bool {
	if date == "" {
		return true
	}
	p, err := agglo.ParsePeriod(date)
	return err == nil && !p.End().After(asOf)
}

func (ix statementIndex) find(s *Session, region agglo.RegionID, link agglo.LinkID) []store.Statement {
	var out []store.Statement
	for _, st := range ix[link] {
		if st.Region == region || s.Snap.Regions().Within(st.Region, region) {
			out = append(out, st)
		}
	}
	return out
}
