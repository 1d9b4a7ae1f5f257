package complexity

import (
	"cmp"
	"slices"
)

// A Candidate is a product that a region does not have.
type Candidate struct {
	Product int
	Density float64  // how near it is to what the region has, in [0, 1]
	Reasons []Reason // products of the region that are closest to it, nearest first, of equally near ones those of more regions
}

// A Reason is a product of the region that is close to a candidate.
type Reason struct {
	Product   int
	Proximity float64 // of the two products
	Share     float64 // of the density that is due to this product
}

// Next returns the products nearest to a region among those that it does not
// have, by density (see [NewOutlook]), each with the given number of reasons
// at most. Ties keep the order of the products; products in no region and
// those with density 0 are left out. A negative n returns all.
func Next(m *Presence, region, n, reasons int, c Convention) []Candidate {
	own := m.rows[region]
	var found []Candidate
	for p, total := range m.totals(c) {
		if m.Has(region, p) {
			continue
		}
		sum := 0.0
		for _, q := range own {
			sum += m.nearness(int(q), p, c)
		}
		if sum > 0 {
			found = append(found, Candidate{Product: p, Density: sum / total})
		}
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(b.Density, a.Density) })
	if n >= 0 && n < len(found) {
		found = found[:n]
	}
	for i := range found {
		found[i].Reasons = m.reasons(region, found[i].Product, reasons, c)
	}
	return found
}

func (m *Presence) reasons(region, product, n int, c Convention) []Reason {
	var found []Reason
	sum := 0.0
	for _, q := range m.rows[region] {
		if phi := m.nearness(int(q), product, c); phi > 0 {
			found = append(found, Reason{Product: int(q), Proximity: phi})
			sum += phi
		}
	}
	slices.SortStableFunc(found, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Proximity, a.Proximity), m.Ubiquity[b.Product]-m.Ubiquity[a.Product])
	})
	for i := range found {
		found[i].Share = found[i].Proximity / sum
	}
	return found[:min(n, len(found))]
}

// A Peer is a region with similar products.
type Peer struct {
	Region     int
	Similarity float64 // in [0, 1]
	Shared     []int   // products that both have, those of the fewest regions first
}

// Similar returns the regions whose products are most like those of a region,
// by the index of Jaccard,
//
//	J_cd = products that both have / products that either has,
//
// most similar first, ties in the order of the regions. Regions without a
// common product are left out. A negative n returns all. Where the sizes and
// not only the presence of products are to count, see package share.
func Similar(m *Presence, region, n int) []Peer {
	var found []Peer
	for r, row := range m.rows {
		if r == region {
			continue
		}
		var shared []int
		for _, p := range row {
			if m.Has(region, int(p)) {
				shared = append(shared, int(p))
			}
		}
		if len(shared) > 0 {
			either := m.Diversity[r] + m.Diversity[region] - len(shared)
			found = append(found, Peer{Region: r, Similarity: float64(len(shared)) / float64(either), Shared: shared})
		}
	}
	slices.SortStableFunc(found, func(a, b Peer) int { return cmp.Compare(b.Similarity, a.Similarity) })
	if n >= 0 && n < len(found) {
		found = found[:n]
	}
	for _, peer := range found {
		slices.SortStableFunc(peer.Shared, func(p, q int) int { return cmp.Compare(m.Ubiquity[p], m.Ubiquity[q]) })
	}
	return found
}
