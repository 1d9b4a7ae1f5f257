package network

import (
	"slices"
	"sync"
)

// A front is one direction of one cascade. It visits only firms that depend on
// one that changed.
type front struct {
	net     *Network
	s       *system
	workers int
	x       []float64 // losses
	felt    []float64 // losses as dependents feel them: σ x, or x itself
	sigma   []float64 // nil without market shares
	changed []int32   // firms that are felt more than before
	many    bool      // so many are that they are not listed
	visits  []int32   // firms to visit in a step
	queued  []bool    // by firm: in visits
	grown   []float64 // new losses of visits
	next    []float64 // losses after a sweep
	wait    worklist  // rows to visit on the way to the limit
	chase   *chase    // nil until it is needed
}

func newFront(net *Network, s *system, opt Options, shares bool) *front {
	f := &front{net: net, s: s, workers: opt.workers(), x: make([]float64, net.firms)}
	f.felt = f.x
	if shares {
		f.sigma = make([]float64, net.firms)
		f.felt = make([]float64, net.firms)
	}
	return f
}

// begin sets the losses to those of a shock.
func (f *front) begin(shock []Loss) {
	clear(f.x)
	clear(f.felt)
	for _, l := range shock {
		if l.Share > f.x[l.Firm] {
			f.x[l.Firm] = l.Share
			f.changed = append(f.changed, l.Firm)
		}
	}
}

// shares renews σ, and adds the firms that are felt more than before.
func (f *front) shares() {
	market := make([]float64, f.net.sectors)
	for i, k := range f.net.sector {
		market[k] += (1 - f.x[i]) * f.net.output[i]
	}
	for i, k := range f.net.sector {
		f.sigma[i] = replaceable(f.net.output[i], market[k])
		if felt := f.sigma[i] * f.x[i]; felt > f.felt[i]+still {
			f.felt[i] = felt
			f.changed = append(f.changed, int32(i))
		}
	}
}

// unfelt is the growth of a loss that no step passes on: a loss spreads thinner
// and thinner, and hundreds of steps would carry what is nothing to all firms.
const unfelt = 1e-17

// step takes one step for all firms at once and returns the largest growth.
func (f *front) step() float64 {
	if f.sigma != nil {
		f.shares()
	}
	if f.many || len(f.changed) > f.few() {
		return f.sweep()
	}
	f.queue()
	f.grown = f.grown[:0]
	for _, j := range f.visits {
		f.queued[j] = false
		f.grown = append(f.grown, f.s.at(j, f.felt))
	}
	most := 0.0
	for k, j := range f.visits {
		if d := f.grown[k] - f.x[j]; d > 0 {
			most = max(most, d)
			f.x[j] = f.grown[k]
			if d > unfelt {
				f.changed = append(f.changed, j)
			}
		}
	}
	return most
}

// few is up to how many changed firms it pays to look for their dependents.
func (f *front) few() int { return f.net.firms / 16 }

// sweep is a step that visits all firms, in their order and on all cores.
func (f *front) sweep() float64 {
	if f.next == nil {
		f.next = make([]float64, f.net.firms)
	}
	part := (f.net.firms + f.workers - 1) / f.workers
	most, grew := make([]float64, f.workers), make([]int, f.workers)
	var wait sync.WaitGroup
	for w := range f.workers {
		from, to := min(w*part, f.net.firms), min((w+1)*part, f.net.firms)
		wait.Go(func() { most[w], grew[w] = f.sweepPart(from, to) })
	}
	wait.Wait()
	f.x, f.next = f.next, f.x
	if f.sigma == nil {
		f.felt = f.x
	}
	total := 0
	for _, n := range grew {
		total += n
	}
	f.changed = f.changed[:0]
	if f.many = total > f.few(); !f.many {
		for j, x := range f.x {
			if x-f.next[j] > unfelt {
				f.changed = append(f.changed, int32(j))
			}
		}
	}
	return slices.Max(most)
}

// sweepPart sets the next losses of the firms from..to. It returns the largest
// growth and how many grew.
func (f *front) sweepPart(from, to int) (most float64, grew int) {
	for j := from; j < to; j++ {
		x := max(f.x[j], f.s.at(int32(j), f.felt))
		f.next[j] = x
		d := x - f.x[j]
		most = max(most, d)
		if d > unfelt {
			grew++
		}
	}
	return most, grew
}

// queue lists the firms that depend on one that changed.
func (f *front) queue() {
	if f.queued == nil {
		f.queued = make([]bool, f.net.firms)
	}
	f.visits = f.visits[:0]
	for _, i := range f.changed {
		for _, j := range f.s.dependents.of(i) {
			if !f.queued[j] {
				f.queued[j] = true
				f.visits = append(f.visits, j)
			}
		}
	}
	f.changed = f.changed[:0]
}

// settle follows the cascade to its limit and returns the number of passes in
// which a loss grew.
func (f *front) settle() (passes int) {
	if f.wait == nil {
		f.wait = newWorklist(f.net.firms)
	}
	for {
		if f.sigma != nil {
			f.shares()
		}
		if len(f.changed) == 0 {
			break
		}
		for _, i := range f.changed {
			f.wake(i)
		}
		f.changed = f.changed[:0]
		last := 0
		visit := func(j int32, pass int) {
			if f.raise(j) {
				last = max(last, pass)
			}
		}
		f.s.schedule.settle(f.wait, visit, f.slow)
		passes += last
	}
	return passes
}

// wake has the rows visited that depend on firm i.
func (f *front) wake(i int32) {
	for _, j := range f.s.dependents.of(i) {
		f.wait.add(f.s.schedule.position[j])
	}
}

// raise brings the loss of j to what the others cause, and reports whether it
// grew.
func (f *front) raise(j int32) bool {
	x, group := f.s.most(j, f.felt)
	if x <= f.x[j]+still {
		return false
	}
	f.set(j, x)
	if f.chase != nil {
		f.chase.choose(f.s, j, group)
	}
	f.wake(j)
	return true
}

func (f *front) set(j int32, x float64) {
	f.x[j] = x
	if f.sigma != nil {
		f.felt[j] = f.sigma[j] * x
	}
}

// slow is called after each pass over a block. A few passes settle most blocks;
// in others losses go round in small cycles, which are then followed.
func (f *front) slow(rows []int32, pass int) {
	const few = 4
	switch {
	case pass < few || len(f.s.groups) == len(f.s.rows):
	case pass > few && pass%2 == 0:
		f.chase.run(f, rows)
	case pass > few:
	case f.chase == nil:
		f.chase = newChase(f.s)
	default:
		f.chase.forget() // what it knows is of other blocks
	}
}
