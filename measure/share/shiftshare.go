package share

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A Shift takes the change of one industry in one region apart, in the unit of
// the values. National + Mix + Regional is the change; Competitive +
// Allocation is Regional.
type Shift struct {
	National    float64 // had it grown as all industries of the nation together
	Mix         float64 // more or less because its industry grows otherwise than all
	Regional    float64 // more or less because it grows otherwise here than in the nation
	Competitive float64 // Regional, had the region the industries of the nation
	Allocation  float64 // the rest: being specialised in what grows better or worse here
}

// Plus returns the sum of two shifts, part by part.
func (s Shift) Plus(t Shift) Shift {
	return Shift{s.National + t.National, s.Mix + t.Mix, s.Regional + t.Regional,
		s.Competitive + t.Competitive, s.Allocation + t.Allocation}
}

// Change returns the change that the parts add up to.
func (s Shift) Change() float64 { return s.National + s.Mix + s.Regional }

// ShiftShare takes the change from start to end of each industry in each
// region apart. With g_ri, G_i and G the growth rates of the industry in the
// region, of the industry in the nation and of the nation,
//
//	national    = x_ri G
//	mix         = x_ri (G_i - G)
//	regional    = x_ri (g_ri - G_i)
//	competitive = x'_ri (g_ri - G_i),  x'_ri = x_r· S_i
//	allocation  = (x_ri - x'_ri) (g_ri - G_i)
//
// where x is the start; the first three are the classic parts (Dunn 1960,
// doi:10.1111/j.1435-5597.1960.tb01705.x), the last two those of
// Esteban-Marquillas (1972), Regional and Urban Economics 2(3).
//
// The nation is all regions together, or, where nationStart and nationEnd are
// not nil, an area with those values of the industries.
//
// An industry that is new in the region (start 0) has no rate: its change is
// Regional, Competitive is NaN and so is Allocation. If it is new in the
// nation as well, its change is Mix. A nation that is all zero at the start has
// no growth to compare with: everything is NaN. The error names the first
// element that is negative or not finite. ShiftShare panics if the shapes differ.
func ShiftShare(start, end mat.Matrix, nationStart, nationEnd []float64) ([][]Shift, error) {
	r, c := start.Dims()
	if er, ec := end.Dims(); er != r || ec != c || (nationStart == nil) != (nationEnd == nil) ||
		nationStart != nil && (len(nationStart) != c || len(nationEnd) != c) {
		panic("share: start, end and nation differ in shape")
	}
	rows, before, _, err := totals(start)
	if err != nil {
		return nil, err
	}
	_, after, _, err := totals(end)
	if err != nil {
		return nil, err
	}
	if nationStart != nil {
		before, after = nationStart, nationEnd
	}
	first, err := sum("nation at the start", before)
	if err != nil {
		return nil, err
	}
	last, err := sum("nation at the end", after)
	if err != nil {
		return nil, err
	}
	shifts := make([][]Shift, r)
	for i := range shifts {
		shifts[i] = make([]Shift, c)
		for j := range shifts[i] {
			shifts[i][j] = shift(start.At(i, j), end.At(i, j), before[j], after[j], last/first-1, rows[i]*before[j]/first)
		}
	}
	return shifts, nil
}

// shift takes the change of x to y apart, given the nation's industry from n
// to m, the growth of the nation and the homothetic start x'.
func shift(x, y, n, m, growth, homothetic float64) Shift {
	if math.IsNaN(growth) || math.IsInf(growth, 0) {
		return Shift{nan, nan, nan, nan, nan}
	}
	s := Shift{National: x * growth}
	change := y - x - s.National
	if n == 0 { // no rate of the industry: all of the rest is the industry's
		s.Mix = change
		return s
	}
	industry := m/n - 1
	s.Mix = x * (industry - growth)
	s.Regional = y - x - x*industry
	rate := (y/x - 1) - industry // NaN or infinite where x is 0
	s.Competitive = homothetic * rate
	s.Allocation = (x - homothetic) * rate
	if x == 0 {
		s.Competitive, s.Allocation = nan, nan
		if y == 0 {
			s.Competitive, s.Allocation = 0, 0
		}
	}
	return s
}
