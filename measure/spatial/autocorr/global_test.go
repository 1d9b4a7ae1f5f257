package autocorr

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// near compares to a relative 1e-12 unless said otherwise.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-12*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.17g, want %.17g", what, got, want)
	}
}

// lattice returns the rook weights of a square of n by n cells and the values
// 1 to n² row by row.
func lattice(n int) (*weights.Matrix, []float64) {
	var links []weights.Link
	y := make([]float64, n*n)
	for i := range y {
		y[i] = float64(i + 1)
		if i%n < n-1 {
			links = append(links, weights.Link{From: i, To: i + 1, Weight: 1}, weights.Link{From: i + 1, To: i, Weight: 1})
		}
		if i/n < n-1 {
			links = append(links, weights.Link{From: i, To: i + n, Weight: 1}, weights.Link{From: i + n, To: i, Weight: 1})
		}
	}
	w, err := weights.New(n*n, links)
	if err != nil {
		panic(err)
	}
	return w, y
}

// twelve returns the three nearest neighbours of twelve irregular points, an
// asymmetric matrix, and values.
func twelve(t testing.TB) (*weights.Matrix, []float64) {
	t.Helper()
	ix, err := spatial.NewIndex(spatial.Plane, []spatial.Point{
		{X: 0.3, Y: 1.7}, {X: 2.1, Y: 0.4}, {X: 3.9, Y: 2.2}, {X: 1.5, Y: 3.3}, {X: 4.4, Y: 4.1}, {X: 0.2, Y: 4.8},
		{X: 5.6, Y: 0.9}, {X: 2.8, Y: 5.5}, {X: 6.1, Y: 3.0}, {X: 3.3, Y: 3.6}, {X: 5.0, Y: 5.9}, {X: 1.0, Y: 0.1},
	})
	if err != nil {
		t.Fatal(err)
	}
	w, err := weights.Nearest(ix, 3)
	if err != nil {
		t.Fatal(err)
	}
	return w, []float64{3.2, 7.5, 1.1, 9.4, 4.4, 2.7, 8.8, 6.3, 5.9, 0.6, 7.1, 3.8}
}

func ExampleMoran() {
	w, y := lattice(3) // 1 2 3 / 4 5 6 / 7 8 9
	g, _ := Moran(w.RowStandardised(), y)
	fmt.Printf("I %.4f, expected %.4f, z %.2f, p %.3f\n", g.Value, g.Expected, g.Random.Z, g.Random.P)
	// Output: I 0.5556, expected -0.1250, z 2.68, p 0.007
}

// esda 2.4.3 (the same in 2.9.0) on the 3 by 3 lattice:
// Moran(y, w, "b" and "r"), Geary(y, w, "r"), G(y, w).
func TestLattice(t *testing.T) {
	w, y := lattice(3)
	g, err := Moran(w, y)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "binary I", g.Value, 0.5)
	near(t, "its variance under normality", g.Normal.Variance, 0.053125)
	near(t, "under randomisation", g.Random.Variance, 0.0596875)
	near(t, "z", g.Normal.Z, 2.711630722733202)
	g, _ = Moran(w.RowStandardised(), y)
	near(t, "row-standardised I", g.Value, 0.5555555555555556)
	near(t, "its variance under normality", g.Normal.Variance, 0.05721450617283948)
	near(t, "under randomisation", g.Random.Variance, 0.06465663580246912)
	g, _ = Geary(w.RowStandardised(), y)
	near(t, "C", g.Value, 0.3333333333333333)
	near(t, "its variance under normality", g.Normal.Variance, 0.05006858710562409)
	near(t, "under randomisation", g.Random.Variance, 0.053760859625057146)
	g, _ = GetisOrd(w, y)
	near(t, "G", g.Value, 0.39080459770114945)
	near(t, "its expectation", g.Expected, 0.3333333333333333)
	near(t, "its variance", g.Random.Variance, 0.0014955740520544436)
	near(t, "its z", g.Random.Z, 1.4860957456944055)
}

// esda 2.9.0 with libpysal 4.14.1: Moran and Geary (y, KNN(points, 3), "b"),
// permutations=0, and G(y, KNN(points, 3)).
func TestTwelve(t *testing.T) {
	w, y := twelve(t)
	for _, w := range []*weights.Matrix{w, w.RowStandardised()} { // all rows sum to 3: both are the same
		g, err := Moran(w, y)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "I", g.Value, -0.34760244959213804)
		near(t, "its variance under normality", g.Normal.Variance, 0.030844576299121754)
		near(t, "under randomisation", g.Random.Variance, 0.0334634050367816)
		near(t, "its p under normality", g.Normal.P, 0.1438539053828846)
		near(t, "under randomisation", g.Random.P, 0.16054758391434554)
		g, _ = Geary(w, y)
		near(t, "C", g.Value, 1.3272562510589891)
		near(t, "its variance under normality", g.Normal.Variance, 0.038105413105413107)
		near(t, "under randomisation", g.Random.Variance, 0.03478817575021608)
	}
	g, _ := GetisOrd(w, y)
	near(t, "G", g.Value, 0.21824022227749504)
	near(t, "its variance", g.Random.Variance, 0.0008684101931188265)
	near(t, "its z", g.Random.Z, -1.848974163604183)
}

// permutations calls visit with every order of x.
func permutations(x []float64, visit func([]float64)) {
	var swap func(k int)
	swap = func(k int) {
		if k == len(x) {
			visit(x)
			return
		}
		for i := k; i < len(x); i++ {
			x[k], x[i] = x[i], x[k]
			swap(k + 1)
			x[k], x[i] = x[i], x[k]
		}
	}
	swap(0)
}

// distribution returns mean and variance of a statistic over every order of x.
func distribution(x []float64, statistic func([]float64) float64) (mean, variance float64) {
	n, squares := 0.0, 0.0
	permutations(x, func(x []float64) {
		v := statistic(x)
		n++
		mean += v
		squares += v * v
	})
	mean /= n
	return mean, squares/n - mean*mean
}

func drawWeights(t *rapid.T, n int) *weights.Matrix {
	links := []weights.Link{{From: 0, To: 1, Weight: 1}}
	for i := range n {
		for j := range n {
			if i != j && i+j != 1 && rapid.Bool().Draw(t, "linked") {
				links = append(links, weights.Link{From: i, To: j, Weight: float64(rapid.IntRange(1, 4).Draw(t, "weight"))})
			}
		}
	}
	w, err := weights.New(n, links)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func drawValues(t *rapid.T, n int) []float64 {
	y := make([]float64, n)
	for i := range y {
		y[i] = float64(i) + rapid.Float64Range(0, 9).Draw(t, "y")
	}
	return y
}

// Expectation and variance under randomisation are those over all orders.
func TestRandomisationIsEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, y := drawWeights(t, 5), drawValues(t, 5)
		for name, statistic := range map[string]func(*weights.Matrix, []float64) (Global, error){"I": Moran, "C": Geary, "G": GetisOrd} {
			g, err := statistic(w, y)
			if err != nil {
				t.Fatal(err)
			}
			mean, variance := distribution(append([]float64{}, y...), func(x []float64) float64 {
				g, _ := statistic(w, x)
				return g.Value
			})
			if math.Abs(mean-g.Expected) > 1e-9 {
				t.Fatalf("%s: mean over all orders %v, expected %v", name, mean, g.Expected)
			}
			if !(variance < 1e-9) && math.Abs(variance-g.Random.Variance) > 1e-9 {
				t.Fatalf("%s: variance over all orders %v, formula %v", name, variance, g.Random.Variance)
			}
		}
	})
}

// A change of unit or zero of the values and of the unit of the weights change
// nothing; all units neighbours of all leave nothing to test.
func TestInvariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 9).Draw(t, "n")
		w, y := drawWeights(t, n), drawValues(t, n)
		a, b := rapid.Float64Range(0.1, 100).Draw(t, "a"), rapid.Float64Range(-50, 50).Draw(t, "b")
		scaled := make([]float64, n)
		for i, v := range y {
			scaled[i] = a*v + b
		}
		for name, statistic := range map[string]func(*weights.Matrix, []float64) (Global, error){"I": Moran, "C": Geary} {
			one, _ := statistic(w, y)
			other, _ := statistic(w, scaled)
			if math.Abs(one.Value-other.Value) > 1e-9 || math.Abs(one.Random.Variance-other.Random.Variance) > 1e-9 {
				t.Fatalf("%s: %+v, in other units %+v", name, one, other)
			}
		}
	})
}

func TestNothingToTest(t *testing.T) {
	var links []weights.Link
	for i := range 5 {
		for j := range 5 {
			if i != j {
				links = append(links, weights.Link{From: i, To: j, Weight: 1})
			}
		}
	}
	w, _ := weights.New(5, links)
	g, err := Moran(w, []float64{1, 2, 4, 8, 16})
	if err != nil || !math.IsNaN(g.Random.P) || !math.IsNaN(g.Normal.P) {
		t.Errorf("all are neighbours of all: %+v, %v", g, err)
	}
	near(t, "I", g.Value, -0.25)
}

func TestGlobalErrors(t *testing.T) {
	w, _ := lattice(2)
	empty, _ := weights.New(4, nil)
	for _, c := range []struct {
		w    *weights.Matrix
		y    []float64
		want string
	}{
		{w, []float64{1, 2, math.NaN(), 4}, "autocorr: value 2: NaN is not finite"},
		{w, []float64{1e200, 2, 3, 4}, "autocorr: values as large as 1e+200 cannot be computed with: take another unit"},
		{w, []float64{0, 2e-90, 3e-90, 4e-90}, "autocorr: values as large as 4e-90 cannot be computed with: take another unit"},
		{w, []float64{7, 7, 7, 7}, "autocorr: all values are equal (7): autocorrelation is not defined"},
		{empty, []float64{1, 2, 3, 4}, "autocorr: no unit has a neighbour"},
		{w, []float64{1, -2, 3, 4}, "autocorr: value 1: -2 is negative, which G does not allow"},
	} {
		if _, err := GetisOrd(c.w, c.y); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("values that are not as many as the units do not panic")
		}
	}()
	Moran(w, []float64{1})
}
