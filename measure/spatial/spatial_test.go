package spatial

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > tolerance*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.17g, want %.17g", what, got, want)
	}
}

func ExampleMetric_Distance() {
	nanjing, shanghai := Point{118.796, 32.060}, Point{121.474, 31.230}
	fmt.Printf("%.1f km\n", Sphere.Distance(nanjing, shanghai)/1000)
	// Output: 269.8 km
}

func TestDistance(t *testing.T) {
	// Nashville and Los Angeles airports: the example of Rosetta Code's page
	// "Haversine formula", 2887.2599506071106 km for a radius of 6372.8 km.
	got := Sphere.Distance(Point{-86.67, 36.12}, Point{-118.40, 33.94}) / EarthRadius * 6372.8
	near(t, "Nashville to Los Angeles", got, 2887.2599506071106, 1e-12)
	near(t, "pole to pole", Sphere.Distance(Point{10, 90}, Point{50, -90}), math.Pi*EarthRadius, 1e-15)
	near(t, "over the date line", Sphere.Distance(Point{179.5, 0}, Point{-179.5, 0}), math.Pi*EarthRadius/180, 1e-12)
	near(t, "a millimetre", Sphere.Distance(Point{0, 0}, Point{0, 1e-8}), math.Pi*EarthRadius/180*1e-8, 1e-9)
	near(t, "plane", Plane.Distance(Point{0, 0}, Point{3, 4}), 5, 0)
	if !math.IsNaN(Sphere.Distance(Point{math.NaN(), 0}, Point{})) {
		t.Error("the distance of an unknown place is known")
	}
}

// Chords give the distances of math.Asin but for rounding.
func TestChord(t *testing.T) {
	for k := range 2001 {
		x := float64(k) / 2000
		want := 2 * EarthRadius * math.Asin(x)
		if got := Sphere.FromChord(2 * EarthRadius * x); math.Abs(got-want) > 2e-15*want {
			t.Errorf("chord %v R: distance %.17g, want %.17g", 2*x, got, want)
		}
		near(t, "chord and back", Sphere.FromChord(Sphere.Chord(want)), want, 1e-7)
	}
}

// Many chords at once give what each by itself gives, short or long.
func TestFromChords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, longest := range []float64{EarthRadius, 2 * EarthRadius} {
		for n := range 40 {
			chords := make([]float64, n)
			for i := range chords {
				chords[i] = longest * random.Float64()
			}
			got := slices.Clone(chords)
			Sphere.FromChords(got)
			for i, c := range chords {
				if want := Sphere.FromChord(c); math.Abs(got[i]-want) > 1e-15*want {
					t.Fatalf("chord %d of %d, %v: %v, by itself %v", i, n, c, got[i], want)
				}
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		metric Metric
		point  Point
		want   string
	}{
		{Sphere, Point{200.5, 10}, ""},
		{Plane, Point{3, -1e300}, "spatial: point 1: (3, -1e+300) is beyond 1e+100, where distances cannot be told: take another unit"},
		{Sphere, Point{361, 10}, "spatial: point 1: longitude 361 is outside -180..360"},
		{Sphere, Point{31.8, 119.9}, "spatial: point 1: latitude 119.9 is outside -90..90"},
		{Plane, Point{31.8, 1e9}, ""},
		{Plane, Point{math.NaN(), 1}, "spatial: point 1: (NaN, 1) is not finite"},
	} {
		got := ""
		if err := c.metric.Check([]Point{{}, c.point}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("Check(%v) = %q, want %q", c.point, got, c.want)
		}
	}
}

func drawPoints(t *rapid.T, m Metric, most int) []Point {
	n := rapid.IntRange(1, most).Draw(t, "n")
	lon, lat := 180.0, 90.0
	if m == Plane || rapid.Bool().Draw(t, "small") {
		lon, lat = 3, 2
	}
	points := make([]Point, n)
	for i := range points {
		points[i] = Point{rapid.Float64Range(-lon, lon).Draw(t, "x"), rapid.Float64Range(-lat, lat).Draw(t, "y")}
		if rapid.IntRange(0, 4).Draw(t, "round") == 0 { // equal distances and equal places
			points[i] = Point{math.Round(points[i].X), math.Round(points[i].Y)}
		}
	}
	return points
}

// The index finds what going through all points finds.
func TestIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]Metric{Sphere, Plane}).Draw(t, "metric")
		points := drawPoints(t, m, 80)
		ix, err := NewIndex(m, points)
		if err != nil {
			t.Fatal(err)
		}
		i := rapid.IntRange(0, len(points)-1).Draw(t, "i")
		k := rapid.IntRange(0, len(points)+2).Draw(t, "k")
		var all []Neighbour
		from := m.Vector(points[i])
		for j, p := range points {
			all = append(all, Neighbour{j, m.FromChord(math.Sqrt(from.Squared(m.Vector(p))))})
			if d := m.Distance(points[i], p); math.Abs(d-all[j].Distance) > 1e-8*math.Max(1, d) {
				t.Fatalf("distance %v by the chord, %v by the formula", all[j].Distance, d)
			}
		}
		radius := rapid.SampledFrom(all).Draw(t, "reach").Distance
		within := slices.DeleteFunc(slices.Clone(all), func(n Neighbour) bool { return n.Distance > radius })
		if got := ix.Within(points[i], radius, nil); !slices.Equal(got, within) {
			t.Fatalf("Within(%v) = %v, want %v", radius, got, within)
		}
		slices.SortStableFunc(all, func(a, b Neighbour) int { // by chord: rounding makes ties of distances
			return cmp.Compare(from.Squared(m.Vector(points[a.ID])), from.Squared(m.Vector(points[b.ID])))
		})
		if got, want := ix.Nearest(points[i], k, nil), all[:min(k, len(all))]; !slices.Equal(got, want) {
			t.Fatalf("Nearest(%d) = %v, want %v", k, got, want)
		}
		others := slices.DeleteFunc(slices.Clone(all), func(n Neighbour) bool { return n.ID == i })
		if got, want := ix.NearestTo(i, k, nil), others[:min(k, len(others))]; !slices.Equal(got, want) {
			t.Fatalf("NearestTo(%d) = %v, want %v", k, got, want)
		}
		order := ix.Order()
		slices.Sort(order)
		for j, o := range order {
			if j != o {
				t.Fatalf("Order is no permutation: %v", order)
			}
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	points := make([]Point, 20000)
	for i := range points {
		points[i] = Point{100 + 20*frac(float64(i)*0.7548776662), 20 + 20*frac(float64(i)*0.5698402909)}
	}
	for b.Loop() {
		ix, err := NewIndex(Sphere, points)
		if err != nil {
			b.Fatal(err)
		}
		var buf []Neighbour
		for i := range points {
			buf = ix.NearestTo(i, 8, buf[:0])
		}
	}
}

func frac(x float64) float64 { return x - math.Floor(x) }
