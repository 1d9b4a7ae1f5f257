package pattern

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// Bands are what the K-density would be by chance. A density above Upper or
// below Lower at one distance that was chosen beforehand is unlikely; one that
// leaves GlobalUpper or GlobalLower anywhere is unlikely over all distances
// together: the industry is localised or dispersed.
type Bands struct {
	Lower, Upper             []float64 // local: at each distance for itself
	GlobalLower, GlobalUpper []float64
}

// newBands draws bands around simulated densities, in one slice for each
// simulation, with out = (1 - level)/2 of the simulations on either side,
// rounded down. The local band leaves out as many at each distance; the global
// upper band is passed anywhere by as many simulations in all, and so is the
// lower.
//
// Which simulations are outside is decided by how extreme their most extreme
// values are (extreme rank length: the ranks at all distances in ascending
// order, compared like words), and the band is the hull of the others.
func newBands(densities [][]float64, level float64) Bands {
	distances := len(densities[0])
	b := Bands{Lower: make([]float64, distances), Upper: make([]float64, distances)}
	out := int((1-level)/2*float64(len(densities)) + 1e-9)
	low, high := make([][]int, len(densities)), make([][]int, len(densities))
	values := make([]float64, len(densities))
	for r := range distances {
		for k := range densities {
			values[k] = densities[k][r]
		}
		slices.Sort(values)
		for k := range densities {
			smaller, _ := slices.BinarySearch(values, densities[k][r])
			larger := len(values) - sort.SearchFloat64s(values, math.Nextafter(densities[k][r], math.Inf(1)))
			low[k], high[k] = append(low[k], smaller), append(high[k], larger)
		}
		b.Lower[r], b.Upper[r] = values[out], values[len(values)-1-out]
	}
	b.GlobalLower = hull(densities, low, out, math.Min)
	b.GlobalUpper = hull(densities, high, out, math.Max)
	return b
}

// hull returns the outermost densities when the given number of simulations,
// those with the most extreme ranks, is left away.
func hull(densities [][]float64, ranks [][]int, out int, outer func(a, b float64) float64) []float64 {
	order := make([]int, len(densities))
	for k := range order {
		slices.Sort(ranks[k])
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(ranks[a], ranks[b]) })
	kept := order[out:]
	edge := slices.Clone(densities[kept[0]])
	for _, k := range kept {
		for r, v := range densities[k] {
			edge[r] = outer(edge[r], v)
		}
	}
	return edge
}

func (p *Pairs) checkBands(n int, level float64) error {
	switch {
	case p.from.Len() == p.sites.Len() && p.from.even():
		return errors.New("pattern: all sites are looked at and weigh the same: every relabelling gives the same density")
	case !(level > 0 && level < 1):
		return fmt.Errorf("pattern: level %v is not between 0 and 1", level)
	case float64(n)*(1-level)/2 < 1-1e-9:
		return fmt.Errorf("pattern: %d simulations are too few for a level of %v: take at least %.0f", n, level, math.Ceil(2/(1-level)-1e-9))
	}
	return nil
}
