package answer

import (
	"context"
	"fmt"
	"slices"

	"agglo"
	"agglo/measure/spatial"
	"agglo/store"
	"agglo/table"
)

// ClustersIn asks where sites lie together.
type ClustersIn struct {
	Chain  string  `query:"chain" arg:"0" example:"power-battery" doc:"chain, roof or chain.link; empty for the default"`
	Within string  `query:"within" example:"China" doc:"only sites in this region; empty for the country of the default region"`
	Period string  `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Radius float64 `query:"radius" default:"30" minimum:"0.1" maximum:"1000" doc:"sites within this many kilometres of each other are neighbours"`
	Least  int     `query:"least" default:"5" minimum:"2" maximum:"10000" doc:"neighbours that make a site the core of a cluster, itself counted"`
}

// A ClustersAnswer lists clusters of sites by density.
type ClustersAnswer struct {
	Head
	Subject  agglo.Subject `json:"subject"`
	Within   store.Region  `json:"within"`
	Period   agglo.Period  `json:"period"`
	Clusters []Cluster     `json:"clusters"`
	Sites    int           `json:"sites"`
	Apart    int           `json:"apart"`   // sites in no cluster
	Centred  int           `json:"centred"` // sites placed at the centre of their region
}

// A Cluster is a group of sites that lie densely together.
type Cluster struct {
	Sites   int             `json:"sites"`
	Lat     float64         `json:"lat"` // of its centre
	Lon     float64         `json:"lon"`
	Hull    [][2]float64    `json:"hull"`    // longitude and latitude of its outline
	Regions []CityShare     `json:"regions"` // cities with the most sites first
	Members []store.Located `json:"members"`
}

// Clusters finds where sites lie together.
var Clusters = Question[ClustersIn, *ClustersAnswer]{
	Name:    "clusters",
	Title:   agglo.Text{En: "Where do the sites lie together?", Zh: "企业在哪里集聚？"},
	Summary: agglo.Text{En: "Clusters of running sites by density (DBSCAN on the sphere), with their outlines and cities.", Zh: "按密度（球面DBSCAN）识别的在产企业集聚区，给出轮廓与所在城市。"},
	Ask:     askClusters,
}

func askClusters(ctx context.Context, d *Desk, in ClustersIn) (*ClustersAnswer, error) {
	if in.Chain == "" {
		in.Chain = string(d.Store().Release().Chain)
	}
	subject, err := d.Subject(in.Chain)
	if err != nil {
		return nil, err
	}
	within, period, err := d.wide(in.Within, in.Period)
	if err != nil {
		return nil, err
	}
	query := store.TallyQuery{Chain: agglo.ChainID(subject), Regions: []agglo.RegionID{within.ID}, AsOf: period.End()}
	if l, err := d.Link(string(subject), ""); err == nil {
		query.Chain, query.Link = l.Chain, l.ID
	}
	points, err := d.Snap.Points(ctx, query)
	if err != nil {
		return nil, err
	}
	a := &ClustersAnswer{Subject: subject, Within: within, Period: period, Sites: len(points)}
	if err := a.group(d, points, in); err != nil {
		return nil, err
	}
	return a, a.say(d)
}

func (a *ClustersAnswer) group(d *Desk, located []store.Located, in ClustersIn) error {
	if len(located) == 0 {
		return nil
	}
	points := make([]spatial.Point, len(located))
	for i, p := range located {
		points[i] = spatial.Point{X: p.Lon, Y: p.Lat}
		if p.Centre {
			a.Centred++
		}
	}
	ix, err := spatial.NewIndex(spatial.Sphere, points)
	if err != nil {
		return err
	}
	radius, least := in.Radius, in.Least
	if radius == 0 {
		radius = 30
	}
	if least == 0 {
		least = 5
	}
	found, err := spatial.DBSCAN(ix, radius*1000, float64(least), nil)
	if err != nil {
		return err
	}
	members := make([][]int, found.N)
	for i, label := range found.Label {
		if label == spatial.Noise {
			a.Apart++
			continue
		}
		members[label] = append(members[label], i)
	}
	for _, m := range members {
		a.Clusters = append(a.Clusters, d.cluster(located, points, m))
	}
	slices.SortStableFunc(a.Clusters, func(x, y Cluster) int { return y.Sites - x.Sites })
	return nil
}

func (d *Desk) cluster(located []store.Located, points []spatial.Point, members []int) Cluster {
	var own []spatial.Point
	c := Cluster{Sites: len(members)}
	count := map[agglo.RegionID]int{}
	for _, i := range members {
		own = append(own, points[i])
		c.Members = append(c.Members, located[i])
		count[d.cityOf(located[i].Region)]++
	}
	centre := spatial.Centre(spatial.Sphere, own)
	c.Lat, c.Lon = centre.Y, centre.X
	for _, p := range spatial.ConvexHull(spatial.Sphere, own) {
		c.Hull = append(c.Hull, [2]float64{p.X, p.Y})
	}
	for id, n := range count {
		c.Regions = append(c.Regions, CityShare{Region: id, Name: d.RegionName(id), Sites: n, Share: 100 * float64(n) / float64(len(members))})
	}
	slices.SortFunc(c.Regions, func(x, y CityShare) int {
		if x.Sites != y.Sites {
			return y.Sites - x.Sites
		}
		return compareIDs(x.Region, y.Region)
	})
	return c
}

func compareIDs(a, b agglo.RegionID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// cityOf returns the city that a region is or lies in, the region itself where
// there is none.
func (d *Desk) cityOf(id agglo.RegionID) agglo.RegionID {
	for _, around := range append([]agglo.RegionID{id}, d.Snap.Regions().Ancestors(id)...) {
		if r, ok := d.Snap.Regions().Get(around); ok && r.City {
			return around
		}
	}
	return id
}

func (a *ClustersAnswer) say(d *Desk) error {
	name, err := d.SubjectName(a.Subject)
	if err != nil {
		return err
	}
	name = midSentence(name)
	if len(a.Clusters) == 0 {
		a.Sentence = agglo.Textf("The running sites of %[2]s that the register knows in %[3]s (%[1]d) form no cluster.", "名录在%[3]s载有的%[1]d家%[2]s在产企业未形成集聚区。", a.Sites, name, d.RegionName(a.Within.ID))
		return nil
	}
	first := a.Clusters[0]
	if len(a.Clusters) == 1 {
		a.Sentence = agglo.Textf("%d of the %d running sites of %s in %s lie in one cluster, most of them in %s.", "%[4]s%[3]s的%[2]d家在产企业中，%[1]d家位于一个集聚区，主要在%[5]s。",
			a.Sites-a.Apart, a.Sites, name, d.RegionName(a.Within.ID), first.Regions[0].Name)
		a.note()
		return nil
	}
	a.Sentence = agglo.Textf("%d of the %d running sites of %s in %s lie in %d clusters; the largest has %d, most of them in %s.", "%[4]s%[3]s的%[2]d家在产企业中，%[1]d家位于%[5]d个集聚区；最大的有%[6]d家，主要在%[7]s。",
		a.Sites-a.Apart, a.Sites, name, d.RegionName(a.Within.ID), len(a.Clusters), first.Sites, first.Regions[0].Name)
	a.note()
	return nil
}

// note says what clusters of the register rest on.
func (a *ClustersAnswer) note() {
	if a.Centred > 0 {
		a.Notes = append(a.Notes, agglo.Textf("%d sites have no coordinates of their own and stand at the centre of their region: clusters of a few kilometres cannot be seen.", "%d家企业无自身坐标，置于所在地区中心：无法识别数公里尺度的集聚。", a.Centred))
	}
	a.Notes = append(a.Notes, registerNote)
}

// Tables returns the clusters.
func (a *ClustersAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "clusters", Title: pick(lang, "Clusters of sites", "企业集聚区"), Columns: []table.Column{
		{Name: "sites", Title: pick(lang, "sites", "企业")}, {Name: "cities", Title: pick(lang, "cities", "城市")},
		{Name: "lat", Title: pick(lang, "lat", "纬度"), Minor: true}, {Name: "lon", Title: pick(lang, "lon", "经度"), Minor: true}}}
	for _, c := range a.Clusters {
		var names []agglo.Text
		for _, r := range c.Regions {
			names = append(names, agglo.Textf("%s %d", "%s%d", r.Name, r.Sites))
		}
		t.Add(c.Sites, few(names, 6, lang), table.Number{Value: c.Lat, Text: fmt.Sprintf("%.2f", c.Lat)}, table.Number{Value: c.Lon, Text: fmt.Sprintf("%.2f", c.Lon)})
	}
	for _, n := range a.Notes {
		if t.Note != "" {
			t.Note += " "
		}
		t.Note += n.In(lang)
	}
	return []*table.Table{t}
}
