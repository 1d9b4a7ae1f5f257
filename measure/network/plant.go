package network

import "math"

// A plant is the state of a simulation.
type plant struct {
	sites    []Site
	links    []Link
	inputs   []input // of all sites, those of a site together
	input    []int32 // by link: index in inputs, -1 where the input is negligible
	switched float64 // Assumptions.Switch
	products int

	lost, cut []float64 // ψ by site and δ by link, this week
	x, u      []float64 // losses of the week before
}

// An input is one product that one site uses. Amounts are in weeks of normal use.
type input struct {
	site, product int32
	volume        float64 // normal use in a week, in the unit of the links
	share         float64 // of all that the site buys
	essential     bool
	target, stock float64
	arriving      float64 // this week, from the usual suppliers
	bought        float64 // for the next week, from spare capacity
}

func newPlant(sites []Site, links []Link, a Assumptions) (*plant, error) {
	n := len(sites)
	p := &plant{sites: sites, links: links, input: make([]int32, len(links)), switched: a.Switch,
		lost: make([]float64, n), cut: make([]float64, len(links)), x: make([]float64, n), u: make([]float64, n)}
	sold, bought := make([]float64, n), make([]float64, n)
	for _, l := range links {
		sold[l.Supplier] += l.Volume
		bought[l.Buyer] += l.Volume
	}
	for i, s := range sites {
		p.products = max(p.products, int(s.Product)+1)
		if s.Output < sold[i]*(1-rounding) {
			return nil, fault("site", i, "output %v is less than the %v that its links deliver", s.Output, sold[i])
		}
	}
	type key struct{ site, product int32 }
	index := map[key]int32{}
	for k, l := range links {
		at := key{l.Buyer, sites[l.Supplier].Product}
		need := Essential
		if a.Needs != nil {
			need = a.Needs(int(at.product), int(sites[l.Buyer].Product))
		}
		if need == Negligible || l.Volume == 0 {
			p.input[k] = -1
			continue
		}
		i, ok := index[at]
		if !ok {
			i = int32(len(p.inputs))
			index[at] = i
			p.inputs = append(p.inputs, input{site: at.site, product: at.product, essential: need == Essential})
		}
		p.inputs[i].volume += l.Volume
		p.input[k] = i
	}
	return p, p.fill(a, bought)
}

// fill sets the stocks, and the shares of the inputs.
func (p *plant) fill(a Assumptions, bought []float64) error {
	for k := range p.inputs {
		in := &p.inputs[k]
		in.share = in.volume / bought[in.site]
		if a.Stock == nil {
			continue
		}
		weeks := a.Stock(int(in.site), int(in.product))
		if !(weeks >= 0) || math.IsInf(weeks, 1) {
			return fault("site", int(in.site), "stock of product %d: %v weeks is not a finite number from 0", in.product, weeks)
		}
		in.target, in.stock = weeks, weeks
	}
	return nil
}

// lose sets what is lost in a week; of several outages of one site or link the
// largest counts.
func (p *plant) lose(outages []Outage, week int) {
	clear(p.lost)
	clear(p.cut)
	for _, o := range outages {
		switch {
		case !o.active(week):
		case o.OfLink:
			p.cut[o.Link] = max(p.cut[o.Link], o.Share)
		default:
			p.lost[o.Site] = max(p.lost[o.Site], o.Share)
		}
	}
}

// arrive counts what the usual suppliers deliver, given their losses.
func (p *plant) arrive(x []float64) {
	for k := range p.inputs {
		p.inputs[k].arriving = 0
	}
	for k, l := range p.links {
		if i := p.input[k]; i >= 0 {
			p.inputs[i].arriving += (1 - p.cut[k]) * (1 - x[l.Supplier]) * l.Volume / p.inputs[i].volume
		}
	}
}

// produce returns the losses downstream and takes what is used from stock.
func (p *plant) produce() []float64 {
	p.arrive(p.x)
	x := append([]float64{}, p.lost...)
	other := make([]float64, len(x)) // for lack of non-essential inputs
	for k := range p.inputs {
		in := &p.inputs[k]
		lack := max(0, 1-(in.stock+in.arriving+in.bought))
		if in.essential {
			x[in.site] = max(x[in.site], lack)
		} else {
			other[in.site] += in.share * lack
		}
	}
	for j := range x {
		x[j] = min(1, max(x[j], other[j]))
	}
	for k := range p.inputs {
		in := &p.inputs[k]
		have := in.stock + in.arriving + in.bought
		in.stock = min(in.target, have-min(have, 1-x[in.site]))
	}
	return x
}

// sell returns the losses upstream.
func (p *plant) sell() []float64 {
	u := make([]float64, len(p.sites))
	for k, l := range p.links {
		if l.Volume > 0 {
			u[l.Supplier] += max(p.cut[k], p.u[l.Buyer]) * l.Volume / p.sites[l.Supplier].Output
		}
	}
	for i := range u {
		u[i] = min(1, max(u[i], p.lost[i]))
	}
	return u
}

// replace shares out the spare capacity among those who will lack an input,
// given this week's losses, and returns what each site makes on top.
func (p *plant) replace(x []float64) []float64 {
	asked, spare := make([]float64, p.products), make([]float64, p.products)
	p.arrive(x)
	ask := func(in *input) float64 {
		lack := (1 - p.lost[in.site]) + in.target - in.stock - in.arriving
		return min(p.switched, max(0, lack))
	}
	for k := range p.inputs {
		asked[p.inputs[k].product] += ask(&p.inputs[k]) * p.inputs[k].volume
	}
	for i, s := range p.sites {
		spare[s.Product] += s.Output * s.Spare * (1 - x[i])
	}
	for k := range p.inputs {
		in := &p.inputs[k]
		in.bought = 0
		if asked[in.product] > 0 {
			in.bought = ask(in) * min(1, spare[in.product]/asked[in.product])
		}
	}
	extra := make([]float64, len(p.sites))
	for i, s := range p.sites {
		if spare[s.Product] > 0 {
			extra[i] = s.Spare * (1 - x[i]) * min(1, asked[s.Product]/spare[s.Product])
		}
	}
	return extra
}
