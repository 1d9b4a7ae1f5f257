package api

import (
	"context"
	"net/http"
	"path"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"agglo"
	"agglo/answer"
	"agglo/store"
	"agglo/table"
)

const (
	figurePath   = prefix + "figure/{id}"
	boundaryPath = boundariesPath + "{name}"
)

// mountRegister serves sites, organisations, boundaries, and figures by path.
func (s *Server) mountRegister() {
	get(s, data("table", "tables/{name}", "Rows of a table as they are in the data set, each with its file and line"), listRows)
	get(s, data("sites", "sites", "Sites of the register with who runs them, those running first"), listSites)
	get(s, data("points", "points", "Where running sites lie, all at once"), listPoints)
	get(s, data("organisation", "organisations/{id}", "One organisation with its owner, sites, supplies and titles"), oneOrganisation)
	get(s, data("boundaries", "boundaries", "Boundary files that there are"), listBoundaries)
	huma.Register(s.api, huma.Operation{
		OperationID: "boundary", Method: http.MethodGet, Path: boundaryPath, Summary: "A boundary file, TopoJSON as it is in the data set",
		Tags: []string{"Data set"}, Errors: []int{http.StatusNotFound},
		Responses: map[string]*huma.Response{"200": {Description: "TopoJSON", Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Type: huma.TypeObject}}}}},
	}, s.boundary)
	get(s, huma.Operation{
		OperationID: "figure-by-id", Path: figurePath, Summary: answer.Figure.Title.En, Tags: []string{"Questions"},
		Description: answer.Figure.Summary.En + " The slashes of the id may stand in the path as they are.",
	}, func(ctx context.Context, in *FigureIn) (*answer.FigureAnswer, error) {
		return answer.Figure.Run(ctx, registryOf(ctx), answer.FigureIn(*in))
	})
}

// FigureIn names a figure in the path.
type FigureIn struct {
	ID string `path:"id" example:"chain-integrity/CN-320400/power-battery/2023" doc:"figure id: indicator/region/subject/period, or indicator/region/period"`
}

// SitesIn asks for sites.
type SitesIn struct {
	Region       string   `query:"region" example:"Changzhou" doc:"only in this region or below it, by id or name"`
	Chain        string   `query:"chain" example:"power-battery" doc:"only of this chain, by id or name"`
	Link         string   `query:"link" example:"power-battery.cell" doc:"only of this link, by id or name, or as chain.link"`
	Organisation string   `query:"organisation" doc:"only of this organisation, by id"`
	Owner        string   `query:"owner" doc:"only of organisations with this ultimate parent, by id"`
	Site         string   `query:"site" doc:"only this establishment, by id"`
	AsOf         string   `query:"as-of" example:"2023-12-31" doc:"date or period whose last day counts; left out, all that is known counts"`
	State        []string `query:"state" enum:"running,later,coming,closed" doc:"only in these states at the date"`
	Page
}

// A SiteList is a page of sites.
type SiteList struct {
	Sites   []store.Site   `json:"sites"`
	Sources []agglo.Source `json:"sources"` // of the rows
	More
}

// Tables returns the sites and their sources.
func (l *SiteList) Tables(agglo.Lang) []*table.Table {
	return append(tableOf("sites", l.Sites), tableOf("sources", l.Sources)...)
}

func listSites(ctx context.Context, in *SitesIn) (*SiteList, error) {
	d := answer.NewDesk(registryOf(ctx))
	q, err := siteQuery(d, in)
	if err != nil {
		return nil, err
	}
	hash := hashOf(ctx)
	if q.Offset, err = in.offset(hash); err != nil {
		return nil, err
	}
	out := &SiteList{}
	total := 0
	if out.Sites, total, err = d.Snap.Sites(ctx, q); err != nil {
		return nil, err
	}
	out.More = in.more(hash, q.Offset, len(out.Sites), total)
	out.Sources, err = sourcesOf(ctx, d.Snap)
	return out, err
}

// siteQuery resolves the names of a question about sites.
func siteQuery(d *answer.Desk, in *SitesIn) (q store.SiteQuery, err error) {
	q = store.SiteQuery{
		Organisation: agglo.OrganisationID(in.Organisation), Owner: agglo.OrganisationID(in.Owner), Establishment: agglo.EstablishmentID(in.Site),
		States: in.State, Limit: in.Limit,
	}
	if in.Region != "" {
		r, err := d.Region(in.Region)
		if err != nil {
			return q, err
		}
		q.Region = r.ID
	}
	if in.Chain != "" {
		c, err := d.Chain(in.Chain)
		if err != nil {
			return q, err
		}
		q.Chain = c.ID
	}
	if in.Link != "" {
		l, err := d.Link(in.Link, q.Chain)
		if err != nil {
			return q, err
		}
		q.Chain, q.Links = l.Chain, []agglo.LinkID{l.ID}
	}
	if in.AsOf != "" {
		p, err := agglo.ParsePeriod(in.AsOf)
		if err != nil {
			return q, err
		}
		q.AsOf = p.End()
	}
	return q, nil
}

// sourcesOf returns the sources of the rows that a snapshot has given out.
func sourcesOf(ctx context.Context, snap *store.Snapshot) ([]agglo.Source, error) {
	var ids []agglo.SourceID
	for _, read := range snap.Reads() {
		ids = append(ids, read.Sources...)
	}
	return snap.Sources(ctx, ids)
}

// OrganisationIn names an organisation.
type OrganisationIn struct {
	ID string `path:"id" example:"catl" doc:"id of the organisation; search finds it by name"`
}

// An OrganisationAnswer is an organisation with what is known of it.
type OrganisationAnswer struct {
	Organisation store.Organisation   `json:"organisation"`
	Owner        *store.Organisation  `json:"owner,omitempty"` // ultimate parent, where that is another
	Sites        []store.Site         `json:"sites"`           // its own and, for an ultimate parent, those of the organisations below it
	SiteTotal    int                  `json:"site_total"`
	Supplies     []store.Supply       `json:"supplies"` // where it supplies or is supplied
	Partners     []store.Organisation `json:"partners"` // those at the other end of supplies
	Titles       []store.Title        `json:"titles"`
	Sources      []agglo.Source       `json:"sources"` // of the rows
}

// Tables returns the sites and supplies.
func (a *OrganisationAnswer) Tables(agglo.Lang) []*table.Table {
	return append(tableOf("sites", a.Sites), tableOf("supplies", a.Supplies)...)
}

func oneOrganisation(ctx context.Context, in *OrganisationIn) (*OrganisationAnswer, error) {
	snap := registryOf(ctx).Store().Snapshot()
	id := agglo.OrganisationID(in.ID)
	o, there, err := snap.Organisation(ctx, id)
	if err != nil {
		return nil, err
	}
	if !there {
		return nil, agglo.Errorf(agglo.NotFound, "there is no organisation %q: search finds organisations by name", in.ID)
	}
	a := &OrganisationAnswer{Organisation: o}
	q := store.SiteQuery{Organisation: id}
	if o.Owner == id {
		q = store.SiteQuery{Owner: id}
	} else if owner, there, err := snap.Organisation(ctx, o.Owner); err != nil {
		return nil, err
	} else if there {
		a.Owner = &owner
	}
	if a.Sites, a.SiteTotal, err = snap.Sites(ctx, q); err != nil {
		return nil, err
	}
	if err := a.addSupplies(ctx, snap, id); err != nil {
		return nil, err
	}
	for _, t := range snap.Titles() {
		if t.Organisation == id {
			a.Titles = append(a.Titles, t)
		}
	}
	a.Sources, err = sourcesOf(ctx, snap)
	return a, err
}

func (a *OrganisationAnswer) addSupplies(ctx context.Context, snap *store.Snapshot, id agglo.OrganisationID) (err error) {
	if a.Supplies, err = snap.Supplies(ctx, store.SupplyQuery{Organisation: id}); err != nil {
		return err
	}
	var partners []agglo.OrganisationID
	for _, x := range a.Supplies {
		if x.Supplier == id {
			partners = append(partners, x.Customer)
		} else {
			partners = append(partners, x.Supplier)
		}
	}
	a.Partners, err = snap.Organisations(ctx, partners)
	return err
}

// A BoundaryList names the boundary files.
type BoundaryList struct {
	Boundaries []BoundaryEntry `json:"boundaries"`
}

// A BoundaryEntry is one boundary file.
type BoundaryEntry struct {
	Name  string `json:"name"` // the last part of its address below /api/v1/boundaries/
	Bytes int    `json:"bytes"`
}

func listBoundaries(ctx context.Context, _ *struct{}) (*BoundaryList, error) {
	all, err := registryOf(ctx).Store().Snapshot().Boundaries(ctx)
	if err != nil {
		return nil, err
	}
	out := &BoundaryList{}
	for _, b := range all {
		out.Boundaries = append(out.Boundaries, BoundaryEntry{path.Base(b.Name), len(b.Content)})
	}
	return out, nil
}

// BoundaryIn names a boundary file.
type BoundaryIn struct {
	Name string `path:"name" example:"china-provinces.topo.json" doc:"name of the file"`
}

func (s *Server) boundary(ctx context.Context, in *BoundaryIn) (*reply, error) {
	all, err := registryOf(ctx).Store().Snapshot().Boundaries(ctx)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	var names []string
	for _, b := range all {
		if path.Base(b.Name) == in.Name {
			return &reply{ContentType: "application/json", Body: b.Content}, nil
		}
		names = append(names, path.Base(b.Name))
	}
	return nil, s.problem(ctx, agglo.Errorf(agglo.NotFound, "there is no boundary file %q: there are %s", in.Name, strings.Join(names, ", ")))
}
