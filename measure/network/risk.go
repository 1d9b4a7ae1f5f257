package network

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
)

// A Risk is the share of all output that a shock costs,
//
//	Σ_i w_i x_i,  w_i = output_i / Σ_l output_l,
//
// in [0, 1], with x the losses of a [Cascade]. The shocked firms' own losses
// are included. It is 0 where no firm has any output.
type Risk struct {
	Total      float64 // by the larger of both losses of each firm
	Downstream float64
	Upstream   float64

	// Steps until no loss grew: of the whole network with a tolerance, passes
	// over the largest cycle of firms in the limit.
	Steps int
}

// share is how many shocks a worker takes at once: enough for its lanes to be
// full most of the time, few enough for all workers to end together.
const share = 16 * lanes

// Risks returns the risk of each shock. The economic systemic risk index of
// the literature is that of the shocks in which one firm loses everything: see
// [EachFirm].
//
// The results are those of [Network.Cascade] up to rounding. Eight shocks are
// followed in one pass over the links; memory is 64 bytes times the firms and
// a small factor for each worker, whatever the number of shocks.
//
// The error names the first shock or option that cannot be, or is that of ctx.
func (net *Network) Risks(ctx context.Context, shocks [][]Loss, opt Options) ([]Risk, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	for _, shock := range shocks {
		if err := net.checkShock(shock); err != nil {
			return nil, err
		}
	}
	order := net.alike(shocks)
	batches := make(chan []int)
	go func() {
		defer close(batches)
		for batch := range slices.Chunk(order, share) {
			select {
			case batches <- batch:
			case <-ctx.Done():
				return
			}
		}
	}()
	risks := make([]Risk, len(shocks))
	var wait sync.WaitGroup
	for range opt.workers() {
		wait.Go(func() {
			worker := newTeam(net, opt)
			for batch := range batches {
				worker.run(shocks, batch, risks)
			}
		})
	}
	wait.Wait()
	return risks, ctx.Err()
}

func (opt Options) workers() int {
	if opt.Workers > 0 {
		return opt.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// EachFirm returns a shock for each firm, in which it alone loses all output.
func (net *Network) EachFirm() [][]Loss {
	all := make([]Loss, net.firms)
	shocks := make([][]Loss, net.firms)
	for i := range all {
		all[i] = Loss{int32(i), 1}
		shocks[i] = all[i : i+1 : i+1]
	}
	return shocks
}

// alike returns the indices of the shocks so that those which reach the same
// firms, and take as many steps, are likely to stand together.
func (net *Network) alike(shocks [][]Loss) []int {
	order := make([]int, len(shocks))
	for i := range order {
		order[i] = i
	}
	place := func(shock []Loss) int32 {
		if len(shock) == 0 {
			return -1
		}
		return net.down.schedule.position[shock[0].Firm]
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(place(shocks[a]), place(shocks[b]))
	})
	return order
}
