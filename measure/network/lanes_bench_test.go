package network

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkStep is one step of eight shocks downstream, in nanoseconds a link.
func BenchmarkStep(b *testing.B) {
	const firms, links = 5000, 15000
	r := rand.New(rand.NewPCG(1, 1))
	f := Firms{Sector: make([]int32, firms)}
	for i := range f.Sector {
		f.Sector[i] = int32(r.IntN(50))
	}
	l := make([]Link, links)
	for k := range l {
		l[k] = Link{int32(r.IntN(firms)), int32(r.IntN(firms)), 1 + 100*r.Float64()}
	}
	net, err := New(f, l, func(s, b int) Need { return Need((s*7 + b*3) % 3) })
	if err != nil {
		b.Fatal(err)
	}
	d := newSide(net, &net.down, 0.01, false)
	for k := range lanes {
		d.begin(k, []Loss{{int32(k), 1}})
	}
	for range 10 {
		d.step()
	}
	for b.Loop() {
		d.step()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(net.down.source)), "ns/link")
}
