package answer

import (
	"cmp"
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
	Back          int                   `json:"back_week"`  // from which on it loses nothing, 0 if it does at the end
	Worst         float64               `json:"loss"`       // share of output in the week that is worst
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
	Worst float64       `json:"loss"` // share lost in the week that is worst, that included
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
	Mean    float64        `json:"loss"` // mean share of output lost in the week that is worst, over its sites
}

// A SoleSupply says that a buyer has one known supplier of an input, all of
// whose sites that are known to supply it are lost.
type SoleSupply struct {
	Buyer    agglo.Text    `json:"buyer"`
	Place    agglo.Text    `json:"place"`
	Input    agglo.Subject `json:"input"`
	Name     agglo.Text    `json:"input_name"`
	Supplier agglo.Text    `json:"supplier"`
	Row      agglo.Row     `json:"row"` // that states the supply
}

// felt is the share of output from which a site counts as hit.
const felt = 0.01

// A reckoning reads the course of a shock.
type reckoning struct {
	*Desk
	net    *indicator.SupplyNetwork
	course *network.Course
	weeks  int // of the course
	lost   []int
	isLost []bool
}

func newReckoning(d *Desk, net *indicator.SupplyNetwork, course *network.Course, lost []int) *reckoning {
	r := &reckoning{Desk: d, net: net, course: course, weeks: len(course.Upstream), lost: lost, isLost: make([]bool, len(net.Plants))}
	for _, i := range lost {
		r.isLost[i] = true
	}
	return r
}

func (a *ShockAnswer) fill(r *reckoning) {
	inputs, customers := r.tied(false), r.tied(true)
	links, linkLost := make([]LinkLoss, len(r.net.Products)), make([]weekly, len(r.net.Products))
	cities := map[agglo.RegionID]*cityLoss{}
	for i, p := range r.net.Plants {
		l := r.loss(i, inputs, customers)
		k := r.net.Product[i]
		linkLost[k] = linkLost[k].add(r, i, r.net.Sites[i].Output)
		links[k].First = earlier(links[k].First, l.First)
		if r.isLost[i] {
			links[k].Own += r.net.Sites[i].Output * a.Scenario.Loss
		}
		if cities[p.City] == nil {
			cities[p.City] = &cityLoss{RegionLoss: RegionLoss{Region: p.City, Name: l.Place}}
		}
		cities[p.City].add(r, i, l)
		switch {
		case r.isLost[i]:
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
	a.fillLinks(r, links, linkLost)
	a.fillRegions(cities)
	a.Sole = r.sole()
}

// earlier returns the earlier of two weeks, of which 0 is never.
func earlier(a, b int) int {
	if a == 0 || (b > 0 && b < a) {
		return b
	}
	return a
}

// A weekly is what several sites lose together, week by week.
type weekly []float64

// add adds what a site loses, which weighs as much as given.
func (w weekly) add(r *reckoning, site int, weight float64) weekly {
	if w == nil {
		w = make(weekly, r.weeks)
	}
	for week := range w {
		w[week] += weight * r.course.Loss(week+1, site)
	}
	return w
}

// worst returns what is lost in the week that is worst.
func (w weekly) worst() float64 {
	worst := 0.0
	for _, x := range w {
		worst = max(worst, x)
	}
	return worst
}

// A cityLoss sums up the sites of a city.
type cityLoss struct {
	RegionLoss
	lost weekly
}

func (c *cityLoss) add(r *reckoning, site int, l PlantLoss) {
	c.Sites++
	c.lost = c.lost.add(r, site, 1)
	if l.First > 0 {
		c.Hit++
		c.First = earlier(c.First, l.First)
	}
	if l.Stops > 0 {
		c.Stopped++
	}
}

func (a *ShockAnswer) fillLinks(r *reckoning, links []LinkLoss, lost []weekly) {
	for k, l := range links {
		if l.Worst = lost[k].worst(); l.Worst >= felt/10 {
			l.Link = r.net.Products[k]
			l.Name, _ = r.SubjectName(l.Link)
			a.Links = append(a.Links, l)
		}
	}
	slices.SortStableFunc(a.Links, func(x, y LinkLoss) int { return cmp.Compare(y.Worst, x.Worst) })
}

func (a *ShockAnswer) fillRegions(cities map[agglo.RegionID]*cityLoss) {
	for _, c := range cities {
		if c.Hit > 0 {
			c.Mean = c.lost.worst() / float64(c.Sites)
			a.Regions = append(a.Regions, c.RegionLoss)
		}
	}
	slices.SortFunc(a.Regions, func(x, y RegionLoss) int {
		return cmp.Or(y.Stopped-x.Stopped, cmp.Compare(y.Mean*float64(y.Sites), x.Mean*float64(x.Sites)), cmp.Compare(x.Region, y.Region))
	})
}

// loss says what a plant loses, and whether known supplies tie it to what is
// lost on the side that costs it most.
func (r *reckoning) loss(i int, inputs, customers []bool) PlantLoss {
	p := r.net.Plants[i]
	name, _ := r.SubjectName(p.Subject)
	l := PlantLoss{
		Establishment: p.Site.Establishment, Name: p.Name(), Link: p.Subject, LinkName: name, City: p.City, Place: r.RegionName(p.City),
		First: r.course.First(i, felt), Stops: r.course.First(i, 1), Back: r.course.Recovered(i), Weeks: r.course.Weeks(i), Cause: "inputs", Known: inputs[i],
	}
	downstream, upstream := 0.0, 0.0
	for week := range r.weeks {
		downstream, upstream = max(downstream, r.course.Downstream[week][i]), max(upstream, r.course.Upstream[week][i])
	}
	if l.Worst = max(downstream, upstream); upstream > downstream {
		l.Cause, l.Known = "customers", customers[i]
	}
	return l
}

// tied marks the plants to which known supplies lead from what is lost, from
// supplier to buyer or, upstream, from buyer to supplier.
func (r *reckoning) tied(upstream bool) []bool {
	next := make([][]int32, len(r.net.Plants))
	for k, l := range r.net.Links {
		switch {
		case r.net.Origin[k] == network.Estimated:
		case upstream:
			next[l.Buyer] = append(next[l.Buyer], l.Supplier)
		default:
			next[l.Supplier] = append(next[l.Supplier], l.Buyer)
		}
	}
	seen, queue := slices.Clone(r.isLost), slices.Clone(r.lost)
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
