// Package weights holds spatial weights: which units are neighbours of which,
// and how much each counts.
//
// The weight w_ij says how much unit j counts for unit i. Units are numbered
// from 0 in the caller's order. Weights are usually built as they come (1 for
// a contiguous unit, a kernel of the distance) and then row-standardised, so
// that the lag of a variable is the mean over the neighbours.
package weights

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
)

// A Matrix holds the weights that are not zero, row by row. It is never
// changed once made.
type Matrix struct {
	start  []int // of each row in column and weight, and one more
	column []int32
	weight []float64
}

// A Link is one weight w_ij.
type Link struct {
	From, To int // i and j
	Weight   float64
}

// New returns the matrix of n units with the given weights. Weights of 0 are
// left out. It returns an error naming the first link that points outside the
// units, is negative or not finite, or is given twice.
func New(n int, links []Link) (*Matrix, error) {
	rows := make([][]Link, n)
	for k, l := range links {
		switch {
		case l.From < 0 || l.From >= n || l.To < 0 || l.To >= n:
			return nil, fmt.Errorf("weights: link %d: %d to %d is outside the %d units", k, l.From, l.To, n)
		case !(l.Weight >= 0) || math.IsInf(l.Weight, 0):
			return nil, fmt.Errorf("weights: link %d: weight %v is not a number from 0 on", k, l.Weight)
		}
		rows[l.From] = append(rows[l.From], l)
	}
	m := newMatrix(n, len(links))
	for _, row := range rows {
		slices.SortFunc(row, func(a, b Link) int { return cmp.Compare(a.To, b.To) })
		for k, l := range row {
			if k > 0 && row[k-1].To == l.To {
				return nil, fmt.Errorf("weights: the link %d to %d is given twice", l.From, l.To)
			}
			m.add(l.To, l.Weight)
		}
		m.endRow()
	}
	return m, nil
}

func newMatrix(n, links int) *Matrix {
	return &Matrix{start: append(make([]int, 0, n+1), 0), column: make([]int32, 0, links), weight: make([]float64, 0, links)}
}

// add appends a weight to the row being built; columns must ascend.
func (m *Matrix) add(j int, weight float64) {
	if weight != 0 {
		m.column = append(m.column, int32(j))
		m.weight = append(m.weight, weight)
	}
}

func (m *Matrix) endRow() { m.start = append(m.start, len(m.column)) }

// N returns the number of units.
func (m *Matrix) N() int { return len(m.start) - 1 }

// Links returns the number of weights that are not zero.
func (m *Matrix) Links() int { return len(m.column) }

// Row returns the neighbours of unit i in ascending order and their weights.
// The slices must not be changed.
func (m *Matrix) Row(i int) (neighbours []int32, weight []float64) {
	return m.column[m.start[i]:m.start[i+1]], m.weight[m.start[i]:m.start[i+1]]
}

// At returns w_ij.
func (m *Matrix) At(i, j int) float64 {
	neighbours, weight := m.Row(i)
	k := sort.Search(len(neighbours), func(k int) bool { return int(neighbours[k]) >= j })
	if k < len(neighbours) && int(neighbours[k]) == j {
		return weight[k]
	}
	return 0
}

// Islands returns the units without any neighbour, in ascending order. A unit
// that is only a neighbour of itself is an island.
func (m *Matrix) Islands() []int {
	var islands []int
	for i := range m.N() {
		neighbours, _ := m.Row(i)
		if len(neighbours) == 0 || len(neighbours) == 1 && int(neighbours[0]) == i {
			islands = append(islands, i)
		}
	}
	return islands
}

// Lag returns the spatial lag of x, Σ_j w_ij x_j for each i: with
// row-standardised weights the mean over the neighbours. It is 0 for a unit
// without weights. Lag panics if x has not one value for each unit.
func (m *Matrix) Lag(x []float64) []float64 {
	if len(x) != m.N() {
		panic("weights: Lag: values and units differ in number")
	}
	lag := make([]float64, m.N())
	for i := range lag {
		neighbours, weight := m.Row(i)
		for k, j := range neighbours {
			lag[i] += weight[k] * x[j]
		}
	}
	return lag
}

// Sums returns the three sums in the variances of Moran's I and its kin,
//
//	S0 = Σ_ij w_ij
//	S1 = Σ_ij (w_ij + w_ji)² / 2
//	S2 = Σ_i (Σ_j w_ij + Σ_j w_ji)².
func (m *Matrix) Sums() (s0, s1, s2 float64) {
	margin := m.Margins()
	for i := range m.N() {
		neighbours, weight := m.Row(i)
		for k, j := range neighbours {
			s0 += weight[k]
			s1 += weight[k] * (weight[k] + m.At(int(j), i))
		}
		s2 += margin[i] * margin[i]
	}
	return s0, s1, s2
}

// Margins returns Σ_j w_ij + Σ_j w_ji for each i.
func (m *Matrix) Margins() []float64 {
	margin := make([]float64, m.N())
	for i := range margin {
		neighbours, weight := m.Row(i)
		for k, j := range neighbours {
			margin[i] += weight[k]
			margin[j] += weight[k]
		}
	}
	return margin
}

// RowStandardised returns the weights divided by the sum of their row. Rows
// without weights stay empty.
func (m *Matrix) RowStandardised() *Matrix {
	s := &Matrix{start: m.start, column: m.column, weight: make([]float64, len(m.weight))}
	for i := range m.N() {
		sum := 0.0
		_, weight := m.Row(i)
		for _, w := range weight {
			sum += w
		}
		for k, w := range weight {
			s.weight[m.start[i]+k] = w / sum
		}
	}
	return s
}

// Binary returns the same neighbours, each with the weight 1.
func (m *Matrix) Binary() *Matrix {
	b := &Matrix{start: m.start, column: m.column, weight: make([]float64, len(m.weight))}
	for k := range b.weight {
		b.weight[k] = 1
	}
	return b
}

// WithSelf returns the weights with w_ii set to the given weight for every i:
// 1 makes of binary weights those that G* needs, 0 takes self weights away. It
// panics if the weight is negative or not finite.
func (m *Matrix) WithSelf(self float64) *Matrix {
	if !(self >= 0) || math.IsInf(self, 0) {
		panic("weights: WithSelf: the weight is not a number from 0 on")
	}
	s := newMatrix(m.N(), len(m.column)+m.N())
	for i := range m.N() {
		neighbours, weight := m.Row(i)
		done := false
		for k, j := range neighbours {
			if !done && int(j) >= i {
				s.add(i, self)
				done = true
			}
			if int(j) != i {
				s.add(int(j), weight[k])
			}
		}
		if !done {
			s.add(i, self)
		}
		s.endRow()
	}
	return s
}
