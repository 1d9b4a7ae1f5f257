package answer

import (
	"context"
	"slices"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// Projects are the investments of a region by stage, as the register has them,
// whatever the period asked.
type Projects struct {
	Announced    []Project `json:"announced"`    // planned, the latest first
	Construction []Project `json:"construction"` // the latest first
	Running      int       `json:"running"`      // establishments that run at the end of the period
	Recent       []Project `json:"recent"`       // of those that run, the latest to begin
}

// A Project is one establishment with what it makes or will make.
type Project struct {
	Establishment agglo.EstablishmentID `json:"establishment"`
	Name          agglo.Text            `json:"name"`
	Organisation  agglo.OrganisationID  `json:"organisation"`
	Place         agglo.Text            `json:"place"`
	Region        agglo.RegionID        `json:"region"`
	Makes         []agglo.Text          `json:"makes"`          // links
	Capacity      []agglo.Text          `json:"capacity"`       // as stated, a text a row
	Date          string                `json:"date,omitempty"` // of the status; of one that runs, since when it is known to
	Source        agglo.SourceID        `json:"source,omitempty"`
}

// recentShown is how many of the sites that run are shown.
const recentShown = 10

func (a *ProfileAnswer) addProjects(ctx context.Context, d *Desk) error {
	coming, _, err := d.Snap.Sites(ctx, store.SiteQuery{Region: a.Region.ID, States: []string{"coming"}})
	if err != nil {
		return err
	}
	running, _, err := d.Snap.Sites(ctx, store.SiteQuery{Region: a.Region.ID, States: []string{"running"}, AsOf: a.Period.End()})
	if err != nil {
		return err
	}
	var planned, building []store.Site
	for _, s := range coming {
		if s.Status == "planned" {
			planned = append(planned, s)
		} else {
			building = append(building, s)
		}
	}
	a.Projects.Announced = d.projects(planned, func(s store.Site) string { return s.StatusAsOf })
	a.Projects.Construction = d.projects(building, func(s store.Site) string { return s.StatusAsOf })
	a.Projects.Recent = d.projects(running, func(s store.Site) string { return s.EvidenceFrom })
	a.Projects.Running = len(a.Projects.Recent)
	a.Projects.Recent = a.Projects.Recent[:min(recentShown, a.Projects.Running)]
	for _, list := range [][]Project{a.Projects.Announced, a.Projects.Construction, a.Projects.Recent} {
		for _, p := range list {
			d.citeSource(p.Source)
		}
	}
	return nil
}

// projects makes one project of all rows of an establishment, the latest first.
func (d *Desk) projects(sites []store.Site, date func(store.Site) string) []Project {
	var out []Project
	at := map[agglo.EstablishmentID]int{}
	for _, s := range sites {
		i, seen := at[s.Establishment]
		if !seen {
			i = len(out)
			at[s.Establishment] = i
			out = append(out, Project{
				Establishment: s.Establishment, Name: indicator.SiteName(s), Organisation: s.Organisation, Place: d.RegionName(s.Region), Region: s.Region,
				Date: date(s), Source: s.SiteRow.Source,
			})
		}
		if name, err := d.SubjectName(agglo.LinkSubject(s.Chain, s.Link)); err == nil && !slices.Contains(out[i].Makes, name) {
			out[i].Makes = append(out[i].Makes, name)
		}
		if s.Capacity != nil {
			out[i].Capacity = append(out[i].Capacity, quantity.Text(*s.Capacity, s.CapacityUnit, agglo.Exact, quantity.Full))
		}
	}
	slices.SortStableFunc(out, func(x, y Project) int { return strings.Compare(y.Date, x.Date) })
	return out
}

var stageTitles = []agglo.Text{{En: "announced", Zh: "已公布"}, {En: "under construction", Zh: "在建"}, {En: "running", Zh: "在产"}}

func (a *ProfileAnswer) projectTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "projects", Title: pick(lang, "Investment projects by stage", "投资项目（按阶段）"), Columns: []table.Column{
		{Name: "stage", Title: pick(lang, "stage", "阶段")}, {Name: "project", Title: pick(lang, "project", "项目")}, {Name: "establishment", Title: pick(lang, "id", "编号"), Minor: true},
		{Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "makes", Title: pick(lang, "makes", "产品")}, {Name: "capacity", Title: pick(lang, "capacity", "产能")}, {Name: "date", Title: pick(lang, "as of", "截至")}}}
	for i, list := range [][]Project{a.Projects.Announced, a.Projects.Construction, a.Projects.Recent} {
		for _, p := range list {
			t.Add(stageTitles[i].In(lang), p.Name.In(lang), string(p.Establishment), p.Place.In(lang), few(p.Makes, reasonsShown, lang), orNil(few(p.Capacity, reasonsShown, lang)), orNil(p.Date))
		}
	}
	return t
}
