package share

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// theil((10,10,10,20,50)) of REAT 3.0.3, which is the second index.
func TestTheilL(t *testing.T) {
	l, err := TheilL([]float64{10, 10, 10, 20, 50}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "L", []float64{l.Total}, []float64{0.232630161961136})
}

// The first index, and its parts: inequality 1.1.2 of PySAL, from PyPI,
// TheilD(np.array([10, 10, 10, 20, 50]), np.array([0, 0, 1, 1, 1])).
func TestTheilT(t *testing.T) {
	x := []float64{10, 10, 10, 20, 50}
	got, err := TheilT(x, nil, []int{0, 0, 1, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "T", []float64{got.Total, got.Between, got.Within}, []float64{0.250201211769094, 0.09151622184943578, 0.1586849899196582})
}

func TestTheilErrors(t *testing.T) {
	tests := []struct {
		value, population []float64
		want              string
	}{
		{[]float64{1, -1}, nil, "share: value: element 1: -1 is not a number from 0 on"},
		{[]float64{0, 0}, nil, "share: all values are zero: there is nothing to be unequal"},
		{[]float64{1, 1}, []float64{0, 1}, "share: population: element 0: 0 is not a positive number"},
	}
	for _, tt := range tests {
		if _, err := TheilT(tt.value, tt.population, nil); err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
	if l, _ := TheilL([]float64{0, 1}, nil, nil); !math.IsInf(l.Total, 1) {
		t.Errorf("L with a region without value = %v, want infinite", l.Total)
	}
	if v, _ := TheilT([]float64{0, 1}, nil, nil); !near(v.Total, math.Ln2) {
		t.Errorf("T with one of two regions holding all = %v, want ln 2", v.Total)
	}
}

// Both indices split without rest, are 0 at equality by head, do not change
// when a region is cut in two alike halves, and do not know units.
func TestTheilProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "n")
		value := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "value")
		people := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "people")
		group := rapid.SliceOfN(rapid.IntRange(0, 3), n, n).Draw(t, "group")
		for name, index := range map[string]func([]float64, []float64, []int) (Inequality, error){"T": TheilT, "L": TheilL} {
			whole, err := index(value, people, group)
			if err != nil {
				t.Fatal(err)
			}
			if whole.Total < -1e-12 || whole.Between < -1e-12 || !near(whole.Between+whole.Within, whole.Total) {
				t.Fatalf("%s: %+v does not add up", name, whole)
			}
			half, _ := index(append([]float64{7 * value[0] / 2, 7 * value[0] / 2}, times(7, value[1:])...),
				append([]float64{people[0] / 2, people[0] / 2}, people[1:]...), nil)
			if !near(half.Total, whole.Total) {
				t.Fatalf("%s: %v, with the first region cut in halves and another unit %v", name, whole.Total, half.Total)
			}
			if equal, _ := index(people, people, group); !near(equal.Total, 0) {
				t.Fatalf("%s of equality = %v", name, equal.Total)
			}
		}
	})
}

func times(a float64, x []float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = a * v
	}
	return y
}

// Income of four regions in two provinces with 10, 10, 20 and 20 people.
func ExampleTheilT() {
	t, _ := TheilT([]float64{10, 20, 20, 60}, []float64{10, 10, 20, 20}, []int{0, 0, 1, 1})
	fmt.Printf("%.4f = %.4f between + %.4f within\n", t.Total, t.Between, t.Within)
	// Output: 0.1191 = 0.0086 between + 0.1106 within
}
