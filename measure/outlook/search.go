package outlook

import (
	"cmp"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// search minimises f from the two best of the starts (Nelder and Mead). The
// caller's f remembers the best point that it has seen, so that nothing is
// returned and a search that ends early is no loss.
func search(f func(x []float64) float64, starts [][]float64, size float64) {
	type start struct {
		x     []float64
		value float64
	}
	tried := make([]start, len(starts))
	for i, x := range starts {
		tried[i] = start{x, f(x)}
	}
	slices.SortStableFunc(tried, func(a, b start) int { return cmp.Compare(a.value, b.value) })
	for _, s := range tried[:min(2, len(tried))] {
		_, _ = optimize.Minimize(optimize.Problem{Func: f}, s.x, &optimize.Settings{
			FuncEvaluations: 400,
			Converger:       &optimize.FunctionConverge{Relative: 1e-12, Iterations: 25},
		}, &optimize.NelderMead{SimplexSize: size})
	}
}

// grid returns all points with a coordinate from each list.
func grid(lists ...[]float64) [][]float64 {
	points := [][]float64{nil}
	for _, list := range lists {
		var longer [][]float64
		for _, p := range points {
			for _, v := range list {
				longer = append(longer, append(slices.Clone(p), v))
			}
		}
		points = longer
	}
	return points
}
