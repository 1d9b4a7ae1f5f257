package network

import "math/bits"

// A side is one direction of a team, like a [front] of lanes.
type side struct {
	net     *Network
	s       *system
	x, next []lane
	felt    []lane // as in front; x itself without market shares
	market  []lane
	wait    worklist
	last    [lanes]int // the last pass in which a loss grew, towards the limit
}

func newSide(net *Network, s *system, tolerance float64, shares bool) *side {
	d := &side{net: net, s: s, x: make([]lane, net.firms)}
	if tolerance == 0 {
		d.wait = newWorklist(net.firms)
	} else {
		d.next = make([]lane, net.firms)
	}
	if shares {
		d.felt = make([]lane, net.firms)
		d.market = make([]lane, net.sectors)
	}
	return d
}

// begin sets the losses of a lane to those of a shock.
func (d *side) begin(b int, shock []Loss) {
	for _, l := range shock {
		d.x[l.Firm][b] = max(d.x[l.Firm][b], l.Share)
	}
}

// drop sets the losses of a lane to none.
func (d *side) drop(b int) {
	for i := range d.x {
		d.x[i][b] = 0
	}
	if d.market != nil {
		for i := range d.felt {
			d.felt[i][b] = 0
		}
	}
}

// step takes one step for all firms and returns the largest growth by lane.
func (d *side) step() (grown lane) {
	if d.market == nil {
		d.felt = d.x
	} else {
		d.share()
	}
	for j := range d.x {
		d.s.raise(int32(j), d.felt, &d.x[j], &d.next[j], &grown)
	}
	d.x, d.next = d.next, d.x
	return grown
}

// share renews σ and what dependents feel.
func (d *side) share() {
	clear(d.market)
	for i, k := range d.net.sector {
		market, x := &d.market[k], &d.x[i]
		for b := range lanes {
			market[b] += (1 - x[b]) * d.net.output[i]
		}
	}
	for i, k := range d.net.sector {
		market, x, felt := &d.market[k], &d.x[i], &d.felt[i]
		for b := range lanes {
			felt[b] = replaceable(d.net.output[i], market[b]) * x[b]
		}
	}
}

// settle follows the lanes to their limits, like [front.settle].
func (d *side) settle() {
	d.last = [lanes]int{}
	for i, x := range d.x {
		if x != (lane{}) {
			d.wake(int32(i))
		}
	}
	var y, grown lane
	d.s.schedule.settle(d.wait, func(j int32, pass int) {
		grew := d.s.raise(j, d.x, &d.x[j], &y, &grown)
		if grew == 0 {
			return
		}
		d.x[j] = y
		d.wake(j)
		for ; grew != 0; grew &= grew - 1 {
			b := bits.TrailingZeros(grew)
			d.last[b] = max(d.last[b], pass)
		}
	}, nil)
}

// wake has the rows visited that depend on firm i.
func (d *side) wake(i int32) {
	for _, j := range d.s.dependents.of(i) {
		d.wait.add(d.s.schedule.position[j])
	}
}
