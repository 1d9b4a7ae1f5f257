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

// newSchedule is Tarjan's algorithm (doi:10.1137/0201010) on the arrays of s,
// without recursion: a network may have millions of rows in one path.
func newSchedule(s *system) schedule {
	n := int32(len(s.rows) - 1)
	t := tarjan{
		index: make([]int32, n), low: make([]int32, n), component: make([]int32, n),
		next: make([]int32, n), finished: make([]int32, 0, n),
	}
	for j := range n {
		if t.index[j] == 0 {
			t.search(s, j)
		}
	}
	return t.schedule()
}

type tarjan struct {
	index      []int32 // number of the visit, from 1; 0 before it
	low        []int32 // smallest index known to be reachable
	component  []int32 // number, from 1; 0 while not known
	next       []int32 // next term to follow
	finished   []int32 // rows in postorder
	open, path []int32 // rows without component; rows being visited
	visits     int32
	components int32
}

// search visits everything that can be reached from root.
func (t *tarjan) search(s *system, root int32) {
	t.enter(s, root)
	for len(t.path) > 0 {
		j := t.path[len(t.path)-1]
		_, end := s.terms(j)
		if t.next[j] == end {
			t.leave(j)
			continue
		}
		i := s.source[t.next[j]]
		if t.index[i] == 0 {
			t.enter(s, i)
			continue
		}
		if t.component[i] == 0 {
			t.low[j] = min(t.low[j], t.low[i])
		}
		t.next[j]++
	}
}

func (t *tarjan) enter(s *system, j int32) {
	t.visits++
	t.index[j], t.low[j] = t.visits, t.visits
	t.next[j], _ = s.terms(j)
	t.path = append(t.path, j)
	t.open = append(t.open, j)
}

// leave ends the visit of j. If nothing before j can be reached from it, what
// is open from j on is a component.
func (t *tarjan) leave(j int32) {
	t.path = t.path[:len(t.path)-1]
	t.finished = append(t.finished, j)
	if t.low[j] < t.index[j] {
		return
	}
	t.components++
	for {
		i := t.open[len(t.open)-1]
		t.open = t.open[:len(t.open)-1]
		t.component[i] = t.components
		if i == j {
			return
		}
	}
}

// schedule sorts the rows by component, and by postorder within one.
func (t *tarjan) schedule() schedule {
	blocks := make([]int32, t.components+1)
	for _, c := range t.component {
		blocks[c]++
	}
	for c := range t.components {
		blocks[c+1] += blocks[c]
	}
	at := append([]int32{}, blocks...)
	order := make([]int32, len(t.finished))
	for _, j := range t.finished {
		c := t.component[j] - 1
		order[at[c]] = j
		at[c]++
	}
	position := make([]int32, len(order))
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
// 1; it may add rows that depend on the row.
func (s *schedule) settle(w worklist, visit func(row int32, pass int)) {
	n := int32(len(s.order))
	for p := w.take(0, n); p < n; p = w.take(p, n) {
		start, end := s.block(p)
		for pass := 1; p < end; pass++ {
			for ; p < end; p = w.take(p+1, end) {
				visit(s.order[p], pass)
			}
			p = w.take(start, end)
		}
	}
}
