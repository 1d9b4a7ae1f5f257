package network

// A chase follows losses round the cycles in which they grow slowly. Of each
// row it knows the group that last raised it. By these groups alone the rows
// depend on each other in much smaller cycles than by all, and such a cycle
// settles before anything else is visited. As losses are raised only to what
// others cause, this changes the order of visits and not the limit. It knows of
// one block at a time.
type chase struct {
	tarjan
	chosen []int32 // rows with a group
	before []float64
}

func newChase(s *system) *chase { return &chase{tarjan: *newTarjan(s)} }

// choose remembers that a group raised row j.
func (c *chase) choose(s *system, j, group int32) {
	if c.from[j] == c.to[j] {
		c.chosen = append(c.chosen, j)
	}
	c.from[j], c.to[j] = s.groups[group], s.groups[group+1]
}

// forget forgets all groups.
func (c *chase) forget() {
	for _, j := range c.chosen {
		c.from[j], c.to[j] = 0, 0
	}
	c.chosen = c.chosen[:0]
}

// run settles the rows by their chosen groups.
func (c *chase) run(f *front, rows []int32) {
	for _, j := range rows {
		if c.from[j] < c.to[j] {
			c.search(j)
		}
	}
	order, blocks := c.blocks()
	c.tarjan.forget()
	c.before = c.before[:0]
	for _, j := range order {
		c.before = append(c.before, f.x[j])
	}
	for b := range len(blocks) - 1 {
		block := order[blocks[b]:blocks[b+1]]
		for grown := c.pass(f, block); grown > still && len(block) > 1; {
			grown = c.pass(f, block)
		}
	}
	for k, j := range order {
		if f.x[j] > c.before[k] {
			f.wake(j)
		}
	}
}

// pass raises each row of a block by its group and returns the largest growth.
func (c *chase) pass(f *front, block []int32) (most float64) {
	for _, j := range block {
		x := 0.0
		for k := c.from[j]; k < c.to[j]; k++ {
			x += f.s.coef[k] * f.felt[c.source[k]]
		}
		if x = min(1, x); x > f.x[j] {
			most = max(most, x-f.x[j])
			f.set(j, x)
		}
	}
	return most
}
