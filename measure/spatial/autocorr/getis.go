package autocorr

import (
	"fmt"
	"math"

	"agglo/measure/spatial/weights"
)

// GetisOrd returns the general G,
//
//	G = Σ_ij w_ij x_i x_j / Σ_{i≠j} x_i x_j,
//
// with E[G] = S0/(n(n-1)). Above its expectation high values lie near each
// other, below it low values do, which Moran's I cannot tell apart. The
// variable needs a natural zero and must not be negative; use binary weights. Getis and Ord 1992,
// doi:10.1111/j.1538-4632.1992.tb00261.x, which gives the variance under
// randomisation only.
//
// It returns an error if a value is negative or not finite, all are equal, or
// there are no weights. It panics if values and units differ in number.
func GetisOrd(w *weights.Matrix, x []float64) (Global, error) {
	s, err := newMoments(w, x)
	if err != nil {
		return Global{}, err
	}
	m, err := powers(x)
	if err != nil {
		return Global{}, err
	}
	n, s1, s2, s02 := s.n, s.s1, s.s2, s.s0*s.s0
	b0 := (n*n-3*n+3)*s1 - n*s2 + 3*s02
	b1 := -((n*n-n)*s1 - 2*n*s2 + 6*s02)
	b2 := -(2*n*s1 - (n+3)*s2 + 6*s02)
	b3 := 4*(n-1)*s1 - 2*(n+1)*s2 + 8*s02
	b4 := s1 - s2 + s02
	pairs := m[0]*m[0] - m[1] // Σ_{i≠j} x_i x_j
	second := (b0*m[1]*m[1] + b1*m[3] + b2*m[0]*m[0]*m[1] + b3*m[0]*m[2] + b4*m[0]*m[0]*m[0]*m[0]) /
		(pairs * pairs * n * (n - 1) * (n - 2) * (n - 3))
	g := Global{Value: products(s.w, x) / pairs, Expected: s.s0 / (n * (n - 1)), Normal: Test{math.NaN(), math.NaN(), math.NaN()}}
	g.Random = g.test(second - g.Expected*g.Expected)
	return g, nil
}

// powers returns Σx, Σx², Σx³ and Σx⁴.
func powers(x []float64) (m [4]float64, err error) {
	for i, v := range x {
		if v < 0 {
			return m, fmt.Errorf("autocorr: value %d: %v is negative, which G does not allow", i, v)
		}
		m[0] += v
		m[1] += v * v
		m[2] += v * v * v
		m[3] += v * v * v * v
	}
	return m, nil
}
