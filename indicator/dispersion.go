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
	link   []float64 // running establishments of the link by city
	all    []float64 // of all links under the roof
	owners []float64 // of the link by owner
	plants []concentration.Plant
}

// dispersionFamily are the indicators of where a link is made and how
// concentrated that is; the region is the country or province whose cities are
// compared.
func dispersionFamily() []builtin {
	one := func(id string, name, words agglo.Text, unit, reference string, of func(*spread) (float64, error)) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: unit, Kind: Index, Better: "neither", Subjects: "link", Page: "concentration", Reference: reference},
			panel: spreadPanel(func(s *spread) (float64, agglo.Text, error) {
				v, err := of(s)
				return v, agglo.Text{}, err
			}),
		}
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
		one("cr1", agglo.Text{En: "Share of the largest city", Zh: "最大城市份额"}, agglo.Text{En: "100 × share of the city with the most establishments", Zh: "100 × 企业数最多城市所占份额"}, "%", "",
			func(s *spread) (float64, error) { v, err := concentration.Largest(s.link, 1); return 100 * v, err }),
		one("cr5", agglo.Text{En: "Share of the five largest cities", Zh: "前五城市份额"}, agglo.Text{En: "100 × share of the five cities with the most establishments", Zh: "100 × 企业数前五城市所占份额"}, "%", "",
			func(s *spread) (float64, error) { v, err := concentration.Largest(s.link, 5); return 100 * v, err }),
		one("hoover", agglo.Text{En: "Hoover coefficient of localisation", Zh: "胡佛地方化系数"}, agglo.Text{En: "½ Σ |share of the link − share of all links| over the cities: what would have to move", Zh: "½ Σ |该环节份额 − 全部环节份额|：需迁移的比重"}, "index", "",
			func(s *spread) (float64, error) { return concentration.Hoover(s.link, s.all) }),
		one("locational-gini", agglo.Text{En: "Locational Gini", Zh: "区位基尼系数"}, agglo.Text{En: "Gini of the link against all links of the register, over the cities", Zh: "以名录全部环节为参照的城市基尼系数"}, "index", "Krugman, Geography and Trade, MIT Press 1991",
			func(s *spread) (float64, error) { return concentration.LocationalGini(s.link, s.all) }),
		one("entropy", agglo.Text{En: "Entropy over cities", Zh: "城市分布熵"}, agglo.Text{En: "−Σ share × ln share, in nats", Zh: "−Σ 份额 × ln 份额（自然对数）"}, "index", "",
			func(s *spread) (float64, error) { return concentration.Entropy(s.link) }),
		one("owner-hhi", agglo.Text{En: "Concentration over owners (HHI, 0 to 1)", Zh: "企业集团集中度（HHI，0—1）"}, agglo.Text{En: "sum of the squared shares of the owners in the running establishments", Zh: "各企业集团在产企业份额平方和"}, "index", "Herfindahl 1950",
			func(s *spread) (float64, error) { return concentration.Herfindahl(s.owners) }),
	}
}

// againstChance says how far an index of agglomeration lies from what chance
// gives, which is 0.
func againstChance(gamma, deviation float64) agglo.Text {
	z := math.Round(10*gamma/deviation)/10 + 0 // no negative zero
	switch {
	case math.IsNaN(z):
		return agglo.Text{}
	case z > 2:
		return agglo.Textf("standard error %.3f by chance: %.1f of them above 0, more concentrated than chance", "偶然情形下标准误%.3f：高于0达%.1f个标准误，集聚超出偶然", deviation, z)
	case z < -2:
		return agglo.Textf("standard error %.3f by chance: %.1f of them below 0, more even than chance", "偶然情形下标准误%.3f：低于0达%.1f个标准误，比偶然更均匀", deviation, -z)
	}
	return agglo.Textf("standard error %.3f by chance: z = %.1f, no more than chance", "偶然情形下标准误%.3f：z = %.1f，与偶然无异", deviation, z)
}

// agglomerationFamily are the indices that take the number and size of plants
// into account, each with its standard error as a note.
func agglomerationFamily() []builtin {
	gamma := func(id string, name, words agglo.Text, reference string, of func(concentration.Agglomeration) (gamma, err float64)) builtin {
		panel := spreadPanel(func(s *spread) (float64, agglo.Text, error) {
			a, err := concentration.Agglomerate(s.plants, s.all)
			v, deviation := of(a)
			return v, againstChance(v, deviation), err
		})
		return builtin{Definition{ID: id, Name: name, Words: words, Unit: "index", Kind: Index, Better: "neither", Subjects: "link", Page: "concentration", Reference: reference}, panel, nil}
	}
	return []builtin{
		gamma("ellison-glaeser", agglo.Text{En: "Ellison-Glaeser index", Zh: "EG指数"}, agglo.Text{En: "concentration beyond chance; establishments count equally, the reference is all links of the register", Zh: "超出偶然的集聚；企业等权，以名录全部环节为参照"}, "doi:10.1086/262098",
			func(a concentration.Agglomeration) (float64, float64) { return a.EllisonGlaeser, a.EllisonGlaeserError }),
		gamma("maurel-sedillot", agglo.Text{En: "Maurel-Sédillot index", Zh: "MS指数"}, agglo.Text{En: "concentration beyond chance, by pairs of establishments in one city", Zh: "按同城企业对计算的超出偶然的集聚"}, "doi:10.1016/S0166-0462(99)00020-6",
			func(a concentration.Agglomeration) (float64, float64) { return a.MaurelSedillot, a.MaurelSedillotError }),
	}
}

// spreadPanel computes one measure of dispersion for each region, with how far
// it lies from what chance gives, where that is known.
func spreadPanel(of func(*spread) (float64, agglo.Text, error)) func(context.Context, *Session, Query) ([]Figure, error) {
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
	h, err := s.citiesOf(ctx, roof, region, p)
	if err != nil {
		return nil, err
	}
	sp := &spread{all: h.all(roof), plants: h.plantsOf(h.column[subject])}
	for _, c := range h.regions {
		sp.link = append(sp.link, h.of(c, subject))
	}
	sp.owners, err = s.Snap.OwnerCounts(ctx, region, chain, link, p.End())
	return sp, err
}

func (sp *spread) fill(f *Figure, of func(*spread) (float64, agglo.Text, error)) error {
	if len(sp.link) < 2 {
		f.Unknown = agglo.Text{En: "the region has fewer than two cities to compare", Zh: "该地区可比较的城市不足两个"}
		return nil
	}
	if len(sp.plants) == 0 {
		f.Unknown = agglo.Text{En: "the register knows no running establishment of the link here", Zh: "名录在此没有该环节的在产企业"}
		return nil
	}
	v, chance, err := of(sp)
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
	if f.Chance = chance; !chance.IsZero() {
		f.Notes = append(f.Notes, chance)
	}
	return nil
}
