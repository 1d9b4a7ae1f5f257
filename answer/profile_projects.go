package answer

import (
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// Projects are the investments of a region by their stage at the end of the
// period, as the register has them.
type Projects struct {
	Announced    Stage `json:"announced"`
	Construction Stage `json:"construction"`
	Running      Stage `json:"running"`
}

// A Stage has the projects that came to it last, the latest first.
type Stage struct {
	Total    int       `json:"total"`
	Projects []Project `json:"projects"`
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

// projectsShown is how many projects of a stage are shown.
const projectsShown = 20

func (a *ProfileAnswer) addProjects(ctx context.Context, d *Desk) error {
	stages, err := d.Snap.Projects(ctx, a.Region.ID, a.Period.End(), projectsShown)
	if err != nil {
		return err
	}
	planned := func(s store.Site) string { return s.StatusAsOf }
	a.Projects = Projects{
		Announced:    d.stage(stages["planned"], planned),
		Construction: d.stage(stages["construction"], planned),
		Running:      d.stage(stages["running"], func(s store.Site) string { return s.EvidenceFrom }),
	}
	return nil
}

// stage makes one project of all rows of an establishment.
func (d *Desk) stage(from store.Stage, date func(store.Site) string) Stage {
	out := Stage{Total: from.Total, Projects: []Project{}}
	for i, s := range from.Sites {
		if i == 0 || s.Establishment != from.Sites[i-1].Establishment {
			d.citeSource(s.SiteRow.Source)
			out.Projects = append(out.Projects, Project{
				Establishment: s.Establishment, Name: indicator.SiteName(s), Organisation: s.Organisation, Place: d.RegionName(s.Region), Region: s.Region,
				Date: date(s), Source: s.SiteRow.Source,
			})
		}
		p := &out.Projects[len(out.Projects)-1]
		p.Date = max(p.Date, date(s))
		if name, err := d.SubjectName(agglo.LinkSubject(s.Chain, s.Link)); err == nil && !slices.Contains(p.Makes, name) {
			p.Makes = append(p.Makes, name)
		}
		if s.Capacity != nil {
			p.Capacity = append(p.Capacity, quantity.Text(*s.Capacity, s.CapacityUnit, agglo.Exact, quantity.Full))
		}
	}
	return out
}

var stageTitles = []agglo.Text{{En: "announced", Zh: "已公布"}, {En: "under construction", Zh: "在建"}, {En: "running", Zh: "在产"}}

func (a *ProfileAnswer) projectTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "projects", Title: pick(lang, "Investment projects by stage", "投资项目（按阶段）"), Columns: []table.Column{
		{Name: "stage", Title: pick(lang, "stage", "阶段")}, {Name: "project", Title: pick(lang, "project", "项目")}, {Name: "establishment", Title: pick(lang, "id", "编号"), Minor: true},
		{Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "makes", Title: pick(lang, "makes", "产品")}, {Name: "capacity", Title: pick(lang, "capacity", "产能")}, {Name: "date", Title: pick(lang, "as of", "截至")}}}
	for i, stage := range []Stage{a.Projects.Announced, a.Projects.Construction, a.Projects.Running} {
		for _, p := range stage.Projects {
			t.Add(stageTitles[i].In(lang), p.Name.In(lang), string(p.Establishment), p.Place.In(lang), few(p.Makes, reasonsShown, lang), orNil(few(p.Capacity, reasonsShown, lang)), orNil(p.Date))
		}
	}
	return t
}
