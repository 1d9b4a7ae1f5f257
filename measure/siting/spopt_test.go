package siting_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"

	bench "agglo/bench/siting"
	"agglo/measure/siting"
)

// TestSpopt compares with the optima that spopt 0.7.0 finds with CBC. The file
// is written by "bench/siting/peer.py small", which makes the same instances.
func TestSpopt(t *testing.T) {
	f, err := os.Open("testdata/spopt.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		x := make([]float64, len(row))
		for k := 1; k < len(row); k++ {
			if x[k], err = strconv.ParseFloat(row[k], 64); err != nil {
				t.Fatal(err)
			}
		}
		p, radius, want := int(x[4]), x[5], x[6]
		distance, weight := bench.Instance(uint64(x[1]), int(x[2]), int(x[3]), radius)
		s, err := solve(row[0], distance, weight, p, radius)
		if err != nil {
			t.Errorf("%v: %v", row, err)
			continue
		}
		// CBC accepts constraints that are met to 1e-6 or so.
		if !s.Proven || math.Abs(s.Objective-want) > 1e-6*want {
			t.Errorf("%v: objective %v, bound %v, proven %v; spopt has %v", row, s.Objective, s.Bound, s.Proven, want)
		}
	}
}

func solve(model string, distance mat.Matrix, weight []float64, p int, radius float64) (siting.Solution, error) {
	switch model {
	case "pmedian":
		return siting.PMedian(distance, weight, p, siting.Options{})
	case "pcenter":
		return siting.PCenter(distance, p, siting.Options{})
	case "cover":
		return siting.MaxCover(distance, weight, radius, p, siting.Options{})
	}
	return siting.SetCover(distance, radius, siting.Options{})
}

// Whatever the search is allowed, the bound and the objective enclose the
// optimum.
func TestLimits(t *testing.T) {
	distance, weight := bench.Instance(4, 500, 50, 20)
	best, err := siting.PMedian(distance, weight, 8, siting.Options{})
	if err != nil || !best.Proven {
		t.Fatalf("%+v, %v", best, err)
	}
	few, err := siting.SetCover(distance, 20, siting.Options{})
	if err != nil || !few.Proven {
		t.Fatalf("%+v, %v", few, err)
	}
	for _, o := range []siting.Options{{Nodes: 1}, {Gap: 0.05}, {Stop: func() bool { return true }}} {
		s, err := siting.PMedian(distance, weight, 8, o)
		if err != nil || s.Bound > best.Objective || s.Objective < best.Objective || len(s.Sites) != 8 {
			t.Errorf("%+v: sites %v, objective %v, bound %v, %v", o, s.Sites, s.Objective, s.Bound, err)
		}
		if o.Gap > 0 && s.Gap() > o.Gap+1e-12 {
			t.Errorf("gap %v is above %v", s.Gap(), o.Gap)
		}
		c, err := siting.SetCover(distance, 20, o)
		if err != nil || c.Bound > few.Objective || c.Objective < few.Objective {
			t.Errorf("%+v: %d sites, bound %v, %v", o, len(c.Sites), c.Bound, err)
		}
	}
}

func TestErrors(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	d := mat.NewDense(2, 2, []float64{1, inf, inf, 1})
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"p", second(siting.PMedian(d, nil, 0, siting.Options{})), "siting: p is 0: choose between 1 and the 2 candidates"},
		{"too few", second(siting.PMedian(d, nil, 1, siting.Options{})), "siting: at least 2 sites are needed to reach every customer"},
		{"too few", second(siting.PCenter(d, 1, siting.Options{})), "siting: at least 2 sites are needed to reach every customer"},
		{"weight", second(siting.MaxCover(d, []float64{1, nan}, 1, 1, siting.Options{})), "siting: customer 1: weight NaN is not a number at or above 0"},
		{"distance", second(siting.PCenter(mat.NewDense(1, 1, []float64{nan}), 1, siting.Options{})), "siting: customer 0, candidate 0: distance NaN is not a number at or above 0"},
		{"reach", second(siting.SetCover(d, 0.5, siting.Options{})), "siting: no candidate reaches customer 0 (2 customers in all)"},
	} {
		if c.err == nil || c.err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, c.err, c.want)
		}
	}
	if s, err := siting.PMedian(d, nil, 2, siting.Options{}); err != nil || s.Objective != 2 {
		t.Errorf("two sites reach both: %+v, %v", s, err)
	}
}

func second(_ siting.Solution, err error) error { return err }
