package chain

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Thirty-one of thirty-two links are what Changzhou published for its power
// batteries in October 2023, printed as 97 %.
func ExampleIntegrity() {
	links := make([]Link, 32)
	for i := range links {
		links[i] = Link{State: Present, Closed: true}
	}
	links[7].State = Missing
	s := Integrity(links)
	fmt.Printf("%g of %g, %.3f %%\n", s.Low, s.Of, 100*s.Value())
	// Output: 31 of 32, 96.875 %
}

func TestScores(t *testing.T) {
	nan := math.NaN()
	links := []Link{
		{State: Present, Owners: 2, Closed: true, Weight: 3, Share: 0.2, Supply: 50, Need: 100},
		{State: Present, Owners: 1, Weight: 1, Share: 0.001, Supply: nan, Need: 10},
		{State: Unknown, Weight: 1, Share: nan, Supply: nan, Need: nan},
		{State: Missing, Closed: true, Weight: 1, Share: 0, Supply: 0, Need: 5},
	}
	tests := []struct {
		name string
		got  Score
		want Score
	}{
		{"C0 counts the present; the unknown only at the high end", Integrity(links), Score{2, 3, 4}},
		{"C1 wants a share; an open search may still find it", Substantial(links, 0.01), Score{1, 3, 4}},
		{"C2 weighs", Weighted(links), Score{4, 5, 6}},
		{"C3 averages what needs are met", Sufficient(links), Score{0.5, 2.5, 4}},
		{"C4 wants two owners", Independent(links, 2), Score{1, 3, 4}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, tt.got, tt.want)
		}
	}
	if v := Integrity(nil).Value(); !math.IsNaN(v) {
		t.Errorf("integrity of a chain without links = %v, want NaN", v)
	}
}

func TestScoreProperties(t *testing.T) {
	link := rapid.Custom(func(t *rapid.T) Link {
		return Link{
			State:  State(rapid.IntRange(0, 2).Draw(t, "state")),
			Owners: rapid.IntRange(0, 4).Draw(t, "owners"),
			Closed: rapid.Bool().Draw(t, "closed"),
			Weight: rapid.Float64Range(0.1, 5).Draw(t, "weight"),
			Share:  rapid.Float64Range(0, 1).Draw(t, "share"),
			Supply: rapid.Float64Range(0, 10).Draw(t, "supply"),
			Need:   rapid.Float64Range(0, 10).Draw(t, "need"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		links := rapid.SliceOfN(link, 1, 40).Draw(t, "links")
		c0, c4 := Integrity(links), Independent(links, 2)
		for _, s := range []Score{c0, Substantial(links, 0.1), Weighted(links), Sufficient(links), c4} {
			if s.Low < 0 || s.Low > s.High+1e-12 || s.High > s.Of+1e-12 {
				t.Fatalf("score out of order: %+v", s)
			}
		}
		if c4.Low > c0.Low || c4.High > c0.High {
			t.Fatalf("C4 %+v exceeds C0 %+v", c4, c0)
		}
		if one := Independent(links, 1); one.Low > c0.Low {
			t.Fatalf("one owner %+v exceeds C0 %+v", one, c0)
		}
	})
}
