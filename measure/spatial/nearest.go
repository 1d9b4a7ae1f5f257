package spatial

import "math"

// Nearest appends to buf the k points nearest to p, the nearest first and of
// equally near ones that with the lower number. It appends all points where
// there are fewer than k.
func (ix *Index) Nearest(p Point, k int, buf []Neighbour) []Neighbour {
	return ix.nearest(ix.metric.Vector(p), -1, k, buf)
}

// NearestTo is [Index.Nearest] for point i of the index, which is not its own
// neighbour.
func (ix *Index) NearestTo(i, k int, buf []Neighbour) []Neighbour {
	return ix.nearest(ix.metric.Vector(ix.points[i]), int32(i), k, buf)
}

func (ix *Index) nearest(from Vector, skip int32, k int, buf []Neighbour) []Neighbour {
	n := nearest{ix: ix, from: from, skip: skip, k: k, found: buf, first: len(buf)}
	if k > 0 {
		n.search(0, len(ix.vector))
	}
	for i := n.first; i < len(n.found); i++ {
		n.found[i].Distance = ix.metric.FromChord(math.Sqrt(n.found[i].Distance))
	}
	return n.found
}

// nearest keeps the best points so far in found[first:], in order, with the
// squared chord in place of the distance.
type nearest struct {
	ix    *Index
	from  Vector
	skip  int32
	k     int
	found []Neighbour
	first int
}

func (n *nearest) search(lo, hi int) {
	for hi-lo > leaf {
		mid := (lo + hi) / 2
		axis := n.ix.axis[mid]
		gap := n.from.at(axis) - n.ix.vector[mid].at(axis)
		n.visit(mid)
		nearLo, nearHi, farLo, farHi := lo, mid, mid+1, hi
		if gap > 0 {
			nearLo, nearHi, farLo, farHi = mid+1, hi, lo, mid
		}
		n.search(nearLo, nearHi)
		if gap*gap > n.worst() {
			return
		}
		lo, hi = farLo, farHi
	}
	for i := lo; i < hi; i++ {
		n.visit(i)
	}
}

// worst returns the squared chord beyond which a point is of no use.
func (n *nearest) worst() float64 {
	if len(n.found)-n.first < n.k {
		return math.Inf(1)
	}
	return n.found[len(n.found)-1].Distance
}

func (n *nearest) visit(i int) {
	c, id := n.from.Squared(n.ix.vector[i]), n.ix.id[i]
	if c > n.worst() || id == n.skip {
		return
	}
	at := len(n.found)
	for at > n.first && (c < n.found[at-1].Distance || c == n.found[at-1].Distance && int(id) < n.found[at-1].ID) {
		at--
	}
	switch {
	case len(n.found)-n.first < n.k:
		n.found = append(n.found, Neighbour{})
	case at == len(n.found):
		return
	}
	copy(n.found[at+1:], n.found[at:])
	n.found[at] = Neighbour{int(id), c}
}
