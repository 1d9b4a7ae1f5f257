package siting

import (
	"cmp"
	"math"
	"slices"
)

const (
	walkSteps = 40_000 // of the local search
	searchAt  = 1_000  // sites up to which the search branches: it keeps an inverse of this order at each level
	rootAt    = 3_000  // sites up to which the relaxation is solved
)

// A coverTree is a branch and bound for a cover, depth first: the bound is a
// whole number, so that all nodes below the optimum have to be seen in any order.
type coverTree struct {
	best    []int32 // candidates of the smallest cover found
	ceiling int     // larger covers are of no interest
	enough  int     // a cover of this size ends the search
	root    int     // bound at the root
	nodes   int
	options Options
	cut     bool // the search ended early
}

// solve looks for the smallest cover. Where most is positive, the question is
// only whether there is a cover of at most that size. Every row must have a site.
func (c *cover) solve(most int, o Options) *coverTree {
	t := &coverTree{options: o, ceiling: math.MaxInt, enough: most}
	if most > 0 {
		t.ceiling = most
	}
	r := c.settle(make([]fate, len(c.label)))
	t.root = len(r.chosen) + r.packed()
	t.keep(r, r.walk(r.greedy(), t.goal(r), walkSteps/20))
	if t.done() || len(r.rows) == 0 || len(r.sites) > rootAt {
		t.cut = len(r.rows) > 0
		return t
	}
	p := newPacking(r)
	bound := p.solve(t.target())
	t.root = max(t.root, wholeAbove(bound))
	if t.done() {
		return t
	}
	t.keep(r, r.walk(t.within(r), t.goal(r), walkSteps))
	if t.done() {
		return t
	}
	if len(r.sites) > searchAt {
		t.cut = true
		return t
	}
	t.visit(p)
	return t
}

// packed returns the size of a set of rows no two of which share a site.
func (c *cover) packed() (n int) {
	taken := make([]bool, len(c.label))
	for _, i := range bySize(c.rows, 1) {
		if slices.ContainsFunc(c.rows[i], func(j int32) bool { return taken[j] }) {
			continue
		}
		n++
		for _, j := range c.rows[i] {
			taken[j] = true
		}
	}
	return n
}

func wholeAbove(bound float64) int {
	if math.IsInf(bound, 1) {
		return math.MaxInt
	}
	return int(math.Ceil(bound - 1e-6))
}

// lower returns the number of sites that every cover has at least.
func (t *coverTree) lower() int {
	if t.cut || len(t.best) <= t.enough {
		return min(t.root, len(t.best))
	}
	if t.ceiling < len(t.best) {
		return t.ceiling + 1
	}
	return len(t.best)
}

// goal returns how many sites of c make a cover that ends the search.
func (t *coverTree) goal(c *cover) int { return max(t.root, t.enough) - len(c.chosen) }

// done reports whether nothing is left to look for.
func (t *coverTree) done() bool {
	return len(t.best) <= t.enough || t.root >= len(t.best) || t.root > t.ceiling
}

// target is the bound above which a node holds no cover of interest.
func (t *coverTree) target() float64 { return float64(min(len(t.best)-1, t.ceiling)) + 1e-6 }

// keep remembers the sites of c with those chosen already, if they are fewer
// than the best.
func (t *coverTree) keep(c *cover, sites []int32) {
	if t.best != nil && len(c.chosen)+len(sites) >= len(t.best) {
		return
	}
	t.best = slices.Clone(c.chosen)
	for _, j := range sites {
		t.best = append(t.best, c.label[j])
	}
}

// within returns the best cover as sites of c, without those chosen already.
func (t *coverTree) within(c *cover) (sites []int32) {
	for j, candidate := range c.label {
		if slices.Contains(t.best, candidate) {
			sites = append(sites, int32(j))
		}
	}
	return sites
}

// open returns the best cover over m candidates.
func (t *coverTree) open(m int) []bool {
	open := make([]bool, m)
	for _, j := range t.best {
		open[j] = true
	}
	return open
}

// visit searches the covers that go with what p has decided.
func (t *coverTree) visit(p *packing) {
	if t.nodes >= t.options.Nodes || t.options.stopped() {
		t.cut = true
	}
	if t.cut || len(t.best) <= t.enough {
		return
	}
	t.nodes++
	for changed := true; changed; {
		bound := p.solve(t.target())
		if bound <= t.target() {
			if sites, ok := p.round(); ok {
				t.keep(p.c, sites)
			}
		}
		if bound > t.target() {
			return
		}
		changed = p.exclude(bound, t.target())
	}
	j := p.undecided()
	if j < 0 {
		return
	}
	with := p.clone()
	with.decide(j, opened)
	t.visit(with)
	p.decide(j, closed)
	t.visit(p)
}

// exclude closes the sites that would lift the bound over target, and reports
// whether the relaxation used one of them.
func (p *packing) exclude(bound, target float64) (used bool) {
	rho, _ := p.reduced()
	for j, r := range rho {
		if p.fates[j] == free && bound+r > target {
			p.decide(j, closed)
			used = used || p.y[j] > zero
		}
	}
	return used
}

// undecided returns the free site that the relaxation is least sure about, −1
// where there is none.
func (p *packing) undecided() int {
	best, least := -1, math.Inf(1)
	for j, y := range p.y {
		if u := math.Abs(y - 0.5); p.fates[j] == free && u < least {
			best, least = j, u
		}
	}
	return best
}

// round covers the rows with the opened sites and then those that the
// relaxation opens most; ok reports whether all rows are covered.
func (p *packing) round() (sites []int32, ok bool) {
	order := make([]int32, 0, len(p.y))
	for j, f := range p.fates {
		if f != closed {
			order = append(order, int32(j))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.fates[b]%2, p.fates[a]%2), cmp.Compare(p.y[b], p.y[a]))
	})
	covered := make([]bool, len(p.c.rows))
	for _, j := range order {
		fresh := false
		for _, i := range p.c.sites[j] {
			fresh = fresh || !covered[i]
			covered[i] = true
		}
		if fresh {
			sites = append(sites, j)
		}
	}
	return sites, !slices.Contains(covered, false)
}
