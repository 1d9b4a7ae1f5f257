package complexity

import (
	"math/rand/v2"
	"testing"
)

// The sums of four an instruction are those of one by one, to the last bit.
func TestAddTerms(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	block := make([]terms, 300)
	for q := range block {
		for i := range block[q] {
			block[q][i] = random.NormFloat64()
		}
	}
	for _, n := range []int{0, 1, 2, 3, 17, 300} {
		var row []int32
		for range n {
			row = append(row, int32(random.IntN(len(block))))
		}
		got, want := terms{1, 2, 3}, terms{4, 5, 6}
		addTerms(&got, block, row)
		add(&want, block, row)
		if got != want {
			t.Errorf("%d products: got %v, want %v", n, got, want)
		}
	}
}

func benchmarkPresence(regions, products int) *Presence {
	random := rand.New(rand.NewPCG(uint64(regions), uint64(products)))
	rows := make([][]int32, regions)
	for r := range rows {
		capability := random.NormFloat64()
		for p := range products {
			if capability-float64(p)/float64(products)*3+random.NormFloat64() > 1 {
				rows[r] = append(rows[r], int32(p))
			}
		}
	}
	return NewPresence(products, rows)
}

func BenchmarkECI(b *testing.B) {
	m := benchmarkPresence(1000, 1500)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ECI(m, Ecomplexity); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOutlook(b *testing.B) {
	m := benchmarkPresence(1000, 1500)
	index, err := ECI(m, Ecomplexity)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		NewOutlook(m, index, Ecomplexity)
	}
}
