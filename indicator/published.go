package indicator

import (
	"context"

	"agglo"
)

// publishedPanel reads what sources state as the integrity of a chain.
func publishedPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	q.Indicator = "chain-integrity"
	return s.observe(ctx, q)
}

// explainPublished adds the fraction that the same or another source states,
// and the rest of the family.
func explainPublished(ctx context.Context, s *Session, f *Figure) error {
	if err := s.Fraction(ctx, f); err != nil {
		return err
	}
	if _, err := s.chainOf(f.Subject); err != nil {
		return nil // a published figure may be of something that is no chain of the data set
	}
	return s.addFamily(ctx, f)
}

// Fraction sets the numerator and denominator of a published integrity from
// the published numbers of links, where their ratio is the published share.
func (s *Session) Fraction(ctx context.Context, f *Figure) error {
	if f.Value == nil {
		return nil
	}
	present, err := s.One(ctx, "chain-links-present", f.Region, f.Subject, f.Period)
	if err != nil {
		return ignoreUnknownIndicator(err)
	}
	total, err := s.One(ctx, "chain-links-total", f.Region, f.Subject, f.Period)
	if err != nil {
		return ignoreUnknownIndicator(err)
	}
	if present.Value == nil || total.Value == nil || *total.Value == 0 {
		return nil
	}
	share := 100 * *present.Value / *total.Value
	if !meets(share, *f.Value, agglo.Exact) {
		f.Notes = append(f.Notes, agglo.Textf("the published numbers of links, %s of %s, do not give it", "公布的环节数（%s/%s）与之不符", present.Text, total.Text))
		return nil
	}
	f.Num, f.Den = present.Value, total.Value
	f.Filled = agglo.Textf("%g / %g = %.1f %%, published as %g %%", "%g / %g = %.1f%%，公布为%g%%", *present.Value, *total.Value, share, *f.Value)
	f.Inputs = append(f.Inputs, figureInput(present), figureInput(total))
	f.Inputs = append(f.Inputs, present.Inputs...)
	f.Inputs = append(f.Inputs, total.Inputs...)
	f.Rows += present.Rows + total.Rows
	return nil
}

// ignoreUnknownIndicator drops the error of a data set that does not have an
// indicator at all.
func ignoreUnknownIndicator(err error) error {
	if agglo.KindOf(err) == agglo.NotFound {
		return nil
	}
	return err
}

// headlinePanel gives the computed C0 where the register covers the region
// completely, and else the published figure with the computed interval.
func headlinePanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	published, err := s.Panel(ctx, withIndicator(q, "chain-integrity:published"))
	if err != nil {
		return nil, err
	}
	if _, err := s.chainOf(q.Subject); err != nil {
		return published, nil
	}
	computed, err := s.Panel(ctx, withIndicator(q, "chain-integrity:c0"))
	if err != nil {
		return nil, err
	}
	out := make([]Figure, len(computed))
	for i := range computed {
		out[i] = headline(published[i], computed[i])
	}
	return out, nil
}

func withIndicator(q Query, ref string) Query {
	q.Indicator = ref
	return q
}

func headline(published, computed Figure) Figure {
	complete := computed.Value != nil && computed.Low == nil
	chosen, other := published, computed
	if complete || published.Value == nil {
		chosen, other = computed, published
	}
	chosen.Inputs = append([]Input{figureInput(chosen)}, chosen.Inputs...)
	if chosen.Indicator == published.Indicator {
		chosen.Low, chosen.High = computed.Low, computed.High
		chosen.Notes = append(chosen.Notes, agglo.Textf("published; the register shows %s", "为官方公布值；按企业名录计算为%s", intervalText(computed)))
	}
	chosen.Others = append(chosen.Others, Other{
		Definition: other.Name, Figure: other.ID, Value: other.Value, Low: other.Low, High: other.High, Text: other.Text, Status: other.Status,
	})
	chosen.Formula = agglo.Text{} // that of the definition
	return chosen
}

// intervalText writes what a computed integrity says: its fraction and interval.
func intervalText(f Figure) agglo.Text {
	if f.Value == nil {
		return f.Unknown
	}
	t := agglo.Textf("%g of %g links (%.1f %%)", "%g/%g个环节（%.1f%%）", *f.Num, *f.Den, *f.Value)
	if f.Low != nil {
		t = agglo.Textf("%s, at most %.1f %% where the search was partial", "%s，检索不完整，上限%.1f%%", t, *f.High)
	}
	return t
}

func explainHeadline(ctx context.Context, s *Session, f *Figure) error {
	if err := s.Fraction(ctx, f); err != nil {
		return err
	}
	c, err := s.chainOf(f.Subject)
	if err != nil {
		return nil
	}
	states, err := s.LinkStates(ctx, c, []agglo.RegionID{f.Region}, f.Period.End())
	if err != nil {
		return err
	}
	f.Others = f.rowOthers()
	if err := s.prove(ctx, c, f, states[f.Region]); err != nil {
		return err
	}
	return s.addFamily(ctx, f)
}

// rowOthers returns the other statements, without the figures that addFamily
// brings in full.
func (f *Figure) rowOthers() []Other {
	var out []Other
	for _, o := range f.Others {
		if o.Row != nil {
			out = append(out, o)
		}
	}
	return out
}
