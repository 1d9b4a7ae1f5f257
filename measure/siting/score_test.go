package siting

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

var nan = math.NaN()

func near(t *testing.T, name string, got, want []float64, tolerance float64) {
	t.Helper()
	same := slices.EqualFunc(got, want, func(a, b float64) bool {
		return math.Abs(a-b) <= tolerance || a != a && b != b
	})
	if !same {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

// Six places with five criteria, lower is better in the last. The values
// wanted are those of pymcdm 1.4.0: TOPSIS(vector_normalization)(x, w, types)
// and minmax_normalization.
func TestScoresAgainstPymcdm(t *testing.T) {
	x := mat.NewDense(6, 5, []float64{
		690, 3.1, 9, 7, 4,
		590, 3.9, 7, 6, 10,
		600, 3.6, 8, 8, 7,
		620, 3.8, 7, 10, 6,
		700, 2.8, 10, 4, 6,
		650, 4.0, 6, 9, 8,
	})
	lower := []bool{false, false, false, false, true}
	near(t, "TOPSIS", TOPSIS(x, []float64{.3, .2, .2, .15, .15}, lower), []float64{
		0.670424251829108, 0.30658777124118, 0.53961966126235, 0.625804262098372, 0.497256441814731, 0.490267437230156,
	}, 1e-14)
	z := MinMax(x, lower)
	near(t, "min-max", mat.Col(nil, 0, z), []float64{10. / 11, 0, 1. / 11, 3. / 11, 1, 6. / 11}, 1e-14)
	near(t, "min-max, lower is better", mat.Col(nil, 4, z), []float64{1, 0, .5, 2. / 3, 2. / 3, 1. / 3}, 1e-14)
}

func TestUnknownAndConstant(t *testing.T) {
	x := mat.NewDense(3, 2, []float64{1, 5, nan, 5, 3, 5})
	z := MinMax(x, make([]bool, 2))
	near(t, "min-max", z.RawMatrix().Data, []float64{0, 1, nan, 1, 1, 1}, 0)
	near(t, "weighted sum", WeightedSum(z, []float64{.5, .5}), []float64{.5, nan, 1}, 0)
	near(t, "no weight on the unknown", WeightedSum(z, []float64{0, 1}), []float64{1, 1, 1}, 0)
	near(t, "TOPSIS", TOPSIS(x, []float64{.5, .5}, make([]bool, 2)), []float64{0, nan, 1}, 0)
	if got := Ranks([]float64{2, nan, 5, 2, 1}); !slices.Equal(got, []int{2, 0, 1, 2, 4}) {
		t.Errorf("ranks: got %v", got)
	}
	for _, w := range [][]float64{{1, -1}, {0, 0}, {nan}} {
		if _, err := Weights(w); err == nil {
			t.Errorf("weights %v: no error", w)
		}
	}
}

// A place that is as good in one criterion as another in all of them, and a
// middling one. With two criteria the shares are lengths of an interval.
func ExampleAcceptability() {
	z := mat.NewDense(3, 2, []float64{1, 0, 0, 1, .6, .6})
	for _, a := range Acceptability(z, nil, 100_000, rand.New(rand.NewPCG(1, 1))) {
		fmt.Printf("first with %.2f of the weights, rank %d to %d\n", a.Share[0], a.Best, a.Worst)
	}
	// Output:
	// first with 0.40 of the weights, rank 1 to 3
	// first with 0.40 of the weights, rank 1 to 3
	// first with 0.20 of the weights, rank 1 to 2
}

func TestAcceptability(t *testing.T) {
	const draws = 200_000
	first := func(z *mat.Dense, class []int) (shares []float64) {
		for _, a := range Acceptability(z, class, draws, rand.New(rand.NewPCG(7, 7))) {
			shares = append(shares, a.Share[0])
		}
		return shares
	}
	// Three specialists and a place that is 0.5 everywhere, which is first
	// where no weight is above a half: a broken stick makes a triangle with
	// probability 1/4.
	stick := mat.NewDense(4, 3, []float64{1, 0, 0, 0, 1, 0, 0, 0, 1, .5, .5, .5})
	near(t, "stick", first(stick, nil), []float64{.25, .25, .25, .25}, 0.004)
	two := mat.NewDense(3, 2, []float64{1, 0, 0, 1, .6, .6})
	near(t, "first criterion heavier", first(two, []int{1, 2}), []float64{.8, 0, .2}, 0.004)
	// The mean of ordered weights on the simplex: 11/18, 5/18, 2/18.
	one := Acceptability(mat.NewDense(1, 3, []float64{1, 1, 1}), []int{0, 1, 2}, draws, rand.New(rand.NewPCG(7, 7)))
	near(t, "ordered weights", one[0].Central, []float64{11. / 18, 5. / 18, 2. / 18}, 0.002)
	half := Acceptability(mat.NewDense(1, 3, []float64{1, 1, 1}), []int{0, 1, 1}, draws, rand.New(rand.NewPCG(7, 7)))
	near(t, "one heaviest", half[0].Central, []float64{11. / 18, 7. / 36, 7. / 36}, 0.002)

	gap := Acceptability(mat.NewDense(2, 1, []float64{nan, 1}), nil, 10, rand.New(rand.NewPCG(7, 7)))
	if gap[0].Best != 0 || gap[0].Share[0] == gap[0].Share[0] || gap[1].Share[0] != 1 {
		t.Errorf("an unknown place takes part: %+v", gap)
	}
}

// The shares are those of TOPSIS and Ranks under the weights drawn.
func TestAcceptabilityTOPSIS(t *testing.T) {
	values := mat.NewDense(4, 3, []float64{3, 9, 1, 4, 2, 2, 8, 5, 7, nan, 1, 1})
	lower, known := []bool{false, true, false}, values.Slice(0, 3, 0, 3)
	const draws = 300
	want, w, rng := make([][]float64, 3), make([]float64, 3), rand.New(rand.NewPCG(3, 3))
	for i := range want {
		want[i] = make([]float64, 4)
	}
	for range draws {
		drawWeights(w, nil, rng)
		for i, rank := range Ranks(TOPSIS(known, w, lower)) {
			want[i][rank-1] += 1. / draws
		}
	}
	got := AcceptabilityTOPSIS(values, lower, nil, draws, rand.New(rand.NewPCG(3, 3)))
	for i := range want {
		near(t, "shares", got[i].Share, want[i], 1e-9)
	}
	if got[3].Best != 0 {
		t.Errorf("an unknown place takes part: %+v", got[3])
	}
}

func TestSwitch(t *testing.T) {
	z := mat.NewDense(4, 2, []float64{1, 0, 0, 1, .6, .6, .4, .4})
	w := []float64{.5, .5}
	v, moved, err := Switch(z, w, 0)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "weights", append(v, moved), []float64{.6, .4, .1}, 1e-9)
	if _, moved, _ := Switch(z, w, 2); moved != 0 {
		t.Errorf("the first place needs %v", moved)
	}
	if _, _, err := Switch(z, w, 3); !errors.Is(err, ErrNever) {
		t.Errorf("a dominated place: %v", err)
	}
	near(t, "parts", Explain(z, w, 2, 0), []float64{-.2, .3}, 1e-12)
}

// No weights of a fine grid put the place first with less weight moved.
func TestSwitchAgainstGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "places")
		z := mat.NewDense(n, 3, rapid.SliceOfN(rapid.Float64Range(0, 1), 3*n, 3*n).Draw(t, "z"))
		w, err := Weights(rapid.SliceOfN(rapid.Float64Range(0.01, 1), 3, 3).Draw(t, "w"))
		if err != nil {
			t.Fatal(err)
		}
		v, moved, err := Switch(z, w, 0)
		if err != nil && !errors.Is(err, ErrNever) {
			t.Fatal(err)
		}
		if err == nil && WeightedSum(z, v)[0] < slices.Max(WeightedSum(z, v))-1e-8 {
			t.Fatalf("weights %v do not put the place first: %v", v, WeightedSum(z, v))
		}
		const steps = 40
		for i := range steps + 1 {
			for j := range steps + 1 - i {
				g := []float64{float64(i) / steps, float64(j) / steps, float64(steps-i-j) / steps}
				s := WeightedSum(z, g)
				if s[0] < slices.Max(s[1:])+1e-9 {
					continue
				}
				if err != nil {
					t.Fatalf("never first, but with %v", g)
				}
				d := (math.Abs(g[0]-w[0]) + math.Abs(g[1]-w[1]) + math.Abs(g[2]-w[2])) / 2
				if d < moved-1e-9 {
					t.Fatalf("%v needs %v only, not %v", g, d, moved)
				}
			}
		}
	})
}

func TestEliminate(t *testing.T) {
	x := mat.NewDense(4, 2, []float64{5, 1, 2, nan, 7, 9, nan, 1})
	e, err := Eliminate(x, []Must{{0, 3, math.Inf(1)}, {1, math.Inf(-1), 5}})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(e); got != "{[true false false false] [2 1] [[] [0] [1] []] [[] [1] [] [0]]}" {
		t.Errorf("got %s", got)
	}
	if _, err := Eliminate(x, []Must{{0, 3, 2}}); err == nil {
		t.Error("no error for an empty range")
	}
}

func TestAccess(t *testing.T) {
	d := mat.NewDense(2, 3, []float64{0, 10, math.Inf(1), 20, nan, 5})
	got, err := Access(d, []float64{100, 0, 40}, Exponential(10))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "exponential", got, []float64{100, 100*math.Exp(-2) + 40*math.Exp(-.5)}, 1e-12)
	got, _ = Access(d, []float64{100, 10, 40}, Power(2, 10))
	near(t, "power", got, []float64{110, nan}, 1e-12)
	if _, err := Access(d, []float64{1, -1, 0}, Within(1)); err == nil {
		t.Error("no error for a mass below 0")
	}
	// Two sites of one owner count once.
	count := Nearby(mat.NewDense(1, 4, []float64{1, 2, 3, 99}), []int{0, 0, 1, 1}, []int{5, 5, 5, 6}, 2, 10)
	if !slices.Equal(count[0], []int{1, 1}) {
		t.Errorf("owners nearby: %v", count)
	}
	near(t, "supplied", append(Supplied([][]int{{2, 1, 0}}, nil, 1), Supplied([][]int{{2, 1, 0}}, []float64{2, 1, 1}, 2)...), []float64{2. / 3, .5}, 1e-15)
}

func TestDecaysThatAreNone(t *testing.T) {
	for name, f := range map[string]func(){
		"a scale below 0": func() { Exponential(-5) }, "a scale that is no number": func() { Exponential(nan) },
		"a negative exponent": func() { Power(-1, 1) }, "no least distance": func() { Power(1, 0) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}
