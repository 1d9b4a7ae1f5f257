package indicator

import (
	"context"
	"slices"
	"time"

	"agglo"
	"agglo/measure/network"
	"agglo/measure/spatial"
	"agglo/store"
)

// A TradeRule says how the unknown part of a supply network is estimated, and
// what the sites can make on top.
type TradeRule struct {
	Decay float64 // km at which trade is 1/e as ready as next door
	Spare float64 // of each site, as a share of its output
}

// A SupplyNetwork holds the plants of all chains under one roof and who supplies
// whom. Volumes are shares of what the register makes of the product.
type SupplyNetwork struct {
	Plants    []Plant
	Product   []int32 // of each plant, in Products
	Products  []agglo.Subject
	Sites     []network.Site
	Links     []network.Link
	Origin    []network.Origin // of each link
	Rows      []*agglo.Row     // of each link, that says so; nil where it is estimated
	Estimated float64          // share of the volume that goes over estimated links; 0 without any
	Stated    float64          // share of the volume that rows state; the rest goes over known links whose volume is estimated
	Cut       int              // makers that rows say deliver more than their capacity: they are cut to it
	Unmet     float64          // share of the need that nobody in the register meets
	Guessed   int              // plants whose capacity is not stated
	Unplaced  int              // plants left out, of which not even the city is known
	Absent    []store.Supply   // known supplies with an end that runs no plant here
	Even      []agglo.Subject  // products that the links which use them share evenly, for lack of intensities

	needs map[[2]int]network.Need
}

// nearestPartners is how many of the nearest makers and users a plant may trade
// with where nothing is known.
const nearestPartners = 20

// SupplyNetwork makes the network of the chains under the roof of a subject:
// known supplies, the rest estimated by maximum entropy over distance.
func (s *Session) SupplyNetwork(ctx context.Context, subject agglo.Subject, asOf time.Time, rule TradeRule) (*SupplyNetwork, error) {
	roof, err := s.universe(subject)
	if err != nil {
		return nil, err
	}
	plants, err := s.Plants(ctx, asOf)
	if err != nil {
		return nil, err
	}
	n := &SupplyNetwork{needs: map[[2]int]network.Need{}}
	w := &weaver{SupplyNetwork: n, session: s, unit: plants.Unit, rule: rule, number: map[agglo.Subject]int{}, ofOrg: map[agglo.OrganisationID][]int{}}
	w.take(roof, plants)
	if len(n.Plants) == 0 {
		return nil, agglo.Errorf(agglo.NotFound, "the register has no running site of %s with a known place", roof)
	}
	for _, c := range s.Snap.Chains() {
		if c.ID != roof && c.Parent != roof {
			continue
		}
		supplies, err := s.Snap.Supplies(ctx, store.SupplyQuery{Chain: c.ID})
		if err != nil {
			return nil, err
		}
		if !asOf.IsZero() {
			supplies = slices.DeleteFunc(supplies, func(x store.Supply) bool { return !byDate(x.Since, asOf) })
		}
		for _, l := range s.Snap.Links(c.ID) {
			if err := w.market(l, supplies); err != nil {
				return nil, err
			}
		}
	}
	w.sum()
	return n, nil
}

// A weaver builds a supply network, product by product.
type weaver struct {
	*SupplyNetwork
	session   *Session
	unit      map[agglo.Subject]string
	rule      TradeRule
	number    map[agglo.Subject]int
	ofOrg     map[agglo.OrganisationID][]int // plants of an organisation or owner
	amount    []float64                      // of each plant, stated or assumed
	total     []float64                      // of each product
	byProduct [][]int                        // plants
	volume    [3]float64                     // by origin
	unmet     float64
}

// take takes the placed plants of the chains under a roof.
func (w *weaver) take(roof agglo.ChainID, plants *Plants) {
	for _, c := range w.session.Snap.Chains() {
		if c.ID != roof && c.Parent != roof {
			continue
		}
		for _, l := range w.session.Snap.Links(c.ID) {
			subject := agglo.LinkSubject(c.ID, l.ID)
			w.number[subject] = len(w.Products)
			w.Products = append(w.Products, subject)
		}
	}
	w.total, w.byProduct = make([]float64, len(w.Products)), make([][]int, len(w.Products))
	usual := usualAmounts(plants)
	for _, p := range plants.All {
		product, ours := w.number[p.Subject]
		switch {
		case !ours:
			continue
		case !p.Placed:
			w.Unplaced++
			continue
		}
		i, amount := len(w.Plants), p.Amount
		if !(amount > 0) {
			amount = usual[p.Subject]
			w.Guessed++
		}
		w.Plants, w.Product, w.amount = append(w.Plants, p), append(w.Product, int32(product)), append(w.amount, amount)
		w.total[product] += amount
		w.byProduct[product] = append(w.byProduct[product], i)
		w.ofOrg[p.Site.Organisation] = append(w.ofOrg[p.Site.Organisation], i)
		if p.Site.Owner != p.Site.Organisation {
			w.ofOrg[p.Site.Owner] = append(w.ofOrg[p.Site.Owner], i)
		}
	}
	for i := range w.Plants {
		w.Sites = append(w.Sites, network.Site{Product: w.Product[i], Output: w.amount[i] / w.total[w.Product[i]], Spare: w.rule.Spare})
	}
}

// usualAmounts returns the median of the stated capacities of each link, 1
// where none is stated.
func usualAmounts(plants *Plants) map[agglo.Subject]float64 {
	all := map[agglo.Subject][]float64{}
	for _, p := range plants.All {
		if p.Amount > 0 {
			all[p.Subject] = append(all[p.Subject], p.Amount)
		}
	}
	out := map[agglo.Subject]float64{}
	for _, p := range plants.All {
		if _, done := out[p.Subject]; done {
			continue
		}
		out[p.Subject] = 1
		if x := all[p.Subject]; len(x) > 0 {
			slices.Sort(x)
			out[p.Subject] = (x[(len(x)-1)/2] + x[len(x)/2]) / 2
		}
	}
	return out
}

// market completes the market of one product.
func (w *weaver) market(l store.Link, supplies []store.Supply) error {
	subject := agglo.LinkSubject(l.Chain, l.ID)
	product := w.number[subject]
	makers := w.byProduct[product]
	groups := w.users(l, product)
	pairs := w.namedPairs(l, supplies, groups)
	if len(makers) == 0 || len(groups.order) == 0 {
		return nil
	}
	users, need := groups.needs(w, subject)
	m := network.Market{Supply: make([]float64, len(makers)), Need: need}
	for k, i := range makers {
		m.Supply[k] = w.Sites[i].Output
	}
	maker, user := positions(makers), positions(users)
	said := map[[2]int]*agglo.Row{}
	for _, p := range w.fitting(pairs) {
		m.Known = append(m.Known, network.Flow{Maker: maker[p.maker], User: user[p.user], Volume: p.volume})
		said[[2]int{p.maker, p.user}] = &p.row
	}
	near, err := network.Nearby(w.points(makers), w.points(users), network.Reach{Metric: spatial.Sphere, Decay: 1000 * w.rule.Decay, Nearest: nearestPartners})
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "supplies of %s: %v", subject, err)
	}
	done, err := network.Complete(m, near)
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "supplies of %s: %v", subject, err)
	}
	w.unmet += done.Unmet
	for _, f := range done.Flows {
		if f.Volume > 0 {
			from, to := makers[f.Maker], users[f.User]
			var row *agglo.Row
			if f.Origin != network.Estimated {
				row = said[[2]int{from, to}]
			}
			w.Links = append(w.Links, network.Link{Supplier: int32(from), Buyer: int32(to), Volume: f.Volume})
			w.Origin, w.Rows = append(w.Origin, f.Origin), append(w.Rows, row)
			w.volume[f.Origin] += f.Volume
		}
	}
	return nil
}

// positions returns where each of the plants stands among them.
func positions(plants []int) map[int]int32 {
	at := make(map[int]int32, len(plants))
	for k, i := range plants {
		at[i] = int32(k)
	}
	return at
}

func (w *weaver) points(plants []int) []spatial.Point {
	out := make([]spatial.Point, len(plants))
	for k, i := range plants {
		out[k] = w.Plants[i].At
	}
	return out
}

// sum works out what part of the network is estimated.
func (w *weaver) sum() {
	all := w.volume[network.Known] + w.volume[network.Named] + w.volume[network.Estimated]
	if all > 0 {
		w.Estimated, w.Stated = w.volume[network.Estimated]/all, w.volume[network.Known]/all
	}
	if all+w.unmet > 0 {
		w.Unmet = w.unmet / (all + w.unmet)
	}
}

// Needs says what a product needs of another: see [network.Assumptions].
func (n *SupplyNetwork) Needs(supplied, made int) network.Need {
	return n.needs[[2]int{supplied, made}]
}
