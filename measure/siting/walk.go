package siting

// A coverWalk looks for small covers by local search with row weights (Gao,
// Weise and Li, doi:10.1016/j.ejor.2015.05.038): one site fewer than the best
// cover, exchanged one for one, while rows that stay uncovered gain weight.
// It draws nothing at random: ties go to the site that has not moved longest.
type coverWalk struct {
	c         *cover
	chosen    []bool
	count     []int32 // chosen sites of a row
	weight    []int   // of a row
	score     []int   // what moving a site would change in covered weight
	moved     []int   // step in which a site last moved
	stale     []bool  // nothing has changed around the site since it was removed
	uncovered []int32
	where     []int32 // place in uncovered
}

// walk returns the smallest cover found from start on in the given number of
// steps, or before it when one of at most enough sites was found.
func (c *cover) walk(start []int32, enough, steps int) []int32 {
	w := newCoverWalk(c)
	for _, j := range start {
		w.add(j)
	}
	best, last := start, int32(-1)
	for step := 1; step <= steps; step++ {
		for len(w.uncovered) == 0 {
			best = w.sites()
			if len(best) <= enough {
				return best
			}
			w.remove(w.cheapest(-1), step)
		}
		if j := w.cheapest(last); j >= 0 {
			w.remove(j, step)
		}
		if last = w.pick(w.uncovered[step%len(w.uncovered)]); last >= 0 {
			w.add(last)
			w.moved[last] = step
		}
		for _, i := range w.uncovered {
			w.weight[i]++
			for _, j := range c.rows[i] {
				w.score[j]++
			}
		}
	}
	return best
}

func newCoverWalk(c *cover) *coverWalk {
	n, m := len(c.rows), len(c.sites)
	w := &coverWalk{
		c: c, chosen: make([]bool, m), count: make([]int32, n), weight: make([]int, n),
		score: make([]int, m), moved: make([]int, m), stale: make([]bool, m), where: make([]int32, n),
	}
	for i := range c.rows {
		w.weight[i] = 1
		w.reveal(int32(i))
	}
	for j, rows := range c.sites {
		w.score[j] = len(rows)
	}
	return w
}

func (w *coverWalk) sites() (sites []int32) {
	for j, yes := range w.chosen {
		if yes {
			sites = append(sites, int32(j))
		}
	}
	return sites
}

// better reports whether moving j is to be preferred to moving k.
func (w *coverWalk) better(j, k int32) bool {
	return k < 0 || w.score[j] > w.score[k] || w.score[j] == w.score[k] && w.moved[j] < w.moved[k]
}

// cheapest returns the chosen site, other than tabu, whose removal uncovers
// least, −1 where there is none.
func (w *coverWalk) cheapest(tabu int32) int32 {
	best := int32(-1)
	for j, yes := range w.chosen {
		if yes && int32(j) != tabu && w.better(int32(j), best) {
			best = int32(j)
		}
	}
	return best
}

// pick returns the best site of a row, −1 where all were removed and nothing
// has changed around them since.
func (w *coverWalk) pick(row int32) int32 {
	best := int32(-1)
	for _, j := range w.c.rows[row] {
		if !w.stale[j] && w.better(j, best) {
			best = j
		}
	}
	return best
}

func (w *coverWalk) reveal(i int32) {
	w.where[i] = int32(len(w.uncovered))
	w.uncovered = append(w.uncovered, i)
}

func (w *coverWalk) hide(i int32) {
	last := w.uncovered[len(w.uncovered)-1]
	w.uncovered[w.where[i]], w.where[last] = last, w.where[i]
	w.uncovered = w.uncovered[:len(w.uncovered)-1]
}

func (w *coverWalk) add(j int32) {
	w.chosen[j] = true
	w.score[j] = -w.score[j]
	for _, i := range w.c.sites[j] {
		w.count[i]++
		switch w.count[i] {
		case 1:
			w.hide(i)
			for _, k := range w.c.rows[i] {
				if k != j {
					w.score[k] -= w.weight[i]
					w.stale[k] = false
				}
			}
		case 2:
			for _, k := range w.c.rows[i] {
				if k != j && w.chosen[k] {
					w.score[k] += w.weight[i]
					break
				}
			}
		}
	}
}

func (w *coverWalk) remove(j int32, step int) {
	w.chosen[j], w.moved[j] = false, step
	w.score[j] = -w.score[j]
	w.stale[j] = true
	for _, i := range w.c.sites[j] {
		w.count[i]--
		switch w.count[i] {
		case 0:
			w.reveal(i)
			for _, k := range w.c.rows[i] {
				if k != j {
					w.score[k] += w.weight[i]
					w.stale[k] = false
				}
			}
		case 1:
			for _, k := range w.c.rows[i] {
				if w.chosen[k] {
					w.score[k] -= w.weight[i]
					break
				}
			}
		}
	}
}

// greedy covers the rows, each time with the site that covers most of what is left.
func (c *cover) greedy() (sites []int32) {
	gain := make([]int, len(c.sites))
	for j, rows := range c.sites {
		gain[j] = len(rows)
	}
	covered := make([]bool, len(c.rows))
	for {
		best := 0
		for j, g := range gain {
			if g > gain[best] {
				best = j
			}
		}
		if len(gain) == 0 || gain[best] == 0 {
			return sites
		}
		sites = append(sites, int32(best))
		for _, i := range c.sites[best] {
			if covered[i] {
				continue
			}
			covered[i] = true
			for _, k := range c.rows[i] {
				gain[k]--
			}
		}
	}
}
