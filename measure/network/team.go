package network

// A team follows up to eight shocks at once.
type team struct {
	net      *Network
	opt      Options
	down, up *side
}

func newTeam(net *Network, opt Options) *team {
	return &team{net, opt, newSide(net, &net.down, opt, opt.MarketShares), newSide(net, &net.up, opt, false)}
}

// run computes the risks of the shocks whose indices are given.
func (t *team) run(shocks [][]Loss, batch []int, risks []Risk) {
	t.down.begin(shocks, batch)
	t.up.begin(shocks, batch)
	if t.opt.Tolerance == 0 {
		t.down.settle()
		t.up.settle()
		for b, k := range batch {
			risks[k] = t.risk(b)
			risks[k].Steps = max(t.down.steps[b], t.up.steps[b])
		}
		return
	}
	done := [lanes]bool{}
	for steps, left := 1, len(batch); left > 0; steps++ {
		down, up := t.down.step(), t.up.step()
		for b, k := range batch {
			if !done[b] && max(down[b], up[b]) <= t.opt.Tolerance {
				risks[k] = t.risk(b)
				risks[k].Steps = steps
				done[b] = true
				left--
			}
		}
	}
}

// risk sums the losses of one lane.
func (t *team) risk(b int) (r Risk) {
	for i, w := range t.net.weight {
		down, up := t.down.x[i][b], t.up.x[i][b]
		r.Downstream += w * down
		r.Upstream += w * up
		r.Total += w * max(down, up)
	}
	return r
}
