package complexity

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The sums of four an instruction are those of one by one, to the last bit.
func TestTileAdd(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var block [tileProducts]terms
	for q := range block {
		for i := range block[q] {
			block[q][i] = random.NormFloat64()
		}
	}
	m := benchmarkPresence(40, tileProducts+17)
	m.rows[3], m.rows[39] = nil, nil
	for i, tile := range m.tiles() {
		sums := func(add func([]terms, *[tileProducts]terms)) []terms {
			sum := make([]terms, len(m.rows))
			for r := range sum {
				sum[r][0] = float64(r)
			}
			add(sum, &block)
			return sum
		}
		want := sums(tile.addOnes)
		for name, add := range adders(&tile) {
			if got := sums(add); !slices.Equal(got, want) {
				t.Errorf("tile %d, %s: got %v, want %v", i, name, got, want)
			}
		}
	}
}

func TestTogetherEach(t *testing.T) {
	for _, regions := range []int{1, 64, 511, 512, 513, 1100} {
		m := benchmarkPresence(regions, 40)
		got, want := make([]int64, 17), make([]int64, 17)
		m.togetherEach(got, 5, 20)
		m.countEach(want, 5, 20)
		if !slices.Equal(got, want) {
			t.Errorf("%d regions: got %v, want %v", regions, got, want)
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
