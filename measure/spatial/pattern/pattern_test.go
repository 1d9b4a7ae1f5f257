package pattern

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
)

var five = []spatial.Point{{X: 0, Y: 0}, {X: 1, Y: 2}, {X: 3, Y: 1}, {X: 6, Y: 5}, {X: 10, Y: 0}}

func sites(t testing.TB, m spatial.Metric, points []spatial.Point) *Sites {
	t.Helper()
	s, err := New(m, points)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func pairs(t fataler, s *Sites, m Marks) *Pairs {
	t.Helper()
	p, err := s.Pairs(m)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

type fataler interface {
	Helper()
	Fatal(...any)
}

func ExamplePairs_KDensity() {
	s, _ := New(spatial.Plane, []spatial.Point{{X: 0, Y: 0}, {X: 1, Y: 2}, {X: 3, Y: 1}, {X: 6, Y: 5}, {X: 10, Y: 0}})
	p, _ := s.Pairs(Marks{})
	k, h, _ := p.KDensity(Scale{R: []float64{0, 1, 2, 3, 4}})
	fmt.Printf("%.6f, bandwidth %.6f\n", k, h)
	// Output: [0.031126 0.049985 0.083961 0.095661 0.091433], bandwidth 1.298852
}

// The bandwidth is that of dbmss 2.11-0 (Kdhat with r = 0:4, which uses the
// eight distances up to 8); the densities are the formula evaluated in R.
func TestFivePoints(t *testing.T) {
	k, h, err := pairs(t, sites(t, spatial.Plane, five), Marks{}).KDensity(Scale{R: []float64{0, 1, 2, 3, 4}})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1.29885200291281; math.Abs(h-want) > 1e-13 {
		t.Errorf("bandwidth %.15g, want %v", h, want)
	}
	for i, want := range []float64{0.0311255482553747, 0.0499848775565651, 0.0839609251593401, 0.095660706939554, 0.0914331376719219} {
		if math.Abs(k[i]/want-1) > 1e-9 {
			t.Errorf("K(%d) = %.15g, want %v", i, k[i], want)
		}
	}
	// dbmss itself, which bins and interpolates.
	for i, want := range []float64{0.0312221082820663, 0.0500507837041213, 0.0839731159559033, 0.0956971518879205, 0.0915267122897124} {
		if math.Abs(k[i]/want-1) > 0.005 {
			t.Errorf("K(%d) = %v, dbmss %v", i, k[i], want)
		}
	}
}

type drawn struct {
	metric spatial.Metric
	points []spatial.Point
	marks  Marks
}

func draw(t *rapid.T, most int) drawn {
	d := drawn{metric: rapid.SampledFrom([]spatial.Metric{spatial.Sphere, spatial.Plane}).Draw(t, "metric")}
	n := rapid.IntRange(4, most).Draw(t, "n")
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	for range n {
		d.points = append(d.points, spatial.Point{X: 100 + 10*random.Float64(), Y: 20 + 10*random.Float64()})
	}
	if rapid.Bool().Draw(t, "weighted") {
		for range n {
			d.marks.Weight = append(d.marks.Weight, float64(1+random.IntN(20)))
		}
	}
	kind := rapid.IntRange(0, 2).Draw(t, "groups")
	for i := range n {
		if kind > 0 {
			d.marks.From = append(d.marks.From, i%2 == 0)
		}
		if kind > 1 {
			d.marks.To = append(d.marks.To, i%2 == 1)
		}
	}
	return d
}

// pairs calls visit with the distance and the weight of each pair.
func (d drawn) pairs(visit func(distance, weight float64)) {
	for i := range d.points {
		for j := range d.points {
			switch {
			case d.marks.To != nil && !(d.marks.From[i] && d.marks.To[j]):
			case d.marks.To == nil && (i >= j || d.marks.From != nil && !(d.marks.From[i] && d.marks.From[j])):
			default:
				visit(d.metric.Distance(d.points[i], d.points[j]), d.marks.weight(i)*d.marks.weight(j))
			}
		}
	}
}

// direct is the formula of [Sites.KDensity].
func (d drawn) direct(r, h float64) float64 {
	sum, mass := 0.0, 0.0
	d.pairs(func(distance, weight float64) {
		mass += weight
		for _, u := range []float64{(r - distance) / h, (r + distance) / h} {
			sum += weight * math.Exp(-u*u/2) / math.Sqrt(2*math.Pi)
		}
	})
	return sum / (h * mass)
}

// Binned pairs give the density of the formula to 1e-9, whatever the metric,
// the weights and the groups.
func TestKDensityIsTheFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 300)
		s, err := New(d.metric, d.points)
		if err != nil {
			t.Fatal(err)
		}
		median, err := pairs(t, s, d.marks).Median()
		if err != nil {
			t.Fatal(err)
		}
		r := grid(median*rapid.Float64Range(0.2, 3).Draw(t, "reach"), 7)
		k, h, err := pairs(t, s, d.marks).KDensity(Scale{R: r})
		if err != nil {
			t.Skip(err)
		}
		for i := range r {
			if want := d.direct(r[i], h); math.Abs(k[i]-want) > 1e-9*want+1e-15/h {
				t.Fatalf("K(%v) = %.15g, formula %.15g (%d points, h %v)", r[i], k[i], want, len(d.points), h)
			}
		}
	})
}

// quantile returns a quantile of sorted values by linear interpolation.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	k := int(at)
	return sorted[k] + (at-float64(k))*(sorted[min(k+1, len(sorted)-1)]-sorted[k])
}

// The rule of thumb and the median against sorted distances.
func TestBandwidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 60)
		var all []float64
		d.pairs(func(distance, _ float64) { all = append(all, distance) })
		slices.Sort(all)
		s, _ := New(d.metric, d.points)
		median, err := pairs(t, s, d.marks).Median()
		if err != nil || math.Abs(median/quantile(all, 0.5)-1) > 1e-9 {
			t.Fatalf("median %v, %v, want %v", median, err, quantile(all, 0.5))
		}
		limit := rapid.Float64Range(0.5, 2).Draw(t, "reach") * median
		within := all[:len(all)-len(slices.DeleteFunc(slices.Clone(all), func(v float64) bool { return v <= limit*(1+1e-12) }))]
		if len(within) < 2 {
			return
		}
		mean, squares := 0.0, 0.0
		for _, v := range within {
			mean += v / float64(len(within))
		}
		for _, v := range within {
			squares += (v - mean) * (v - mean)
		}
		sd := math.Sqrt(squares / float64(len(within)-1))
		want := 0.9 * math.Min(sd, (quantile(within, 0.75)-quantile(within, 0.25))/1.34) * math.Pow(float64(len(within)), -0.2)
		if h, err := pairs(t, s, d.marks).Bandwidth(limit); err != nil || math.Abs(h/want-1) > 1e-8 {
			t.Fatalf("bandwidth %v, %v, want %v", h, err, want)
		}
	})
}

// A density integrates to 1, and is the same in other units but for the unit.
func TestKDensityIsADensity(t *testing.T) {
	points := scattered(400)
	r := grid(160, 4000)
	k, h, err := pairs(t, sites(t, spatial.Plane, points), Marks{}).KDensity(Scale{R: r, Bandwidth: 2})
	if err != nil {
		t.Fatal(err)
	}
	sum := -(k[0] + k[len(k)-1]) / 2
	for _, v := range k {
		sum += v
	}
	if sum *= r[1]; math.Abs(sum-1) > 1e-6 {
		t.Errorf("the density integrates to %v", sum)
	}
	for i := range points {
		points[i] = spatial.Point{X: 1000 * points[i].X, Y: 1000 * points[i].Y}
	}
	m, _, _ := pairs(t, sites(t, spatial.Plane, points), Marks{}).KDensity(Scale{R: grid(160000, 4000), Bandwidth: 1000 * h})
	for i := range k {
		if math.Abs(m[i]*1000-k[i]) > 1e-12 {
			t.Fatalf("K(%v) = %v, in thousandths %v", r[i], k[i], m[i])
		}
	}
}

func TestErrors(t *testing.T) {
	s := sites(t, spatial.Plane, five)
	r := Scale{R: []float64{1, 2}}
	checkErrors(t, map[string]func() error{
		"pattern: there are no sites": func() error { _, err := New(spatial.Plane, nil); return err },
		"pattern: site 2: weight -1 is not a number from 0 on": func() error {
			_, err := s.Pairs(Marks{Weight: []float64{1, 1, -1, 1, 1}})
			return err
		},
		"pattern: all pairs have the weight 0": func() error {
			_, err := s.Pairs(Marks{Weight: []float64{1, 0, 0, 0, 0}})
			return err
		},
		"pattern: 1 sites are too few: at least 2 are needed": func() error {
			_, err := s.Pairs(Marks{From: every(5, 9, 0)})
			return err
		},
		"pattern: site 0 is looked at and looked at with": func() error {
			_, err := s.Pairs(Marks{From: every(5, 2, 0), To: every(5, 3, 0)})
			return err
		},
		"pattern: distance 1: -2 is not a number from 0 on": func() error {
			_, _, err := pairs(t, s, Marks{}).KDensity(Scale{R: []float64{1, -2}})
			return err
		},
		"pattern: all sites lie on one spot: give a bandwidth": func() error {
			_, _, err := pairs(t, sites(t, spatial.Plane, make([]spatial.Point, 3)), Marks{}).KDensity(r)
			return err
		},
		"pattern: bandwidth 1e-06 is too small for distances up to 2: make it at least 0.0005": func() error {
			_, _, err := pairs(t, s, Marks{}).KDensity(Scale{R: []float64{2}, Bandwidth: 1e-6})
			return err
		},
	})
}

func checkErrors(t *testing.T, runs map[string]func() error) {
	t.Helper()
	for want, run := range runs {
		if err := run(); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
