package pattern

import (
	"math"
	"slices"
	"sort"
)

// A histogram holds the distances of all pairs up to a limit, each with the
// weight 1, in bins fine enough to take the density from as well.
type histogram struct {
	bins
	pairs  int
	moment []moment
	sorted map[int][]float64 // the distances in the bins that were asked for
}

const histogramBins = 1 << 15

func newHistogram(b bins, m []moment) *histogram {
	g := &histogram{bins: b, moment: m, sorted: map[int][]float64{}}
	for _, m := range m {
		g.pairs += int(m[0])
	}
	return g
}

// histogram returns the distances up to a limit. All pairs are gone through
// only if the last histogram does not reach as far, or is too coarse.
func (p *Pairs) histogram(limit float64) *histogram {
	limit *= 1 + 1e-12 // a distance of the very limit is within
	const coarsest = histogramBins / 8
	if g := p.found; g == nil || limit > g.limit() || limit < coarsest*g.width {
		b := bins{histogramBins, limit * (1 + 1e-15) / histogramBins} // not below the limit by rounding
		p.found = newHistogram(b, p.counted().moments(b))
	}
	return p.upTo(p.found, limit)
}

// upTo returns what of g is at most the limit.
func (p *Pairs) upTo(g *histogram, limit float64) *histogram {
	last := g.of(limit)
	if last == g.n {
		return g
	}
	inLast := p.distancesIn(g, last)
	inLast = inLast[:sort.Search(len(inLast), func(k int) bool { return inLast[k] > limit })]
	m := slices.Clone(g.moment[:last+1])
	m[last] = moment{}
	for _, d := range inLast {
		m[last].add(1, g.place(d, last))
	}
	near := newHistogram(bins{last + 1, g.width}, m)
	near.sorted[last] = inLast
	return near
}

// counted returns the pairs with the weight 1 each.
func (p *Pairs) counted() *Pairs {
	q := *p
	q.from.weight, q.to.weight = ones(p.from.Len()), ones(p.to.Len())
	return &q
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

// quantile returns a quantile of the distances in g, exactly.
func (p *Pairs) quantile(g *histogram, q float64) float64 {
	value := func(rank int) float64 {
		bin, before := g.locate(rank)
		return p.distancesIn(g, bin)[rank-before]
	}
	first, second, share := g.rank(q)
	return value(first)*(1-share) + value(second)*share
}

// distancesIn returns the distances in a bin, sorted. It goes through the pairs
// that may have such a distance.
func (p *Pairs) distancesIn(g *histogram, bin int) []float64 {
	if d, ok := g.sorted[bin]; ok {
		return d
	}
	found := make([][]float64, p.parts())
	near := float64(bin) * g.width
	p.inParts(p.from.reach(near, near+g.width), func(part, _, _ int, d []float64) {
		for _, d := range d {
			if g.of(d) == bin {
				found[part] = append(found[part], d)
			}
		}
	})
	d := slices.Concat(found...)
	slices.Sort(d)
	g.sorted[bin] = d
	return d
}
