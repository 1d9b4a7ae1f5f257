package pattern

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Bandwidth returns Silverman's rule of thumb for the distances d between the
// pairs of m that are at most the limit,
//
//	h = 0.9 min(sd, IQR/1.34) N^(-1/5),
//
// with N their number, sd with N - 1, and quartiles by linear interpolation
// (type 7 of R). Weights do not enter. An interquartile range of 0 is passed
// over. Silverman, Density Estimation (1986), eq. 3.31.
//
// It returns an error where fewer than two distances are within the limit or
// all are equal: give a bandwidth then. It panics if marks and sites differ in
// number.
func (s *Sites) Bandwidth(m Marks, limit float64) (float64, error) {
	p, err := m.pairing(s)
	if err != nil {
		return 0, err
	}
	_, h, err := p.bandwidth(limit)
	return h, err
}

// bandwidth also returns the distances that it was found from.
func (p pairing) bandwidth(limit float64) (*histogram, float64, error) {
	longest := p.longest()
	if longest == 0 {
		return nil, 0, errors.New("pattern: all sites lie on one spot: give a bandwidth")
	}
	g := p.histogram(math.Min(limit, longest))
	g.all = limit >= longest
	sd := g.deviation()
	if g.pairs < 2 || !(sd > 0) {
		return nil, 0, fmt.Errorf("pattern: the %d distances up to %v give no bandwidth: give one, or longer distances", g.pairs, limit)
	}
	least := sd
	if (g.above(0.75)-g.below(0.25))/1.34 < sd { // the quartiles may matter
		q := p.quantiles(g, 0.25, 0.75)
		if iqr := q[1] - q[0]; iqr > 0 {
			least = math.Min(sd, iqr/1.34)
		}
	}
	return g, 0.9 * least * math.Pow(float64(g.pairs), -0.2), nil
}

// Median returns the median distance between the pairs of m, up to which
// Duranton and Overman look. Errors as for [Sites.Bandwidth].
func (s *Sites) Median(m Marks) (float64, error) {
	p, err := m.pairing(s)
	if err != nil {
		return 0, err
	}
	median := 0.0
	if longest := p.longest(); longest > 0 {
		median = p.quantiles(p.histogram(longest), 0.5)[0]
	}
	if !(median > 0) {
		return 0, errors.New("pattern: half of the pairs lie on one spot: give the distances to look at")
	}
	return median, nil
}

// A histogram holds the distances of all pairs up to a limit, each with the
// weight 1, in bins fine enough to take the density from as well.
type histogram struct {
	bins
	pairs  int
	all    bool // whether no pair lies beyond the limit
	moment []moment
}

const histogramBins = 1 << 15

func (p pairing) histogram(limit float64) *histogram {
	limit *= 1 + 1e-12 // a distance of the very limit is within
	g := &histogram{bins: bins{histogramBins, limit / histogramBins}}
	g.moment = p.unweighted().moments(g.bins)
	for _, m := range g.moment {
		g.pairs += int(m[0])
	}
	return g
}

func (p pairing) unweighted() pairing {
	p.from.weight, p.to.weight = ones(p.from.Len()), ones(p.to.Len())
	return p
}

func ones(n int) []float64 {
	one := make([]float64, n)
	for k := range one {
		one[k] = 1
	}
	return one
}

// deviation returns the sample standard deviation. A distance is
// (bin + 1/2 + t/2) bins.
func (g *histogram) deviation() float64 {
	mean := 0.0
	for b, m := range g.moment {
		mean += ((float64(b)+0.5)*m[0] + m[1]/2) / float64(g.pairs)
	}
	squares := 0.0
	for b, m := range g.moment {
		c := float64(b) + 0.5 - mean
		squares += c*c*m[0] + c*m[1] + m[2]/4
	}
	return math.Sqrt(squares/float64(g.pairs-1)) * g.width
}

// rank returns the two neighbouring ranks between which a quantile lies and
// how far from the first.
func (g *histogram) rank(q float64) (first, second int, share float64) {
	at := float64(g.pairs-1) * q
	first = int(at)
	return first, min(first+1, g.pairs-1), at - float64(first)
}

// locate returns the bin of the distance of the given rank, and the number of
// distances in the bins before it.
func (g *histogram) locate(rank int) (bin, before int) {
	for before+int(g.moment[bin][0]) <= rank {
		before += int(g.moment[bin][0])
		bin++
	}
	return bin, before
}

// above and below return what a quantile is not below, and not above.
func (g *histogram) above(q float64) float64 {
	first, _, _ := g.rank(q)
	bin, _ := g.locate(first)
	return float64(bin) * g.width
}

func (g *histogram) below(q float64) float64 {
	_, second, _ := g.rank(q)
	bin, _ := g.locate(second)
	return float64(bin+1) * g.width
}

// quantiles returns quantiles of the distances in g, exactly: it goes through
// the pairs once more and sorts those in the bins concerned.
func (p pairing) quantiles(g *histogram, qs ...float64) []float64 {
	wanted := make([]bool, g.n+1)
	for _, q := range qs {
		first, second, _ := g.rank(q)
		for _, rank := range []int{first, second} {
			bin, _ := g.locate(rank)
			wanted[bin] = true
		}
	}
	inBin := p.collect(g.bins, wanted)
	value := func(rank int) float64 {
		bin, before := g.locate(rank)
		return inBin[bin][rank-before]
	}
	values := make([]float64, len(qs))
	for k, q := range qs {
		first, second, share := g.rank(q)
		values[k] = value(first)*(1-share) + value(second)*share
	}
	return values
}

// collect returns the distances in the wanted bins, sorted.
func (p pairing) collect(b bins, wanted []bool) map[int][]float64 {
	found := make([][]float64, p.parts())
	p.inParts(b, func(part, _, _ int, d []float64) {
		for _, d := range d {
			if wanted[b.of(d)] {
				found[part] = append(found[part], d)
			}
		}
	})
	inBin := map[int][]float64{}
	for _, f := range found {
		for _, d := range f {
			inBin[b.of(d)] = append(inBin[b.of(d)], d)
		}
	}
	for _, d := range inBin {
		slices.Sort(d)
	}
	return inBin
}
