package spatial

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func ExampleDBSCAN() {
	// The example of scikit-learn's page on DBSCAN.
	ix, _ := NewIndex(Plane, []Point{{1, 2}, {2, 2}, {2, 3}, {8, 7}, {8, 8}, {25, 80}})
	c, _ := DBSCAN(ix, 3, 2, nil)
	fmt.Println(c.Label, c.N)
	// Output: [0 0 0 1 1 -1] 2
}

// scikit-learn 1.9.1, DBSCAN(eps=6000/6371008.8, min_samples=4,
// metric="haversine") on the points in radians, latitude first.
func TestDBSCANSphere(t *testing.T) {
	points := []Point{
		{119.985, 31.777}, {119.902, 31.82}, {119.861, 31.8}, {119.9, 31.712}, {119.951, 31.83}, {119.869, 31.791},
		{119.925, 31.787}, {119.888, 31.727}, {119.928, 31.806}, {119.914, 31.724}, {119.983, 31.808}, {119.881, 31.901},
		{120.598, 31.227}, {120.58, 31.186}, {120.652, 31.279}, {120.563, 31.354}, {120.517, 31.327}, {120.497, 31.267},
		{120.54, 31.373}, {120.688, 31.284}, {120.642, 31.291}, {120.628, 31.262}, {120.515, 31.21}, {120.619, 31.412},
		{120.037, 30.503}, {119.231, 31.919}, {120.311, 31.892}, {121.389, 31.866}, {119.133, 31.118}, {120.481, 30.97},
		{121.412, 32.39}, {121.121, 31.445},
	}
	want := []int{0, 0, 0, -1, 0, 0, 0, -1, 0, -1, 0, -1, 1, -1, 1, -1, -1, -1, -1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
	core := []int{1, 4, 5, 6, 8, 10, 14, 20, 21}
	ix, err := NewIndex(Sphere, points)
	if err != nil {
		t.Fatal(err)
	}
	c, err := DBSCAN(ix, 6000, 4, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.Label, want) {
		t.Errorf("labels %v, want %v", c.Label, want)
	}
	for i, is := range c.Core {
		if is != slices.Contains(core, i) {
			t.Errorf("point %d: core is %v", i, is)
		}
	}
}

// The definition: core points by the weight around them, clusters of core
// points that are connected, border points beside a core point of theirs.
func TestDBSCANDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := drawPoints(t, Plane, 40)
		weight := make([]float64, len(points))
		for i := range weight {
			weight[i] = float64(rapid.IntRange(0, 3).Draw(t, "weight"))
		}
		radius, least := rapid.Float64Range(0.1, 2).Draw(t, "radius"), rapid.Float64Range(0.5, 8).Draw(t, "least")
		ix, _ := NewIndex(Plane, points)
		c, err := DBSCAN(ix, radius, least, weight)
		if err != nil {
			t.Fatal(err)
		}
		for i := range points {
			sum, label := 0.0, Noise
			for j := range points {
				if Plane.Distance(points[i], points[j]) > radius {
					continue
				}
				sum += weight[j]
				if c.Core[j] && (label == Noise || c.Label[j] < label) {
					label = c.Label[j]
				}
				if c.Core[i] && c.Core[j] && c.Label[i] != c.Label[j] {
					t.Fatalf("core points %d and %d are near each other in clusters %d and %d", i, j, c.Label[i], c.Label[j])
				}
			}
			if c.Core[i] != (sum >= least) || c.Label[i] != label {
				t.Fatalf("point %d: core %v with weight %v, label %d, want %d", i, c.Core[i], sum, c.Label[i], label)
			}
		}
		for n := range c.N {
			if !slices.Contains(c.Label, n) {
				t.Fatalf("cluster %d of %d is empty", n, c.N)
			}
		}
	})
}

func TestDBSCANErrors(t *testing.T) {
	ix, _ := NewIndex(Plane, []Point{{}, {1, 1}})
	for _, c := range []struct {
		radius, least float64
		weight        []float64
		want          string
	}{
		{0, 1, nil, "spatial: radius 0 is not positive and finite"},
		{1, 0, nil, "spatial: least weight 0 is not positive"},
		{1, 1, []float64{1, -2}, "spatial: weight 1: -2 is negative or not a number"},
	} {
		if _, err := DBSCAN(ix, c.radius, c.least, c.weight); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

// Every point is to the left of every side, corners are points, and points
// that are given twice or shuffled change nothing.
func TestConvexHull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := drawPoints(t, Plane, 30)
		ring := ConvexHull(Plane, points)
		for k, a := range ring {
			if !slices.Contains(points, a) {
				t.Fatalf("corner %v is none of the points", a)
			}
			b := ring[(k+1)%len(ring)]
			for _, p := range points {
				if len(ring) > 2 && turn(a, b, p) < -1e-12 {
					t.Fatalf("%v lies outside the side %v to %v", p, a, b)
				}
			}
		}
		if again := ConvexHull(Plane, append(slices.Clone(points), points...)); !slices.Equal(ring, again) {
			t.Fatalf("hull %v, with all points twice %v", ring, again)
		}
	})
}

func TestConvexHullSphere(t *testing.T) {
	// A square of 2 degrees over the date line, with a point inside.
	ring := ConvexHull(Sphere, []Point{{179, -1}, {-179, -1}, {180, 0.2}, {-179, 1}, {179, 1}})
	if len(ring) != 4 || slices.Contains(ring, Point{180, 0.2}) {
		t.Errorf("hull over the date line %v", ring)
	}
	// The great circle through two points of the 60th parallel 40 degrees apart
	// rises to atan(tan 60° / cos 20°) = 61.5 degrees between them.
	for lat, corners := range map[float64]int{61.4: 3, 61.6: 4} {
		if ring := ConvexHull(Sphere, []Point{{0, 60}, {40, 60}, {20, lat}, {20, 40}}); len(ring) != corners {
			t.Errorf("latitude %v: hull %v, want %d corners", lat, ring, corners)
		}
	}
	if ring := ConvexHull(Sphere, []Point{{0, 0}, {180, 0}, {90, 10}, {-90, 10}}); ring != nil {
		t.Errorf("points around the sphere have the hull %v", ring)
	}
}

func TestArea(t *testing.T) {
	sphere := 4 * math.Pi * EarthRadius * EarthRadius
	near(t, "octant", Area(Sphere, []Point{{0, 0}, {90, 0}, {0, 90}}), sphere/8, 1e-12)
	near(t, "half of the north", Area(Sphere, []Point{{0, 0}, {90, 0}, {179.9999, 0}, {0, 90}}), sphere/4, 1e-5)
	near(t, "closed ring", Area(Plane, []Point{{0, 0}, {2, 0}, {2, 3}, {0, 3}, {0, 0}}), 6, 0)
	near(t, "two corners", Area(Plane, []Point{{0, 0}, {2, 0}}), 0, 0)
	// A square kilometre at 32 degrees north is nearly flat.
	dLat := degrees(1000 / EarthRadius)
	dLon := dLat / math.Cos(radians(32+dLat/2))
	near(t, "square kilometre", Area(Sphere, []Point{{119, 32}, {119 + dLon, 32}, {119 + dLon, 32 + dLat}, {119, 32 + dLat}}), 1e6, 1e-6)
}

func TestCentre(t *testing.T) {
	c := Centre(Sphere, []Point{{179, 0}, {-179, 0}})
	near(t, "longitude over the date line", math.Abs(c.X), 180, 1e-12)
	if c := Centre(Sphere, []Point{{0, 0}, {180, 0}}); !math.IsNaN(c.X) {
		t.Errorf("two opposite points have the centre %v", c)
	}
	if c := Centre(Plane, nil); !math.IsNaN(c.X) {
		t.Errorf("no points have the centre %v", c)
	}
}
