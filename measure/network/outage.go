package network

import (
	"fmt"
	"math"
)

// A Site makes one product. A place that makes several is several sites.
type Site struct {
	Product int32
	Output  float64 // normal output in a week
	Spare   float64 // what it could make on top, as a share of Output
}

// An Outage is a loss that lasts for some weeks, of a site or of a link.
type Outage struct {
	Site  int32   // the site that is lost; ignored if OfLink
	Link  int     // the index of the link that is lost, if OfLink
	Share float64 // of the site's capacity or the link's deliveries, 0 to 1
	From  int     // first week, from 1 on
	Weeks int     // how long; 0 is to the end

	OfLink bool
}

func (o Outage) active(week int) bool {
	return week >= o.From && (o.Weeks == 0 || week < o.From+o.Weeks)
}

// Assumptions are what a simulation takes for granted.
type Assumptions struct {
	// Needs says what a site that makes a product needs of another product; nil
	// makes every input essential.
	Needs func(supplied, made int) Need

	// Stock is what a site holds of an input before the outage and refills as far
	// as it gets more than it uses, in weeks of normal use; nil is no stock.
	Stock func(site, product int) float64

	// Switch is the most that a site gets of an input, as a share of its normal
	// use, from other makers' spare capacity in a week: 0 for none.
	Switch float64
}

// A Course is how outages run week by week. Index 0 is week 1; losses are
// shares of normal output in [0, 1], own losses included.
type Course struct {
	Downstream [][]float64 // by week and site: for lack of inputs
	Upstream   [][]float64 // by week and site: for lack of customers
	Extra      [][]float64 // by week and site: made on top to replace others, as a share of normal output
}

// Loss returns what a site loses in a week, from 1 on: the larger of both losses.
func (c *Course) Loss(week, site int) float64 {
	return max(c.Downstream[week-1][site], c.Upstream[week-1][site])
}

// First returns the first week in which a site loses at least the given share,
// 0 if it never does. With a share of 1 it is the week in which the site stops.
func (c *Course) First(site int, share float64) int {
	for week := 1; week <= len(c.Upstream); week++ {
		if c.Loss(week, site) >= share-noLoss {
			return week
		}
	}
	return 0
}

// Recovered returns the first week from which on a site loses nothing. It is 1
// for a site that never loses anything, 0 for one that has not recovered by
// the end.
func (c *Course) Recovered(site int) int {
	week := len(c.Upstream)
	for week > 0 && c.Loss(week, site) <= noLoss {
		week--
	}
	if week == len(c.Upstream) {
		return 0
	}
	return week + 1
}

// noLoss is a loss that is nothing but rounding.
const noLoss = 1e-9

// Weeks returns what a site loses altogether, in weeks of normal output.
func (c *Course) Weeks(site int) float64 {
	sum := 0.0
	for week := range c.Upstream {
		sum += c.Loss(week+1, site)
	}
	return sum
}

// Simulate runs outages through a network of sites for a number of weeks. The
// links are the normal weekly deliveries.
//
// What is made in a week is used in the next. Of input k site j has, in weeks
// of its normal use,
//
//	have_jk(t) = stock_jk(t-1) + Σ_{i makes k} (1 - δ_ij(t)) (1 - x_i(t-1)) V_ij / Σ_{i makes k} V_ij + bought_jk(t-1)
//
// and loses
//
//	x_j(t) = max(ψ_j(t), max over essential k of lack_jk, Σ_{k non-essential} v_jk lack_jk),
//	lack_jk = max(0, 1 - have_jk),
//
// with ψ and δ the shares of sites and links that are lost, V the deliveries
// and v_jk the share of k in all that j buys. What is left is put into stock, up
// to its normal size. For what j will lack next week, or lacks in stock, it asks
// the makers of k, up to [Assumptions.Switch]; they have Spare (1 - x_l) on top,
// and share it out in proportion where more is asked for. The inputs for what a
// maker makes on top are taken to be had as long as its own come in full.
//
// Upstream, a supplier loses the share of its output that its customers no
// longer take, a week later:
//
//	u_i(t) = max(ψ_i(t), Σ_j max(δ_ij(t), u_j(t-1)) V_ij / Output_i).
//
// With no stock and no spare capacity, the losses of week t are those of the
// cascade of [Network.Cascade] after t-1 steps. Prices, rationing by rank and
// transport do not appear. Sites that need each other's products start again
// only from stock or spare capacity: otherwise they stay stopped.
//
// The error names the first site, link, outage or assumption that cannot be.
// Cost: links times weeks.
func Simulate(sites []Site, links []Link, a Assumptions, outages []Outage, weeks int) (*Course, error) {
	if weeks < 1 {
		panic("network: a simulation needs at least one week")
	}
	if err := checkOutages(sites, links, a, outages); err != nil {
		return nil, err
	}
	p, err := newPlant(sites, links, a)
	if err != nil {
		return nil, err
	}
	c := &Course{}
	for week := 1; week <= weeks; week++ {
		p.lose(outages, week)
		down, up := p.produce(), p.sell()
		c.Extra = append(c.Extra, p.replace(down))
		c.Downstream = append(c.Downstream, down)
		c.Upstream = append(c.Upstream, up)
		p.x, p.u = down, up
	}
	return c, nil
}

func checkOutages(sites []Site, links []Link, a Assumptions, outages []Outage) error {
	if err := check(len(sites), links); err != nil {
		return err
	}
	if !(a.Switch >= 0 && a.Switch <= 1) {
		return fmt.Errorf("network: switch %v is not a share from 0 to 1", a.Switch)
	}
	for i, s := range sites {
		switch {
		case s.Product < 0:
			return fault("site", i, "product %d is negative", s.Product)
		case !(s.Output >= 0) || math.IsInf(s.Output, 1):
			return fault("site", i, "output %v is not a finite number from 0", s.Output)
		case !(s.Spare >= 0) || math.IsInf(s.Spare, 1):
			return fault("site", i, "spare %v is not a finite number from 0", s.Spare)
		}
	}
	for i, o := range outages {
		switch {
		case o.OfLink && (o.Link < 0 || o.Link >= len(links)):
			return fault("outage", i, "link %d is none of the %d links", o.Link, len(links))
		case !o.OfLink && (o.Site < 0 || int(o.Site) >= len(sites)):
			return fault("outage", i, "site %d is none of the %d sites", o.Site, len(sites))
		case !(o.Share >= 0 && o.Share <= 1):
			return fault("outage", i, "share %v is not from 0 to 1", o.Share)
		case o.From < 1 || o.Weeks < 0:
			return fault("outage", i, "weeks %d from week %d: weeks count from 1", o.Weeks, o.From)
		}
	}
	return nil
}
