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
		got, want := make([]terms, len(m.rows)), make([]terms, len(m.rows))
		for r := range got {
			got[r][0], want[r][0] = float64(r), float64(r)
		}
		tile.add(got, &block)
		tile.addOnes(want, &block)
		if !slices.Equal(got, want) {
			t.Errorf("tile %d: got %v, want %v", i, got, want)
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
