package indicator

import (
	"context"

	"agglo"
	"agglo/measure/chain"
	"agglo/quantity"
	"agglo/store"
)

// shown is how many sites prove a link in a figure; the rest is counted.
const shown = 3

// prove adds to f the sites that prove each present link, and lists the other
// links with the reason why they do not count.
func (s *Session) prove(ctx context.Context, c agglo.ChainID, f *Figure, states []LinkState) error {
	for _, st := range states {
		name := agglo.Text{En: st.Link.Name, Zh: st.Link.NameZh}
		if st.State != chain.Present {
			f.Left = append(f.Left, Left{What: name, Why: st.Why()})
			f.addStatements(name, st.Stated)
			continue
		}
		sites, total, err := s.Snap.Sites(ctx, store.SiteQuery{
			Region: f.Region, Chain: c, Links: []agglo.LinkID{st.Link.ID}, AsOf: f.Period.End(), States: []string{"running"}, Limit: shown,
		})
		if err != nil {
			return err
		}
		f.Rows += total
		for _, site := range sites {
			f.Inputs = append(f.Inputs, siteInput(name, site))
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
