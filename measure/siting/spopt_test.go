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
