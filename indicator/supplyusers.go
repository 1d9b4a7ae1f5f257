package indicator

import (
	"math"
	"slices"

	"agglo"
	"agglo/measure/network"
	"agglo/store"
)

// A userGroups holds the plants that use a product, by what they make of it.
type userGroups struct {
	order  []int         // products
	plants map[int][]int // by product
	inputs map[int]store.Input
}

// users returns the plants that take a product by the inputs of the chain.
// Equipment and services are bought once, not by the week, and what is recycled
// was used before: neither is a delivery.
func (w *weaver) users(l store.Link, product int) *userGroups {
	g := &userGroups{plants: map[int][]int{}, inputs: map[int]store.Input{}}
	if l.Stage == "equipment" || l.Stage == "service" {
		return g
	}
	for _, in := range w.session.Snap.Inputs(l.Chain) {
		made := w.number[agglo.LinkSubject(l.Chain, in.Link)]
		if in.Input != l.ID || w.stage(in.Chain, in.Link) == "recycling" {
			continue
		}
		need := network.NonEssential
		if in.Essential {
			need = network.Essential
		}
		w.needs[[2]int{product, made}] = need
		if plants := w.byProduct[made]; len(plants) > 0 {
			g.order = append(g.order, made)
			g.plants[made], g.inputs[made] = plants, in
		}
	}
	return g
}

func (w *weaver) stage(c agglo.ChainID, id agglo.LinkID) string {
	for _, l := range w.session.Snap.Links(c) {
		if l.ID == id {
			return l.Stage
		}
	}
	return ""
}

// A namedPair is a maker and a user between which a row states a supply.
type namedPair struct {
	maker, user int
	volume      float64 // as a share of what is made of the product; NaN where no row states it
	row         agglo.Row
}

// namedPairs returns the makers and users between which a supply is known. A
// customer none of whose plants uses the product by the inputs of the chain
// needs it in its plants of other chains: a vehicle maker takes cells.
func (w *weaver) namedPairs(l store.Link, supplies []store.Supply, g *userGroups) []namedPair {
	subject := agglo.LinkSubject(l.Chain, l.ID)
	product := w.number[subject]
	var pairs []namedPair
	number := map[[2]int]int{}
	for _, x := range supplies {
		if x.Link != l.ID {
			continue
		}
		makers := w.running(x.Supplier, func(made int) bool { return made == product })
		users := w.running(x.Customer, func(made int) bool { _, uses := g.inputs[made]; return uses })
		if len(users) == 0 {
			users = w.abroad(l, product, x.Customer, g)
		}
		if len(makers) == 0 || len(users) == 0 {
			w.Absent = append(w.Absent, x)
			continue
		}
		for _, p := range w.share(x, product, makers, users) {
			k, seen := number[[2]int{p.maker, p.user}]
			switch {
			case !seen:
				number[[2]int{p.maker, p.user}] = len(pairs)
				pairs = append(pairs, p)
			case math.IsNaN(pairs[k].volume):
				pairs[k] = p
			case !math.IsNaN(p.volume):
				pairs[k].volume += p.volume
			}
		}
	}
	return pairs
}

// share shares a supply between organisations out among their plants, in
// proportion to the outputs of both. A volume in another unit than the
// capacities of the product is none.
func (w *weaver) share(x store.Supply, product int, makers, users []int) []namedPair {
	volume := math.NaN()
	if x.Volume != nil && x.Unit+"/a" == w.unit[w.Products[product]] {
		volume = *x.Volume / w.total[product]
	}
	var pairs []namedPair
	all := 0.0
	for _, i := range makers {
		for _, j := range users {
			if i != j {
				weight := w.Sites[i].Output * w.Sites[j].Output
				pairs = append(pairs, namedPair{i, j, volume * weight, x.Row})
				all += weight
			}
		}
	}
	for k := range pairs {
		pairs[k].volume /= all
	}
	return pairs
}

// fitting returns the pairs with the stated volumes of makers that would deliver
// more than they make cut to that.
func (w *weaver) fitting(pairs []namedPair) []namedPair {
	asked := map[int]float64{}
	for _, p := range pairs {
		if !math.IsNaN(p.volume) {
			asked[p.maker] += p.volume
		}
	}
	for i, sum := range asked {
		if sum > w.Sites[i].Output {
			w.Cut++
		}
	}
	for k, p := range pairs {
		pairs[k].volume *= min(1, w.Sites[p.maker].Output/max(asked[p.maker], w.Sites[p.maker].Output))
	}
	return pairs
}

func (w *weaver) running(org agglo.OrganisationID, made func(int) bool) []int {
	var out []int
	for _, i := range w.ofOrg[org] {
		if made(int(w.Product[i])) {
			out = append(out, i)
		}
	}
	return out
}

// abroad adds the downstream plants of a customer in other chains to the users.
func (w *weaver) abroad(l store.Link, product int, customer agglo.OrganisationID, g *userGroups) []int {
	if l.Stage == "equipment" || l.Stage == "service" {
		return nil
	}
	users := w.running(customer, func(made int) bool {
		c, id, _ := w.session.linkOf(w.Products[made])
		return c != l.Chain && w.stage(c, id) == "downstream"
	})
	for _, i := range users {
		made := int(w.Product[i])
		w.needs[[2]int{product, made}] = network.Essential
		if !slices.Contains(g.order, made) {
			g.order = append(g.order, made)
		}
		if !slices.Contains(g.plants[made], i) {
			g.plants[made] = append(g.plants[made], i)
		}
	}
	return users
}

// needs returns the users and what each needs, as a share of what is made of
// the product: by capacity and intensity where all intensities are known, else
// every using link needs the same.
func (g *userGroups) needs(w *weaver, subject agglo.Subject) (users []int, need []float64) {
	physical := true
	for _, made := range g.order {
		in, ok := g.inputs[made]
		physical = physical && ok && in.Intensity != nil && fits(in.Unit, w.unit[w.Products[made]], w.unit[subject])
	}
	if !physical && len(g.order) > 1 {
		w.Even = append(w.Even, subject)
	}
	for _, made := range g.order {
		share := 1 / float64(len(g.order))
		if physical {
			share = w.total[made] * *g.inputs[made].Intensity / w.total[w.number[subject]]
		}
		for _, i := range g.plants[made] {
			users = append(users, i)
			need = append(need, share*w.Sites[i].Output)
		}
	}
	return users, need
}
