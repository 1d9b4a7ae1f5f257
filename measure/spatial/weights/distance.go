package weights

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"agglo/measure/spatial"
)

// Nearest gives the weight 1 to the k nearest neighbours of each point. Of
// equally near points that with the lower number is taken, so that the result
// does not depend on chance. It returns an error unless 0 < k < number of
// points.
func Nearest(ix *spatial.Index, k int) (*Matrix, error) {
	if k <= 0 || k >= ix.Len() {
		return nil, tooFew(k, ix.Len())
	}
	m := newMatrix(ix.Len(), ix.Len()*k)
	var near []spatial.Neighbour
	for i := range ix.Len() {
		near = ix.NearestTo(i, k, near[:0])
		slices.SortFunc(near, func(a, b spatial.Neighbour) int { return cmp.Compare(a.ID, b.ID) })
		for _, p := range near {
			m.add(p.ID, 1)
		}
		m.endRow()
	}
	return m, nil
}

// Band gives the weight 1 to all other points within the distance, a point at
// the very distance included. It returns an error for a distance that is not
// positive and finite. The distance is in metres on the sphere.
func Band(ix *spatial.Index, distance float64) (*Matrix, error) {
	return withinBand(ix, distance, func(i, j int, d float64) float64 {
		if i == j {
			return 0
		}
		return 1
	})
}

func tooFew(k, points int) error {
	if points < 2 {
		return errors.New("weights: a single point has no neighbours")
	}
	return fmt.Errorf("weights: %d nearest neighbours among %d points: give 1 to %d", k, points, points-1)
}

// A Kernel gives the weight of a neighbour at the distance z, as a share of
// the bandwidth, 0 to 1.
type Kernel func(z float64) float64

// The kernels in use, with the names and heights of libpysal. Beyond the
// bandwidth all are 0; the Gaussian has a standard deviation of one bandwidth
// and is cut off there.
var (
	Uniform    Kernel = func(float64) float64 { return 0.5 }
	Triangular Kernel = func(z float64) float64 { return 1 - z }
	Quadratic  Kernel = func(z float64) float64 { return 0.75 * (1 - z*z) } // Epanechnikov's
	Quartic    Kernel = func(z float64) float64 { return 15.0 / 16 * (1 - z*z) * (1 - z*z) }
	Gaussian   Kernel = func(z float64) float64 { return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }
)

// Smooth gives the points within the bandwidth the weight of the kernel at
// their distance,
//
//	w_ij = K(d_ij / h),  d_ij ≤ h,
//
// the point itself included (w_ii = K(0)); [Matrix.WithSelf] with 0 takes it
// out. It returns an error for a bandwidth that is not positive and finite.
func Smooth(ix *spatial.Index, kernel Kernel, bandwidth float64) (*Matrix, error) {
	return withinBand(ix, bandwidth, func(_, _ int, d float64) float64 { return kernel(d / bandwidth) })
}

// SmoothNearest is [Smooth] with a bandwidth of its own for each point: the
// distance of its k-th nearest neighbour, so that sparse areas get wide
// kernels. It returns an error unless 0 < k < number of points, and where k
// neighbours lie on the very spot of a point.
func SmoothNearest(ix *spatial.Index, kernel Kernel, k int) (*Matrix, error) {
	if k <= 0 || k >= ix.Len() {
		return nil, tooFew(k, ix.Len())
	}
	m := newMatrix(ix.Len(), ix.Len()*(k+1))
	var near []spatial.Neighbour
	for i := range ix.Len() {
		near = ix.NearestTo(i, k, near[:0])
		bandwidth := near[k-1].Distance
		if bandwidth == 0 {
			return nil, fmt.Errorf("weights: point %d has %d neighbours on its very spot: take more than %d", i, k, k)
		}
		near = ix.Within(ix.Point(i), bandwidth, near[:0])
		for _, p := range near {
			m.add(p.ID, kernel(p.Distance/bandwidth))
		}
		m.endRow()
	}
	return m, nil
}

func withinBand(ix *spatial.Index, distance float64, weight func(i, j int, d float64) float64) (*Matrix, error) {
	if !(distance > 0) || math.IsInf(distance, 0) {
		return nil, fmt.Errorf("weights: distance %v is not positive and finite", distance)
	}
	m := newMatrix(ix.Len(), 0)
	var near []spatial.Neighbour
	for i := range ix.Len() {
		near = ix.Within(ix.Point(i), distance, near[:0])
		for _, p := range near {
			m.add(p.ID, weight(i, p.ID, p.Distance))
		}
		m.endRow()
	}
	return m, nil
}
