package complexity

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Region 2 of the toy lacks products 0, 2, 4 and 5. The densities are those of
// py-ecomplexity (testdata/toy_5x6.csv: 0.1, 0, 0.1176..., 0.3).
func TestNext(t *testing.T) {
	m := table(t, toy).RCA().Presence(1)
	got := Next(m, 2, -1, 1, Ecomplexity)
	want := []Candidate{
		{5, 0.3, []Reason{{1, 2.0 / 3, 2.0 / 3}}},
		{4, 0.1176470588235294, []Reason{{1, 1.0 / 3, 1}}},
		{0, 0.1, []Reason{{1, 1.0 / 3, 1}}},
	}
	if len(got) != len(want) {
		t.Fatalf("%d candidates, want %d (product 2 has density 0): %+v", len(got), len(want), got)
	}
	for i, c := range got {
		w := want[i]
		if c.Product != w.Product || !near(c.Density, w.Density) || len(c.Reasons) != 1 ||
			c.Reasons[0].Product != w.Reasons[0].Product || !near(c.Reasons[0].Proximity, w.Reasons[0].Proximity) ||
			!near(c.Reasons[0].Share, w.Reasons[0].Share) {
			t.Errorf("candidate %d = %+v, want %+v", i, c, w)
		}
	}
	if got := Next(m, 2, 1, 0, Ecomplexity); len(got) != 1 || len(got[0].Reasons) != 0 {
		t.Errorf("one candidate without reasons: %+v", got)
	}
}

func TestSimilar(t *testing.T) {
	m := NewPresence(5, [][]int32{{0, 1, 2}, {0, 1, 2, 3}, {2, 4}, {3}, {1, 2, 0}})
	got := Similar(m, 0, -1)
	if len(got) != 3 || got[0].Region != 4 || got[0].Similarity != 1 || got[1].Region != 1 || got[1].Similarity != 0.75 ||
		got[2].Region != 2 || got[2].Similarity != 0.25 {
		t.Errorf("peers %+v, want 4 (1), 1 (0.75), 2 (0.25)", got)
	}
	if shared := got[1].Shared; shared[len(shared)-1] != 2 {
		t.Errorf("shared %v: product 2, which four regions have, must come last", shared)
	}
	if got := Similar(m, 0, 1); len(got) != 1 {
		t.Errorf("%d peers, want 1", len(got))
	}
}

// Proximity and similarity are symmetric and at most 1; the reasons of all own
// products make up the density.
func TestNearnessProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regions, products := rapid.IntRange(2, 8).Draw(t, "regions"), rapid.IntRange(2, 8).Draw(t, "products")
		ones := make([][]int32, regions)
		for r := range ones {
			for p := range products {
				if rapid.Bool().Draw(t, "has") {
					ones[r] = append(ones[r], int32(p))
				}
			}
		}
		m := NewPresence(products, ones)
		for p := range products {
			for q := range p {
				phi := m.Proximity(p, q)
				if phi != m.Proximity(q, p) && !math.IsNaN(phi) || phi > 1 {
					t.Fatalf("proximity of %d and %d: %v, the other way %v", p, q, phi, m.Proximity(q, p))
				}
			}
		}
		similarity := map[[2]int]float64{}
		for r := range regions {
			for _, peer := range Similar(m, r, -1) {
				similarity[[2]int{r, peer.Region}] = peer.Similarity
			}
			for _, c := range Next(m, r, -1, products, Ecomplexity) {
				sum := 0.0
				for _, reason := range c.Reasons {
					sum += reason.Share
				}
				if !near(sum, 1) || c.Density <= 0 || c.Density > 1 {
					t.Fatalf("region %d: %+v: the shares add up to %v", r, c, sum)
				}
			}
		}
		for pair, v := range similarity {
			if v > 1 || similarity[[2]int{pair[1], pair[0]}] != v {
				t.Fatalf("similarity of %v: %v, the other way %v", pair, v, similarity[[2]int{pair[1], pair[0]}])
			}
		}
	})
}
