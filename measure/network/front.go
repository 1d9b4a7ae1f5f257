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
	visits  []int32   // firms to visit in a step
	queued  []bool    // by firm: in visits
	grown   []float64 // new losses of visits
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

// step takes one step for all firms at once and returns the largest growth.
func (f *front) step() float64 {
	if f.sigma != nil {
		f.shares()
	}
	if len(f.changed) > f.net.firms/16 {
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
		most = max(most, f.grow(j, f.grown[k]))
	}
	return most
}

// sweep is a step that visits all firms, in their order and on all cores:
// where many change, that is faster than to look for those that depend on one.
func (f *front) sweep() float64 {
	f.grown = slices.Grow(f.grown[:0], f.net.firms)[:f.net.firms]
	var wait sync.WaitGroup
	part := (f.net.firms + f.workers - 1) / f.workers
	for from := 0; from < f.net.firms; from += part {
		wait.Go(func() {
			for j := from; j < min(from+part, f.net.firms); j++ {
				f.grown[j] = f.s.at(int32(j), f.felt)
			}
		})
	}
	wait.Wait()
	f.changed = f.changed[:0]
	most := 0.0
	for j, x := range f.grown {
		most = max(most, f.grow(int32(j), x))
	}
	return most
}

// grow brings the loss of j up to x and returns by how much it grew.
func (f *front) grow(j int32, x float64) float64 {
	d := x - f.x[j]
	if !(d > 0) {
		return 0
	}
	f.x[j] = x
	f.changed = append(f.changed, j)
	return d
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
