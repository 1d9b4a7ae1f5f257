package siting

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// MaxCover chooses p sites so that the most weight of customers lies within
// the radius of one of them,
//
//	max Σ_i w_i [min_{j ∈ S} d_ij ≤ radius]  over S with |S| = p.
//
// The objective has the unit of weight, and so has the bound, which is at or
// above it. A nil weight counts every customer once. Customers out of reach
// have the assignment −1.
//
// It is solved as the p-median problem that charges the weight of those not
// covered (Church and ReVelle, Geographical Analysis 8, 1976, 406).
// MaxCover returns an error if p, the radius, a weight or a distance is out of
// range. The problem is due to Church and ReVelle doi:10.1007/BF01942293.
func MaxCover(distance mat.Matrix, weight []float64, radius float64, p int, o Options) (Solution, error) {
	n, m := distance.Dims()
	o = o.within(distance.Dims())
	if err := checkTable(distance, weight); err != nil {
		return Solution{}, err
	}
	if err := checkCount(p, m); err != nil {
		return Solution{}, err
	}
	if err := checkRadius(radius); err != nil {
		return Solution{}, err
	}
	// Customers whom the same candidates reach count as one.
	var rows []int
	var weights []float64
	total, seen := 0.0, map[string]int{}
	for i := range n {
		w := 1.0
		if weight != nil {
			w = weight[i]
		}
		total += w
		key := reachOf(distance, i, radius)
		at, known := seen[key]
		if !known {
			at, seen[key] = len(rows), len(rows)
			rows, weights = append(rows, i), append(weights, 0)
		}
		weights[at] += w
	}
	in := newInstance(len(rows), m, p, func(i, j int) float64 {
		if distance.At(rows[i], j) <= radius {
			return 0
		}
		return math.Inf(1)
	}, func(i int) float64 { return weights[i] })
	in.total = total
	r := in.run(o, nil)
	s := finish(distance, r.best, radius)
	s.Objective, s.Nodes = total-r.value, r.count
	s.prove(total - r.lower())
	return s, nil
}

// reachOf returns a text that is the same for customers whom the same
// candidates reach.
func reachOf(distance mat.Matrix, i int, radius float64) string {
	_, m := distance.Dims()
	var b strings.Builder
	for j := range m {
		if distance.At(i, j) <= radius {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String()
}

func checkRadius(radius float64) error {
	if !(radius >= 0) {
		return fmt.Errorf("siting: radius %v is not a number at or above 0", radius)
	}
	return nil
}
