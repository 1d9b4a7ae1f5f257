package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"agglo/measure/network"
)

// BenchmarkEachFirm computes the index of every firm, or of 400 where there are
// more than 5,000: 0.01 takes the steps that fastcascade takes, 0 goes to the
// limit.
func BenchmarkEachFirm(b *testing.B) {
	for _, firms := range []int{1_000, 5_000, 20_000} {
		net, err := generate(firms, 50, 1).network()
		if err != nil {
			b.Fatal(err)
		}
		shocks := net.EachFirm()
		for k := 0; firms > 5_000 && k < 400; k++ {
			shocks[k] = shocks[k*firms/400]
		}
		if firms > 5_000 {
			shocks = shocks[:400]
		}
		for _, tolerance := range []float64{0.01, 0} {
			b.Run(fmt.Sprintf("firms=%d/tolerance=%v", firms, tolerance), func(b *testing.B) {
				for b.Loop() {
					risks, err := net.Risks(context.Background(), shocks, network.Options{Tolerance: tolerance})
					if err != nil {
						b.Fatal(err)
					}
					report(b, risks)
				}
			})
		}
	}
}

func report(b *testing.B, risks []network.Risk) {
	sum, steps := 0.0, 0
	for _, r := range risks {
		sum += r.Total
		steps += r.Steps
	}
	b.ReportMetric(sum/float64(len(risks)), "mean-index")
	b.ReportMetric(float64(steps)/float64(len(risks)), "mean-steps")
}

// BenchmarkMillion follows one firm's failure through a million firms with
// three million links, in the steps of the published index: random firms, firms
// with the most buyers, and the preparation.
func BenchmarkMillion(b *testing.B) {
	m := generate(1_000_000, 50, 1)
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			if _, err := m.network(); err != nil {
				b.Fatal(err)
			}
		}
	})
	net, err := m.network()
	if err != nil {
		b.Fatal(err)
	}
	for name, firms := range map[string][]int32{"random": random(m), "largest": largest(m)} {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				shock := []network.Loss{{Firm: firms[len(times)%len(firms)], Share: 1}}
				start := time.Now()
				if _, err := net.Cascade(shock, network.Options{Tolerance: 0.01}); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Milliseconds()), "median-ms")
			b.ReportMetric(float64(times[len(times)-1].Milliseconds()), "max-ms")
		})
	}
}

func random(m model) []int32 {
	r := rand.New(rand.NewPCG(2, 1))
	firms := make([]int32, 100)
	for i := range firms {
		firms[i] = int32(r.IntN(len(m.firms.Sector)))
	}
	return firms
}

func largest(m model) []int32 {
	buyers := make([]int, len(m.firms.Sector))
	firms := make([]int32, len(buyers))
	for i := range firms {
		firms[i] = int32(i)
	}
	for _, l := range m.links {
		buyers[l.Supplier]++
	}
	slices.SortFunc(firms, func(a, b int32) int { return buyers[b] - buyers[a] })
	return firms[:20]
}
