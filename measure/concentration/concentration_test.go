package concentration

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) || math.IsNaN(a) && math.IsNaN(b)
}

// must unwraps a measure of data known to be valid.
func must(t interface{ Fatal(...any) }) func(float64, error) float64 {
	return func(v float64, err error) float64 {
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// economy is the 5 x 5 example of EconGeo 1.3: regions by industries.
var economy = [][]float64{
	{100, 0, 0, 0, 0},
	{0, 15, 5, 70, 10},
	{0, 20, 10, 20, 50},
	{0, 25, 30, 5, 40},
	{0, 40, 55, 5, 0},
}

// EconGeo 1.3 (420c3c5): Herfindahl of the regions; locational.Gini of the
// industries, which is half of the coefficient; Gini, Hoover.Gini and
// Hoover.index, in percent.
func TestEconGeo(t *testing.T) {
	for r, want := range []float64{1, 0.525, 0.34, 0.315, 0.465} {
		if got := must(t)(Herfindahl(economy[r])); !near(got, want) {
			t.Errorf("Herfindahl of region %d = %v, want %v", r, got, want)
		}
	}
	total := []float64{100, 100, 100, 100, 100}
	for i, want := range []float64{0.40, 0.18, 0.27, 0.31, 0.28} {
		var industry []float64
		for _, region := range economy {
			industry = append(industry, region[i])
		}
		if got := must(t)(LocationalGini(industry, total)); !near(got, 2*want) {
			t.Errorf("locational Gini of industry %d = %v, want 2 x %v", i, got, want)
		}
	}
	x, people := []float64{0, 10, 10, 30, 50}, []float64{10, 15, 20, 25, 30}
	if got := must(t)(Gini(x)); !near(got, 0.48) {
		t.Errorf("Gini = %v, want 0.48", got)
	}
	if got := must(t)(LocationalGini(x, people)); math.Abs(got-0.31) > 5e-4 { // rounded there to 3 digits
		t.Errorf("Gini against people = %v, want 0.31", got)
	}
	if got := must(t)(Hoover(x, people)); !near(got, 0.25) {
		t.Errorf("Hoover = %v, want 0.25", got)
	}
}

// gini.conc and gini.spec of REAT 3.0.3 are coefficients of Gini of quotients,
// every region counting alike.
func TestREATGini(t *testing.T) {
	tests := []struct {
		x, reference []float64
		want         float64
	}{
		{[]float64{500, 500, 1000, 7000, 1000}, []float64{20000, 15000, 20000, 40000, 5000}, 0.406896551724138},
		{[]float64{700, 600, 500, 10000, 40000}, []float64{30000, 15000, 10000, 60000, 50000}, 0.622222222222222},
	}
	for _, tt := range tests {
		quotient := make([]float64, len(tt.x))
		for i := range quotient {
			quotient[i] = tt.x[i] / tt.reference[i]
		}
		if got := must(t)(Gini(quotient)); !near(got, tt.want) {
			t.Errorf("Gini of quotients = %.15g, want %.15g", got, tt.want)
		}
	}
}

func TestNothing(t *testing.T) {
	none := []float64{0, 0}
	for name, got := range map[string]float64{
		"Herfindahl":     must(t)(Herfindahl(none)),
		"Largest":        must(t)(Largest(none, 1)),
		"Entropy":        must(t)(Entropy(none)),
		"Gini":           must(t)(Gini(none)),
		"Hoover":         must(t)(Hoover(none, []float64{1, 2})),
		"LocationalGini": must(t)(LocationalGini([]float64{1, 2}, none)),
		"no member":      must(t)(Herfindahl(nil)),
		"no members":     must(t)(Gini(nil)),
		"Normalise":      Normalise(1, 1),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s of nothing = %v, want NaN", name, got)
		}
	}
}

func TestErrors(t *testing.T) {
	bad := []float64{1, -2}
	good := []float64{1, 2}
	want := "concentration: value: element 1: -2 is not a number from 0 on"
	for name, f := range map[string]func() error{
		"Herfindahl":     func() error { _, err := Herfindahl(bad); return err },
		"Largest":        func() error { _, err := Largest(bad, 1); return err },
		"Entropy":        func() error { _, err := Entropy(bad); return err },
		"Gini":           func() error { _, err := Gini(bad); return err },
		"Hoover":         func() error { _, err := Hoover(bad, good); return err },
		"LocationalGini": func() error { _, err := LocationalGini(bad, good); return err },
	} {
		if err := f(); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
	if _, err := Herfindahl([]float64{1e308, 1e308}); err == nil ||
		err.Error() != "concentration: the elements of value add up to more than a number holds: take a larger unit" {
		t.Errorf("a sum beyond all numbers: %v", err)
	}
	if _, err := LocationalGini(good, []float64{math.Inf(1), 1}); err == nil ||
		err.Error() != "concentration: reference: element 0: +Inf is not a number from 0 on" {
		t.Errorf("an infinite reference: %v", err)
	}
}

func TestBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		x := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "x")
		w := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "w")
		h, e := must(t)(Herfindahl(x)), must(t)(Entropy(x))
		if h < 1/float64(n)-1e-12 || h > 1 || e < -1e-12 || e > math.Log(float64(n))+1e-12 {
			t.Fatalf("H = %v, E = %v of %d", h, e, n)
		}
		if -math.Log(h) > e+1e-9 { // the entropy of order 2 is at most that of order 1
			t.Fatalf("-ln H = %v is above E = %v", -math.Log(h), e)
		}
		last := 0.0
		for k := 1; k <= n; k++ {
			cr := must(t)(Largest(x, k))
			if cr < last || cr < float64(k)/float64(n)-1e-12 {
				t.Fatalf("CR_%d = %v after %v", k, cr, last)
			}
			last = cr
		}
		if !near(last, 1) {
			t.Fatalf("CR_n = %v, want 1", last)
		}
		gini := must(t)(LocationalGini(x, w))
		if pairs := pairwise(x, w); !near(gini, pairs) || !near(gini, must(t)(LocationalGini(w, x))) {
			t.Fatalf("locational Gini %v, by pairs %v", gini, pairs)
		}
		if hoover := must(t)(Hoover(x, w)); hoover > gini+1e-9 { // the largest gap under a convex curve is at most twice the area
			t.Fatalf("Hoover %v is above Gini %v", hoover, gini)
		}
	})
}

// pairwise is the formula of the locational Gini term by term.
func pairwise(x, w []float64) (g float64) {
	totalX, totalW := 0.0, 0.0
	for i := range x {
		totalX += x[i]
		totalW += w[i]
	}
	for i := range x {
		for j := range i {
			g += math.Abs(x[i]*w[j]-x[j]*w[i]) / totalX / totalW
		}
	}
	return g
}

func ExampleHerfindahl() {
	h, _ := Herfindahl([]float64{50, 30, 20})
	fmt.Printf("%.2f, %.0f points, as few as %.1f equals\n", h, h*Points, 1/h)
	// Output: 0.38, 3800 points, as few as 2.6 equals
}
