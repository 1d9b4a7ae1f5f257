package autocorr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"agglo/measure/spatial/weights"
)

// Simulated p-values come close to those of all 720 orders of six values.
func TestPermutationsAreRight(t *testing.T) {
	w, err := weights.New(6, []weights.Link{{From: 0, To: 1, Weight: 2}, {From: 1, To: 2, Weight: 1}, {From: 2, To: 3, Weight: 1},
		{From: 3, To: 4, Weight: 3}, {From: 4, To: 5, Weight: 1}, {From: 5, To: 0, Weight: 1}, {From: 2, To: 0, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	y := []float64{3, 1, 4, 1, 9, 2}
	const n = 40000
	for name, c := range map[string]struct {
		formula func(*weights.Matrix, []float64) (Global, error)
		permute func(*weights.Matrix, []float64, Permutations) (Simulation, error)
	}{"I": {Moran, PermuteMoran}, "C": {Geary, PermuteGeary}, "G": {GetisOrd, PermuteGetisOrd}} {
		s, err := c.permute(w, y, Permutations{n, rand.NewPCG(1, 2), Less})
		if err != nil {
			t.Fatal(err)
		}
		g, _ := c.formula(w, y)
		fell, all := 0.0, 0.0
		permutations(append([]float64{}, y...), func(x []float64) {
			p, _ := c.formula(w, x)
			all++
			if p.Value <= g.Value+1e-12 {
				fell++
			}
		})
		if want := fell / all; math.Abs(s.P-want) > 5*math.Sqrt(want*(1-want)/n) {
			t.Errorf("%s: p %v, over all orders %v", name, s.P, want)
		}
	}
}

func TestPermutations(t *testing.T) {
	w, y := twelve(t)
	p := Permutations{N: 20000, Source: rand.NewPCG(1, 2), Alternative: TwoSided}
	for name, c := range map[string]struct {
		formula func(*weights.Matrix, []float64) (Global, error)
		permute func(*weights.Matrix, []float64, Permutations) (Simulation, error)
	}{"I": {Moran, PermuteMoran}, "C": {Geary, PermuteGeary}, "G": {GetisOrd, PermuteGetisOrd}} {
		g, _ := c.formula(w, y)
		s, err := c.permute(w, y, p)
		if err != nil {
			t.Fatal(err)
		}
		sd := math.Sqrt(g.Random.Variance)
		if math.Abs(s.Mean-g.Expected) > 5*sd/math.Sqrt(float64(p.N)) || math.Abs(s.SD/sd-1) > 0.03 {
			t.Errorf("%s: simulated %+v, formula %+v", name, s, g)
		}
	}
}

// The same source gives the same result on any number of processors, with all
// alternatives consistent.
func TestReproducible(t *testing.T) {
	w, y := lattice(12)
	y[40], y[99] = 3, 250
	run := func(procs int, a Alternative) (Simulation, LocalSimulation) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		s, err := PermuteMoran(w, y, Permutations{777, rand.NewPCG(5, 6), a})
		if err != nil {
			t.Fatal(err)
		}
		l, err := PermuteLocalMoran(w, y, Sample, Permutations{777, rand.NewPCG(5, 6), a})
		if err != nil {
			t.Fatal(err)
		}
		return s, l
	}
	global, local := run(1, Directed)
	for _, procs := range []int{2, 7} {
		s, l := run(procs, Directed)
		if s != global || fmt.Sprint(l) != fmt.Sprint(local) {
			t.Errorf("%d processors: %+v, 1: %+v", procs, s, global)
		}
	}
	_, two := run(2, TwoSided)
	_, greater := run(2, Greater)
	_, less := run(2, Less)
	for i, p := range local.P {
		if p != math.Min(greater.P[i], less.P[i]) || two.P[i] != math.Min(1, 2*p) {
			t.Errorf("unit %d: directed %v, two-sided %v, greater %v, less %v", i, p, two.P[i], greater.P[i], less.P[i])
		}
	}
}
