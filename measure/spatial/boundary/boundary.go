// Package boundary reads the boundaries of units from TopoJSON and GeoJSON, for
// weights of contiguity.
//
// See RFC 7946 for GeoJSON and the TopoJSON Format Specification 1.0
// (https://github.com/topojson/topojson-specification). Boundaries that share
// an arc of a topology share its corners exactly; those of GeoJSON share them
// where they were cut from one map.
package boundary

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// A Unit is the boundary of one unit.
type Unit struct {
	ID      string
	Polygon weights.Polygon
}

// Decode returns the units of a file in the order of their first appearance,
// the objects of a topology by name. An id is that of the feature, or else its
// property "id"; parts with one id are one unit. Features that are no areas are
// left out.
//
// It returns an error for what is neither TopoJSON nor GeoJSON, for an area
// without an id, and for an arc that is not there.
func Decode(data []byte) ([]Unit, error) {
	var root object
	if err := json.Unmarshal(data, &root); err != nil {
		return nil, fmt.Errorf("boundary: is not JSON: %w", err)
	}
	r := reader{at: map[string]int{}}
	switch root.Type {
	case "Topology":
		var err error
		if r.arcs, err = root.arcs(); err != nil {
			return nil, err
		}
		for _, name := range slices.Sorted(maps.Keys(root.Objects)) {
			if err := r.topology(name, root.Objects[name]); err != nil {
				return nil, err
			}
		}
	case "FeatureCollection":
		for i, f := range root.Features {
			if err := r.feature(i, f); err != nil {
				return nil, err
			}
		}
	case "Feature":
		if err := r.feature(0, root); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf(`boundary: type %q is neither "Topology" nor "FeatureCollection"`, root.Type)
	}
	return r.units, nil
}

var errPosition = errors.New("a position needs longitude and latitude")

// reader gathers units.
type reader struct {
	arcs  [][]spatial.Point
	units []Unit
	at    map[string]int // of a unit, by its id
}

func (r *reader) add(id string, rings weights.Polygon) {
	i, ok := r.at[id]
	if !ok {
		i = len(r.units)
		r.at[id] = i
		r.units = append(r.units, Unit{ID: id})
	}
	r.units[i].Polygon = append(r.units[i].Polygon, rings...)
}

// topology adds a geometry of a topology.
func (r *reader) topology(name string, g object) error {
	for i, part := range g.Geometries {
		if err := r.topology(fmt.Sprintf("%s[%d]", name, i), part); err != nil {
			return err
		}
	}
	polygons, err := areas[int](g.Type, g.Arcs)
	if err != nil || polygons == nil {
		return wrap(name, err)
	}
	id := g.id()
	if id == "" {
		return fmt.Errorf("boundary: %s has no id", name)
	}
	for _, polygon := range polygons {
		for _, ring := range polygon {
			points, err := r.ring(ring)
			if err != nil {
				return wrap(name, err)
			}
			r.add(id, weights.Polygon{points})
		}
	}
	return nil
}

// ring joins arcs to a ring: a negative number ~i is arc i backwards, and each
// arc begins where the one before it ends.
func (r *reader) ring(arcs []int) ([]spatial.Point, error) {
	var ring []spatial.Point
	for _, number := range arcs {
		i := number
		if i < 0 {
			i = ^i
		}
		if i >= len(r.arcs) {
			return nil, fmt.Errorf("there is no arc %d: the file has %d", number, len(r.arcs))
		}
		arc := r.arcs[i]
		for k := range arc {
			p := arc[k]
			if number < 0 {
				p = arc[len(arc)-1-k]
			}
			if k > 0 || len(ring) == 0 {
				ring = append(ring, p)
			}
		}
	}
	return ring, nil
}

// feature adds a feature of GeoJSON.
func (r *reader) feature(i int, f object) error {
	name := fmt.Sprintf("features[%d]", i)
	if f.Geometry == nil {
		return nil
	}
	polygons, err := areas[[]float64](f.Geometry.Type, f.Geometry.Coordinates)
	if err != nil || polygons == nil {
		return wrap(name, err)
	}
	id := f.id()
	if id == "" {
		return fmt.Errorf("boundary: %s has no id", name)
	}
	for _, polygon := range polygons {
		for _, ring := range polygon {
			points := make([]spatial.Point, len(ring))
			for k, p := range ring {
				if len(p) < 2 {
					return wrap(name, errPosition)
				}
				points[k] = spatial.Point{X: p[0], Y: p[1]}
			}
			r.add(id, weights.Polygon{points})
		}
	}
	return nil
}

func wrap(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("boundary: %s: %w", name, err)
}

// areas returns the polygons of a geometry: lists of rings, which are lists of
// arcs or positions. It is nil for what is no area.
func areas[T any](kind string, data json.RawMessage) (polygons [][][]T, err error) {
	switch kind {
	case "Polygon":
		polygons = make([][][]T, 1)
		err = json.Unmarshal(data, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(data, &polygons)
	}
	return polygons, err
}

// An object is any object of the two formats.
type object struct {
	Type       string          `json:"type"`
	ID         json.RawMessage `json:"id"`
	Properties struct {
		ID json.RawMessage `json:"id"`
	} `json:"properties"`

	Features    []object        `json:"features"`    // GeoJSON
	Geometry    *object         `json:"geometry"`    //
	Coordinates json.RawMessage `json:"coordinates"` //

	Objects    map[string]object `json:"objects"`    // TopoJSON
	Geometries []object          `json:"geometries"` //
	Arcs       json.RawMessage   `json:"arcs"`       //
	Transform  *struct {
		Scale, Translate [2]float64
	} `json:"transform"`
}

// id returns the id of a feature, text or number, as it is written.
func (o *object) id() string {
	id := o.ID
	if len(id) == 0 {
		id = o.Properties.ID
	}
	var text string
	if json.Unmarshal(id, &text) == nil {
		return text
	}
	return string(id)
}

// arcs returns the arcs of a topology in degrees. With a transform the
// positions of an arc are whole numbers, each the step from the one before.
func (o *object) arcs() ([][]spatial.Point, error) {
	var raw [][][]float64
	if err := json.Unmarshal(o.Arcs, &raw); err != nil {
		return nil, wrap("arcs", err)
	}
	arcs := make([][]spatial.Point, len(raw))
	for i, positions := range raw {
		x, y := 0.0, 0.0
		for _, p := range positions {
			if len(p) < 2 {
				return nil, wrap(fmt.Sprintf("arcs[%d]", i), errPosition)
			}
			at := spatial.Point{X: p[0], Y: p[1]}
			if t := o.Transform; t != nil {
				x, y = x+p[0], y+p[1]
				at = spatial.Point{X: x*t.Scale[0] + t.Translate[0], Y: y*t.Scale[1] + t.Translate[1]}
			}
			arcs[i] = append(arcs[i], at)
		}
	}
	return arcs, nil
}
