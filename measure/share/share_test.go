package share

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) || math.IsNaN(a) && math.IsNaN(b)
}

func compare(t *testing.T, name string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s has %d elements, want %d", name, len(got), len(want))
	}
	for i := range got {
		if !near(got[i], want[i]) {
			t.Errorf("%s[%d] = %.15g, want %.15g", name, i, got[i], want[i])
		}
	}
}

// economy is the 5 x 5 example in the help of EconGeo's location.quotient.
var economy = mat.NewDense(5, 5, []float64{
	100, 0, 0, 0, 0,
	0, 15, 5, 70, 10,
	0, 20, 10, 20, 50,
	0, 25, 30, 5, 40,
	0, 40, 55, 5, 0,
})

// Quotients, Krugman and Hachman as EconGeo 1.3 (420c3c5) computes them:
// location.quotient, Krugman.index, Hachman.
func TestEconGeo(t *testing.T) {
	lq, err := LocationQuotient(economy, nil)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "lq", lq.RawMatrix().Data, []float64{
		5, 0, 0, 0, 0,
		0, 0.75, 0.25, 3.5, 0.5,
		0, 1, 0.5, 1, 2.5,
		0, 1.25, 1.5, 0.25, 2,
		0, 2, 2.75, 0.25, 0,
	})
	k, err := Krugman(economy, nil)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "krugman", k, []float64{1.6, 1.0, 0.6, 0.7, 1.1})
	h, err := Hachman(economy, nil)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "hachman", h, []float64{0.2, 0.380952380952381, 0.588235294117647, 0.634920634920635, 0.43010752688172})
}

// locq(1714, 79006, 879213, 15593224) of REAT 3.0.3: one region and one
// industry against the nation.
func TestREATQuotient(t *testing.T) {
	lq, err := LocationQuotient(mat.NewDense(1, 2, []float64{1714, 79006 - 1714}), []float64{879213, 15593224 - 879213})
	if err != nil {
		t.Fatal(err)
	}
	if got := lq.At(0, 0); !near(got, 0.384762342301328) {
		t.Errorf("quotient = %.15g, want 0.384762342301328", got)
	}
}

func TestQuotientUnknown(t *testing.T) {
	lq, err := LocationQuotient(mat.NewDense(2, 2, []float64{0, 0, 3, 0}), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range lq.RawMatrix().Data {
		if (i == 2) == math.IsNaN(v) {
			t.Errorf("quotients %v: only the third is known", lq.RawMatrix().Data)
		}
	}
}

func TestErrors(t *testing.T) {
	bad := mat.NewDense(2, 2, []float64{1, 2, 3, -4})
	want := "share: row 1, column 1: -4 is not a number from 0 on"
	for name, f := range map[string]func() error{
		"LocationQuotient": func() error { _, err := LocationQuotient(bad, nil); return err },
		"Krugman":          func() error { _, err := Krugman(bad, nil); return err },
		"Hachman":          func() error { _, err := Hachman(bad, nil); return err },
		"Similar":          func() error { _, err := Similar(bad, 0); return err },
		"ShiftShare":       func() error { _, err := ShiftShare(bad, bad, nil, nil); return err },
	} {
		if err := f(); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
	for _, x := range []*mat.Dense{mat.NewDense(2, 1, []float64{1e308, 1e308}), mat.NewDense(1, 2, []float64{1e308, 1e308})} {
		if _, err := LocationQuotient(x, nil); err == nil || err.Error() != "share: the values: the sum is more than a number holds: take a larger unit" {
			t.Errorf("a sum beyond all numbers: %v", err)
		}
	}
	if _, err := LocationQuotient(economy, []float64{1, 1, math.NaN(), 1, 1}); err == nil ||
		err.Error() != "share: reference: element 2: NaN is not a number from 0 on" {
		t.Errorf("a reference with NaN: %v", err)
	}
}

// The quotients of a region, weighted by the shares of the nation, have mean 1,
// and those of an industry, weighted by the shares of the regions, too.
func TestQuotientsAverageToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawTable(t)
		lq, err := LocationQuotient(x, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, c := x.Dims()
		all := mat.Sum(x)
		for i := range r {
			mean := 0.0
			for j := range c {
				mean += lq.At(i, j) * mat.Sum(x.ColView(j)) / all
			}
			if !near(mean, 1) {
				t.Fatalf("row %d: mean %v", i, mean)
			}
		}
	})
}

// drawTable draws a table of positive values.
func drawTable(t *rapid.T) *mat.Dense {
	r, c := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "columns")
	x := mat.NewDense(r, c, nil)
	x.Apply(func(i, j int, _ float64) float64 { return rapid.Float64Range(0.001, 1000).Draw(t, "x") }, x)
	return x
}

func TestVariants(t *testing.T) {
	for _, lq := range []float64{0.25, 1, 4, 1e6} {
		if s := Symmetric(lq); !near(s, -Symmetric(1/lq)) {
			t.Errorf("Symmetric(%v) = %v is not the opposite of that of 1/%v", lq, s, lq)
		}
		if l := Log(lq); !near(l, -Log(1/lq)) {
			t.Errorf("Log(%v) = %v is not the opposite of that of 1/%v", lq, l, lq)
		}
	}
	if Symmetric(0) != -1 || Symmetric(math.Inf(1)) != 1 || !math.IsNaN(Symmetric(math.NaN())) || !math.IsInf(Log(0), -1) {
		t.Error("the ends of the scales are wrong")
	}
}

// Similarity and dissimilarity are two views of one thing, symmetric, 1 for a
// region of the same structure, and the parts add up.
func TestSimilar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawTable(t)
		rows, _ := x.Dims()
		peers, err := Similar(x, 0)
		if err != nil || len(peers) != rows-1 {
			t.Fatalf("%d peers of %d regions, %v", len(peers), rows, err)
		}
		for _, peer := range peers {
			d, err := Dissimilarity(x.RawRowView(peer.Region), x.RawRowView(0))
			if err != nil || !near(peer.Similarity, 1-d/2) {
				t.Fatalf("region %d: similarity %v, dissimilarity %v, %v", peer.Region, peer.Similarity, d, err)
			}
			sum := 0.0
			for _, part := range peer.Shared {
				sum += part.Overlap
			}
			if !near(sum, peer.Similarity) {
				t.Fatalf("parts add up to %v, not %v", sum, peer.Similarity)
			}
		}
		twice := append([]float64{}, x.RawRowView(0)...)
		floats.Scale(3, twice)
		if d, _ := Dissimilarity(x.RawRowView(0), twice); !near(d, 0) {
			t.Fatalf("dissimilarity with three times itself = %v", d)
		}
	})
}

// Two jobs in three are in batteries here and one in three in the nation.
func ExampleLocationQuotient() {
	jobs := mat.NewDense(2, 2, []float64{
		200, 100, // batteries and textiles in the first city
		100, 500,
	})
	lq, _ := LocationQuotient(jobs, nil)
	fmt.Printf("%.2f\n", lq.At(0, 0))
	// Output: 2.00
}

// Neither the order of regions and industries nor the unit of the values changes
// a quotient, an index or a part of a change but for its place and unit.
func TestOrderAndUnitDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawTable(t)
		r, c := x.Dims()
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		rowAt, columnAt := random.Perm(r), random.Perm(c)
		moved := func(x *mat.Dense, unit float64) *mat.Dense {
			y := mat.NewDense(r, c, nil)
			for i := range r {
				for j := range c {
					y.Set(rowAt[i], columnAt[j], unit*x.At(i, j))
				}
			}
			return y
		}
		end := mat.NewDense(r, c, nil)
		end.Apply(func(i, j int, v float64) float64 { return v * float64(1+(i+2*j)%3) }, x)
		lq, _ := LocationQuotient(x, nil)
		other, _ := LocationQuotient(moved(x, 7), nil)
		krugman, _ := Krugman(x, nil)
		krugmanToo, _ := Krugman(moved(x, 7), nil)
		hachman, _ := Hachman(x, nil)
		hachmanToo, _ := Hachman(moved(x, 7), nil)
		shifts, _ := ShiftShare(x, end, nil, nil)
		shiftsToo, _ := ShiftShare(moved(x, 7), moved(end, 7), nil, nil)
		for i := range r {
			if !near(krugmanToo[rowAt[i]], krugman[i]) || !near(hachmanToo[rowAt[i]], hachman[i]) {
				t.Fatalf("row %d: Krugman %v and %v, Hachman %v and %v", i, krugman[i], krugmanToo[rowAt[i]], hachman[i], hachmanToo[rowAt[i]])
			}
			for j := range c {
				a, b := shifts[i][j], shiftsToo[rowAt[i]][columnAt[j]]
				if !near(other.At(rowAt[i], columnAt[j]), lq.At(i, j)) || !near(b.Mix, 7*a.Mix) && math.Abs(b.Mix-7*a.Mix) > 1e-6 ||
					math.Abs(b.Competitive-7*a.Competitive) > 1e-6*(1+math.Abs(b.Competitive)) {
					t.Fatalf("row %d, column %d: quotients %v and %v, shifts %+v and %+v", i, j, lq.At(i, j), other.At(rowAt[i], columnAt[j]), a, b)
				}
			}
		}
	})
}
