// Package siting makes the instances on which site selection is compared with
// other programs; peer.py makes the same ones.
package siting

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A generator is the linear congruential one of ISO C, which is the same few
// integer operations in every language.
type generator uint64

func (g *generator) next() float64 {
	*g = (1103515245**g + 12345) % (1 << 31)
	return float64(*g) / (1 << 31)
}

// Instance returns the distances of n customers to m candidates, all spread
// evenly over a square of 100 by 100, and the customers' weights, whole numbers
// from 1 to 100. Where reachable is positive, a customer farther than that from
// every candidate is drawn again.
func Instance(seed uint64, n, m int, reachable float64) (distance *mat.Dense, weight []float64) {
	g := generator(seed)
	point := func() [2]float64 { x := 100 * g.next(); return [2]float64{x, 100 * g.next()} }
	candidates := make([][2]float64, m)
	for j := range candidates {
		candidates[j] = point()
	}
	distance, weight = mat.NewDense(n, m, nil), make([]float64, n)
	for i := 0; i < n; {
		c, nearest := point(), math.Inf(1)
		for j, s := range candidates {
			d := math.Sqrt((c[0]-s[0])*(c[0]-s[0]) + (c[1]-s[1])*(c[1]-s[1]))
			distance.Set(i, j, d)
			nearest = min(nearest, d)
		}
		weight[i] = 1 + math.Floor(100*g.next())
		if reachable <= 0 || nearest <= reachable {
			i++
		}
	}
	return distance, weight
}
