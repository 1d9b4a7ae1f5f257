package indicator

import (
	"context"
	"time"

	"agglo"
	"agglo/measure/chain"
	"agglo/quantity"
	"agglo/store"
)

// shown is how many sites prove a link in a figure; the rest is counted.
const shown = 3

// LinkEvidence is what the register has of one link in a region: a few
// establishments of each state, each once, and how many run in all.
type LinkEvidence struct {
	Running, Coming []store.Site
	Sites           int
}

// Evidence returns what the register has of each link of a chain in a region
// at a date, with at most perLink establishments of each state.
func (s *Session) Evidence(ctx context.Context, c agglo.ChainID, region agglo.RegionID, asOf time.Time, perLink int) (map[agglo.LinkID]*LinkEvidence, error) {
	q := store.SiteQuery{Region: region, Chain: c, AsOf: asOf, States: []string{"running", "coming"}}
	sites, err := s.Snap.SitesPerLink(ctx, q, perLink)
	if err != nil {
		return nil, err
	}
	held, err := s.held(ctx, c, []agglo.RegionID{region}, asOf)
	if err != nil {
		return nil, err
	}
	out := map[agglo.LinkID]*LinkEvidence{}
	for _, l := range s.Snap.Links(c) {
		out[l.ID] = &LinkEvidence{}
	}
	for _, site := range sites {
		if e := out[site.Link]; site.State == "coming" {
			e.Coming = append(e.Coming, site)
		} else {
			e.Running = append(e.Running, site)
		}
	}
	for _, h := range held {
		out[h.Link].Sites = h.Sites
	}
	return out, nil
}

// prove adds to f the sites that prove each present link, and lists the other
// links with the reason why they do not count.
func (s *Session) prove(ctx context.Context, c agglo.ChainID, f *Figure, states []LinkState) error {
	sites, err := s.Snap.Foremost(ctx, f.Region, c, f.Period.End(), shown)
	if err != nil {
		return err
	}
	held, err := s.held(ctx, c, []agglo.RegionID{f.Region}, f.Period.End())
	if err != nil {
		return err
	}
	for _, h := range held {
		f.Rows += h.Sites
	}
	for _, st := range states {
		name := agglo.Text{En: st.Link.Name, Zh: st.Link.NameZh}
		if st.State != chain.Present {
			f.Left = append(f.Left, Left{What: name, Why: st.Why()})
			f.addStatements(name, st.Stated)
			continue
		}
		for _, site := range sites {
			if site.Link == st.Link.ID {
				f.Inputs = append(f.Inputs, siteInput(name, site))
			}
		}
	}
	return nil
}

func siteInput(link agglo.Text, site store.Site) Input {
	row := site.Row
	if row.Source == "" {
		row = site.SiteRow
	}
	in := Input{Name: link, Row: &row, Status: site.State, Text: SiteName(site)}
	if site.Capacity != nil {
		in.Value = site.Capacity
		in.Text = agglo.Textf("%s, %s", "%s，%s", in.Text, quantity.Text(*site.Capacity, site.CapacityUnit, agglo.Exact, quantity.Full))
	}
	return in
}

// SiteName returns the name of a site, that of its organisation where it has none.
func SiteName(site store.Site) agglo.Text {
	t := agglo.Text{En: site.Name, Zh: site.NameZh}
	if t.En == "" {
		t.En = site.OrgName
	}
	if t.Zh == "" {
		t.Zh = site.OrgNameZh
	}
	return t
}

func (f *Figure) addStatements(link agglo.Text, stated []store.Statement) {
	for i, st := range stated {
		if i == shown {
			return
		}
		row := st.Row
		f.Others = append(f.Others, Other{
			Definition: agglo.Textf("%s: stated without a site", "%s：仅有陈述，无具名企业", link), Row: &row, Agrees: true,
			Text: agglo.Text{En: "stated", Zh: "来源提及"},
		})
	}
}
