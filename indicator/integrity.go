package indicator

import (
	"context"
	"math"

	"agglo"
	"agglo/measure/chain"
	"agglo/quantity"
)

// A scorer computes one member of the integrity family. Those that need
// capacities say so, so that the others do not read them.
type scorer struct {
	score    func([]chain.Link) chain.Score
	capacity bool
}

// shareNeeded is the least share of the national capacity that makes a link
// count in C1, and ownersNeeded the number of owners that makes it count in C4.
const (
	shareNeeded  = 0.01
	ownersNeeded = 2
)

var (
	scoreC0 = scorer{score: chain.Integrity}
	scoreC1 = scorer{score: func(l []chain.Link) chain.Score { return chain.Substantial(l, shareNeeded) }, capacity: true}
	scoreC2 = scorer{score: chain.Weighted}
	scoreC3 = scorer{score: chain.Sufficient, capacity: true}
	scoreC4 = scorer{score: func(l []chain.Link) chain.Score { return chain.Independent(l, ownersNeeded) }}
)

// integrityPanel computes a member of the family for a panel: one reading of
// the register a period, whatever the number of regions.
func integrityPanel(sc scorer) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		c, err := s.chainOf(q.Subject)
		if err != nil {
			return nil, err
		}
		out := make([]Figure, len(q.Regions)*len(q.Periods))
		for n, p := range q.Periods {
			states, err := s.LinkStates(ctx, c, q.Regions, p.End())
			if err != nil {
				return nil, err
			}
			links, err := s.measured(ctx, c, q.Regions, p, states, sc.capacity)
			if err != nil {
				return nil, err
			}
			for i, r := range q.Regions {
				f := Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived"}
				fillScore(&f, sc.score(links[r]), states[r])
				out[i*len(q.Periods)+n] = f
			}
		}
		return out, nil
	}
}

// chainOf returns the chain that a subject names.
func (s *Session) chainOf(subject agglo.Subject) (agglo.ChainID, error) {
	c, ok := s.Snap.Chain(agglo.ChainID(subject))
	if !ok {
		return "", agglo.Errorf(agglo.NotFound, "chain integrity is of a chain, and %q is none: name one of %s", subject, s.chainList())
	}
	if len(s.Snap.Links(c.ID)) == 0 {
		return "", agglo.Errorf(agglo.Invalid, "%s has no links of its own: it is a roof over other chains; name one of %s", c.ID, s.chainList())
	}
	return c.ID, nil
}

func (s *Session) chainList() string {
	list := ""
	for _, c := range s.Snap.Chains() {
		if len(s.Snap.Links(c.ID)) == 0 {
			continue
		}
		if list != "" {
			list += ", "
		}
		list += string(c.ID)
	}
	return list
}

// measured turns what is known of the links into what the measures take.
func (s *Session) measured(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, p agglo.Period, states map[agglo.RegionID][]LinkState, capacity bool) (map[agglo.RegionID][]chain.Link, error) {
	var book *capacityBook
	if capacity {
		var err error
		if book, err = s.capacities(ctx, c, regions, p.End()); err != nil {
			return nil, err
		}
	}
	out := make(map[agglo.RegionID][]chain.Link, len(regions))
	for _, r := range regions {
		links := make([]chain.Link, len(states[r]))
		for i, st := range states[r] {
			links[i] = chain.Link{State: st.State, Owners: st.Owners, Closed: st.Complete, Weight: st.Link.Weight,
				Share: math.NaN(), Supply: math.NaN(), Need: math.NaN()}
			if book != nil {
				book.fill(&links[i], r, st.Link.ID)
			}
		}
		out[r] = links
	}
	return out, nil
}

func fillScore(f *Figure, score chain.Score, states []LinkState) {
	low, high := score.Range()
	f.Num, f.Den = number(score.Low), number(score.Of)
	if score.Of == 0 {
		f.Unknown = agglo.Text{En: "no local need is known", Zh: "本地需求未知"}
		return
	}
	f.Filled = agglo.Textf("%s / %s = %.1f %%", "%s / %s = %.1f%%", quantity.Number(score.Low, quantity.Short), quantity.Number(score.Of, quantity.Short), 100*low)
	if score.Low != score.High {
		f.Low, f.High = number(100*low), number(100*high)
	}
	if !searched(states) {
		f.Unknown = agglo.Textf("the region was not searched for this chain; %s links are known by chance", "该地区未就此产业链检索；偶然得知%s个环节",
			quantity.Number(score.Low, quantity.Short))
		f.Num = nil
		return
	}
	f.Value = number(100 * low)
	if f.Low != nil {
		f.Notes = append(f.Notes, agglo.Textf("the search was partial: what is known is the low end, what is possible the high end", "检索不完整：下限为已知，上限为可能"))
	}
}

// searched reports whether the region was searched for the chain at all.
func searched(states []LinkState) bool {
	for _, st := range states {
		if st.Coverage != nil && st.Coverage.Extent != "none" {
			return true
		}
	}
	return false
}

// explainIntegrity adds the sites that prove the links which are present, and
// the links that are not, with the reason.
func explainIntegrity(sc scorer) func(context.Context, *Session, *Figure) error {
	return func(ctx context.Context, s *Session, f *Figure) error {
		c, err := s.chainOf(f.Subject)
		if err != nil {
			return err
		}
		states, err := s.LinkStates(ctx, c, []agglo.RegionID{f.Region}, f.Period.End())
		if err != nil {
			return err
		}
		if err := s.prove(ctx, c, f, states[f.Region]); err != nil {
			return err
		}
		return s.addFamily(ctx, f)
	}
}

// addFamily adds the other members of the integrity family to the others of f.
func (s *Session) addFamily(ctx context.Context, f *Figure) error {
	for _, id := range []string{"published", "c0", "c1", "c2", "c3", "c4"} {
		ref := "chain-integrity:" + id
		if ref == f.Indicator {
			continue
		}
		o, err := s.One(ctx, ref, f.Region, f.Subject, f.Period)
		if err != nil {
			return err
		}
		f.Others = append(f.Others, Other{
			Definition: o.Name, Figure: o.ID, Value: o.Value, Low: o.Low, High: o.High, Text: o.Text, Bound: o.Bound, Status: o.Status,
			Agrees: f.Value != nil && o.Value != nil && *f.Value == *o.Value,
		})
	}
	return nil
}
