package share

import (
	"errors"
	"fmt"
	"math"
)

var nan = math.NaN()

// An Inequality is an index of Theil with its parts: Between + Within = Total.
// It is in nats, 0 where all have the same by head.
type Inequality struct {
	Total   float64
	Between float64   // had every member of a group the mean of its group
	Within  float64   // the indices of the groups, weighted
	Groups  []float64 // index of each group by itself; NaN for a group without value
	Weights []float64 // of each group in Within
}

// TheilT returns the first index of Theil, of value against population,
//
//	T = Σ_i s_i ln(s_i / w_i),
//	T = Σ_g s_g ln(s_g / w_g) + Σ_g s_g T_g,
//
// with s_i the share of i in the value and w_i in the population; a group's
// weight is its share in the value. Its range is 0 to ln(1/min w). A region
// without value adds nothing. See Theil, Economics and Information Theory
// (North-Holland 1967), and for the parts Shorrocks (1980) doi:10.2307/1913126.
//
// population nil counts every region alike, which is the index of unweighted
// regions. group gives the group of each region, from 0 on; nil is one group.
// The error names the first value that is negative or not finite, the first
// population that is not positive, or says that all values are zero. TheilT
// panics if the lengths differ.
func TheilT(value, population []float64, group []int) (Inequality, error) {
	return theil(value, population, group, func(s, w float64) float64 {
		if s == 0 {
			return 0
		}
		return s * math.Log(s/w)
	}, func(s, _ float64) float64 { return s })
}

// TheilL returns the second index of Theil, the mean logarithmic deviation,
//
//	L = Σ_i w_i ln(w_i / s_i),
//	L = Σ_g w_g ln(w_g / s_g) + Σ_g w_g L_g;
//
// a group's weight is its share in the population, so that Between is what
// would be left if the groups' own inequalities vanished. It is infinite where
// a region has no value. Arguments and errors are those of [TheilT].
func TheilL(value, population []float64, group []int) (Inequality, error) {
	return theil(value, population, group, func(s, w float64) float64 { return w * math.Log(w/s) },
		func(_, w float64) float64 { return w })
}

// theil adds up term(s, w) over all regions, over groups, and within groups.
func theil(value, population []float64, group []int, term, weight func(s, w float64) float64) (Inequality, error) {
	if population == nil {
		population = make([]float64, len(value))
		for i := range population {
			population[i] = 1
		}
	}
	if group == nil {
		group = make([]int, len(value))
	}
	all, heads, err := checkTheil(value, population, group)
	if err != nil {
		return Inequality{}, err
	}
	groups := 0
	for _, g := range group {
		groups = max(groups, g+1)
	}
	groupValue, groupHeads := make([]float64, groups), make([]float64, groups)
	for i, g := range group {
		groupValue[g] += value[i]
		groupHeads[g] += population[i]
	}
	t := Inequality{Groups: make([]float64, groups), Weights: make([]float64, groups)}
	for i, g := range group {
		t.Total += term(value[i]/all, population[i]/heads)
		t.Groups[g] += term(value[i]/groupValue[g], population[i]/groupHeads[g])
	}
	for g := range groups {
		if groupHeads[g] == 0 { // a number that no region has
			t.Groups[g] = nan
			continue
		}
		s, w := groupValue[g]/all, groupHeads[g]/heads
		t.Between += term(s, w)
		if t.Weights[g] = weight(s, w); t.Weights[g] > 0 {
			t.Within += t.Weights[g] * t.Groups[g]
		}
	}
	return t, nil
}

func checkTheil(value, population []float64, group []int) (all, heads float64, err error) {
	if len(population) != len(value) || len(group) != len(value) {
		panic("share: value, population and group differ in length")
	}
	if all, err = sum("value", value); err != nil {
		return 0, 0, err
	}
	for i, p := range population {
		if !(p > 0) || math.IsInf(p, 1) {
			return 0, 0, fmt.Errorf("share: population: element %d: %v is not a positive number", i, p)
		}
		heads += p
	}
	if all == 0 {
		return 0, 0, errors.New("share: all values are zero: there is nothing to be unequal")
	}
	return all, heads, nil
}
