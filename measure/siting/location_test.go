package siting

import (
	"errors"
	"math"
	"math/bits"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// A drawn instance is small enough to look at every choice of sites. Whole
// distances make ties, which is where covering goes wrong.
type drawn struct {
	distance *mat.Dense
	weight   []float64
	p        int
	radius   float64
}

func draw(t *rapid.T, holes bool) drawn {
	n, m := rapid.IntRange(1, 12).Draw(t, "customers"), rapid.IntRange(1, 9).Draw(t, "candidates")
	d := drawn{distance: mat.NewDense(n, m, nil), weight: make([]float64, n)}
	whole := rapid.Bool().Draw(t, "whole")
	for i := range n {
		for j := range m {
			v := rapid.Float64Range(0, 20).Draw(t, "distance")
			if whole {
				v = math.Floor(v / 4)
			}
			if holes && rapid.IntRange(0, 3).Draw(t, "hole") == 0 {
				v = math.Inf(1)
			}
			d.distance.Set(i, j, v)
		}
		d.weight[i] = float64(rapid.IntRange(0, 5).Draw(t, "weight"))
		if !whole {
			d.weight[i] += 0.5
		}
	}
	d.p = rapid.IntRange(1, m).Draw(t, "p")
	d.radius = rapid.Float64Range(0, 12).Draw(t, "radius")
	return d
}

// each calls f with the distance of every customer to the nearest site of each
// choice of sites.
func (d drawn) each(f func(size int, nearest []float64)) {
	n, m := d.distance.Dims()
	nearest := make([]float64, n)
	for set := uint(1); set < 1<<m; set++ {
		for i := range n {
			nearest[i] = math.Inf(1)
			for j := range m {
				if set&(1<<j) != 0 {
					nearest[i] = min(nearest[i], d.distance.At(i, j))
				}
			}
		}
		f(bits.OnesCount(set), nearest)
	}
}

func (d drawn) median(nearest []float64) (sum float64) {
	for i, v := range nearest {
		if d.weight[i] > 0 {
			sum += d.weight[i] * v
		}
	}
	return sum
}

func (d drawn) covered(nearest []float64) (sum float64) {
	for i, v := range nearest {
		if v <= d.radius {
			sum += d.weight[i]
		}
	}
	return sum
}

func farthest(nearest []float64) (most float64) {
	for _, v := range nearest {
		most = max(most, v)
	}
	return most
}

// check holds a solution against the optimum of all choices and against its
// own sites.
func (d drawn) check(t *rapid.T, s Solution, err error, want float64, of func([]float64) float64) {
	t.Helper()
	if math.IsInf(want, 0) {
		var none *Infeasible
		if !errors.As(err, &none) {
			t.Fatalf("no choice reaches everyone, got %+v, %v", s, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !s.Proven || s.Gap() != 0 || math.Abs(s.Objective-want) > 1e-9*max(1, want) {
		t.Fatalf("objective %v (bound %v, proven %v), the best of all choices is %v", s.Objective, s.Bound, s.Proven, want)
	}
	n, _ := d.distance.Dims()
	nearest := make([]float64, n)
	for i := range nearest {
		nearest[i] = math.Inf(1)
		for _, j := range s.Sites {
			nearest[i] = min(nearest[i], d.distance.At(i, j))
		}
		if a := s.Assignment[i]; a >= 0 && d.distance.At(i, a) != nearest[i] {
			t.Fatalf("customer %d goes to site %d at %v, the nearest is at %v", i, a, d.distance.At(i, a), nearest[i])
		}
	}
	if got := of(nearest); math.Abs(got-s.Objective) > 1e-9*max(1, want) {
		t.Fatalf("sites %v have the objective %v, not %v", s.Sites, got, s.Objective)
	}
}

func TestAgainstEveryChoice(t *testing.T) {
	for _, holes := range []bool{false, true} {
		rapid.Check(t, func(t *rapid.T) {
			d := draw(t, holes)
			median, center, cover := math.Inf(1), math.Inf(1), math.Inf(-1)
			set := math.Inf(1)
			d.each(func(size int, nearest []float64) {
				if size == d.p {
					median = min(median, d.median(nearest))
					center = min(center, farthest(nearest))
					cover = max(cover, d.covered(nearest))
				}
				if farthest(nearest) <= d.radius {
					set = min(set, float64(size))
				}
			})
			s, err := PMedian(d.distance, d.weight, d.p, Options{})
			d.check(t, s, err, median, d.median)
			s, err = PCenter(d.distance, d.p, Options{})
			d.check(t, s, err, center, farthest)
			s, err = MaxCover(d.distance, d.weight, d.radius, d.p, Options{})
			d.check(t, s, err, cover, d.covered)
			s, err = SetCover(d.distance, d.radius, Options{})
			d.check(t, s, err, set, func([]float64) float64 { return float64(len(s.Sites)) })
		})
	}
}
