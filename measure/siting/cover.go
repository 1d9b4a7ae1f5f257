package siting

import (
	"cmp"
	"slices"
)

// A bitset is a set of small numbers.
type bitset []uint64

func bitsets(sets [][]int32, universe int) []bitset {
	words := (universe + 63) / 64
	all := make([]uint64, words*len(sets))
	masks := make([]bitset, len(sets))
	for i, s := range sets {
		masks[i] = all[i*words : (i+1)*words]
		for _, e := range s {
			masks[i][e/64] |= 1 << (e % 64)
		}
	}
	return masks
}

func (b bitset) within(c bitset) bool {
	for k, w := range b {
		if w&^c[k] != 0 {
			return false
		}
	}
	return true
}

// A cover is a set covering problem: choose the fewest sites so that each row
// has a chosen one.
type cover struct {
	chosen []int32   // candidates chosen already
	rows   [][]int32 // sites of each row, ascending
	sites  [][]int32 // rows of each site, ascending
	label  []int32   // candidate that a site stands for
}

// name gives the cover m sites that stand for the candidates 0 to m−1.
func (c *cover) name(m int) {
	c.label = make([]int32, m)
	for j := range c.label {
		c.label[j] = int32(j)
	}
}

// minimal marks the sets that contain no other of the sets; of equal ones the
// first is minimal.
func minimal(sets [][]int32, universe int) []bool {
	frequency := make([]int32, universe)
	for _, s := range sets {
		for _, e := range s {
			frequency[e]++
		}
	}
	masks := bitsets(sets, universe)
	found := make([][]int, universe) // minimal sets by their rarest element
	keep := make([]bool, len(sets))
	for _, i := range bySize(sets, 1) {
		set := sets[i]
		keep[i] = !slices.ContainsFunc(set, func(e int32) bool {
			return slices.ContainsFunc(found[e], func(k int) bool { return masks[k].within(masks[i]) })
		})
		if keep[i] && len(set) > 0 {
			rarest := slices.MinFunc(set, func(a, b int32) int { return cmp.Compare(frequency[a], frequency[b]) })
			found[rarest] = append(found[rarest], i)
		}
	}
	return keep
}

// maximal marks the sets that lie in no other; of equal ones the first is
// maximal. An empty set is not.
func maximal(sets [][]int32, universe int) []bool {
	masks := bitsets(sets, universe)
	found := make([][]int, universe) // maximal sets by each of their elements
	keep := make([]bool, len(sets))
	for _, i := range bySize(sets, -1) {
		if len(sets[i]) == 0 {
			continue
		}
		rarest := slices.MinFunc(sets[i], func(a, b int32) int { return cmp.Compare(len(found[a]), len(found[b])) })
		keep[i] = !slices.ContainsFunc(found[rarest], func(k int) bool { return masks[i].within(masks[k]) })
		if keep[i] {
			for _, e := range sets[i] {
				found[e] = append(found[e], i)
			}
		}
	}
	return keep
}

// bySize returns the indices of the sets, the smallest first or, with sign −1,
// the largest; equal sizes keep their order.
func bySize(sets [][]int32, sign int) []int {
	order := make([]int, len(sets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign * cmp.Compare(len(sets[a]), len(sets[b])) })
	return order
}

// settle returns what is left when some sites are decided and all has been
// decided that follows: sites that are the only one of a row are chosen, rows
// that others imply go, and so do sites that cover no more than another.
func (c *cover) settle(fates []fate) *cover {
	r := c.drop(fates)
	for {
		rows := r.rows[:0:0]
		for i, keep := range minimal(r.rows, len(r.label)) {
			if keep {
				rows = append(rows, r.rows[i])
			}
		}
		r.rows = rows
		r.transpose()
		fates := make([]fate, len(r.label))
		for j, keep := range maximal(r.sites, len(r.rows)) {
			if !keep {
				fates[j] = closed
			}
		}
		for _, row := range r.rows {
			if len(row) == 1 {
				fates[row[0]] = opened
			}
		}
		if !slices.ContainsFunc(fates, func(f fate) bool { return f != free }) {
			return r
		}
		r = r.drop(fates)
	}
}

// drop removes the decided sites, and the rows that the opened ones cover.
func (c *cover) drop(fates []fate) *cover {
	r := &cover{chosen: slices.Clone(c.chosen)}
	renamed := make([]int32, len(fates))
	for j, f := range fates {
		switch f {
		case opened:
			r.chosen = append(r.chosen, c.label[j])
		case free:
			renamed[j] = int32(len(r.label))
			r.label = append(r.label, c.label[j])
		}
	}
	for _, row := range c.rows {
		if slices.ContainsFunc(row, func(j int32) bool { return fates[j] == opened }) {
			continue
		}
		kept := make([]int32, 0, len(row))
		for _, j := range row {
			if fates[j] == free {
				kept = append(kept, renamed[j])
			}
		}
		r.rows = append(r.rows, kept)
	}
	return r
}

// transpose fills the rows of each site.
func (c *cover) transpose() {
	c.sites = make([][]int32, len(c.label))
	for i, row := range c.rows {
		for _, j := range row {
			c.sites[j] = append(c.sites[j], int32(i))
		}
	}
}
