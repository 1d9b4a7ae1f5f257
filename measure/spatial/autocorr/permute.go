package autocorr

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/floats"

	"agglo/measure/spatial/weights"
)

// A Simulation compares a statistic with random assignments of the values.
type Simulation struct {
	Mean, SD float64 // of the simulated values; the population standard deviation
	Z        float64 // (value - mean)/sd
	P        float64 // (number as extreme + 1)/(N + 1), see [Alternative]
}

// PermuteMoran is the test of [Moran] by permutation: the values are shuffled
// over the units. The smallest P is 1/(N+1). The time grows with N times the
// number of weights.
func PermuteMoran(w *weights.Matrix, y []float64, p Permutations) (Simulation, error) {
	s, err := newMoments(w, y)
	if err != nil {
		return Simulation{}, err
	}
	return simulate(s.z, s.moran, p), nil
}

// PermuteGeary is the test of [Geary] by permutation; see [PermuteMoran].
func PermuteGeary(w *weights.Matrix, y []float64, p Permutations) (Simulation, error) {
	s, err := newMoments(w, y)
	if err != nil {
		return Simulation{}, err
	}
	return simulate(s.z, s.geary, p), nil
}

// PermuteGetisOrd is the test of [GetisOrd] by permutation; see [PermuteMoran].
func PermuteGetisOrd(w *weights.Matrix, x []float64, p Permutations) (Simulation, error) {
	s, err := newMoments(w, x)
	if err != nil {
		return Simulation{}, err
	}
	m, err := powers(x)
	if err != nil {
		return Simulation{}, err
	}
	return simulate(x, func(x []float64) float64 { return products(s.w, x) / (m[0]*m[0] - m[1]) }, p), nil
}

// tie is the difference up to which a simulated statistic counts as equal to
// the observed one, as a share of the largest: the sums are the same numbers
// in another order.
const tie = 1e-12

// simulate compares statistic(x) with its value for shuffled x. Each shuffle
// has a generator of its own, seeded in order, so that the goroutines that
// happen to take it do not matter.
func simulate(x []float64, statistic func([]float64) float64, p Permutations) Simulation {
	p.check()
	observed := statistic(x)
	seeds := make([][2]uint64, p.N)
	for k := range seeds {
		seeds[k] = [2]uint64{p.Source.Uint64(), p.Source.Uint64()}
	}
	values := make([]float64, p.N)
	parallel(p.N, func(lo, hi int) {
		shuffled := make([]float64, len(x))
		for k := lo; k < hi; k++ {
			copy(shuffled, x)
			rand.New(rand.NewPCG(seeds[k][0], seeds[k][1])).Shuffle(len(shuffled), func(i, j int) {
				shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
			})
			values[k] = statistic(shuffled)
		}
	})
	var t tally
	tolerance := tie * math.Max(floats.Max(values), -floats.Min(values))
	for _, v := range values {
		t.add(v, observed, tolerance)
	}
	return t.simulation(observed, p)
}

// A tally sums up simulated values as they come.
type tally struct {
	n, atLeast, atMost int
	sum, squares       float64 // of the values less the observed one
}

func (t *tally) add(v, observed, tolerance float64) {
	v -= observed
	t.n++
	t.sum += v
	t.squares += v * v
	if v >= -tolerance {
		t.atLeast++
	}
	if v <= tolerance {
		t.atMost++
	}
}

func (t *tally) simulation(observed float64, p Permutations) Simulation {
	shift := t.sum / float64(t.n)
	sd := math.Sqrt(math.Max(0, t.squares/float64(t.n)-shift*shift))
	return Simulation{Mean: observed + shift, SD: sd, Z: -shift / sd, P: p.Alternative.pseudo(t.atLeast, t.atMost, t.n)}
}

// parallel runs work on parts of 0..n, one part for each processor.
func parallel(n int, work func(lo, hi int)) {
	parts := min(n, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for k := range parts {
		wait.Go(func() { work(k*n/parts, (k+1)*n/parts) })
	}
	wait.Wait()
}
