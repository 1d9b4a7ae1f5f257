package siting

import (
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/mat"
)

// PCenter chooses p sites so that the farthest customer is as near as can be,
//
//	min max_i min_{j ∈ S} d_ij  over S with |S| = p.
//
// The objective is a distance; customers have no weight. The optimum is one of
// the distances of the table: it is found by bisection, each step of which is
// the question whether p sites cover everyone within a distance (Minieka, SIAM
// Review 12, 1970, 138).
//
// It is an [*Infeasible] error if p sites cannot reach every customer at any
// distance, and an error if p or a distance is out of range.
func PCenter(distance mat.Matrix, p int, o Options) (Solution, error) {
	_, m := distance.Dims()
	o = o.within(distance.Dims())
	if err := checkTable(distance, nil); err != nil {
		return Solution{}, err
	}
	if err := checkCount(p, m); err != nil {
		return Solution{}, err
	}
	if _, cut := within(distance, math.Inf(1)); len(cut) > 0 {
		return Solution{}, &Infeasible{Customers: cut}
	}
	steps := radii(distance)
	b := bisection{distance: distance, p: p, options: o}
	if !b.covers(steps[len(steps)-1]) {
		return Solution{}, &Infeasible{Sites: max(b.needed, p+1)}
	}
	// steps[low] is the least radius that is not known to be too small.
	low := 0
	sort.Search(len(steps)-1, func(k int) bool {
		if b.covers(steps[k]) {
			return true
		}
		if b.refuted {
			low = max(low, k+1)
		}
		return false
	})
	s := finish(distance, b.best, math.Inf(1))
	s.Nodes = b.nodes
	for i, j := range s.Assignment {
		s.Objective = max(s.Objective, distance.At(i, j))
	}
	s.prove(steps[low])
	return s, nil
}

// radii returns the distances that the optimum may be, ascending: none is
// below the distance of some customer's nearest candidate.
func radii(distance mat.Matrix) []float64 {
	n, m := distance.Dims()
	least := 0.0
	for i := range n {
		nearest := math.Inf(1)
		for j := range m {
			nearest = min(nearest, distance.At(i, j))
		}
		least = max(least, nearest)
	}
	var steps []float64
	for i := range n {
		for j := range m {
			if d := distance.At(i, j); d >= least && !math.IsInf(d, 1) {
				steps = append(steps, d)
			}
		}
	}
	slices.Sort(steps)
	return slices.Compact(steps)
}

// A bisection remembers the best sites on the way.
type bisection struct {
	distance mat.Matrix
	p        int
	options  Options
	best     []bool
	refuted  bool // the last question was answered with a proven no
	needed   int  // sites needed at the last radius, at least
	nodes    int
}

// covers reports whether p sites that cover everyone within the radius were
// found, and keeps them.
func (b *bisection) covers(radius float64) bool {
	c, _ := within(b.distance, radius)
	t := c.solve(b.p, b.options)
	b.nodes += t.nodes
	b.needed = t.lower()
	b.refuted = b.needed > b.p
	if len(t.best) > b.p {
		return false
	}
	b.best = t.open(len(c.label))
	for spare := b.p - len(t.best); spare > 0; spare-- {
		b.best[slices.Index(b.best, false)] = true
	}
	return true
}
