package complexity

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// lanes is the number of products whose sums are taken together.
const lanes = 8

// terms are what one product q adds to the sums of [lanes] products p: φ_pq to
// the densities, then φ_pq weight_q to the gains. They are two cache lines, and
// the sums stay in registers while the terms of a region's products are added.
type terms [2 * lanes]float64

// sums computes Σ_q M_cq φ_pq / Σ_q φ_pq and Σ_q (1 - M_cq) φ_pq weight_q.
type sums struct {
	m             *Presence
	convention    Convention
	total, weight []float64
}

func (s *sums) run(o *Outlook) {
	products := len(s.weight)
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			block := make([]terms, products)
			for {
				first := int(next.Add(lanes)) - lanes
				if first >= products {
					return
				}
				s.block(o, block, first, min(lanes, products-first))
			}
		})
	}
	group.Wait()
}

// block computes the columns first to first+n of the outlook.
func (s *sums) block(o *Outlook, block []terms, first, n int) {
	var all terms
	for q := range block {
		t := &block[q]
		for i := range n {
			phi := s.m.nearness(q, first+i, s.convention)
			t[i], t[lanes+i] = phi, phi*s.weight[q]
			all[lanes+i] += t[lanes+i]
		}
	}
	var sum terms
	for r, row := range s.m.rows {
		addTerms(&sum, block, row)
		density, gain := o.Density.RawRowView(r), o.Gain.RawRowView(r)
		for i := range n {
			density[first+i] = min(1, sum[i]/s.total[first+i]) // 1 but for rounding
			gain[first+i] = all[lanes+i] - sum[lanes+i]
		}
	}
}

// add sets sum to the sum of the terms of the listed products, in their order.
func add(sum *terms, block []terms, row []int32) {
	var a, b, c, d, e, f, g, h float64
	for _, q := range row {
		t := &block[q]
		a += t[0]
		b += t[1]
		c += t[2]
		d += t[3]
		e += t[4]
		f += t[5]
		g += t[6]
		h += t[7]
	}
	*sum = terms{a, b, c, d, e, f, g, h}
	a, b, c, d, e, f, g, h = 0, 0, 0, 0, 0, 0, 0, 0
	for _, q := range row {
		t := &block[q]
		a += t[8]
		b += t[9]
		c += t[10]
		d += t[11]
		e += t[12]
		f += t[13]
		g += t[14]
		h += t[15]
	}
	*(*[lanes]float64)(sum[lanes:]) = [lanes]float64{a, b, c, d, e, f, g, h}
}
