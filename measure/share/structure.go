package share

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Krugman returns how far the structure of each region is from that of the
// reference area (all regions, or nation as in [LocationQuotient]),
//
//	K_r = Σ_i |s_ri - S_i|,
//
// from 0, the same structure, to 2, nothing in common: the share of the region
// that would have to change its industry is half of it (Krugman, Geography and
// Trade, MIT Press 1991; there between two regions, see [Dissimilarity]). NaN
// for a region whose values are all zero.
func Krugman(x mat.Matrix, nation []float64) ([]float64, error) {
	rows, shares, err := reference(x, nation)
	if err != nil {
		return nil, err
	}
	k := make([]float64, len(rows))
	for r, total := range rows {
		for i, share := range shares {
			k[r] += math.Abs(x.At(r, i)/total - share)
		}
	}
	return k, nil
}

// Hachman returns how like the structure of each region is to that of the
// reference area,
//
//	H_r = 1 / Σ_i LQ_ri s_ri = 1 / Σ_i s_ri² / S_i,
//
// above 0 and at most 1, which is the same structure. NaN for a region whose
// values are all zero; 0 where it has an industry that a given nation lacks.
func Hachman(x mat.Matrix, nation []float64) ([]float64, error) {
	rows, shares, err := reference(x, nation)
	if err != nil {
		return nil, err
	}
	h := make([]float64, len(rows))
	for r, total := range rows {
		sum := 0.0
		for i, share := range shares {
			if s := x.At(r, i) / total; s != 0 {
				sum += s * s / share
			}
		}
		h[r] = 1 / sum
	}
	return h, nil
}

// Dissimilarity is [Krugman] between two regions, Σ_i |a_i/a· - b_i/b·|, from
// 0 to 2. NaN if one of them is all zero. It panics if the lengths differ.
func Dissimilarity(a, b []float64) (float64, error) {
	overlap, err := overlap(a, b)
	if err != nil {
		return 0, err
	}
	common := 0.0
	for _, part := range overlap {
		common += part
	}
	return 2 * (1 - common), nil
}

// overlap returns min(a_i/a·, b_i/b·).
func overlap(a, b []float64) ([]float64, error) {
	if len(a) != len(b) {
		panic("share: the two structures differ in length")
	}
	totalA, err := sum("first structure", a)
	if err != nil {
		return nil, err
	}
	totalB, err := sum("second structure", b)
	if err != nil {
		return nil, err
	}
	parts := make([]float64, len(a))
	for i := range a {
		parts[i] = math.Min(a[i]/totalA, b[i]/totalB)
	}
	return parts, nil
}

// A Peer is a region with a similar structure.
type Peer struct {
	Region     int
	Similarity float64 // in [0, 1]
	Shared     []Part  // what the similarity is made of, largest part first
}

// A Part is what one industry adds to the similarity of two regions.
type Part struct {
	Industry int
	Overlap  float64 // the smaller of its two shares
}

// Similar returns the other regions by how much of their structure they share
// with a region, most similar first, ties in the order of the rows:
//
//	similarity_rq = Σ_i min(s_ri, s_qi) = 1 - [Dissimilarity] / 2,
//
// in [0, 1], the index of Finger and Kreinin (1979), Economic Journal 89, 905-912.
// Regions whose values are all zero are left out; so is everything if the
// region itself has none.
func Similar(x mat.Matrix, region int) ([]Peer, error) {
	rows, _, _, err := totals(x)
	if err != nil {
		return nil, err
	}
	if rows[region] == 0 {
		return nil, nil
	}
	own := mat.Row(nil, region, x)
	var peers []Peer
	for r, total := range rows {
		if r == region || total == 0 {
			continue
		}
		parts, err := overlap(own, mat.Row(nil, r, x))
		if err != nil {
			return nil, fmt.Errorf("share: row %d: %w", r, err)
		}
		peer := Peer{Region: r}
		for i, part := range parts {
			if part > 0 {
				peer.Similarity += part
				peer.Shared = append(peer.Shared, Part{i, part})
			}
		}
		slices.SortStableFunc(peer.Shared, func(a, b Part) int { return cmp.Compare(b.Overlap, a.Overlap) })
		peers = append(peers, peer)
	}
	slices.SortStableFunc(peers, func(a, b Peer) int { return cmp.Compare(b.Similarity, a.Similarity) })
	return peers, nil
}
