// Package share measures specialisation, structural change and inequality from
// tables of values, regions in rows and industries in columns.
//
// x_ri is the value (jobs, output, exports) of industry i in region r, a dot
// sums over an index, s_ri = x_ri / x_r· is the share of the industry in the
// region and S_i = x_·i / x_·· its share in all regions. Values are in any
// unit, the same throughout; NaN is unknown.
package share

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// totals checks x and returns the sums of its rows and columns and of all.
func totals(x mat.Matrix) (rows, columns []float64, all float64, err error) {
	r, c := x.Dims()
	rows, columns = make([]float64, r), make([]float64, c)
	for i := range r {
		for j := range c {
			v := x.At(i, j)
			if !(v >= 0) || math.IsInf(v, 1) {
				return nil, nil, 0, fmt.Errorf("share: row %d, column %d: %v is not a number from 0 on", i, j, v)
			}
			rows[i] += v
			columns[j] += v
			all += v
		}
	}
	if math.IsInf(all, 1) {
		return nil, nil, 0, tooLarge("the values")
	}
	return rows, columns, all, nil
}

// reference returns the shares S_i: those of x itself, or of the values given.
func reference(x mat.Matrix, given []float64) (rows, shares []float64, err error) {
	rows, columns, all, err := totals(x)
	if err != nil {
		return nil, nil, err
	}
	if given != nil {
		if len(given) != len(columns) {
			panic("share: the reference needs one element a column")
		}
		if all, err = sum("reference", given); err != nil {
			return nil, nil, err
		}
		columns = given
	}
	shares = make([]float64, len(columns))
	for i, v := range columns {
		shares[i] = v / all
	}
	return rows, shares, nil
}

func sum(what string, x []float64) (total float64, err error) {
	for i, v := range x {
		if !(v >= 0) || math.IsInf(v, 1) {
			return 0, fmt.Errorf("share: %s: element %d: %v is not a number from 0 on", what, i, v)
		}
		total += v
	}
	if math.IsInf(total, 1) {
		return 0, tooLarge(what)
	}
	return total, nil
}

func tooLarge(what string) error {
	return fmt.Errorf("share: %s: the sum is more than a number holds: take a larger unit", what)
}
