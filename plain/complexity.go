package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/complexity"
)

var complexityTool = Tool{
	Name:    "complexity",
	Summary: "Economic complexity of locations and products, and which products are near to what a location makes.",
	Args:    "[FILE.csv]",
	Help: `Reads location, product, value and optionally time, one row each; a pair that is left out counts as 0.
Writes one row for each time, location and product:

  value        as read (unit of the file)
  diversity    products that the location is specialised in
  ubiquity     locations specialised in the product
  rca          revealed comparative advantage, 1 is the average
  mcp          1 where the location is specialised: rca at or above --threshold
  eci, pci     complexity of location and product (standard deviations)
  density      nearness of the product to what the location makes, 0 to 1; distance is 1 - density
  coi          complexity outlook index of the location
  cog          complexity outlook gain of the product for the location

An empty cell is unknown; why is said on standard error. The numbers are those
of py-ecomplexity unless --convention says otherwise. Other rows:

  --rows locations   diversity, eci, coi, fitness, average_ubiquity of its products
  --rows products    ubiquity, pci, quality, average_diversity of its locations
  --rows proximity   product, other, proximity: pairs that some location has both of
  --rows next        the --limit nearest products that a location does not have: density,
                     pci, and the products of its own that they are near to, with
                     proximity and share in the density
  --rows similar     the --limit locations with the most similar products: similarity
                     (Jaccard), number of products shared, and the rarest of these`,
	New: newComplexity,
}

type complexityFlags struct {
	columns    *map[string]string
	convention string
	presence   string
	threshold  float64
	population string
	largest    bool
	rows       string
	rounds     int
	limit      int
}

var complexityRows = []string{"pairs", "locations", "products", "proximity", "next", "similar"}

func newComplexity(fs *pflag.FlagSet) Run {
	var f complexityFlags
	f.columns = ColumnFlag(fs)
	fs.StringVar(&f.convention, "convention", complexity.Ecomplexity.Name, "scaling and counting: "+list(conventionNames()))
	fs.StringVar(&f.presence, "presence", "rca", "what the threshold is for: rca, rpop (by head, needs --population) or value (as it stands)")
	fs.Float64Var(&f.threshold, "threshold", 1, "from where on a location is specialised in a product")
	fs.StringVar(&f.population, "population", "", "`FILE` with location, population and, if the data have it, time")
	fs.BoolVar(&f.largest, "largest", false, "keep only the largest connected group of locations")
	fs.StringVar(&f.rows, "rows", "pairs", list(complexityRows))
	fs.IntVar(&f.limit, "limit", 10, "of --rows next and similar: rows a location")
	fs.IntVar(&f.rounds, "rounds", 200, "rounds of fitness and quality")
	return func(ctx context.Context, args []string, stdin io.Reader) (Result, error) {
		return f.run(ctx, args, stdin)
	}
}

func conventionNames() []string {
	var names []string
	for _, c := range complexity.Conventions {
		names = append(names, c.Name)
	}
	return names
}

func (f *complexityFlags) check() (complexity.Convention, error) {
	at := indexOf(conventionNames(), f.convention)
	switch {
	case at < 0:
		return complexity.Convention{}, choice("convention", f.convention, conventionNames())
	case !slices.Contains([]string{"rca", "rpop", "value"}, f.presence):
		return complexity.Convention{}, choice("presence", f.presence, []string{"rca", "rpop", "value"})
	case !slices.Contains(complexityRows, f.rows):
		return complexity.Convention{}, choice("rows", f.rows, complexityRows)
	case f.limit < 1:
		return complexity.Convention{}, agglo.Errorf(agglo.Usage, "--limit %d is not above 0", f.limit)
	case (f.presence == "rpop") != (f.population != ""):
		return complexity.Convention{}, agglo.Errorf(agglo.Usage, "--presence rpop and --population FILE go together")
	case !(f.threshold > 0):
		return complexity.Convention{}, agglo.Errorf(agglo.Usage, "--threshold %v is not above 0", f.threshold)
	case f.rounds < 1:
		return complexity.Convention{}, agglo.Errorf(agglo.Usage, "--rounds %d is not above 0", f.rounds)
	}
	return complexity.Conventions[at], nil
}

// choice is the error for a flag that takes one of a few words.
func choice(flag, got string, words []string) error {
	return agglo.Errorf(agglo.Usage, "--%s %q is not one of %s%s", flag, got, list(words), didYouMean(got, words))
}

func (f *complexityFlags) run(ctx context.Context, args []string, stdin io.Reader) (Result, error) {
	convention, err := f.check()
	if err != nil {
		return nil, err
	}
	panel, err := f.read(args, stdin)
	if err != nil {
		return nil, err
	}
	result := &complexityResult{ctx: ctx, panel: panel, convention: convention, rounds: f.rounds, byHead: f.presence == "rpop"}
	for i := range panel.times {
		year, err := f.year(panel, i, convention)
		if err != nil {
			return nil, err
		}
		result.years = append(result.years, year)
		result.notes = append(result.notes, year.notes(f.threshold)...)
	}
	panel.drop()
	debug.FreeOSMemory() // of the file; the outlook needs more, and in larger pieces
	switch f.rows {
	case "locations":
		return result.locations(), nil
	case "products":
		return result.products(), nil
	case "proximity":
		return proximities{result}, nil
	case "next":
		return result.next(f.limit), nil
	case "similar":
		return result.similar(f.limit), nil
	}
	return result, nil
}

// year computes what is cheap of one time; the outlook is left to writing.
func (f *complexityFlags) year(panel *panel, i int, c complexity.Convention) (*complexityYear, error) {
	values, err := panel.table(i)
	if err != nil {
		return nil, err
	}
	y := &complexityYear{time: panel.times[i], values: values}
	y.locationTotal, y.productTotal = values.Totals()
	if !slices.ContainsFunc(y.locationTotal, func(x float64) bool { return x > 0 }) {
		return nil, agglo.Errorf(agglo.Invalid, "%s: every value%s is 0: there is nothing to compare", panel.name, of(y.time))
	}
	y.measured = values
	if f.presence != "value" {
		y.rca = values.RCA()
		y.measured = y.rca
	}
	if f.presence == "rpop" {
		if y.measured, err = f.byHead(panel, y); err != nil {
			return nil, err
		}
	}
	y.presence = y.measured.Presence(f.threshold)
	if f.largest {
		y.presence = y.presence.Largest()
	}
	y.index, y.problem = complexity.ECI(y.presence, c)
	return y, nil
}

func of(time string) string {
	if time == "" {
		return ""
	}
	return " of " + time
}

// notes says what is unknown or arbitrary in the results of one time.
func (y *complexityYear) notes(threshold float64) []string {
	var notes []string
	say := func(format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		if y.time != "" {
			text = y.time + ": " + text
		}
		notes = append(notes, text)
	}
	if y.problem != nil {
		text := strings.TrimPrefix(y.problem.Error(), "complexity: ")
		if errors.Is(y.problem, complexity.ErrDisconnected) {
			text = fmt.Sprintf("%s (%d groups; --largest keeps one)", text, y.index.Parts)
		}
		say("eci, pci, coi and cog are unknown: %s", text)
	} else if !y.index.Signed() {
		say("eci does not correlate with diversity: its sign is arbitrary, and so are those of pci, coi and cog")
	}
	if n := without(y.presence.Diversity, y.locationTotal); n > 0 {
		say("locations without a product at or above the threshold, eci unknown: %d", n)
	}
	if n := without(y.presence.Ubiquity, y.productTotal); n > 0 {
		say("products without a location at or above the threshold, pci unknown: %d", n)
	}
	if n := y.measured.Borderline(threshold); n > 0 {
		say("pairs within rounding of the threshold, so that mcp is open: %d", n)
	}
	return notes
}

// without counts those that have a value and no presence.
func without(count []int, total []float64) int {
	n := 0
	for i, k := range count {
		if k == 0 && total[i] > 0 {
			n++
		}
	}
	return n
}
