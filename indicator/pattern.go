package indicator

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"agglo"
	"agglo/measure/spatial"
	"agglo/measure/spatial/pattern"
	"agglo/store"
)

const (
	clusterRadius = 30_000  // metres within which sites are neighbours, as in the question clusters
	clusterLeast  = 5       // sites within that radius of the core of a cluster
	nearReach     = 30_000  // metres up to which M looks
	densityReach  = 200_000 // metres up to which the K-density looks
	densityStep   = 5_000   // metres between two distances
	densityRuns   = 499     // simulations of the bands, of which 5 % leave them somewhere
	mostSites     = 3_000   // of a subject, of which the bands are simulated
)

// located are the running sites of a region with their places: those of a
// subject among those of all chains under its roof.
type located struct {
	points  []spatial.Point
	own     []bool // whether a site is of the subject
	n       int    // sites of the subject
	centred int    // of those, how many stand at the centre of their region
}

// A placesOf returns the running sites of a region.
type placesOf = func(q store.TallyQuery, region agglo.RegionID) ([]store.Located, error)

// fewRegions is up to how many regions are read one by one; for more, the sites
// of their countries are read and handed out.
const fewRegions = 3

func (s *Session) places(ctx context.Context, regions []agglo.RegionID) placesOf {
	one := func(q store.TallyQuery, region agglo.RegionID) ([]store.Located, error) {
		q.Regions = []agglo.RegionID{region}
		return once(s, fmt.Sprint("points ", q), func() ([]store.Located, error) { return s.Snap.Points(ctx, q) })
	}
	if len(regions) <= fewRegions {
		return one
	}
	return func(q store.TallyQuery, region agglo.RegionID) ([]store.Located, error) {
		country := s.Snap.Regions().Country(region)
		by, err := once(s, fmt.Sprint("points by region ", country, q), func() (map[agglo.RegionID][]store.Located, error) {
			all, err := one(q, country)
			by := map[agglo.RegionID][]store.Located{}
			for _, e := range all {
				for _, around := range append([]agglo.RegionID{e.Region}, s.Snap.Regions().Ancestors(e.Region)...) {
					by[around] = append(by[around], e)
				}
			}
			return by, err
		})
		return by[region], err
	}
}

func (s *Session) located(places placesOf, subject agglo.Subject, roof agglo.ChainID, region agglo.RegionID, p agglo.Period) (*located, error) {
	chain, link, err := s.linkOf(subject)
	if err != nil {
		chain = agglo.ChainID(subject)
	}
	own, err := places(store.TallyQuery{Chain: chain, Link: link, AsOf: p.End()}, region)
	if err != nil {
		return nil, err
	}
	all, err := places(store.TallyQuery{Chain: roof, AsOf: p.End()}, region)
	if err != nil {
		return nil, err
	}
	out := &located{n: len(own)}
	is := map[agglo.EstablishmentID]bool{}
	for _, e := range own {
		is[e.Establishment] = true
		if e.Centre {
			out.centred++
		}
	}
	for _, e := range all {
		out.points = append(out.points, spatial.Point{X: e.Lon, Y: e.Lat})
		out.own = append(out.own, is[e.Establishment])
	}
	return out, nil
}

// patternFamily are the indicators of how the sites of a chain or link lie to
// each other, by their distances and whatever the borders.
func patternFamily() []builtin {
	one := func(id string, name, words agglo.Text, unit, page, reference string, fill func(*located, *Figure) error) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: unit, Kind: Index, Better: "neither", Subjects: "chain or link", Page: page, Reference: reference},
			panel:      patternPanel(fill),
		}
	}
	return []builtin{
		one("site-clusters", agglo.Text{En: "Clusters of sites", Zh: "企业集聚区数"}, agglo.Text{En: "groups of at least 5 sites within 30 km of a core site (DBSCAN)", Zh: "核心企业30公里内不少于5家的集聚区个数（DBSCAN）"}, "count", "spatial-clusters", "Ester et al. 1996, KDD-96",
			clustersOf(func(c spatial.Clusters, _ int) float64 { return float64(c.N) })),
		one("clustered-share", agglo.Text{En: "Share of sites in clusters", Zh: "集聚区内企业占比"}, agglo.Text{En: "100 × sites in a cluster (at least 5 within 30 km, DBSCAN) / sites", Zh: "100 × 集聚区内企业数（30公里内不少于5家，DBSCAN）÷ 企业数"}, "%", "spatial-clusters", "Ester et al. 1996, KDD-96",
			clustersOf(func(c spatial.Clusters, n int) float64 { return 100 * float64(clustered(c)) / float64(n) })),
		one("marcon-puech", agglo.Text{En: "Marcon-Puech M at 30 km", Zh: "Marcon-Puech M（30公里）"}, agglo.Text{En: "share of the subject in the sites within 30 km of one of its sites / its share everywhere; 1 is chance", Zh: "本类企业30公里内同类所占比重 ÷ 其总体比重；1为偶然"}, "ratio", "spatial-kdensity", "doi:10.1093/jeg/lbp056",
			(*located).marconPuech),
		one("localisation", agglo.Text{En: "Duranton-Overman localisation", Zh: "Duranton-Overman集聚指数"}, agglo.Text{En: "K-density above the global 95 % band of sites chosen at random among all, summed from 0 to 200 km; 0 is not localised", Zh: "K密度超出随机选址95%全局置信带的部分，0至200公里求和；0为不集聚"}, "index", "spatial-kdensity", "doi:10.1111/0034-6527.00362",
			(*located).localisation),
	}
}

func patternPanel(fill func(*located, *Figure) error) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		roof, err := s.universe(q.Subject)
		if err != nil {
			return nil, err
		}
		places := s.places(ctx, q.Regions)
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				l, err := s.located(places, q.Subject, roof, r, p)
				if err != nil {
					return nil, err
				}
				out[i] = registerFigure(r, q.Subject, p)
				l.describe(&out[i])
				if l.n == 0 {
					out[i].Unknown = agglo.Text{En: "the register knows no running site here, or none with a place", Zh: "名录在此没有在产企业，或均无位置"}
					continue
				}
				if err := fill(l, &out[i]); err != nil {
					return nil, err
				}
			}
			return out, nil
		})
	}
}

func (l *located) describe(f *Figure) {
	f.Rows = l.n
	f.Filled = agglo.Textf("%d sites among %d", "%[2]d家企业中的%[1]d家", l.n, len(l.points))
	if l.centred > 0 {
		f.Notes = append(f.Notes, agglo.Textf("%d of the sites stand at the centre of their region, having no coordinates of their own: those of one city have the distance 0",
			"其中%d家无自身坐标，置于所在地区中心：同城企业间距离为0", l.centred))
	}
}

func clustersOf(of func(c spatial.Clusters, sites int) float64) func(*located, *Figure) error {
	return func(l *located, f *Figure) error {
		var own []spatial.Point
		for i, p := range l.points {
			if l.own[i] {
				own = append(own, p)
			}
		}
		ix, err := spatial.NewIndex(spatial.Sphere, own)
		if err != nil {
			return err
		}
		c, err := spatial.DBSCAN(ix, clusterRadius, clusterLeast, nil)
		if err != nil {
			return err
		}
		f.Value = number(of(c, len(own)))
		return nil
	}
}

func clustered(c spatial.Clusters) int {
	n := 0
	for _, label := range c.Label {
		if label != spatial.Noise {
			n++
		}
	}
	return n
}

var onlyOwn = agglo.Text{En: "all sites of the register are of the subject: there are none to compare with", Zh: "名录企业全属该类，无从比较"}

func (l *located) marconPuech(f *Figure) error {
	sites, err := pattern.New(spatial.Sphere, l.points)
	if err != nil {
		return err
	}
	if l.n == len(l.points) {
		f.Unknown = onlyOwn
		return nil
	}
	v := math.NaN()
	if l.n > 1 {
		m, err := sites.MarconPuech(pattern.Marks{From: l.own}, []float64{nearReach})
		if err != nil {
			return err
		}
		v = m[0]
	}
	setOrUnknown(f, v, agglo.Text{En: "no site has another within 30 km, or there is but one", Zh: "30公里内均无其他企业，或仅有一家"})
	return nil
}

// localisation is the sum of what Duranton and Overman call the index of
// localisation at each distance.
func (l *located) localisation(f *Figure) error {
	switch {
	case l.n < 10:
		f.Unknown = agglo.Textf("%d sites are too few: at least 10 are needed", "企业仅%d家，至少需10家", l.n)
		return nil
	case l.n == len(l.points):
		f.Unknown = onlyOwn
		return nil
	case l.n > mostSites:
		f.Unknown = agglo.Textf("%d sites would take long: agglo measure kdensity does it", "企业达%d家，耗时较长：请用agglo measure kdensity", l.n)
		return nil
	}
	sites, err := pattern.New(spatial.Sphere, l.points)
	if err != nil {
		return err
	}
	scale := pattern.Scale{}
	for r := 0.0; r <= densityReach; r += densityStep {
		scale.R = append(scale.R, r)
	}
	pairs, err := sites.Pairs(pattern.Marks{From: l.own})
	if err != nil {
		return err
	}
	density, bandwidth, err := pairs.KDensity(scale)
	if err != nil {
		f.Unknown = agglo.Text{En: "the distances between the sites give no bandwidth: fewer than two within 400 km, or all are equal", Zh: "企业间距离无法确定带宽：400公里内不足两对，或全部相等"}
		return nil
	}
	scale.Bandwidth = bandwidth
	bands, err := pairs.Bands(scale, pattern.Simulations{N: densityRuns, Source: rand.NewPCG(1, 0), Level: 0.95})
	if err != nil {
		return err
	}
	l.exceed(f, scale.R, density, bands)
	return nil
}

// exceed sums the density above the global band and says where that is.
func (l *located) exceed(f *Figure, r, density []float64, bands pattern.Bands) {
	sum, first, last, below := 0.0, -1, -1, false
	for i, k := range density {
		below = below || k < bands.GlobalLower[i]
		if k <= bands.GlobalUpper[i] {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		width := float64(densityStep)
		if i == 0 || i == len(r)-1 {
			width /= 2
		}
		sum += (k - bands.GlobalUpper[i]) * width
	}
	f.Value = number(sum)
	switch {
	case first >= 0:
		f.Notes = append(f.Notes, agglo.Textf("more pairs than chance gives at distances between %g and %g km", "距离%g至%g公里之间的企业对多于偶然", r[first]/1000, r[last]/1000))
	case below:
		f.Notes = append(f.Notes, agglo.Text{En: "dispersed: fewer pairs than chance gives at some distance", Zh: "分散：某些距离上的企业对少于偶然"})
	default:
		f.Notes = append(f.Notes, agglo.Text{En: "neither localised nor dispersed: within what chance gives", Zh: "既不集聚也不分散：与偶然无异"})
	}
}
