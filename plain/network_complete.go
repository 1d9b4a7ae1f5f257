package plain

import (
	"io"
	"math"

	"agglo"
	"agglo/measure/network"
	"agglo/measure/spatial"
)

// technology says how much of each input sector a unit of a sector's output
// takes: by input, then by sector.
type technology map[int32]map[int32]float64

func (n *networkRun) complete(m *completed, stdin io.Reader) error {
	if !m.firms.Has("output") {
		return agglo.Errorf(agglo.Invalid, "%s:1: no column output: it is needed to estimate supplies from --inputs", m.firms.Name)
	}
	if m.firms.Has("lat") != m.firms.Has("lon") {
		return agglo.Errorf(agglo.Invalid, "%s:1: lat and lon go together: give both or neither", m.firms.Name)
	}
	tech, order, err := n.technology(m, stdin)
	if err != nil {
		return err
	}
	m.plainLinks(tech)
	total, estimated := 0.0, 0.0
	for _, input := range order {
		market, makers, users, opaque := m.market(input, tech[input])
		pairs, err := n.pairs(m, makers, users)
		if err != nil {
			return err
		}
		c, err := network.Complete(market, pairs)
		if err != nil {
			return err
		}
		for _, f := range c.Flows {
			m.add(network.Link{Supplier: makers[f.Maker], Buyer: users[f.User], Volume: f.Volume}, f.Origin)
		}
		m.describe(input, market, c)
		for _, l := range opaque {
			m.add(l, network.Known)
		}
		if len(opaque) > 0 {
			m.notef("%s: %d links without a weight have an end without an output, and stay without a weight.", m.sectors[input], len(opaque))
		}
	}
	for k, l := range m.flows {
		if l.Volume > 0 {
			total += l.Volume
			if m.origins[k] != network.Known {
				estimated += l.Volume
			}
		}
	}
	if total > 0 {
		m.notef("%.1f %% of the weight is estimated.", 100*estimated/total)
	}
	return nil
}

// technology reads the inputs of the sectors, in the order in which input
// sectors first appear.
func (n *networkRun) technology(m *completed, stdin io.Reader) (technology, []int32, error) {
	sheet, err := readFile(n.inputs, stdin, Col{Name: "sector", Text: true}, Col{Name: "input", Text: true}, Col{Name: "intensity"})
	if err != nil {
		return nil, nil, err
	}
	if err := sheet.Unique("sector", "input"); err != nil {
		return nil, nil, err
	}
	code := map[string]int32{}
	for c, name := range m.sectors {
		code[name] = int32(c)
	}
	tech, order := technology{}, []int32{}
	sectors, inputs := sheet.Text("sector"), sheet.Text("input")
	for k, intensity := range sheet.Number("intensity") {
		sector, ok := code[sectors[k]]
		if !ok {
			return nil, nil, sheet.Errorf(k, "sector: %q is the sector of no firm in %s%s", sectors[k], m.firms.Name, didYouMean(sectors[k], m.sectors))
		}
		input, ok := code[inputs[k]]
		if !ok {
			m.notef("Nobody makes %q, which %q needs: that need is unmet.", inputs[k], sectors[k])
			continue
		}
		if tech[input] == nil {
			tech[input] = map[int32]float64{}
			order = append(order, input)
		}
		tech[input][sector] = intensity
	}
	return tech, order, nil
}

// plainLinks keeps the links between sectors that the technology does not
// name, as they are.
func (m *completed) plainLinks(tech technology) {
	kept, unknown := 0, 0
	for _, l := range m.rows {
		if _, ok := tech[m.sector[l.Supplier]][m.sector[l.Buyer]]; !ok {
			m.add(l, network.Known)
			kept++
			if math.IsNaN(l.Volume) {
				unknown++
			}
		}
	}
	if kept > 0 {
		m.notef("%d links are between sectors that --inputs does not name and are kept as they are, %d of them without a weight.", kept, unknown)
	}
}

// market gathers makers and users of one input. Firms without an output can be
// in it by known weights only: their links without a weight are returned as
// opaque, for nobody knows how much they make or need.
func (m *completed) market(input int32, users map[int32]float64) (market network.Market, makers, buyers []int32, opaque []network.Link) {
	output := m.firms.Number("output")
	place := make([]int32, len(m.ids)) // among the makers or users of the market
	use := make([]int32, len(m.ids))
	for i, s := range m.sector {
		known := output[i]
		if math.IsNaN(known) {
			known = 0
		}
		if s == input {
			place[i] = int32(len(makers))
			makers = append(makers, int32(i))
			market.Supply = append(market.Supply, known)
		}
		if intensity, ok := users[s]; ok {
			use[i] = int32(len(buyers))
			buyers = append(buyers, int32(i))
			market.Need = append(market.Need, known*intensity)
		}
	}
	for _, l := range m.rows {
		if m.sector[l.Supplier] != input {
			continue
		}
		if _, ok := users[m.sector[l.Buyer]]; ok {
			if math.IsNaN(l.Volume) && math.IsNaN(output[l.Supplier]+output[l.Buyer]) {
				opaque = append(opaque, l)
				continue
			}
			market.Known = append(market.Known, network.Flow{Maker: place[l.Supplier], User: use[l.Buyer], Volume: l.Volume})
		} else if l.Volume > 0 { // sold to somebody else
			at := place[l.Supplier]
			market.Supply[at] = max(0, market.Supply[at]-l.Volume)
		}
	}
	return market, makers, buyers, opaque
}

// pairs returns who may trade with whom: by distance where places are known.
func (n *networkRun) pairs(m *completed, makers, users []int32) ([]network.Pair, error) {
	reach := network.Reach{Decay: 1000 * n.decay, Nearest: n.nearest}
	if !m.firms.Has("lat") {
		reach.Decay = math.Inf(1)
	}
	if reach.Nearest == 0 && len(makers)*len(users) > allPairs {
		if !m.firms.Has("lat") {
			return nil, agglo.Errorf(agglo.Invalid, "%s:1: %d makers and %d users are too many to estimate without places: give lat and lon", m.firms.Name, len(makers), len(users))
		}
		reach.Nearest = nearestWhen
	}
	for _, i := range append(append([]int32{}, makers...), users...) {
		if err := reach.Metric.Check(m.points([]int32{i})); err != nil {
			return nil, m.firms.Errorf(int(i), "lat and lon of %q are not degrees", m.ids[i])
		}
	}
	return network.Nearby(m.points(makers), m.points(users), reach)
}

// points returns the places of firms, all the same where none are known.
func (m *completed) points(firms []int32) []spatial.Point {
	points := make([]spatial.Point, len(firms))
	if lat, lon := m.firms.Number("lat"), m.firms.Number("lon"); lat != nil {
		for k, i := range firms {
			points[k] = spatial.Point{X: lon[i], Y: lat[i]}
		}
	}
	return points
}

// describe says how well the need for an input could be met.
func (m *completed) describe(input int32, market network.Market, c *network.Completion) {
	need, supply := 0.0, 0.0
	for _, x := range market.Need {
		need += x
	}
	for _, x := range market.Supply {
		supply += x
	}
	m.notef("%s: need %.6g, supply %.6g, unmet %.6g.", m.sectors[input], need, supply, c.Unmet)
	if !c.Converged {
		m.notef("%s: no flows between those who may trade meet all sums; the largest deviation is %.2g %%.", m.sectors[input], 100*c.Deviation)
	}
	if k := len(c.Overdrawn) + len(c.Overfed); k > 0 {
		m.notef("%s: for %d firms the known links exceed output or need.", m.sectors[input], k)
	}
}
