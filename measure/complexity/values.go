package complexity

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/mat"
)

// Values is a sparse table of values, regions in rows and products in columns.
type Values struct {
	regions, products int
	start             []int   // row r holds the entries start[r] to start[r+1]
	product           []int32 // ascending within a row
	value             []float64
}

// NewValues returns the table with value[i] at (region[i], product[i]) and
// zero elsewhere. It returns an error naming the first value that is negative
// or not finite, and the first place that is given twice, or saying that the
// values add up to more than a number holds. It panics if the slices differ in
// length or an index is out of range.
func NewValues(regions, products int, region, product []int32, value []float64) (*Values, error) {
	if len(region) != len(product) || len(region) != len(value) {
		panic("complexity: region, product and value differ in length")
	}
	v := &Values{regions: regions, products: products, start: make([]int, regions+1)}
	total := 0.0
	for i, r := range region {
		if int(r) >= regions || int(product[i]) >= products || r < 0 || product[i] < 0 {
			panic("complexity: index out of range")
		}
		if !(value[i] >= 0) || math.IsInf(value[i], 1) {
			return nil, fmt.Errorf("complexity: value %d (region %d, product %d): %v is not a number from 0 on", i, r, product[i], value[i])
		}
		total += value[i]
		v.start[r+1]++
	}
	if math.IsInf(total, 1) {
		return nil, errors.New("complexity: the values add up to more than a number holds: take a larger unit")
	}
	for r := range regions {
		v.start[r+1] += v.start[r]
	}
	v.product, v.value = make([]int32, len(value)), make([]float64, len(value))
	next := slices.Clone(v.start)
	for i, r := range region {
		v.product[next[r]], v.value[next[r]] = product[i], value[i]
		next[r]++
	}
	return v, v.sortRows()
}

// FromMatrix returns the positive elements of m as [Values].
func FromMatrix(m mat.Matrix) (*Values, error) {
	rows, columns := m.Dims()
	var region, product []int32
	var value []float64
	for r := range rows {
		for p := range columns {
			if x := m.At(r, p); x != 0 {
				region, product, value = append(region, int32(r)), append(product, int32(p)), append(value, x)
			}
		}
	}
	return NewValues(rows, columns, region, product, value)
}

type byProduct struct {
	product []int32
	value   []float64
}

func (b byProduct) Len() int           { return len(b.product) }
func (b byProduct) Less(i, j int) bool { return b.product[i] < b.product[j] }
func (b byProduct) Swap(i, j int) {
	b.product[i], b.product[j] = b.product[j], b.product[i]
	b.value[i], b.value[j] = b.value[j], b.value[i]
}

func (v *Values) sortRows() error {
	for r := range v.regions {
		products, values := v.Row(r)
		if !slices.IsSorted(products) {
			sort.Sort(byProduct{products, values})
		}
		for i := 1; i < len(products); i++ {
			if products[i] == products[i-1] {
				return fmt.Errorf("complexity: region %d, product %d: the value is given twice", r, products[i])
			}
		}
	}
	return nil
}

// Dims returns the number of regions and of products.
func (v *Values) Dims() (regions, products int) { return v.regions, v.products }

// Row returns the entries of a region, products ascending. They may not be changed.
func (v *Values) Row(region int) (products []int32, values []float64) {
	from, to := v.start[region], v.start[region+1]
	return v.product[from:to], v.value[from:to]
}

// Totals returns the sums of the rows and of the columns.
func (v *Values) Totals() (regions, products []float64) {
	regions, products = make([]float64, v.regions), make([]float64, v.products)
	for r := range v.regions {
		ps, values := v.Row(r)
		for i, p := range ps {
			regions[r] += values[i]
			products[p] += values[i]
		}
	}
	return regions, products
}

// RCA returns the revealed comparative advantage of Balassa (1965),
// doi:10.1111/j.1467-9957.1965.tb00050.x,
//
//	RCA_cp = (V_cp / V_c·) / (V_·p / V_··),
//
// where a dot sums over the index. It is dimensionless and not negative: 1 is
// the average. Only the entries of v have one; an entry whose region or
// product sums to zero has NaN, and a place without an entry has 0.
func (v *Values) RCA() *Values {
	regions, products := v.Totals()
	total := 0.0
	for _, x := range products {
		total += x
	}
	world := make([]float64, len(products))
	for p, x := range products {
		world[p] = x / total
	}
	return v.quotients(regions, world)
}

// RPOP returns the values by head against the values by head of all regions,
//
//	RPOP_cp = (V_cp / pop_c) / (V_·p / pop_·),
//
// for population or any other size that the values do not state. It panics if
// population has not one element a region, and returns an error naming the
// first that is not positive.
func (v *Values) RPOP(population []float64) (*Values, error) {
	if len(population) != v.regions {
		panic("complexity: population needs one element a region")
	}
	total := 0.0
	for r, x := range population {
		if !(x > 0) || math.IsInf(x, 1) {
			return nil, fmt.Errorf("complexity: region %d: population %v is not positive", r, x)
		}
		total += x
	}
	_, products := v.Totals()
	for p := range products {
		products[p] /= total
	}
	return v.quotients(population, products), nil
}

// quotients returns (V_cp / row_c) / column_p.
func (v *Values) quotients(row, column []float64) *Values {
	q := *v
	q.value = make([]float64, len(v.value))
	for r := range v.regions {
		for i := v.start[r]; i < v.start[r+1]; i++ {
			q.value[i] = v.value[i] / row[r] / column[v.product[i]]
		}
	}
	return &q
}

// Borderline returns how many entries differ from the threshold by no more
// than rounding: whether they reach it depends on the order of summation, not
// on the data. A region with the structure of the nation has RCA 1 throughout.
func (v *Values) Borderline(threshold float64) int {
	n := 0
	for _, x := range v.value {
		if x != threshold && math.Abs(x-threshold) <= 1e-12*threshold {
			n++
		}
	}
	return n
}

// At returns the value at a place, 0 where there is no entry.
func (v *Values) At(region, product int) float64 {
	products, values := v.Row(region)
	if i, ok := slices.BinarySearch(products, int32(product)); ok {
		return values[i]
	}
	return 0
}
