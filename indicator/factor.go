package indicator

import (
	"context"
	"math"
	"strconv"
	"strings"

	"agglo"
	"agglo/store"
)

// factors returns, for each region and period of q, a factor of its country:
// the latest statement by the end of the period. Its interval is that of all
// statements of the factor in the data set, of any year, each as exact as its
// last digit.
func (s *Session) factors(ctx context.Context, t term, q Query) ([]Figure, error) {
	def, err := s.Definition(t.indicator)
	if err != nil {
		return nil, err
	}
	all, err := s.observations(ctx, t.indicator)
	if err != nil {
		return nil, err
	}
	subject := t.subjectFor(q.Subject)
	var out []Figure
	for _, country := range s.countries(q.Regions) {
		rows := all[cell{country, subject}]
		for _, p := range q.Periods {
			f := Figure{Region: country, Subject: subject, Period: p, Unit: def.Unit}
			fillFactor(&f, def, rows)
			s.finish(&f, def)
			out = append(out, f)
		}
	}
	return out, nil
}

func fillFactor(f *Figure, def Definition, rows []store.Observation) {
	var by []store.Observation
	for _, o := range rows {
		if !o.Period.End().After(f.Period.End()) {
			by = append(by, o)
		}
	}
	if len(by) == 0 {
		f.Unknown = agglo.Textf("no source states it by %s", "截至%s无来源", f.Period)
		return
	}
	chosen := choose(latestPeriod(by))
	f.Period, f.Value, f.Unit, f.Bound, f.Status = chosen.Period, number(chosen.Value), chosen.Unit, chosen.Bound, chosen.Status
	f.Inputs, f.Rows = []Input{rowInput(chosen, def)}, 1
	low, high := math.Inf(1), math.Inf(-1)
	for _, o := range rows {
		if o.Unit != chosen.Unit {
			continue
		}
		half := exactness(o)
		low, high = min(low, o.Value-half), max(high, o.Value+half)
		if o.Row != chosen.Row {
			f.Others = append(f.Others, otherRow(o, chosen, def.Kind))
		}
	}
	f.Low, f.High = number(low), number(high)
}

// exactness returns how far what is meant may lie from what is printed: half a
// unit of the last digit, more where the source says "about".
func exactness(o store.Observation) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(o.Value), 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exponent)
	_, fraction, _ := strings.Cut(mantissa, ".")
	half := 0.5 * math.Pow(10, float64(e-len(fraction)))
	if o.Bound != agglo.Exact {
		half = max(half, vague*math.Abs(o.Value))
	}
	return half
}
