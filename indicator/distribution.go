package indicator

import (
	"context"
	"math"
	"strconv"

	"agglo"
	"agglo/measure/concentration"
	"agglo/measure/share"
)

// panelOf computes the panel of a transform.
type panelOf = func(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error)

// A distribution is a transform that says how the values of the cities of a
// region differ, wherever they lie.
type distribution struct {
	name         string
	of, words    agglo.Text // the name of the measure of an indicator, and its formula
	page, better string
	measure      measureOf
}

// A measureOf measures the cities of a region.
type measureOf = func(context.Context, *Session, *sample, Transform, *Figure) error

func distributions() []distribution {
	return []distribution{
		{"theil", agglo.Text{En: "Theil index of %s", Zh: "%s泰尔指数"}, theilWords, "inequality", "lower", theil(func(x share.Inequality) float64 { return x.Total })},
		{"theil-between", agglo.Text{En: "Theil index of %s between provinces", Zh: "%s泰尔指数（省际）"}, theilWords, "inequality", "lower", theil(func(x share.Inequality) float64 { return x.Between })},
		{"theil-within", agglo.Text{En: "Theil index of %s within provinces", Zh: "%s泰尔指数（省内）"}, theilWords, "inequality", "lower", theil(func(x share.Inequality) float64 { return x.Within })},
		{"hhi", agglo.Text{En: "concentration of %s over cities (HHI, 0 to 1)", Zh: "%s城市集中度（HHI，0—1）"},
			agglo.Text{En: "Σ s² over the cities, s the share of the value", Zh: "Σ s²，s为各城市数值份额"}, "concentration", "neither", spreadOf(concentration.Herfindahl)},
		{"gini", agglo.Text{En: "Gini coefficient of %s over cities", Zh: "%s城市基尼系数"},
			agglo.Text{En: "Σ |x − x'| / (2 n² mean) over the cities", Zh: "Σ |x − x'| ÷（2 n² 均值）"}, "concentration", "neither", spreadOf(concentration.Gini)},
		{"entropy", agglo.Text{En: "entropy of %s over cities", Zh: "%s城市分布熵"},
			agglo.Text{En: "−Σ s ln s over the cities, in nats", Zh: "−Σ s ln s（自然对数）"}, "concentration", "neither", spreadOf(concentration.Entropy)},
		{"cr", agglo.Text{En: "share of the largest cities in %s", Zh: "%s最大几个城市占比"},
			agglo.Text{En: "share of the K largest cities: cr@K, three where no number is given", Zh: "最大K个城市所占份额：cr@K，未给出时为三"}, "concentration", "neither", largest},
	}
}

var theilWords = agglo.Text{
	En: "Σ s ln(s / w) over the cities, s the share of the value, w = 1/n, or with theil@population the share of the population; cities grouped by province",
	Zh: "Σ s ln(s ÷ w)，s为数值份额，w = 1/n，或用theil@population取人口份额；按省分组",
}

func distributionTransform(name string) (transform, bool) {
	for _, t := range distributions() {
		if t.name == name {
			return transform{func(d Definition, _ Transform) Definition {
				out := become(d, agglo.Textf(t.of.En, t.of.Zh, d.Name), "index", Index, t.words)
				out.Better, out.Page = t.better, t.page
				return out
			}, containerPanel(false, t.measure)}, true
		}
	}
	return transform{}, false
}

// containerPanel computes a number of the cities within each region; placed
// leaves out cities of which nobody says where they lie.
func containerPanel(placed bool, of measureOf) panelOf {
	return func(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				x, err := s.sample(ctx, q, r, p, placed)
				if err != nil {
					return nil, err
				}
				out[i] = Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived"}
				x.describe(&out[i])
				if len(x.values) < 2 {
					out[i].Unknown = agglo.Textf("only %d cities have a value; at least 2 are needed", "仅%d个城市有数据，至少需2个", len(x.values))
					continue
				}
				if err := of(ctx, s, x, t, &out[i]); err != nil {
					return nil, err
				}
			}
			return out, nil
		})
	}
}

// describe says which cities a figure is over.
func (x *sample) describe(f *Figure) {
	f.Filled = agglo.Textf("over %d cities, %d without data", "涉及%d个城市，另有%d个无数据", len(x.values), x.unknown)
	f.Rows = len(x.values)
	if x.unknown > len(x.values) {
		f.Notes = append(f.Notes, agglo.Text{En: "most cities have no value: this is of the others", Zh: "多数城市无数据：仅反映有数据的城市"})
	}
}

// unequal says why an index of inequality is not defined.
var unequal = agglo.Text{En: "a city has a negative value, or all are zero", Zh: "有城市数值为负，或全部为零"}

func theil(of func(share.Inequality) float64) measureOf {
	return func(ctx context.Context, s *Session, x *sample, t Transform, f *Figure) error {
		var population []float64
		switch {
		case len(t.Args) == 1 && t.Args[0] == "population":
			var err error
			if x, population, err = s.populated(ctx, x, f.Period); err != nil {
				return err
			}
			f.Notes = nil
			x.describe(f)
		case len(t.Args) > 0:
			return agglo.Errorf(agglo.Invalid, "theil takes population or nothing, such as gdp.theil@population, and not %q", t.Args[0])
		}
		inequality, err := share.TheilT(x.values, population, x.groups)
		if err != nil {
			f.Unknown = unequal
			return nil
		}
		f.Value = number(of(inequality))
		return nil
	}
}

// populated returns the cities of a sample of which the population is known,
// and that.
func (s *Session) populated(ctx context.Context, x *sample, p agglo.Period) (*sample, []float64, error) {
	heads, err := s.needed(ctx, Query{"population", "", x.regions, []agglo.Period{p}})
	if err != nil {
		return nil, nil, err
	}
	out := &sample{unknown: x.unknown}
	var population []float64
	for i, h := range heads {
		if h.Value == nil || *h.Value <= 0 {
			out.unknown++
			continue
		}
		population = append(population, *h.Value)
		out.values, out.groups = append(out.values, x.values[i]), append(out.groups, x.groups[i])
	}
	return out, population, nil
}

func spreadOf(of func([]float64) (float64, error)) measureOf {
	return func(_ context.Context, _ *Session, x *sample, _ Transform, f *Figure) error {
		v, err := of(x.values)
		if err != nil {
			v = math.NaN()
		}
		setOrUnknown(f, v, unequal)
		return nil
	}
}

func largest(ctx context.Context, s *Session, x *sample, t Transform, f *Figure) error {
	k, err := strconv.Atoi(arg(t, 0, "3"))
	if err != nil || k < 1 {
		return agglo.Errorf(agglo.Invalid, "cr takes the number of the largest cities, such as gdp.cr@4, and not %q", arg(t, 0, ""))
	}
	f.Unit = "%"
	return spreadOf(func(v []float64) (float64, error) {
		share, err := concentration.Largest(v, k)
		return 100 * share, err
	})(ctx, s, x, t, f)
}
