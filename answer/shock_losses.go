package answer

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/measure/network"
)

// A PlantLoss is what one site loses of one link.
type PlantLoss struct {
	Establishment agglo.EstablishmentID `json:"establishment"`
	Name          agglo.Text            `json:"name"`
	Link          agglo.Subject         `json:"link"`
	LinkName      agglo.Text            `json:"link_name"`
	City          agglo.RegionID        `json:"city"`
	Place         agglo.Text            `json:"place"`
	First         int                   `json:"first_week"` // in which it loses at least a hundredth
	Stops         int                   `json:"stops_week"` // in which it stops, 0 if it does not
	End           float64               `json:"loss"`       // share of output in the last week
	Weeks         float64               `json:"weeks_lost"` // of normal output, altogether
	Cause         string                `json:"cause"`      // shock, inputs or customers
	Known         bool                  `json:"known"`      // tied to what is lost by known supplies, without estimated ones
	Share         *float64              `json:"share,omitempty"`
}

// A LinkLoss is what the country loses of one link.
type LinkLoss struct {
	Link  agglo.Subject `json:"link"`
	Name  agglo.Text    `json:"name"`
	Own   float64       `json:"own"`  // share of the register's output that the shock takes
	End   float64       `json:"loss"` // share lost in the last week, that included
	First int           `json:"first_week"`
}

// A RegionLoss is what the sites of a city lose.
type RegionLoss struct {
	Region  agglo.RegionID `json:"region"`
	Name    agglo.Text     `json:"name"`
	Sites   int            `json:"sites"` // in the network
	Hit     int            `json:"hit"`
	Stopped int            `json:"stopped"`
	First   int            `json:"first_week"`
	Mean    float64        `json:"loss"` // mean share of output lost in the last week, over its sites
}

// A SoleSupply says that a buyer has one known supplier of an input, which is lost.
type SoleSupply struct {
	Buyer    agglo.Text    `json:"buyer"`
	Place    agglo.Text    `json:"place"`
	Input    agglo.Subject `json:"input"`
	Name     agglo.Text    `json:"input_name"`
	Supplier agglo.Text    `json:"supplier"`
}

// felt is the share of output from which a site counts as hit.
const felt = 0.01

// A reckoning reads the course of a shock.
type reckoning struct {
	*Desk
	net    *indicator.SupplyNetwork
	course *network.Course
	weeks  int
	lost   []int
}

func (a *ShockAnswer) fill(r *reckoning) {
	tied := r.tied()
	links := make([]LinkLoss, len(r.net.Products))
	byCity := map[agglo.RegionID]*RegionLoss{}
	for i, p := range r.net.Plants {
		l := r.loss(i, tied[i])
		own := slices.Contains(r.lost, i)
		x := &links[r.net.Product[i]]
		x.End += r.net.Sites[i].Output * l.End
		if own {
			x.Own += r.net.Sites[i].Output * l.End
		}
		x.First = earlier(x.First, l.First)
		city := byCity[p.City]
		if city == nil {
			city = &RegionLoss{Region: p.City, Name: l.Place}
			byCity[p.City] = city
		}
		city.add(l)
		switch {
		case own:
			l.Cause = "shock"
			a.Lost = append(a.Lost, l)
			r.citeSource(p.Site.Row.Source)
		case l.First > 0:
			a.Hit = append(a.Hit, l)
			if l.Stops > 0 {
				a.Stopped++
			}
		}
	}
	a.Hits = len(a.Hit)
	slices.SortStableFunc(a.Hit, func(x, y PlantLoss) int {
		if x.Known != y.Known {
			return map[bool]int{true: -1, false: 1}[x.Known]
		}
		return cmp.Compare(y.Weeks, x.Weeks)
	})
	a.Hit = a.Hit[:min(a.limit, len(a.Hit))]
	a.fillLinks(r, links)
	a.fillRegions(byCity)
	a.Sole = r.sole(a.limit)
}

// earlier returns the earlier of two weeks, of which 0 is never.
func earlier(a, b int) int {
	if a == 0 || (b > 0 && b < a) {
		return b
	}
	return a
}

func (c *RegionLoss) add(l PlantLoss) {
	c.Sites++
	c.Mean += (l.End - c.Mean) / float64(c.Sites)
	if l.First > 0 {
		c.Hit++
		c.First = earlier(c.First, l.First)
	}
	if l.Stops > 0 {
		c.Stopped++
	}
}

func (a *ShockAnswer) fillLinks(r *reckoning, links []LinkLoss) {
	for k, l := range links {
		if l.End >= felt/10 {
			l.Link = r.net.Products[k]
			l.Name, _ = r.SubjectName(l.Link)
			a.Links = append(a.Links, l)
		}
	}
	slices.SortStableFunc(a.Links, func(x, y LinkLoss) int { return cmp.Compare(y.End, x.End) })
}

func (a *ShockAnswer) fillRegions(byCity map[agglo.RegionID]*RegionLoss) {
	for _, c := range byCity {
		if c.Hit > 0 {
			a.Regions = append(a.Regions, *c)
		}
	}
	slices.SortFunc(a.Regions, func(x, y RegionLoss) int {
		return cmp.Or(y.Stopped-x.Stopped, cmp.Compare(y.Mean*float64(y.Sites), x.Mean*float64(x.Sites)), cmp.Compare(x.Region, y.Region))
	})
}

func (r *reckoning) loss(i int, known bool) PlantLoss {
	p := r.net.Plants[i]
	name, _ := r.SubjectName(p.Subject)
	l := PlantLoss{
		Establishment: p.Site.Establishment, Name: p.Name(), Link: p.Subject, LinkName: name, City: p.City, Place: r.RegionName(p.City), Known: known,
		First: r.course.First(i, felt), Stops: r.course.First(i, 1), End: r.course.Loss(r.weeks, i), Weeks: r.course.Weeks(i), Cause: "inputs",
	}
	if r.course.Upstream[r.weeks-1][i] > r.course.Downstream[r.weeks-1][i] {
		l.Cause = "customers"
	}
	return l
}

// tied marks the plants that known supplies tie to what is lost.
func (r *reckoning) tied() []bool {
	next := make([][]int32, len(r.net.Plants))
	for k, l := range r.net.Links {
		if r.net.Origin[k] != network.Estimated {
			next[l.Supplier] = append(next[l.Supplier], l.Buyer)
			next[l.Buyer] = append(next[l.Buyer], l.Supplier)
		}
	}
	seen := make([]bool, len(next))
	queue := slices.Clone(r.lost)
	for _, i := range queue {
		seen[i] = true
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range next[i] {
			if !seen[j] {
				seen[j] = true
				queue = append(queue, int(j))
			}
		}
	}
	return seen
}

// sole lists the buyers whose only known supplier of an input is lost.
func (r *reckoning) sole(limit int) []SoleSupply {
	var known []network.Link
	for k, l := range r.net.Links {
		if r.net.Origin[k] != network.Estimated {
			known = append(known, l)
		}
	}
	supplies, err := network.Supplies(r.net.Product, known, r.owners())
	if err != nil {
		return nil // the links were made above: they cannot be at fault
	}
	var out []SoleSupply
	for _, x := range supplies {
		if x.Suppliers != 1 || !slices.Contains(r.lost, int(x.Largest)) || slices.Contains(r.lost, int(x.Buyer)) || len(out) == limit {
			continue
		}
		buyer, supplier := r.net.Plants[x.Buyer], r.net.Plants[x.Largest]
		name, _ := r.SubjectName(supplier.Subject)
		out = append(out, SoleSupply{Buyer: buyer.Name(), Place: r.RegionName(buyer.City), Input: supplier.Subject, Name: name,
			Supplier: agglo.Text{En: supplier.Site.OrgName, Zh: supplier.Site.OrgNameZh}})
	}
	return out
}

// owners numbers the owners of the plants.
func (r *reckoning) owners() []int32 {
	number := map[agglo.OrganisationID]int32{}
	out := make([]int32, len(r.net.Plants))
	for i, p := range r.net.Plants {
		if _, ok := number[p.Site.Owner]; !ok {
			number[p.Site.Owner] = int32(len(number))
		}
		out[i] = number[p.Site.Owner]
	}
	return out
}

// nameOutside names the known customers of what is lost that run no site in
// the register.
func (a *ShockAnswer) nameOutside(ctx context.Context, r *reckoning) error {
	makes := map[agglo.OrganisationID]bool{}
	for _, i := range r.lost {
		site := r.net.Plants[i].Site
		makes[site.Organisation], makes[site.Owner] = true, true
	}
	var ids []agglo.OrganisationID
	for _, x := range r.net.Absent {
		if makes[x.Supplier] && !slices.Contains(ids, x.Customer) {
			ids = append(ids, x.Customer)
			r.citeSource(x.Row.Source)
		}
	}
	names, err := r.organisationNames(ctx, ids)
	for _, id := range ids {
		if name, ok := names[id]; ok {
			a.Outside = append(a.Outside, name)
		}
	}
	return err
}
