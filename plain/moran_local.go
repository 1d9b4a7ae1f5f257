package plain

import (
	"slices"

	"agglo/measure/spatial/autocorr"
	"agglo/measure/spatial/weights"
	"agglo/table"
)

// each measures every unit.
func (f *moranFlags) each(w *weights.Matrix, units *units) (*table.Table, error) {
	statistic, local, sim, err := f.localise(w, units.value)
	if err != nil {
		return nil, err
	}
	quadrants, err := autocorr.Quadrants(w, units.value)
	if err != nil {
		return nil, err
	}
	p := local.P
	if f.permutations > 0 {
		p = sim.P
	}
	fdr := autocorr.FalseDiscovery(p)
	t := &table.Table{Name: "moran", Title: "Local spatial autocorrelation"}
	for _, name := range []string{"id", "value", statistic, "z", "p", "p_sim", "quadrant", "fdr"} {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	for i, id := range units.id {
		pSim, quadrant := any(nil), any(nil)
		if f.permutations > 0 {
			pSim = sim.P[i]
		}
		if quadrants[i] != autocorr.NoQuadrant {
			quadrant = quadrants[i].String()
		}
		t.Add(id, units.value[i], local.Value[i], local.Z[i], local.P[i], pSim, quadrant, fdr[i])
	}
	return t, nil
}

// localise returns the statistic that --local asks for and, where there are
// permutations, its simulation.
func (f *moranFlags) localise(w *weights.Matrix, y []float64) (name string, l autocorr.Local, s autocorr.LocalSimulation, err error) {
	switch f.local {
	case "g":
		name, w = "G", f.transformed(w.WithSelf(0))
		l, err = autocorr.LocalG(w, y)
		if err == nil && f.permutations > 0 {
			s, err = autocorr.PermuteLocalG(w, y, f.runs())
		}
	case "gstar":
		name, w = "Gstar", f.transformed(withSelf(w))
		l, err = autocorr.LocalGStar(w, y)
		if err == nil && f.permutations > 0 {
			s, err = autocorr.PermuteLocalGStar(w, y, f.runs())
		}
	default:
		name, w = "I", f.transformed(w.WithSelf(0))
		scale := autocorr.Scale(slices.Index(scales, f.scale))
		l, err = autocorr.LocalMoran(w, y, scale)
		if err == nil && f.permutations > 0 {
			s, err = autocorr.PermuteLocalMoran(w, y, scale, f.runs())
		}
	}
	return name, l, s, err
}

// withSelf makes every unit a neighbour of its own, with the weight 1, unless
// the weights say already how much units count for themselves.
func withSelf(w *weights.Matrix) *weights.Matrix {
	for i := range w.N() {
		if w.At(i, i) != 0 {
			return w
		}
	}
	return w.WithSelf(1)
}
