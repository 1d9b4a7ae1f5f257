package siting

import "math"

// A dual climbs the Lagrangian bound of an instance. With a multiplier λ_i for
// the condition that row i is served once,
//
//	L(λ) = base + Σ_i λ_i + Σ (the p least of ρ_j),  ρ_j = Σ_i min(0, c_ij − λ_i)
//
// is a lower bound of the objective for every λ_i ≤ out_i, and its maximum is
// the bound of the linear relaxation.
type dual struct {
	in     *instance
	lambda []float64 // where the best bound was found
	bound  float64
	rho    []float64 // at lambda
	open   []bool    // the p least of rho
	share  []float64 // how often a site was among the p least, lately

	trial, trialRho  []float64
	trialOpen        []bool
	direction, spare []float64
}

func newDual(in *instance, lambda []float64) *dual {
	n, m := in.rows(), in.sites()
	d := &dual{
		in: in, lambda: lambda, bound: math.Inf(-1),
		rho: make([]float64, m), open: make([]bool, m), share: make([]float64, m),
		trial: append([]float64{}, lambda...), trialRho: make([]float64, m), trialOpen: make([]bool, m),
		direction: make([]float64, n), spare: make([]float64, m),
	}
	return d
}

// firstMultipliers returns where a climb begins: the cost of the second
// cheapest site.
func (in *instance) firstMultipliers() []float64 {
	lambda := make([]float64, in.rows())
	for i, out := range in.out {
		lambda[i] = out
		if k := in.start[i] + 1; k < in.start[i+1] {
			lambda[i] = in.cost[k]
		}
	}
	return lambda
}

// evaluate returns L at the trial multipliers.
func (d *dual) evaluate() float64 {
	in, rho := d.in, d.trialRho
	clear(rho)
	sum := in.base
	for i, l := range d.trial {
		sum += l
		for k, end := in.start[i], in.start[i+1]; k < end; k++ {
			c := in.cost[k]
			if c >= l {
				break
			}
			rho[in.site[k]] += c - l
		}
	}
	chooseLeast(d.trialOpen, rho, in.p, d.spare)
	for j, yes := range d.trialOpen {
		if yes {
			sum += rho[j]
		}
	}
	return sum
}

// A climb says how a bound is climbed: at most so many iterations, with a step
// of theta times the Polyak step that is halved after patience iterations
// without a gain.
type climb struct {
	iterations int
	theta      float64
	patience   int
	thorough   bool // improve every open set on the way
}

var (
	firstClimb = climb{3000, 1.5, 20, true}
	laterClimb = climb{150, 0.5, 8, false}
)

// ascend climbs until the bound reaches the target. The open set of each
// better bound is shown to try, which returns the new target; late ones of a
// thorough climb are worth some effort.
func (d *dual) ascend(target float64, how climb, try func(open []bool, late bool) float64) {
	stale, theta := 0, how.theta
	for range how.iterations {
		l := d.evaluate()
		d.remember()
		stale++
		if l > d.bound {
			if l > d.bound+1e-4*(target-d.bound) {
				stale = 0
			}
			d.bound = l
			copy(d.lambda, d.trial)
			copy(d.rho, d.trialRho)
			copy(d.open, d.trialOpen)
			target = try(d.open, how.thorough && theta < how.theta/8)
		}
		if d.bound >= target {
			return
		}
		if stale >= how.patience {
			theta, stale = theta/2, 0
			copy(d.trial, d.lambda)
		}
		if theta < 0.005 || !d.step(theta*(target-l)) {
			return
		}
	}
}

// remember follows how often each site is among the p least.
func (d *dual) remember() {
	for j, yes := range d.trialOpen {
		d.share[j] *= 0.95
		if yes {
			d.share[j] += 0.05
		}
	}
}

// deflection is the part of the last direction that is kept; it damps the
// zigzag of plain subgradients.
const deflection = 0.5

// step moves the trial multipliers along the deflected subgradient; it reports
// false at an optimum of the dual.
func (d *dual) step(length float64) bool {
	in, norm := d.in, 0.0
	for i, l := range d.trial {
		g := 1.0
		for k, end := in.start[i], in.start[i+1]; k < end && in.cost[k] < l; k++ {
			if d.trialOpen[in.site[k]] {
				g--
			}
		}
		g += deflection * d.direction[i]
		if g > 0 && l >= in.out[i] {
			g = 0
		}
		d.direction[i] = g
		norm += g * g
	}
	if norm == 0 {
		return false
	}
	t := length / norm
	for i := range d.trial {
		d.trial[i] = min(d.trial[i]+t*d.direction[i], in.out[i])
	}
	return true
}

// chooseLeast marks the p least values, of equal ones those with the lowest index.
func chooseLeast(chosen []bool, value []float64, p int, spare []float64) {
	clear(chosen)
	if p <= 0 {
		return
	}
	if p >= len(value) {
		for j := range chosen {
			chosen[j] = true
		}
		return
	}
	limit := nthLeast(append(spare[:0], value...), p-1)
	for j, v := range value {
		if v < limit {
			chosen[j] = true
			p--
		}
	}
	for j, v := range value {
		if v == limit && p > 0 {
			chosen[j] = true
			p--
		}
	}
}

// nthLeast returns the value that would stand at index n if v were sorted. It
// reorders v (quickselect).
func nthLeast(v []float64, n int) float64 {
	lo, hi := 0, len(v)-1
	for lo < hi {
		pivot := v[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return v[n]
		}
	}
	return v[n]
}
