package autocorr

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// esda 2.4.3: Moran_Local(y, w, "r") of the 3 by 3 lattice, and G_Local(y, w,
// "B") without and with star.
func TestLatticeLocal(t *testing.T) {
	w, y := lattice(3)
	l, err := LocalMoran(w.RowStandardised(), y, Sample)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := LocalG(w, y)
	star, _ := LocalGStar(w.WithSelf(1), y)
	for i := range 5 {
		near(t, "I", l.Value[i], []float64{1.0666666666666667, 0.8, 0.26666666666666666, 0.08888888888888886, 0}[i])
		near(t, "G", g.Z[i], []float64{-1.666666666666667, -1.9493588689617927, -0.7249313936680669, -0.5980624530984088, 0}[i])
		near(t, "G*", star.Z[i], []float64{-2.065591117977289, -2.20454076850486, -1.0327955589886444, -0.7348469228349532, 0}[i])
	}
	if !math.IsNaN(l.Z[4]) {
		t.Errorf("the unit at the mean has z = %v", l.Z[4])
	}
}

// esda 2.9.0: Moran_Local, G_Local(transform="B") of the twelve points. Its
// EIc and VIc are stated for I with n, not n - 1, in the factor.
func TestTwelveLocal(t *testing.T) {
	w, y := twelve(t)
	l, err := LocalMoran(w, y, Sample)
	if err != nil {
		t.Fatal(err)
	}
	population, _ := LocalMoran(w, y, Population)
	g, _ := LocalG(w, y)
	star, _ := LocalGStar(w.WithSelf(1), y)
	for i, want := range []struct{ I, EIc, VIc, G, Z, Star, StarZ float64 }{
		0: {-1.2301212693341073, -0.12421359774493174, 1.1430776811841774, 0.359375, 1.138978656433547, 0.3930921052631579, 0.7701584948448986},
		1: {-2.070038486674896, -0.2110759765251086, 1.8837595574697517, 0.15196998123827393, -1.4915453770109535, 0.256578947368421, -0.9891943970484932},
		2: {0.6653837775034499, -0.5609020273169573, 4.377903992648317, 0.23115577889447236, -0.614992159104185, 0.2450657894736842, -1.1375735566057668},
		3: {-4.5171011546002475, -0.6693908807045105, 4.992283171018147, 0.1264591439688716, -1.905865915212863, 0.26151315789473684, -0.9256033286668041},
	} {
		near(t, "I", l.Value[i], want.I)
		near(t, "E[I]", population.Expected[i], want.EIc)
		near(t, "Var[I]", population.Variance[i], want.VIc)
		near(t, "I with n", population.Value[i], want.I*12/11)
		near(t, "E[I] with n - 1", l.Expected[i], want.EIc*11/12)
		near(t, "z is the same", l.Z[i], population.Z[i])
		near(t, "G", g.Value[i], want.G)
		near(t, "its z", g.Z[i], want.Z)
		near(t, "G*", star.Value[i], want.Star)
		near(t, "its z", star.Z[i], want.StarZ)
	}
	q, _ := Quadrants(w, y)
	want := []Quadrant{LowHigh, HighLow, LowLow, HighLow, LowLow, LowHigh, HighLow, HighLow, HighLow, LowLow, HighLow, LowHigh}
	if !slices.Equal(q, want) {
		t.Errorf("quadrants %v, want %v", q, want)
	}
}

// The local moments are those over all orders of the values of the others.
func TestConditionalIsEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 5
		w, y := drawWeights(t, n), drawValues(t, n)
		w = w.WithSelf(float64(rapid.IntRange(0, 2).Draw(t, "self")))
		i := rapid.IntRange(0, n-1).Draw(t, "i")
		l, _ := LocalMoran(w, y, Sample)
		if math.IsNaN(l.Value[i]) {
			return
		}
		others := slices.Delete(slices.Clone(y), i, i+1)
		mean, variance := distribution(others, func(x []float64) float64 {
			l, _ := LocalMoran(w, slices.Insert(slices.Clone(x), i, y[i]), Sample)
			return l.Value[i]
		})
		if math.Abs(mean-l.Expected[i]) > 1e-9 || math.Abs(variance-l.Variance[i]) > 1e-9 {
			t.Fatalf("over all orders %v and %v, formula %v and %v", mean, variance, l.Expected[i], l.Variance[i])
		}
	})
}

// Σ I_i = S0 I (n-1)/n, and S0 I with the population scale.
func TestLocalSumsToGlobal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 12).Draw(t, "n")
		w, y := drawWeights(t, n), drawValues(t, n)
		g, _ := Moran(w, y)
		s0, _, _ := w.Sums()
		for scale, share := range map[Scale]float64{Sample: float64(n-1) / float64(n), Population: 1} {
			l, _ := LocalMoran(w, y, scale)
			sum := 0.0
			for _, v := range l.Value {
				if !math.IsNaN(v) {
					sum += v
				}
			}
			if math.Abs(sum-s0*g.Value*share) > 1e-9*(1+s0) {
				t.Fatalf("the local values sum to %v, want %v", sum, s0*g.Value*share)
			}
		}
	})
}

// Simulated p-values come close to those of all orders: on five units every
// unit has 4! orders of the others, which are gone through.
func TestLocalPermutationsAreRight(t *testing.T) {
	w5, err := weights.New(5, []weights.Link{{From: 0, To: 1, Weight: 2}, {From: 0, To: 2, Weight: 1}, {From: 1, To: 0, Weight: 1},
		{From: 2, To: 0, Weight: 1}, {From: 2, To: 3, Weight: 3}, {From: 2, To: 4, Weight: 1}, {From: 3, To: 3, Weight: 2},
		{From: 3, To: 0, Weight: 1}, {From: 3, To: 1, Weight: 1}, {From: 3, To: 2, Weight: 1}, {From: 3, To: 4, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	y := []float64{3, 1, 4, 1.5, 9}
	const n = 40000
	s, err := PermuteLocalMoran(w5, y, Sample, Permutations{n, rand.NewPCG(3, 4), Greater})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := LocalMoran(w5, y, Sample)
	for i := range y {
		if i == 4 { // no neighbours
			if !math.IsNaN(s.P[i]) || !math.IsNaN(l.Value[i]) {
				t.Errorf("unit without neighbours: p %v, I %v", s.P[i], l.Value[i])
			}
			continue
		}
		reached, all := 0.0, 0.0
		permutations(slices.Delete(slices.Clone(y), i, i+1), func(x []float64) {
			p, _ := LocalMoran(w5, slices.Insert(slices.Clone(x), i, y[i]), Sample)
			all++
			if p.Value[i] >= l.Value[i]-1e-12 {
				reached++
			}
		})
		if want := reached / all; math.Abs(s.P[i]-want) > 5*math.Sqrt(want*(1-want)/n)+2.0/n {
			t.Errorf("unit %d: p %v, over all orders %v", i, s.P[i], want)
		}
		if math.Abs(s.Mean[i]-l.Expected[i]) > 0.02 || math.Abs(s.SD[i]-math.Sqrt(l.Variance[i])) > 0.02 {
			t.Errorf("unit %d: simulated %v ± %v, exact %v ± %v", i, s.Mean[i], s.SD[i], l.Expected[i], math.Sqrt(l.Variance[i]))
		}
	}
}

// A unit at the mean has I = 0 whatever its neighbours have: that is no finding.
func TestUnitAtTheMean(t *testing.T) {
	w, y := lattice(3)
	s, err := PermuteLocalMoran(w, y, Sample, Permutations{99, rand.NewPCG(1, 1), Directed})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "p", s.P[4], 1)
}

// Local G by permutation against its exact moments, on values with ties and
// with units that have more neighbours than a block of draws is deep for most.
func TestLocalGPermutations(t *testing.T) {
	w, y := lattice(10)
	for i := range y {
		y[i] = float64(i * i % 7)
	}
	s, err := PermuteLocalG(w, y, Permutations{5000, rand.NewPCG(8, 9), Directed})
	if err != nil {
		t.Fatal(err)
	}
	star, err := PermuteLocalGStar(w.WithSelf(1), y, Permutations{5000, rand.NewPCG(8, 9), Directed})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := LocalG(w, y)
	for i := range y {
		sd := math.Sqrt(l.Variance[i])
		if math.Abs(s.Mean[i]-l.Expected[i]) > 5*sd/math.Sqrt(5000) || math.Abs(s.SD[i]/sd-1) > 0.06 || math.Abs(s.Z[i]-l.Z[i]) > 0.25 {
			t.Errorf("unit %d: simulated %v ± %v, exact %v ± %v", i, s.Mean[i], s.SD[i], l.Expected[i], sd)
		}
		if s.P[i] != star.P[i] { // the unit itself stays in both
			t.Errorf("unit %d: p of G %v, of G* %v", i, s.P[i], star.P[i])
		}
	}
}

// R 4.2: p.adjust(c(0.01, 0.04, 0.03, NA, 0.005, 0.9), "BH"). NA leaves 5.
func TestFalseDiscovery(t *testing.T) {
	got := FalseDiscovery([]float64{0.01, 0.04, 0.03, math.NaN(), 0.005, 0.9})
	for i, want := range []float64{0.025, 0.05, 0.05, math.NaN(), 0.025, 0.9} {
		near(t, "q", got[i], want)
	}
}

// BenchmarkLocalMoran is 20,000 units with 8 neighbours, 999 permutations.
func BenchmarkLocalMoran(b *testing.B) {
	w, y := scattered(b, 20000)
	for b.Loop() {
		if _, err := PermuteLocalMoran(w, y, Sample, Permutations{999, rand.NewPCG(1, 2), Directed}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMoran(b *testing.B) {
	w, y := scattered(b, 20000)
	for b.Loop() {
		if _, err := PermuteMoran(w, y, Permutations{999, rand.NewPCG(1, 2), Directed}); err != nil {
			b.Fatal(err)
		}
	}
}

func scattered(b *testing.B, n int) (*weights.Matrix, []float64) {
	r := rand.New(rand.NewPCG(7, 7))
	points, y := make([]spatial.Point, n), make([]float64, n)
	for i := range points {
		points[i], y[i] = spatial.Point{X: r.Float64(), Y: r.Float64()}, r.NormFloat64()
	}
	ix, err := spatial.NewIndex(spatial.Plane, points)
	if err != nil {
		b.Fatal(err)
	}
	w, err := weights.Nearest(ix, 8)
	if err != nil {
		b.Fatal(err)
	}
	return w.RowStandardised(), y
}
