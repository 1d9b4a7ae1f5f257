package indicator

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"agglo"
	"agglo/measure/chain"
	"agglo/store"
)

// A capacityBook holds the registered capacity of the running sites of a
// chain, by region and link, in the unit that most of the capacity of the link
// is stated in.
type capacityBook struct {
	session *Session
	chain   agglo.ChainID
	unit    map[agglo.LinkID]string
	sum     map[place]float64
	silent  map[place]int // running sites without a stated capacity
	stated  map[place]int
}

type place struct {
	region agglo.RegionID
	link   agglo.LinkID
}

// capacities reads the capacities of the regions and of their countries. What
// is only planned is left out.
func (s *Session) capacities(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, asOf time.Time) (*capacityBook, error) {
	return once(s, fmt.Sprint("capacities ", c, regions, asOf), func() (*capacityBook, error) {
		return s.readCapacities(ctx, c, regions, asOf)
	})
}

func (s *Session) readCapacities(ctx context.Context, c agglo.ChainID, regions []agglo.RegionID, asOf time.Time) (*capacityBook, error) {
	held, err := s.held(ctx, c, regions, asOf)
	if err != nil {
		return nil, err
	}
	// A country among the regions is as wide as all of them, and is read by itself.
	countries, err := s.held(ctx, c, s.countries(regions), asOf)
	if err != nil {
		return nil, err
	}
	all := map[place]store.Holding{}
	for _, h := range slices.Concat(held, countries) {
		all[place{h.Region, h.Link}] = h
	}
	b := &capacityBook{session: s, chain: c, unit: mainUnits(all), sum: map[place]float64{}, silent: map[place]int{}, stated: map[place]int{}}
	b.nameNeeds()
	for at, h := range all {
		b.silent[at] = h.Silent
		for _, capacity := range h.Capacities {
			if capacity.Unit == b.unit[h.Link] {
				b.sum[at], b.stated[at] = capacity.Sum, capacity.Sites
			}
		}
	}
	return b, nil
}

func dedupe(ids []agglo.RegionID) []agglo.RegionID {
	seen := map[agglo.RegionID]bool{}
	var out []agglo.RegionID
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// mainUnits returns, for each link, the unit in which most sites state their
// capacity; the first in the alphabet among equals.
func mainUnits(held map[place]store.Holding) map[agglo.LinkID]string {
	counts := map[agglo.LinkID]map[string]int{}
	for at, h := range held {
		if counts[at.link] == nil {
			counts[at.link] = map[string]int{}
		}
		for _, c := range h.Capacities {
			if c.Unit != "" {
				counts[at.link][c.Unit] += c.Sites
			}
		}
	}
	out := map[agglo.LinkID]string{}
	for link, units := range counts {
		for unit, n := range units {
			if best := out[link]; best == "" || n > units[best] || (n == units[best] && unit < best) {
				out[link] = unit
			}
		}
	}
	return out
}

// of returns the capacity of a link in a region: zero where no site runs,
// unknown where sites run and none states a capacity.
func (b *capacityBook) of(region agglo.RegionID, link agglo.LinkID) (float64, bool) {
	at := place{region, link}
	if b.stated[at] == 0 && b.silent[at] > 0 {
		return 0, false
	}
	return b.sum[at], b.stated[at] > 0
}

// fill sets the share, supply and need of a link.
func (b *capacityBook) fill(l *chain.Link, region agglo.RegionID, link agglo.LinkID) {
	supply, known := b.of(region, link)
	if !known {
		if l.State == chain.Missing {
			l.Supply, l.Share = 0, 0
		}
	} else {
		l.Supply = supply
		if whole, ok := b.of(b.session.Snap.Regions().Country(region), link); ok && whole > 0 {
			l.Share = supply / whole
		}
	}
	l.Need = b.need(region, link)
}

// need returns what the makers here use of a link in a year: the sum over the
// links that take it of their capacity times the intensity. Zero where nobody
// here takes it, as far as is known; NaN where an intensity, a capacity or a
// unit is not known.
func (b *capacityBook) need(region agglo.RegionID, link agglo.LinkID) float64 {
	total := 0.0
	for _, in := range b.session.Snap.Inputs(b.chain) {
		if in.Input != link {
			continue
		}
		capacity, known := b.of(region, in.Link)
		if !known {
			if b.silent[place{region, in.Link}] > 0 {
				return math.NaN()
			}
			continue // nobody here makes it, as far as is known
		}
		if in.Intensity == nil || !fits(in.Unit, b.unit[in.Link], b.unit[link]) {
			return math.NaN()
		}
		total += capacity * *in.Intensity
	}
	return total
}

// nameNeeds gives links of which nobody states a capacity the unit in which
// others need them: t/a where a GWh/a takes t/GWh. Where intensities differ in
// it, the first counts.
func (b *capacityBook) nameNeeds() {
	stated := maps.Clone(b.unit)
	for _, in := range b.session.Snap.Inputs(b.chain) {
		amount, per, ok := strings.Cut(in.Unit, "/")
		if ok && in.Intensity != nil && b.unit[in.Input] == "" && per+"/a" == stated[in.Link] {
			b.unit[in.Input] = amount + "/a"
		}
	}
}

// fits reports whether an intensity in t/GWh turns a capacity in GWh/a into
// one in t/a.
func fits(intensity, output, input string) bool {
	num, den, ok := strings.Cut(intensity, "/")
	return ok && den+"/a" == output && num+"/a" == input
}

// registerCapacity is the capacity of a link that the running sites of the
// register state.
func registerCapacity() builtin {
	return builtin{
		Definition: Definition{
			ID: "registered-capacity", Name: agglo.Text{En: "Registered capacity", Zh: "名录产能"}, Kind: Level, Better: "higher",
			Page: "register", Subjects: "link",
			Words: agglo.Text{En: "sum of the stated capacities of the running sites; planned ones are left out", Zh: "在产企业已公布产能之和，不含规划产能"},
		},
		panel: capacityPanel,
	}
}

func capacityPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	c, link, err := s.linkOf(q.Subject)
	if err != nil {
		return nil, err
	}
	out := make([]Figure, len(q.Regions)*len(q.Periods))
	for n, p := range q.Periods {
		book, err := s.capacities(ctx, c, q.Regions, p.End())
		if err != nil {
			return nil, err
		}
		for i, r := range q.Regions {
			out[i*len(q.Periods)+n] = book.figure(r, q.Subject, link, p)
		}
	}
	return out, nil
}

func (b *capacityBook) figure(region agglo.RegionID, subject agglo.Subject, link agglo.LinkID, p agglo.Period) Figure {
	f := Figure{Region: region, Subject: subject, Period: p, Unit: b.unit[link], Status: "derived"}
	at := place{region, link}
	v, known := b.of(region, link)
	if !known {
		f.Unknown = agglo.Text{En: "no running site of the register states a capacity", Zh: "名录中没有在产企业公布产能"}
		return f
	}
	f.Value, f.Rows = number(v), b.stated[at]
	f.Bound = agglo.Exact
	f.Filled = agglo.Textf("sum over %d sites", "%d家企业合计", b.stated[at])
	if b.silent[at] > 0 {
		f.Bound = agglo.From
		f.Notes = append(f.Notes, agglo.Textf("%d running sites do not state a capacity", "另有%d家在产企业未公布产能", b.silent[at]))
	}
	return f
}

// linkOf returns the chain and link that a subject "chain.link" names.
func (s *Session) linkOf(subject agglo.Subject) (agglo.ChainID, agglo.LinkID, error) {
	c, l, _ := strings.Cut(string(subject), ".")
	for _, link := range s.Snap.Links(agglo.ChainID(c)) {
		if string(link.ID) == l {
			return link.Chain, link.ID, nil
		}
	}
	return "", "", agglo.Errorf(agglo.NotFound, "%q is not a link: write chain.link, such as power-battery.cell", subject)
}

// A Need is what is known of supply and need of one link in a region.
type Need struct {
	Capacity    Figure   // registered, of the region
	Share       *float64 // of the country's registered capacity, percent
	Need        *float64 // in the unit of Capacity
	Sufficiency *float64 // supply / need
}

// Needs returns, for each link of a chain, its registered capacity, the share
// of the country's, and how far local supply meets local need.
func (s *Session) Needs(ctx context.Context, c agglo.ChainID, region agglo.RegionID, p agglo.Period) (map[agglo.LinkID]Need, error) {
	def, err := s.Definition("registered-capacity")
	if err != nil {
		return nil, err
	}
	book, err := s.capacities(ctx, c, []agglo.RegionID{region}, p.End())
	if err != nil {
		return nil, err
	}
	out := map[agglo.LinkID]Need{}
	for _, l := range s.Snap.Links(c) {
		m := chain.Link{Share: math.NaN(), Supply: math.NaN(), Need: math.NaN()}
		book.fill(&m, region, l.ID)
		n := Need{Share: finite(100 * m.Share), Need: finite(m.Need), Capacity: book.figure(region, agglo.LinkSubject(c, l.ID), l.ID, p)}
		s.finish(&n.Capacity, def)
		if !math.IsNaN(m.Supply) && m.Need > 0 {
			n.Sufficiency = number(m.Supply / m.Need)
		}
		out[l.ID] = n
	}
	return out, nil
}

func finite(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}
