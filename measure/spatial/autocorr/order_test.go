package autocorr

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial/weights"
)

// The order of the units changes nothing but the order.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 9).Draw(t, "n")
		w, y := drawWeights(t, n), drawValues(t, n)
		at := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(n)
		moved := make([]float64, n)
		var links []weights.Link
		for i := range n {
			moved[at[i]] = y[i]
			neighbours, weight := w.Row(i)
			for k, j := range neighbours {
				links = append(links, weights.Link{From: at[i], To: at[j], Weight: weight[k]})
			}
		}
		v, err := weights.New(n, links)
		if err != nil {
			t.Fatal(err)
		}
		same := func(what string, a, b float64) {
			if math.IsNaN(a) != math.IsNaN(b) || math.Abs(a-b) > 1e-8*(1+math.Abs(a)) {
				t.Fatalf("%s = %v, in another order %v", what, a, b)
			}
		}
		for name, statistic := range map[string]func(*weights.Matrix, []float64) (Global, error){"I": Moran, "C": Geary, "G": GetisOrd} {
			one, _ := statistic(w, y)
			other, _ := statistic(v, moved)
			same(name, one.Value, other.Value)
			same("its variance", one.Random.Variance, other.Random.Variance)
		}
		one, _ := LocalMoran(w, y, Sample)
		other, _ := LocalMoran(v, moved, Sample)
		g, _ := LocalG(w, y)
		gToo, _ := LocalG(v, moved)
		for i := range n {
			same("local I", one.Value[i], other.Value[at[i]])
			same("its variance", one.Variance[i], other.Variance[at[i]])
			same("local G", g.Value[i], gToo.Value[at[i]])
		}
	})
}
