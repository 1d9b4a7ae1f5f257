package siting

import "math"

// A swapper improves solutions by exchanging one open site for a closed one,
// always the exchange that gains most, until none gains (Teitz and Bart,
// doi:10.1287/opre.16.5.955). What the exchanges of all pairs gain is known
// after one pass over the entries cheaper than the second cheapest open site
// of their row (Resende and Werneck, doi:10.1007/s10479-006-0154-0).
type swapper struct {
	in    *instance
	place []int32   // position of an open site
	gain  []float64 // what opening a site saves
	loss  []float64 // what closing an open site costs, by position
	saved []float64 // what of that cost opening a site avoids: site × position
}

func newSwapper(in *instance) *swapper {
	m := in.sites()
	return &swapper{
		in: in, place: make([]int32, m),
		gain: make([]float64, m), loss: make([]float64, in.p), saved: make([]float64, m*in.p),
	}
}

// greedy opens p sites one after the other, each time the one that saves most.
func (s *swapper) greedy() []bool {
	in, open := s.in, make([]bool, s.in.sites())
	near := append([]float64{}, in.out...)
	for range min(in.p, len(open)) {
		clear(s.gain)
		for i, c := range near {
			for k := in.start[i]; k < in.start[i+1] && in.cost[k] < c; k++ {
				s.gain[in.site[k]] += c - in.cost[k]
			}
		}
		best := -1
		for j, g := range s.gain {
			if !open[j] && (best < 0 || g > s.gain[best]) {
				best = j
			}
		}
		open[best] = true
		for i := range near {
			for k := in.start[i]; k < in.start[i+1] && in.cost[k] < near[i]; k++ {
				if int(in.site[k]) == best {
					near[i] = in.cost[k]
				}
			}
		}
	}
	return open
}

// improve exchanges sites in place and returns the objective.
func (s *swapper) improve(open []bool) float64 {
	for {
		value := s.survey(open)
		bestIn, bestOut, best := -1, -1, 1e-9*math.Abs(value)
		for j := range open {
			if open[j] {
				continue
			}
			saved := s.saved[j*s.in.p:]
			for r, yes := range open {
				if at := s.place[r]; yes && s.gain[j]-s.loss[at]+saved[at] > best {
					bestIn, bestOut, best = j, r, s.gain[j]-s.loss[at]+saved[at]
				}
			}
		}
		if bestIn < 0 {
			return value
		}
		open[bestIn], open[bestOut] = true, false
	}
}

// survey returns the objective and fills gain, loss and saved.
func (s *swapper) survey(open []bool) float64 {
	in, sum, at := s.in, s.in.base, int32(0)
	for j, yes := range open {
		if yes {
			s.place[j] = at
			at++
		}
	}
	clear(s.gain)
	clear(s.loss)
	clear(s.saved)
	for i, out := range in.out {
		nearest, near, next := int32(-1), out, out
		k, end := in.start[i], in.start[i+1]
		for ; k < end; k++ {
			if j := in.site[k]; open[j] {
				if nearest >= 0 {
					next = in.cost[k]
					break
				}
				nearest, near = s.place[j], in.cost[k]
			}
		}
		sum += near
		if nearest >= 0 {
			s.loss[nearest] += next - near
		}
		for e := in.start[i]; e < k; e++ {
			j, c := int(in.site[e]), in.cost[e]
			if c < near {
				s.gain[j] += near - c
				c = near
			}
			if nearest >= 0 {
				s.saved[j*in.p+int(nearest)] += next - c
			}
		}
	}
	return sum
}
