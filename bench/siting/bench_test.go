package siting_test

import (
	"fmt"
	"testing"

	bench "agglo/bench/siting"
	"agglo/measure/siting"
)

// The instances of peer.py large. Each benchmark reports the gap that is
// proven, in parts per million of the objective.
func BenchmarkLarge(b *testing.B) {
	for _, c := range []struct {
		model  string
		n, m   int
		p      int
		radius float64
	}{
		{"pmedian", 500, 50, 8, 0},
		{"pmedian", 1000, 100, 10, 0},
		{"pmedian", 2000, 200, 15, 0},
		{"pmedian", 5000, 1000, 20, 0},
		{"cover", 5000, 300, 10, 10},
		{"pcenter", 500, 50, 8, 0},
		{"pcenter", 2000, 200, 15, 0},
		{"setcover", 5000, 500, 0, 15},
		{"setcover", 5000, 500, 0, 12},
	} {
		b.Run(fmt.Sprintf("%s/%dx%d/p%d/r%g", c.model, c.n, c.m, c.p, c.radius), func(b *testing.B) {
			distance, weight := bench.Instance(1, c.n, c.m, c.radius)
			o := siting.Options{}
			if c.n*c.m > 1e6 {
				o.Gap = 1e-3
			}
			var s siting.Solution
			var err error
			for b.Loop() {
				switch c.model {
				case "pmedian":
					s, err = siting.PMedian(distance, weight, c.p, o)
				case "pcenter":
					s, err = siting.PCenter(distance, c.p, o)
				case "cover":
					s, err = siting.MaxCover(distance, weight, c.radius, c.p, o)
				case "setcover":
					s, err = siting.SetCover(distance, c.radius, o)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(1e6*s.Gap(), "gap-ppm")
			b.ReportMetric(float64(s.Nodes), "nodes")
			b.ReportMetric(s.Objective, "objective")
		})
	}
}
