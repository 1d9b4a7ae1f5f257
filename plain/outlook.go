package plain

import (
	"context"
	"io"
	"math"
	"slices"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/outlook"
)

var outlookTool = Tool{
	Name:    "outlook",
	Summary: "Will a series meet its target: required and achieved growth, and a projection tried on the past.",
	Args:    "[FILE.csv]",
	Help: `Reads period, value and optionally series, one row each; one period a year, such as
2023 or each year's 2023-Q1. Years may be missing.
Writes one row for each series and period, with --rows path (the default):

  series, period
  kind      observed, projected, or required for a target
  value     as read; projected; on the way of constant growth to the target
  low, high interval of a projected value, see --probability

with --rows summary one row for each series: the last period and value, growth
in per cent a year (achieved over all years since a break, recent between the
last two values, required to the target), whether the target is met, the year
in which the achieved growth reaches it, how far it leads past the target (%),
and the method of the projection or why there is none; with --rows trials one
row for each series and method: score (mean error on the past), origins, reason;
with --rows contributions the series are parts of a whole, such as links or
organisations: what each contributed (percentage points) to the growth of their
sum between the last two years in which all are known.

Methods are naive, drift, growth, simple smoothing, holt, damped trend and
logistic. The one with the least error on the past is used.`,
	New: func(fs *pflag.FlagSet) Run {
		var f outlookFlags
		f.columns = ColumnFlag(fs)
		fs.Float64Var(&f.target, "target", math.NaN(), "value to be reached")
		fs.StringVar(&f.due, "due", "", "`period` by which the target is due")
		fs.StringVar(&f.comparator, "comparator", "ge", "how the value is to stand to the target: gt, ge, eq, le or lt")
		fs.IntVar(&f.horizon, "horizon", 0, "years to project; 0 for up to --due, or 3 without a target")
		fs.Float64Var(&f.probability, "probability", 0.8, "probability with which an interval is to hold")
		fs.StringSliceVar(&f.breaks, "break", nil, "`period` from which on the series is another one (may be repeated)")
		fs.StringVar(&f.rows, "rows", "path", "path, summary, trials or contributions")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) { return f.run(args, stdin) }
	},
}

type outlookFlags struct {
	columns         *map[string]string
	target          float64
	due, comparator string
	horizon         int
	probability     float64
	breaks          []string
	rows            string
}

var comparators = []string{"gt", "ge", "eq", "le", "lt"}

func (f *outlookFlags) check() error {
	kinds := []string{"path", "summary", "trials", "contributions"}
	switch {
	case !slices.Contains(kinds, f.rows):
		return choice("rows", f.rows, kinds)
	case !slices.Contains(comparators, f.comparator):
		return choice("comparator", f.comparator, comparators)
	case math.IsNaN(f.target) != (f.due == ""):
		return agglo.Errorf(agglo.Usage, "--target and --due go together: give both or neither")
	case math.IsInf(f.target, 0):
		return agglo.Errorf(agglo.Usage, "--target %v is not a number", f.target)
	case f.horizon < 0 || f.horizon > 100:
		return agglo.Errorf(agglo.Usage, "--horizon %d is not from 0 to 100 years", f.horizon)
	case !(f.probability > 0 && f.probability < 1):
		return agglo.Errorf(agglo.Usage, "--probability %v is not between 0 and 1", f.probability)
	}
	return nil
}

func (f *outlookFlags) run(args []string, stdin io.Reader) (Result, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	sheet, err := readColumns(args, stdin, *f.columns, Col{Name: "period", Text: true},
		Col{Name: "value", Negative: true, Empty: true}, Col{Name: "series", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("series", "period"); err != nil {
		return nil, err
	}
	all, err := readSeries(sheet)
	if err != nil {
		return nil, err
	}
	if f.rows == "contributions" {
		return outlookParts(all)
	}
	for _, s := range all {
		if err := f.look(s); err != nil {
			return nil, err
		}
	}
	switch f.rows {
	case "summary":
		return outlookSummary(all), nil
	case "trials":
		return outlookTrials(all), nil
	}
	return outlookPath(all), nil
}

// look computes the outlook of one series.
func (f *outlookFlags) look(s *yearly) error {
	var breaks []int
	for _, text := range f.breaks {
		step, err := s.step(text, "break")
		if err != nil {
			return err
		}
		if step >= 0 && step < len(s.values) {
			breaks = append(breaks, step)
		}
	}
	part, from, err := outlook.Last(s.values, breaks)
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "%s: %v", s.where(), err)
	}
	s.from = from
	due := -1
	if f.due != "" {
		if due, err = s.step(f.due, "due"); err != nil {
			return err
		}
		if due < len(s.values) {
			return agglo.Errorf(agglo.Usage, "--due %s does not lie after %s, the last period of %s", f.due, s.period(len(s.values)-1), s.where())
		}
	}
	s.due, s.target, s.known = due, f.target, due >= 0
	if s.path, err = outlook.Required(part, max(due-from, len(part)), f.targetOr(part), outlook.Comparator(f.comparator)); err != nil {
		return agglo.Errorf(agglo.Invalid, "%s: %v", s.where(), err)
	}
	if s.projection, err = outlook.Project(part, f.years(due-from-s.path.Last), f.probability); err != nil {
		return agglo.Errorf(agglo.Invalid, "%s: %v", s.where(), err)
	}
	return nil
}

// targetOr returns the target, or the last value where there is none: only
// what was achieved is then read off the path.
func (f *outlookFlags) targetOr(part []float64) float64 {
	if f.due != "" {
		return f.target
	}
	return part[len(part)-1]
}

// years returns how many years are projected when the target is due after toDue.
func (f *outlookFlags) years(toDue int) int {
	switch {
	case f.horizon > 0:
		return f.horizon
	case f.due != "":
		return toDue
	}
	return 3
}
