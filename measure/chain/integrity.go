// Package chain measures how much of an industry chain a region holds and
// where the chain is thin.
//
// A chain is a list of links in the caller's order. What is known of a link in
// a region is one of three states: present, missing, or unknown where the
// register does not cover the region completely. Every score is therefore an
// interval: its low end counts the unknown as missing, its high end as present.
package chain

import "math"

// A State says what is known of a link in a region.
type State int

const (
	Unknown State = iota // nothing found where the search was not complete
	Missing              // nothing found where the search was complete
	Present              // at least one site runs
)

// A Link is what is known of one link in one region.
type Link struct {
	State  State
	Owners int     // independent owners with a running site
	Closed bool    // the search was complete: Owners cannot be higher
	Weight float64 // weight in [Weighted]; not negative
	Share  float64 // share of the reference region's capacity, 0 to 1; NaN where unknown
	Supply float64 // local capacity in the unit of Need; NaN where unknown
	Need   float64 // what local makers need; NaN where unknown, 0 where nobody needs it
}

// A Score is a share of the links of a chain. Low and High are numerators;
// divide by Of for the share, in [0, 1].
type Score struct {
	Low, High float64
	Of        float64
}

// Value returns the low end as a share, NaN for a chain without links.
func (s Score) Value() float64 { return s.Low / s.Of }

// Range returns both ends as shares.
func (s Score) Range() (low, high float64) { return s.Low / s.Of, s.High / s.Of }

// Integrity is C0: the links with at least one running site,
//
//	C0 = Σ_i [present_i] / n,
//
// which is the practice behind the published figure of Changzhou (31 of 32
// links, printed as 97 %).
func Integrity(links []Link) Score {
	s := Score{Of: float64(len(links))}
	for _, l := range links {
		s.add(1, l.State == Present, l.State != Missing)
	}
	return s
}

// Substantial is C1: the links whose local capacity is at least the given
// share of the reference region's, so that shell firms do not count. A present
// link with an unknown share is unknown.
func Substantial(links []Link, share float64) Score {
	s := Score{Of: float64(len(links))}
	for _, l := range links {
		known := !math.IsNaN(l.Share)
		reached := l.State == Present && known && l.Share >= share
		open := l.State == Unknown || (l.State == Present && (!known || !l.Closed))
		s.add(1, reached, reached || open)
	}
	return s
}

// Weighted is C2: [Integrity] with each link counting by its weight,
//
//	C2 = Σ_i w_i [present_i] / Σ_i w_i.
func Weighted(links []Link) Score {
	var s Score
	for _, l := range links {
		s.Of += l.Weight
		s.add(l.Weight, l.State == Present, l.State != Missing)
	}
	return s
}

// Sufficient is C3: how much of the local need local makers could meet,
// averaged over the links that somebody here needs,
//
//	C3 = Σ_i min(1, supply_i / need_i) / n.
//
// A link whose need or supply is unknown lies anywhere from 0 to 1.
func Sufficient(links []Link) Score {
	var s Score
	for _, l := range links {
		if l.Need == 0 {
			continue
		}
		s.Of++
		switch {
		case l.State == Missing:
		case math.IsNaN(l.Need) || math.IsNaN(l.Supply):
			s.High++
		default:
			part := min(1, l.Supply/l.Need)
			s.Low += part
			if l.Closed {
				s.High += part
			} else {
				s.High++
			}
		}
	}
	return s
}

// Independent is C4: the links with at least the given number of independent
// owners. With 2, it is the integrity that survives the failure of any one
// owner.
func Independent(links []Link, owners int) Score {
	s := Score{Of: float64(len(links))}
	for _, l := range links {
		reached := l.State == Present && l.Owners >= owners
		open := l.State == Unknown || (l.State == Present && !l.Closed)
		s.add(1, reached, reached || open)
	}
	return s
}

func (s *Score) add(weight float64, low, high bool) {
	if low {
		s.Low += weight
	}
	if high {
		s.High += weight
	}
}
