package siting

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// MinMax rescales each criterion to 0 for the worst and 1 for the best place,
//
//	(x − worst) / (best − worst),
//
// where best is the least value of a criterion of which lower is better. A
// criterion that tells no places apart is 1 for all; an unknown value (NaN)
// stays unknown.
func MinMax(values mat.Matrix, lower []bool) *mat.Dense {
	return rescale(values, lower, func(column []float64, lower bool) {
		least, most := math.Inf(1), math.Inf(-1)
		for _, v := range column {
			if v == v {
				least, most = min(least, v), max(most, v)
			}
		}
		for i, v := range column {
			switch {
			case v != v:
			case least == most:
				column[i] = 1
			case lower:
				column[i] = (most - v) / (most - least)
			default:
				column[i] = (v - least) / (most - least)
			}
		}
	})
}

// Vector divides each criterion by its length over the places,
//
//	x / √(Σ x²),
//
// and by its negative where lower is better, so that higher is better
// everywhere. Unknown values stay unknown and are left out of the length; a
// criterion that is 0 everywhere stays 0.
func Vector(values mat.Matrix, lower []bool) *mat.Dense {
	return rescale(values, lower, func(column []float64, lower bool) {
		length := 0.0
		for _, v := range column {
			if v == v {
				length = math.Hypot(length, v)
			}
		}
		if length == 0 {
			return
		}
		if lower {
			length = -length
		}
		floats.Scale(1/length, column)
	})
}

func rescale(values mat.Matrix, lower []bool, f func(column []float64, lower bool)) *mat.Dense {
	n, m := values.Dims()
	if len(lower) != m {
		panic(fmt.Sprintf("siting: %d directions for %d criteria", len(lower), m))
	}
	scaled := mat.NewDense(n, m, nil)
	for k := range m {
		column := mat.Col(nil, k, values)
		f(column, lower[k])
		scaled.SetCol(k, column)
	}
	return scaled
}

// Weights returns w divided by its sum. It is an error if a weight is not a
// number at or above 0 or if all are 0.
func Weights(w []float64) ([]float64, error) {
	sum := 0.0
	for k, v := range w {
		if !(v >= 0) || math.IsInf(v, 1) {
			return nil, fmt.Errorf("siting: criterion %d: weight %v is not a number at or above 0", k, v)
		}
		sum += v
	}
	if sum == 0 {
		return nil, fmt.Errorf("siting: all weights are 0: give one criterion a weight")
	}
	share := append([]float64{}, w...)
	floats.Scale(1/sum, share)
	return share, nil
}

// WeightedSum returns Σ_k w_k z_ik for each place: from 0 to 1 where z is
// [MinMax] and the weights sum to 1. NaN where a value with a positive weight
// is unknown. It panics if the shapes differ.
func WeightedSum(z mat.Matrix, w []float64) []float64 {
	n, m := z.Dims()
	if len(w) != m {
		panic(fmt.Sprintf("siting: %d weights for %d criteria", len(w), m))
	}
	score := make([]float64, n)
	for i := range n {
		for k, v := range w {
			if v != 0 {
				score[i] += v * z.At(i, k)
			}
		}
	}
	return score
}

// TOPSIS returns the closeness of each place to the best of all criteria,
//
//	C_i = D⁻_i / (D⁺_i + D⁻_i),
//
// with D⁺ and D⁻ the Euclidean distances to the best and worst value of each
// criterion among the places, after [Vector] and the weights (Hwang and Yoon
// 1981, doi:10.1007/978-3-642-48318-9). It is from 0 to 1, NaN where a value
// with a positive weight is unknown or where no criterion tells any places
// apart. Adding a place can change the order of the others.
func TOPSIS(values mat.Matrix, w []float64, lower []bool) []float64 {
	z := Vector(values, lower)
	n, m := z.Dims()
	if len(w) != m {
		panic(fmt.Sprintf("siting: %d weights for %d criteria", len(w), m))
	}
	toBest, toWorst := make([]float64, n), make([]float64, n)
	for k, weight := range w {
		if weight == 0 {
			continue
		}
		least, most := math.Inf(1), math.Inf(-1)
		for i := range n {
			if v := z.At(i, k); v == v {
				least, most = min(least, v), max(most, v)
			}
		}
		for i := range n {
			toBest[i] = math.Hypot(toBest[i], weight*(most-z.At(i, k)))
			toWorst[i] = math.Hypot(toWorst[i], weight*(z.At(i, k)-least))
		}
	}
	for i := range n {
		toWorst[i] /= toBest[i] + toWorst[i]
	}
	return toWorst
}

// Ranks returns the rank of each score, the highest first, as 1 + the number
// of higher ones, so that equal scores share the best rank. The rank of NaN is 0.
func Ranks(score []float64) []int {
	ranks := make([]int, len(score))
	for i, s := range score {
		if s != s {
			continue
		}
		ranks[i] = 1
		for _, other := range score {
			if other > s {
				ranks[i]++
			}
		}
	}
	return ranks
}
