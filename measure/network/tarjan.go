package network

// tarjan is Tarjan's algorithm for strongly connected components
// (doi:10.1137/0201010) without recursion: a network may have millions of rows
// in one path. Row j depends on source[from[j]:to[j]].
type tarjan struct {
	source, from, to []int32

	index      []int32 // number of the visit, from 1; 0 before it
	low        []int32 // smallest index known to be reachable
	component  []int32 // number, from 1; 0 while not known
	next       []int32 // next term to follow
	finished   []int32 // rows in postorder
	open, path []int32 // rows without component; rows being visited
	components int32
}

// newTarjan makes room for the rows of s, none of which depends on any yet.
func newTarjan(s *system) *tarjan {
	n := len(s.rows) - 1
	return &tarjan{
		source: s.source, from: make([]int32, n), to: make([]int32, n),
		index: make([]int32, n), low: make([]int32, n), component: make([]int32, n), next: make([]int32, n),
	}
}

// search visits everything that can be reached from root and was not yet.
func (t *tarjan) search(root int32) {
	if t.index[root] > 0 {
		return
	}
	t.enter(root)
	for len(t.path) > 0 {
		j := t.path[len(t.path)-1]
		if t.next[j] == t.to[j] {
			t.leave(j)
			continue
		}
		i := t.source[t.next[j]]
		if t.index[i] == 0 {
			t.enter(i)
			continue
		}
		if t.component[i] == 0 {
			t.low[j] = min(t.low[j], t.low[i])
		}
		t.next[j]++
	}
}

func (t *tarjan) enter(j int32) {
	visit := int32(len(t.finished) + len(t.path) + 1)
	t.index[j], t.low[j], t.next[j] = visit, visit, t.from[j]
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

// blocks returns the rows that were visited by component, and by postorder
// within one: component b is order[blocks[b]:blocks[b+1]].
func (t *tarjan) blocks() (order, blocks []int32) {
	blocks = make([]int32, t.components+1)
	for _, j := range t.finished {
		blocks[t.component[j]]++
	}
	for c := range t.components {
		blocks[c+1] += blocks[c]
	}
	at := append([]int32{}, blocks...)
	order = make([]int32, len(t.finished))
	for _, j := range t.finished {
		c := t.component[j] - 1
		order[at[c]] = j
		at[c]++
	}
	return order, blocks
}

// forget makes all rows unvisited.
func (t *tarjan) forget() {
	for _, j := range t.finished {
		t.index[j], t.component[j] = 0, 0
	}
	t.finished, t.components = t.finished[:0], 0
}
