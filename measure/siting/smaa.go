package siting

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Acceptance is what all weights together say about one place.
type Acceptance struct {
	Share   []float64 // share of the weights with which it has rank 1, 2, ...; sums to 1
	Central []float64 // mean of the weights with which it is first; nil where there are none
	Best    int       // best and worst rank met; 0 where the place is unknown
	Worst   int
}

// Acceptability asks which rank each place would have under weights that
// nobody has chosen: it draws weights evenly from all that are at or above 0
// and sum to 1 and ranks the places by [WeightedSum] with each (SMAA-2,
// Lahdelma and Salminen, doi:10.1287/opre.49.3.444.11220).
//
// z has places in rows and criteria in columns, higher is better. class, if not
// nil, states what is known of the weights: a criterion of a lower class weighs
// at least as much as one of a higher class.
//
// A share s has the standard error √(s(1−s)/draws), 0.005 at most with 10,000
// draws. Best and Worst are of the weights drawn: a rank that only very few
// weights give may be missed. Equal places share the best rank, so that the
// shares of a rank need not sum to 1 over the places. A place with an unknown
// value (NaN) takes no part and its shares are NaN.
//
// The same source gives the same result. Acceptability panics if class does not
// match z or draws is below 1. It takes time in proportion to draws × places ×
// (criteria + log places).
func Acceptability(z mat.Matrix, class []int, draws int, rng *rand.Rand) []Acceptance {
	known := knownRows(z)
	rows := make([][]float64, len(known))
	for at, i := range known {
		rows[at] = mat.Row(nil, i, z)
	}
	return acceptability(z, known, class, draws, rng, func(w []float64, at int) float64 { return dot(w, rows[at]) })
}

// AcceptabilityTOPSIS is [Acceptability] with places ranked by [TOPSIS], of which
// it takes the values. Places that no criterion tells apart are equal.
func AcceptabilityTOPSIS(values mat.Matrix, lower []bool, class []int, draws int, rng *rand.Rand) []Acceptance {
	z, known := Vector(values, lower), knownRows(values)
	_, m := z.Dims()
	best, worst := make([][]float64, len(known)), make([][]float64, len(known)) // squared distances to them
	for at := range known {
		best[at], worst[at] = make([]float64, m), make([]float64, m)
	}
	for k := range m {
		least, most := math.Inf(1), math.Inf(-1)
		for _, i := range known {
			least, most = min(least, z.At(i, k)), max(most, z.At(i, k))
		}
		for at, i := range known {
			best[at][k], worst[at][k] = square(most-z.At(i, k)), square(z.At(i, k)-least)
		}
	}
	return acceptability(values, known, class, draws, rng, func(w []float64, at int) float64 {
		toBest, toWorst := 0.0, 0.0
		for k, v := range w {
			toBest += v * v * best[at][k]
			toWorst += v * v * worst[at][k]
		}
		if toBest+toWorst == 0 {
			return 0
		}
		toBest, toWorst = math.Sqrt(toBest), math.Sqrt(toWorst)
		return toWorst / (toBest + toWorst)
	})
}

func square(x float64) float64 { return x * x }

// acceptability ranks the known places by a score under drawn weights.
func acceptability(z mat.Matrix, known, class []int, draws int, rng *rand.Rand, scoreOf func(w []float64, at int) float64) []Acceptance {
	n, m := z.Dims()
	if class != nil && len(class) != m {
		panic(fmt.Sprintf("siting: %d classes for %d criteria", len(class), m))
	}
	if draws < 1 {
		panic(fmt.Sprintf("siting: %d draws", draws))
	}
	result := make([]Acceptance, n)
	for i := range result {
		result[i].Share = make([]float64, n)
		if !slices.Contains(known, i) {
			for r := range result[i].Share {
				result[i].Share[r] = math.NaN()
			}
		}
	}
	w, score, order := make([]float64, m), make([]float64, len(known)), make([]int, len(known))
	for range draws {
		drawWeights(w, class, rng)
		for at := range known {
			score[at], order[at] = scoreOf(w, at), at
		}
		slices.SortFunc(order, func(a, b int) int { return compareDown(score[a], score[b]) })
		rank := 1
		for k, at := range order {
			if k > 0 && score[at] < score[order[k-1]] {
				rank = k + 1
			}
			result[known[at]].count(rank, w)
		}
	}
	for _, i := range known {
		result[i].finish(draws)
	}
	return result
}

func dot(a, b []float64) (sum float64) {
	for k, v := range a {
		sum += v * b[k]
	}
	return sum
}

func compareDown(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// knownRows returns the rows without NaN.
func knownRows(z mat.Matrix) (known []int) {
	n, _ := z.Dims()
	for i := range n {
		if !slices.ContainsFunc(mat.Row(nil, i, z), math.IsNaN) {
			known = append(known, i)
		}
	}
	return known
}

func (a *Acceptance) count(rank int, w []float64) {
	a.Share[rank-1]++
	if a.Best == 0 || rank < a.Best {
		a.Best = rank
	}
	a.Worst = max(a.Worst, rank)
	if rank > 1 {
		return
	}
	if a.Central == nil {
		a.Central = make([]float64, len(w))
	}
	for k, v := range w {
		a.Central[k] += v
	}
}

func (a *Acceptance) finish(draws int) {
	for k := range a.Central {
		a.Central[k] /= a.Share[0]
	}
	for r := range a.Share {
		a.Share[r] /= float64(draws)
	}
}

// drawWeights draws from the even distribution on the simplex: exponential
// numbers divided by their sum. Given classes, the largest go to the lowest
// class and so on; within a class any order is as likely, which keeps the
// distribution even on the weights that respect the classes.
func drawWeights(w []float64, class []int, rng *rand.Rand) {
	sum := 0.0
	for k := range w {
		w[k] = rng.ExpFloat64()
		sum += w[k]
	}
	for k := range w {
		w[k] /= sum
	}
	if class == nil {
		return
	}
	sorted := slices.Clone(w)
	slices.SortFunc(sorted, compareDown)
	places := rng.Perm(len(w))
	slices.SortStableFunc(places, func(a, b int) int { return class[a] - class[b] })
	for at, k := range places {
		w[k] = sorted[at]
	}
}
