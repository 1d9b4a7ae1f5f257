package network

import (
	"math/bits"
	"slices"
)

// A schedule is an order of the rows of a system in which a row comes after
// those that it depends on, as far as there are no cycles: the blocks are the
// strongly connected components. Block b is order[blocks[b]:blocks[b+1]]; the
// rows within a block stand in the postorder of a depth-first search, so that
// most of what a row depends on stands before it.
type schedule struct {
	order, blocks []int32
	position      []int32 // inverse of order
}

// block returns the first position of the block that p is in, and the end.
func (s *schedule) block(p int32) (start, end int32) {
	b, _ := slices.BinarySearch(s.blocks, p+1)
	return s.blocks[b-1], s.blocks[b]
}

// newSchedule finds the schedule of a system.
func newSchedule(s *system) schedule {
	n := int32(len(s.rows) - 1)
	t := newTarjan(s)
	for j := range n {
		t.from[j], t.to[j] = s.terms(j)
	}
	for j := range n {
		t.search(j)
	}
	order, blocks := t.blocks()
	position := make([]int32, n)
	for p, j := range order {
		position[j] = int32(p)
	}
	return schedule{order, blocks, position}
}

// A worklist holds the positions of a schedule that wait for a visit.
type worklist []uint64

func newWorklist(rows int) worklist { return make(worklist, (rows+63)/64) }

func (w worklist) add(p int32) { w[p>>6] |= 1 << (p & 63) }

// take removes and returns the first position from p on and before end, or
// returns end.
func (w worklist) take(p, end int32) int32 {
	for p < end {
		if word := w[p>>6] >> (p & 63); word != 0 {
			p += int32(bits.TrailingZeros64(word))
			if p >= end {
				return end
			}
			w[p>>6] &^= 1 << (p & 63)
			return p
		}
		p = (p>>6 + 1) << 6
	}
	return end
}

// settle visits the waiting rows block by block, each block until nothing in
// it waits. visit takes a row and the number of the pass over its block, from
// 1; it may add rows that depend on the row. after is called with the rows of
// the block after each pass that leaves rows waiting; it may be nil.
func (s *schedule) settle(w worklist, visit func(row int32, pass int), after func(rows []int32, pass int)) {
	n := int32(len(s.order))
	for p := w.take(0, n); p < n; p = w.take(p, n) {
		start, end := s.block(p)
		for pass := 1; p < end; pass++ {
			for ; p < end; p = w.take(p+1, end) {
				visit(s.order[p], pass)
			}
			p = w.take(start, end)
			if p < end && after != nil {
				w.add(p)
				after(s.order[start:end], pass)
				p = w.take(start, end)
			}
		}
	}
}
