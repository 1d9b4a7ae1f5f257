package network

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// drawNetwork draws a small network with cycles, self-supply, several links
// between the same firms and links of volume 0.
func drawNetwork(t *rapid.T) *Network {
	n := rapid.IntRange(1, 12).Draw(t, "firms")
	sectors := rapid.IntRange(1, 4).Draw(t, "sectors")
	firms := Firms{Sector: make([]int32, n)}
	for i := range firms.Sector {
		firms.Sector[i] = rapid.Int32Range(0, int32(sectors)-1).Draw(t, "sector")
	}
	link := rapid.Custom(func(t *rapid.T) Link {
		end := rapid.Int32Range(0, int32(n)-1)
		return Link{end.Draw(t, "supplier"), end.Draw(t, "buyer"), float64(rapid.IntRange(0, 9).Draw(t, "volume"))}
	})
	links := rapid.SliceOfN(link, 0, 3*n).Draw(t, "links")
	needs := rapid.SliceOfN(rapid.Uint8Range(0, 2), sectors*sectors, sectors*sectors).Draw(t, "needs")
	net, err := New(firms, links, func(s, b int) Need { return Need(needs[s*sectors+b]) })
	if err != nil {
		t.Fatal(err)
	}
	return net
}

func drawShock(t *rapid.T, net *Network) []Loss {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Loss {
		return Loss{rapid.Int32Range(0, int32(net.Len())-1).Draw(t, "firm"), rapid.Float64Range(0, 1).Draw(t, "share")}
	}), 0, 3).Draw(t, "shock")
}

// A cascade is a solution of its own equations, never less than the shock, and
// no smaller for a larger shock.
func TestCascadeSolves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawNetwork(t)
		shock := drawShock(t, net)
		c, err := net.Cascade(shock, Options{})
		if err != nil {
			t.Fatal(err)
		}
		own := make([]float64, net.Len())
		for _, l := range shock {
			own[l.Firm] = max(own[l.Firm], l.Share)
		}
		for i := range own {
			if d := c.Downstream[i] - max(own[i], net.down.at(int32(i), c.Downstream)); math.Abs(d) > 2*still {
				t.Fatalf("firm %d: downstream loss is off by %g", i, d)
			}
			if u := c.Upstream[i] - max(own[i], net.up.at(int32(i), c.Upstream)); math.Abs(u) > 2*still {
				t.Fatalf("firm %d: upstream loss is off by %g", i, u)
			}
		}
		more, err := net.Cascade(append(shock, Loss{0, 1}), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range own {
			if more.Loss(i) < c.Loss(i)-1e-9 {
				t.Fatalf("firm %d loses %g, and %g by a larger shock", i, c.Loss(i), more.Loss(i))
			}
		}
	})
}

// Eight shocks at once, one at a time, in steps and in the limit: all are the
// same cascade.
func TestWaysAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawNetwork(t)
		shocks := append(net.EachFirm(), drawShock(t, net))
		opt := Options{MarketShares: rapid.Bool().Draw(t, "shares"), Workers: rapid.IntRange(0, 3).Draw(t, "workers")}
		limits, err := net.Risks(context.Background(), shocks, opt)
		if err != nil {
			t.Fatal(err)
		}
		opt.Tolerance = 1e-3
		risks, err := net.Risks(context.Background(), shocks, opt)
		if err != nil {
			t.Fatal(err)
		}
		for k, shock := range shocks {
			c, err := net.Cascade(shock, opt)
			if err != nil {
				t.Fatal(err)
			}
			if r := net.Risk(c); !same(r, risks[k], 1e-12) || r.Steps != risks[k].Steps {
				t.Fatalf("shock %d: %+v alone, %+v with others", k, r, risks[k])
			}
			if risks[k].Total > limits[k].Total+1e-9 {
				t.Fatalf("shock %d: %+v is beyond the limit %+v", k, risks[k], limits[k])
			}
			alone, err := net.Cascade(shock, Options{MarketShares: opt.MarketShares})
			if err != nil {
				t.Fatal(err)
			}
			if r := net.Risk(alone); !same(r, limits[k], 1e-9) {
				t.Fatalf("shock %d: limit %+v alone, %+v with others", k, r, limits[k])
			}
		}
	})
}

func same(a, b Risk, by float64) bool {
	return math.Abs(a.Total-b.Total) <= by && math.Abs(a.Downstream-b.Downstream) <= by && math.Abs(a.Upstream-b.Upstream) <= by
}

func TestStatedOutput(t *testing.T) {
	// Firm 0 sells half of its output to firm 1, the rest to others.
	net, err := New(Firms{Sector: []int32{0, 1}, Output: []float64{10, math.NaN()}}, []Link{{0, 1, 5}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Cascade([]Loss{{1, 1}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c.Upstream[0] != 0.5 {
		t.Errorf("the supplier loses %v, want 0.5", c.Upstream[0])
	}
}

func TestBadNetwork(t *testing.T) {
	two := Firms{Sector: []int32{0, 1}}
	for _, c := range []struct {
		firms Firms
		link  Link
		want  string
	}{
		{two, Link{2, 1, 1}, "network: link 0: supplier 2 is none of the 2 firms"},
		{two, Link{0, -1, 1}, "network: link 0: buyer -1 is none of the 2 firms"},
		{two, Link{0, 1, -3}, "network: link 0: volume -3 is not a finite number from 0"},
		{two, Link{0, 1, math.NaN()}, "network: link 0: volume NaN is not a finite number from 0"},
		{Firms{Sector: []int32{0, -1}}, Link{0, 1, 1}, "network: firm 1: sector -1 is negative"},
		{Firms{Sector: []int32{0, 1}, Output: []float64{4, 0}}, Link{0, 1, 5}, "network: firm 0: output 4 is less than the 5 that its links sell"},
	} {
		if _, err := New(c.firms, []Link{c.link}, nil); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func TestBadShock(t *testing.T) {
	net, err := New(Firms{Sector: []int32{0}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		shock Loss
		opt   Options
		want  string
	}{
		{Loss{1, 1}, Options{}, "network: firm 1 of the shock is none of the 1 firms"},
		{Loss{0, 1.5}, Options{}, "network: firm 0: loss 1.5 is not a share from 0 to 1"},
		{Loss{0, 1}, Options{Tolerance: -1}, "network: tolerance -1 is not in [0, 1)"},
	} {
		_, one := net.Cascade([]Loss{c.shock}, c.opt)
		_, many := net.Risks(context.Background(), [][]Loss{{c.shock}}, c.opt)
		if one == nil || one.Error() != c.want || many == nil || many.Error() != c.want {
			t.Errorf("errors %v and %v, want %s", one, many, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := net.Risks(ctx, net.EachFirm(), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v of a cancelled context", err)
	}
}

// Eight lanes at once are what each by itself is.
func TestRaise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawNetwork(t)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		x := make([]lane, net.firms)
		for i := range x {
			for b := range lanes {
				x[i][b] = random.Float64() * float64(b%3) / 2
			}
		}
		for j := range x {
			var got, want, grown, wantGrown lane
			grew, wantGrew := net.down.raise(int32(j), x, &x[j], &got, &grown), net.down.raiseEach(int32(j), x, &x[j], &want, &wantGrown)
			if got != want || grown != wantGrown || grew != wantGrew {
				t.Fatalf("row %d: %v by %v in %b, want %v by %v in %b", j, got, grown, grew, want, wantGrown, wantGrew)
			}
		}
	})
}
