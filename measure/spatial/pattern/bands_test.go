package pattern

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
)

// Bands are the same on any number of processors, and going through the pairs
// of all sites gives what going through those with marks gives.
func TestBandsReproducible(t *testing.T) {
	points := scattered(700)
	s := sites(t, spatial.Plane, points)
	for name, m := range map[string]Marks{
		"few":     {From: every(700, 20, 0)},
		"many":    {From: every(700, 2, 0)},
		"weights": {Weight: ramp(700)},
		"both":    {From: every(700, 3, 0), To: every(700, 3, 1), Weight: ramp(700)},
	} {
		run := func(procs int) Bands {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			b, err := pairs(t, s, m).Bands(Scale{R: grid(40, 20)}, Simulations{80, rand.NewPCG(4, 4), 0.9})
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		one, three := run(1), run(3)
		if fmt.Sprint(one) != fmt.Sprint(three) {
			t.Errorf("%s: other bands on 3 processors than on 1", name)
		}
		p := pairs(t, s, m)
		sm, _ := p.smoother(Scale{R: grid(40, 20)}, coarse)
		d := dealer{pairs: p, smoother: sm, seeds: [][2]uint64{{1, 2}, {3, 4}}, densities: make([][]float64, 2)}
		places := make([]int, s.Len())
		for k := range places {
			places[k] = k
		}
		swept, summed := []deal{d.deal(0, places), d.deal(1, places)}, d.deal(1, places)
		d.sweep(swept)
		summed.sum(&d)
		for b, v := range summed.bin[:sm.n] {
			if math.Abs(v-swept[1].bin[b]) > 1e-9*(1+v) {
				t.Fatalf("%s: bin %d holds %v going through marks, %v through sites", name, b, v, swept[1].bin[b])
			}
		}
	}
}

func every(n, k, first int) []bool {
	in := make([]bool, n)
	for i := first; i < n; i += k {
		in[i] = true
	}
	return in
}

func ramp(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = float64(i%13 + 1)
	}
	return w
}

// A simulated density is that of the dealt marks, and the binned mean is close
// to exact.
func TestSimulationIsADensity(t *testing.T) {
	points := scattered(500)
	s := sites(t, spatial.Plane, points)
	m := Marks{From: every(500, 5, 0), Weight: ramp(500)}
	p := pairs(t, s, m)
	scale := Scale{R: grid(40, 20)}
	sm, _ := p.smoother(scale, coarse)
	d := dealer{pairs: p, smoother: sm, seeds: [][2]uint64{{9, 9}}, densities: make([][]float64, 1)}
	d.run(0, 1)
	places := make([]int, s.Len())
	for k := range places {
		places[k] = k
	}
	dl := d.deal(0, places)
	moved := Marks{From: make([]bool, 500), Weight: make([]float64, 500)}
	total := 0.0
	for k, place := range dl.from.place {
		moved.From[s.order[place]], moved.Weight[s.order[place]] = true, dl.from.weight[k]
		total += dl.from.weight[k]
	}
	if sum, _ := p.from.totals(); sum != total || len(dl.from.place) != 100 {
		t.Fatalf("%d marks of weight %v were dealt, of 100 of weight %v", len(dl.from.place), total, sum)
	}
	exact, _, _ := pairs(t, s, moved).KDensity(Scale{R: scale.R, Bandwidth: sm.h})
	for k, v := range d.densities[0] {
		if math.Abs(v/exact[k]-1) > 5e-3 {
			t.Errorf("simulated K(%v) = %v, exact %v", scale.R[k], v, exact[k])
		}
	}
}

// The global bands are passed by as many simulations as they say, the local
// ones at each distance.
func TestBandsLeaveOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(40, 200).Draw(t, "n")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		densities := make([][]float64, n)
		for k := range densities {
			v := 0.0
			for range 15 {
				v += random.NormFloat64()
				densities[k] = append(densities[k], v)
			}
		}
		b := newBands(densities, 0.9)
		above, below := 0, 0
		for _, d := range densities {
			up, down := false, false
			for r, v := range d {
				up, down = up || v > b.GlobalUpper[r], down || v < b.GlobalLower[r]
			}
			if up {
				above++
			}
			if down {
				below++
			}
		}
		if want := n / 20; above != want || below != want {
			t.Fatalf("%d simulations pass above and %d below, want %d", above, below, want)
		}
		for r := range b.Upper {
			if !(b.GlobalLower[r] <= b.Lower[r] && b.Lower[r] <= b.Upper[r] && b.Upper[r] <= b.GlobalUpper[r]) {
				t.Fatalf("bands cross at %d: %v %v %v %v", r, b.GlobalLower[r], b.Lower[r], b.Upper[r], b.GlobalUpper[r])
			}
		}
	})
}

// Sites of one kind in one corner are localised; a random tenth is not.
func TestBandsFindLocalisation(t *testing.T) {
	points := scattered(1000)
	s := sites(t, spatial.Plane, points)
	corner := make([]bool, len(points))
	for i, p := range points {
		corner[i] = p.X < 40 && p.Y < 30
	}
	for _, c := range []struct {
		in   []bool
		want bool
	}{{corner, true}, {every(1000, 10, 3), false}} {
		m, scale := Marks{From: c.in}, Scale{R: grid(40, 40)}
		k, _, err := pairs(t, s, m).KDensity(scale)
		if err != nil {
			t.Fatal(err)
		}
		b, err := pairs(t, s, m).Bands(scale, Simulations{400, rand.NewPCG(1, 1), 0.95})
		if err != nil {
			t.Fatal(err)
		}
		passed := false
		for i := range k {
			passed = passed || k[i] > b.GlobalUpper[i]
		}
		if passed != c.want {
			t.Errorf("passes the upper global band: %v, want %v", passed, c.want)
		}
	}
}

func TestBandsErrors(t *testing.T) {
	s := sites(t, spatial.Plane, five)
	r := Scale{R: []float64{1, 2}}
	checkErrors(t, map[string]func() error{
		"pattern: all sites are looked at and weigh the same: every relabelling gives the same density": func() error {
			_, err := pairs(t, s, Marks{}).Bands(r, Simulations{100, rand.NewPCG(1, 1), 0.95})
			return err
		},
		"pattern: 20 simulations are too few for a level of 0.95: take at least 40": func() error {
			_, err := pairs(t, s, Marks{Weight: ramp(5)}).Bands(r, Simulations{20, rand.NewPCG(1, 1), 0.95})
			return err
		},
	})
}
