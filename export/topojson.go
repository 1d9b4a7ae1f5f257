package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"agglo"
)

// A topology is TopoJSON as the boundaries of a data set are kept, see
// https://github.com/topojson/topojson-specification.
type topology struct {
	Objects   map[string]topoGeometry `json:"objects"`
	Arcs      [][][]float64           `json:"arcs"`
	Transform *struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
}

type topoGeometry struct {
	Type       string          `json:"type"`
	ID         json.RawMessage `json:"id"`
	Arcs       json.RawMessage `json:"arcs"`
	Geometries []topoGeometry  `json:"geometries"`
}

type (
	position [2]float64
	ring     []position
	polygon  []ring // the outer ring first
)

// areas returns the polygons of each region of a topology, in degrees.
func areas(content []byte) (map[agglo.RegionID][]polygon, error) {
	var t topology
	if err := json.Unmarshal(content, &t); err != nil {
		return nil, err
	}
	if err := t.decode(); err != nil {
		return nil, err
	}
	out := map[agglo.RegionID][]polygon{}
	for _, g := range t.Objects {
		if err := t.collect(g, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// decode makes of the arcs positions in degrees: in a quantised topology each
// is the difference from the one before, in steps of the scale.
func (t *topology) decode() error {
	for n, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for _, p := range arc {
			if len(p) < 2 {
				return fmt.Errorf("arc %d has a position without two coordinates", n)
			}
			if t.Transform == nil {
				continue
			}
			x, y = x+p[0], y+p[1]
			p[0] = x*t.Transform.Scale[0] + t.Transform.Translate[0]
			p[1] = y*t.Transform.Scale[1] + t.Transform.Translate[1]
		}
	}
	return nil
}

func (t *topology) collect(g topoGeometry, out map[agglo.RegionID][]polygon) error {
	for _, part := range g.Geometries {
		if err := t.collect(part, out); err != nil {
			return err
		}
	}
	var polygons [][][]int
	switch g.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return err
		}
	}
	id := agglo.RegionID(strings.Trim(string(g.ID), `"`))
	for _, rings := range polygons {
		var p polygon
		for i, arcs := range rings {
			r, err := t.ring(arcs)
			if err != nil {
				return err
			}
			p = append(p, r.wound(i == 0))
		}
		out[id] = append(out[id], p)
	}
	return nil
}

// ring joins arcs; ^n is arc n backwards. An arc begins where the one before
// ends.
func (t *topology) ring(arcs []int) (ring, error) {
	var out ring
	for _, n := range arcs {
		back := n < 0
		if back {
			n = ^n
		}
		if n >= len(t.Arcs) {
			return nil, fmt.Errorf("arc %d of %d", n, len(t.Arcs))
		}
		arc := make(ring, len(t.Arcs[n]))
		for i, p := range t.Arcs[n] {
			arc[i] = position{p[0], p[1]}
		}
		if back {
			slices.Reverse(arc)
		}
		if len(out) > 0 && len(arc) > 0 {
			arc = arc[1:]
		}
		out = append(out, arc...)
	}
	return out, nil
}

// wound returns the ring anticlockwise where it is the outer one and clockwise
// where it is a hole, as RFC 7946 asks.
func (r ring) wound(outer bool) ring {
	area := 0.0
	for i := range r {
		next := r[(i+1)%len(r)]
		area += r[i][0]*next[1] - next[0]*r[i][1]
	}
	if area > 0 != outer {
		slices.Reverse(r)
	}
	return r
}
