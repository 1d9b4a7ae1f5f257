// Package concentration measures how unevenly an industry is spread over
// regions or firms.
//
// x_r is the value (jobs, output, capacity) of the industry in region r and
// s_r = x_r / Σx its share; w_r is the share of the region in a reference,
// usually all industries together. Values are in any unit and not negative;
// NaN is unknown. An error names the first element that is negative or not
// finite.
package concentration

import (
	"fmt"
	"math"
	"slices"
)

// sum checks x and adds it up.
func sum(what string, x []float64) (total float64, err error) {
	for i, v := range x {
		if !(v >= 0) || math.IsInf(v, 1) {
			return 0, fmt.Errorf("concentration: %s: element %d: %v is not a number from 0 on", what, i, v)
		}
		total += v
	}
	if math.IsInf(total, 1) {
		return 0, tooLarge("the elements of " + what)
	}
	return total, nil
}

func tooLarge(what string) error {
	return fmt.Errorf("concentration: %s add up to more than a number holds: take a larger unit", what)
}

// shares checks x and returns its shares, NaN where x is all zero.
func shares(what string, x []float64) ([]float64, error) {
	total, err := sum(what, x)
	if err != nil {
		return nil, err
	}
	s := make([]float64, len(x))
	for i, v := range x {
		s[i] = v / total
	}
	return s, nil
}

// Points turns an index of Herfindahl from the scale 0 to 1 into the scale 0
// to 10,000 that competition authorities use (shares in percent).
const Points = 10_000

// Herfindahl returns the Herfindahl-Hirschman index,
//
//	H = Σ_r s_r²,
//
// in (0, 1]: 1/n if all of n have the same, 1 if one has all. Its inverse is
// the number of equals that would be as concentrated; times [Points] it is on
// the scale to 10,000. NaN if all values are zero.
func Herfindahl(x []float64) (float64, error) {
	s, err := shares("value", x)
	if err != nil {
		return 0, err
	}
	h := 0.0
	for _, v := range s {
		h += v * v
	}
	if len(s) == 0 {
		h = math.NaN()
	}
	return h, nil
}

// Normalise returns the index of Herfindahl of n members between its bounds,
//
//	(H - 1/n) / (1 - 1/n),
//
// in [0, 1], 0 if all have the same. NaN for a single member.
func Normalise(h float64, n int) float64 {
	if n < 2 {
		return math.NaN()
	}
	least := 1 / float64(n)
	return (h - least) / (1 - least)
}

// Largest returns the concentration ratio CR_k, the share of the k largest, in
// [0, 1]. It is 1 if there are no more than k, NaN if all values are zero. It
// panics if k is not positive.
func Largest(x []float64, k int) (float64, error) {
	if k < 1 {
		panic("concentration: k must be positive")
	}
	s, err := shares("value", x)
	if err != nil {
		return 0, err
	}
	slices.SortFunc(s, func(a, b float64) int {
		if a > b {
			return -1
		} else if a < b {
			return 1
		}
		return 0
	})
	ratio := 0.0
	for _, v := range s[:min(k, len(s))] {
		ratio += v
	}
	if len(s) == 0 {
		ratio = math.NaN()
	}
	return ratio, nil
}

// Entropy returns the entropy of Shannon in nats,
//
//	E = -Σ_r s_r ln s_r,
//
// from 0, all in one, to ln n, the same everywhere: the higher, the less
// concentrated. Divide by ln 2 for bits, by ln n for the relative entropy. NaN
// if all values are zero.
func Entropy(x []float64) (float64, error) {
	s, err := shares("value", x)
	if err != nil {
		return 0, err
	}
	e := 0.0
	for _, v := range s {
		if v != 0 {
			e -= v * math.Log(v)
		}
	}
	if len(s) == 0 {
		e = math.NaN()
	}
	return e, nil
}

// Hoover returns the share that would have to move for x to be spread as the
// reference,
//
//	½ Σ_r |s_r - w_r|,
//
// in [0, 1). It is also the coefficient of localisation. NaN if either is all
// zero. It panics if the lengths differ.
func Hoover(x, reference []float64) (float64, error) {
	s, w, err := against(x, reference)
	if err != nil {
		return 0, err
	}
	h := 0.0
	for r := range s {
		h += math.Abs(s[r]-w[r]) / 2
	}
	return h, nil
}

func against(x, reference []float64) (s, w []float64, err error) {
	if len(x) != len(reference) {
		panic("concentration: value and reference differ in length")
	}
	if s, err = shares("value", x); err != nil {
		return nil, nil, err
	}
	w, err = shares("reference", reference)
	return s, w, err
}
