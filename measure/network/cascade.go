package network

// A Cascade is what a shock does to every firm. Losses are shares of output in
// [0, 1], the firm's own loss by the shock included.
type Cascade struct {
	Downstream []float64 // for lack of supplies
	Upstream   []float64 // for lack of customers
	Steps      int       // until the losses stopped growing
}

// Loss returns what firm i loses: the larger of both losses.
func (c *Cascade) Loss(i int) float64 { return max(c.Downstream[i], c.Upstream[i]) }

// Cascade follows one shock through the network, downstream,
//
//	x_j = max(ψ_j, max over essential sectors k of Σ_{i in k} σ_i x_i W_ij / Σ_{i in k} W_ij,
//	          Σ_{i non-essential} σ_i x_i W_ij / Σ_i W_ij),
//
// and upstream,
//
//	x_i = max(ψ_i, Σ_j x_j W_ij / output_i),
//
// with ψ the shock, W_ij the volume that i sells to j, and σ from [Options].
// Both start at ψ and only grow, so that there is a least solution: the limit.
// In each of these it is a firm's smallest loss that is consistent with those
// of the others; firms that are their own and each other's only suppliers do
// not fail of themselves.
//
// Firms named twice in the shock lose the larger share. The error names the
// first entry of the shock, or the option, that cannot be.
//
// A step costs as much as the links of the firms that change.
func (net *Network) Cascade(shock []Loss, opt Options) (*Cascade, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	if err := net.checkShock(shock); err != nil {
		return nil, err
	}
	down := newFront(net, &net.down, opt, opt.MarketShares)
	up := newFront(net, &net.up, opt, false)
	down.begin(shock)
	up.begin(shock)
	steps := 0
	if opt.Tolerance == 0 {
		steps = max(down.settle(), up.settle())
	}
	for grown := 1.0; opt.Tolerance > 0 && grown > opt.Tolerance; steps++ {
		grown = max(down.step(), up.step())
	}
	return &Cascade{Downstream: down.x, Upstream: up.x, Steps: steps}, nil
}

// Risk summarises c.
func (net *Network) Risk(c *Cascade) Risk {
	r := Risk{Steps: c.Steps}
	for i, w := range net.weight {
		r.Downstream += w * c.Downstream[i]
		r.Upstream += w * c.Upstream[i]
		r.Total += w * c.Loss(i)
	}
	return r
}
