package network

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSupplies(t *testing.T) {
	// Firms 0, 1, 2 make product 0, firm 3 product 1; firm 4 buys of all.
	sector := []int32{0, 0, 0, 1, 2}
	links := []Link{{0, 4, 2}, {1, 4, 1}, {2, 4, 1}, {3, 4, 7}, {3, 4, 3}, {0, 3, 0}}
	got, err := Supplies(sector, links, nil)
	want := []Supply{
		{Buyer: 4, Sector: 0, Suppliers: 3, Volume: 4, HHI: 0.375, Largest: 0, Share: 0.5},
		{Buyer: 4, Sector: 1, Suppliers: 1, Volume: 10, HHI: 1, Largest: 3, Share: 1},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v (%v)", got, want, err)
	}
	got, err = Supplies(sector, links, []int32{5, 6, 5, 7, 8})
	if err != nil || got[0].Suppliers != 2 || got[0].HHI != 0.625 || got[0].Largest != 0 || got[0].Share != 0.75 {
		t.Errorf("by owner %+v (%v)", got, err)
	}
}

// Firms stop where the cascade's loss is 1. Both are computed in different
// ways: by counting, and by following losses.
func TestStopped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := drawNetwork(t)
		firm := rapid.Int32Range(0, int32(net.Len())-1).Draw(t, "firm")
		c, err := net.Cascade([]Loss{{firm, 1}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		stopped := net.Stopped([]int32{firm})
		for i, x := range c.Downstream {
			if is := slices.Contains(stopped, int32(i)); is && x < 1-noLoss {
				t.Fatalf("firm %d stops, but loses %v", i, x)
			}
			if is := slices.Contains(stopped, int32(i)); !is && int32(i) != firm && x > 1-1e-13 && acyclic(net) {
				t.Fatalf("firm %d does not stop, but loses %v", i, x)
			}
		}
	})
}

// acyclic reports whether no firm depends on itself, directly or by others.
func acyclic(net *Network) bool {
	for j := range int32(net.Len()) {
		from, to := net.down.terms(j)
		if slices.Contains(net.down.source[from:to], j) {
			return false
		}
	}
	return len(net.down.schedule.blocks) == net.Len()+1
}

// In figure 1 of Diem et al. (2022) with every input essential, the firms that
// stop make up the published downstream losses: 0.5, 0.5, 0.2 and 0.
func TestStoppedInFigure1(t *testing.T) {
	net := figure1(t, Essential)
	for firm, want := range map[int32][]int32{8: {3, 4, 6, 9, 10}, 1: {0, 2, 3, 6, 10}, 6: {3, 10}, 10: nil} {
		if got := net.Stopped([]int32{firm}); !slices.Equal(got, want) {
			t.Errorf("firm %d stops %v, want %v", firm, got, want)
		}
	}
}
