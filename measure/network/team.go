package network

import "slices"

// A team follows many shocks, eight at once.
type team struct {
	net       *Network
	tolerance float64
	down, up  *side
	alone     *front // downstream, towards the limit
}

func newTeam(net *Network, opt Options) *team {
	t := &team{net: net, tolerance: opt.Tolerance, up: newSide(net, &net.up, opt.Tolerance, false)}
	if opt.Tolerance == 0 {
		t.alone = newFront(net, &net.down, opt, opt.MarketShares)
	} else {
		t.down = newSide(net, &net.down, opt.Tolerance, opt.MarketShares)
	}
	return t
}

// run computes the risks of the shocks whose indices are given.
func (t *team) run(shocks [][]Loss, batch []int, risks []Risk) {
	if t.tolerance > 0 {
		t.steps(shocks, batch, risks)
		return
	}
	for eight := range slices.Chunk(batch, lanes) {
		t.limits(shocks, eight, risks)
	}
}

// limits follows up to eight shocks to their limits. Downstream each goes its
// own ways (see [chase]), upstream all go together.
func (t *team) limits(shocks [][]Loss, batch []int, risks []Risk) {
	clear(t.up.x)
	for b, k := range batch {
		t.up.begin(b, shocks[k])
	}
	t.up.settle()
	for b, k := range batch {
		t.alone.begin(shocks[k])
		steps := t.alone.settle()
		risks[k] = t.risk(b, func(i int) float64 { return t.alone.x[i] })
		risks[k].Steps = max(steps, t.up.last[b])
	}
}

// steps follows shocks step by step. A lane whose shock has come to rest takes
// the next one.
func (t *team) steps(shocks [][]Loss, batch []int, risks []Risk) {
	lane := [lanes]int{} // the shock of each lane, -1 where there is none left
	begin := func(b int) {
		lane[b] = -1
		t.down.drop(b)
		t.up.drop(b)
		if len(batch) > 0 {
			lane[b] = batch[0]
			batch = batch[1:]
			t.down.begin(b, shocks[lane[b]])
			t.up.begin(b, shocks[lane[b]])
		}
	}
	for b := range lane {
		begin(b)
	}
	count := [lanes]int{}
	for slices.Max(lane[:]) >= 0 {
		down, up := t.down.step(), t.up.step()
		for b, k := range lane {
			count[b]++
			if k >= 0 && max(down[b], up[b]) <= t.tolerance {
				risks[k] = t.risk(b, func(i int) float64 { return t.down.x[i][b] })
				risks[k].Steps = count[b]
				count[b] = 0
				begin(b)
			}
		}
	}
}

// risk sums the losses of one lane.
func (t *team) risk(b int, downstream func(int) float64) (r Risk) {
	for i, w := range t.net.weight {
		down, up := downstream(i), t.up.x[i][b]
		r.Downstream += w * down
		r.Upstream += w * up
		r.Total += w * max(down, up)
	}
	return r
}
