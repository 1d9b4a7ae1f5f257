package complexity

// tileProducts is the number of products in a tile: as many as have room for
// their terms (256 bytes each) in the nearest cache, and no more than a byte
// can tell apart.
const tileProducts = 96

// A tile is M for a run of [tileProducts] products: ones[ends[r-1]:ends[r]]
// are those of region r, from 0 on within the tile, ascending.
type tile struct {
	ones []uint8
	ends []int32
}

// tiles returns M cut into tiles.
func (m *Presence) tiles() []tile {
	regions, products := m.Dims()
	tiles := make([]tile, (products+tileProducts-1)/tileProducts)
	for i := range tiles {
		tiles[i].ends = make([]int32, regions)
	}
	for r, row := range m.rows {
		for _, p := range row {
			t := &tiles[p/tileProducts]
			t.ones = append(t.ones, uint8(p%tileProducts))
		}
		for i := range tiles {
			tiles[i].ends[r] = int32(len(tiles[i].ones))
		}
	}
	return tiles
}

// addOnes adds to the sums of each region the terms of its products in the
// tile, in their order.
func (t *tile) addOnes(sum []terms, block *[tileProducts]terms) {
	from := int32(0)
	for r, end := range t.ends {
		ones := t.ones[from:end]
		for i := 0; i < len(sum[r]); i += 8 {
			addEight((*[8]float64)(sum[r][i:]), block, ones, i)
		}
		from = end
	}
}

// addEight adds the terms from i on; the sums stay in registers.
func addEight(sum *[8]float64, block *[tileProducts]terms, ones []uint8, i int) {
	a, b, c, d, e, f, g, h := sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7]
	for _, q := range ones {
		t := (*[8]float64)(block[q][i:])
		a += t[0]
		b += t[1]
		c += t[2]
		d += t[3]
		e += t[4]
		f += t[5]
		g += t[6]
		h += t[7]
	}
	*sum = [8]float64{a, b, c, d, e, f, g, h}
}
