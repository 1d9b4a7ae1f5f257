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
	"agglo/measure/spatial"
	"agglo/measure/spatial/pattern"
	"agglo/table"
)

var kdensityTool = Tool{
	Name:    "kdensity",
	Summary: "Whether establishments of one kind lie nearer to each other than by chance (Duranton and Overman).",
	Args:    "[FILE.csv]",
	Help: `Reads lon and lat (degrees) or x and y, and optionally weight (such as jobs) and
type (such as an industry), one row an establishment. Without --type all rows
are looked at; with it those of the type, and --with counts pairs with another
type. Writes one row for each distance:

  r                          distance (m, or units of x and y)
  k                          density of pairs at that distance (per unit of r)
  lower, upper               local band: what chance gives at that distance
  global_lower, global_upper what chance gives at all distances together

The bands need --simulations: types and weights are dealt anew to all sites
of the file. Localised is an industry whose k passes global_upper anywhere.
The kernel is Gaussian, reflected at 0; its bandwidth is Silverman's rule for
the distances up to twice the largest r, unless --bandwidth gives one.`,
	New: func(fs *pflag.FlagSet) Run {
		var f kdensityFlags
		f.columns = ColumnFlag(fs)
		fs.StringVar(&f.kind, "type", "", "type that is looked at")
		fs.StringVar(&f.with, "with", "", "type that pairs are counted with instead of its own")
		fs.BoolVar(&f.unweighted, "unweighted", false, "let every establishment count alike though the file has a weight")
		fs.Float64Var(&f.most, "max", 0, "largest distance; by default the median distance of the pairs")
		fs.IntVar(&f.steps, "steps", 100, "number of steps from 0 to the largest distance")
		fs.Float64Var(&f.bandwidth, "bandwidth", 0, "standard deviation of the kernel, in the unit of r")
		fs.IntVar(&f.simulations, "simulations", 0, "number of simulations for the bands; 0 for none")
		fs.Float64Var(&f.level, "level", 0.95, "level of the bands, two-sided")
		fs.Uint64Var(&f.seed, "seed", 1, "seed of the simulations")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) { return f.run(args, stdin) }
	},
}

type kdensityFlags struct {
	columns                *map[string]string
	kind, with             string
	unweighted             bool
	most, bandwidth, level float64
	steps, simulations     int
	seed                   uint64
}

func (f *kdensityFlags) check() error {
	switch {
	case f.with != "" && f.kind == "":
		return agglo.Errorf(agglo.Usage, "--with %s needs --type: pairs of which type with it?", f.with)
	case f.with != "" && f.with == f.kind:
		return agglo.Errorf(agglo.Usage, "--with and --type are both %s: leave --with out for pairs within a type", f.kind)
	case !(f.most >= 0) || math.IsInf(f.most, 0):
		return agglo.Errorf(agglo.Usage, "--max %v is not a distance", f.most)
	case !(f.bandwidth >= 0) || math.IsInf(f.bandwidth, 0):
		return agglo.Errorf(agglo.Usage, "--bandwidth %v is not a distance", f.bandwidth)
	case f.steps < 1:
		return agglo.Errorf(agglo.Usage, "--steps %d is not above 0", f.steps)
	case f.simulations < 0:
		return agglo.Errorf(agglo.Usage, "--simulations %d is negative", f.simulations)
	}
	return nil
}

func (f *kdensityFlags) run(args []string, stdin io.Reader) (Result, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	sheet, err := readColumns(args, stdin, *f.columns, append(pointColumns(),
		Col{Name: "weight", Optional: true}, Col{Name: "type", Text: true, Optional: true})...)
	if err != nil {
		return nil, err
	}
	metric, at, err := points(sheet)
	if err != nil {
		return nil, err
	}
	marks, err := f.marks(sheet)
	if err != nil {
		return nil, err
	}
	sites, err := pattern.New(metric, at)
	if err != nil {
		return nil, err
	}
	result, err := f.measure(sites, marks)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %s", sheet.Name, strings.TrimPrefix(err.Error(), "pattern: "))
	}
	t := result.table(metric)
	if f.kind == "" && sheet.Has("type") {
		t.Note += "; all types together: say --type to look at one"
	}
	return t, nil
}

func (f *kdensityFlags) marks(sheet *Sheet) (pattern.Marks, error) {
	var m pattern.Marks
	if !f.unweighted {
		m.Weight = sheet.Number("weight")
	}
	var err error
	if f.kind != "" {
		if m.From, err = ofType(sheet, f.kind); err != nil {
			return m, err
		}
	}
	if f.with != "" {
		m.To, err = ofType(sheet, f.with)
	}
	return m, err
}

// ofType says of each row whether it has the type.
func ofType(sheet *Sheet, kind string) ([]bool, error) {
	codes, names := sheet.Codes("type")
	if codes == nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s:1: no column \"type\" to find %s in: say --column type=HEADER if it has another name", sheet.Name, kind)
	}
	code := slices.Index(names, kind)
	if code < 0 {
		return nil, agglo.Errorf(agglo.NotFound, "%s: no row has the type %q%s", sheet.Name, kind, didYouMean(kind, names))
	}
	in := make([]bool, len(codes))
	for i, c := range codes {
		in[i] = int(c) == code
	}
	return in, nil
}

// A kdensity is the density at each distance, with its bands where there are any.
type kdensity struct {
	r, k      []float64
	bandwidth float64
	bands     pattern.Bands
	out       float64 // share of the simulations that pass a global band
}

func (f *kdensityFlags) measure(sites *pattern.Sites, marks pattern.Marks) (*kdensity, error) {
	pairs, err := sites.Pairs(marks)
	if err != nil {
		return nil, err
	}
	most := f.most
	if most == 0 {
		if most, err = pairs.Median(); err != nil {
			return nil, err
		}
	}
	d := &kdensity{r: make([]float64, f.steps+1), out: (1 - f.level) / 2}
	for k := range d.r {
		d.r[k] = most * float64(k) / float64(f.steps)
	}
	if d.k, d.bandwidth, err = pairs.KDensity(pattern.Scale{R: d.r, Bandwidth: f.bandwidth}); err != nil || f.simulations == 0 {
		return d, err
	}
	d.bands, err = pairs.Bands(pattern.Scale{R: d.r, Bandwidth: d.bandwidth},
		pattern.Simulations{N: f.simulations, Source: rand.NewPCG(f.seed, 0), Level: f.level})
	return d, err
}

func (d *kdensity) table(metric spatial.Metric) *table.Table {
	unit := distanceUnit(metric)
	t := &table.Table{Name: "kdensity", Title: "K-density", Note: fmt.Sprintf("bandwidth %.6g %s", d.bandwidth, unit)}
	for _, name := range []string{"r", "k", "lower", "upper", "global_lower", "global_upper"} {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	if metric == spatial.Sphere {
		t.Columns[0].Unit = unit
	}
	for i := range d.r {
		if d.bands.Upper == nil {
			t.Add(d.r[i], d.k[i], nil, nil, nil, nil)
			continue
		}
		t.Add(d.r[i], d.k[i], d.bands.Lower[i], d.bands.Upper[i], d.bands.GlobalLower[i], d.bands.GlobalUpper[i])
	}
	if d.bands.Upper != nil {
		t.Note += "; " + d.verdict()
	}
	return t
}

// verdict says where the density first passes the global bands.
func (d *kdensity) verdict() string {
	chance := fmt.Sprintf(", as %.3g %% of the simulations do anywhere", 100*d.out)
	for i, r := range d.r {
		if d.k[i] > d.bands.GlobalUpper[i] {
			return fmt.Sprintf("localised: above the global band at r = %.6g%s", r, chance)
		}
	}
	for i, r := range d.r {
		if d.k[i] < d.bands.GlobalLower[i] {
			return fmt.Sprintf("dispersed: below the global band at r = %.6g%s", r, chance)
		}
	}
	return "within the global bands: no different from chance"
}
