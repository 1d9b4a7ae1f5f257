package pattern

import (
	"math"
	"math/rand/v2"
)

// Simulations says how chance is simulated: N times with random numbers from
// Source, which give the same bands on any number of processors.
type Simulations struct {
	N      int
	Source rand.Source
	Level  float64 // of the bands, two-sided; 0.95 leaves out 2.5 % on either side
}

// Bands simulates the density of [Pairs.KDensity] under random relabelling:
// the sites stay, the marks (groups and weights together) are dealt to
// them anew, so that the density is that of an industry whose establishments
// choose among all sites alike. The bandwidth is in every simulation that of
// the observed pairs. Duranton and Overman 2005 choose sites in the same way;
// their bands are those of the level 0.9. The global bands order simulations by
// extreme rank length, Myllymäki et al. 2017, doi:10.1111/rssb.12172.
//
// Pairs of sites are sorted into bins of 1/16 bandwidth (1/64 where marks make
// few pairs) once for a few hundred
// simulations at a time; within a bin the kernel is taken as its mean, which
// moves a simulated density far less than chance does. The time grows with N times the number of pairs that carry marks; the memory is about
// 64 MB a processor.
//
// Errors are those of KDensity, and: all sites in From without weights, where
// relabelling changes nothing; a level outside 0..1; and too few simulations
// for it.
func (p *Pairs) Bands(scale Scale, sim Simulations) (Bands, error) {
	if err := p.checkBands(sim.N, sim.Level); err != nil {
		return Bands{}, err
	}
	sm, err := p.smoother(scale, coarse)
	if err != nil {
		return Bands{}, err
	}
	if pairs := p.from.Len() * p.to.Len(); pairs < 1e6 && sm.n*fine/coarse <= math.MaxUint16 {
		sm = sm.on(bins{sm.n * fine / coarse, sm.width * coarse / fine}) // few pairs do not average out
	}
	d := dealer{pairs: p, smoother: sm, seeds: make([][2]uint64, sim.N), densities: make([][]float64, sim.N)}
	for k := range d.seeds {
		d.seeds[k] = [2]uint64{sim.Source.Uint64(), sim.Source.Uint64()}
	}
	size := d.batch()
	inParts((sim.N+size-1)/size, func(part int) {
		d.run(part*size, min((part+1)*size, sim.N))
	})
	return newBands(d.densities, sim.Level), nil
}

// A dealer deals the marks of pairs to all sites again and again.
type dealer struct {
	pairs     *Pairs
	smoother  *smoother
	seeds     [][2]uint64 // of each simulation
	densities [][]float64 // of each simulation
}

// batch returns how many simulations are worked on together by one processor.
func (d *dealer) batch() int {
	const memory = 64 << 20
	each := 8*d.smoother.n + 12*(d.pairs.from.Len()+d.pairs.to.Len())
	perProcessor := (len(d.seeds) + processors() - 1) / processors()
	return max(1, min(perProcessor, memory/each))
}

// sparse reports whether the pairs that carry marks are fewer over all
// simulations than those of all sites, which then need not be gone through.
func (d *dealer) sparse() bool {
	marked := float64(d.pairs.from.Len()) * float64(d.pairs.to.Len())
	return marked*float64(len(d.seeds)) < 2*float64(d.pairs.sites.Len())*float64(d.pairs.sites.Len())
}

// run simulates the densities lo..hi.
func (d *dealer) run(lo, hi int) {
	deals := make([]deal, hi-lo)
	places := make([]int, d.pairs.sites.Len())
	for k := range places {
		places[k] = k
	}
	for k := range deals {
		deals[k] = d.deal(lo+k, places)
	}
	if d.sparse() {
		for _, dl := range deals {
			dl.sum(d)
		}
	} else {
		d.sweep(deals)
	}
	for k, dl := range deals {
		d.densities[lo+k] = d.smoother.mean(dl.bin, d.pairs.mass())
	}
}
