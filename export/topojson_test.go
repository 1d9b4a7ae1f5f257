package export

import (
	"fmt"
	"os"
	"testing"
)

// TestAreas holds boundaries worked out by hand: two squares that share an arc,
// one of them of two parts. Outer rings run anticlockwise.
func TestAreas(t *testing.T) {
	content, err := os.ReadFile("testdata/small/boundaries/provinces.topo.json")
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := areas(content)
	if err != nil {
		t.Fatal(err)
	}
	want := "map[XX-A:[[[[1 1] [1 0] [2 0] [2 1] [1 1]]] [[[3 0] [3.5 0] [3.5 0.5] [3 0.5] [3 0]]]] XX-B:[[[[1 0] [1 1] [0 1] [0 0] [1 0]]]]]"
	for _, p := range shapes["XX-A"] {
		for _, r := range p {
			if r[0] != r[len(r)-1] {
				t.Errorf("ring %v is not closed", r)
			}
		}
	}
	if got := fmt.Sprint(shapes); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAreasHole(t *testing.T) {
	shapes, err := areas([]byte(`{"type":"Topology","objects":{"a":{"type":"Polygon","id":7,"arcs":[[0],[1]]}},
		"arcs":[[[0,0],[0,3],[3,3],[3,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := "[[[[0 0] [3 0] [3 3] [0 3] [0 0]] [[1 1] [1 2] [2 2] [2 1] [1 1]]]]" // the hole runs clockwise
	if got := fmt.Sprint(shapes["7"]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAreasDamaged(t *testing.T) {
	for _, content := range []string{
		`{`, `{"objects":{"a":{"type":"Polygon","id":"x","arcs":[[5]]}},"arcs":[]}`, `{"objects":{"a":{"type":"Polygon","id":"x","arcs":7}}}`,
		`{"objects":{"a":{"type":"Polygon","id":"x","arcs":[[0]]}},"arcs":[[[]]]}`,
	} {
		if _, err := areas([]byte(content)); err == nil {
			t.Errorf("%s: no error", content)
		}
	}
}
