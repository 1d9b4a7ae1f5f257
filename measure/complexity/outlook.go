package complexity

import (
	"math"

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
