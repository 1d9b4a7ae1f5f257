package siting

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// PMedian chooses p sites so that the customers' weighted distances to the
// nearest of them are least together,
//
//	min Σ_i w_i min_{j ∈ S} d_ij  over S with |S| = p.
//
// The objective has the unit of weight times distance. A nil weight counts
// every customer once.
//
// The bound is the Lagrangian one, with the condition that each customer is
// served relaxed; what is left of the gap is closed by branch and bound. It is
// an [*Infeasible] error if p sites cannot reach every customer of positive
// weight, and an error if p, a weight or a distance is out of range. See Hakimi
// doi:10.1287/opre.12.3.450 and, for the bound, Cornuejols, Fisher and
// Nemhauser doi:10.1287/mnsc.23.8.789.
func PMedian(distance mat.Matrix, weight []float64, p int, o Options) (Solution, error) {
	n, m := distance.Dims()
	o = o.within(distance.Dims())
	if err := checkTable(distance, weight); err != nil {
		return Solution{}, err
	}
	if err := checkCount(p, m); err != nil {
		return Solution{}, err
	}
	w := func(i int) float64 {
		if weight == nil {
			return 1
		}
		return weight[i]
	}
	start, err := reachAll(distance, w, p, o)
	if err != nil {
		return Solution{}, err
	}
	penalty := dearest(distance, w)
	in := newInstance(n, m, p, func(i, j int) float64 {
		if w(i) == 0 {
			return 0
		}
		return w(i) * distance.At(i, j)
	}, func(int) float64 { return penalty })
	r := in.run(o, start)
	s := finish(distance, r.best, math.Inf(1))
	s.Objective, s.Nodes = r.value, r.count
	if s.Objective >= penalty {
		return Solution{}, &Infeasible{Sites: p + 1}
	}
	s.prove(r.lower())
	return s, nil
}

// dearest returns a cost for leaving a customer out that is more than any
// choice that leaves out nobody can cost.
func dearest(distance mat.Matrix, weight func(int) float64) float64 {
	n, m := distance.Dims()
	sum := 1.0
	for i := range n {
		most := 0.0
		for j := range m {
			if d := distance.At(i, j); weight(i) > 0 && !math.IsInf(d, 1) {
				most = max(most, weight(i)*d)
			}
		}
		sum += most
	}
	return math.Ceil(sum)
}

// reachAll returns sites that reach every customer, nil where any choice does.
func reachAll(distance mat.Matrix, weight func(int) float64, p int, o Options) ([]bool, error) {
	n, m := distance.Dims()
	c, partial := &cover{}, false
	c.name(m)
	var cut []int
	for i := range n {
		if weight(i) == 0 {
			continue
		}
		var row []int32
		for j := range m {
			if !math.IsInf(distance.At(i, j), 1) {
				row = append(row, int32(j))
			}
		}
		partial = partial || len(row) < m
		if len(row) == 0 {
			cut = append(cut, i)
		}
		c.rows = append(c.rows, row)
	}
	if len(cut) > 0 {
		return nil, &Infeasible{Customers: cut}
	}
	if !partial {
		return nil, nil
	}
	t := c.solve(p, o)
	if len(t.best) > p {
		return nil, &Infeasible{Sites: max(t.lower(), p+1)}
	}
	open := make([]bool, m)
	for _, j := range t.best {
		open[j] = true
	}
	for spare := p - len(t.best); spare > 0; spare-- {
		open[slices.Index(open, false)] = true
	}
	return open, nil
}
