package pattern

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Two moments an instruction are what each by itself is, but for rounding.
func TestMoments(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	b := bins{50, 0.3}
	d, w := make([]float64, 999), make([]float64, 999)
	for k := range d {
		d[k], w[k] = 16*random.Float64(), random.Float64()
	}
	d[0], d[1], d[2] = 0, b.limit(), math.Nextafter(b.limit(), 0)
	got, want := make([]moment, b.n), make([]moment, b.n)
	b.add(got, d, w, 3)
	b.addEach(want, d, w, 3)
	for bin := range want {
		for k := range want[bin] {
			if math.Abs(got[bin][k]-want[bin][k]) > 1e-12 {
				t.Errorf("bin %d, moment %d: %v, want %v", bin, k, got[bin][k], want[bin][k])
			}
		}
	}
}
