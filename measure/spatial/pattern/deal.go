package pattern

import (
	"math/rand/v2"
	"slices"
)

// A hand holds the sites that marks were dealt to, in the order of the sites.
type hand struct {
	place  []int
	weight []float64
	start  []int // of each block of sites, and one more
}

// A deal is one simulation: the marks of both groups on new sites, and the
// weights of their pairs in bins of distance. Of one group from and to are the
// same hand. The last bin takes what lies beyond the others.
type deal struct {
	from, to hand
	bin      []float64
}

// deal deals the marks for simulation k. It leaves places, the numbers of all
// sites, as they were.
func (d *dealer) deal(k int, places []int) deal {
	random := rand.New(rand.NewPCG(d.seeds[k][0], d.seeds[k][1]))
	var swaps []int
	draw := func(g group) hand {
		first := len(swaps)
		for range g.Len() {
			i := len(swaps)
			j := i + random.IntN(len(places)-i)
			places[i], places[j] = places[j], places[i]
			swaps = append(swaps, j)
		}
		return d.pairs.sites.hand(places[first:len(swaps)], g.weight)
	}
	dl := deal{from: draw(d.pairs.from), bin: make([]float64, d.smoother.n+1)}
	dl.to = dl.from
	if !d.pairs.same {
		dl.to = draw(d.pairs.to)
	}
	for i := len(swaps) - 1; i >= 0; i-- {
		places[i], places[swaps[i]] = places[swaps[i]], places[i]
	}
	return dl
}

func (s *Sites) hand(places []int, weight []float64) hand {
	order := make([]int, len(places))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return places[a] - places[b] })
	h := hand{start: make([]int, len(s.boxes)+1)}
	for _, k := range order {
		h.place, h.weight = append(h.place, places[k]), append(h.weight, weight[k])
		h.start[places[k]/block+1]++
	}
	for b := range s.boxes {
		h.start[b+1] += h.start[b]
	}
	return h
}

// sum sorts the pairs of one deal into bins.
func (dl *deal) sum(d *dealer) {
	p := Pairs{from: group{d.pairs.sites.only(dl.from.place), dl.from.weight}, to: group{d.pairs.sites.only(dl.to.place), dl.to.weight}, same: d.pairs.same}
	b := d.smoother.bins
	p.rows(0, 1, p.from.reach(0, b.limit()), func(i, lo int, distance []float64) {
		wi, w := p.from.weight[i], p.to.weight[lo:]
		for k, r := range distance {
			dl.bin[b.of(r)] += wi * w[k]
		}
	})
}

// A tile holds the bins of the pairs of two blocks of sites. A uint16 holds
// most + tail bandwidths of coarse bins.
type tile [block][block]uint16

// sweep goes through the pairs of all sites once and adds those that carry
// marks to the bins of each deal.
func (d *dealer) sweep(deals []deal) {
	s, b := d.pairs.sites, d.smoother.bins
	r := d.pairs.from.reach(0, b.limit())
	var t tile
	buf := make([]float64, block)
	for one := range s.boxes {
		for other := one; other < len(s.boxes); other++ {
			if !r.has(s.boxes[one], s.boxes[other]) {
				continue
			}
			lo, hi := s.span(one)
			first, end := s.span(other)
			for i := lo; i < hi; i++ {
				for k, r := range s.distances(s, i, first, end, buf) {
					t[i-lo][k] = uint16(b.of(r))
				}
			}
			for k := range deals {
				deals[k].add(&t, one, other, d.pairs.same)
			}
		}
	}
}

// add adds the marked pairs of two blocks of sites.
func (dl *deal) add(t *tile, one, other int, same bool) {
	from, to := dl.from.block(one), dl.to.block(other)
	for x, i := range from.place {
		row, wi, first := &t[i&(block-1)], from.weight[x], 0
		if same && one == other {
			first = x + 1
		}
		places := to.place[first:]
		weights := to.weight[first:][:len(places)]
		for y, j := range places {
			dl.bin[row[j&(block-1)]] += wi * weights[y]
		}
	}
	if same || one == other {
		return
	}
	from, to = dl.from.block(other), dl.to.block(one)
	for x, i := range from.place {
		for y, j := range to.place {
			dl.bin[t[j&(block-1)][i&(block-1)]] += from.weight[x] * to.weight[y]
		}
	}
}

func (h hand) block(b int) hand {
	return hand{place: h.place[h.start[b]:h.start[b+1]], weight: h.weight[h.start[b]:h.start[b+1]]}
}
