package network

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
)

func table(weights [][]float64) (pairs []Pair) {
	for i, row := range weights {
		for j, w := range row {
			if w > 0 {
				pairs = append(pairs, Pair{int32(i), int32(j), w})
			}
		}
	}
	return pairs
}

// The table and the margins are the example of Ardilly and Tillé in the manual
// of IPFP in the R package TeachingSampling; the result is what proportional
// fitting in a few lines of Python gives after 2,000 rounds.
func TestProportionalFitting(t *testing.T) {
	seed := [][]float64{{80, 170, 150}, {90, 80, 210}, {10, 80, 130}}
	want := [][]float64{
		{73.00821133782605, 167.640619110235, 189.3511695519389},
		{69.39038866885124, 66.64927209950042, 223.96033923164833},
		{7.60139999332271, 65.71010879026454, 136.68849121641276},
	}
	c, err := Complete(Market{Supply: []float64{430, 360, 210}, Need: []float64{150, 300, 550}}, table(seed))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Flows) != 9 || !c.Converged || c.Estimated != 1 {
		t.Errorf("%+v", c)
	}
	for _, f := range c.Flows {
		if math.Abs(f.Volume-want[f.Maker][f.User]) > 1e-6 {
			t.Errorf("%d to %d: %v, want %v", f.Maker, f.User, f.Volume, want[f.Maker][f.User])
		}
	}
}

func sum(x []float64) (s float64) {
	for _, v := range x {
		s += v
	}
	return s
}

// Sums are kept, known flows untouched, and what is estimated keeps the odds
// ratios of the weights, which is what maximum entropy means.
func TestCompleteKeepsSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.Float64Range(1, 100), 2, 5)
		m := Market{Supply: amounts.Draw(t, "supply"), Need: amounts.Draw(t, "need")}
		weights := make([][]float64, len(m.Supply))
		for i := range weights {
			weights[i] = rapid.SliceOfN(rapid.Float64Range(0.01, 1), len(m.Need), len(m.Need)).Draw(t, "weights")
		}
		m.Known = []Flow{{0, 0, rapid.Float64Range(0, 0.9).Draw(t, "known"), Known}, {1, 1, math.NaN(), Known}}
		c, err := Complete(m, table(weights))
		if err != nil {
			t.Fatal(err)
		}
		sold, got, f := make([]float64, len(m.Supply)), make([]float64, len(m.Need)), map[[2]int32]float64{}
		for _, x := range c.Flows {
			sold[x.Maker] += x.Volume
			got[x.User] += x.Volume
			if x.Origin == Estimated {
				f[[2]int32{x.Maker, x.User}] = x.Volume
			}
		}
		total := math.Min(sum(m.Supply), sum(m.Need))
		if math.Abs(sum(sold)-total) > 1e-6*total || !c.Converged {
			t.Fatalf("flows of %v, want %v: %+v", sum(sold), total, c)
		}
		if math.Abs(c.Unmet-(sum(m.Need)-total)) > 1e-5 || math.Abs(c.Unsold-(sum(m.Supply)-total)) > 1e-5 {
			t.Fatalf("unmet %v, unsold %v of %v", c.Unmet, c.Unsold, m)
		}
		for i := range sold {
			if sold[i] > m.Supply[i]*(1+1e-8) {
				t.Fatalf("maker %d sells %v of %v", i, sold[i], m.Supply[i])
			}
		}
		for j := range got {
			if got[j] > m.Need[j]*(1+1e-8) {
				t.Fatalf("user %d gets %v of %v", j, got[j], m.Need[j])
			}
		}
		odds := func(x func(i, j int32) float64) float64 { return x(0, 0) * x(1, 1) / (x(0, 1) * x(1, 0)) }
		a := odds(func(i, j int32) float64 { return f[[2]int32{i, j}] })
		b := odds(func(i, j int32) float64 { return weights[i][j] })
		if f[[2]int32{1, 1}] > 1e-6 && math.Abs(a/b-1) > 1e-6 {
			t.Fatalf("odds ratio %v, want %v", a, b)
		}
	})
}

func TestNamedFirst(t *testing.T) {
	// User 0 needs 10 and names makers 0 and 1: five of each. Maker 1 has 3 only.
	m := Market{Supply: []float64{20, 3, 20}, Need: []float64{10, 4},
		Known: []Flow{{Maker: 0, User: 0, Volume: math.NaN()}, {Maker: 1, User: 0, Volume: math.NaN()}, {Maker: 2, User: 1, Volume: 4}}}
	c, err := Complete(m, table([][]float64{{0, 0}, {0, 0}, {1, 1}}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Flow{{2, 1, 4, Known}, {0, 0, 5, Named}, {1, 0, 3, Named}, {2, 0, 2, Estimated}}
	if !slices.Equal(c.Flows, want) || c.Estimated != 10./14 || c.Unmet != 0 || c.Unsold != 29 {
		t.Errorf("%+v", c)
	}
}

func TestInfeasible(t *testing.T) {
	// Both users can only buy of maker 0, who has a quarter of it all.
	c, err := Complete(Market{Supply: []float64{5, 15}, Need: []float64{10, 10}}, table([][]float64{{1, 1}, {0, 0}}))
	if err != nil {
		t.Fatal(err)
	}
	if !c.Converged || c.Unmet != 15 || c.Unsold != 15 {
		t.Errorf("%+v", c)
	}
	// User 1 can only buy of maker 0, who is too small for it; user 0 of both.
	c, err = Complete(Market{Supply: []float64{5, 15}, Need: []float64{10, 10}}, table([][]float64{{1, 1}, {1, 0}}))
	if err != nil {
		t.Fatal(err)
	}
	if c.Converged || math.Abs(c.Unmet-5) > 0.01 || c.Deviation < 0.4 {
		t.Errorf("%+v", c)
	}
	c, err = Complete(Market{Supply: []float64{5}, Need: []float64{3, 1}, Known: []Flow{{0, 0, 6, Known}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.Overdrawn, []int32{0}) || !slices.Equal(c.Overfed, []int32{0}) || c.Unmet != 1 {
		t.Errorf("%+v", c)
	}
}

func TestBadMarket(t *testing.T) {
	for _, c := range []struct {
		m    Market
		pair Pair
		want string
	}{
		{Market{Supply: []float64{-1}, Need: []float64{1}}, Pair{0, 0, 1}, "network: maker 0: supply -1 is not a finite number from 0"},
		{Market{Supply: []float64{1}, Need: []float64{math.NaN()}}, Pair{0, 0, 1}, "network: user 0: need NaN is not a finite number from 0"},
		{Market{Supply: []float64{1}, Need: []float64{1}, Known: []Flow{{Maker: 1}}}, Pair{0, 0, 1}, "network: flow 0: from 1 to 0: there are 1 makers and 1 users"},
		{Market{Supply: []float64{1}, Need: []float64{1}, Known: []Flow{{Volume: -2}}}, Pair{0, 0, 1}, "network: flow 0: volume -2 is not a finite number from 0"},
		{Market{Supply: []float64{1}, Need: []float64{1}}, Pair{0, 0, 0}, "network: pair 0: weight 0 is not a finite number above 0"},
	} {
		if _, err := Complete(c.m, []Pair{c.pair}); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func TestNearby(t *testing.T) {
	makers := []spatial.Point{{X: 0}, {X: 3}, {X: 100}}
	users := []spatial.Point{{X: 1}, {X: 2}}
	pairs, err := Nearby(makers, users, Reach{Metric: spatial.Plane, Decay: 2, Nearest: 1})
	if err != nil {
		t.Fatal(err)
	}
	// Each with its nearest, and the far maker with the user nearest to it.
	if len(pairs) != 3 || pairs[0] != (Pair{0, 0, 1}) || pairs[1] != (Pair{1, 1, 1}) || pairs[2].Maker != 2 || pairs[2].User != 1 || math.Abs(pairs[2].Weight-math.Exp(-97./2)) > 1e-30 {
		t.Errorf("%+v", pairs)
	}
	pairs, err = Nearby(makers, users, Reach{Metric: spatial.Plane, Decay: math.Inf(1), Radius: 50})
	if err != nil || len(pairs) != 4 || pairs[3].Weight != 1 {
		t.Errorf("%+v (%v)", pairs, err)
	}
	if _, err := Nearby(makers, users, Reach{}); err == nil {
		t.Error("a decay of 0 is accepted")
	}
}
