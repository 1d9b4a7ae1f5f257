package indicator

import (
	"context"
	"math"

	"agglo"
	"agglo/measure/share"
	"agglo/measure/spatial"
	"agglo/measure/spatial/autocorr"
	"agglo/measure/spatial/weights"
)

// neighbours is how many nearest cities count as neighbours of one.
const neighbours = 5

// spatialTransform returns the transforms that compare the cities of a region
// by where they lie: moran and theil say something of a country or province,
// local-moran and getis of a city among those of its country.
func spatialTransform(name string) (transform, bool) {
	switch name {
	case "moran":
		return transform{defineMoran, containerPanel(globalMoran)}, true
	case "local-moran":
		return transform{defineLocal("local Moran's I of %s", "%s局部莫兰指数",
			"z × mean z of the five nearest cities, row-standardised, times (n − 1) / Σz²", "z × 最近五城市z均值（行标准化）×（n − 1）÷ Σz²"), localPanel(localMoran)}, true
	case "getis":
		return transform{defineLocal("Getis-Ord G* of %s", "%s Getis-Ord G*",
			"standardised sum of the values of the city and its five nearest, doi:10.1111/j.1538-4632.1995.tb00912.x", "本市及最近五城市数值之和的标准化值"), localPanel(localGetis)}, true
	case "theil":
		return transform{defineTheil("Theil index of %s", "%s泰尔指数"), containerPanel(theil(func(x share.Inequality) float64 { return x.Total }))}, true
	case "theil-between":
		return transform{defineTheil("Theil index of %s between provinces", "%s泰尔指数（省际）"), containerPanel(theil(func(x share.Inequality) float64 { return x.Between }))}, true
	case "theil-within":
		return transform{defineTheil("Theil index of %s within provinces", "%s泰尔指数（省内）"), containerPanel(theil(func(x share.Inequality) float64 { return x.Within }))}, true
	}
	return transform{}, false
}

func defineMoran(d Definition, _ Transform) Definition {
	out := become(d, agglo.Textf("Moran's I of %s", "%s莫兰指数", d.Name), "index", Index,
		agglo.Text{En: "(n / S0) z'Wz / z'z over the cities of the region, five nearest neighbours, row-standardised", Zh: "（n ÷ S0）z'Wz ÷ z'z，区内城市，最近五邻，行标准化"})
	out.Better, out.Page = "neither", "spatial"
	return out
}

func defineLocal(en, zh, words, wordsZh string) func(Definition, Transform) Definition {
	return func(d Definition, _ Transform) Definition {
		out := become(d, agglo.Textf(en, zh, d.Name), "index", Index, agglo.Text{En: words, Zh: wordsZh})
		out.Better, out.Page = "neither", "spatial"
		return out
	}
}

func defineTheil(en, zh string) func(Definition, Transform) Definition {
	return func(d Definition, _ Transform) Definition {
		out := become(d, agglo.Textf(en, zh, d.Name), "index", Index,
			agglo.Text{En: "Σ s ln(s / w) over the cities, s the share of the value, w = 1/n; cities grouped by province", Zh: "Σ s ln(s ÷ w)，s为数值份额，w = 1/n；按省分组"})
		out.Better, out.Page = "lower", "inequality"
		return out
	}
}

// A sample holds the cities of a region that have a value and a place.
type sample struct {
	figures  []Figure
	values   []float64
	points   []spatial.Point
	groups   []int // province of each city
	unknown  int
	problem  agglo.Text
	position map[agglo.RegionID]int
}

func (s *Session) sample(ctx context.Context, q Query, within agglo.RegionID, p agglo.Period) (*sample, error) {
	members, _, err := s.Members(ctx, Group{Within: within, Cities: true}, p)
	if err != nil {
		return nil, err
	}
	figures, err := s.Panel(ctx, Query{q.Indicator, q.Subject, members, []agglo.Period{p}})
	if err != nil {
		return nil, err
	}
	out := &sample{position: map[agglo.RegionID]int{}}
	provinces := map[agglo.RegionID]int{}
	for _, f := range figures {
		r, _ := s.Snap.Regions().Get(f.Region)
		if f.Value == nil || r.Lat == nil || r.Lon == nil {
			out.unknown++
			continue
		}
		if _, ok := provinces[r.Parent]; !ok {
			provinces[r.Parent] = len(provinces)
		}
		out.position[r.ID] = len(out.values)
		out.figures, out.values = append(out.figures, f), append(out.values, *f.Value)
		out.points = append(out.points, spatial.Point{X: *r.Lon, Y: *r.Lat})
		out.groups = append(out.groups, provinces[r.Parent])
	}
	if len(out.values) <= neighbours+1 {
		out.problem = agglo.Textf("only %d cities have a value; more than %d are needed", "仅%d个城市有数据，需多于%d个", len(out.values), neighbours+1)
	}
	return out, nil
}

// weights returns the row-standardised weights of the nearest neighbours.
func (x *sample) weights() (*weights.Matrix, error) {
	ix, err := spatial.NewIndex(spatial.Sphere, x.points)
	if err != nil {
		return nil, err
	}
	w, err := weights.Nearest(ix, neighbours)
	if err != nil {
		return nil, err
	}
	return w.RowStandardised(), nil
}

// containerPanel computes a number of the cities within each region.
func containerPanel(of func(*sample, *Figure) (float64, error)) func(context.Context, *Session, Query, Transform) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query, _ Transform) ([]Figure, error) {
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				x, err := s.sample(ctx, q, r, p)
				if err != nil {
					return nil, err
				}
				out[i] = Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived"}
				if err := x.fill(&out[i], of); err != nil {
					return nil, err
				}
			}
			return out, nil
		})
	}
}

// localPanel computes a number of each city among the cities of its country.
func localPanel(of func(*sample) ([]float64, error)) func(context.Context, *Session, Query, Transform) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query, _ Transform) ([]Figure, error) {
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			samples := map[agglo.RegionID]*sample{}
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				country := s.Snap.Regions().Country(r)
				if samples[country] == nil {
					x, err := s.sample(ctx, q, country, p)
					if err != nil {
						return nil, err
					}
					samples[country] = x
				}
				x := samples[country]
				out[i] = Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived"}
				if err := x.fill(&out[i], func(x *sample, f *Figure) (float64, error) { return x.local(r, f, of) }); err != nil {
					return nil, err
				}
			}
			return out, nil
		})
	}
}

func (x *sample) fill(f *Figure, of func(*sample, *Figure) (float64, error)) error {
	f.Filled = agglo.Textf("over %d cities, %d without data", "涉及%d个城市，另有%d个无数据", len(x.values), x.unknown)
	f.Rows = len(x.values)
	if !x.problem.IsZero() {
		f.Unknown = x.problem
		return nil
	}
	v, err := of(x, f)
	if err != nil {
		f.Unknown = agglo.Text{En: err.Error(), Zh: err.Error()}
		return nil
	}
	setOrUnknown(f, v, agglo.Text{En: "the values of the cities do not vary, or the city has none", Zh: "各城市数值无差异，或该城市缺数据"})
	return nil
}

func (x *sample) local(region agglo.RegionID, f *Figure, of func(*sample) ([]float64, error)) (float64, error) {
	i, ok := x.position[region]
	if !ok {
		return math.NaN(), nil
	}
	f.Inputs = []Input{figureInput(x.figures[i])}
	all, err := of(x)
	if err != nil {
		return 0, err
	}
	return all[i], nil
}

func globalMoran(x *sample, f *Figure) (float64, error) {
	w, err := x.weights()
	if err != nil {
		return 0, err
	}
	g, err := autocorr.Moran(w, x.values)
	if err == nil {
		f.Notes = append(f.Notes, agglo.Textf("expected without autocorrelation %.3f; p = %.3f under randomisation, two-sided", "无自相关时期望值%.3f；随机化假设下双侧p = %.3f", g.Expected, g.Random.P))
	}
	return g.Value, err
}

func localMoran(x *sample) ([]float64, error) {
	w, err := x.weights()
	if err != nil {
		return nil, err
	}
	l, err := autocorr.LocalMoran(w, x.values, autocorr.Sample)
	return l.Value, err
}

func localGetis(x *sample) ([]float64, error) {
	w, err := x.weights()
	if err != nil {
		return nil, err
	}
	l, err := autocorr.LocalGStar(w.Binary().WithSelf(1), x.values)
	return l.Z, err
}

func theil(of func(share.Inequality) float64) func(*sample, *Figure) (float64, error) {
	return func(x *sample, _ *Figure) (float64, error) {
		inequality, err := share.TheilT(x.values, nil, x.groups)
		return of(inequality), err
	}
}
