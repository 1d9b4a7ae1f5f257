package network

import (
	"cmp"
	"slices"
)

// A system is one direction of a cascade: for each firm the loss that the
// losses of others cause,
//
//	x_j = max over the groups g of j: Σ_{i in g} c_i x_i.
//
// The coefficients of a group sum to 1 at most, so that losses stay within
// [0, 1]. Downstream, each essential input of a buyer is a group and all its
// non-essential inputs together are one; upstream, the buyers of a supplier
// are one group. The arrays are compressed rows: row j has the groups
// rows[j] to rows[j+1], group g the terms groups[g] to groups[g+1].
type system struct {
	rows, groups []int32
	source       []int32
	coef         []float64
	dependents   lists // by firm: the rows in which it is a source
	schedule     schedule
}

// lists are lists of firms, one for each firm i: all[start[i]:start[i+1]].
type lists struct{ all, start []int32 }

func (l *lists) of(i int32) []int32 { return l.all[l.start[i]:l.start[i+1]] }

// entry is a supply on its way into the row of its buyer.
type entry struct {
	supplier, sector int32
	volume           float64
}

// newUpstream makes the system by which lost customers reach suppliers: the
// coefficient of a buyer is its share of the supplier's output.
func newUpstream(net *Network, links []Link) system {
	by := byFirm(net.firms, links, func(l Link) int32 { return l.Supplier })
	s := newSystem(net.firms, len(links))
	for i := range net.firms {
		terms := len(s.source)
		for _, k := range by.of(int32(i)) {
			if l := links[k]; l.Volume > 0 {
				s.source = append(s.source, l.Buyer)
				s.coef = append(s.coef, l.Volume/net.output[i])
			}
		}
		s.endGroup(terms)
		s.endRow()
	}
	s.finish()
	return s
}

// newDownstream makes the system by which lost supplies reach buyers. The
// coefficient of a supplier is its share of the buyer's purchases from the
// supplier's sector where the input is essential, and its share of all the
// buyer's purchases where it is not.
func newDownstream(net *Network, links []Link, needs func(supplier, buyer int) Need) system {
	by := byFirm(net.firms, links, func(l Link) int32 { return l.Buyer })
	s := newSystem(net.firms, len(links))
	row := inputs{bought: make([]float64, net.sectors), place: make([]int32, net.sectors)}
	for j := range net.firms {
		row.reset()
		for _, k := range by.of(int32(j)) {
			if l := links[k]; l.Volume > 0 {
				row.add(l, net.sector[l.Supplier])
			}
		}
		row.write(&s, int(net.sector[j]), needs)
		s.endRow()
	}
	s.finish()
	return s
}

// inputs gathers what one buyer buys, by sector.
type inputs struct {
	entries []entry
	sectors []int32   // bought from, in order of appearance
	bought  []float64 // by sector
	place   []int32   // by sector: 1 + index in sectors
	all     float64
}

func (in *inputs) reset() {
	for _, k := range in.sectors {
		in.bought[k], in.place[k] = 0, 0
	}
	in.entries, in.sectors, in.all = in.entries[:0], in.sectors[:0], 0
}

func (in *inputs) add(l Link, sector int32) {
	if in.place[sector] == 0 {
		in.sectors = append(in.sectors, sector)
		in.place[sector] = int32(len(in.sectors))
	}
	in.bought[sector] += l.Volume
	in.all += l.Volume
	in.entries = append(in.entries, entry{l.Supplier, sector, l.Volume})
}

// write appends the groups of the row: the non-essential inputs together, then
// one for each essential sector.
func (in *inputs) write(s *system, buyer int, needs func(supplier, buyer int) Need) {
	terms := len(s.source)
	for _, e := range in.entries {
		if needs(int(e.sector), buyer) == NonEssential {
			s.source = append(s.source, e.supplier)
			s.coef = append(s.coef, e.volume/in.all)
		}
	}
	s.endGroup(terms)
	slices.SortStableFunc(in.entries, func(a, b entry) int {
		return cmp.Compare(in.place[a.sector], in.place[b.sector])
	})
	terms = len(s.source)
	for i, e := range in.entries {
		if i > 0 && e.sector != in.entries[i-1].sector {
			s.endGroup(terms)
			terms = len(s.source)
		}
		if needs(int(e.sector), buyer) == Essential {
			s.source = append(s.source, e.supplier)
			s.coef = append(s.coef, e.volume/in.bought[e.sector])
		}
	}
	s.endGroup(terms)
}

func newSystem(firms, links int) system {
	return system{
		rows:   append(make([]int32, 0, firms+1), 0),
		groups: append(make([]int32, 0, firms+1), 0),
		source: make([]int32, 0, links),
		coef:   make([]float64, 0, links),
	}
}

// endGroup ends a group that began at the given number of terms, if it has any.
func (s *system) endGroup(terms int) {
	if len(s.source) > terms {
		s.groups = append(s.groups, int32(len(s.source)))
	}
}

func (s *system) endRow() { s.rows = append(s.rows, int32(len(s.groups)-1)) }

// finish derives what is needed to walk the rows.
func (s *system) finish() {
	firms := len(s.rows) - 1
	start := make([]int32, firms+2)
	for _, i := range s.source {
		start[i+2]++
	}
	for i := 2; i < len(start); i++ {
		start[i] += start[i-1]
	}
	all := make([]int32, len(s.source))
	for j := range int32(firms) {
		from, to := s.terms(j)
		for _, i := range s.source[from:to] {
			all[start[i+1]] = j
			start[i+1]++
		}
	}
	s.dependents = lists{all, start[:firms+1]}
	s.schedule = newSchedule(s)
}

// terms returns the range of all terms of row j.
func (s *system) terms(j int32) (from, to int32) {
	return s.groups[s.rows[j]], s.groups[s.rows[j+1]]
}

// at returns the loss that x causes at row j. It does not branch on losses: a
// branch would wait for them, and in large networks they come from afar.
func (s *system) at(j int32, x []float64) float64 {
	most := 0.0
	k := s.groups[s.rows[j]]
	for _, end := range s.groups[s.rows[j]+1 : s.rows[j+1]+1] {
		sum := 0.0
		for ; k < end; k++ {
			sum += s.coef[k] * x[s.source[k]]
		}
		most = max(most, sum)
	}
	return min(1, most)
}

// most returns the loss that x causes at row j, and the group that causes it.
func (s *system) most(j int32, x []float64) (most float64, group int32) {
	for g := s.rows[j]; g < s.rows[j+1]; g++ {
		sum := 0.0
		for k := s.groups[g]; k < s.groups[g+1]; k++ {
			sum += s.coef[k] * x[s.source[k]]
		}
		if sum > most {
			most, group = sum, g
		}
	}
	return min(1, most), group
}

// byFirm lists the indices of the links of each firm, in their order; end says
// which firm a link belongs to.
func byFirm(firms int, links []Link, end func(Link) int32) lists {
	start := make([]int32, firms+2)
	for _, l := range links {
		start[end(l)+2]++
	}
	for i := 2; i < len(start); i++ {
		start[i] += start[i-1]
	}
	all := make([]int32, len(links))
	for k, l := range links {
		at := &start[end(l)+1]
		all[*at] = int32(k)
		*at++
	}
	return lists{all, start[:firms+1]}
}
