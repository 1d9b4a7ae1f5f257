// Package autocorr tests whether places near each other have similar values.
//
// Notation follows Cliff and Ord, Spatial Processes (1981): y_i is the value
// of unit i, z_i = y_i - ȳ, w_ij the spatial weight of unit j for unit i, and
// S0, S1, S2 are the sums of [weights.Matrix.Sums]. Units without neighbours
// count in n and add nothing to the sums; in statistics of all units together
// the weight of a unit for itself is passed over.
//
// A statistic is compared with chance in two ways: by its expected value and
// variance (under normality: the values are drawn from one normal
// distribution; under randomisation: every assignment of the values to the
// units is equally likely), or by drawing assignments at random.
package autocorr

import (
	"errors"
	"fmt"
	"math"

	"agglo/measure/spatial/weights"
)

// A Test compares a statistic with what chance gives.
type Test struct {
	Variance float64
	Z        float64 // (value - expected)/√variance
	P        float64 // two-sided, from the normal distribution
}

// A Global is one statistic for all units together. A test that does not exist
// has NaN: that of G under normality, and all where the statistic cannot vary.
type Global struct {
	Value    float64
	Expected float64 // without spatial autocorrelation
	Normal   Test    // under normality
	Random   Test    // under randomisation; of fewer than 4 units NaN
}

// test compares the value with its expectation. A variance that is nothing but
// rounding (every unit the neighbour of every other) gives no test.
func (g *Global) test(variance float64) Test {
	if !(variance > 1e-12*g.Expected*g.Expected) || math.IsInf(variance, 0) {
		return Test{math.NaN(), math.NaN(), math.NaN()}
	}
	z := (g.Value - g.Expected) / math.Sqrt(variance)
	return Test{variance, z, twoSided(z)}
}

// Moran returns Moran's I,
//
//	I = n/S0 · Σ_ij w_ij z_i z_j / Σ_i z_i²,
//
// with E[I] = -1/(n-1). It is above its expectation where neighbours are
// alike and below where they differ; with row-standardised weights it lies
// about between -1 and 1. Moran 1950, doi:10.1093/biomet/37.1-2.17; variances
// as in Cliff and Ord.
//
// It returns an error if a value is not finite, all are equal, the largest is
// not between 1e-70 and 1e70, or there are no weights. It panics if values and
// units differ in number.
func Moran(w *weights.Matrix, y []float64) (Global, error) {
	s, err := newMoments(w, y)
	if err != nil {
		return Global{}, err
	}
	n, s1, s2, s02, k := s.n, s.s1, s.s2, s.s0*s.s0, s.kurtosis
	g := Global{Value: s.moran(s.z), Expected: -1 / (n - 1)}
	square := g.Expected * g.Expected
	g.Normal = g.test((n*n*s1-n*s2+3*s02)/(s02*(n*n-1)) - square)
	a := n * ((n*n-3*n+3)*s1 - n*s2 + 3*s02)
	b := k * ((n*n-n)*s1 - 2*n*s2 + 6*s02)
	g.Random = g.test((a-b)/((n-1)*(n-2)*(n-3)*s02) - square)
	return g, nil
}

// Geary returns Geary's C,
//
//	C = (n-1)/(2 S0) · Σ_ij w_ij (y_i - y_j)² / Σ_i z_i²,
//
// with E[C] = 1: below 1 neighbours are alike, above 1 they differ. It weighs
// differences between neighbours more than [Moran]. Geary 1954,
// doi:10.2307/2986645; variances as in Cliff and Ord. Errors as for Moran.
func Geary(w *weights.Matrix, y []float64) (Global, error) {
	s, err := newMoments(w, y)
	if err != nil {
		return Global{}, err
	}
	n, s1, s2, s02, k := s.n, s.s1, s.s2, s.s0*s.s0, s.kurtosis
	g := Global{Value: s.geary(s.z), Expected: 1}
	g.Normal = g.test(((2*s1+s2)*(n-1) - 4*s02) / (2 * (n + 1) * s02))
	a := (n - 1) * s1 * (n*n - 3*n + 3 - (n-1)*k)
	b := (n - 1) * s2 * (n*n + 3*n - 6 - (n*n-n+2)*k) / 4
	c := s02 * (n*n - 3 - (n-1)*(n-1)*k)
	g.Random = g.test((a - b + c) / (n * (n - 2) * (n - 3) * s02))
	return g, nil
}

// moments holds what the statistics need of values and weights.
type moments struct {
	w          *weights.Matrix
	n          float64
	mean       float64
	z          []float64 // values less their mean
	squares    float64   // Σ z²
	kurtosis   float64   // n Σ z⁴ / (Σ z²)²
	s0, s1, s2 float64
	margin     []float64
}

func newMoments(w *weights.Matrix, y []float64) (*moments, error) {
	s := &moments{w: w.WithSelf(0), n: float64(len(y))}
	var err error
	if s.z, s.mean, err = centred(w, y); err != nil {
		return nil, err
	}
	fourth := 0.0
	for _, z := range s.z {
		s.squares += z * z
		fourth += z * z * z * z
	}
	s.kurtosis = s.n * fourth / (s.squares * s.squares)
	s.s0, s.s1, s.s2 = s.w.Sums()
	s.margin = s.w.Margins()
	if s.s0 == 0 {
		return nil, errors.New("autocorr: no unit has a neighbour")
	}
	return s, nil
}

// centred returns y less its mean.
func centred(w *weights.Matrix, y []float64) (z []float64, mean float64, err error) {
	if len(y) != w.N() {
		panic("autocorr: values and units differ in number")
	}
	equal := true
	for i, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, 0, fmt.Errorf("autocorr: value %d: %v is not finite", i, v)
		}
		mean += v / float64(len(y))
		equal = equal && v == y[0]
	}
	if len(y) < 3 {
		return nil, 0, fmt.Errorf("autocorr: %d units are too few: at least 3 are needed", len(y))
	}
	if equal {
		return nil, 0, fmt.Errorf("autocorr: all values are equal (%v): autocorrelation is not defined", y[0])
	}
	z = make([]float64, len(y))
	largest := 0.0
	for i, v := range y {
		z[i] = v - mean
		largest = max(largest, math.Abs(v), math.Abs(z[i]))
	}
	if largest > 1e70 || largest < 1e-70 { // fourth powers are taken
		return nil, 0, fmt.Errorf("autocorr: values as large as %v cannot be computed with: take another unit", largest)
	}
	return z, mean, nil
}

func (s *moments) moran(z []float64) float64 {
	return s.n / s.s0 * products(s.w, z) / s.squares
}

// geary expands (z_i - z_j)², which leaves one sum over the weights.
func (s *moments) geary(z []float64) float64 {
	sum := -2 * products(s.w, z)
	for i, v := range z {
		sum += s.margin[i] * v * v
	}
	return (s.n - 1) / (2 * s.s0) * sum / s.squares
}

// products returns Σ_ij w_ij x_i x_j.
func products(w *weights.Matrix, x []float64) float64 {
	sum := 0.0
	for i, v := range x {
		neighbours, weight := w.Row(i)
		lag := 0.0
		for k, j := range neighbours {
			lag += weight[k] * x[j]
		}
		sum += v * lag
	}
	return sum
}
