package pattern

import (
	"math/rand/v2"
	"testing"

	"agglo/measure/spatial"
)

func scattered(n int) []spatial.Point {
	r := rand.New(rand.NewPCG(1, 2))
	points := make([]spatial.Point, n)
	for i := range points {
		points[i] = spatial.Point{X: 100 * r.Float64(), Y: 80 * r.Float64()}
	}
	return points
}

func grid(far float64, n int) []float64 {
	r := make([]float64, n+1)
	for k := range r {
		r[k] = far * float64(k) / float64(n)
	}
	return r
}

func BenchmarkKDensity(b *testing.B) {
	s, err := New(spatial.Plane, scattered(20000))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := pairs(b, s, Marks{}).KDensity(Scale{R: grid(45, 180)}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKDensitySphere(b *testing.B) {
	s, err := New(spatial.Sphere, scattered(20000)[:20000])
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := pairs(b, s, Marks{}).KDensity(Scale{R: grid(180e3, 180)}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBands(b *testing.B) {
	points := scattered(20000)
	s, err := New(spatial.Plane, points)
	if err != nil {
		b.Fatal(err)
	}
	weight := make([]float64, len(points))
	tenth := make([]bool, len(points))
	for i := range weight {
		weight[i] = float64(i%17 + 1)
		tenth[i] = i%10 == 0
	}
	for name, m := range map[string]Marks{"weights": {Weight: weight}, "tenth": {From: tenth}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := pairs(b, s, m).Bands(Scale{R: grid(45, 180)}, Simulations{100, rand.NewPCG(1, 1), 0.95}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMarconPuech(b *testing.B) {
	points := scattered(20000)
	s, err := New(spatial.Plane, points)
	if err != nil {
		b.Fatal(err)
	}
	half := make([]bool, len(points))
	for i := range half {
		half[i] = i%2 == 0
	}
	for b.Loop() {
		if _, err := s.MarconPuech(Marks{From: half}, grid(45, 180)); err != nil {
			b.Fatal(err)
		}
	}
}
