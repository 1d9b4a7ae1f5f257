package complexity

import (
	"testing"
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
