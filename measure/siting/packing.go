package siting

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// A packing is the dual of the linear relaxation of a cover,
//
//	max Σ_i λ_i,  Σ_{i covered by j} λ_i + s_j = 1 for each site j,  λ, s ≥ 0,
//
// solved by the primal simplex method with an explicit inverse of the basis.
// Deciding a site frees the sign of its slack, and opening it takes its rows
// out of the objective; either leaves the solution feasible, so that a node of
// the search goes on where its parent stopped.
type packing struct {
	c       *cover
	basis   []int32   // variable at each position: row i, or the slack of site j as rows + j
	at      []int32   // position of a variable, −1 outside the basis
	inverse []float64 // of the basis, positions × sites
	x       []float64 // value of the variable at each position
	y       []float64 // share to which the relaxation opens a site
	gain    []float64 // 1, 0 for rows that an opened site covers
	fates   []fate
	opened  int
	column  []float64 // of the entering variable in terms of the basis
	d       []float64 // reduced gain of each variable
	weight  []float64 // reference weight of each variable (devex)
	alpha   []float64 // row of the leaving variable
}

func newPacking(c *cover) *packing {
	n, m := len(c.rows), len(c.sites)
	p := &packing{
		c: c, basis: make([]int32, m), at: make([]int32, n+m), inverse: make([]float64, m*m), x: make([]float64, m),
		y: make([]float64, m), gain: make([]float64, n), fates: make([]fate, m), opened: len(c.chosen), column: make([]float64, m),
		d: make([]float64, n+m), weight: make([]float64, n+m), alpha: make([]float64, n+m),
	}
	for i := range n {
		p.at[i], p.gain[i] = -1, 1
	}
	for j := range m {
		p.basis[j], p.at[n+j] = int32(n+j), int32(j)
		p.inverse[j*m+j] = 1
		// Right hand sides that differ a little keep the method from
		// stalling; the bound is computed with the true ones.
		p.x[j] = 1 + 1e-5*math.Mod(float64(j+1)*math.Phi, 1)
	}
	return p
}

func (p *packing) clone() *packing {
	q := *p
	q.basis, q.at, q.inverse, q.x = slices.Clone(p.basis), slices.Clone(p.at), slices.Clone(p.inverse), slices.Clone(p.x)
	q.y, q.gain, q.fates = slices.Clone(p.y), slices.Clone(p.gain), slices.Clone(p.fates)
	q.d, q.weight = slices.Clone(p.d), slices.Clone(p.weight)
	return &q
}

// decide settles site j.
func (p *packing) decide(j int, f fate) {
	p.fates[j] = f
	if f == closed {
		return
	}
	p.opened++
	m := len(p.y)
	for _, i := range p.c.sites[j] {
		if p.gain[i] == 0 {
			continue
		}
		p.gain[i] = 0
		if at := int(p.at[i]); at >= 0 {
			floats.AddScaled(p.y, -1, p.inverse[at*m:(at+1)*m])
		}
	}
}

const zero = 1e-9

// solve goes on until the optimum, or until the bound exceeds target, and
// returns the bound; it is +Inf where a row cannot be covered.
func (p *packing) solve(target float64) float64 {
	p.price()
	for step := 1; ; step++ {
		enter, sign := p.entering()
		if enter < 0 {
			return p.bound()
		}
		leave := p.leaving(enter, sign)
		if leave < 0 {
			return math.Inf(1)
		}
		p.pivot(enter, leave)
		if step%16 == 0 {
			if b := p.bound(); b > target {
				return b
			}
		}
	}
}

// price computes the reduced gains anew.
func (p *packing) price() {
	n := len(p.gain)
	for i, row := range p.c.rows {
		d := p.gain[i]
		for _, j := range row {
			d -= p.y[j]
		}
		p.d[i], p.weight[i] = d, 1
	}
	for j, y := range p.y {
		p.d[n+j], p.weight[n+j] = -y, 1
	}
}

// entering returns the variable with the largest reduced gain in the norm of
// the reference weights and the direction in which it moves, −1 at the optimum.
func (p *packing) entering() (enter int, sign float64) {
	enter, best, n := -1, 0.0, len(p.gain)
	for v, d := range p.d {
		if p.at[v] >= 0 {
			continue
		}
		if v >= n && p.fates[v-n] != free {
			if math.Abs(d) > zero {
				return v, math.Copysign(1, d)
			}
			continue
		}
		if d > zero && d*d > best*p.weight[v] {
			enter, best, sign = v, d*d/p.weight[v], 1
		}
	}
	return enter, sign
}

// leaving fills the column of the entering variable and returns the position
// that first reaches zero, −1 where none does.
func (p *packing) leaving(enter int, sign float64) int {
	n, m := len(p.gain), len(p.y)
	for at := range p.basis {
		inverse := p.inverse[at*m : (at+1)*m]
		w := 0.0
		if enter >= n {
			w = inverse[enter-n]
		} else {
			for _, j := range p.c.rows[enter] {
				w += inverse[j]
			}
		}
		p.column[at] = w
	}
	leave, least := -1, math.Inf(1)
	for at, v := range p.basis {
		w := sign * p.column[at]
		if w <= zero || int(v) >= n && p.fates[int(v)-n] != free {
			continue
		}
		ratio := max(0, p.x[at]) / w
		if ratio < least-1e-12 || ratio <= least && w > sign*p.column[leave] {
			leave, least = at, ratio
		}
	}
	return leave
}

// pivot brings the entering variable into the basis.
func (p *packing) pivot(enter, leave int) {
	m := len(p.y)
	row := p.inverse[leave*m : (leave+1)*m]
	floats.Scale(1/p.column[leave], row)
	p.reprice(enter, leave, row)
	floats.AddScaled(p.y, p.d[enter], row)
	value := p.x[leave] / p.column[leave]
	for at, w := range p.column {
		if at != leave && w != 0 {
			p.x[at] -= w * value
			floats.AddScaled(p.inverse[at*m:(at+1)*m], -w, row)
		}
	}
	p.x[leave] = value
	out := p.basis[leave]
	p.d[out], p.d[enter] = -p.d[enter]/p.column[leave], 0
	p.weight[out] = max(p.weight[enter]/(p.column[leave]*p.column[leave]), 1)
	p.at[out], p.at[enter] = -1, int32(leave)
	p.basis[leave] = int32(enter)
}

// reprice updates reduced gains and reference weights for a pivot; row is that
// of the leaving variable, divided by the pivot.
func (p *packing) reprice(enter, leave int, row []float64) {
	n := len(p.gain)
	clear(p.alpha)
	for j, r := range row {
		if r == 0 {
			continue
		}
		p.alpha[n+j] = r
		for _, i := range p.c.sites[j] {
			p.alpha[i] += r
		}
	}
	d, weight := p.d[enter], p.weight[enter]
	for v, a := range p.alpha {
		if a != 0 && p.at[v] < 0 {
			p.d[v] -= d * a
			p.weight[v] = max(p.weight[v], a*a*weight)
		}
	}
	p.d[enter] = d
}

// reduced returns 1 − Σ λ_i over the rows of each site.
func (p *packing) reduced() (rho []float64, sum float64) {
	rho = make([]float64, len(p.y))
	for j := range rho {
		rho[j] = 1
	}
	for at, i := range p.basis {
		if int(i) >= len(p.gain) || p.gain[i] == 0 || p.x[at] <= 0 {
			continue
		}
		sum += p.x[at]
		for _, j := range p.c.rows[i] {
			rho[j] -= p.x[at]
		}
	}
	return rho, sum
}

// bound returns the Lagrangian bound at λ, which holds for any λ ≥ 0 and so
// does not depend on the rounding of the pivots.
func (p *packing) bound() float64 {
	rho, sum := p.reduced()
	sum += float64(p.opened)
	for j, r := range rho {
		if r < 0 && p.fates[j] == free {
			sum += r
		}
	}
	return sum
}
