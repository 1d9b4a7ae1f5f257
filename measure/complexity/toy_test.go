package complexity

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// near reports whether two numbers agree to 1e-9, relative where they are large.
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

func table(t *testing.T, m mat.Matrix) *Values {
	t.Helper()
	v, err := FromMatrix(m)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// toy is the table behind testdata/toy_5x6.csv.
var toy = mat.NewDense(5, 6, []float64{
	120, 80, 60, 40, 30, 20,
	90, 20, 70, 10, 0, 25,
	30, 60, 5, 50, 10, 0,
	60, 0, 40, 5, 35, 0,
	20, 40, 0, 30, 0, 5,
})

// testdata/toy_5x6.csv is what py-ecomplexity 0.5.2 (commit d22c0f7) computes
// from the table: ecomplexity(df, cols_input), all options at their defaults.
func TestPyEcomplexity(t *testing.T) {
	file, err := os.Open("testdata/toy_5x6.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rca := table(t, toy).RCA()
	m := rca.Presence(1)
	index, err := ECI(m, Ecomplexity)
	if err != nil {
		t.Fatal(err)
	}
	outlook := NewOutlook(m, index, Ecomplexity)
	for i, row := range rows[1:] {
		r, p := i/6, i%6
		present := 0.0
		if m.Has(r, p) {
			present = 1
		}
		got := map[string]float64{
			"diversity": float64(m.Diversity[r]), "ubiquity": float64(m.Ubiquity[p]), "mcp": present,
			"eci": index.Region[r], "pci": index.Product[p], "density": outlook.Density.At(r, p),
			"coi": outlook.Index[r], "cog": outlook.Gain.At(r, p), "rca": rca.At(r, p),
		}
		for k, name := range rows[0][4:] {
			want, err := strconv.ParseFloat(row[k+4], 64)
			if err != nil {
				t.Fatal(err)
			}
			if !near(got[name], want) {
				t.Errorf("%s of %s in %s = %.15g, want %.15g", name, row[1], row[0], got[name], want)
			}
		}
	}
	if math.Abs(index.Second-0.68156798) > 5e-9 {
		t.Errorf("second eigenvalue = %.12f, want 0.68156798", index.Second)
	}
}
