package autocorr

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// An Alternative says which values of a statistic speak against chance.
type Alternative int

const (
	// Directed takes the tail on which the statistic lies. It is the rule of
	// esda and GeoDa, and half of what an honest two-sided test gives.
	Directed Alternative = iota
	TwoSided
	Greater
	Less
)

// Permutations says how chance is simulated. The values are shuffled N times
// with random numbers from Source; the same source gives the same result on
// any number of processors.
type Permutations struct {
	N           int
	Source      rand.Source
	Alternative Alternative
}

func (p Permutations) check() {
	if p.N < 1 || p.Source == nil {
		panic("autocorr: permutations need a number of at least 1 and a source")
	}
}

// pseudo returns the p-value of a statistic that atLeast of n simulated values
// reach or exceed and atMost reach or fall below,
//
//	greater   (atLeast + 1)/(n + 1)
//	less      (atMost + 1)/(n + 1)
//	directed  the smaller of the two
//	two-sided twice that, at most 1.
func (a Alternative) pseudo(atLeast, atMost, n int) float64 {
	greater, less := float64(atLeast+1)/float64(n+1), float64(atMost+1)/float64(n+1)
	switch a {
	case Greater:
		return greater
	case Less:
		return less
	case TwoSided:
		return math.Min(1, 2*math.Min(greater, less))
	}
	return math.Min(greater, less)
}

// twoSided returns the p-value of a standard normal deviate, 2(1 - Φ(|z|)), to
// all digits far out in the tail too.
func twoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// FalseDiscovery returns the p-values adjusted by Benjamini and Hochberg
// (1995, doi:10.1111/j.2517-6161.1995.tb02031.x): with m of them in ascending
// order,
//
//	q_(i) = min_{k ≥ i} min(1, p_(k) m / k).
//
// Calling significant what has q ≤ α keeps the expected share of false
// discoveries at α or below, for tests that are independent or positively
// dependent. NaN stays NaN and does not count among the m.
func FalseDiscovery(p []float64) []float64 {
	q := make([]float64, len(p))
	order := make([]int, 0, len(p))
	for i, v := range p {
		if math.IsNaN(v) {
			q[i] = v
		} else {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	least := 1.0
	for k := len(order) - 1; k >= 0; k-- {
		least = math.Min(least, p[order[k]]*float64(len(order))/float64(k+1))
		q[order[k]] = least
	}
	return q
}
