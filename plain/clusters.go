package plain

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/spatial"
	"agglo/table"
)

var clustersTool = Tool{
	Name:    "clusters",
	Summary: "Clusters of sites by density (DBSCAN), with a hull for the map.",
	Args:    "[FILE.csv]",
	Help: `Reads lon and lat (degrees) or x and y, and optionally id and weight, one row a site.
A site is a core site where at least --least sites (of that weight, if there is
a weight) lie within --radius of it, itself included. Core sites that near
each other and the sites around them are a cluster; the others are in none.
Writes one row for each site:

  id       as read, or the number of the row
  cluster  number, 1 for the one with most sites (weight); empty where in none
  core     whether the site is a core site

and with --hulls one row for each cluster:

  cluster, sites, weight
  lon, lat (x, y)   centre
  area     within the hull (km2; of x and y squared units)
  hull     smallest convex ring around the sites, WKT

Distances are great circles in metres for lon and lat, else units of x and y.`,
	New: func(fs *pflag.FlagSet) Run {
		var f clustersFlags
		f.columns = ColumnFlag(fs)
		fs.Float64Var(&f.radius, "radius", 0, "how near sites of a cluster lie (metres, or units of x and y); needed")
		fs.Float64Var(&f.least, "least", 5, "sites, or weight, within the radius of a core site")
		fs.BoolVar(&f.hulls, "hulls", false, "write clusters with their hulls instead of sites")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) { return f.run(args, stdin) }
	},
}

type clustersFlags struct {
	columns       *map[string]string
	radius, least float64
	hulls         bool
}

func (f *clustersFlags) run(args []string, stdin io.Reader) (Result, error) {
	switch {
	case f.radius == 0:
		return nil, agglo.Errorf(agglo.Usage, "--radius is needed: how near sites of a cluster lie, in metres for lon and lat")
	case !(f.radius > 0) || math.IsInf(f.radius, 0):
		return nil, agglo.Errorf(agglo.Usage, "--radius %v is not above 0", f.radius)
	case !(f.least > 0):
		return nil, agglo.Errorf(agglo.Usage, "--least %v is not above 0", f.least)
	}
	sheet, err := readColumns(args, stdin, *f.columns, append(pointColumns(),
		Col{Name: "id", Text: true, Optional: true}, Col{Name: "weight", Optional: true})...)
	if err != nil {
		return nil, err
	}
	if sheet.Has("id") {
		if err := sheet.Unique("id"); err != nil {
			return nil, err
		}
	}
	metric, at, err := points(sheet)
	if err != nil {
		return nil, err
	}
	ix, err := spatial.NewIndex(metric, at)
	if err != nil {
		return nil, err
	}
	found, err := spatial.DBSCAN(ix, f.radius, f.least, sheet.Number("weight"))
	if err != nil {
		return nil, err
	}
	c := &clustered{sheet: sheet, metric: metric, at: at, Clusters: found}
	c.bySize()
	if f.hulls {
		return c.hulls(), nil
	}
	return c.sites(), nil
}

// clustered are the sites of a file in clusters.
type clustered struct {
	spatial.Clusters
	sheet   *Sheet
	metric  spatial.Metric
	at      []spatial.Point
	members [][]int   // of each cluster
	weight  []float64 // of each cluster
}

// bySize renumbers the clusters, the one with most weight first.
func (c *clustered) bySize() {
	members, weight, order := make([][]int, c.N), make([]float64, c.N), make([]int, c.N)
	for i, label := range c.Label {
		if label == spatial.Noise {
			continue
		}
		members[label] = append(members[label], i)
		if w := c.sheet.Number("weight"); w != nil {
			weight[label] += w[i]
		} else {
			weight[label]++
		}
	}
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(len(members[b]), len(members[a])))
	})
	for n, k := range order {
		c.members, c.weight = append(c.members, members[k]), append(c.weight, weight[k])
		for _, i := range members[k] {
			c.Label[i] = n
		}
	}
}

func (c *clustered) note() string {
	in := 0
	for _, m := range c.members {
		in += len(m)
	}
	return fmt.Sprintf("clusters: %d; sites in them: %d of %d", c.N, in, c.sheet.Rows)
}

func (c *clustered) sites() *table.Table {
	t := &table.Table{Name: "clusters", Title: "Sites by cluster", Columns: []table.Column{{Name: "id"}, {Name: "cluster"}, {Name: "core"}}, Note: c.note()}
	id := c.sheet.Text("id")
	for i, label := range c.Label {
		name, cluster := strconv.Itoa(i+1), any(nil)
		if id != nil {
			name = id[i]
		}
		if label != spatial.Noise {
			cluster = label + 1
		}
		t.Add(name, cluster, c.Core[i])
	}
	return t
}

func (c *clustered) hulls() *table.Table {
	x, y, unit, perUnit := "lon", "lat", "km²", 1e-6
	if c.metric == spatial.Plane {
		x, y, unit, perUnit = "x", "y", "", 1
	}
	t := &table.Table{Name: "clusters", Title: "Clusters", Note: c.note(), Columns: []table.Column{
		{Name: "cluster"}, {Name: "sites"}, {Name: "weight"}, {Name: x}, {Name: y}, {Name: "area", Unit: unit}, {Name: "hull"}}}
	for n, members := range c.members {
		at := make([]spatial.Point, len(members))
		for k, i := range members {
			at[k] = c.at[i]
		}
		centre, hull := spatial.Centre(c.metric, at), spatial.ConvexHull(c.metric, at)
		t.Add(n+1, len(members), c.weight[n], centre.X, centre.Y, spatial.Area(c.metric, hull)*perUnit, wkt(hull))
	}
	return t
}

// wkt writes a hull as well-known text: a point, a line or a polygon.
func wkt(ring []spatial.Point) any {
	if len(ring) == 0 {
		return nil
	}
	form := "POLYGON ((%s))"
	switch len(ring) {
	case 1:
		form = "POINT (%s)"
	case 2:
		form = "LINESTRING (%s)"
	default:
		ring = append(ring, ring[0])
	}
	corners := make([]string, len(ring))
	for k, p := range ring {
		corners[k] = strconv.FormatFloat(p.X, 'g', -1, 64) + " " + strconv.FormatFloat(p.Y, 'g', -1, 64)
	}
	return fmt.Sprintf(form, strings.Join(corners, ", "))
}
