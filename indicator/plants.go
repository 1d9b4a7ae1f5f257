package indicator

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"agglo"
	"agglo/measure/spatial"
	"agglo/store"
)

// A Plant is one link that runs at one establishment: what a supply network
// takes for a site.
type Plant struct {
	Site    store.Site    // the row whose capacity counts, else the first
	Subject agglo.Subject // chain.link
	Amount  float64       // yearly capacity in the unit of the link; NaN where unknown
	At      spatial.Point // its own place, else the centre of its region
	Placed  bool          // whether At is known
	City    agglo.RegionID
}

// Plants are the plants that run at a date, with the unit that the capacity of
// each link is stated in.
type Plants struct {
	All   []Plant
	Unit  map[agglo.Subject]string
	ByOrg map[agglo.OrganisationID][]int // of an organisation and, for an ultimate parent, of those below it
}

// mostPlants is how many plants are read for a network of sites at most: with
// more, the answer would take minutes.
const mostPlants = 100_000

// Plants reads the running plants of the register, once a session and date. The
// zero date takes all that is known.
func (s *Session) Plants(ctx context.Context, asOf time.Time) (*Plants, error) {
	return once(s, fmt.Sprint("plants ", asOf), func() (*Plants, error) { return s.readPlants(ctx, asOf) })
}

func (s *Session) readPlants(ctx context.Context, asOf time.Time) (*Plants, error) {
	var rows []store.Site
	for {
		page, total, err := s.Snap.Sites(ctx, store.SiteQuery{AsOf: asOf, States: []string{"running"}, Limit: store.MaxSites, Offset: len(rows)})
		if err != nil {
			return nil, err
		}
		if total > mostPlants {
			return nil, agglo.Errorf(agglo.Invalid, "the register has %d running activities, and a network of sites takes %d: ask a data set of fewer regions or chains", total, mostPlants)
		}
		if rows = append(rows, page...); len(page) == 0 || len(rows) >= total {
			break
		}
	}
	return s.gather(rows, asOf), nil
}

// gather makes one plant of all rows of an establishment and link.
func (s *Session) gather(rows []store.Site, asOf time.Time) *Plants {
	type key struct {
		site agglo.EstablishmentID
		link agglo.Subject
	}
	var keys []key
	of := map[key][]store.Site{}
	for _, r := range rows {
		k := key{r.Establishment, agglo.LinkSubject(r.Chain, r.Link)}
		if of[k] == nil {
			keys = append(keys, k)
		}
		of[k] = append(of[k], r)
	}
	p := &Plants{Unit: unitsOf(rows), ByOrg: map[agglo.OrganisationID][]int{}}
	for _, k := range keys {
		plant := Plant{Site: of[k][0], Subject: k.link}
		plant.Amount, plant.Site = stated(of[k], p.Unit[k.link], asOf)
		plant.At, plant.Placed = s.placeOf(plant.Site)
		plant.City = s.cityOf(plant.Site.Region)
		n := len(p.All)
		p.All = append(p.All, plant)
		p.ByOrg[plant.Site.Organisation] = append(p.ByOrg[plant.Site.Organisation], n)
		if plant.Site.Owner != plant.Site.Organisation {
			p.ByOrg[plant.Site.Owner] = append(p.ByOrg[plant.Site.Owner], n)
		}
	}
	return p
}

// unitsOf returns the unit in which most rows of each link state a capacity,
// the first in the alphabet among equals.
func unitsOf(rows []store.Site) map[agglo.Subject]string {
	counts := map[agglo.Subject]map[string]int{}
	for _, r := range rows {
		if r.Capacity == nil || r.CapacityUnit == "" || r.CapacityBasis == "planned" {
			continue
		}
		link := agglo.LinkSubject(r.Chain, r.Link)
		if counts[link] == nil {
			counts[link] = map[string]int{}
		}
		counts[link][r.CapacityUnit]++
	}
	out := map[agglo.Subject]string{}
	for link, units := range counts {
		for unit, n := range units {
			if best := out[link]; best == "" || n > units[best] || (n == units[best] && unit < best) {
				out[link] = unit
			}
		}
	}
	return out
}

// bases are the meanings of a capacity, the firmest first. What is only planned
// is no capacity of a plant that runs.
var bases = []string{"installed", "reported", "", "design"}

// stated returns the capacity that the rows of one plant state in a unit, by the
// rule of the register (store/sql/build/08_sites.sql): of each product the
// firmest basis, and of that the latest statement by the date or, where there
// is none, the earliest after it; a statement without a product is of the whole,
// beside which those of products are its parts, and else they are added.
func stated(rows []store.Site, unit string, asOf time.Time) (float64, store.Site) {
	counted := map[string]store.Site{}
	for _, r := range rows {
		basis := slices.Index(bases, r.CapacityBasis)
		if r.Capacity == nil || r.CapacityUnit != unit || basis < 0 {
			continue
		}
		have, ok := counted[r.Product]
		firm := slices.Index(bases, have.CapacityBasis)
		if !ok || basis < firm || basis == firm && newer(r.AsOf, have.AsOf, asOf) {
			counted[r.Product] = r
		}
	}
	if whole, ok := counted[""]; ok {
		return *whole.Capacity, whole
	}
	if len(counted) == 0 {
		return math.NaN(), rows[0]
	}
	products, sum := slices.Sorted(maps.Keys(counted)), 0.0
	for _, product := range products {
		sum += *counted[product].Capacity
	}
	return sum, counted[products[0]]
}

// newer reports whether a statement of date a counts before one of date b.
func newer(a, b string, asOf time.Time) bool {
	if asOf.IsZero() {
		return a > b
	}
	byA, byB := byDate(a, asOf), byDate(b, asOf)
	switch {
	case byA != byB:
		return byA
	case byA:
		return a > b
	}
	return a < b
}

func (s *Session) placeOf(site store.Site) (spatial.Point, bool) {
	if site.Lat != nil && site.Lon != nil {
		return spatial.Point{X: *site.Lon, Y: *site.Lat}, true
	}
	return s.CentreOf(site.Region)
}

// CentreOf returns the centre of a region, that of the nearest region around it
// where it has none of its own. Of countries none is taken: it says nothing.
func (s *Session) CentreOf(region agglo.RegionID) (spatial.Point, bool) {
	for _, id := range append([]agglo.RegionID{region}, s.Snap.Regions().Ancestors(region)...) {
		if r, ok := s.Snap.Regions().Get(id); ok && r.Level != agglo.Country && r.Lat != nil && r.Lon != nil {
			return spatial.Point{X: *r.Lon, Y: *r.Lat}, true
		}
	}
	return spatial.Point{}, false
}

// cityOf returns the city that a region is or lies in, else the region itself.
func (s *Session) cityOf(region agglo.RegionID) agglo.RegionID {
	for _, id := range append([]agglo.RegionID{region}, s.Snap.Regions().Ancestors(region)...) {
		if r, ok := s.Snap.Regions().Get(id); ok && r.City {
			return id
		}
	}
	return region
}

// Name returns the name of the plant with what it makes left out.
func (p Plant) Name() agglo.Text { return SiteName(p.Site) }

// Shares returns the plants of a link, each with its share of the output of all
// of them; one that states no capacity is taken to have the median of the link.
func (p *Plants) Shares(link agglo.Subject) (plants []int, share []float64) {
	usual, total := usualAmounts(p)[link], 0.0
	for i, x := range p.All {
		if x.Subject != link {
			continue
		}
		amount := x.Amount
		if !(amount > 0) {
			amount = usual
		}
		plants, share = append(plants, i), append(share, amount)
		total += amount
	}
	for k := range share {
		share[k] /= total
	}
	return plants, share
}
