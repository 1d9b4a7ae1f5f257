package complexity

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

var (
	// ErrTooFew reports fewer than two regions or two products in M.
	ErrTooFew = errors.New("complexity: fewer than two regions have a product: nothing to compare")

	// ErrDisconnected reports that M falls into parts that share no region
	// and no product, so that the indices of different parts cannot be
	// compared. [Presence.Largest] keeps one part.
	ErrDisconnected = errors.New("complexity: the regions fall into groups without a common product")

	// ErrAlike reports that all regions have the same products.
	ErrAlike = errors.New("complexity: all regions have the same products: nothing tells them apart")

	// ErrTied reports that the second and third eigenvalue coincide, so that
	// any mixture of two vectors is as good an index.
	ErrTied = errors.New("complexity: the index is not unique: two eigenvalues coincide")
)

// tie is the distance at which two eigenvalues count as one.
const tie = 1e-10

// An Index holds the complexity of regions and products.
type Index struct {
	Region  []float64 // ECI; NaN for a region with no product
	Product []float64 // PCI; NaN for a product in no region

	// Vector is the eigenvector behind PCI in units of the deviation of ECI,
	// not centred: what py-ecomplexity counts the outlook with.
	Vector []float64

	Second, Third float64 // eigenvalues, in [0, 1]; NaN with reflections
	Parts         int     // connected parts of M
	Correlation   float64 // of ECI with diversity, by which the sign is fixed
}

// Signed reports whether the direction of the index is known: whether ECI
// correlates with diversity at all. Where it does not, high may be low.
func (x *Index) Signed() bool { return math.Abs(x.Correlation) > 1e-9 }

// ECI returns the economic complexity index of regions and the product
// complexity index. PCI is the right eigenvector of the second largest
// eigenvalue of
//
//	U⁻¹ Mᵀ D⁻¹ M,  D = diag(diversity), U = diag(ubiquity),
//
// and ECI the mean PCI of a region's products, both signed so that ECI
// correlates positively with diversity, and standardised as the convention
// says: mean 0 and deviation 1. The unit is standard deviations; values
// compare within one call, not across years. See Hidalgo and Hausmann (2009)
// doi:10.1073/pnas.0900943106 and, for what the index does and does not say,
// Mealy, Farmer and Teytelboym (2019) doi:10.1126/sciadv.aau1705.
//
// The matrix is similar to the symmetric D^-½ M U⁻¹ Mᵀ D^-½, which ECI works
// on: its eigenvalues are real and its first eigenvector is known, √diversity.
//
// The error is [ErrTooFew], [ErrDisconnected], [ErrAlike] or [ErrTied] where
// the index is not defined; the values are then NaN, the rest of the Index is
// valid. A region with no product, or a product in no region, has NaN and does
// not touch the others. Where ECI does not correlate with diversity, the first
// region is given the positive sign: see [Index.Signed].
//
// With N reflections in the convention, N odd, PCI is round N of products and
// ECI round N-1 of regions of [Reflections], standardised.
func ECI(m *Presence, c Convention) (*Index, error) {
	regions, products := m.Dims()
	x := &Index{Region: unknown(regions), Product: unknown(products), Vector: unknown(products),
		Second: math.NaN(), Third: math.NaN(), Correlation: math.NaN()}
	_, x.Parts = m.components()
	if c.Reflections > 0 {
		return x, x.reflect(m, c)
	}
	switch {
	case nonZero(m.Diversity) < 2 || nonZero(m.Ubiquity) < 2:
		return x, ErrTooFew
	case x.Parts > 1:
		return x, ErrDisconnected
	}
	vector, err := x.solve(m)
	if err != nil {
		return x, err
	}
	m.toProducts(x.Product, vector)
	m.toRegions(x.Region, x.Product)
	x.sign(m)
	mean, deviation := moments(x.Region, c.Sample)
	x.Vector = scale(x.Product, 0, deviation)
	x.standardise(c, mean, deviation)
	return x, nil
}

func (x *Index) standardise(c Convention, mean, deviation float64) {
	x.Region = scale(x.Region, mean, deviation)
	if c.OwnScale {
		mean, deviation = moments(x.Product, c.Sample)
	}
	x.Product = scale(x.Product, mean, deviation)
}

// solve returns the second right eigenvector of D⁻¹ M U⁻¹ Mᵀ, region by region.
func (x *Index) solve(m *Presence) ([]float64, error) {
	s := newSimilar(m)
	first := append([]float64{}, s.root...)
	floats.Scale(1/floats.Norm(first, 2), first)
	known := [][]float64{first}
	var vector []float64
	x.Second, vector = leading(len(first), s.apply, known)
	if x.Second < tie {
		return nil, ErrAlike
	}
	x.Third, _ = leading(len(first), s.apply, append(known, vector))
	if x.Second-x.Third < tie {
		return nil, ErrTied
	}
	for r := range vector {
		vector[r] /= s.root[r]
	}
	return vector, nil
}

// similar is the symmetric matrix D^-½ M U⁻¹ Mᵀ D^-½, similar to the one above.
type similar struct {
	m      *Presence
	root   []float64 // √diversity, the first eigenvector
	weight []float64 // 1/ubiquity
	middle []float64
}

func newSimilar(m *Presence) *similar {
	regions, products := m.Dims()
	s := &similar{m, make([]float64, regions), make([]float64, products), make([]float64, products)}
	for r, k := range m.Diversity {
		s.root[r] = math.Sqrt(float64(k))
	}
	for p, u := range m.Ubiquity {
		s.weight[p] = 1 / float64(max(u, 1))
	}
	return s
}

// apply multiplies v by the matrix.
func (s *similar) apply(y, v []float64) {
	clear(s.middle)
	for r, row := range s.m.rows {
		x := v[r] / s.root[r]
		for _, p := range row {
			s.middle[p] += x
		}
	}
	floats.Mul(s.middle, s.weight)
	for r, row := range s.m.rows {
		sum := 0.0
		for _, p := range row {
			sum += s.middle[p]
		}
		if y[r] = 0; len(row) > 0 {
			y[r] = sum / s.root[r]
		}
	}
}

// sign turns the index so that ECI correlates positively with diversity.
func (x *Index) sign(m *Presence) {
	var eci, diversity []float64
	first := 0.0
	for r, v := range x.Region {
		if !math.IsNaN(v) {
			eci, diversity = append(eci, v), append(diversity, float64(m.Diversity[r]))
			if first == 0 {
				first = v
			}
		}
	}
	x.Correlation = stat.Correlation(diversity, eci, nil)
	if math.IsNaN(x.Correlation) { // all regions are equally diverse
		x.Correlation = 0
	}
	if x.Signed() && x.Correlation < 0 || !x.Signed() && first < 0 {
		floats.Scale(-1, x.Region)
		floats.Scale(-1, x.Product)
		x.Correlation = -x.Correlation
	}
}

func unknown(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	return x
}

func nonZero(counts []int) int {
	n := 0
	for _, k := range counts {
		if k > 0 {
			n++
		}
	}
	return n
}
