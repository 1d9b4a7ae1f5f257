package siting

import (
	"cmp"
	"math"
	"slices"
)

// An instance is a p-median problem in sparse form: open exactly p sites so
// that the cost of serving the rows is least. A row is served by the cheapest
// open site among its entries, or by none at the cost out. All four location
// problems come down to it or to a [cover].
type instance struct {
	p      int
	base   float64   // cost of the rows that are settled
	out    []float64 // cost of a row that no site serves
	start  []int32   // the entries of row i are start[i] to start[i+1]
	site   []int32
	cost   []float64 // ascending within a row and below out
	label  []int32   // candidate that a site stands for
	origin []int32   // row of the whole problem that a row stands for
	total  float64   // what the objective is subtracted from to give the caller's, 0 for none
	step   float64   // every objective is a multiple of step; 0 where that is not known
}

func (in *instance) rows() int  { return len(in.out) }
func (in *instance) sites() int { return len(in.label) }

// newInstance builds an instance from a dense table of costs; a pair at +Inf
// or at or above out is none.
func newInstance(n, m, p int, cost func(i, j int) float64, out func(i int) float64) *instance {
	in := &instance{p: p, start: make([]int32, 1, n+1), step: 1, label: make([]int32, m)}
	for j := range in.label {
		in.label[j] = int32(j)
	}
	type pair struct {
		site int32
		cost float64
	}
	row := make([]pair, 0, m)
	for i := range n {
		limit := out(i)
		row = row[:0]
		for j := range m {
			if c := cost(i, j); c < limit {
				row = append(row, pair{int32(j), c})
			}
		}
		slices.SortFunc(row, func(a, b pair) int {
			return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.site, b.site))
		})
		for _, e := range row {
			in.site = append(in.site, e.site)
			in.cost = append(in.cost, e.cost)
			if e.cost != math.Trunc(e.cost) {
				in.step = 0
			}
		}
		if limit != math.Trunc(limit) {
			in.step = 0
		}
		in.origin = append(in.origin, int32(i))
		in.out = append(in.out, limit)
		in.start = append(in.start, int32(len(in.site)))
	}
	return in
}

// A fate is what is decided about a site on the way to a node of the search.
type fate uint8

const (
	free fate = iota
	opened
	closed
)

// reduce returns what is left of in when some sites are decided: a row costs
// at most its cheapest opened site, dearer entries and decided sites go. The
// multipliers of the rows that remain are taken from lambda, which is over the
// rows of the whole problem, and returned with it.
func (in *instance) reduce(fates []fate, lambda []float64) (*instance, []float64) {
	r := &instance{p: in.p, base: in.base, step: in.step, total: in.total, start: make([]int32, 1, in.rows()+1)}
	r.site = make([]int32, 0, len(in.site)/2)
	r.cost = make([]float64, 0, len(in.site)/2)
	renamed := make([]int32, in.sites())
	for j, f := range fates {
		if f == opened {
			r.p--
		}
		if f == free {
			renamed[j] = int32(len(r.label))
			r.label = append(r.label, in.label[j])
		}
	}
	kept := make([]float64, 0, len(lambda))
	for i, out := range in.out {
		first := len(r.site)
		for k := in.start[i]; k < in.start[i+1]; k++ {
			j := in.site[k]
			if fates[j] == opened {
				out = in.cost[k]
				break
			}
			if fates[j] == free {
				r.site = append(r.site, renamed[j])
				r.cost = append(r.cost, in.cost[k])
			}
		}
		for len(r.site) > first && r.cost[len(r.cost)-1] >= out {
			r.site, r.cost = r.site[:len(r.site)-1], r.cost[:len(r.cost)-1]
		}
		if len(r.site) == first {
			r.base += out
			continue
		}
		r.out = append(r.out, out)
		r.origin = append(r.origin, in.origin[i])
		r.start = append(r.start, int32(len(r.site)))
		kept = append(kept, min(lambda[in.origin[i]], out))
	}
	return r, kept
}

// value returns the objective when the sites in open are open.
func (in *instance) value(open []bool) float64 {
	sum := in.base
	for i, out := range in.out {
		for k := in.start[i]; k < in.start[i+1]; k++ {
			if open[in.site[k]] {
				out = in.cost[k]
				break
			}
		}
		sum += out
	}
	return sum
}
