package concentration

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// The example of Farhauer and Kröll, Standorttheorien (2014): plants in Wien,
// Linz and Graz, as ellison.a of REAT 3.0.3 computes it.
func TestEllisonGlaeser(t *testing.T) {
	var plants []Plant
	for region, sizes := range [][]float64{{200, 650, 12000, 100, 50}, {16000, 13000, 1500, 1500}, {25000}} {
		for _, size := range sizes {
			plants = append(plants, Plant{region, size})
		}
	}
	a, err := Agglomerate(plants, []float64{500000, 400000, 100000})
	if err != nil {
		t.Fatal(err)
	}
	for name, pair := range map[string][2]float64{
		"gamma": {a.EllisonGlaeser, 0.0599062841165389},
		"G":     {a.Raw, 0.168163265306122},
		"H":     {a.Herfindahl, 0.24468877551020},
		"z":     {a.Z, 0.195900197026136},
	} {
		if !near(pair[0], pair[1]) {
			t.Errorf("%s = %.15g, want %.15g", name, pair[0], pair[1])
		}
	}
}

// Plants that choose their regions by chance have γ of mean 0 by both
// estimators, and G of the stated mean and deviation: theorem of the papers,
// by 20,000 draws, within four standard errors.
func TestChanceHasNoAgglomeration(t *testing.T) {
	reference := []float64{40, 25, 15, 10, 6, 4}
	sizes := []float64{50, 20, 10, 10, 5, 3, 1, 1}
	random := rand.New(rand.NewPCG(1, 2))
	const draws = 20_000
	var eg, ms, z, zz []float64
	for range draws {
		plants := make([]Plant, len(sizes))
		for k, size := range sizes {
			u, r := random.Float64()*100, 0
			for u >= reference[r] {
				u -= reference[r]
				r++
			}
			plants[k] = Plant{r, size}
		}
		a, err := Agglomerate(plants, reference)
		if err != nil {
			t.Fatal(err)
		}
		eg, ms = append(eg, a.EllisonGlaeser), append(ms, a.MaurelSedillot)
		z, zz = append(z, a.Z), append(zz, a.Z*a.Z)
	}
	for name, sample := range map[string][]float64{"Ellison-Glaeser": eg, "Maurel-Sédillot": ms, "Z": z} {
		if mean, err := meanError(sample); math.Abs(mean) > 4*err {
			t.Errorf("%s has mean %v ± %v, want 0", name, mean, err)
		}
	}
	if mean, err := meanError(zz); math.Abs(mean-1) > 4*err {
		t.Errorf("Z has variance %v ± %v, want 1", mean, err)
	}
}

// Mean and variance of both estimators under chance are exact: they are those
// over all ways to put the plants into regions, each by its probability. The
// size of the plants is drawn so that a few dominate.
func TestErrorsAreEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SliceOfN(rapid.Float64Range(1, 20), 3, 3).Draw(t, "reference")
		size := rapid.SliceOfN(rapid.Float64Range(0.1, 50), 2, 5).Draw(t, "sizes")
		total := w[0] + w[1] + w[2]
		var eg, ms, eg2, ms2 float64
		var last Agglomeration
		plants := make([]Plant, len(size))
		var place func(k int, p float64)
		place = func(k int, p float64) {
			if k < len(size) {
				for r := range w {
					plants[k] = Plant{r, size[k]}
					place(k+1, p*w[r]/total)
				}
				return
			}
			last, _ = Agglomerate(plants, w)
			eg, ms = eg+p*last.EllisonGlaeser, ms+p*last.MaurelSedillot
			eg2, ms2 = eg2+p*last.EllisonGlaeser*last.EllisonGlaeser, ms2+p*last.MaurelSedillot*last.MaurelSedillot
		}
		place(0, 1)
		if math.Abs(eg) > 1e-9 || math.Abs(ms) > 1e-9 {
			t.Fatalf("means %v and %v, want 0", eg, ms)
		}
		if !near(last.EllisonGlaeserError, math.Sqrt(eg2)) || !near(last.MaurelSedillotError, math.Sqrt(ms2)) {
			t.Fatalf("errors %v and %v, over all ways %v and %v", last.EllisonGlaeserError, last.MaurelSedillotError, math.Sqrt(eg2), math.Sqrt(ms2))
		}
	})
}

func meanError(x []float64) (mean, err float64) {
	squares := 0.0
	for _, v := range x {
		mean += v
		squares += v * v
	}
	n := float64(len(x))
	mean /= n
	return mean, math.Sqrt((squares/n - mean*mean) / n)
}

func drawPlants(t *rapid.T, regions int) []Plant {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Plant {
		return Plant{rapid.IntRange(0, regions-1).Draw(t, "region"), rapid.Float64Range(1, 100).Draw(t, "size")}
	}), 2, 10).Draw(t, "plants")
}

func TestAgglomerateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reference := rapid.SliceOfN(rapid.Float64Range(1, 100), 2, 6).Draw(t, "reference")
		first, second := drawPlants(t, len(reference)), drawPlants(t, len(reference))
		a, err := Agglomerate(first, reference)
		if err != nil {
			t.Fatal(err)
		}
		all := make([]Plant, len(first))
		for k, p := range first {
			all[k] = Plant{0, p.Size}
		}
		if one, _ := Agglomerate(all, reference); !near(one.MaurelSedillot, 1) {
			t.Fatalf("all plants in one region: %+v, want Maurel-Sédillot 1", one)
		}
		if squares := a.MaurelSedillot*(1-a.Herfindahl) + a.Herfindahl; squares > 1+1e-9 {
			t.Fatalf("(Σs² - Σw²)/(1 - Σw²) = %v is above 1", squares)
		}
		together, err := Coagglomerate([][]Plant{first, second}, reference)
		if err != nil {
			t.Fatal(err)
		}
		pair, err := CoagglomeratePair(sizes(first, len(reference)), sizes(second, len(reference)), reference)
		if err != nil || math.Abs(together-pair) > 1e-8*(1+math.Abs(pair)) {
			t.Fatalf("γ_c = %v, by the formula for pairs %v", together, pair)
		}
	})
}

// sizes adds the plants up by region.
func sizes(plants []Plant, regions int) []float64 {
	x := make([]float64, regions)
	for _, p := range plants {
		x[p.Region] += p.Size
	}
	return x
}

func TestAgglomerateErrors(t *testing.T) {
	tests := []struct {
		plants    []Plant
		reference []float64
		want      string
	}{
		{nil, []float64{1, 1}, "concentration: the industry has no plant"},
		{[]Plant{{0, 1}, {1, 0}}, []float64{1, 1}, "concentration: plant 1: size 0 is not a positive number"},
		{[]Plant{{0, math.NaN()}}, []float64{1, 1}, "concentration: plant 0: size NaN is not a positive number"},
		{[]Plant{{0, 1e308}, {1, 1e308}}, []float64{1, 1}, "concentration: the sizes of the plants add up to more than a number holds: take a larger unit"},
		{[]Plant{{0, 1}}, []float64{1, -1}, "concentration: reference: element 1: -1 is not a number from 0 on"},
	}
	for _, tt := range tests {
		if _, err := Agglomerate(tt.plants, tt.reference); err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
	single, err := Agglomerate([]Plant{{0, 5}}, []float64{1, 1})
	if err != nil || !math.IsNaN(single.EllisonGlaeser) || !math.IsNaN(single.MaurelSedillot) || !near(single.Raw, 0.5) {
		t.Errorf("a single plant: %+v, %v: want G 0.5 and γ unknown", single, err)
	}
	nowhere, err := Agglomerate([]Plant{{0, 5}, {0, 5}}, []float64{1, 0})
	if err != nil || !math.IsNaN(nowhere.EllisonGlaeser) || !math.IsNaN(nowhere.Z) {
		t.Errorf("one region is all of the reference: %+v, %v: want γ unknown", nowhere, err)
	}
}

// Three plants of the same size in the smaller one of two regions.
func ExampleAgglomerate() {
	a, _ := Agglomerate([]Plant{{1, 10}, {1, 10}, {1, 10}}, []float64{75, 25})
	fmt.Printf("G %.3f, H %.3f, γ %.2f\n", a.Raw, a.Herfindahl, a.EllisonGlaeser)
	// Output: G 1.125, H 0.333, γ 4.00
}

// Neither the order of regions and plants nor the unit of values and reference
// changes an index.
func TestOrderAndUnitDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "n")
		x := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "x")
		w := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "w")
		plants := drawPlants(t, n)
		at := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(n)
		y, v := make([]float64, n), make([]float64, n)
		for r := range n {
			y[at[r]], v[at[r]] = 7*x[r], 1000*w[r]
		}
		moved := make([]Plant, len(plants))
		for k, p := range plants {
			moved[len(plants)-1-k] = Plant{at[p.Region], 3 * p.Size}
		}
		for name, index := range map[string]func(x, w []float64, plants []Plant) float64{
			"Herfindahl":     func(x, _ []float64, _ []Plant) float64 { return must(t)(Herfindahl(x)) },
			"Largest":        func(x, _ []float64, _ []Plant) float64 { return must(t)(Largest(x, 2)) },
			"Entropy":        func(x, _ []float64, _ []Plant) float64 { return must(t)(Entropy(x)) },
			"Gini":           func(x, _ []float64, _ []Plant) float64 { return must(t)(Gini(x)) },
			"Hoover":         func(x, w []float64, _ []Plant) float64 { return must(t)(Hoover(x, w)) },
			"LocationalGini": func(x, w []float64, _ []Plant) float64 { return must(t)(LocationalGini(x, w)) },
			"γ_c":            func(x, w []float64, _ []Plant) float64 { return must(t)(CoagglomeratePair(x, w, x)) },
			"γ_EG":           func(_, w []float64, p []Plant) float64 { return agglomerate(t, p, w).EllisonGlaeser },
			"γ_MS":           func(_, w []float64, p []Plant) float64 { return agglomerate(t, p, w).MaurelSedillot },
			"error of γ_EG":  func(_, w []float64, p []Plant) float64 { return agglomerate(t, p, w).EllisonGlaeserError },
			"error of γ_MS":  func(_, w []float64, p []Plant) float64 { return agglomerate(t, p, w).MaurelSedillotError },
		} {
			if one, other := index(x, w, plants), index(y, v, moved); math.Abs(one-other) > 1e-8*(1+math.Abs(one)) {
				t.Fatalf("%s = %v, in another order and unit %v", name, one, other)
			}
		}
	})
}

func agglomerate(t *rapid.T, plants []Plant, reference []float64) Agglomeration {
	a, err := Agglomerate(plants, reference)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
