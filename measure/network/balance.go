package network

const (
	balanced  = 1e-9   // deviation from a target, as a share of it, that counts as none
	maxRounds = 10_000 // of proportional fitting
	patience  = 100    // rounds after which fitting must have come 1 % nearer
)

// estimate spreads what is left of supply and need over the pairs.
func (c *Completion) estimate(supply, need []float64, pairs []Pair) {
	b := balance{}
	for _, p := range pairs {
		if supply[p.Maker] > 0 && need[p.User] > 0 {
			b.pairs = append(b.pairs, p)
		}
	}
	b.aim(supply, need)
	b.fit()
	c.Rounds, c.Deviation, c.Converged = b.rounds, b.deviation, b.deviation <= balanced
	b.cut(supply)
	first := len(c.Flows)
	for _, p := range b.pairs {
		c.Flows = append(c.Flows, Flow{p.Maker, p.User, p.Weight, Estimated})
	}
	c.take(first, supply, need)
}

// A balance scales the weights of pairs until their sums are the targets.
type balance struct {
	pairs         []Pair
	rows, columns []float64 // targets of makers and users
	rounds        int
	deviation     float64
}

// aim sets the targets: in each group of makers and users that pairs connect,
// supplies and needs are brought to one sum.
func (b *balance) aim(supply, need []float64) {
	makers := len(supply)
	group := newGroups(makers + len(need))
	for _, p := range b.pairs {
		group.join(p.Maker, int32(makers)+p.User)
	}
	sold, used := make([]float64, len(group)), make([]float64, len(group))
	for i, x := range supply {
		sold[group.of(int32(i))] += x
	}
	for j, x := range need {
		used[group.of(int32(makers+j))] += x
	}
	share := func(x, own, other float64) float64 {
		if own == 0 {
			return 0
		}
		return x * min(1, other/own)
	}
	b.rows, b.columns = make([]float64, makers), make([]float64, len(need))
	for i, x := range supply {
		g := group.of(int32(i))
		b.rows[i] = share(x, sold[g], used[g])
	}
	for j, x := range need {
		g := group.of(int32(makers + j))
		b.columns[j] = share(x, used[g], sold[g])
	}
}

// groups is a forest of which each tree is a group (union by path halving).
type groups []int32

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = int32(i)
	}
	return g
}

func (g groups) of(i int32) int32 {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int32) { g[g.of(i)] = g.of(j) }

// fit alternates between users and makers, until the makers' sums stay at
// their targets when the users' are, or come no nearer to them.
func (b *balance) fit() {
	maker := func(p Pair) int32 { return p.Maker }
	user := func(p Pair) int32 { return p.User }
	before := 0.0
	b.scale(b.columns, user)
	for {
		b.deviation = b.scale(b.rows, maker)
		b.scale(b.columns, user)
		b.rounds++
		if b.deviation <= balanced || b.rounds == maxRounds {
			return
		}
		if b.rounds%patience == 0 {
			if before > 0 && b.deviation > 0.99*before {
				return
			}
			before = b.deviation
		}
	}
}

// scale brings the sums over one end of the pairs to their targets and returns
// the largest deviation from them before.
func (b *balance) scale(target []float64, end func(Pair) int32) (deviation float64) {
	sums := make([]float64, len(target))
	for _, p := range b.pairs {
		sums[end(p)] += p.Weight
	}
	for i, s := range sums {
		if s > 0 {
			sums[i] = target[i] / s
			deviation = max(deviation, s/target[i]-1, 1-s/target[i])
		}
	}
	for k := range b.pairs {
		b.pairs[k].Weight *= sums[end(b.pairs[k])]
	}
	return deviation
}

// cut brings makers whose sum exceeds what they have down to it.
func (b *balance) cut(supply []float64) {
	sums := make([]float64, len(supply))
	for _, p := range b.pairs {
		sums[p.Maker] += p.Weight
	}
	for k, p := range b.pairs {
		if sums[p.Maker] > supply[p.Maker] {
			b.pairs[k].Weight *= supply[p.Maker] / sums[p.Maker]
		}
	}
}
