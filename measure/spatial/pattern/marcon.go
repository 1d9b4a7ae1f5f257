package pattern

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

// MarconPuech returns the function M at each distance r: how much more of what
// lies within r of the sites looked at is of the kind looked at with than
// everywhere,
//
//	M(r) = Σ_i [Σ_j w_j 1(j in To) / Σ_j w_j] / Σ_i [(W_To - w_i 1(i in To)) / (W - w_i)],
//
// both outer sums over the sites i in From that have any weight within r, the
// inner ones over the sites j ≠ i at most r from i, W the sum of all weights
// and W_To that of To. With m.To nil, To is From. 1 is what chance gives; 2
// says that the share of the kind within r is twice that of everywhere. Unlike
// [Pairs.KDensity], M is relative to all sites and cumulative. Marcon and Puech
// 2010, doi:10.1093/jeg/lbp056.
//
// M is NaN at distances within which no site of From has another. The time
// grows with the number of pairs of a site in From and any site within the
// largest distance. It returns an error for distances that are negative, do
// not ascend or are absent, for weights that are not numbers from 0 on, and for
// groups without sites or weight. It panics if marks and sites differ in number.
func (s *Sites) MarconPuech(m Marks, r []float64) ([]float64, error) {
	p, err := s.Pairs(m)
	if err != nil {
		return nil, err
	}
	if _, err := farthest(r); err != nil {
		return nil, err
	}
	if !sort.Float64sAreSorted(r) {
		return nil, errors.New("pattern: distances must ascend")
	}
	all := Marks{Weight: m.Weight}.group(s, nil)
	inTo := m.To
	if p.same {
		inTo = m.From
	}
	total, _ := all.totals()
	totalTo, _ := p.to.totals()
	if totalTo == total && p.same {
		return nil, fmt.Errorf("pattern: all weight is of the kind looked at: M needs sites of other kinds")
	}
	c := cases{all: all, in: make([]bool, s.Len()), r: r, total: total, totalTo: totalTo, same: p.same}
	for k, i := range s.order {
		c.in[k] = inTo == nil || inTo[i]
	}
	return c.mean(p.from), nil
}

// cases compares the surroundings of sites with all sites.
type cases struct {
	all            group
	in             []bool // whether a place of the order is in To
	r              []float64
	total, totalTo float64
	same           bool
}

// mean returns M over all sites of from.
func (c *cases) mean(from group) []float64 {
	var near, everywhere [mostParts][]float64
	steps := newSteps(c.r)
	inParts(mostParts, func(part int) {
		near[part], everywhere[part] = make([]float64, len(c.r)), make([]float64, len(c.r))
		for i := part; i < from.Len(); i += mostParts {
			kind, any := c.around(from, i, steps)
			own, other := c.totalTo, c.total-from.weight[i]
			if c.same {
				own -= from.weight[i]
			}
			for k := range c.r {
				if any[k] > 0 {
					near[part][k] += kind[k] / any[k]
					everywhere[part][k] += own / other
				}
			}
		}
	})
	m := make([]float64, len(c.r))
	for k := range m {
		n, e := 0.0, 0.0
		for part := range mostParts {
			n += near[part][k]
			e += everywhere[part][k]
		}
		m[k] = n / e
		if e == 0 {
			m[k] = math.NaN()
		}
	}
	return m
}

// around returns the weight of the kind and of all sites within each distance
// of site i of from.
func (c *cases) around(from group, i int, steps steps) (kind, any []float64) {
	kind, any = make([]float64, len(c.r)+1), make([]float64, len(c.r)+1)
	here := newBox(from.x[i:i+1], from.y[i:i+1], from.z[i:i+1])
	reach := from.metric.Chord(c.r[len(c.r)-1]) * (1 + 1e-9)
	var buf [block]float64
	for b, box := range c.all.boxes {
		if here.gap(box) > reach {
			continue
		}
		lo, hi := c.all.span(b)
		for k, d := range c.all.distances(from.Sites, i, lo, hi, buf[:]) {
			if c.all.order[lo+k] == from.order[i] {
				continue
			}
			at, w := steps.first(d), c.all.weight[lo+k]
			any[at] += w
			if c.in[lo+k] {
				kind[at] += w
			}
		}
	}
	for k := 1; k < len(c.r); k++ {
		any[k] += any[k-1]
		kind[k] += kind[k-1]
	}
	return kind, any
}

// steps finds the first of ascending distances that is not below another one:
// a table of equal cells says where to begin.
type steps struct {
	r     []float64
	cell  float64
	begin []int
}

func newSteps(r []float64) steps {
	n := 4 * len(r)
	s := steps{r: r, cell: r[len(r)-1] / float64(n), begin: make([]int, n+1)}
	for k := range s.begin {
		s.begin[k] = sort.SearchFloat64s(r, float64(k)*s.cell*(1-1e-9))
	}
	return s
}

func (s steps) first(d float64) int {
	if d > s.r[len(s.r)-1] {
		return len(s.r)
	}
	k := s.begin[int(d/s.cell)]
	for s.r[k] < d {
		k++
	}
	return k
}
