package chain

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Lithium (0) goes into cathodes (1), cathodes and separators (2) into cells
// (3), cells into packs (4). Made-up capacities.
func ExampleSupplies() {
	inputs := []Input{
		{Link: 1, Input: 0, Intensity: 0.5, Essential: true},
		{Link: 3, Input: 1, Intensity: 2, Essential: true},
		{Link: 3, Input: 2, Intensity: 10, Essential: true},
		{Link: 4, Input: 3, Intensity: 1, Essential: true},
	}
	s, err := Supplies([]float64{30, 120, 400, 100, 50}, inputs)
	if err != nil {
		panic(err)
	}
	for i, b := range s.Links[:4] {
		fmt.Printf("%d: makes %v of %v, works at %v, held by %d\n", i, b.Supply, b.Need, b.Level, b.Binding)
	}
	// Output:
	// 0: makes 30 of 60, works at 1, held by -1
	// 1: makes 120 of 200, works at 0.5, held by 0
	// 2: makes 400 of 1000, works at 1, held by -1
	// 3: makes 100 of 50, works at 0.3, held by 1
}

func TestSuppliesUnknown(t *testing.T) {
	nan := math.NaN()
	inputs := []Input{{1, 0, 2, true}, {2, 0, 1, true}, {2, 1, nan, true}, {1, 3, 1, false}}
	s, err := Supplies([]float64{5, 10, nan, 0}, inputs)
	if err != nil {
		t.Fatal(err)
	}
	if b := s.Links[0]; b.Need != 20 || !b.Open || b.Ratio != 0.25 {
		t.Errorf("%+v", b)
	}
	if b := s.Links[1]; b.Need != 0 || !b.Open || !math.IsNaN(b.Ratio) || b.Level != 0.25 || !b.LevelOpen || b.Binding != 0 {
		t.Errorf("%+v", b)
	}
	if b := s.Links[3]; b.Ratio != 0 || b.Level != 1 {
		t.Errorf("%+v", b)
	}
}

// Cells (0) need cathodes (1), cathodes recycled metal (2), recycling old cells.
func TestSuppliesCycle(t *testing.T) {
	for _, c := range []struct{ recycled, cells, level float64 }{
		{10, 1, 1},  // all make what the next needs
		{5, 1, 0.5}, // recycling makes half, and runs on half of the cells
		{5, 2, 0},   // ... and needs all cells for it: each round halves what is made
	} {
		inputs := []Input{{0, 1, 1, true}, {1, 2, 1, true}, {2, 0, c.cells, true}}
		s, err := Supplies([]float64{10, 10, c.recycled}, inputs)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Cycles) != 1 || !slices.Equal(s.Cycles[0], []int{0, 1, 2}) || math.Abs(s.Links[0].Level-c.level) > 1e-9 {
			t.Errorf("level %v, want %v: %+v", s.Links[0].Level, c.level, s)
		}
	}
}

// Requirements are the Leontief inverse applied to final demand: Miller and
// Blair, Input-Output Analysis (2009), chapter 2: A = [[.15, .25], [.20, .05]],
// f = (600, 1500) gives x = (1247.52, 1841.58).
func TestRequirementsLeontief(t *testing.T) {
	inputs := []Input{{0, 0, .15, true}, {1, 0, .25, true}, {0, 1, .20, true}, {1, 1, .05, true}}
	got, err := Requirements([]float64{600, 1500}, inputs)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(got[0]-1247.52475) > 1e-4 || math.Abs(got[1]-1841.58416) > 1e-4 {
		t.Errorf("%v", got)
	}
	inputs[0].Intensity = 1.2
	if _, err := Requirements([]float64{600, 1500}, inputs); err == nil {
		t.Error("a link that uses up more than it makes is accepted")
	}
}

// In a chain without cycles, both ways of computing requirements agree.
func TestRequirementsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "links")
		final := rapid.SliceOfN(rapid.Float64Range(0, 100), n, n).Draw(t, "final")
		var inputs []Input
		for l := range n {
			for i := range l {
				if rapid.Bool().Draw(t, "input") {
					inputs = append(inputs, Input{n - 1 - i, n - 1 - l, rapid.Float64Range(0, 3).Draw(t, "intensity"), true})
				}
			}
		}
		got, err := Requirements(final, inputs)
		if err != nil {
			t.Fatal(err)
		}
		want, err := solve(final, inputs, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if math.Abs(got[i]-want[i]) > 1e-9*(1+want[i]) {
				t.Fatalf("link %d: %v, want %v", i, got[i], want[i])
			}
		}
	})
}

func TestBadInputs(t *testing.T) {
	for _, c := range []struct {
		capacity float64
		input    Input
		want     string
	}{
		{-1, Input{0, 0, 1, true}, "chain: link 0: -1 is not a finite amount from 0"},
		{1, Input{0, 2, 1, true}, "chain: input 0: from link 2 to 0: there are 1 links"},
		{1, Input{0, 0, -2, true}, "chain: input 0: intensity -2 is not a finite number from 0"},
	} {
		if _, err := Supplies([]float64{c.capacity}, []Input{c.input}); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
		if _, err := Requirements([]float64{c.capacity}, []Input{c.input}); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
