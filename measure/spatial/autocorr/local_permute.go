package autocorr

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"agglo/measure/spatial/weights"
)

// A LocalSimulation compares the statistic of each unit with random
// assignments of the values to the other units. A unit without neighbours has
// NaN throughout.
type LocalSimulation struct {
	Mean, SD []float64 // of the simulated values; the population standard deviation
	Z        []float64 // (value - mean)/sd
	P        []float64 // (number as extreme + 1)/(N + 1), see [Alternative]
}

// PermuteLocalMoran is the test of [LocalMoran] by conditional permutation:
// the value of a unit stays and its neighbours get values drawn from all
// others. As in esda the draws are shared by all units, which makes each test
// as good and the whole fast; the time grows with N times the number of
// weights, the memory with the largest number of neighbours.
func PermuteLocalMoran(w *weights.Matrix, y []float64, scale Scale, p Permutations) (LocalSimulation, error) {
	z, factors, err := localMoran(w, y, scale)
	if err != nil {
		return LocalSimulation{}, err
	}
	return simulateLocal(w, z, factors, p), nil
}

// PermuteLocalG is the test of [LocalG] by conditional permutation; see
// [PermuteLocalMoran].
func PermuteLocalG(w *weights.Matrix, x []float64, p Permutations) (LocalSimulation, error) {
	factors, err := shares(w, x, false)
	if err != nil {
		return LocalSimulation{}, err
	}
	return simulateLocal(w.WithSelf(0), x, factors, p), nil
}

// PermuteLocalGStar is the test of [LocalGStar] by conditional permutation, in
// which the value of the unit itself stays; see [PermuteLocalMoran].
func PermuteLocalGStar(w *weights.Matrix, x []float64, p Permutations) (LocalSimulation, error) {
	factors, err := shares(w, x, true)
	if err != nil {
		return LocalSimulation{}, err
	}
	return simulateLocal(w, x, factors, p), nil
}

// simulateLocal compares factor_i Σ_j w_ij x_j with its value when the
// neighbours other than i get values of other units.
func simulateLocal(w *weights.Matrix, x, factors []float64, p Permutations) LocalSimulation {
	p.check()
	n := len(x)
	most := 0
	for i := range n {
		others, _ := split(w, i)
		most = max(most, len(others))
	}
	lags, tallies := w.Lag(x), make([]tally, n)
	largest := math.Max(floats.Max(x), -floats.Min(x))
	draws := newDraws(n, most+1, p)
	for draws.next(x) {
		parallel(n, func(lo, hi int) {
			buf := make([]float64, draws.size)
			for i := lo; i < hi; i++ {
				others, self := split(w, i)
				if len(others) == 0 {
					continue
				}
				lag := lags[i] - self*x[i]
				tolerance := tie * floats.Sum(others) * largest
				for _, v := range draws.lags(i, others, buf) {
					tallies[i].add(v, lag, tolerance)
				}
			}
		})
	}
	s := LocalSimulation{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
	for i, t := range tallies {
		s.set(i, t, lags[i], factors[i], p)
	}
	return s
}

// set turns the tally of the lags of unit i into that of its statistic.
func (s *LocalSimulation) set(i int, t tally, lag, factor float64, p Permutations) {
	if t.n == 0 {
		s.Mean[i], s.SD[i], s.Z[i], s.P[i] = math.NaN(), math.NaN(), math.NaN(), math.NaN()
		return
	}
	switch {
	case factor < 0:
		t.atLeast, t.atMost = t.atMost, t.atLeast
	case factor == 0: // the statistic is 0 whatever the neighbours have
		t.atLeast, t.atMost = t.n, t.n
	}
	of := t.simulation(lag, p)
	s.Mean[i], s.SD[i], s.Z[i], s.P[i] = factor*of.Mean, math.Abs(factor)*of.SD, of.Z, of.P
	switch {
	case factor < 0:
		s.Z[i] = -of.Z
	case factor == 0:
		s.Z[i] = math.NaN()
	}
}

// draws holds a block of permutations: for each the values of its first units.
//
// The first k units of a random order that are not i are a random sample of k
// of the others. So one unit more than the largest number of neighbours is
// drawn, and i is passed over where it comes up, which is rare: all units
// share the drawn values, and a block of lags is a few sums of long vectors.
type draws struct {
	left, size, deep int
	random           *rand.Rand
	order            []int32     // of the units; shuffled on from block to block
	values           [][]float64 // by place in the order, then permutation
	hits             [][]hit     // for each unit, where it came up
}

type hit struct{ permutation, place int32 }

// block is the number of permutations at a time: few enough to stay in the
// processor's cache with a dozen neighbours.
const block = 512

func newDraws(n, deep int, p Permutations) *draws {
	d := &draws{left: p.N, deep: deep, random: rand.New(p.Source), order: make([]int32, n), values: make([][]float64, deep), hits: make([][]hit, n)}
	for i := range d.order {
		d.order[i] = int32(i)
	}
	for k := range d.values {
		d.values[k] = make([]float64, min(block, p.N))
	}
	return d
}

// next draws the next block and reports whether there was one left.
func (d *draws) next(x []float64) bool {
	for i := range d.hits {
		d.hits[i] = d.hits[i][:0]
	}
	d.size = min(block, d.left)
	d.left -= d.size
	for p := range d.size {
		for k := range d.deep {
			other := k + d.random.IntN(len(d.order)-k)
			d.order[k], d.order[other] = d.order[other], d.order[k]
			unit := d.order[k]
			d.values[k][p] = x[unit]
			d.hits[unit] = append(d.hits[unit], hit{int32(p), int32(k)})
		}
	}
	return d.size > 0
}

// lags returns Σ_j w_j x_j of unit i for each permutation of the block, in buf.
func (d *draws) lags(i int, weight []float64, buf []float64) []float64 {
	clear(buf)
	for k, w := range weight {
		floats.AddScaled(buf, w, d.values[k][:d.size])
	}
	for _, h := range d.hits[i] {
		if int(h.place) >= len(weight) {
			continue
		}
		buf[h.permutation] = 0
		for k, w := range weight {
			if k >= int(h.place) {
				k++
			}
			buf[h.permutation] += w * d.values[k][h.permutation]
		}
	}
	return buf
}
