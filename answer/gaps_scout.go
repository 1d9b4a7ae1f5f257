package answer

import (
	"cmp"
	"context"
	"slices"
	"time"

	"agglo"
	"agglo/indicator"
	"agglo/measure/spatial"
	"agglo/quantity"
	"agglo/store"
)

// A scout finds candidates for the links that a region lacks.
type scout struct {
	*Desk
	region    store.Region
	country   agglo.RegionID
	centre    spatial.Point
	placed    bool
	in        GapsIn
	chain     agglo.ChainID
	plants    *indicator.Plants
	inputs    []store.Input
	customers map[agglo.OrganisationID][]store.Supply // known supplies of each supplier to customers here
}

func (d *Desk) scout(ctx context.Context, c agglo.ChainID, region store.Region, asOf time.Time, in GapsIn) (*scout, error) {
	s := &scout{Desk: d, region: region, country: d.Snap.Regions().Country(region.ID), in: in, chain: c, inputs: d.Snap.Inputs(c)}
	s.centre, s.placed = d.CentreOf(region.ID)
	var err error
	if s.plants, err = d.Plants(ctx, asOf); err != nil {
		return nil, err
	}
	trades, err := d.Trades(ctx, agglo.Subject(c), region.ID, asOf)
	if err != nil {
		return nil, err
	}
	s.customers = map[agglo.OrganisationID][]store.Supply{}
	for _, t := range trades {
		s.customers[t.Supplier] = append(s.customers[t.Supplier], t.Supply)
	}
	return s, nil
}

func (s *scout) gap(st indicator.LinkState, state string, e *indicator.LinkEvidence, runs map[agglo.LinkID]bool) GapLink {
	g := GapLink{ID: st.Link.ID, Name: linkText(st.Link), Core: st.Link.Core, State: state, Why: st.Why(), Coming: e.Coming}
	if state == Fragile {
		g.Here = e.Running
	}
	s.citeSites(g.Here)
	s.citeSites(g.Coming)
	users, needs := neighbours(s.inputs, g.ID)
	for _, u := range users {
		if runs[u] {
			g.Users = append(g.Users, s.linkName(u))
		}
	}
	here, makers := s.here(append(users, needs...)), s.makers(g.ID)
	taken := map[agglo.OrganisationID]bool{}
	for _, id := range s.in.Exclude {
		taken[agglo.OrganisationID(id)] = true
	}
	elsewhere := map[agglo.OrganisationID]bool{}
	for _, m := range makers {
		if m.inside {
			taken[m.plant.Site.Owner] = true // it makes the link here already
		} else {
			elsewhere[m.plant.Site.Owner] = true
		}
	}
	g.Makers = len(elsewhere)
	g.Candidates = s.take(g.Candidates, Neighbour, s.neighbours(here, makers), taken)
	g.Candidates = s.take(g.Candidates, Near, s.near(makers), taken)
	g.Candidates = s.take(g.Candidates, Leader, s.leaders(makers), taken)
	return g
}

func (s *scout) linkName(id agglo.LinkID) agglo.Text {
	for _, l := range s.Snap.Links(s.chain) {
		if l.ID == id {
			return linkText(l)
		}
	}
	return agglo.Text{En: string(id), Zh: string(id)}
}

// take adds those candidates of a group whose owner is not taken yet.
func (s *scout) take(list []Candidate, group string, from []Candidate, taken map[agglo.OrganisationID]bool) []Candidate {
	n := 0
	for _, c := range from {
		owner := s.ownerOf(c.Organisation)
		if n == s.in.Each || taken[owner] || taken[c.Organisation] {
			continue
		}
		taken[owner] = true
		if c.Group = group; group == Leader && c.Capacity == nil {
			c.Group = Elsewhere
		}
		for _, x := range s.customers[c.Organisation] {
			c.Evidence = append(c.Evidence, x.Row)
		}
		for _, row := range c.Evidence {
			s.citeSource(row.Source)
		}
		list, n = append(list, c), n+1
	}
	return list
}

func (s *scout) ownerOf(org agglo.OrganisationID) agglo.OrganisationID {
	if own := s.plants.ByOrg[org]; len(own) > 0 {
		if site := s.plants.All[own[0]].Site; site.Organisation == org {
			return site.Owner
		}
	}
	return org
}

// A maker runs the link that is looked for, inside the region or elsewhere.
type maker struct {
	plant    indicator.Plant
	distance *float64
	share    *float64
	inside   bool
}

// makers returns the plants of a link in the country.
func (s *scout) makers(link agglo.LinkID) []maker {
	var out []maker
	total := 0.0
	subject := agglo.LinkSubject(s.chain, link)
	for _, p := range s.plants.All {
		if p.Subject != subject || !s.Snap.Regions().Within(p.Site.Region, s.country) {
			continue
		}
		m := maker{plant: p, distance: s.distance(p), inside: s.Snap.Regions().Within(p.Site.Region, s.region.ID)}
		if p.Amount > 0 {
			total += p.Amount
		}
		out = append(out, m)
	}
	for i := range out {
		if total > 0 {
			out[i].share = finite(100 * out[i].plant.Amount / total)
		}
	}
	return out
}

// distance returns the km from the centre of the region to a plant, nil where
// either is unknown.
func (s *scout) distance(p indicator.Plant) *float64 {
	if !p.Placed || !s.placed {
		return nil
	}
	return finite(spatial.Sphere.Distance(s.centre, p.At) / 1000)
}

// here returns the plants in the region that run one of some links, by organisation.
func (s *scout) here(links []agglo.LinkID) map[agglo.OrganisationID][]indicator.Plant {
	out := map[agglo.OrganisationID][]indicator.Plant{}
	for _, p := range s.plants.All {
		if p.Site.Chain == s.chain && slices.Contains(links, p.Site.Link) && s.Snap.Regions().Within(p.Site.Region, s.region.ID) {
			out[p.Site.Organisation] = append(out[p.Site.Organisation], p)
		}
	}
	return out
}

// neighbours are organisations that run a neighbouring link here: those that
// run the link elsewhere first, then those with more neighbouring links, then
// those of larger groups.
func (s *scout) neighbours(here map[agglo.OrganisationID][]indicator.Plant, makers []maker) []Candidate {
	runsIt := map[agglo.OrganisationID]agglo.Row{}
	for _, m := range makers {
		runsIt[m.plant.Site.Owner] = m.plant.Site.Row
	}
	var out []Candidate
	for _, plants := range here {
		c := s.candidate(plants[0])
		c.Distance = s.distance(plants[0])
		c.Capacity, c.Unit, c.Text, c.Product = nil, "", agglo.Text{}, "" // of another link
		for _, p := range plants {
			if name := s.linkName(p.Site.Link); !slices.Contains(c.Makes, name) {
				c.Makes = append(c.Makes, name)
				c.Evidence = append(c.Evidence, p.Site.Row)
			}
		}
		if row, ok := runsIt[plants[0].Site.Owner]; ok {
			c.Elsewhere = true
			c.Evidence = append(c.Evidence, row)
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		if a.Elsewhere != b.Elsewhere {
			if a.Elsewhere {
				return -1
			}
			return 1
		}
		size := func(c Candidate) int { return len(s.plants.ByOrg[s.ownerOf(c.Organisation)]) }
		return cmp.Or(len(b.Makes)-len(a.Makes), size(b)-size(a), cmp.Compare(a.Organisation, b.Organisation))
	})
	return out
}

// local are the makers in the region, the largest first; those without a stated
// capacity come last.
func (s *scout) local(makers []maker) []Candidate {
	return s.bySize(makers, func(m maker) bool { return m.inside })
}

// near are the makers within the distance, the nearest first.
func (s *scout) near(makers []maker) []Candidate {
	var out []Candidate
	for _, m := range makers {
		if !m.inside && m.distance != nil && *m.distance <= s.in.Within {
			out = append(out, s.made(m))
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(*a.Distance, *b.Distance) })
	return out
}

// leaders are the makers of the country, the largest first; those without a
// stated capacity come last.
func (s *scout) leaders(makers []maker) []Candidate {
	return s.bySize(makers, func(m maker) bool { return !m.inside })
}

func (s *scout) bySize(makers []maker, keep func(maker) bool) []Candidate {
	var out []Candidate
	for _, m := range makers {
		if keep(m) {
			out = append(out, s.made(m))
		}
	}
	size := func(c Candidate) float64 {
		if c.Capacity == nil {
			return -1
		}
		return *c.Capacity
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(size(b), size(a)) })
	return out
}

func (s *scout) made(m maker) Candidate {
	c := s.candidate(m.plant)
	c.Distance, c.Share = m.distance, m.share
	c.Evidence = []agglo.Row{m.plant.Site.Row}
	return c
}

func (s *scout) candidate(p indicator.Plant) Candidate {
	c := Candidate{
		Organisation: p.Site.Organisation, Name: agglo.Text{En: p.Site.OrgName, Zh: p.Site.OrgNameZh}, Site: p.Name(),
		Place: s.RegionName(p.City), Region: p.Site.Region, Product: p.Site.Product, Capacity: finite(p.Amount), Unit: s.plants.Unit[p.Subject],
	}
	if c.Capacity != nil {
		c.Text = quantity.Text(p.Amount, c.Unit, agglo.Exact, quantity.Full)
	}
	return c
}
