package plain

import (
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/spatial/autocorr"
	"agglo/measure/spatial/weights"
	"agglo/table"
)

var moranTool = Tool{
	Name:    "moran",
	Summary: "Spatial autocorrelation: whether places near each other have similar values, everywhere and place by place.",
	Args:    "[FILE.csv]",
	Help: `Reads id and value, one row a unit, from FILE or --values FILE. Who is whose
neighbour comes from --weights FILE with from, to, weight, from --boundaries
FILE (TopoJSON or GeoJSON, a feature's id being the unit's), or from lon and lat
(degrees) or x and y beside the values: the --k nearest, all within --band, or
a --kernel as wide as the band. Writes one row each for Moran's I, Geary's C and
the G of Getis and Ord (of binary weights; unknown where a value is negative):

  statistic, value, expected      expected without autocorrelation
  variance_normal, z_normal, p_normal   if the values were normally distributed
  variance_random, z_random, p_random   if they were shuffled; p two-sided
  z_sim, p_sim                    of --permutations

and with --local one row for each unit:

  id, value
  I          local Moran (with --local=g or gstar: G or G* of Getis and Ord)
  z, p       by the exact moments of conditional permutation; p two-sided
  p_sim      of --permutations, by --alternative
  quadrant   HH, LL, LH or HL: unit and neighbours above or below the mean
  fdr        p_sim (p without permutations) adjusted by Benjamini and Hochberg

Rows of weights are divided by their sum unless --transform says otherwise. A
unit without neighbours has empty cells. The alternative "directed" takes the
tail on which a value lies, as esda and GeoDa do: half of two-sided.`,
	New: func(fs *pflag.FlagSet) Run {
		var f moranFlags
		f.columns = ColumnFlag(fs)
		fs.StringVar(&f.values, "values", "", "`FILE` with id, value and perhaps lon, lat")
		fs.StringVar(&f.weights, "weights", "", "`FILE` with from, to, weight")
		fs.StringVar(&f.boundaries, "boundaries", "", "`FILE` of boundaries: neighbours are those that share one")
		fs.StringVar(&f.contiguity, "contiguity", "queen", "of --boundaries: queen (a corner in common) or rook (a side)")
		fs.IntVar(&f.k, "k", 0, "neighbours: the k nearest (8 where nothing else is said)")
		fs.Float64Var(&f.band, "band", 0, "neighbours: all within this distance (metres, or units of x and y)")
		fs.StringVar(&f.kernel, "kernel", "", "weight by distance within the band: "+list(kernelNames()))
		fs.StringVar(&f.transform, "transform", "row", "row (each row sums to 1), binary or none")
		fs.StringVar(&f.local, "local", "", "place by place: moran, g or gstar")
		fs.Lookup("local").NoOptDefVal = "moran"
		fs.StringVar(&f.scale, "scale", "sample", "of local Moran: sample (n - 1, as esda) or population (n, as Anselin)")
		fs.IntVar(&f.permutations, "permutations", 999, "number of permutations; 0 for none")
		fs.Uint64Var(&f.seed, "seed", 1, "seed of the permutations")
		fs.StringVar(&f.alternative, "alternative", "directed", list(alternatives))
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) { return f.run(args, stdin) }
	},
}

var (
	alternatives = []string{"directed", "two-sided", "greater", "less"} // in the order of autocorr
	transforms   = []string{"row", "binary", "none"}
	scales       = []string{"sample", "population"} // in the order of autocorr
	locals       = []string{"moran", "g", "gstar"}
)

type moranFlags struct {
	columns                   *map[string]string
	values, weights           string
	boundaries, contiguity    string
	k                         int
	band                      float64
	kernel, transform         string
	local, scale, alternative string
	permutations              int
	seed                      uint64
}

func (f *moranFlags) check(args []string) error {
	for flag, c := range map[string]struct {
		got   string
		words []string
	}{"transform": {f.transform, transforms}, "alternative": {f.alternative, alternatives}, "scale": {f.scale, scales}, "contiguity": {f.contiguity, contiguities},
		"local": {f.local, append(locals, "")}, "kernel": {f.kernel, append(kernelNames(), "")}} {
		if !slices.Contains(c.words, c.got) {
			return choice(flag, c.got, slices.DeleteFunc(c.words, func(w string) bool { return w == "" }))
		}
	}
	switch {
	case f.values != "" && len(args) > 0:
		return agglo.Errorf(agglo.Usage, "the values are given twice: %s and --values %s", args[0], f.values)
	case f.permutations < 0:
		return agglo.Errorf(agglo.Usage, "--permutations %d is negative", f.permutations)
	case f.k < 0 || !(f.band >= 0) || math.IsInf(f.band, 0):
		return agglo.Errorf(agglo.Usage, "--k and --band must be above 0")
	case f.weights != "" && f.boundaries != "" || (f.weights != "" || f.boundaries != "") && (f.k > 0 || f.band > 0) || f.k > 0 && f.band > 0 && f.kernel == "":
		return agglo.Errorf(agglo.Usage, "--weights, --boundaries, --k and --band each say who is a neighbour: give one")
	case f.kernel != "" && (f.k > 0) == (f.band > 0):
		return agglo.Errorf(agglo.Usage, "--kernel needs --band (one width) or --k (as wide as the k nearest lie)")
	}
	return nil
}

func (f *moranFlags) run(args []string, stdin io.Reader) (Result, error) {
	if err := f.check(args); err != nil {
		return nil, err
	}
	units, err := f.read(args, stdin)
	if err != nil {
		return nil, err
	}
	w, notes, err := f.neighbours(units, stdin)
	if err != nil {
		return nil, err
	}
	if n := len(w.Islands()); n > 0 {
		notes = append(notes, fmt.Sprintf("units without neighbours: %d of %d", n, w.N()))
	}
	var t *table.Table
	if f.local == "" {
		t, err = f.global(w, units)
	} else {
		t, err = f.each(w, units)
	}
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %s", units.sheet.Name, strings.TrimPrefix(err.Error(), "autocorr: "))
	}
	t.Note = strings.Join(notes, "\n")
	return t, nil
}

// transformed returns the weights as --transform says.
func (f *moranFlags) transformed(w *weights.Matrix) *weights.Matrix {
	switch f.transform {
	case "row":
		return w.RowStandardised()
	case "binary":
		return w.Binary()
	}
	return w
}

func (f *moranFlags) runs() autocorr.Permutations {
	return autocorr.Permutations{N: f.permutations, Source: rand.NewPCG(f.seed, 0),
		Alternative: autocorr.Alternative(slices.Index(alternatives, f.alternative))}
}

// global measures I, C and G.
func (f *moranFlags) global(w *weights.Matrix, units *units) (*table.Table, error) {
	t := &table.Table{Name: "moran", Title: "Spatial autocorrelation"}
	for _, name := range []string{"statistic", "value", "expected", "variance_normal", "z_normal", "p_normal",
		"variance_random", "z_random", "p_random", "z_sim", "p_sim"} {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	w = w.WithSelf(0)
	standard, binary := f.transformed(w), w.Binary()
	for _, s := range []struct {
		name    string
		w       *weights.Matrix
		formula func(*weights.Matrix, []float64) (autocorr.Global, error)
		permute func(*weights.Matrix, []float64, autocorr.Permutations) (autocorr.Simulation, error)
	}{
		{"moran_i", standard, autocorr.Moran, autocorr.PermuteMoran},
		{"geary_c", standard, autocorr.Geary, autocorr.PermuteGeary},
		{"getis_ord_g", binary, autocorr.GetisOrd, autocorr.PermuteGetisOrd},
	} {
		if s.name == "getis_ord_g" && slices.Min(units.value) < 0 {
			t.Add(s.name, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil)
			continue
		}
		g, err := s.formula(s.w, units.value)
		if err != nil {
			return nil, err
		}
		zSim, pSim := any(nil), any(nil)
		if f.permutations > 0 {
			sim, err := s.permute(s.w, units.value, f.runs())
			if err != nil {
				return nil, err
			}
			zSim, pSim = sim.Z, sim.P
		}
		t.Add(s.name, g.Value, g.Expected, g.Normal.Variance, g.Normal.Z, g.Normal.P, g.Random.Variance, g.Random.Z, g.Random.P, zSim, pSim)
	}
	return t, nil
}
