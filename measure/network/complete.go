package network

import "math"

// A Market is one product: who makes it, who needs it, and what is known of
// who buys from whom. Makers and users are numbered from 0 on their own.
type Market struct {
	Supply []float64 // what each maker can sell in the period
	Need   []float64 // what each user needs in the period, in the same unit
	Known  []Flow    // Origin is ignored; Volume NaN where only the link is known
}

// A Flow is what a maker sells to a user in the period.
type Flow struct {
	Maker, User int32
	Volume      float64
	Origin      Origin
}

// An Origin says how a flow is known.
type Origin uint8

const (
	Known     Origin = iota // stated with its volume
	Named                   // the link is stated, the volume estimated
	Estimated               // link and volume are estimated
)

// A Pair is a maker and a user that may trade, and how readily they do,
// compared with the user's other pairs: see [Nearby].
type Pair struct {
	Maker, User int32
	Weight      float64 // above 0
}

// A Completion is a completed market.
type Completion struct {
	Flows []Flow // known, named, estimated, in the order given or found

	Estimated float64 // share of the volume that is estimated, links or volumes; NaN without any volume
	Unmet     float64 // need that no flow meets
	Unsold    float64 // supply that no flow takes
	Overdrawn []int32 // makers that the known flows ask more of than they can supply
	Overfed   []int32 // users that the known flows give more than they need

	Rounds    int
	Deviation float64 // largest deviation of a maker or user from its target, as a share of it
	Converged bool    // Deviation is at most 1e-9
}

// Complete completes a market from what is known of it, in three stages.
//
// Known flows are taken as they are. Where only the link is known, the user
// splits what it still needs equally among those makers; one that is asked for
// more than it has left serves all of them in proportion. What then is left of
// supplies s and needs d is estimated by maximum entropy,
//
//	f_ij = a_i b_j w_ij,  Σ_j f_ij = s_i min(1, D/S),  Σ_i f_ij = d_j min(1, S/D),
//
// over the given pairs with their weights w, D and S the sums of d and s among
// the makers and users that pairs connect: there all makers sell the same share
// of what they have, or all users get the same share of what they need. a and b are found by iterative proportional fitting
// (Deming and Stephan, doi:10.1214/aoms/1177731829), users last.
//
// Where the pairs do not allow these sums, it does not converge: makers are
// then cut to what they have, and Unmet and Deviation say how much is missing.
// Needs of users without a pair are unmet, too.
//
// The error names the first supply, need, flow or pair that cannot be. Cost:
// pairs times rounds, at most 10,000.
func Complete(m Market, pairs []Pair) (*Completion, error) {
	if err := m.check(pairs); err != nil {
		return nil, err
	}
	c := &Completion{}
	supply, need := append([]float64{}, m.Supply...), append([]float64{}, m.Need...)
	c.known(m, supply, need)
	c.named(m, supply, need)
	c.estimate(supply, need, pairs)
	total, estimated := 0.0, 0.0
	for _, f := range c.Flows {
		total += f.Volume
		if f.Origin != Known {
			estimated += f.Volume
		}
	}
	c.Estimated = estimated / total
	for _, x := range need {
		c.Unmet += x
	}
	for _, x := range supply {
		c.Unsold += x
	}
	return c, nil
}

func (m *Market) check(pairs []Pair) error {
	for i, x := range m.Supply {
		if !(x >= 0) || math.IsInf(x, 1) {
			return fault("maker", i, "supply %v is not a finite number from 0", x)
		}
	}
	for i, x := range m.Need {
		if !(x >= 0) || math.IsInf(x, 1) {
			return fault("user", i, "need %v is not a finite number from 0", x)
		}
	}
	outside := func(maker, user int32) bool {
		return maker < 0 || int(maker) >= len(m.Supply) || user < 0 || int(user) >= len(m.Need)
	}
	for i, f := range m.Known {
		if outside(f.Maker, f.User) {
			return fault("flow", i, "from %d to %d: there are %d makers and %d users", f.Maker, f.User, len(m.Supply), len(m.Need))
		}
		if f.Volume < 0 || math.IsInf(f.Volume, 0) {
			return fault("flow", i, "volume %v is not a finite number from 0", f.Volume)
		}
	}
	for i, p := range pairs {
		if outside(p.Maker, p.User) {
			return fault("pair", i, "from %d to %d: there are %d makers and %d users", p.Maker, p.User, len(m.Supply), len(m.Need))
		}
		if !(p.Weight > 0) || math.IsInf(p.Weight, 1) {
			return fault("pair", i, "weight %v is not a finite number above 0", p.Weight)
		}
	}
	return nil
}

// known takes the flows with a volume, and that volume from supply and need.
func (c *Completion) known(m Market, supply, need []float64) {
	for _, f := range m.Known {
		if !math.IsNaN(f.Volume) {
			f.Origin = Known
			c.Flows = append(c.Flows, f)
			supply[f.Maker] -= f.Volume
			need[f.User] -= f.Volume
		}
	}
	c.Overdrawn = floor(supply)
	c.Overfed = floor(need)
}

// floor sets what is below zero to zero and lists where; rounding is no fault.
func floor(x []float64) (below []int32) {
	for i := range x {
		if x[i] < 0 {
			if x[i] < -rounding {
				below = append(below, int32(i))
			}
			x[i] = 0
		}
	}
	return below
}

// named estimates the flows of links without a volume.
func (c *Completion) named(m Market, supply, need []float64) {
	links := make([]int, len(need))
	for _, f := range m.Known {
		if math.IsNaN(f.Volume) {
			links[f.User]++
		}
	}
	asked := make([]float64, len(supply))
	first := len(c.Flows)
	for _, f := range m.Known {
		if math.IsNaN(f.Volume) {
			f.Volume, f.Origin = need[f.User]/float64(links[f.User]), Named
			asked[f.Maker] += f.Volume
			c.Flows = append(c.Flows, f)
		}
	}
	for k := range c.Flows[first:] {
		f := &c.Flows[first+k]
		if asked[f.Maker] > supply[f.Maker] {
			f.Volume *= supply[f.Maker] / asked[f.Maker]
		}
	}
	c.take(first, supply, need)
}

// take takes the flows from the given one on from supply and need.
func (c *Completion) take(first int, supply, need []float64) {
	for _, f := range c.Flows[first:] {
		supply[f.Maker] = max(0, supply[f.Maker]-f.Volume)
		need[f.User] = max(0, need[f.User]-f.Volume)
	}
}
