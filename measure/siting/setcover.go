package siting

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// SetCover chooses the fewest sites such that every customer lies within the
// radius of one of them (the location set covering problem),
//
//	min |S|  with  min_{j ∈ S} d_ij ≤ radius for every i.
//
// Objective and bound are counts of sites. Customers that others imply and
// candidates that others replace are left out first; the bound is that of the
// linear relaxation, rounded up, and branch and bound on what is left.
//
// It is an [*Infeasible] error, with all their numbers, if some customers reach
// no candidate, and an error if the radius or a distance is out of range. See
// Toregas et al. doi:10.1287/opre.19.6.1363.
func SetCover(distance mat.Matrix, radius float64, o Options) (Solution, error) {
	o = o.within(distance.Dims())
	if err := checkTable(distance, nil); err != nil {
		return Solution{}, err
	}
	if err := checkRadius(radius); err != nil {
		return Solution{}, err
	}
	c, cut := within(distance, radius)
	if len(cut) > 0 {
		return Solution{}, &Infeasible{Customers: cut}
	}
	t := c.solve(0, o)
	s := finish(distance, t.open(len(c.label)), radius)
	s.Objective, s.Nodes = float64(len(t.best)), t.nodes
	s.prove(float64(t.lower()))
	return s, nil
}

// within returns the cover at a radius and the customers whom it leaves out.
func within(distance mat.Matrix, radius float64) (c *cover, cut []int) {
	n, m := distance.Dims()
	c = &cover{}
	c.name(m)
	for i := range n {
		var row []int32
		for j := range m {
			if d := distance.At(i, j); d <= radius && !math.IsInf(d, 1) {
				row = append(row, int32(j))
			}
		}
		if len(row) == 0 {
			cut = append(cut, i)
		}
		c.rows = append(c.rows, row)
	}
	return c, cut
}
