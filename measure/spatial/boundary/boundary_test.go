package boundary

import (
	"fmt"
	"reflect"
	"testing"

	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// Two unit squares side by side, the second in two rings of which one lies far
// away; the shared side is arc 0, which the second square runs backwards.
const topology = `{"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [100, 30]},
 "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]], [[20, 20], [2, 0], [0, 2], [-2, -2]]],
 "objects": {"cities": {"type": "GeometryCollection", "geometries": [
  {"type": "Polygon", "id": 1100, "arcs": [[0, 1]]},
  {"type": "MultiPolygon", "properties": {"id": "B"}, "arcs": [[[2, -1]], [[3]]]},
  {"type": "Point", "coordinates": [1, 1]}]}}}`

const features = `{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": 1100, "geometry": {"type": "Polygon", "coordinates": [[[101, 30], [101, 31], [100, 31], [100, 30], [101, 30]]]}},
 {"type": "Feature", "properties": {"id": "B"}, "geometry": {"type": "MultiPolygon", "coordinates": [
  [[[101, 30], [102, 30], [102, 31], [101, 31], [101, 30]]], [[[110, 40], [111, 40], [111, 41], [110, 40]]]]}},
 {"type": "Feature", "id": "none", "geometry": null}]}`

// Both formats give the same units, and those are neighbours.
func TestDecode(t *testing.T) {
	var both [2][]Unit
	for i, file := range []string{topology, features} {
		units, err := Decode([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		both[i] = units
	}
	if !reflect.DeepEqual(both[0], both[1]) {
		t.Errorf("TopoJSON gives %v, GeoJSON %v", both[0], both[1])
	}
	if len(both[0]) != 2 || both[0][0].ID != "1100" || both[0][1].ID != "B" || len(both[0][1].Polygon) != 2 {
		t.Fatalf("units %v, want 1100 and B in two rings", both[0])
	}
	if first := both[0][0].Polygon[0][0]; first != (spatial.Point{X: 101, Y: 30}) {
		t.Errorf("the first corner is %v, want (101, 30)", first)
	}
	w, err := weights.Rook([]weights.Polygon{both[0][0].Polygon, both[0][1].Polygon}, 0)
	if err != nil || w.At(0, 1) != 1 || w.At(1, 0) != 1 {
		t.Errorf("squares with a common side are no neighbours: %v", err)
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{`{"type": "Sphere"}`, `boundary: type "Sphere" is neither "Topology" nor "FeatureCollection"`},
		{`location,product`, "boundary: is not JSON: invalid character 'l' looking for beginning of value"},
		{`{"type": "Topology", "arcs": [[[0, 0], [1, 1]]], "objects": {"a": {"type": "Polygon", "arcs": [[0]]}}}`, "boundary: a has no id"},
		{`{"type": "Topology", "arcs": [[[0, 0], [1, 1]]], "objects": {"a": {"type": "Polygon", "id": "x", "arcs": [[-3]]}}}`, "boundary: a: there is no arc -3: the file has 1"},
		{`{"type": "Topology", "arcs": [[[0]]], "objects": {}}`, "boundary: arcs[0]: a position needs longitude and latitude"},
		{`{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [[[0, 0]]]}}]}`, "boundary: features[0] has no id"},
		{`{"type": "FeatureCollection", "features": [{"id": "x", "geometry": {"type": "Polygon", "coordinates": [[[0]]]}}]}`, "boundary: features[0]: a position needs longitude and latitude"},
	} {
		if _, err := Decode([]byte(tt.file)); err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v, want %s", tt.file, err, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(topology))
	f.Add([]byte(features))
	f.Fuzz(func(t *testing.T, data []byte) {
		units, err := Decode(data) // no panic
		if err != nil && units != nil {
			t.Error("units beside an error")
		}
	})
}

func ExampleDecode() {
	units, _ := Decode([]byte(topology))
	for _, u := range units {
		fmt.Println(u.ID, len(u.Polygon), "rings")
	}
	// Output:
	// 1100 1 rings
	// B 2 rings
}
