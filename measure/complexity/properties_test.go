package complexity

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

// drawPresence draws M of up to 12 regions and 12 products.
func drawPresence(t *rapid.T) *Presence {
	products := rapid.IntRange(2, 12).Draw(t, "products")
	row := rapid.SliceOfN(rapid.Bool(), products, products)
	var rows [][]int32
	for _, has := range rapid.SliceOfN(row, 2, 12).Draw(t, "rows") {
		var products []int32
		for p, yes := range has {
			if yes {
				products = append(products, int32(p))
			}
		}
		rows = append(rows, products)
	}
	return NewPresence(products, rows)
}

// The index is an eigenvector whatever the data, ECI is the mean PCI of a
// region's products, and the eigenvalue is the second of a dense solver.
func TestIndexIsTheSecondEigenvector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawPresence(t)
		index, err := ECI(m, Ecomplexity)
		if err != nil {
			return
		}
		regions, products := m.Dims()
		image, again := make([]float64, products), make([]float64, regions)
		m.toRegions(again, index.Vector)
		m.toProducts(image, again)
		gap := index.Second - index.Third
		for p, v := range index.Vector {
			if d := math.Abs(image[p] - index.Second*v); d > 1e-12/gap {
				t.Fatalf("product %d: the image differs from the multiple by %g at gap %g", p, d, gap)
			}
		}
		m.toRegions(again, index.Product)
		for r, v := range index.Region {
			if !near(again[r], v) && gap > 1e-3 {
				t.Fatalf("region %d: ECI %v, mean PCI %v", r, v, again[r])
			}
		}
		if values := dense(m); !near(values[len(values)-2], index.Second) || !near(values[len(values)-1], 1) {
			t.Fatalf("eigenvalues of the dense solver %v, second here %v", values, index.Second)
		}
	})
}

// dense returns the eigenvalues of D^-½ M U⁻¹ Mᵀ D^-½, ascending.
func dense(m *Presence) []float64 {
	regions, products := m.Dims()
	s := mat.NewSymDense(regions, nil)
	for a := range regions {
		for b := a; b < regions; b++ {
			sum := 0.0
			for p := range products {
				if m.Has(a, p) && m.Has(b, p) {
					sum += 1 / float64(m.Ubiquity[p])
				}
			}
			if sum > 0 {
				s.SetSym(a, b, sum/math.Sqrt(float64(m.Diversity[a])*float64(m.Diversity[b])))
			}
		}
	}
	var eigen mat.EigenSym
	eigen.Factorize(s, false)
	return eigen.Values(nil)
}

// Density, outlook and gain are the sums of their formulas, term by term.
func TestOutlookIsItsFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawPresence(t)
		c := rapid.SampledFrom(Conventions).Draw(t, "convention")
		index, err := ECI(m, c)
		if err != nil {
			return
		}
		worth := index.Vector
		if c.Scaled {
			worth = index.Product
		}
		o := NewOutlook(m, index, c)
		regions, products := m.Dims()
		for r := range regions {
			for p := range products {
				if m.Ubiquity[p] == 0 {
					continue
				}
				density, gain := naive(m, r, p, worth, c)
				if got := o.Density.At(r, p); !near(got, density) {
					t.Fatalf("density of %d in %d = %v, want %v", p, r, got, density)
				}
				if got := o.Gain.At(r, p); !near(got, gain) {
					t.Fatalf("gain of %d in %d = %v, want %v", p, r, got, gain)
				}
			}
		}
	})
}

func naive(m *Presence, r, p int, worth []float64, c Convention) (density, gain float64) {
	total := func(q int) (sum float64) {
		for s := range m.Ubiquity {
			sum += m.nearness(q, s, c)
		}
		return sum
	}
	for q := range m.Ubiquity {
		phi := m.nearness(q, p, c)
		switch {
		case phi == 0:
		case m.Has(r, q):
			density += phi / total(p)
		default:
			gain += phi * worth[q] / total(q)
		}
	}
	if total(p) == 0 {
		density = math.NaN()
	}
	if m.Has(r, p) {
		return density, 0
	}
	if c.Net {
		gain -= density * worth[p]
	}
	return density, gain
}

// The order of regions and products changes nothing but the order, the unit of
// the values nothing at all.
func TestOrderAndUnitDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regions, products := rapid.IntRange(3, 8).Draw(t, "regions"), rapid.IntRange(3, 8).Draw(t, "products")
		n := regions * products
		data := rapid.SliceOfN(rapid.IntRange(0, 50), n, n).Draw(t, "values")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		rowAt, columnAt := random.Perm(regions), random.Perm(products)
		a, b := mat.NewDense(regions, products, nil), mat.NewDense(regions, products, nil)
		for r := range regions {
			for p := range products {
				a.Set(r, p, float64(data[r*products+p]))
				b.Set(rowAt[r], columnAt[p], 1024*a.At(r, p)) // a power of two: exact
			}
		}
		va, errA := FromMatrix(a)
		vb, errB := FromMatrix(b)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		x, errA := ECI(va.RCA().Presence(1), Ecomplexity)
		y, errB := ECI(vb.RCA().Presence(1), Ecomplexity)
		if !errors.Is(errA, errB) {
			t.Fatalf("errors %v and %v", errA, errB)
		}
		if errA != nil || !x.Signed() || x.Second-x.Third < 1e-4 {
			return
		}
		for r, v := range x.Region {
			if !near(y.Region[rowAt[r]], v) {
				t.Fatalf("region %d: %v and %v", r, v, y.Region[rowAt[r]])
			}
		}
	})
}

// Standardised means mean 0 and deviation 1, with n or n-1.
func TestStandardised(t *testing.T) {
	m := table(t, toy).RCA().Presence(1)
	for _, c := range Conventions {
		index, err := ECI(m, c)
		if err != nil {
			t.Fatal(err)
		}
		mean, sample := stat.MeanStdDev(index.Region, nil)
		deviation := sample * math.Sqrt(4.0/5)
		if c.Sample {
			deviation = sample
		}
		if !near(mean, 0) || !near(deviation, 1) {
			t.Errorf("%s: mean %v, deviation %v", c.Name, mean, deviation)
		}
	}
}
