package siting

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// Explain returns by how much each criterion puts place a ahead of place b,
//
//	e_k = w_k (z_ak − z_bk),
//
// below 0 where it holds a back. The parts sum to the difference of the
// [WeightedSum] scores.
func Explain(z mat.Matrix, w []float64, a, b int) []float64 {
	parts := make([]float64, len(w))
	for k, v := range w {
		if v != 0 {
			parts[k] = v * (z.At(a, k) - z.At(b, k))
		}
	}
	return parts
}

// ErrNever reports that a place is first under no weights at all: whatever the
// weights are, some other place is ahead.
var ErrNever = errors.New("siting: no weights put the place first")

// Switch returns the weights closest to w with which place x is first, alone
// or with others, and how much weight has to move from some criteria to others,
//
//	moved = ½ Σ_k |v_k − w_k|,  from 0 to 1,
//
// the least possible; where several weights are as close, one of them. It is 0
// with w itself where x is first already. w must sum to 1 (see [Weights]).
// Places with an unknown value (NaN) are passed over; that x is one is an
// error. [ErrNever] is returned where no weights do.
//
// It is a linear programme over the weights with a condition for each place
// that is ahead of x; the conditions are added as they are found to be broken.
func Switch(z mat.Matrix, w []float64, x int) (v []float64, moved float64, err error) {
	_, m := z.Dims()
	if len(w) != m {
		panic(fmt.Sprintf("siting: %d weights for %d criteria", len(w), m))
	}
	known := knownRows(z)
	mine := mat.Row(nil, x, z)
	for k, value := range mine {
		if value != value {
			return nil, 0, fmt.Errorf("siting: place %d: criterion %d is unknown", x, k)
		}
	}
	v = append([]float64{}, w...)
	var ahead [][]float64 // what x has more than the places that it must beat
	for {
		worst, margin := -1, -1e-9
		for _, i := range known {
			if d := dot(v, mine) - dot(v, mat.Row(nil, i, z)); d < margin {
				worst, margin = i, d
			}
		}
		if worst < 0 {
			for k := range v {
				moved += math.Abs(v[k]-w[k]) / 2
			}
			return v, moved, nil
		}
		more := make([]float64, m)
		for k := range more {
			// The programme is singular with coefficients of rounding error's size.
			if d := mine[k] - z.At(worst, k); math.Abs(d) > 1e-10 {
				more[k] = d
			}
		}
		if ahead = append(ahead, more); len(ahead) > len(known) {
			return nil, 0, fmt.Errorf("siting: place %d: the weights that put it first are not found to 1e-9", x)
		}
		if v, err = closest(w, ahead); err != nil {
			return nil, 0, err
		}
	}
}

// closest returns the weights v closest to w with ahead · v ≥ 0, as the linear
// programme with v = w + up − down and a slack for each condition.
func closest(w []float64, ahead [][]float64) ([]float64, error) {
	m, r := len(w), len(ahead)
	c := make([]float64, 3*m+r)
	a := mat.NewDense(m+1+r, 3*m+r, nil)
	b := make([]float64, m+1+r)
	for k, share := range w {
		c[m+k], c[2*m+k] = 1, 1
		a.Set(k, k, 1)
		a.Set(k, m+k, -1)
		a.Set(k, 2*m+k, 1)
		b[k] = share
		a.Set(m, k, 1)
	}
	b[m] = 1
	for i, more := range ahead {
		for k, d := range more {
			a.Set(m+1+i, k, d)
		}
		a.Set(m+1+i, 3*m+i, -1)
	}
	_, x, err := lp.Simplex(c, a, b, 1e-12, nil)
	if errors.Is(err, lp.ErrInfeasible) {
		return nil, ErrNever
	}
	if err != nil {
		return nil, fmt.Errorf("siting: %w", err)
	}
	return x[:m], nil
}
