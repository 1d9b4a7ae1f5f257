package siting

import (
	"container/heap"
	"math"
	"slices"
)

// A node of the search is the whole problem with some sites decided.
type node struct {
	fates  []fate
	lambda []float64 // over the rows of the whole problem
	bound  float64
	branch int32 // site to decide next
}

// nodes is a heap of nodes, lowest bound first.
type nodes []*node

func (h nodes) Len() int           { return len(h) }
func (h nodes) Less(i, j int) bool { return h[i].bound < h[j].bound }
func (h nodes) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *nodes) Push(x any)        { *h = append(*h, x.(*node)) }
func (h *nodes) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

// A search is a branch and bound over sites, best bound first.
type search struct {
	whole   *instance
	swap    *swapper
	options Options

	best  []bool // sites of the best solution found
	value float64
	tried map[string]bool // solutions that were improved
	open  nodes
	count int // nodes bounded
}

// run solves in; start is a solution to begin with, nil for none.
func (in *instance) run(o Options, start []bool) *search {
	s := &search{whole: in, swap: newSwapper(in), options: o, tried: map[string]bool{}, value: math.Inf(1)}
	s.improve(s.swap.greedy())
	if start != nil {
		s.improve(start)
	}
	s.bound(&node{fates: make([]fate, in.sites()), lambda: in.firstMultipliers(), bound: math.Inf(-1)}, firstClimb)
	for len(s.open) > 0 && s.count < o.Nodes && !o.stopped() {
		parent := heap.Pop(&s.open).(*node)
		if parent.bound >= s.target() {
			continue
		}
		for _, f := range []fate{opened, closed} {
			child := &node{bound: parent.bound, fates: slices.Clone(parent.fates), lambda: slices.Clone(parent.lambda)}
			child.fates[parent.branch] = f
			s.bound(child, laterClimb)
		}
	}
	return s
}

// slack is how far below the best a bound may be for a node to be given up.
func (s *search) slack() float64 {
	return max(max(s.options.Gap, 1e-9)*math.Abs(s.whole.total-s.value), s.whole.step*(1-1e-6))
}

// target is the bound from which on a node cannot hold a better solution.
func (s *search) target() float64 { return s.value - s.slack() }

// lower returns what no solution is below.
func (s *search) lower() float64 {
	bound := s.value
	if s.options.Gap > 0 {
		bound = s.target()
	}
	if len(s.open) > 0 {
		bound = min(bound, s.open[0].bound)
	}
	if s.whole.step > 0 {
		bound = min(s.value, math.Ceil(bound-1e-6))
	}
	return bound
}

// bound climbs the bound of a node, decides the sites that the bound decides,
// and keeps the node if it may hold a better solution.
func (s *search) bound(n *node, how climb) {
	s.count++
	for {
		sub, lambda := s.whole.reduce(n.fates, n.lambda)
		if sub.sites() < sub.p {
			return
		}
		if sub.p == 0 || sub.sites() == sub.p {
			s.improve(n.solution(sub, nil))
			return
		}
		d := newDual(sub, lambda)
		d.ascend(s.target(), how, func(open []bool, late bool) float64 {
			// The tries are limited with the nodes: one takes as long as many
			// iterations.
			if late && len(s.tried) < max(20, s.options.Nodes/10) || sub.value(open) < s.value {
				s.improve(n.solution(sub, open))
			}
			return s.target()
		})
		n.bound = max(n.bound, d.bound)
		if n.bound >= s.target() {
			return
		}
		for r, i := range sub.origin {
			n.lambda[i] = d.lambda[r]
		}
		decided := s.decide(n, sub, d)
		n.branch = sub.label[d.undecided()]
		if n.fates[n.branch] == free && decided < max(1, sub.sites()/20) {
			heap.Push(&s.open, n)
			return
		}
		how = laterClimb
	}
}

// solution returns the sites that n has opened and those of sub in open, all
// of sub where open is nil and sites are left to open.
func (n *node) solution(sub *instance, open []bool) []bool {
	all := make([]bool, len(n.fates))
	for j, f := range n.fates {
		all[j] = f == opened
	}
	for j, candidate := range sub.label {
		if sub.p > 0 && (open == nil || open[j]) {
			all[candidate] = true
		}
	}
	return all
}

// improve exchanges sites of a solution while that helps and keeps it if it is
// the best.
func (s *search) improve(open []bool) {
	key := make([]byte, len(open))
	for j, yes := range open {
		if yes {
			key[j] = 1
		}
	}
	if s.tried[string(key)] {
		return
	}
	s.tried[string(key)] = true
	if v := s.swap.improve(open); v < s.value {
		s.value, s.best = v, open
	}
}

// decide closes the sites whose opening, and opens those whose closing, would
// lift the bound to the target; it returns how many.
func (s *search) decide(n *node, sub *instance, d *dual) (decided int) {
	last, following := math.Inf(-1), math.Inf(1)
	for j, r := range d.rho {
		if d.open[j] {
			last = max(last, r)
		} else {
			following = min(following, r)
		}
	}
	target := s.target()
	for j, r := range d.rho {
		switch {
		case d.open[j] && d.bound-r+following >= target:
			n.fates[sub.label[j]] = opened
			decided++
		case !d.open[j] && d.bound+r-last >= target:
			n.fates[sub.label[j]] = closed
			decided++
		}
	}
	return decided
}

// undecided returns the site that the climb was least sure about.
func (d *dual) undecided() int {
	best, least := 0, math.Inf(1)
	for j, share := range d.share {
		if u := math.Abs(share - 0.5); u < least {
			best, least = j, u
		}
	}
	return best
}
