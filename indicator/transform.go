package indicator

import (
	"context"
	"math"
	"strconv"

	"agglo"
	"agglo/quantity"
)

// A transform turns one indicator into another for a whole panel.
type transform struct {
	define func(Definition, Transform) Definition
	panel  func(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error)
}

// transformNames lists the transforms in the order of the documentation.
var transformNames = []string{"growth", "cagr", "share", "contribution", "per-head", "usd", "rank", "percentile",
	"moran", "geary", "getis-ord", "local-moran", "local-g", "getis",
	"theil", "theil-between", "theil-within", "hhi", "gini", "entropy", "cr"}

func transformNamed(name string) (transform, bool) {
	switch name {
	case "growth":
		return transform{defineGrowth, growthPanel}, true
	case "cagr":
		return transform{defineCAGR, cagrPanel}, true
	case "share":
		return transform{defineShare, sharePanel}, true
	case "contribution":
		return transform{defineContribution, contributionPanel}, true
	case "per-head":
		return transform{definePerHead, perHeadPanel}, true
	case "usd":
		return transform{defineUSD, usdPanel}, true
	case "rank":
		return transform{defineRank, rankPanel}, true
	case "percentile":
		return transform{definePercentile, percentilePanel}, true
	}
	if t, ok := distributionTransform(name); ok {
		return t, true
	}
	return spatialTransform(name)
}

// Transforms returns the transforms, each as the definition of what it makes of
// any indicator; the id is what follows that of the indicator.
func Transforms() []Definition {
	var out []Definition
	for _, name := range transformNames {
		t, _ := transformNamed(name)
		step := Transform{Name: name}
		if name == "cagr" {
			step.Args = []string{"YEAR"}
		}
		d := t.define(Definition{Name: agglo.Text{En: "X", Zh: "X"}, Unit: "unit of X"}, step)
		d.ID = Ref{Transforms: []Transform{step}}.String()
		out = append(out, d)
	}
	return out
}

// become returns d as the definition of a transform of it.
func become(d Definition, name agglo.Text, unit, kind string, words agglo.Text) Definition {
	return Definition{
		Name: name, Unit: unit, Kind: kind, Better: d.Better, Origin: Derived, Words: words, Subjects: d.Subjects,
	}
}

func defineGrowth(d Definition, _ Transform) Definition {
	return become(d, agglo.Textf("growth of %s", "%s增速（由数值计算）", d.Name), "%", Growth,
		agglo.Textf("100 × (%s / %s a year before − 1), nominal where the values are", "100 ×（%s ÷ 上年同期%s − 1），按现价计算", d.Name, d.Name))
}

func defineCAGR(d Definition, t Transform) Definition {
	from := arg(t, 0, "the first year")
	return become(d, agglo.Textf("compound annual growth of %s since %s", "%s自%s年以来的年均增速", d.Name, from), "%", Growth,
		agglo.Textf("100 × ((last / first)^(1/years) − 1)", "100 ×（（末期 ÷ 基期）^（1/年数）− 1）"))
}

func defineShare(d Definition, t Transform) Definition {
	of := agglo.Text{En: "the country", Zh: "全国"}
	if len(t.Args) > 0 {
		of = agglo.Text{En: t.Args[0], Zh: t.Args[0]}
	}
	return become(d, agglo.Textf("share of %s in %s", "%s占%s比重", d.Name, of), "%", Share,
		agglo.Textf("100 × %s of the region / %s of %s", "100 × 本地%s ÷ %s（%s）", d.Name, d.Name, of))
}

func defineContribution(d Definition, t Transform) Definition {
	return become(d, agglo.Textf("contribution to the growth of %s", "对%s增长的拉动", d.Name), "percentage points", Growth,
		agglo.Text{En: "100 × (value − value a year before) / reference value a year before", Zh: "100 ×（本期 − 上年同期）÷ 参照地区上年同期"})
}

func definePerHead(d Definition, _ Transform) Definition {
	return become(d, agglo.Textf("%s per head", "人均%s", d.Name), d.Unit+"/person", Level,
		agglo.Textf("%s / resident population at the end of the period", "%s ÷ 期末常住人口", d.Name))
}

func defineUSD(d Definition, _ Transform) Definition {
	return become(d, agglo.Textf("%s in US dollars", "%s（美元）", d.Name), "USD", Level,
		agglo.Textf("%s / exchange rate of the period, yuan per dollar", "%s ÷ 同期汇率（元/美元）", d.Name))
}

func arg(t Transform, n int, fallback string) string {
	if n < len(t.Args) {
		return t.Args[n]
	}
	return fallback
}

// combine computes a panel cell by cell from two panels of the same shape.
// Where an input is unknown, so is the result, for the same reason.
func combine(q Query, a, b []Figure, f func(out *Figure, a, b float64)) []Figure {
	out := make([]Figure, len(a))
	for i := range a {
		out[i] = Figure{Region: a[i].Region, Subject: q.Subject, Period: a[i].Period, Status: "derived",
			Inputs: []Input{figureInput(a[i]), figureInput(b[i])}}
		switch {
		case a[i].Value == nil:
			out[i].Unknown = agglo.Textf("%s is unknown: %s", "%s未知：%s", a[i].Name, a[i].Unknown)
		case b[i].Value == nil:
			out[i].Unknown = agglo.Textf("%s of %s in %s is unknown: %s", "%s（%s，%s）未知：%s", b[i].Name, b[i].Region, b[i].Period, b[i].Unknown)
		case a[i].Unit != b[i].Unit && sameUnitNeeded(a[i], b[i]):
			out[i].Unknown = agglo.Textf("the units differ: %s and %s", "单位不同：%s与%s", a[i].Unit, b[i].Unit)
		case *b[i].Value == 0:
			out[i].Unknown = agglo.Textf("%s is zero", "%s为零", b[i].Name)
		default:
			f(&out[i], *a[i].Value, *b[i].Value)
		}
	}
	return out
}

// sameUnitNeeded reports whether two figures are of one indicator, so that
// their ratio has a meaning only in one unit.
func sameUnitNeeded(a, b Figure) bool { return a.Indicator == b.Indicator }

// shifted returns the panel of q one year earlier, with the regions and order of q.
func (s *Session) shifted(ctx context.Context, q Query, years int) ([]Figure, error) {
	back := q
	back.Periods = make([]agglo.Period, len(q.Periods))
	for i, p := range q.Periods {
		back.Periods[i] = p.Before(years)
	}
	return s.Panel(ctx, back)
}

// pair returns the panel of q and the one of some years earlier.
func (s *Session) pair(ctx context.Context, q Query, years int) (now, before []Figure, err error) {
	if now, err = s.Panel(ctx, q); err != nil {
		return nil, nil, err
	}
	before, err = s.shifted(ctx, q, years)
	return now, before, err
}

func growthPanel(ctx context.Context, s *Session, q Query, _ Transform) ([]Figure, error) {
	now, before, err := s.pair(ctx, q, 1)
	if err != nil {
		return nil, err
	}
	return combine(q, now, before, func(f *Figure, a, b float64) {
		f.Value = number(100 * (a/b - 1))
		f.Filled = agglo.Textf("100 × (%s / %s − 1)", "100 × (%s / %s − 1)", f.Inputs[0].Text, f.Inputs[1].Text)
		noteBounds(f)
	}), nil
}

// noteBounds says when a ratio was made from a rounded or bounded statement.
func noteBounds(f *Figure) {
	for _, in := range f.Inputs {
		if in.Bound != agglo.Exact {
			f.Notes = append(f.Notes, agglo.Textf("made from the statement %s", "由“%s”推算", in.Text))
		}
	}
}

func cagrPanel(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
	from, err := strconv.Atoi(arg(t, 0, ""))
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "cagr needs its first year, such as gdp.cagr@2020")
	}
	out := make([]Figure, len(q.Regions)*len(q.Periods))
	for n, p := range q.Periods {
		years := p.Year() - from
		if years <= 0 {
			return nil, agglo.Errorf(agglo.Invalid, "cagr@%d needs a period after %d, not %s", from, from, p)
		}
		one := q
		one.Periods = []agglo.Period{p}
		now, first, err := s.pair(ctx, one, years)
		if err != nil {
			return nil, err
		}
		for i, f := range combine(q, now, first, func(f *Figure, a, b float64) {
			f.Value = number(100 * (math.Pow(a/b, 1/float64(years)) - 1))
			f.Filled = agglo.Textf("100 × ((%s / %s)^(1/%d) − 1)", "100 × ((%s / %s)^(1/%d) − 1)", f.Inputs[0].Text, f.Inputs[1].Text, years)
			noteBounds(f)
		}) {
			out[i*len(q.Periods)+n] = f
		}
	}
	return out, nil
}

// needed returns the panel of an indicator that a transform rests on; where the
// data set does not have it at all, every figure is unknown for that reason.
func (s *Session) needed(ctx context.Context, q Query) ([]Figure, error) {
	if _, ok := s.defs[q.Indicator]; ok {
		return s.Panel(ctx, q)
	}
	var out []Figure
	for _, r := range q.Regions {
		for _, p := range q.Periods {
			out = append(out, Figure{Region: r, Period: p, Indicator: q.Indicator, Name: agglo.Text{En: q.Indicator, Zh: q.Indicator},
				Unknown: agglo.Textf("the data set has no indicator %s", "数据集没有指标%s", q.Indicator)})
		}
	}
	return out, nil
}

func perHeadPanel(ctx context.Context, s *Session, q Query, _ Transform) ([]Figure, error) {
	values, err := s.Panel(ctx, q)
	if err != nil {
		return nil, err
	}
	heads, err := s.needed(ctx, Query{"population", "", q.Regions, q.Periods})
	if err != nil {
		return nil, err
	}
	return combine(q, values, heads, func(f *Figure, a, b float64) {
		f.Value, f.Num, f.Den = number(a/b), number(a), number(b)
		f.Filled = agglo.Textf("%s / %s", "%s / %s", f.Inputs[0].Text, f.Inputs[1].Text)
	}), nil
}

func usdPanel(ctx context.Context, s *Session, q Query, _ Transform) ([]Figure, error) {
	values, err := s.Panel(ctx, q)
	if err != nil {
		return nil, err
	}
	rates, err := s.needed(ctx, Query{"exchange-rate", "", s.countries(q.Regions), q.Periods})
	if err != nil {
		return nil, err
	}
	return combine(q, values, rates, func(f *Figure, a, b float64) {
		f.Value = number(a / b)
		f.Filled = agglo.Textf("%s / %s", "%s / %s", f.Inputs[0].Text, f.Inputs[1].Text)
		f.Notes = append(f.Notes, agglo.Textf("at %s", "按%s折算", quantity.Text(b, "CNY per USD", agglo.Exact, quantity.Full)))
	}), nil
}
