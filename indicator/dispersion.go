package indicator

import (
	"context"
	"fmt"
	"math"

	"agglo"
	"agglo/measure/concentration"
)

// A spread is how the establishments of a link lie over the cities of a region.
type spread struct {
	link      []float64 // running establishments of the link by city
	all       []float64 // of all links under the roof
	owners    []float64 // of the link by owner
	plants    []concentration.Plant
	reference []float64
}

// dispersionFamily are the indicators of where a link is made and how
// concentrated that is; the region is the country or province whose cities are
// compared.
func dispersionFamily() []builtin {
	one := func(id string, name, words agglo.Text, unit, reference string, of func(*spread) (float64, error)) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: unit, Kind: Index, Better: "neither", Subjects: "link", Page: "concentration", Reference: reference},
			panel:      spreadPanel(of),
		}
	}
	eg := func(s *spread) (concentration.Agglomeration, error) {
		return concentration.Agglomerate(s.plants, s.reference)
	}
	return []builtin{
		one("hhi", agglo.Text{En: "Concentration over cities (HHI, 0 to 1)", Zh: "城市集中度（HHI，0—1）"}, agglo.Text{En: "sum of the squared shares of the cities", Zh: "各城市份额平方和"}, "index", "Herfindahl 1950",
			func(s *spread) (float64, error) { return concentration.Herfindahl(s.link) }),
		one("hhi-points", agglo.Text{En: "Concentration over cities (HHI, 0 to 10,000)", Zh: "城市集中度（HHI，0—10000）"}, agglo.Text{En: "10,000 × sum of the squared shares of the cities", Zh: "10000 × 各城市份额平方和"}, "index", "Herfindahl 1950",
			func(s *spread) (float64, error) {
				h, err := concentration.Herfindahl(s.link)
				return h * concentration.Points, err
			}),
		one("cr3", agglo.Text{En: "Share of the three largest cities", Zh: "前三城市份额"}, agglo.Text{En: "100 × share of the three cities with the most establishments", Zh: "100 × 企业数前三城市所占份额"}, "%", "",
			func(s *spread) (float64, error) { v, err := concentration.Largest(s.link, 3); return 100 * v, err }),
		one("locational-gini", agglo.Text{En: "Locational Gini", Zh: "区位基尼系数"}, agglo.Text{En: "Gini of the link against all links of the register, over the cities", Zh: "以名录全部环节为参照的城市基尼系数"}, "index", "Krugman, Geography and Trade, MIT Press 1991",
			func(s *spread) (float64, error) { return concentration.LocationalGini(s.link, s.all) }),
		one("entropy", agglo.Text{En: "Entropy over cities", Zh: "城市分布熵"}, agglo.Text{En: "−Σ share × ln share, in nats", Zh: "−Σ 份额 × ln 份额（自然对数）"}, "index", "",
			func(s *spread) (float64, error) { return concentration.Entropy(s.link) }),
		one("ellison-glaeser", agglo.Text{En: "Ellison-Glaeser index", Zh: "EG指数"}, agglo.Text{En: "concentration beyond chance; establishments count equally, the reference is all links of the register", Zh: "超出偶然的集聚；企业等权，以名录全部环节为参照"}, "index", "doi:10.1086/262098",
			func(s *spread) (float64, error) { a, err := eg(s); return a.EllisonGlaeser, err }),
		one("maurel-sedillot", agglo.Text{En: "Maurel-Sédillot index", Zh: "MS指数"}, agglo.Text{En: "concentration beyond chance, by pairs of establishments in one city", Zh: "按同城企业对计算的超出偶然的集聚"}, "index", "doi:10.1016/S0166-0462(99)00020-6",
			func(s *spread) (float64, error) { a, err := eg(s); return a.MaurelSedillot, err }),
		one("owner-hhi", agglo.Text{En: "Concentration over owners (HHI, 0 to 1)", Zh: "企业集团集中度（HHI，0—1）"}, agglo.Text{En: "sum of the squared shares of the owners in the running establishments", Zh: "各企业集团在产企业份额平方和"}, "index", "Herfindahl 1950",
			func(s *spread) (float64, error) { return concentration.Herfindahl(s.owners) }),
	}
}

// spreadPanel computes one measure of dispersion for each region.
func spreadPanel(of func(*spread) (float64, error)) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		if _, _, err := s.linkOf(q.Subject); err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				f := registerFigure(r, q.Subject, p)
				sp, err := s.spreadOf(ctx, q.Subject, r, p)
				if err != nil {
					return nil, err
				}
				if err := sp.fill(&f, of); err != nil {
					return nil, err
				}
				out[i] = f
			}
			return out, nil
		})
	}
}

func (s *Session) spreadOf(ctx context.Context, subject agglo.Subject, region agglo.RegionID, p agglo.Period) (*spread, error) {
	return once(s, fmt.Sprint("spread ", subject, region, p), func() (*spread, error) {
		return s.readSpread(ctx, subject, region, p)
	})
}

func (s *Session) readSpread(ctx context.Context, subject agglo.Subject, region agglo.RegionID, p agglo.Period) (*spread, error) {
	roof, err := s.universe(subject)
	if err != nil {
		return nil, err
	}
	chain, link, err := s.linkOf(subject)
	if err != nil {
		return nil, err
	}
	var cities []agglo.RegionID
	for _, c := range s.Snap.Regions().Cities(region) {
		cities = append(cities, c.ID)
	}
	h, err := s.holdingsOf(ctx, roof, cities, p.End())
	if err != nil {
		return nil, err
	}
	sp := &spread{}
	for _, c := range cities {
		n, all := h.of(c, subject), h.of(c, agglo.Subject(roof))
		sp.link, sp.all = append(sp.link, n), append(sp.all, all)
		for range int(n) {
			sp.plants = append(sp.plants, concentration.Plant{Region: len(sp.link) - 1, Size: 1})
		}
	}
	sp.reference = sp.all
	sp.owners, err = s.Snap.OwnerCounts(ctx, region, chain, link, p.End())
	return sp, err
}

func (sp *spread) fill(f *Figure, of func(*spread) (float64, error)) error {
	if len(sp.link) < 2 {
		f.Unknown = agglo.Text{En: "the region has fewer than two cities to compare", Zh: "该地区可比较的城市不足两个"}
		return nil
	}
	if len(sp.plants) == 0 {
		f.Unknown = agglo.Text{En: "the register knows no running establishment of the link here", Zh: "名录在此没有该环节的在产企业"}
		return nil
	}
	v, err := of(sp)
	if err != nil {
		return err
	}
	holders := 0
	for _, n := range sp.link {
		if n > 0 {
			holders++
		}
	}
	if math.IsNaN(v) {
		f.Unknown = agglo.Textf("not defined for %d establishments in %d cities", "%d家企业分布于%d个城市，无法定义", len(sp.plants), holders)
		return nil
	}
	f.Value, f.Rows = number(v), len(sp.plants)
	f.Filled = agglo.Textf("%d establishments in %d of %d cities", "%d家企业场所，分布于%d个城市（共%d个城市）", len(sp.plants), holders, len(sp.link))
	return nil
}
