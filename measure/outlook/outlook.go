// Package outlook says whether a series will meet its target: the growth that
// is required against the growth achieved, projections that were tried on the
// past, and which parts carry the growth.
//
// A series is a value for each step of time, oldest first, mostly years; NaN
// stands for a step without a value. A break is a step from which on the series
// is another one (a new definition, a revised base): nothing is compared or
// fitted across it. Errors of projections are in the unit of the series.
package outlook

import (
	"fmt"
	"math"
)

// Last returns the part of series since the last break and the step at which it
// begins. Breaks are steps at which a new series begins, in any order.
func Last(series []float64, breaks []int) (part []float64, from int, err error) {
	for _, b := range breaks {
		if b < 0 || b >= len(series) {
			return nil, 0, fmt.Errorf("outlook: break at step %d: the series has steps 0 to %d", b, len(series)-1)
		}
		from = max(from, b)
	}
	return series[from:], from, nil
}

// known returns the steps that have a value.
func known(series []float64) (steps []int) {
	for t, v := range series {
		if v == v {
			steps = append(steps, t)
		}
	}
	return steps
}

// check returns an error for an infinite value.
func check(series []float64) error {
	for t, v := range series {
		if math.IsInf(v, 0) {
			return fmt.Errorf("outlook: step %d: the value is infinite", t)
		}
	}
	return nil
}
