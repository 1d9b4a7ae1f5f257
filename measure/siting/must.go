package siting

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// A Must is a condition without which a place is out of the question: the
// value of the criterion lies between Least and Most, both included. Use ±Inf
// for an open end.
type Must struct {
	Criterion   int
	Least, Most float64
}

// An Elimination says what must-haves leave.
type Elimination struct {
	Kept   []bool  // places that meet all of them
	Left   []int   // places left after the first, the first two, ... of them
	Fails  [][]int // must-haves that a place is known to fail, ascending
	Opaque [][]int // must-haves of which a place's value is unknown, ascending
}

// Eliminate applies must-haves to the places one after the other. A place
// whose value is NaN does not meet the condition, for nobody knows that it
// does, and is listed apart from those that fail it.
//
// It panics if a must-have names a criterion that values lacks, and returns an
// error for one whose Least is not at or below Most.
func Eliminate(values mat.Matrix, musts []Must) (Elimination, error) {
	n, m := values.Dims()
	e := Elimination{Kept: make([]bool, n), Left: make([]int, len(musts)), Fails: make([][]int, n), Opaque: make([][]int, n)}
	for k, must := range musts {
		if must.Criterion < 0 || must.Criterion >= m {
			panic(fmt.Sprintf("siting: must-have %d names criterion %d of %d", k, must.Criterion, m))
		}
		if !(must.Least <= must.Most) {
			return Elimination{}, fmt.Errorf("siting: must-have %d: no value is between %v and %v", k, must.Least, must.Most)
		}
	}
	for i := range n {
		e.Kept[i] = true
		for k, must := range musts {
			v := values.At(i, must.Criterion)
			switch {
			case v != v:
				e.Opaque[i] = append(e.Opaque[i], k)
				e.Kept[i] = false
			case v < must.Least || v > must.Most:
				e.Fails[i] = append(e.Fails[i], k)
				e.Kept[i] = false
			}
			if e.Kept[i] {
				e.Left[k]++
			}
		}
	}
	return e, nil
}
