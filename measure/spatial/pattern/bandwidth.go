package pattern

import (
	"errors"
	"fmt"
	"math"
)

// Bandwidth returns Silverman's rule of thumb for the distances between the
// pairs that are at most the limit,
//
//	h = 0.9 min(sd, IQR/1.34) N^(-1/5),
//
// with N their number, sd with N - 1, and quartiles by linear interpolation
// (type 7 of R). Weights do not enter. An interquartile range of 0 is passed
// over. Silverman, Density Estimation (1986), eq. 3.31.
//
// It returns an error where fewer than two distances are within the limit or
// all are equal: give a bandwidth then.
func (p *Pairs) Bandwidth(limit float64) (float64, error) {
	longest := p.longest()
	if longest == 0 {
		return 0, errors.New("pattern: all sites lie on one spot: give a bandwidth")
	}
	g := p.histogram(math.Min(limit, longest))
	sd := g.deviation()
	if g.pairs < 2 || !(sd > 0) {
		return 0, fmt.Errorf("pattern: the %d distances up to %v give no bandwidth: give one, or longer distances", g.pairs, limit)
	}
	least := sd
	if (g.above(0.75)-g.below(0.25))/1.34 < sd { // the quartiles may matter
		if iqr := p.quantile(g, 0.75) - p.quantile(g, 0.25); iqr > 0 {
			least = math.Min(sd, iqr/1.34)
		}
	}
	return 0.9 * least * math.Pow(float64(g.pairs), -0.2), nil
}

// Median returns the median distance between the pairs, up to which Duranton
// and Overman look. Errors as for [Pairs.Bandwidth].
func (p *Pairs) Median() (float64, error) {
	median := 0.0
	if longest := p.longest(); longest > 0 {
		median = p.quantile(p.histogram(longest), 0.5)
	}
	if !(median > 0) {
		return 0, errors.New("pattern: half of the pairs lie on one spot: give the distances to look at")
	}
	return median, nil
}
