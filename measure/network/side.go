package network

// A side is one direction of a team, like a [front] of lanes.
type side struct {
	net     *Network
	s       *system
	x, next []lane
	felt    []lane // as in front; x itself without market shares
	sigma   []lane
	market  []lane
	wait    worklist
	steps   [lanes]int // passes in which a loss grew, in the limit
}

func newSide(net *Network, s *system, opt Options, shares bool) *side {
	d := &side{net: net, s: s, x: make([]lane, net.firms)}
	if opt.Tolerance == 0 {
		d.wait = newWorklist(net.firms)
	} else {
		d.next = make([]lane, net.firms)
	}
	if shares {
		d.felt, d.sigma = make([]lane, net.firms), make([]lane, net.firms)
		d.market = make([]lane, net.sectors)
	}
	return d
}

// begin sets the losses to those of the shocks.
func (d *side) begin(shocks [][]Loss, batch []int) {
	clear(d.x)
	clear(d.felt)
	for b, k := range batch {
		for _, l := range shocks[k] {
			d.x[l.Firm][b] = max(d.x[l.Firm][b], l.Share)
		}
	}
}

// step takes one step for all firms and returns the largest growth by lane.
func (d *side) step() (grown lane) {
	if d.sigma != nil {
		d.share()
	} else {
		d.felt = d.x
	}
	var y lane
	for j := range d.x {
		x := &d.x[j]
		next := &d.next[j]
		d.s.lanesAt(int32(j), d.felt, &y)
		for b := range lanes {
			v := y[b]
			if v <= x[b] {
				v = x[b]
			} else if v-x[b] > grown[b] {
				grown[b] = v - x[b]
			}
			next[b] = v
		}
	}
	d.x, d.next = d.next, d.x
	return grown
}

// share renews σ and what dependents feel, and reports whether any firm is felt
// more than before. Towards the limit, the dependents of those will be visited.
func (d *side) share() (any bool) {
	clear(d.market)
	for i, k := range d.net.sector {
		market, x := &d.market[k], &d.x[i]
		for b := range lanes {
			market[b] += (1 - x[b]) * d.net.output[i]
		}
	}
	for i, k := range d.net.sector {
		grown := false
		for b, x := range d.x[i] {
			d.sigma[i][b] = replaceable(d.net.output[i], d.market[k][b])
			felt := d.sigma[i][b] * x
			grown = grown || felt > d.felt[i][b]+still
			d.felt[i][b] = max(d.felt[i][b], felt)
		}
		any = any || grown
		if grown && d.wait != nil {
			d.queue(int32(i))
		}
	}
	return any
}

// settle follows the lanes to their limits, like [front.settle].
func (d *side) settle() {
	d.steps = [lanes]int{}
	if d.sigma != nil {
		for d.share() {
			d.follow()
		}
		return
	}
	d.felt = d.x
	for i, x := range d.x {
		if x != (lane{}) {
			d.queue(int32(i))
		}
	}
	d.follow()
}

// queue has the firms that depend on i visited.
func (d *side) queue(i int32) {
	for _, j := range d.s.dependents.of(i) {
		d.wait.add(d.s.schedule.position[j])
	}
}

// follow visits the waiting firms until none waits.
func (d *side) follow() {
	last := [lanes]int{}
	var y lane
	d.s.schedule.settle(d.wait, func(j int32, pass int) {
		x := &d.x[j]
		d.s.lanesAt(j, d.felt, &y)
		grown := false
		for b, v := range y {
			if v <= x[b]+still {
				continue
			}
			x[b], last[b], grown = v, max(last[b], pass), true
			if d.sigma != nil {
				d.felt[j][b] = d.sigma[j][b] * v
			}
		}
		if grown {
			d.queue(j)
		}
	})
	for b := range lanes {
		d.steps[b] += last[b]
	}
}
