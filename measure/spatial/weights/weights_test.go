package weights

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
)

// twelve are irregular points whose weights were computed with libpysal 4.14.1.
var twelve = []spatial.Point{
	{X: 0.3, Y: 1.7}, {X: 2.1, Y: 0.4}, {X: 3.9, Y: 2.2}, {X: 1.5, Y: 3.3}, {X: 4.4, Y: 4.1}, {X: 0.2, Y: 4.8},
	{X: 5.6, Y: 0.9}, {X: 2.8, Y: 5.5}, {X: 6.1, Y: 3.0}, {X: 3.3, Y: 3.6}, {X: 5.0, Y: 5.9}, {X: 1.0, Y: 0.1},
}

func index(t testing.TB, m spatial.Metric, points []spatial.Point) *spatial.Index {
	t.Helper()
	ix, err := spatial.NewIndex(m, points)
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.17g, want %.17g", what, got, want)
	}
}

func ExampleNearest() {
	cities := []spatial.Point{{X: 119.97, Y: 31.81}, {X: 120.30, Y: 31.57}, {X: 120.62, Y: 31.30}, {X: 121.47, Y: 31.23}}
	ix, _ := spatial.NewIndex(spatial.Sphere, cities)
	w, _ := Nearest(ix, 2)
	neighbours, weight := w.RowStandardised().Row(3)
	fmt.Println(neighbours, weight)
	// Output: [1 2] [0.5 0.5]
}

// libpysal.weights.KNN(points, 3).neighbors
func TestNearest(t *testing.T) {
	want := [][]int32{{1, 3, 11}, {0, 2, 11}, {4, 6, 9}, {0, 5, 9}, {2, 9, 10}, {0, 3, 7}, {2, 4, 8}, {4, 9, 10}, {2, 4, 6}, {2, 3, 4}, {4, 7, 9}, {0, 1, 3}}
	w, err := Nearest(index(t, spatial.Plane, twelve), 3)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range want {
		if got, _ := w.Row(i); !slices.Equal(got, row) {
			t.Errorf("neighbours of %d: %v, want %v", i, got, row)
		}
	}
}

// libpysal.weights.Kernel(points, bandwidth=2.5, fixed=True, function=...):
// row 9 and the sum of all weights.
func TestSmooth(t *testing.T) {
	for _, c := range []struct {
		name   string
		kernel Kernel
		row    []float64 // of neighbours 2, 3, 4, 7 and 9 itself
		sum    float64
	}{
		{"triangular", Triangular, []float64{0.3907381515308874, 0.2700684963642137, 0.516678161056217, 0.21412469182446003, 1}, 19.998708255743917},
		{"uniform", Uniform, []float64{0.5, 0.5, 0.5, 0.5, 0.5}, 23},
		{"quadratic", Quadratic, []float64{0.4716, 0.3504, 0.5748, 0.2868, 0.75}, 19.1424},
		{"quartic", Quartic, []float64{0.3706776, 0.2046336, 0.5506584, 0.1370904, 0.9375}, 17.3620032},
		{"gaussian", Gaussian, []float64{0.3313637603377562, 0.30564269178275205, 0.3549641312994108, 0.29295433562958717, 0.3989422804014327}, 14.86765943286929},
	} {
		w, err := Smooth(index(t, spatial.Plane, twelve), c.kernel, 2.5)
		if err != nil {
			t.Fatal(err)
		}
		neighbours, row := w.Row(9)
		if !slices.Equal(neighbours, []int32{2, 3, 4, 7, 9}) {
			t.Errorf("%s: neighbours %v", c.name, neighbours)
			continue
		}
		for k, v := range c.row {
			near(t, c.name, row[k], v)
		}
		s0, _, _ := w.Sums()
		near(t, c.name+" sum", s0, c.sum)
	}
}

// libpysal.weights.Kernel(points, k=3, fixed=False): the bandwidth there is
// wider by 1e-7 of itself, so that the third neighbour weighs 1e-7, here 0.
func TestSmoothNearest(t *testing.T) {
	w, err := SmoothNearest(index(t, spatial.Plane, twelve), Triangular, 3)
	if err != nil {
		t.Fatal(err)
	}
	for j, want := range map[int]float64{2: 0.16531649270074933, 3: 0, 4: 0.3378532256736697, 9: 1} {
		if got := w.At(9, j); math.Abs(got-want) > 2e-7 {
			t.Errorf("w[9][%d] = %v, want %v", j, got, want)
		}
	}
	if _, err := SmoothNearest(index(t, spatial.Plane, make([]spatial.Point, 4)), Triangular, 2); err == nil {
		t.Error("points on one spot got a bandwidth")
	}
}

func TestBand(t *testing.T) {
	points := []spatial.Point{{X: 0}, {X: 1}, {X: 2}, {X: 4}}
	w, err := Band(index(t, spatial.Plane, points), 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]int32{{1}, {0, 2}, {1}, nil} {
		if got, _ := w.Row(i); !slices.Equal(got, want) {
			t.Errorf("neighbours of %d: %v, want %v", i, got, want)
		}
	}
	if islands := w.Islands(); !slices.Equal(islands, []int{3}) {
		t.Errorf("islands %v", islands)
	}
	if islands := w.WithSelf(1).Islands(); !slices.Equal(islands, []int{3}) {
		t.Errorf("with themselves as neighbours the islands are %v", islands)
	}
}

// square is the unit square with the lower left corner at x, y.
func square(x, y float64) Polygon {
	return Polygon{{{X: x, Y: y}, {X: x + 1, Y: y}, {X: x + 1, Y: y + 1}, {X: x, Y: y + 1}, {X: x, Y: y}}}
}

func TestContiguity(t *testing.T) {
	var units []Polygon // a 3 by 3 lattice whose corners are off by 1e-9
	for i := range 9 {
		off := 1e-9 * float64(i%2)
		units = append(units, square(float64(i%3)+off, float64(i/3)-off))
	}
	for _, c := range []struct {
		name   string
		build  func([]Polygon, float64) (*Matrix, error)
		centre []int32
		corner []int32
	}{
		{"rook", Rook, []int32{1, 3, 5, 7}, []int32{1, 3}},
		{"queen", Queen, []int32{0, 1, 2, 3, 5, 6, 7, 8}, []int32{1, 3, 4}},
	} {
		w, err := c.build(units, 1e-7)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := w.Row(4); !slices.Equal(got, c.centre) {
			t.Errorf("%s: centre %v, want %v", c.name, got, c.centre)
		}
		if got, _ := w.Row(0); !slices.Equal(got, c.corner) {
			t.Errorf("%s: corner %v, want %v", c.name, got, c.corner)
		}
		// Without tolerance only diagonal neighbours, which are off alike, meet.
		if w, _ := c.build(units, 0); w.Links() != map[string]int{"rook": 0, "queen": 16}[c.name] {
			t.Errorf("%s without tolerance: %d links", c.name, w.Links())
		}
	}
	units[5][0][2].X = math.Inf(1)
	if _, err := Queen(units, 0); err == nil || err.Error() != "weights: unit 5: corner (+Inf, 1.999999999) is not finite" {
		t.Errorf("error %v", err)
	}
}

// An island and its lake: the hole of one is the boundary of the other.
func TestContiguityHole(t *testing.T) {
	outer := Polygon{{{X: -3, Y: -3}, {X: 3, Y: -3}, {X: 3, Y: 3}, {X: -3, Y: 3}}, square(0, 0)[0]}
	w, err := Rook([]Polygon{outer, square(0, 0)}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if w.At(0, 1) != 1 || w.At(1, 0) != 1 {
		t.Error("the unit in the hole is no neighbour")
	}
}

func drawMatrix(t *rapid.T) *Matrix {
	n := rapid.IntRange(1, 12).Draw(t, "n")
	var links []Link
	for i := range n {
		for j := range n {
			if rapid.IntRange(0, 2).Draw(t, "linked") == 0 {
				links = append(links, Link{i, j, float64(rapid.IntRange(1, 5).Draw(t, "weight"))})
			}
		}
	}
	m, err := New(n, rapid.Permutation(links).Draw(t, "order"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The sums are those of their definitions; standardised rows sum to 1; self
// weights are set and nothing else.
func TestMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawMatrix(t)
		n := m.N()
		var want0, want1, want2 float64
		for i := range n {
			margin := 0.0
			for j := range n {
				want0 += m.At(i, j)
				want1 += (m.At(i, j) + m.At(j, i)) * (m.At(i, j) + m.At(j, i)) / 2
				margin += m.At(i, j) + m.At(j, i)
			}
			want2 += margin * margin
		}
		if s0, s1, s2 := m.Sums(); s0 != want0 || s1 != want1 || s2 != want2 {
			t.Fatalf("sums %v %v %v, want %v %v %v", s0, s1, s2, want0, want1, want2)
		}
		ones := make([]float64, n)
		for i := range ones {
			ones[i] = 1
		}
		for i, sum := range m.RowStandardised().Lag(ones) {
			if row, _ := m.Row(i); len(row) > 0 && math.Abs(sum-1) > 1e-12 || len(row) == 0 && sum != 0 {
				t.Fatalf("row %d sums to %v", i, sum)
			}
		}
		self := float64(rapid.IntRange(0, 2).Draw(t, "self"))
		with := m.WithSelf(self)
		for i := range n {
			for j := range n {
				want := m.At(i, j)
				if i == j {
					want = self
				}
				if with.At(i, j) != want {
					t.Fatalf("with self weights w[%d][%d] = %v, want %v", i, j, with.At(i, j), want)
				}
			}
		}
	})
}

func TestErrors(t *testing.T) {
	ix := index(t, spatial.Plane, twelve)
	for want, build := range map[string]func() (*Matrix, error){
		"weights: link 1: 0 to 3 is outside the 3 units":               func() (*Matrix, error) { return New(3, []Link{{0, 1, 1}, {0, 3, 1}}) },
		"weights: link 0: weight -1 is not a number from 0 on":         func() (*Matrix, error) { return New(3, []Link{{0, 1, -1}}) },
		"weights: the link 0 to 1 is given twice":                      func() (*Matrix, error) { return New(3, []Link{{0, 1, 1}, {2, 1, 1}, {0, 1, 2}}) },
		"weights: 12 nearest neighbours among 12 points: give 1 to 11": func() (*Matrix, error) { return Nearest(ix, 12) },
		"weights: distance 0 is not positive and finite":               func() (*Matrix, error) { return Band(ix, 0) },
		"weights: tolerance -1 is negative":                            func() (*Matrix, error) { return Rook(nil, -1) },
	} {
		if _, err := build(); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// Bands and fixed kernels are symmetric, every unit has its k nearest, and
// neither the order of points nor the unit of the plane changes a weight.
func TestByPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 30).Draw(t, "n")
		k := rapid.IntRange(1, n-1).Draw(t, "k")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		points, moved, at := make([]spatial.Point, n), make([]spatial.Point, n), random.Perm(n)
		for i := range points {
			points[i] = spatial.Point{X: random.Float64(), Y: random.Float64()}
			moved[at[i]] = spatial.Point{X: 1024 * points[i].X, Y: 1024 * points[i].Y}
		}
		build := func(points []spatial.Point, unit float64) (band, smooth, nearest *Matrix) {
			ix, err := spatial.NewIndex(spatial.Plane, points)
			if err != nil {
				t.Fatal(err)
			}
			band, _ = Band(ix, 0.3*unit)
			smooth, _ = Smooth(ix, Quartic, 0.3*unit)
			nearest, _ = Nearest(ix, k)
			return band, smooth, nearest
		}
		band, smooth, nearest := build(points, 1)
		bandToo, smoothToo, nearestToo := build(moved, 1024)
		for i := range n {
			if row, _ := nearest.Row(i); len(row) != k {
				t.Fatalf("unit %d has %d neighbours, want %d", i, len(row), k)
			}
			for j := range n {
				if band.At(i, j) != band.At(j, i) || math.Abs(smooth.At(i, j)-smooth.At(j, i)) > 1e-12 {
					t.Fatalf("w[%d][%d] is not w[%d][%d]", i, j, j, i)
				}
				a, b := at[i], at[j]
				if band.At(i, j) != bandToo.At(a, b) || math.Abs(smooth.At(i, j)-smoothToo.At(a, b)) > 1e-12 || nearest.At(i, j) != nearestToo.At(a, b) {
					t.Fatalf("w[%d][%d] differs in another order and unit", i, j)
				}
			}
		}
	})
}
