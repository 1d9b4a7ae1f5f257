package network

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"agglo/measure/spatial"
)

// Reach says which makers and users may trade.
type Reach struct {
	Metric spatial.Metric

	// Decay is the distance at which trade is 1/e as ready as at none, in the
	// unit of the metric. +Inf makes distance irrelevant.
	Decay float64

	// Nearest is how many of the nearest makers each user, and of the nearest
	// users each maker, may trade with; 0 is all.
	Nearest int

	// Radius is the largest distance of a trade; 0 is any.
	Radius float64
}

// Nearby returns the pairs of makers and users that may trade, with weights
//
//	w_ij = exp(-(d_ij - d_j) / Decay)
//
// where d_ij is the distance and d_j that of the nearest maker of user j, which
// changes nothing in [Complete], where weights are compared within a user only,
// and keeps far trades from having weight 0. Pairs too far away for a weight
// above 0 are left out. Users are in ascending order.
//
// All pairs are makers times users; with Nearest k they are at most k times
// their sum.
func Nearby(makers, users []spatial.Point, r Reach) ([]Pair, error) {
	if !(r.Decay > 0) || r.Nearest < 0 || !(r.Radius >= 0) {
		return nil, fmt.Errorf("network: decay %v, nearest %d, radius %v: the decay must be above 0, the others at least 0", r.Decay, r.Nearest, r.Radius)
	}
	byMaker, err := spatial.NewIndex(r.Metric, makers)
	if err != nil {
		return nil, fmt.Errorf("makers: %w", err)
	}
	byUser, err := spatial.NewIndex(r.Metric, users)
	if err != nil {
		return nil, fmt.Errorf("users: %w", err)
	}
	return r.weigh(r.reached(byMaker, byUser)), nil
}

type reached struct {
	maker    int32
	distance float64
}

// reached lists by user the makers within reach, each once, the nearest first.
func (r Reach) reached(makers, users *spatial.Index) [][]reached {
	of := make([][]reached, users.Len())
	near := func(ix *spatial.Index, p spatial.Point, buf []spatial.Neighbour) []spatial.Neighbour {
		switch {
		case r.Nearest > 0:
			return ix.Nearest(p, r.Nearest, buf)
		case r.Radius > 0:
			buf = ix.Within(p, r.Radius, buf)
			slices.SortFunc(buf, func(a, b spatial.Neighbour) int {
				return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
			})
			return buf
		}
		return ix.Nearest(p, ix.Len(), buf)
	}
	var buf []spatial.Neighbour
	for j := range of {
		buf = near(makers, users.Point(j), buf[:0])
		for _, n := range buf {
			of[j] = append(of[j], reached{int32(n.ID), n.Distance})
		}
	}
	if r.Nearest == 0 {
		return of
	}
	for i := range makers.Len() {
		buf = near(users, makers.Point(i), buf[:0])
		for _, n := range buf {
			if !has(of[n.ID], int32(i)) {
				of[n.ID] = append(of[n.ID], reached{int32(i), n.Distance})
			}
		}
	}
	return of
}

func has(list []reached, maker int32) bool {
	for _, x := range list {
		if x.maker == maker {
			return true
		}
	}
	return false
}

func (r Reach) weigh(of [][]reached) (pairs []Pair) {
	for j, list := range of {
		for _, x := range list {
			weight := math.Exp((list[0].distance - x.distance) / r.Decay)
			if weight > 0 && (r.Radius == 0 || x.distance <= r.Radius) {
				pairs = append(pairs, Pair{x.maker, int32(j), weight})
			}
		}
	}
	return pairs
}
