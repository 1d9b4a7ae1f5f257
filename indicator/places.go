package indicator

import (
	"context"
	"strconv"

	"agglo"
	"agglo/measure/spatial"
	"agglo/measure/spatial/boundary"
	"agglo/measure/spatial/weights"
)

// A sample holds the cities of a region that have a value.
type sample struct {
	figures  []Figure
	values   []float64
	regions  []agglo.RegionID
	groups   []int // province of each city
	unknown  int
	position map[agglo.RegionID]int
}

// sample reads the values of the cities of a region; those without a place are
// left out where it is needed.
func (s *Session) sample(ctx context.Context, q Query, within agglo.RegionID, p agglo.Period, placed bool) (*sample, error) {
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
		if f.Value == nil || placed && (r.Lat == nil || r.Lon == nil) {
			out.unknown++
			continue
		}
		if _, ok := provinces[r.Parent]; !ok {
			provinces[r.Parent] = len(provinces)
		}
		out.position[r.ID] = len(out.values)
		out.figures, out.values = append(out.figures, f), append(out.values, *f.Value)
		out.regions = append(out.regions, r.ID)
		out.groups = append(out.groups, provinces[r.Parent])
	}
	return out, nil
}

// A neighbourhood says who is a neighbour of a city, as the arguments of a
// transform have it:
//
//	(none)       the five nearest
//	nearest;K    the K nearest
//	band;KM      all within so many kilometres
//	kernel;KM    the same, weighted by nearness (triangular)
//	contiguity   those with a common boundary (queen)
type neighbourhood struct {
	kind string
	size float64 // number, or kilometres
}

const usualNeighbours = 5

func neighbourhoodOf(args []string) (neighbourhood, error) {
	n := neighbourhood{"nearest", usualNeighbours}
	if len(args) == 0 {
		return n, nil
	}
	n.kind = args[0]
	if n.kind == "contiguity" && len(args) == 1 {
		return n, nil
	}
	if len(args) == 2 {
		size, err := strconv.ParseFloat(args[1], 64)
		whole := size == float64(int(size))
		if n.size = size; err == nil && size > 0 && size < 1e5 && (n.kind == "band" || n.kind == "kernel" || n.kind == "nearest" && whole) {
			return n, nil
		}
	}
	return n, agglo.Errorf(agglo.Invalid, "who is a neighbour is written nearest;8, band;200 or kernel;200 (kilometres) or contiguity, such as gdp.moran@nearest;8")
}

func (n neighbourhood) words() agglo.Text {
	switch n.kind {
	case "contiguity":
		return agglo.Text{En: "neighbours with a common boundary", Zh: "边界相邻"}
	case "band":
		return agglo.Textf("neighbours within %g km", "%g公里以内为邻", n.size)
	case "kernel":
		return agglo.Textf("neighbours within %g km, weighted by nearness", "%g公里以内为邻，按远近加权", n.size)
	}
	return agglo.Textf("%g nearest neighbours", "最近%g邻", n.size)
}

// weights returns the weights of the cities of a sample, and why there are none.
func (s *Session) weights(ctx context.Context, x *sample, n neighbourhood) (*weights.Matrix, agglo.Text, error) {
	if n.kind == "nearest" && float64(len(x.values)) <= n.size+1 {
		return nil, agglo.Textf("only %d cities have a value; more than %g are needed", "仅%d个城市有数据，需多于%g个", len(x.values), n.size+1), nil
	}
	if n.kind == "contiguity" {
		return s.contiguity(ctx, x)
	}
	points := make([]spatial.Point, len(x.regions))
	for i, id := range x.regions {
		r, _ := s.Snap.Regions().Get(id)
		points[i] = spatial.Point{X: *r.Lon, Y: *r.Lat}
	}
	ix, err := spatial.NewIndex(spatial.Sphere, points)
	if err != nil {
		return nil, agglo.Text{}, err
	}
	var w *weights.Matrix
	switch n.kind {
	case "band":
		w, err = weights.Band(ix, 1000*n.size)
	case "kernel":
		w, err = weights.Smooth(ix, weights.Triangular, 1000*n.size)
	default:
		w, err = weights.Nearest(ix, int(n.size))
	}
	return w, agglo.Text{}, err
}

// contiguity joins the cities of which the boundaries of the data set share a
// corner. A city without a boundary has no neighbours.
func (s *Session) contiguity(ctx context.Context, x *sample) (*weights.Matrix, agglo.Text, error) {
	polygons, err := once(s, "boundaries", func() (map[string]weights.Polygon, error) { return s.polygons(ctx) })
	if err != nil {
		return nil, agglo.Text{}, err
	}
	units := make([]weights.Polygon, len(x.regions))
	bounded := 0
	for i, id := range x.regions {
		if units[i] = polygons[string(id)]; units[i] != nil {
			bounded++
		}
	}
	if bounded == 0 {
		return nil, agglo.Text{En: "the data set has no boundaries of these cities", Zh: "数据集没有这些城市的边界"}, nil
	}
	w, err := weights.Queen(units, 0)
	return w, agglo.Text{}, err
}

func (s *Session) polygons(ctx context.Context) (map[string]weights.Polygon, error) {
	files, err := s.Snap.Boundaries(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string]weights.Polygon{}
	for _, file := range files {
		units, err := boundary.Decode(file.Content)
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "%s: %v", file.Name, err)
		}
		for _, u := range units {
			out[u.ID] = append(out[u.ID], u.Polygon...)
		}
	}
	return out, nil
}
