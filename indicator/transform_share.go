package indicator

import (
	"context"

	"agglo"
)

// reference returns the region that a share or contribution is of: the one
// named by the transform, or else the country of each region.
func (s *Session) reference(q Query, t Transform) ([]agglo.RegionID, error) {
	if len(t.Args) == 0 || t.Args[0] == "" {
		return s.countries(q.Regions), nil
	}
	ref := agglo.RegionID(t.Args[0])
	if _, ok := s.Snap.Regions().Get(ref); !ok {
		return nil, agglo.Errorf(agglo.NotFound, "there is no region %q to take a share of", ref)
	}
	out := make([]agglo.RegionID, len(q.Regions))
	for i := range out {
		out[i] = ref
	}
	return out, nil
}

func sharePanel(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
	parts, err := s.Panel(ctx, q)
	if err != nil {
		return nil, err
	}
	whole, err := s.referencePanel(ctx, q, t)
	if err != nil {
		return nil, err
	}
	return combine(q, parts, whole, func(f *Figure, a, b float64) {
		f.Value, f.Num, f.Den = number(100*a/b), number(a), number(b)
		f.Filled = agglo.Textf("100 × %s / %s", "100 × %s / %s", f.Inputs[0].Text, f.Inputs[1].Text)
		noteBounds(f)
	}), nil
}

func (s *Session) referencePanel(ctx context.Context, q Query, t Transform) ([]Figure, error) {
	refs, err := s.reference(q, t)
	if err != nil {
		return nil, err
	}
	of := q
	of.Regions = refs
	return s.Panel(ctx, of)
}

func contributionPanel(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
	now, before, err := s.pair(ctx, q, 1)
	if err != nil {
		return nil, err
	}
	refs, err := s.reference(q, t)
	if err != nil {
		return nil, err
	}
	of := q
	of.Regions = refs
	base, err := s.shifted(ctx, of, 1)
	if err != nil {
		return nil, err
	}
	change := combine(q, now, before, func(f *Figure, a, b float64) { f.Value = number(a - b) })
	for i := range change {
		change[i].Name = agglo.Text{En: "change", Zh: "增量"}
	}
	out := combine(q, change, base, func(f *Figure, a, b float64) { f.Value = number(100 * a / b) })
	for i := range out {
		out[i].Inputs = []Input{figureInput(now[i]), figureInput(before[i]), figureInput(base[i])}
		if out[i].Value != nil {
			out[i].Filled = agglo.Textf("100 × (%s − %s) / %s", "100 × (%s − %s) / %s", now[i].Text, before[i].Text, base[i].Text)
		}
	}
	return out, nil
}
