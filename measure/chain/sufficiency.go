package chain

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"gonum.org/v1/gonum/mat"
)

// An Input says what a link takes of another link's product.
type Input struct {
	Link, Input int
	Intensity   float64 // units of the input for a unit of the link; NaN where unknown
	Essential   bool    // without it, nothing is made
}

// A Balance sets what the makers of a region need of one link's product
// against what is made there.
type Balance struct {
	Supply float64 // local capacity; NaN where unknown
	Need   float64 // what local makers need when they work at capacity, 0 where nobody needs it
	Open   bool    // Need is at least this: a user's capacity or an intensity is unknown
	Ratio  float64 // Supply / Need; NaN where either is unknown or Need is 0, at most this where Open

	// Level is the share of its capacity, in [0, 1], at which the link can work
	// with local supplies alone. Inputs whose supply or need is unknown are taken
	// to suffice; LevelOpen says that there are such, here or further upstream.
	Level     float64
	LevelOpen bool
	Binding   int // the input that holds Level below 1; -1 where none does
}

// A Sufficiency is the balance of each link of a chain.
type Sufficiency struct {
	Links  []Balance
	Cycles [][]int // links that need each other's products, directly or by others
}

// Supplies balances needs and supplies of a chain within a region. capacity is
// that of local makers of each link in a year or any other period, 0 where
// there are none and NaN where unknown. With q the capacities and a_li the
// intensities,
//
//	need_i  = Σ_l a_li q_l,
//	ratio_i = q_i / need_i,
//	level_l = min(1, min over essential inputs i of level_i q_i / need_i).
//
// What is short is shared among its users in proportion to their needs. In a
// cycle, level is the largest solution. Links that depend on what nobody makes
// here have level 0: with supplies from elsewhere they may well work.
//
// The error names the first capacity or intensity below zero, or link that does
// not exist.
func Supplies(capacity []float64, inputs []Input) (Sufficiency, error) {
	if err := checkInputs(capacity, inputs); err != nil {
		return Sufficiency{}, err
	}
	s := Sufficiency{Links: make([]Balance, len(capacity))}
	for i, q := range capacity {
		s.Links[i] = Balance{Supply: q, Level: 1, Binding: -1}
	}
	for _, in := range inputs {
		need := in.Intensity * capacity[in.Link]
		if math.IsNaN(need) {
			s.Links[in.Input].Open = true
		} else {
			s.Links[in.Input].Need += need
		}
	}
	for i := range s.Links {
		l := &s.Links[i]
		l.Ratio = math.NaN()
		if l.Need > 0 {
			l.Ratio = l.Supply / l.Need
		}
	}
	order, cycles := upstreamFirst(len(capacity), inputs)
	s.Cycles = cycles
	s.settle(order, inputs)
	return s, nil
}

func checkInputs(amounts []float64, inputs []Input) error {
	for i, q := range amounts {
		if q < 0 || math.IsInf(q, 0) {
			return fmt.Errorf("chain: link %d: %v is not a finite amount from 0", i, q)
		}
	}
	for k, in := range inputs {
		if min(in.Link, in.Input) < 0 || max(in.Link, in.Input) >= len(amounts) {
			return fmt.Errorf("chain: input %d: from link %d to %d: there are %d links", k, in.Input, in.Link, len(amounts))
		}
		if in.Intensity < 0 || math.IsInf(in.Intensity, 0) {
			return fmt.Errorf("chain: input %d: intensity %v is not a finite number from 0", k, in.Intensity)
		}
	}
	return nil
}

// upstreamFirst orders links so that inputs come first, as far as there are no
// cycles, and returns the cycles.
func upstreamFirst(links int, inputs []Input) (order []int, cycles [][]int) {
	g := simple.NewDirectedGraph()
	for i := range links {
		g.AddNode(simple.Node(i))
	}
	own := map[int]bool{}
	for _, in := range inputs {
		if in.Link == in.Input {
			own[in.Link] = true
			continue
		}
		g.SetEdge(simple.Edge{F: simple.Node(in.Link), T: simple.Node(in.Input)})
	}
	for _, component := range topo.TarjanSCC(g) {
		ids := make([]int, len(component))
		for k, node := range component {
			ids[k] = int(node.ID())
		}
		slices.Sort(ids)
		if len(ids) > 1 || own[ids[0]] {
			cycles = append(cycles, ids)
		}
		order = append(order, ids...)
	}
	return order, cycles
}

// settle lowers the levels until none changes: once through the order, and
// again as long as cycles ask for it.
func (s *Sufficiency) settle(order []int, inputs []Input) {
	of := make([][]Input, len(s.Links))
	for _, in := range inputs {
		of[in.Link] = append(of[in.Link], in)
	}
	for changed := true; changed; {
		changed = false
		for _, l := range order {
			if s.lower(l, of[l]) && len(s.Cycles) > 0 {
				changed = true
			}
		}
	}
}

// lower sets the level of a link from those of its inputs and reports whether
// it changed.
func (s *Sufficiency) lower(link int, inputs []Input) bool {
	b := &s.Links[link]
	before, open := b.Level, b.LevelOpen
	for _, in := range inputs {
		input := s.Links[in.Input]
		if !in.Essential || in.Intensity == 0 {
			continue
		}
		b.LevelOpen = b.LevelOpen || input.LevelOpen || input.Open || math.IsNaN(input.Ratio)
		if level := input.Level * input.Ratio; level < b.Level {
			b.Level, b.Binding = level, in.Input
		}
	}
	return before-b.Level > 1e-12 || open != b.LevelOpen
}

// Requirements returns how much of each link's product it takes altogether to
// deliver the given final amounts,
//
//	n = f + Aᵀ n,  A_li the intensities,
//
// so n_i is what is needed of link i directly and through other links, final
// amounts included. Cycles are allowed as long as they make more than they use
// up. Intensities that are unknown make the needs unknown that depend on them.
//
// The error names the first amount or intensity below zero, or says that a
// cycle uses up what it makes.
func Requirements(final []float64, inputs []Input) ([]float64, error) {
	if err := checkInputs(final, inputs); err != nil {
		return nil, err
	}
	if len(final) == 0 {
		return nil, nil
	}
	order, cycles := upstreamFirst(len(final), inputs)
	if len(cycles) > 0 {
		return solve(final, inputs, cycles)
	}
	of := make([][]Input, len(final))
	for _, in := range inputs {
		of[in.Link] = append(of[in.Link], in)
	}
	need := slices.Clone(final)
	for _, l := range slices.Backward(order) {
		for _, in := range of[l] {
			if need[l] != 0 {
				need[in.Input] += in.Intensity * need[l]
			}
		}
	}
	return need, nil
}

// solve solves (I - Aᵀ) n = f.
func solve(final []float64, inputs []Input, cycles [][]int) ([]float64, error) {
	n := len(final)
	m := mat.NewDense(n, n, nil)
	for i := range n {
		m.Set(i, i, 1)
	}
	for k, in := range inputs {
		if math.IsNaN(in.Intensity) {
			return nil, fmt.Errorf("chain: input %d: the intensity is unknown, which a chain with cycles does not allow", k)
		}
		m.Set(in.Input, in.Link, m.At(in.Input, in.Link)-in.Intensity)
	}
	var inverse mat.Dense
	wasteful := fmt.Errorf("chain: links %v need at least as much of each other's products as they make", cycles)
	if err := inverse.Inverse(m); err != nil {
		return nil, wasteful
	}
	// A makes more than it uses up where its inverse has nothing below zero.
	for _, x := range inverse.RawMatrix().Data {
		if x < -1e-9 {
			return nil, wasteful
		}
	}
	var need mat.VecDense
	need.MulVec(&inverse, mat.NewVecDense(n, slices.Clone(final)))
	return need.RawVector().Data, nil
}
