package siting

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A Decay says how much something at a distance counts; it is 1 or less and
// falls with the distance.
type Decay func(distance float64) float64

// Exponential is exp(−d/scale): what lies at the distance scale counts 0.37. It
// panics if scale is not above 0, for what is far would count most.
func Exponential(scale float64) Decay {
	if !(scale > 0) {
		panic(fmt.Sprintf("siting: scale %v of a decay is not above 0", scale))
	}
	return func(d float64) float64 { return math.Exp(-d / scale) }
}

// Power is (max(d, least)/least)^−exponent: everything up to the distance
// least counts in full, so that what lies next door does not count without
// limit. It panics if exponent is below 0 or least not above 0.
func Power(exponent, least float64) Decay {
	if !(exponent >= 0 && least > 0) {
		panic(fmt.Sprintf("siting: exponent %v and least distance %v of a decay: the first must be at least 0, the other above 0", exponent, least))
	}
	return func(d float64) float64 { return math.Pow(max(d, least)/least, -exponent) }
}

// Within is 1 up to the radius and 0 beyond.
func Within(radius float64) Decay {
	return func(d float64) float64 {
		if d <= radius {
			return 1
		}
		return 0
	}
}

// Access returns what each place has access to: the masses around it, such as
// capacities, jobs or purchases, each by its distance,
//
//	A_i = Σ_j mass_j f(d_ij),
//
// in the unit of mass (Hansen 1959, doi:10.1080/01944365908978307). Places are
// in the rows of distance. A mass at distance +Inf counts nothing. An unknown
// mass (NaN) makes the access of every place unknown, an unknown distance that
// of its place, unless f or the mass there is 0.
//
// It panics if mass does not match distance, and returns an error for a mass
// or distance below 0.
func Access(distance mat.Matrix, mass []float64, f Decay) ([]float64, error) {
	n, m := distance.Dims()
	if len(mass) != m {
		panic(fmt.Sprintf("siting: %d masses for %d columns of distances", len(mass), m))
	}
	for j, v := range mass {
		if v < 0 || math.IsInf(v, 0) {
			return nil, fmt.Errorf("siting: mass %d: %v is not a number at or above 0", j, v)
		}
	}
	access := make([]float64, n)
	for i := range n {
		for j, v := range mass {
			d := distance.At(i, j)
			if d < 0 {
				return nil, fmt.Errorf("siting: place %d, mass %d: distance %v is below 0", i, j, d)
			}
			if share := f(d); share != 0 && v != 0 && !math.IsInf(d, 1) {
				access[i] += v * share
			}
		}
	}
	return access, nil
}

// Nearby returns, for each place and input, how many independent owners make
// the input within the radius. Suppliers are in the columns of distance; the
// input that one makes is a number from 0 to inputs−1, its owner any number,
// the same for sites of one owner. It panics if the shapes differ.
func Nearby(distance mat.Matrix, input, owner []int, inputs int, radius float64) [][]int {
	n, m := distance.Dims()
	if len(input) != m || len(owner) != m {
		panic(fmt.Sprintf("siting: %d inputs and %d owners for %d columns of distances", len(input), len(owner), m))
	}
	count := make([][]int, n)
	for i := range count {
		count[i] = make([]int, inputs)
		seen := map[[2]int]bool{}
		for j := range m {
			key := [2]int{input[j], owner[j]}
			if distance.At(i, j) <= radius && !seen[key] {
				seen[key] = true
				count[i][input[j]]++
			}
		}
	}
	return count
}

// Supplied returns the weighted share of inputs that at least so many
// independent owners make nearby,
//
//	S_i = Σ_k w_k [count_ik ≥ owners] / Σ_k w_k,
//
// from 0 to 1: co-location with 1 owner, redundancy with 2 or more. A nil
// weight counts every input once; NaN where the weights sum to 0.
func Supplied(count [][]int, weight []float64, owners int) []float64 {
	share := make([]float64, len(count))
	for i, row := range count {
		total := 0.0
		for k, c := range row {
			w := 1.0
			if weight != nil {
				w = weight[k]
			}
			total += w
			if c >= owners {
				share[i] += w
			}
		}
		share[i] /= total
	}
	return share
}
