package indicator

import (
	"context"
	"math"

	"agglo"
	"agglo/measure/chain"
	"agglo/quantity"
	"agglo/store"
)

const methodsSufficiency = "sufficiency"

// sufficiencyFamily are the balances of one link in a region.
func sufficiencyFamily() []builtin {
	return []builtin{
		{Definition: Definition{
			ID: "local-need", Name: agglo.Text{En: "Local need", Zh: "本地需求"}, Kind: Level, Better: "neither", Page: methodsSufficiency, Subjects: "link",
			Words: agglo.Text{En: "sum over the links that use it of local registered capacity × intensity", Zh: "各下游环节本地名录产能 × 单耗之和"},
		}, panel: balancePanel(needFigure)},
		{Definition: Definition{
			ID: "sufficiency", Name: agglo.Text{En: "Local sufficiency", Zh: "本地供需满足度"}, Unit: "%", Kind: Share, Better: "higher", Page: methodsSufficiency, Subjects: "link",
			Words: agglo.Text{En: "local registered capacity / local need", Zh: "本地名录产能 ÷ 本地需求"},
		}, panel: balancePanel(ratioFigure)},
	}
}

// A Balances is the sufficiency of a chain in one region.
type Balances struct {
	Links  []store.Link
	Supply []Figure // registered capacity
	Of     []chain.Balance
	Open   []bool // a running maker states no capacity, so that supply may be more
	Cycles [][]int
}

// Balances sets local needs against local supplies of each link of a chain. A
// link that is not known to run here, and was not searched for completely, has
// an unknown supply.
func (s *Session) Balances(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, p agglo.Period) (map[agglo.RegionID]*Balances, error) {
	def, err := s.Definition("registered-capacity")
	if err != nil {
		return nil, err
	}
	book, err := s.capacities(ctx, c, regions, p.End())
	if err != nil {
		return nil, err
	}
	states, err := s.LinkStates(ctx, c, regions, p.End())
	if err != nil {
		return nil, err
	}
	inputs := s.intensities(c, book)
	out := make(map[agglo.RegionID]*Balances, len(regions))
	for _, r := range regions {
		b := &Balances{Links: s.Snap.Links(c)}
		amounts := make([]float64, len(b.Links))
		for i, l := range b.Links {
			f := book.figure(r, agglo.LinkSubject(c, l.ID), l.ID, p)
			s.finish(&f, def)
			amounts[i] = amountOf(book, r, l.ID, states[r][i])
			b.Supply, b.Open = append(b.Supply, f), append(b.Open, book.silent[place{r, l.ID}] > 0)
		}
		result, err := chain.Supplies(amounts, inputs)
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "link_inputs of %s: %v", c, err)
		}
		b.Of, b.Cycles = result.Links, result.Cycles
		for _, in := range inputs { // a user of whom not all state a capacity
			b.Of[in.Input].Open = b.Of[in.Input].Open || b.Open[in.Link]
		}
		out[r] = b
	}
	return out, nil
}

// amountOf returns what is made of a link in a region: 0 where it is known not
// to be there, unknown where nothing is known.
func amountOf(book *capacityBook, r agglo.RegionID, l agglo.LinkID, st LinkState) float64 {
	v, known := book.of(r, l)
	switch {
	case known:
		return v
	case st.State == chain.Missing:
		return 0
	}
	return math.NaN()
}

// intensities returns the inputs of a chain by the numbers of its links. An
// intensity in units that do not fit those of the capacities is unknown.
func (s *Session) intensities(c agglo.ChainID, book *capacityBook) []chain.Input {
	number := map[agglo.LinkID]int{}
	for i, l := range s.Snap.Links(c) {
		number[l.ID] = i
	}
	var out []chain.Input
	for _, in := range s.Snap.Inputs(c) {
		intensity := math.NaN()
		if in.Intensity != nil && fits(in.Unit, book.unit[in.Link], book.unit[in.Input]) {
			intensity = *in.Intensity
		}
		out = append(out, chain.Input{Link: number[in.Link], Input: number[in.Input], Intensity: intensity, Essential: in.Essential})
	}
	return out
}

func balancePanel(figure func(*Figure, *Balances, int)) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		c, link, err := s.linkOf(q.Subject)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			all, err := s.Balances(ctx, c, q.Regions, p)
			if err != nil {
				return nil, err
			}
			var out []Figure
			for _, r := range q.Regions {
				f := registerFigure(r, q.Subject, p)
				for i, l := range all[r].Links {
					if l.ID == link {
						figure(&f, all[r], i)
					}
				}
				out = append(out, f)
			}
			return out, nil
		})
	}
}

func needFigure(f *Figure, b *Balances, i int) {
	f.Unit = b.Supply[i].Unit
	x := b.Of[i]
	if x.Need == 0 {
		f.Unknown = agglo.Text{En: "no need of local makers is known: a capacity or an intensity is missing, or nobody here uses it", Zh: "本地需求未知：缺产能或单耗，或本地无人使用"}
		return
	}
	f.Value, f.Filled = number(x.Need), agglo.Textf("Σ capacity × intensity = %s", "Σ 产能 × 单耗 = %s", quantity.Number(x.Need, quantity.Full))
	if x.Open {
		f.Bound = agglo.From
	}
}

// Bound says on which side the ratio of a link may be off: makers without a
// stated capacity may supply more, users without one may need more.
func (b *Balances) Bound(i int) agglo.Bound {
	switch open := b.Of[i].Open; {
	case open && b.Open[i]:
		return agglo.About
	case open:
		return agglo.Below
	case b.Open[i]:
		return agglo.From
	}
	return agglo.Exact
}

func ratioFigure(f *Figure, b *Balances, i int) {
	x := b.Of[i]
	if math.IsNaN(x.Ratio) {
		f.Unknown = agglo.Text{En: "local supply or local need is unknown", Zh: "本地供给或本地需求未知"}
		return
	}
	f.Value, f.Num, f.Den = number(100*x.Ratio), number(x.Supply), number(x.Need)
	f.Filled = agglo.Textf("%s / %s = %.1f %%", "%s / %s = %.1f%%", quantity.Number(x.Supply, quantity.Full), quantity.Number(x.Need, quantity.Full), 100*x.Ratio)
	f.Inputs = []Input{figureInput(b.Supply[i])}
	switch f.Bound = b.Bound(i); f.Bound {
	case agglo.About:
		f.Notes = append(f.Notes, agglo.Text{En: "both supply and need may be larger: some makers or users state no capacity", Zh: "供需均可能更大：部分企业未公布产能"})
	case agglo.Below:
		f.Notes = append(f.Notes, agglo.Text{En: "the need may be larger: some users state no capacity", Zh: "需求可能更大：部分下游企业未公布产能"})
	case agglo.From:
		f.Notes = append(f.Notes, agglo.Text{En: "supply may be larger: some makers state no capacity", Zh: "供给可能更大：部分企业未公布产能"})
	}
}
