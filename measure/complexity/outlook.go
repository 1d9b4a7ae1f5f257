package complexity

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/mat"
)

// An Outlook says how near the products are that regions do not have, and what
// they would be worth.
type Outlook struct {
	Density *mat.Dense // of region and product, in [0, 1]; distance is 1 - density
	Gain    *mat.Dense // COG of region and product
	Index   []float64  // COI of the region; NaN for a region with no product
}

// NewOutlook returns density, outlook index (COI) and outlook gain (COG):
//
//	density_cp = Σ_q M_cq φ_pq / Σ_q φ_pq
//	COI_c      = Σ_p density_cp (1 - M_cp) PCI_p
//	COG_cp     = (1 - M_cp) Σ_q (1 - M_cq) φ_pq PCI_q / Σ_r φ_qr  [- density_cp PCI_p]
//
// with φ of [Presence.Proximity]. The convention says whether a product is
// near itself, whether PCI is standardised or the eigenvector as it stands, in
// which case COI is standardised in the end, and whether the part in brackets
// is counted. See Hidalgo et al. (2007) doi:10.1126/science.1144581 for
// density, the Atlas (2014), technical box 5.4, for outlook and gain.
//
// A product in no region has NaN and counts nowhere, and density is NaN for a
// product to which none is near. If the index is unknown
// ([ECI] returned an error), so are COI and COG; density is not.
//
// The cost is the number of products times the number of ones in M, on all
// processors; the result does not depend on their number.
func NewOutlook(m *Presence, x *Index, c Convention) *Outlook {
	regions, products := m.Dims()
	o := &Outlook{
		Density: mat.NewDense(regions, products, nil),
		Gain:    mat.NewDense(regions, products, nil),
		Index:   make([]float64, regions),
	}
	worth := x.Vector
	if c.Scaled {
		worth = x.Product
	}
	s := sums{m: m, convention: c, total: m.totals(c), weight: make([]float64, products)}
	for q := range products {
		if s.total[q] > 0 {
			s.weight[q] = worth[q] / s.total[q]
		}
	}
	s.run(o)
	for r := range regions {
		o.finish(m, r, worth, c)
	}
	if !c.Scaled {
		mean, deviation := moments(o.Index, c.Sample)
		o.Index = scale(o.Index, mean, deviation)
	}
	return o
}

// finish adds up COI of a region and clears the gains of its own products.
func (o *Outlook) finish(m *Presence, r int, worth []float64, c Convention) {
	density, gain := o.Density.RawRowView(r), o.Gain.RawRowView(r)
	sum := 0.0
	own := m.rows[r]
	for p, d := range density {
		if len(own) > 0 && int(own[0]) == p {
			own = own[1:]
			gain[p] = 0*gain[p] + 0 // NaN where unknown, and never -0
			continue
		}
		if m.Ubiquity[p] > 0 {
			sum += d * worth[p]
		} else {
			gain[p] = math.NaN()
		}
		if c.Net {
			gain[p] -= d * worth[p]
		}
	}
	if o.Index[r] = sum; m.Diversity[r] == 0 {
		o.Index[r] = math.NaN()
	}
}

// lanes is the number of products whose sums are taken together: their terms
// and the weighted terms are one cache line for each product q, and the sums
// stay in registers.
const lanes = 4

type line [2 * lanes]float64

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
			terms := make([]line, products)
			for {
				first := int(next.Add(lanes)) - lanes
				if first >= products {
					return
				}
				s.block(o, terms, first, min(lanes, products-first))
			}
		})
	}
	group.Wait()
}

// block computes the columns first to first+n of the outlook.
func (s *sums) block(o *Outlook, terms []line, first, n int) {
	var all line
	for q := range terms {
		t := &terms[q]
		for i := range n {
			phi := s.m.nearness(q, first+i, s.convention)
			t[i], t[lanes+i] = phi, phi*s.weight[q]
			all[lanes+i] += t[lanes+i]
		}
	}
	for r, row := range s.m.rows {
		sum := add(terms, row)
		density, gain := o.Density.RawRowView(r), o.Gain.RawRowView(r)
		for i := range n {
			density[first+i] = min(1, sum[i]/s.total[first+i]) // 1 but for rounding
			gain[first+i] = all[lanes+i] - sum[lanes+i]
		}
	}
}

// add returns the sum of the lines of the listed products.
func add(terms []line, row []int32) line {
	var a, b, c, d, e, f, g, h float64
	for _, q := range row {
		t := &terms[q]
		a += t[0]
		b += t[1]
		c += t[2]
		d += t[3]
		e += t[4]
		f += t[5]
		g += t[6]
		h += t[7]
	}
	return line{a, b, c, d, e, f, g, h}
}
