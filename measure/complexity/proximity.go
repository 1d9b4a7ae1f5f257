package complexity

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Proximity returns how often two products are made together: the smaller of
// the two conditional probabilities that a region with one has the other,
//
//	φ_pq = Σ_c M_cp M_cq / max(u_p, u_q),
//
// in [0, 1], 1 for a product and itself, NaN if neither is in any region. See
// Hidalgo et al. (2007) doi:10.1126/science.1144581.
func (m *Presence) Proximity(p, q int) float64 {
	return float64(m.together(p, q)) / float64(max(m.Ubiquity[p], m.Ubiquity[q]))
}

// Proximities returns [Presence.Proximity] of all pairs of products. It needs
// 8 bytes a pair; [NewOutlook] does without it.
func (m *Presence) Proximities() *mat.SymDense {
	n := len(m.Ubiquity)
	phi := mat.NewSymDense(n, nil)
	for p := range n {
		for q := p; q < n; q++ {
			phi.SetSym(p, q, m.Proximity(p, q))
		}
	}
	return phi
}

// closeness returns Σ_q φ_pq of each product, itself included. Within a
// region, whose products are taken in the order of their ubiquity, the i-th
// meets the i before it over its own ubiquity and those behind it over theirs;
// so the sums cost one pass over the ones of M instead of all pairs.
func (m *Presence) closeness() []float64 {
	order := make([]int32, len(m.Ubiquity))
	for p := range order {
		order[p] = int32(p)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(m.Ubiquity[a], m.Ubiquity[b]) })
	rows := make([][]int32, len(m.rows))
	for r, k := range m.Diversity {
		rows[r] = make([]int32, 0, k)
	}
	for _, p := range order {
		for i, word := range m.bits[int(p)*m.words : (int(p)+1)*m.words] {
			for ; word != 0; word &= word - 1 {
				r := 64*i + bits.TrailingZeros64(word)
				rows[r] = append(rows[r], p)
			}
		}
	}
	sum := make([]float64, len(m.Ubiquity))
	for _, row := range rows {
		behind := 0.0
		for i := len(row) - 1; i >= 0; i-- {
			u := float64(m.Ubiquity[row[i]])
			sum[row[i]] += float64(i+1)/u + behind
			behind += 1 / u
		}
	}
	return sum
}

// totals returns the denominators of density, NaN for a product in no region.
func (m *Presence) totals(c Convention) []float64 {
	sum := m.closeness()
	for p, u := range m.Ubiquity {
		if c.NoSelf {
			sum[p]--
		}
		if u == 0 {
			sum[p] = math.NaN()
		}
	}
	return sum
}

// nearness returns φ under the convention.
func (m *Presence) nearness(p, q int, c Convention) float64 {
	if p == q && c.NoSelf || m.Ubiquity[p] == 0 || m.Ubiquity[q] == 0 {
		return 0
	}
	return m.Proximity(p, q)
}
