package siting

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Options limit the search for a proof. The zero value stops when the solution
// is proven best or the nodes are used up: 2,000, and fewer where the table
// has more than 400,000 pairs, so that the work grows no further with it.
type Options struct {
	Nodes int         // nodes of the search; 0 for the number above
	Gap   float64     // relative gap that is good enough, such as 0.001
	Stop  func() bool // asked between nodes; the best so far is returned when it says yes
}

// within returns o with the number of nodes for a table of n by m.
func (o Options) within(n, m int) Options {
	if o.Nodes == 0 {
		o.Nodes = max(20, min(2000, 2000*400_000/(n*m)))
	}
	return o
}

func (o Options) stopped() bool { return o.Stop != nil && o.Stop() }

// A Solution is a choice of sites with what is known of the best one.
//
// Often several choices are equally good, above all in covering. Which of them
// is returned depends on the order of the candidates alone; Proven says that
// none is better, not that no other is as good.
type Solution struct {
	Sites      []int   // chosen candidates, ascending
	Assignment []int   // nearest chosen site of each customer, of equals the first; −1 where none reaches it
	Objective  float64 // of the chosen sites
	Bound      float64 // no choice is better than this
	Proven     bool    // Objective is the optimum up to rounding (1e-9 of it)
	Nodes      int     // nodes searched
}

// Gap returns the distance between objective and bound as a share of the
// objective; 0 where both are 0.
func (s Solution) Gap() float64 {
	if s.Objective == s.Bound {
		return 0
	}
	return math.Abs(s.Objective-s.Bound) / math.Abs(s.Objective)
}

// An Infeasible error says why no choice of sites serves every customer.
type Infeasible struct {
	Customers []int // those who reach no candidate at all; empty where Sites are too few
	Sites     int   // sites that are needed at least, where there is no such customer
}

func (e *Infeasible) Error() string {
	if len(e.Customers) > 0 {
		return fmt.Sprintf("siting: no candidate reaches customer %d (%d customers in all)", e.Customers[0], len(e.Customers))
	}
	return fmt.Sprintf("siting: at least %d sites are needed to reach every customer", e.Sites)
}

// checkTable returns an error for the first distance or weight that is no
// number at or above zero. It panics where the shapes differ.
func checkTable(distance mat.Matrix, weight []float64) error {
	n, m := distance.Dims()
	if weight != nil && len(weight) != n {
		panic(fmt.Sprintf("siting: %d weights for %d customers", len(weight), n))
	}
	for i, w := range weight {
		if !(w >= 0) || math.IsInf(w, 1) {
			return fmt.Errorf("siting: customer %d: weight %v is not a number at or above 0", i, w)
		}
	}
	for i := range n {
		for j := range m {
			if d := distance.At(i, j); !(d >= 0) {
				return fmt.Errorf("siting: customer %d, candidate %d: distance %v is not a number at or above 0", i, j, d)
			}
		}
	}
	return nil
}

func checkCount(p, m int) error {
	if p < 1 || p > m {
		return fmt.Errorf("siting: p is %d: choose between 1 and the %d candidates", p, m)
	}
	return nil
}

// finish orders the sites and assigns each customer to the nearest within reach.
func finish(distance mat.Matrix, sites []bool, reach float64) (s Solution) {
	n, _ := distance.Dims()
	for j, yes := range sites {
		if yes {
			s.Sites = append(s.Sites, j)
		}
	}
	s.Assignment = make([]int, n)
	for i := range n {
		s.Assignment[i] = -1
		nearest := math.Inf(1)
		for _, j := range s.Sites {
			if d := distance.At(i, j); d <= reach && d < nearest {
				s.Assignment[i], nearest = j, d
			}
		}
	}
	return s
}

// prove states the bound, and takes it for the objective where they differ by
// no more than rounding.
func (s *Solution) prove(bound float64) {
	s.Bound = bound
	if math.Abs(s.Objective-bound) <= 2e-9*math.Abs(s.Objective) {
		s.Bound, s.Proven = s.Objective, true
	}
}
