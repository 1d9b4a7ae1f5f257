package complexity

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// lanes is the number of products whose sums are taken together.
const lanes = 16

// terms are what one product q adds to the sums of [lanes] products p: φ_pq to
// the densities, then φ_pq weight_q to the gains.
type terms [2 * lanes]float64

// sums computes Σ_q M_cq φ_pq / Σ_q φ_pq and Σ_q (1 - M_cq) φ_pq weight_q.
type sums struct {
	m             *Presence
	tiles         []tile
	convention    Convention
	total, weight []float64
}

func (s *sums) run(o *Outlook) {
	s.tiles = s.m.tiles()
	products := len(s.weight)
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			sum := make([]terms, len(s.m.rows))
			for {
				first := int(next.Add(lanes)) - lanes
				if first >= products {
					return
				}
				s.columns(o, sum, first, min(lanes, products-first))
			}
		})
	}
	group.Wait()
}

// columns computes the columns first to first+n of the outlook.
func (s *sums) columns(o *Outlook, sum []terms, first, n int) {
	clear(sum)
	var all [lanes]float64
	var block [tileProducts]terms
	for i, t := range s.tiles {
		from := i * tileProducts
		for q := from; q < min(from+tileProducts, len(s.weight)); q++ {
			t := &block[q-from]
			s.terms(t, q, first, n)
			for i := range n {
				all[i] += t[lanes+i]
			}
		}
		t.add(sum, &block)
	}
	for r := range sum {
		density, gain := o.Density.RawRowView(r), o.Gain.RawRowView(r)
		for i := range n {
			density[first+i] = min(1, sum[r][i]/s.total[first+i]) // 1 but for rounding
			gain[first+i] = all[i] - sum[r][lanes+i]
		}
	}
}

// terms sets what product q adds to the sums of n products from first on.
func (s *sums) terms(t *terms, q, first, n int) {
	var together [lanes]int64
	s.m.togetherEach(together[:n], q, first)
	if self := q - first; s.convention.NoSelf && self >= 0 && self < n {
		together[self] = 0
	}
	u, weight := s.m.Ubiquity[q], s.weight[q]
	for i, both := range together[:n] {
		phi := 0.0 // of products in no region, too
		if both > 0 {
			phi = float64(both) / float64(max(u, s.m.Ubiquity[first+i]))
		}
		t[i], t[lanes+i] = phi, phi*weight
	}
}
