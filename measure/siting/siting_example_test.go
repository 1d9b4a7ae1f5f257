package siting_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"agglo/measure/siting"
)

// Five towns on a road at kilometre 0, 1, 2, 9 and 10; a warehouse may stand in
// any of them.
func ExamplePMedian() {
	at := []float64{0, 1, 2, 9, 10}
	distance := mat.NewDense(5, 5, nil)
	for i, a := range at {
		for j, b := range at {
			distance.Set(i, j, max(a-b, b-a))
		}
	}
	s, err := siting.PMedian(distance, []float64{1, 1, 1, 1, 3}, 2, siting.Options{})
	fmt.Println(s.Sites, s.Assignment, s.Objective, s.Bound, s.Proven, err)
	_, err = siting.SetCover(distance, -1, siting.Options{})
	fmt.Println(err)
	// Output:
	// [1 4] [1 1 1 4 4] 3 3 true <nil>
	// siting: radius -1 is not a number at or above 0
}
