package concentration

import (
	"cmp"
	"math"
	"slices"
)

// Gini returns the coefficient of Gini of n values,
//
//	G = Σ_ij |x_i - x_j| / (2 n² mean),
//
// from 0, all the same, to 1 - 1/n, all in one. NaN if all values are zero.
// Of location quotients it is the unweighted locational Gini of some programs
// (REAT), which counts a village as much as a province; see [LocationalGini].
func Gini(x []float64) (float64, error) {
	equal := make([]float64, len(x))
	for i := range equal {
		equal[i] = 1
	}
	return LocationalGini(x, equal)
}

// LocationalGini returns the coefficient of Gini of an industry against a
// reference: twice the area between the diagonal and the curve of localisation,
// along which regions add their share of the reference and of the industry, in
// the order of their quotients s_r / w_r,
//
//	G = Σ_r<q |s_r w_q - s_q w_r|,
//
// from 0, spread as the reference, to 1 (Krugman, Geography and Trade, MIT
// Press 1991). Programs that state the area and not its double have half of it
// (EconGeo). A region in which the reference is zero stands last.
//
// NaN if the values or the reference are all zero. It panics if the lengths
// differ.
func LocationalGini(x, reference []float64) (float64, error) {
	s, w, err := against(x, reference)
	if err != nil {
		return 0, err
	}
	order := make([]int, 0, len(s))
	for r := range s {
		if s[r] != 0 || w[r] != 0 { // NaN stays
			order = append(order, r)
		}
	}
	if len(order) == 0 {
		return math.NaN(), nil
	}
	// s_a/w_a < s_b/w_b without dividing by a reference of zero.
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s[a]*w[b], s[b]*w[a]) })
	area, industry := 0.0, 0.0 // area under the curve
	for _, r := range order {
		area += w[r] * (industry + s[r]/2)
		industry += s[r]
	}
	return 1 - 2*area, nil
}
