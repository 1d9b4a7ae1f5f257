package indicator

import (
	"context"

	"agglo"
	"agglo/quantity"
	"agglo/store"
)

// observe reads the rows of an observed indicator and chooses, for each region
// and period, the statement that counts.
func (s *Session) observe(ctx context.Context, q Query) ([]Figure, error) {
	rows, err := s.observations(ctx, q.Indicator)
	if err != nil {
		return nil, err
	}
	def := s.defs[q.Indicator]
	out := make([]Figure, 0, len(q.Regions)*len(q.Periods))
	for _, r := range q.Regions {
		for _, p := range q.Periods {
			f := Figure{Region: r, Subject: q.Subject, Period: p, Unit: def.Unit}
			fillObserved(&f, def, rows[cell{r, q.Subject}])
			out = append(out, f)
		}
	}
	return out, nil
}

// momentary reports whether a number of this kind speaks of a moment, so that
// one of June may stand for the year where no other is known. A level or a
// growth of some months says nothing of the year.
func momentary(kind string) bool {
	return kind == Share || kind == Count || kind == Index || kind == Rate
}

func fillObserved(f *Figure, def Definition, rows []store.Observation) {
	var same, within []store.Observation
	for _, o := range rows {
		switch {
		case o.Period.String() == f.Period.String():
			same = append(same, o)
		case momentary(def.Kind) && f.Period.Contains(o.Period):
			within = append(within, o)
		}
	}
	candidates := same
	if len(same) == 0 && len(within) > 0 {
		candidates = latestPeriod(within)
		f.AsOf = candidates[0].Period
		f.Notes = append(f.Notes, agglo.Textf("as of %s", "截至%s", f.AsOf))
	}
	if len(candidates) == 0 {
		f.Unknown = agglo.Textf("no row of the data set states it for %s", "数据集中没有%s的数据", f.Period)
		return
	}
	chosen := choose(candidates)
	f.Value, f.Unit, f.Bound, f.Status = number(chosen.Value), chosen.Unit, chosen.Bound, chosen.Status
	f.Inputs = []Input{rowInput(chosen, def)}
	f.Rows = 1
	f.Filled = agglo.Textf("%s = %s", "%s = %s", def.ID, quantity.Text(chosen.Value, chosen.Unit, chosen.Bound, quantity.Full))
	for _, o := range append(same, within...) {
		if o.Row != chosen.Row {
			f.Others = append(f.Others, otherRow(o, chosen, def.Kind))
		}
	}
	for _, o := range f.Contested() {
		f.Notes = append(f.Notes, agglo.Textf("another source states %s", "另有来源称%s", o.Text))
	}
	f.Notes = unique(f.Notes)
}

func unique(notes []agglo.Text) []agglo.Text {
	var out []agglo.Text
	seen := map[agglo.Text]bool{}
	for _, n := range notes {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func latestPeriod(rows []store.Observation) []store.Observation {
	var last []store.Observation
	for _, o := range rows {
		switch {
		case len(last) == 0 || o.Period.End().After(last[0].Period.End()):
			last = []store.Observation{o}
		case o.Period.String() == last[0].Period.String():
			last = append(last, o)
		}
	}
	return last
}

func rowInput(o store.Observation, def Definition) Input {
	row := o.Row
	return Input{
		Name: def.Name, Value: number(o.Value), Bound: o.Bound, Status: o.Status, Row: &row,
		Text: quantity.Text(o.Value, o.Unit, o.Bound, quantity.Full),
	}
}

// otherRow returns a statement beside the one that counts. A count of another
// date in the period may well differ; a share of another date that differs is a
// contradiction that a reader has to know.
func otherRow(o, chosen store.Observation, kind string) Other {
	row := o.Row
	definition := agglo.Text{En: "another statement", Zh: "另一来源"}
	agreeing := agrees(o, chosen)
	if o.Period.String() != chosen.Period.String() {
		definition = agglo.Textf("as of %s", "截至%s", o.Period)
		agreeing = agreeing || kind == Count || kind == Rate
	}
	return Other{
		Definition: definition, Value: number(o.Value), Bound: o.Bound, Status: o.Status, Agrees: agreeing, Row: &row,
		Text: quantity.Text(o.Value, o.Unit, o.Bound, quantity.Full),
	}
}
