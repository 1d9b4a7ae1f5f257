package complexity

import (
	"math/bits"
	"slices"
)

// Presence is the 0/1 matrix M: which region has which product.
type Presence struct {
	Diversity []int // products of each region
	Ubiquity  []int // regions of each product

	rows  [][]int32 // products of each region, ascending
	bits  []uint64  // regions of product p: bits[p*words : (p+1)*words]
	words int
}

// NewPresence returns M with ones at the listed products of each region. It
// panics if a product is not below products or is listed twice.
func NewPresence(products int, regions [][]int32) *Presence {
	m := &Presence{
		Diversity: make([]int, len(regions)),
		Ubiquity:  make([]int, products),
		rows:      make([][]int32, len(regions)),
		words:     (len(regions) + 511) / 512 * 8, // whole lines of the cache
	}
	m.bits = make([]uint64, products*m.words)
	for r, row := range regions {
		m.rows[r] = slices.Clone(row)
		slices.Sort(m.rows[r])
		m.Diversity[r] = len(row)
		for _, p := range row {
			word := &m.bits[int(p)*m.words+r/64]
			if *word>>(r%64)&1 == 1 {
				panic("complexity: a product is listed twice")
			}
			*word |= 1 << (r % 64)
			m.Ubiquity[p]++
		}
	}
	return m
}

// Presence returns M with ones where the value is at least the threshold: 1
// for RCA. On a table that is M already, any threshold up to 1 gives it back.
func (v *Values) Presence(threshold float64) *Presence {
	rows := make([][]int32, v.regions)
	for r := range rows {
		products, values := v.Row(r)
		for i, p := range products {
			if values[i] >= threshold {
				rows[r] = append(rows[r], p)
			}
		}
	}
	return NewPresence(v.products, rows)
}

// Dims returns the number of regions and of products.
func (m *Presence) Dims() (regions, products int) { return len(m.Diversity), len(m.Ubiquity) }

// Has reports whether the region has the product.
func (m *Presence) Has(region, product int) bool {
	return m.bits[product*m.words+region/64]>>(region%64)&1 == 1
}

// Products returns the products of a region, ascending. They may not be changed.
func (m *Presence) Products(region int) []int32 { return m.rows[region] }

// together returns the number of regions that have both products.
func (m *Presence) together(p, q int) int {
	a := m.bits[p*m.words : (p+1)*m.words]
	b := m.bits[q*m.words : (q+1)*m.words]
	n := 0
	for i, w := range a {
		n += bits.OnesCount64(w & b[i])
	}
	return n
}

// countEach counts the regions that have both product q and each of the
// products first and following.
func (m *Presence) countEach(n []int64, q, first int) {
	for i := range n {
		n[i] = int64(m.together(q, first+i))
	}
}

// toProducts computes y = U⁻¹ Mᵀ x: the mean of x over the regions of each
// product, NaN for a product in no region.
func (m *Presence) toProducts(y, x []float64) {
	clear(y)
	for r, row := range m.rows {
		for _, p := range row {
			y[p] += x[r]
		}
	}
	for p := range y {
		y[p] /= float64(m.Ubiquity[p])
	}
}

// toRegions computes x = D⁻¹ M y: the mean of y over the products of each
// region, NaN for a region with no product.
func (m *Presence) toRegions(x, y []float64) {
	for r, row := range m.rows {
		sum := 0.0
		for _, p := range row {
			sum += y[p]
		}
		x[r] = sum / float64(len(row))
	}
}

// components numbers the parts of M that share no region and no product, from
// 0 on, and returns the part of each region, -1 for a region with no product.
func (m *Presence) components() (part []int, parts int) {
	regionsOf := make([][]int32, len(m.Ubiquity))
	for r, row := range m.rows {
		for _, p := range row {
			regionsOf[p] = append(regionsOf[p], int32(r))
		}
	}
	part = make([]int, len(m.rows))
	for r := range part {
		part[r] = -1
	}
	seen := make([]bool, len(m.Ubiquity))
	for first := range m.rows {
		if part[first] >= 0 || len(m.rows[first]) == 0 {
			continue
		}
		part[first] = parts
		for queue := []int{first}; len(queue) > 0; queue = queue[1:] {
			for _, p := range m.rows[queue[0]] {
				if seen[p] {
					continue
				}
				seen[p] = true
				for _, r := range regionsOf[p] {
					if part[r] < 0 {
						part[r] = parts
						queue = append(queue, int(r))
					}
				}
			}
		}
		parts++
	}
	return part, parts
}

// Largest returns M with only its largest connected part kept, by the number
// of regions; the other regions lose their products. Of parts of one size, the
// first to be complete in the order of the regions is kept.
func (m *Presence) Largest() *Presence {
	part, parts := m.components()
	size := make([]int, parts)
	largest := 0
	for _, i := range part {
		if i >= 0 {
			if size[i]++; size[i] > size[largest] {
				largest = i
			}
		}
	}
	rows := make([][]int32, len(m.rows))
	for r, row := range m.rows {
		if part[r] == largest {
			rows[r] = row
		}
	}
	return NewPresence(len(m.Ubiquity), rows)
}
