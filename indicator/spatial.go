package indicator

import (
	"context"
	"math"
	"math/rand/v2"

	"agglo"
	"agglo/measure/spatial/autocorr"
	"agglo/measure/spatial/weights"
)

// spatialTransform returns the transforms that compare the cities of a region
// by where they lie: moran, geary and getis-ord say something of a country or
// province, local-moran, local-g and getis of a city among those of its country.
// Their arguments say who is a neighbour: see neighbourhood.
func spatialTransform(name string) (transform, bool) {
	for _, g := range globals {
		if g.name == name {
			return transform{defineSpatial(g.of, g.words), containerPanel(true, g.panel)}, true
		}
	}
	for _, l := range locals {
		if l.name == name {
			return transform{defineSpatial(l.of, l.words), localPanel(l.statistic)}, true
		}
	}
	return transform{}, false
}

// A globalStatistic is one number for all cities of a region.
type globalStatistic struct {
	name     string
	of       agglo.Text // the name of the statistic of an indicator
	words    agglo.Text // its formula
	binary   bool       // the weights of neighbours are 1, rather than adding up to 1
	value    func(*weights.Matrix, []float64) (autocorr.Global, error)
	simulate func(*weights.Matrix, []float64, autocorr.Permutations) (autocorr.Simulation, error)
}

var globals = []globalStatistic{
	{"moran", agglo.Text{En: "Moran's I of %s", Zh: "%s莫兰指数"},
		agglo.Text{En: "(n / S0) z'Wz / z'z over the cities of the region, row-standardised", Zh: "（n ÷ S0）z'Wz ÷ z'z，区内城市，行标准化"},
		false, autocorr.Moran, autocorr.PermuteMoran},
	{"geary", agglo.Text{En: "Geary's C of %s", Zh: "%s吉尔里系数C"},
		agglo.Text{En: "(n − 1) Σ w (y − y')² / (2 S0 Σ z²) over the cities of the region, row-standardised; below 1 neighbours are alike", Zh: "（n − 1）Σ w (y − y')² ÷（2 S0 Σ z²），区内城市，行标准化；小于1为邻近相似"},
		false, autocorr.Geary, autocorr.PermuteGeary},
	{"getis-ord", agglo.Text{En: "Getis-Ord G of %s", Zh: "%s Getis-Ord全局G"},
		agglo.Text{En: "Σ w y y' / Σ y y' over the cities of the region; above its expectation high values lie together", Zh: "Σ w y y' ÷ Σ y y'，区内城市；高于期望为高值集聚"},
		true, autocorr.GetisOrd, autocorr.PermuteGetisOrd},
}

// A localStatistic is a number for each city among those of its country.
type localStatistic struct {
	name      string
	of, words agglo.Text
	statistic func(*weights.Matrix, []float64) (localFigures, error)
}

var locals = []localStatistic{
	{"local-moran", agglo.Text{En: "local Moran's I of %s", Zh: "%s局部莫兰指数"},
		agglo.Text{En: "z × mean z of the neighbours, times (n − 1) / Σz²", Zh: "z × 邻近城市z均值 ×（n − 1）÷ Σz²"}, localMoran},
	{"local-g", agglo.Text{En: "Getis-Ord G of %s around the city", Zh: "%s Getis-Ord局部G"},
		agglo.Text{En: "standardised sum of the values of the neighbours without the city itself, doi:10.1111/j.1538-4632.1995.tb00912.x", Zh: "邻近城市（不含本市）数值之和的标准化值"}, localG(false)},
	{"getis", agglo.Text{En: "Getis-Ord G* of %s", Zh: "%s Getis-Ord G*"},
		agglo.Text{En: "standardised sum of the values of the city and its neighbours, doi:10.1111/j.1538-4632.1995.tb00912.x", Zh: "本市及邻近城市数值之和的标准化值"}, localG(true)},
}

func defineSpatial(of, words agglo.Text) func(Definition, Transform) Definition {
	return func(d Definition, t Transform) Definition {
		n, _ := neighbourhoodOf(t.Args) // a wrong one is refused by the panel
		out := become(d, agglo.Textf(of.En, of.Zh, d.Name), "index", Index, agglo.Textf("%s; %s", "%s；%s", words, n.words()))
		out.Better, out.Page = "neither", "spatial-autocorrelation"
		return out
	}
}

// A draw of permutations is seeded by nothing but its number, so that a figure
// is the same whenever it is asked for.
func draws(n int) autocorr.Permutations {
	return autocorr.Permutations{N: n, Source: rand.NewPCG(1, 0), Alternative: autocorr.TwoSided}
}

const (
	globalDraws = 999
	localDraws  = 9999 // more, so that a small p is left after allowing for many cities
)

func (g globalStatistic) panel(ctx context.Context, s *Session, x *sample, t Transform, f *Figure) error {
	n, err := neighbourhoodOf(t.Args)
	if err != nil {
		return err
	}
	w, why, err := s.weights(ctx, x, n)
	if err != nil || !why.IsZero() {
		f.Unknown = why
		return err
	}
	if g.binary {
		w = w.Binary()
	} else {
		w = w.RowStandardised()
	}
	v, err := g.value(w, x.values)
	if err != nil {
		f.Unknown = undefined(x.values, g.binary)
		return nil
	}
	sim, err := g.simulate(w, x.values, draws(globalDraws))
	if err != nil {
		return err
	}
	f.Value = number(v.Value)
	if n := len(w.Islands()); n > 0 {
		f.Notes = append(f.Notes, agglo.Textf("%d cities have no neighbour with a value", "%d个城市没有有数据的邻近城市", n))
	}
	f.Notes = append(f.Notes, agglo.Textf("expected without autocorrelation %.3f; p = %.3f under randomisation and %.3f by %d permutations, two-sided",
		"无自相关时期望值%.3f；随机化假设下双侧p = %.3f，%[4]d次置换p = %.3[3]f", v.Expected, v.Random.P, sim.P, globalDraws))
	return nil
}

// undefined says why a statistic of autocorrelation is not defined.
func undefined(values []float64, positive bool) agglo.Text {
	equal := true
	for _, v := range values {
		equal = equal && v == values[0]
		if positive && v < 0 {
			return agglo.Text{En: "a city has a negative value, which the statistic does not allow", Zh: "有城市数值为负，该统计量不适用"}
		}
	}
	switch {
	case len(values) < 3:
		return agglo.Textf("only %d cities have a value; at least 3 are needed", "仅%d个城市有数据，至少需3个", len(values))
	case equal:
		return agglo.Text{En: "the values of the cities do not vary", Zh: "各城市数值无差异"}
	}
	return agglo.Text{En: "no city has a neighbour", Zh: "没有城市有邻近城市"}
}

// localFigures are the values of all cities and what is to be said of each.
type localFigures struct {
	value []float64
	notes func(city int) []agglo.Text
}

// localPanel computes a number of each city among the cities of its country.
func localPanel(of func(*weights.Matrix, []float64) (localFigures, error)) panelOf {
	return func(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
		n, err := neighbourhoodOf(t.Args)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			countries := map[agglo.RegionID]*localMap{}
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				country := s.Snap.Regions().Country(r)
				if countries[country] == nil {
					if countries[country], err = s.localMap(ctx, q, country, p, n, of); err != nil {
						return nil, err
					}
				}
				out[i] = Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived"}
				countries[country].fill(&out[i])
			}
			return out, nil
		})
	}
}

// A localMap holds the figures of all cities of a country.
type localMap struct {
	*sample
	localFigures
	problem agglo.Text
}

func (s *Session) localMap(ctx context.Context, q Query, country agglo.RegionID, p agglo.Period, n neighbourhood, of func(*weights.Matrix, []float64) (localFigures, error)) (*localMap, error) {
	x, err := s.sample(ctx, q, country, p, true)
	if err != nil {
		return nil, err
	}
	m := &localMap{sample: x}
	w, why, err := s.weights(ctx, x, n)
	if err != nil || !why.IsZero() {
		m.problem = why
		return m, err
	}
	if m.localFigures, err = of(w, x.values); err != nil {
		m.problem = undefined(x.values, false)
	}
	return m, nil
}

func (m *localMap) fill(f *Figure) {
	m.describe(f)
	city, ok := m.position[f.Region]
	switch {
	case !m.problem.IsZero():
		f.Unknown = m.problem
	case !ok:
		f.Unknown = agglo.Text{En: "the city has no value or no place; computed for cities only", Zh: "该城市缺数据或缺位置；仅对城市计算"}
	default:
		f.Inputs = []Input{figureInput(m.figures[city])}
		setOrUnknown(f, m.value[city], agglo.Text{En: "not defined here: no neighbour has a value, or all others have the same", Zh: "此处无定义：邻近城市无数据，或其他城市数值相同"})
		if f.Value != nil {
			f.Notes = append(f.Notes, m.notes(city)...)
		}
	}
}

func localMoran(w *weights.Matrix, y []float64) (localFigures, error) {
	w = w.RowStandardised()
	l, err := autocorr.LocalMoran(w, y, autocorr.Sample)
	if err != nil {
		return localFigures{}, err
	}
	quadrants, err := autocorr.Quadrants(w, y)
	if err != nil {
		return localFigures{}, err
	}
	sim, err := autocorr.PermuteLocalMoran(w, y, autocorr.Sample, draws(localDraws))
	if err != nil {
		return localFigures{}, err
	}
	chance := chanceNotes(sim.P)
	return localFigures{l.Value, func(city int) []agglo.Text {
		return append([]agglo.Text{quadrantWords[quadrants[city]]}, chance(city)...)
	}}, nil
}

var quadrantWords = map[autocorr.Quadrant]agglo.Text{
	autocorr.HighHigh: {En: "high among high ones (HH)", Zh: "高值，邻近亦高（HH）"},
	autocorr.LowHigh:  {En: "low among high ones (LH)", Zh: "低值，邻近较高（LH）"},
	autocorr.LowLow:   {En: "low among low ones (LL)", Zh: "低值，邻近亦低（LL）"},
	autocorr.HighLow:  {En: "high among low ones (HL)", Zh: "高值，邻近较低（HL）"},
}

func localG(star bool) func(*weights.Matrix, []float64) (localFigures, error) {
	return func(w *weights.Matrix, y []float64) (localFigures, error) {
		w = w.Binary().WithSelf(0)
		statistic, simulate := autocorr.LocalG, autocorr.PermuteLocalG
		if star {
			w = w.WithSelf(1)
			statistic, simulate = autocorr.LocalGStar, autocorr.PermuteLocalGStar
		}
		l, err := statistic(w, y)
		if err != nil {
			return localFigures{}, err
		}
		sim, err := simulate(w, y, draws(localDraws))
		return localFigures{l.Z, chanceNotes(sim.P)}, err
	}
}

// chanceNotes says of each city how likely its value is by chance, and what is
// left of that when all cities are looked at together.
func chanceNotes(p []float64) func(city int) []agglo.Text {
	adjusted := autocorr.FalseDiscovery(p)
	return func(city int) []agglo.Text {
		if math.IsNaN(p[city]) {
			return nil
		}
		return []agglo.Text{agglo.Textf("p = %.4f by %d conditional permutations, two-sided; %.3f adjusted for looking at all cities (Benjamini and Hochberg)",
			"%[2]d次条件置换双侧p = %.4[1]f；按全部城市校正后（Benjamini-Hochberg）为%.3[3]f", p[city], localDraws, adjusted[city])}
	}
}
