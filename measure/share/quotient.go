package share

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// LocationQuotient returns how much larger the share of each industry is in
// each region than in the reference area,
//
//	LQ_ri = s_ri / S_i = (x_ri / x_r·) / (x_·i / x_··).
//
// It is dimensionless and not negative: 1 is the average, above 1 the region
// is specialised. With exports in place of jobs it is Balassa's revealed
// comparative advantage (1965), doi:10.1111/j.1467-9957.1965.tb00050.x.
//
// The reference area is all regions together, or, where nation is not nil, an
// area with those values of the industries; it panics if nation has not one
// element an industry.
//
// An element is NaN where its region or, in the reference, its industry sums
// to zero: the quotient is then unknown, which is not the same as zero. The
// error names the first element that is negative or not finite.
func LocationQuotient(x mat.Matrix, nation []float64) (*mat.Dense, error) {
	rows, shares, err := reference(x, nation)
	if err != nil {
		return nil, err
	}
	r, c := x.Dims()
	lq := mat.NewDense(r, c, nil)
	lq.Apply(func(i, j int, _ float64) float64 {
		if rows[i] == 0 || shares[j] == 0 {
			return math.NaN()
		}
		return x.At(i, j) / rows[i] / shares[j]
	}, lq)
	return lq, nil
}

// Symmetric maps a quotient from 0 to infinity to -1 to 1, 0 the average:
//
//	(LQ - 1) / (LQ + 1),
//
// the revealed symmetric comparative advantage of Dalum, Laursen and Villumsen
// (1998), International Review of Applied Economics 12, 423-443. An infinite
// quotient gives 1.
func Symmetric(lq float64) float64 {
	if math.IsInf(lq, 1) {
		return 1
	}
	return (lq - 1) / (lq + 1)
}

// Log is the logarithm of a quotient: 0 the average, and a quotient of 2 as
// far above as one of ½ is below (Vollrath 1991, doi:10.1007/BF02707986). It
// is minus infinity for an industry that the region does not have.
func Log(lq float64) float64 { return math.Log(lq) }
