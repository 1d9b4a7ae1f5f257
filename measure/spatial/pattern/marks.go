package pattern

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Marks say what stands at each site. Slices have one element a site.
type Marks struct {
	Weight []float64 // such as jobs; nil where each counts 1
	From   []bool    // sites that are looked at; nil for all
	To     []bool    // sites that they are looked at with; nil for those of From

	// With To, pairs are of one site in From and one in To, which must have
	// none in common: whether one industry lies near another.
}

// check panics at slices of a wrong length and returns an error naming the
// first weight that is not a number from 0 on, or site in both groups.
func (m Marks) check(s *Sites) error {
	for _, n := range []int{len(m.Weight), len(m.From), len(m.To)} {
		if n != 0 && n != s.Len() {
			panic("pattern: marks and sites differ in number")
		}
	}
	for i, w := range m.Weight {
		if !(w >= 0) || math.IsInf(w, 0) {
			return fmt.Errorf("pattern: site %d: weight %v is not a number from 0 on", i, w)
		}
	}
	if m.To == nil {
		return nil
	}
	if m.From == nil {
		return errors.New("pattern: sites to look at with need sites that are looked at")
	}
	for i, to := range m.To {
		if to && m.From[i] {
			return fmt.Errorf("pattern: site %d is looked at and looked at with", i)
		}
	}
	return nil
}

func (m Marks) weight(i int) float64 {
	if m.Weight == nil {
		return 1
	}
	return m.Weight[i]
}

// A group is some of the sites with their weights.
type group struct {
	*Sites
	weight []float64
}

// Pairs are the pairs of marked sites: of two groups, or within one. They are
// never stored; what is found of their distances is kept for the next question,
// so that Pairs may not be used by two goroutines at once.
type Pairs struct {
	sites    *Sites
	from, to group
	same     bool
	found    *histogram // of the last question; nil before the first
}

// Pairs returns the pairs of m. It returns an error for fewer than two sites,
// for weights that are not numbers from 0 on or of which no pair has any, and
// for groups that share a site. It panics if marks and sites differ in number.
func (s *Sites) Pairs(m Marks) (*Pairs, error) {
	if err := m.check(s); err != nil {
		return nil, err
	}
	p := &Pairs{sites: s, from: m.group(s, m.From), same: m.To == nil}
	p.to = p.from
	if !p.same {
		p.to = m.group(s, m.To)
	}
	switch {
	case p.same && p.from.Len() < 2:
		return nil, fmt.Errorf("pattern: %d sites are too few: at least 2 are needed", p.from.Len())
	case p.from.Len() == 0 || p.to.Len() == 0:
		return nil, errors.New("pattern: one of the groups has no site")
	case !(p.mass() > 0):
		return nil, errors.New("pattern: all pairs have the weight 0")
	}
	return p, nil
}

func (m Marks) group(s *Sites, member []bool) group {
	var places []int
	for k, i := range s.order {
		if member == nil || member[i] {
			places = append(places, k)
		}
	}
	g := group{Sites: s.only(places), weight: make([]float64, len(places))}
	for k, i := range g.order {
		g.weight[k] = m.weight(i)
	}
	return g
}

// mass returns the sum of the weights of all pairs.
func (p *Pairs) mass() float64 {
	sum, squares := p.from.totals()
	if p.same {
		return (sum*sum - squares) / 2
	}
	other, _ := p.to.totals()
	return sum * other
}

func (g group) totals() (sum, squares float64) {
	for _, w := range g.weight {
		sum += w
		squares += w * w
	}
	return sum, squares
}

// longest returns a distance that no pair exceeds, 0 where all sites lie on one
// spot.
func (p *Pairs) longest() float64 {
	from, to := newBox(p.from.x, p.from.y, p.from.z), newBox(p.to.x, p.to.y, p.to.z)
	return p.from.metric.FromChord(from.span(to) * (1 + 1e-9))
}

// unweighted reports whether each pair counts 1.
func (p *Pairs) unweighted() bool {
	return p.from.even() && p.to.even() && p.from.weight[0]*p.to.weight[0] == 1
}

// even reports whether all sites of a group weigh the same.
func (g group) even() bool {
	return !slices.ContainsFunc(g.weight, func(w float64) bool { return w != g.weight[0] })
}
