package weights

import (
	"fmt"
	"math"
	"slices"

	"agglo/measure/spatial"
)

// A Polygon is the boundary of a unit: its rings in any order, outer ones and
// holes alike. The first corner of a ring may be repeated at its end.
type Polygon [][]spatial.Point

// Queen makes neighbours of units that share a corner, with the weight 1, and
// Rook of those that share a side: two corners that follow each other in the
// boundaries of both.
//
// Corners are the same where they are no further apart than the tolerance, in
// the unit of the coordinates (degrees of longitude and latitude are compared
// as they stand; 0 asks for equal coordinates). Boundaries cut from one map
// (TopoJSON, a census) share their corners; where a corner of one unit lies on
// a side of another that has no corner there, neither rule sees it. Time and
// memory grow with the number of corners. They return an error for a corner
// that is not finite or a tolerance that is negative.
func Queen(units []Polygon, tolerance float64) (*Matrix, error) {
	return contiguity(units, tolerance, func(ring []int32, visit func(key [2]int32)) {
		for _, c := range ring {
			visit([2]int32{c, c})
		}
	})
}

// Rook makes neighbours of units that share a side; see [Queen].
func Rook(units []Polygon, tolerance float64) (*Matrix, error) {
	return contiguity(units, tolerance, func(ring []int32, visit func(key [2]int32)) {
		for k, c := range ring {
			next := ring[(k+1)%len(ring)]
			if c != next {
				visit([2]int32{min(c, next), max(c, next)})
			}
		}
	})
}

// contiguity joins the units that visit the same key.
func contiguity(units []Polygon, tolerance float64, keys func(ring []int32, visit func([2]int32))) (*Matrix, error) {
	if !(tolerance >= 0) {
		return nil, fmt.Errorf("weights: tolerance %v is negative", tolerance)
	}
	corners := newCorners(tolerance)
	shared := map[[2]int32][]int32{} // the units at each key, ascending
	for i, unit := range units {
		for _, ring := range unit {
			numbers := make([]int32, len(ring))
			for k, p := range ring {
				if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
					return nil, fmt.Errorf("weights: unit %d: corner (%v, %v) is not finite", i, p.X, p.Y)
				}
				numbers[k] = corners.number(p)
			}
			keys(numbers, func(key [2]int32) {
				if at := shared[key]; len(at) == 0 || at[len(at)-1] != int32(i) {
					shared[key] = append(at, int32(i))
				}
			})
		}
	}
	return joined(len(units), shared), nil
}

// joined returns the matrix in which all units of a group are neighbours.
func joined(n int, groups map[[2]int32][]int32) *Matrix {
	neighbours := make([][]int32, n)
	for _, group := range groups {
		for _, i := range group {
			for _, j := range group {
				if i != j {
					neighbours[i] = append(neighbours[i], j)
				}
			}
		}
	}
	m := newMatrix(n, 0)
	for _, row := range neighbours {
		slices.Sort(row)
		for _, j := range slices.Compact(row) {
			m.add(int(j), 1)
		}
		m.endRow()
	}
	return m
}

// corners numbers places so that places within the tolerance of the first one
// that got a number get the same. Places are kept in square cells as wide as
// the tolerance, so that a match lies in the cell of a place or one beside it.
type corners struct {
	tolerance float64
	cells     map[[2]float64][]int32
	places    []spatial.Point
}

func newCorners(tolerance float64) *corners {
	return &corners{tolerance: tolerance, cells: map[[2]float64][]int32{}}
}

func (c *corners) number(p spatial.Point) int32 {
	cell := [2]float64{p.X + 0, p.Y + 0} // + 0 makes one zero of -0 and 0
	reach := 0.0
	if c.tolerance > 0 {
		cell = [2]float64{math.Floor(p.X / c.tolerance), math.Floor(p.Y / c.tolerance)}
		reach = 1
	}
	for dx := -reach; dx <= reach; dx++ {
		for dy := -reach; dy <= reach; dy++ {
			for _, n := range c.cells[[2]float64{cell[0] + dx, cell[1] + dy}] {
				if q := c.places[n]; math.Hypot(p.X-q.X, p.Y-q.Y) <= c.tolerance {
					return n
				}
			}
		}
	}
	n := int32(len(c.places))
	c.places = append(c.places, p)
	c.cells[cell] = append(c.cells[cell], n)
	return n
}
