package plain

import (
	"context"
	"io"
	"math"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/siting"
)

const sitingInput = `Reads two files, customers and candidates, with id and lon, lat (degrees) or x, y,
the first with weight if there is one; or one file of points that are both; or
one file with customer, candidate, distance and optionally weight, where a pair
that is left out cannot be. Distances are great circles in metres for lon and
lat, else in units of x and y or as read.`

const sitingOutput = `
Writes one row for each customer:

  customer, site   the nearest chosen site; empty where none is within reach
  distance         to it
  weight           as read, 1 if there is none

with --sites one row for each chosen site: site, customers, weight, mean and
largest distance of its customers; with --summary one row: sites, objective,
bound (no choice is better), gap (as a share of the objective), proven, nodes.`

// A sitingModel is one of the location problems.
type sitingModel struct {
	counts, reaches bool // takes -p, --radius
	objective       string
	solve           func(pr *sitingProblem, f *sitingFlags, o siting.Options) (siting.Solution, error)
}

var pmedianTool = sitingTool("pmedian", "The p sites that are nearest to all customers together, with a proven bound.",
	"Chooses -p sites so that the sum of weight times distance to the nearest is least.",
	sitingModel{counts: true, objective: "weight × distance", solve: func(pr *sitingProblem, f *sitingFlags, o siting.Options) (siting.Solution, error) {
		return siting.PMedian(pr.distance, pr.weight, f.p, o)
	}})

var pcenterTool = sitingTool("pcenter", "The p sites with the shortest way for the farthest customer, with a proven bound.",
	"Chooses -p sites so that the largest distance to the nearest is least. Weights do not count.",
	sitingModel{counts: true, objective: "largest distance", solve: func(pr *sitingProblem, f *sitingFlags, o siting.Options) (siting.Solution, error) {
		return siting.PCenter(pr.distance, f.p, o)
	}})

var coverTool = sitingTool("cover", "The p sites that reach the most customers within a radius, with a proven bound.",
	"Chooses -p sites so that most weight lies within --radius of one of them.",
	sitingModel{counts: true, reaches: true, objective: "weight covered", solve: func(pr *sitingProblem, f *sitingFlags, o siting.Options) (siting.Solution, error) {
		return siting.MaxCover(pr.distance, pr.weight, f.radius, f.p, o)
	}})

var setcoverTool = sitingTool("setcover", "The fewest sites that reach every customer within a radius, with a proven bound.",
	"Chooses the fewest sites such that every customer lies within --radius of one of them.",
	sitingModel{reaches: true, objective: "sites", solve: func(pr *sitingProblem, f *sitingFlags, o siting.Options) (siting.Solution, error) {
		return siting.SetCover(pr.distance, f.radius, o)
	}})

type sitingFlags struct {
	columns        *map[string]string
	p              int
	radius, gap    float64
	nodes          int
	sites, summary bool
}

func sitingTool(name, summary, does string, m sitingModel) Tool {
	return Tool{
		Name: name, Summary: summary, Args: "CUSTOMERS.csv CANDIDATES.csv | [FILE.csv]",
		Help: does + "\n" + sitingInput + "\n" + sitingOutput,
		New: func(fs *pflag.FlagSet) Run {
			var f sitingFlags
			f.columns = ColumnFlag(fs)
			if m.counts {
				fs.IntVarP(&f.p, "p", "p", 0, "number of sites; needed")
			}
			if m.reaches {
				fs.Float64Var(&f.radius, "radius", math.NaN(), "how far a site reaches, in the unit of the distances; needed")
			}
			fs.Float64Var(&f.gap, "gap", 0, "gap to the bound that is good enough, such as 0.001")
			fs.IntVar(&f.nodes, "nodes", 0, "nodes that the search for a proof may take; 0 chooses by the size of the problem")
			fs.BoolVar(&f.sites, "sites", false, "write the chosen sites instead of the customers")
			fs.BoolVar(&f.summary, "summary", false, "write objective and bound instead of the customers")
			return func(ctx context.Context, args []string, stdin io.Reader) (Result, error) {
				return f.run(ctx, m, args, stdin)
			}
		},
	}
}

func (f *sitingFlags) check(m sitingModel) error {
	switch {
	case f.sites && f.summary:
		return agglo.Errorf(agglo.Usage, "--sites and --summary are two tables: ask for one")
	case m.counts && f.p == 0:
		return agglo.Errorf(agglo.Usage, "-p is needed: the number of sites")
	case m.counts && f.p < 0:
		return agglo.Errorf(agglo.Usage, "-p %d is not above 0", f.p)
	case m.reaches && math.IsNaN(f.radius):
		return agglo.Errorf(agglo.Usage, "--radius is needed: how far a site reaches, in metres for lon and lat")
	case m.reaches && f.radius < 0:
		return agglo.Errorf(agglo.Usage, "--radius %v is below 0", f.radius)
	case !(f.gap >= 0 && f.gap < 1):
		return agglo.Errorf(agglo.Usage, "--gap %v is not a share from 0 to 1, such as 0.001", f.gap)
	case f.nodes < 0:
		return agglo.Errorf(agglo.Usage, "--nodes %d is below 0", f.nodes)
	}
	return nil
}

func (f *sitingFlags) run(ctx context.Context, m sitingModel, args []string, stdin io.Reader) (Result, error) {
	if err := f.check(m); err != nil {
		return nil, err
	}
	pr, err := readSitingProblem(args, stdin, *f.columns)
	if err != nil {
		return nil, err
	}
	if f.p > len(pr.candidates) {
		return nil, agglo.Errorf(agglo.Invalid, "-p %d: there are only %d candidates", f.p, len(pr.candidates))
	}
	s, err := m.solve(pr, f, siting.Options{Nodes: f.nodes, Gap: f.gap, Stop: func() bool { return ctx.Err() != nil }})
	if err != nil {
		return nil, pr.explain(err)
	}
	switch {
	case f.sites:
		return pr.sites(m, s), nil
	case f.summary:
		return pr.summary(m, s), nil
	}
	return pr.assignment(m, s), nil
}
