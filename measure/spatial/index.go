package spatial

import (
	"cmp"
	"math"
	"slices"
)

// An Index finds the neighbours of a place among fixed points: a k-d tree over
// their vectors. Building it takes O(n log n) time and about 40 bytes a point;
// finding k neighbours takes O(log n + k) for points that are spread out.
// Finding is safe for concurrent use.
type Index struct {
	metric Metric
	points []Point
	vector []Vector // in the order of the tree
	id     []int32  // index in points of each vector
	axis   []int8   // of the split at the middle of each range
}

// A Neighbour is a point of an [Index] and its distance.
type Neighbour struct {
	ID       int // index among the points
	Distance float64
}

// leaf is the number of points below which a range is searched one by one.
const leaf = 12

// NewIndex builds an index of points. It returns the error of [Metric.Check].
func NewIndex(m Metric, points []Point) (*Index, error) {
	if err := m.Check(points); err != nil {
		return nil, err
	}
	ix := &Index{metric: m, points: points, vector: m.Vectors(points), id: make([]int32, len(points)), axis: make([]int8, len(points))}
	for i := range ix.id {
		ix.id[i] = int32(i)
	}
	ix.build(0, len(points))
	return ix, nil
}

// Len returns the number of points.
func (ix *Index) Len() int { return len(ix.points) }

// Metric returns the metric that distances are measured in.
func (ix *Index) Metric() Metric { return ix.metric }

// Point returns point i.
func (ix *Index) Point(i int) Point { return ix.points[i] }

func (v Vector) at(axis int8) float64 {
	switch axis {
	case 0:
		return v.X
	case 1:
		return v.Y
	}
	return v.Z
}

// build orders the range lo..hi so that its middle splits it along the axis
// in which it is widest, and the halves likewise.
func (ix *Index) build(lo, hi int) {
	for hi-lo > leaf {
		mid := (lo + hi) / 2
		axis := ix.widest(lo, hi)
		ix.axis[mid] = axis
		ix.split(lo, hi, mid, axis)
		ix.build(lo, mid)
		lo = mid + 1
	}
}

func (ix *Index) widest(lo, hi int) int8 {
	low, high := ix.vector[lo], ix.vector[lo]
	for _, v := range ix.vector[lo:hi] {
		low = Vector{min(low.X, v.X), min(low.Y, v.Y), min(low.Z, v.Z)}
		high = Vector{max(high.X, v.X), max(high.Y, v.Y), max(high.Z, v.Z)}
	}
	axis := int8(0)
	for a := int8(1); a < 3; a++ {
		if high.at(a)-low.at(a) > high.at(axis)-low.at(axis) {
			axis = a
		}
	}
	return axis
}

// split puts the element of rank mid at mid, smaller ones before it (Hoare's
// quickselect with the middle as pivot).
func (ix *Index) split(lo, hi, mid int, axis int8) {
	for hi--; lo < hi; {
		pivot := ix.vector[(lo+hi)/2].at(axis)
		i, j := lo, hi
		for i <= j {
			for ix.vector[i].at(axis) < pivot {
				i++
			}
			for ix.vector[j].at(axis) > pivot {
				j--
			}
			if i <= j {
				ix.vector[i], ix.vector[j] = ix.vector[j], ix.vector[i]
				ix.id[i], ix.id[j] = ix.id[j], ix.id[i]
				i++
				j--
			}
		}
		switch {
		case mid <= j:
			hi = j
		case mid >= i:
			lo = i
		default:
			return
		}
	}
}

// Within appends to buf the points at most radius from p, in the order of
// their numbers. A point at the very radius is within.
func (ix *Index) Within(p Point, radius float64, buf []Neighbour) []Neighbour {
	from := len(buf)
	if !(radius >= 0) {
		return buf
	}
	chord := ix.metric.Chord(radius) * (1 + 1e-9) // rounding is settled by the distance itself
	w := within{ix: ix, from: ix.metric.Vector(p), radius: radius, limit: chord * chord, found: buf}
	w.search(0, len(ix.vector))
	slices.SortFunc(w.found[from:], func(a, b Neighbour) int { return cmp.Compare(a.ID, b.ID) })
	return w.found
}

type within struct {
	ix            *Index
	from          Vector
	radius, limit float64
	found         []Neighbour
}

func (w *within) search(lo, hi int) {
	for hi-lo > leaf {
		mid := (lo + hi) / 2
		w.visit(mid)
		axis := w.ix.axis[mid]
		gap := w.from.at(axis) - w.ix.vector[mid].at(axis)
		if gap <= 0 || gap*gap <= w.limit {
			w.search(lo, mid)
		}
		if gap < 0 && gap*gap > w.limit {
			return
		}
		lo = mid + 1
	}
	for i := lo; i < hi; i++ {
		w.visit(i)
	}
}

func (w *within) visit(i int) {
	if c := w.from.Squared(w.ix.vector[i]); c <= w.limit {
		if d := w.ix.metric.FromChord(math.Sqrt(c)); d <= w.radius {
			w.found = append(w.found, Neighbour{int(w.ix.id[i]), d})
		}
	}
}

// Order returns the numbers of the points in the order of the tree: points
// that follow each other lie near each other.
func (ix *Index) Order() []int {
	order := make([]int, len(ix.id))
	for k, i := range ix.id {
		order[k] = int(i)
	}
	return order
}
