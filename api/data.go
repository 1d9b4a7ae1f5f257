package api

import (
	"context"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"agglo"
	"agglo/answer"
	"agglo/store"
	"agglo/table"
)

// mountData serves what the data set holds beside the register.
func (s *Server) mountData() {
	get(s, data("release", "release", "The release that is served"), s.release)
	get(s, data("regions", "regions", "Regions, in the order of the data set"), listRegions)
	get(s, data("region", "regions/{id}", "One region with what lies around and below it"), oneRegion)
	get(s, data("chains", "chains", "Industry chains"), listChains)
	get(s, data("links", "chains/{id}/links", "The links of a chain and what they need from one another"), listLinks)
	get(s, data("subjects", "subjects", "Products and industries that observations speak of"), listSubjects)
	get(s, data("sources", "sources", "Sources that the rows of the data set name"), listSources)
	get(s, data("coverage", "coverage", "How far regions were searched for chains"), listCoverage)
}

func data(id, path, summary string) huma.Operation {
	return huma.Operation{OperationID: id, Path: prefix + path, Summary: summary, Tags: []string{"Data set"}}
}

func hashOf(ctx context.Context) string { return registryOf(ctx).Store().Release().Hash }

// Served is the release that is served, and by what.
type Served struct {
	store.Release
	Program string `json:"program"` // version of agglo
}

func (s *Server) release(ctx context.Context, _ *struct{}) (*Served, error) {
	return &Served{registryOf(ctx).Store().Release(), s.opt.Version}, nil
}

// RegionsIn asks for regions.
type RegionsIn struct {
	Level  string `query:"level" enum:"country,province,prefecture,county,park" doc:"only this level"`
	Within string `query:"within" example:"Jiangsu" doc:"only this region and those below it, by id or name"`
	Cities bool   `query:"cities" doc:"only those counted as cities"`
	Q      string `query:"q" example:"chang" doc:"only those with this text in their name or id"`
	Page
}

// A RegionList is a page of regions.
type RegionList struct {
	Regions []store.Region `json:"regions"`
	More
}

// Tables returns the regions.
func (l *RegionList) Tables(agglo.Lang) []*table.Table { return tableOf("regions", l.Regions) }

func listRegions(ctx context.Context, in *RegionsIn) (*RegionList, error) {
	d := answer.NewDesk(registryOf(ctx))
	regions := d.Snap.Regions()
	var within agglo.RegionID
	if in.Within != "" {
		r, err := d.Region(in.Within)
		if err != nil {
			return nil, err
		}
		within = r.ID
	}
	text := strings.ToLower(in.Q)
	var out []store.Region
	for _, r := range regions.All() {
		if (in.Level == "" || r.Level == in.Level) && (!in.Cities || r.City) && (within == "" || regions.Within(r.ID, within)) &&
			strings.Contains(strings.ToLower(string(r.ID)+"\n"+r.Name+"\n"+r.NameZh), text) {
			out = append(out, r)
		}
	}
	page, more, err := cut(in.Page, hashOf(ctx), out)
	return &RegionList{page, more}, err
}

// RegionIn names a region.
type RegionIn struct {
	ID string `path:"id" example:"CN-320400" doc:"region by id or name"`
}

// A RegionAnswer is a region with its place in the hierarchy.
type RegionAnswer struct {
	Region   store.Region     `json:"region"`
	Around   []store.Region   `json:"around"` // the nearest first
	Below    []store.Region   `json:"below"`  // those right below it
	Coverage []store.Coverage `json:"coverage"`
}

func oneRegion(ctx context.Context, in *RegionIn) (*RegionAnswer, error) {
	d := answer.NewDesk(registryOf(ctx))
	r, err := d.Region(in.ID)
	if err != nil {
		return nil, err
	}
	regions := d.Snap.Regions()
	out := &RegionAnswer{Region: r}
	for _, id := range regions.Ancestors(r.ID) {
		up, _ := regions.Get(id)
		out.Around = append(out.Around, up)
	}
	for _, id := range regions.Children(r.ID) {
		down, _ := regions.Get(id)
		out.Below = append(out.Below, down)
	}
	for _, c := range d.Snap.Coverage() {
		if c.Region == r.ID {
			out.Coverage = append(out.Coverage, c)
		}
	}
	return out, nil
}

// A ChainList holds all chains.
type ChainList struct {
	Chains []ChainEntry `json:"chains"`
}

// A ChainEntry is a chain with the number of its links; one without links is a
// roof over the chains that name it as their parent.
type ChainEntry struct {
	store.Chain
	Links int `json:"links"`
}

// Tables returns the chains.
func (l *ChainList) Tables(agglo.Lang) []*table.Table { return tableOf("chains", l.Chains) }

func listChains(ctx context.Context, _ *struct{}) (*ChainList, error) {
	snap := registryOf(ctx).Store().Snapshot()
	out := &ChainList{}
	for _, c := range snap.Chains() {
		out.Chains = append(out.Chains, ChainEntry{c, len(snap.Links(c.ID))})
	}
	return out, nil
}

// LinksIn names a chain.
type LinksIn struct {
	ID string `path:"id" example:"power-battery" doc:"chain by id or name"`
}

// A LinkList holds the links of a chain.
type LinkList struct {
	Chain  store.Chain   `json:"chain"`
	Links  []store.Link  `json:"links"`
	Inputs []store.Input `json:"inputs"`
}

// Tables returns the links and their inputs.
func (l *LinkList) Tables(agglo.Lang) []*table.Table {
	return append(tableOf("links", l.Links), tableOf("inputs", l.Inputs)...)
}

func listLinks(ctx context.Context, in *LinksIn) (*LinkList, error) {
	d := answer.NewDesk(registryOf(ctx))
	c, err := d.Chain(in.ID)
	if err != nil {
		return nil, err
	}
	return &LinkList{c, slices.Clone(d.Snap.Links(c.ID)), d.Snap.Inputs(c.ID)}, nil
}

// A SubjectList holds products and industries.
type SubjectList struct {
	Subjects []store.Subject `json:"subjects"`
}

// Tables returns the subjects.
func (l *SubjectList) Tables(agglo.Lang) []*table.Table { return tableOf("subjects", l.Subjects) }

func listSubjects(ctx context.Context, _ *struct{}) (*SubjectList, error) {
	return &SubjectList{slices.Clone(registryOf(ctx).Store().Snapshot().Subjects())}, nil
}

// A SourceList is a page of sources.
type SourceList struct {
	Sources []agglo.Source `json:"sources"`
	More
}

// SourcesIn asks for sources.
type SourcesIn struct {
	ID []string `query:"id" doc:"only these"`
	Page
}

// Tables returns the sources.
func (l *SourceList) Tables(agglo.Lang) []*table.Table { return tableOf("sources", l.Sources) }

func listSources(ctx context.Context, in *SourcesIn) (*SourceList, error) {
	all, err := registryOf(ctx).Store().Snapshot().AllSources(ctx)
	if err != nil {
		return nil, err
	}
	if len(in.ID) > 0 {
		all = slices.DeleteFunc(all, func(x agglo.Source) bool { return !slices.Contains(in.ID, string(x.ID)) })
	}
	page, more, err := cut(in.Page, hashOf(ctx), all)
	return &SourceList{page, more}, err
}

// CoverageIn asks for coverage.
type CoverageIn struct {
	Region string `query:"region" example:"Changzhou" doc:"only this region, by id or name"`
	Chain  string `query:"chain" example:"power-battery" doc:"only this chain, by id or name"`
	Page
}

// A CoverageList is a page of coverage.
type CoverageList struct {
	Coverage []store.Coverage `json:"coverage"`
	More
}

// Tables returns the coverage.
func (l *CoverageList) Tables(agglo.Lang) []*table.Table { return tableOf("coverage", l.Coverage) }

func listCoverage(ctx context.Context, in *CoverageIn) (*CoverageList, error) {
	d := answer.NewDesk(registryOf(ctx))
	var region agglo.RegionID
	var chain agglo.ChainID
	if in.Region != "" {
		r, err := d.Region(in.Region)
		if err != nil {
			return nil, err
		}
		region = r.ID
	}
	if in.Chain != "" {
		c, err := d.Chain(in.Chain)
		if err != nil {
			return nil, err
		}
		chain = c.ID
	}
	var out []store.Coverage
	for _, c := range d.Snap.Coverage() {
		if (region == "" || c.Region == region) && (chain == "" || c.Chain == chain) {
			out = append(out, c)
		}
	}
	page, more, err := cut(in.Page, hashOf(ctx), out)
	return &CoverageList{page, more}, err
}
