package indicator

import (
	"cmp"
	"context"
	"slices"
	"time"

	"agglo"
	"agglo/store"
)

const methodsLocalSupply = "local-supply"

// statedRate is the indicator under which a data set has local supply rates as
// sources or surveys state them.
const statedRate = "local-supply-rate"

// localSupplyFamily are the meanings of "local supply rate" in use, each under
// a name of its own.
func localSupplyFamily() []builtin {
	rate := func(id string, name, words agglo.Text, panel func(context.Context, *Session, Query) ([]Figure, error)) builtin {
		return builtin{Definition: Definition{
			ID: "local-supply:" + id, Name: name, Words: words, Unit: "%", Kind: Share, Better: "higher", Page: methodsLocalSupply, Subjects: "chain or link",
		}, panel: panel}
	}
	return []builtin{
		rate("customers", agglo.Text{En: "Local supply rate (customers with a local supplier)", Zh: "本地配套率（有本地供应商的企业占比）"},
			agglo.Text{En: "customers here with at least one supplier here / customers here whose suppliers are known", Zh: "有本地供应商的本地客户数 ÷ 供应商已知的本地客户数"}, tradePanel(countCustomers)),
		rate("suppliers", agglo.Text{En: "Local supply rate (suppliers that are local)", Zh: "本地配套率（本地供应商占比）"},
			agglo.Text{En: "suppliers here of customers here / all known suppliers of customers here", Zh: "本地客户的本地供应商数 ÷ 本地客户的已知供应商数"}, tradePanel(countSuppliers)),
		rate("purchases", agglo.Text{En: "Local supply rate (purchases made locally)", Zh: "本地配套率（本地采购占比）"},
			agglo.Text{En: "purchases from local suppliers / all purchases; a rate that a source or survey states comes first", Zh: "向本地供应商采购量 ÷ 全部采购量；有公布或调查值时优先采用"}, purchasesPanel),
	}
}

// A Trade is a known supply to a customer that runs a site in a region.
type Trade struct {
	store.Supply
	Local bool // the supplier runs a site in the region, too
}

// Trades returns the known supplies of a chain or link, by the end of a period,
// to customers that run a site in a region.
func (s *Session) Trades(ctx context.Context, subject agglo.Subject, region agglo.RegionID, at time.Time) ([]Trade, error) {
	q := store.SupplyQuery{Chain: agglo.ChainID(subject)}
	if c, l, err := s.linkOf(subject); err == nil {
		q.Chain, q.Link = c, l
	} else if _, ok := s.Snap.Chain(q.Chain); !ok {
		return nil, agglo.Errorf(agglo.NotFound, "local supply is of a chain or link, and %q is none: name one of %s, or a link such as %s", subject, s.chainList(), s.exampleLink())
	}
	supplies, err := s.Snap.Supplies(ctx, q)
	if err != nil {
		return nil, err
	}
	plants, err := s.Plants(ctx, at)
	if err != nil {
		return nil, err
	}
	var out []Trade
	for _, x := range supplies {
		if (x.Since == "" || byDate(x.Since, at)) && s.RunsIn(plants, x.Customer, region) {
			out = append(out, Trade{x, s.RunsIn(plants, x.Supplier, region)})
		}
	}
	return out, nil
}

// RunsIn reports whether an organisation runs a plant in a region.
func (s *Session) RunsIn(p *Plants, org agglo.OrganisationID, region agglo.RegionID) bool {
	return slices.ContainsFunc(p.ByOrg[org], func(i int) bool { return s.Snap.Regions().Within(p.All[i].Site.Region, region) })
}

// countCustomers counts customers, and those with a local supplier.
func countCustomers(trades []Trade) (local, all float64) {
	served := map[agglo.OrganisationID]bool{}
	for _, t := range trades {
		served[t.Customer] = served[t.Customer] || t.Local
	}
	for _, yes := range served {
		if yes {
			local++
		}
	}
	return local, float64(len(served))
}

// countSuppliers counts suppliers, and those that are local.
func countSuppliers(trades []Trade) (local, all float64) {
	near := map[agglo.OrganisationID]bool{}
	for _, t := range trades {
		near[t.Supplier] = t.Local
	}
	for _, yes := range near {
		if yes {
			local++
		}
	}
	return local, float64(len(near))
}

func tradePanel(count func([]Trade) (local, all float64)) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			var out []Figure
			for _, r := range q.Regions {
				trades, err := s.Trades(ctx, q.Subject, r, p.End())
				if err != nil {
					return nil, err
				}
				f := registerFigure(r, q.Subject, p)
				local, all := count(trades)
				if err := s.fillRate(ctx, &f, local, all, trades); err != nil {
					return nil, err
				}
				out = append(out, f)
			}
			return out, nil
		})
	}
}

func (s *Session) fillRate(ctx context.Context, f *Figure, local, all float64, trades []Trade) error {
	f.Rows = len(trades)
	if all == 0 {
		f.Unknown = agglo.Text{En: "no supply to a customer that runs a site here is known", Zh: "未知任何对本地在产企业的供应关系"}
		return nil
	}
	names, err := s.traders(ctx, trades)
	if err != nil {
		return err
	}
	for _, t := range trades {
		what, err := s.SubjectName(agglo.LinkSubject(t.Chain, t.Link))
		if err != nil {
			return err
		}
		f.Inputs = append(f.Inputs, Input{Name: agglo.Textf("%s → %s", "%s → %s", names[t.Supplier], names[t.Customer]), Row: &t.Row, Text: what})
	}
	f.Value, f.Num, f.Den = number(100*local/all), number(local), number(all)
	f.Filled = agglo.Textf("%g / %g = %.1f %%", "%g / %g = %.1f%%", local, all, 100*local/all)
	f.Notes = append(f.Notes, agglo.Text{En: "of the supplies that the data set knows, which are few of those there are", Zh: "仅依据数据集所载供应关系，远非全部"})
	return nil
}

// traders returns what suppliers and customers are called.
func (s *Session) traders(ctx context.Context, trades []Trade) (map[agglo.OrganisationID]agglo.Text, error) {
	var ids []agglo.OrganisationID
	for _, t := range trades {
		ids = append(ids, t.Supplier, t.Customer)
	}
	slices.Sort(ids)
	all, err := s.Snap.Organisations(ctx, slices.Compact(ids))
	names := make(map[agglo.OrganisationID]agglo.Text, len(all))
	for _, o := range all {
		names[o.ID] = agglo.Text{En: o.Name, Zh: cmp.Or(o.NameZh, o.Name)}
	}
	return names, err
}

// purchasesPanel takes the stated rate where there is one, and else adds the
// volumes of known supplies.
func purchasesPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	stated := map[string]Figure{}
	if _, there := s.defs[statedRate]; there {
		figures, err := s.Panel(ctx, withIndicator(q, statedRate))
		if err != nil {
			return nil, err
		}
		for _, f := range figures {
			stated[cellKey(f.Region, f.Period)] = f
		}
	}
	return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
		var out []Figure
		for _, r := range q.Regions {
			if f := stated[cellKey(r, p)]; f.Value != nil {
				f.Inputs = append([]Input{figureInput(f)}, f.Inputs...)
				out = append(out, f)
				continue
			}
			trades, err := s.Trades(ctx, q.Subject, r, p.End())
			if err != nil {
				return nil, err
			}
			f := registerFigure(r, q.Subject, p)
			if err := s.fillPurchases(ctx, &f, trades); err != nil {
				return nil, err
			}
			out = append(out, f)
		}
		return out, nil
	})
}

func (s *Session) fillPurchases(ctx context.Context, f *Figure, trades []Trade) error {
	local, all, unit, silent := 0.0, 0.0, "", 0
	for _, t := range trades {
		switch {
		case t.Volume == nil:
			silent++
			continue
		case unit != "" && t.Unit != unit:
			f.Unknown = agglo.Textf("purchases are stated in %s and in %s, which cannot be added", "采购量单位不一（%s与%s），无法相加", unit, t.Unit)
			return nil
		}
		unit = t.Unit
		all += *t.Volume
		if t.Local {
			local += *t.Volume
		}
	}
	if all == 0 {
		f.Unknown = agglo.Text{En: "no source states it, and no known supply has a volume", Zh: "无公布值，已知供应关系亦无数量"}
		return nil
	}
	if err := s.fillRate(ctx, f, local, all, trades); err != nil {
		return err
	}
	if silent > 0 {
		f.Notes = append(f.Notes, agglo.Textf("%d known supplies without a volume are left out", "另有%d条供应关系无数量，未计入", silent))
	}
	return nil
}
