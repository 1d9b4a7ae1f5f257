package indicator

import (
	"context"
	"errors"
	"fmt"

	"agglo"
	"agglo/measure/complexity"
	"agglo/store"
)

// A Structure is which city has which links, from the establishments of the
// register, and what follows from it for the complexity of both.
type Structure struct {
	*holdings
	Presence *complexity.Presence // location quotient of at least 1
	Index    *complexity.Index
	Outlook  *complexity.Outlook
	compared *complexity.Presence // the part of Presence that the index is of
	fitness  []float64
	rounds   [][]float64 // reflections of cities, round by round
	averages [][]float64 // and of links
	problem  agglo.Text  // why there is no index
}

// Links returns the links, in the order of the columns.
func (v *Structure) Links() []store.Link { return v.links }

// Cities returns the cities, in the order of the rows.
func (v *Structure) Cities() []agglo.RegionID { return v.regions }

// Row returns the row of a city.
func (v *Structure) Row(city agglo.RegionID) (int, bool) {
	row, ok := v.row[city]
	return row, ok
}

// Sites returns the running establishments of a city in a link.
func (v *Structure) Sites(row, link int) int { return int(v.counts.At(row, link)) }

// Structure returns the structure of the cities of a region's country over the
// links of all chains under the roof of a subject.
func (s *Session) Structure(ctx context.Context, subject agglo.Subject, region agglo.RegionID, p agglo.Period) (*Structure, error) {
	roof, err := s.universe(subject)
	if err != nil {
		return nil, err
	}
	return s.complexityOf(ctx, roof, s.Snap.Regions().Country(region), p)
}

// complexityOf computes the complexity of the cities of a country that have a
// running establishment, once a session, roof and period.
func (s *Session) complexityOf(ctx context.Context, roof agglo.ChainID, country agglo.RegionID, p agglo.Period) (*Structure, error) {
	return once(s, fmt.Sprint("structure ", roof, country, p), func() (*Structure, error) {
		var cities []agglo.RegionID
		for _, r := range s.Snap.Regions().Cities(country) {
			cities = append(cities, r.ID)
		}
		h, err := s.holdingsOf(ctx, roof, cities, p.End())
		if err != nil {
			return nil, err
		}
		return newStructure(h)
	})
}

// newStructure computes the indices on the largest group of cities that
// are connected by common links; the index of others cannot be compared.
func newStructure(h *holdings) (*Structure, error) {
	values, err := complexity.FromMatrix(h.counts)
	if err != nil {
		return nil, err
	}
	v := &Structure{holdings: h, Presence: values.RCA().Presence(1)}
	v.fitness, _ = complexity.Fitness(v.Presence, fitnessRounds)
	v.compared = v.Presence
	v.Index, err = complexity.ECI(v.Presence, complexity.Ecomplexity)
	if errors.Is(err, complexity.ErrDisconnected) {
		v.compared = v.Presence.Largest()
		v.Index, err = complexity.ECI(v.compared, complexity.Ecomplexity)
	}
	if err != nil {
		v.problem = undefinedIndex(err)
	}
	v.rounds, v.averages = complexity.Reflections(v.compared, reflections)
	v.Outlook = complexity.NewOutlook(v.compared, v.Index, complexity.Ecomplexity)
	return v, nil
}

const (
	fitnessRounds = 100
	reflections   = 18 // an even round, in which those of cities average diversity
)

// undefinedIndex says why there is no index.
func undefinedIndex(err error) agglo.Text {
	switch {
	case errors.Is(err, complexity.ErrTooFew):
		return agglo.Text{En: "the index is not defined: fewer than two cities have a link", Zh: "指数无定义：具备环节的城市不足两个"}
	case errors.Is(err, complexity.ErrAlike):
		return agglo.Text{En: "the index is not defined: all cities have the same links", Zh: "指数无定义：各城市环节完全相同"}
	}
	return agglo.Text{En: "the index is not unique: two eigenvalues coincide", Zh: "指数不唯一：两个特征值相同"}
}

// notes says what makes the index doubtful.
func (v *Structure) notes() []agglo.Text {
	var out []agglo.Text
	if left := holders(v.Presence) - holders(v.compared); left > 0 {
		out = append(out, agglo.Textf("%d cities share no link with the others and are not compared", "%d个城市与其他城市无共同环节，不参与比较", left))
	}
	if v.problem.IsZero() && !v.Index.Signed() {
		out = append(out, agglo.Text{En: "the sign of the index is not determined", Zh: "指数符号无法确定"})
	}
	return out
}

func holders(m *complexity.Presence) int {
	n := 0
	for _, d := range m.Diversity {
		if d > 0 {
			n++
		}
	}
	return n
}

const atlas = "doi:10.1073/pnas.0900943106"

// complexityFamily are the indicators of economic complexity on the register.
func complexityFamily() []builtin {
	ofRegion := func(id string, name, words agglo.Text, unit string, of func(*Structure, int) float64) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: unit, Kind: Index, Better: "higher", Subjects: "chain", Page: "complexity", Reference: atlas},
			panel:      complexityPanel(func(v *Structure, region, _ int) float64 { return of(v, region) }, false),
		}
	}
	ofLink := func(id string, name, words agglo.Text, unit string, of func(*Structure, int, int) float64, country bool) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: unit, Kind: Index, Better: "neither", Subjects: "link", Page: "complexity", Reference: atlas},
			panel:      complexityPanel(of, country),
		}
	}
	return []builtin{
		ofRegion("diversity", agglo.Text{En: "Diversity", Zh: "多样性"}, agglo.Text{En: "links in which the city has a location quotient of at least 1", Zh: "区位商不低于1的环节数"}, "count",
			func(v *Structure, r int) float64 { return float64(v.Presence.Diversity[r]) }),
		ofRegion("eci", agglo.Text{En: "Economic complexity index", Zh: "经济复杂度指数"}, agglo.Text{En: "second eigenvector of which cities have which links, in standard deviations", Zh: "城市—环节矩阵第二特征向量（标准差单位）"}, "index",
			func(v *Structure, r int) float64 { return v.Index.Region[r] }),
		ofRegion("fitness", agglo.Text{En: "Fitness", Zh: "适应度"}, agglo.Text{En: "sum of the complexities of the links that the city has (Tacchella et al. 2012), 100 rounds; where it tends to zero the order alone has a meaning", Zh: "所具备环节的复杂度之和（Tacchella等，2012），100轮；趋于零时只有次序有意义"}, "index",
			func(v *Structure, r int) float64 { return v.fitness[r] }),
		ofRegion("eci:reflections", agglo.Text{En: "Economic complexity by reflections", Zh: "经济复杂度（反射法）"}, agglo.Text{En: "average of averages of diversity, 18 rounds (Hidalgo and Hausmann 2009); the order has a meaning, the level is that of diversity", Zh: "多样性的逐次平均，18轮（Hidalgo和Hausmann，2009）；次序有意义，水平同多样性"}, "index",
			func(v *Structure, r int) float64 { return v.rounds[reflections][r] }),
		ofRegion("average-ubiquity", agglo.Text{En: "Average ubiquity of the city's links", Zh: "所具备环节的平均普遍性"}, agglo.Text{En: "cities that have the link, averaged over the links of the city (k_c,1)", Zh: "本地所具备环节的城市数平均值（k_c,1）"}, "index",
			func(v *Structure, r int) float64 { return v.rounds[1][r] }),
		ofRegion("coi", agglo.Text{En: "Complexity outlook index", Zh: "复杂度前景指数"}, agglo.Text{En: "complexity of the links that the city does not have, by how near they are", Zh: "尚未具备环节的复杂度，按邻近度加权"}, "index",
			func(v *Structure, r int) float64 { return v.Outlook.Index[r] }),
		ofLink("ubiquity", agglo.Text{En: "Ubiquity", Zh: "普遍性"}, agglo.Text{En: "cities with a location quotient of at least 1 in the link", Zh: "该环节区位商不低于1的城市数"}, "count",
			func(v *Structure, _, l int) float64 { return float64(v.Presence.Ubiquity[l]) }, true),
		ofLink("average-diversity", agglo.Text{En: "Average diversity of the cities with the link", Zh: "具备该环节城市的平均多样性"}, agglo.Text{En: "links of a city, averaged over the cities that have the link (k_p,1)", Zh: "具备该环节的城市的环节数平均值（k_p,1）"}, "index",
			func(v *Structure, _, l int) float64 { return v.averages[1][l] }, true),
		ofLink("pci", agglo.Text{En: "Product complexity index", Zh: "产品复杂度指数"}, agglo.Text{En: "second eigenvector of which links are made in which cities, on the scale of the cities", Zh: "环节—城市矩阵第二特征向量（与城市同一尺度）"}, "index",
			func(v *Structure, _, l int) float64 { return v.Index.Product[l] }, true),
		ofLink("density", agglo.Text{En: "Density around a link", Zh: "环节邻近密度"}, agglo.Text{En: "share of the proximity to the link that lies in what the city has", Zh: "与该环节的邻近度中，落在本地已具备环节上的比重"}, "ratio",
			func(v *Structure, r, l int) float64 { return v.Outlook.Density.At(r, l) }, false),
		ofLink("distance", agglo.Text{En: "Distance to a link", Zh: "环节距离"}, agglo.Text{En: "1 − density: share of the proximity to the link that lies in what the city does not have", Zh: "1 − 密度：与该环节的邻近度中，落在本地尚无环节上的比重"}, "ratio",
			func(v *Structure, r, l int) float64 { return 1 - v.Outlook.Density.At(r, l) }, false),
		ofLink("opportunity-gain", agglo.Text{En: "Opportunity gain of a link", Zh: "环节机会收益"}, agglo.Text{En: "how much the link would open of what the city does not have (COG)", Zh: "具备该环节后可打开的新机会（COG）"}, "index",
			func(v *Structure, r, l int) float64 { return v.Outlook.Gain.At(r, l) }, false),
	}
}

// complexityPanel computes one number of the view for cities, or for a country
// as a whole where the number is of a link alone.
func complexityPanel(of func(v *Structure, region, link int) float64, country bool) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		roof, err := s.universe(q.Subject)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				v, err := s.complexityOf(ctx, roof, s.Snap.Regions().Country(r), p)
				if err != nil {
					return nil, err
				}
				out[i] = registerFigure(r, q.Subject, p)
				v.fill(&out[i], of, country)
			}
			return out, nil
		})
	}
}

func (v *Structure) fill(f *Figure, of func(*Structure, int, int) float64, country bool) {
	f.Notes = append(f.Notes, v.notes()...)
	row, isCity := v.row[f.Region]
	link := 0
	if columns := v.column[f.Subject]; len(columns) == 1 {
		link = columns[0]
	}
	switch {
	case !country && !isCity:
		f.Unknown = agglo.Text{En: "computed for cities only", Zh: "仅对城市计算"}
	case !country && v.Presence.Diversity[row] == 0:
		f.Unknown = agglo.Text{En: "the register knows no running establishment here", Zh: "名录在本地没有在产企业"}
	default:
		why := agglo.Text{En: "the city or link is not connected with the others", Zh: "该城市或环节与其他不相连"}
		if !v.problem.IsZero() {
			why = v.problem
		}
		setOrUnknown(f, of(v, row, link), why)
		f.Filled = agglo.Textf("over %d cities and %d links", "涉及%d个城市、%d个环节", len(v.regions), len(v.links))
	}
}
