package plain

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/network"
	"agglo/table"
)

var networkTool = Tool{
	Name:    "network",
	Summary: "a supply network completed from what is known of it, and its weak points",
	Args:    "FIRMS.csv LINKS.csv",
	Help: `Reads
  FIRMS.csv  id, sector[, output, lat, lon, owner]
  LINKS.csv  supplier, buyer, weight   an empty weight: the supply is known, its volume is not
  --inputs INPUTS.csv  sector, input, intensity
                       what a unit of the sector's output takes of the input sector's output;
                       without it nothing is estimated

Writes the network:
  supplier, buyer, sector, weight, estimated, known_link
sector is what the supplier makes; estimated says whether the weight is an estimate,
known_link whether LINKS.csv has the link. Known weights come first and are kept; a buyer
with suppliers of unknown weight splits what it still needs among them; the rest is spread
by maximum entropy with distance decay (lat, lon), so that nobody sells more than its output
or gets more than it needs.

--statistics suppliers writes how each buyer is supplied, firms of one owner counting as one:
  buyer, sector, suppliers, weight, hhi, largest, largest_share
--statistics firms writes what hangs on each firm:
  id, suppliers, buyers, sole_inputs, stops
sole_inputs: inputs of the firm that have one supplier; stops: firms that stop altogether if
it does, every input being essential.`,
	New: newNetwork,
}

// allPairs is up to how many pairs of makers and users are all considered;
// beyond, only the nearest are.
const (
	allPairs    = 4_000_000
	nearestWhen = 30
)

type networkRun struct {
	inputs, statistics string
	decay              float64 // km
	nearest            int
}

func newNetwork(fs *pflag.FlagSet) Run {
	var n networkRun
	fs.StringVar(&n.inputs, "inputs", "", "`file` with what the sectors need of each other")
	fs.StringVar(&n.statistics, "statistics", "", "write statistics instead of the network: `suppliers` or firms")
	fs.Float64Var(&n.decay, "decay", 200, "distance in `km` over which readiness to trade falls to 1/e")
	fs.IntVar(&n.nearest, "nearest", 0, "consider this many of the nearest makers of a user, and users of a maker; 0: all, or 30 where there are more than 4 million pairs")
	return n.run
}

func (n *networkRun) run(_ context.Context, args []string, stdin io.Reader) (Result, error) {
	switch {
	case len(args) != 2:
		return nil, agglo.Errorf(agglo.Usage, "two files are read: FIRMS.csv and LINKS.csv")
	case n.statistics != "" && n.statistics != "suppliers" && n.statistics != "firms":
		return nil, agglo.Errorf(agglo.Usage, "--statistics %q is not one of suppliers, firms", n.statistics)
	case !(n.decay > 0) || n.nearest < 0:
		return nil, agglo.Errorf(agglo.Usage, "--decay must be above 0 and --nearest at least 0")
	}
	supply, err := readSupply(args[0], args[1], stdin, true,
		Col{Name: "lat", Optional: true, Negative: true}, Col{Name: "lon", Optional: true, Negative: true}, Col{Name: "owner", Text: true, Optional: true, Empty: true})
	if err != nil {
		return nil, err
	}
	m := &completed{supply: supply}
	if n.inputs == "" {
		m.keep()
	} else if err := n.complete(m, stdin); err != nil {
		return nil, err
	}
	switch n.statistics {
	case "suppliers":
		return m.supplierTable()
	case "firms":
		return m.firmTable()
	}
	return m.flowTable(), nil
}

// completed is a network with known and estimated flows.
type completed struct {
	*supply
	flows   []network.Link
	origins []network.Origin
	notes   []string
}

func (m *completed) add(l network.Link, o network.Origin) {
	m.flows = append(m.flows, l)
	m.origins = append(m.origins, o)
}

func (m *completed) notef(format string, args ...any) {
	m.notes = append(m.notes, fmt.Sprintf(format, args...))
}

// keep takes the links as they are.
func (m *completed) keep() {
	unknown := 0
	for _, l := range m.rows {
		m.add(l, network.Known)
		if math.IsNaN(l.Volume) {
			unknown++
		}
	}
	m.notef("Nothing is estimated, as no --inputs say what the sectors need.")
	if unknown > 0 {
		m.notef("%d links have no weight; statistics leave them out.", unknown)
	}
}

func (m *completed) flowTable() *table.Table {
	t := &table.Table{
		Name: "network", Title: "Supply network",
		Columns: []table.Column{{Name: "supplier"}, {Name: "buyer"}, {Name: "sector"}, {Name: "weight"}, {Name: "estimated"}, {Name: "known_link"}},
		Note:    strings.Join(m.notes, " "),
	}
	for k, l := range m.flows {
		var weight any
		if !math.IsNaN(l.Volume) {
			weight = l.Volume
		}
		t.Add(m.ids[l.Supplier], m.ids[l.Buyer], m.sectors[m.sector[l.Supplier]], weight,
			m.origins[k] != network.Known, m.origins[k] != network.Estimated)
	}
	return t
}

// volumes are the flows with a volume.
func (m *completed) volumes() []network.Link {
	var known []network.Link
	for _, l := range m.flows {
		if l.Volume > 0 {
			known = append(known, l)
		}
	}
	return known
}

// owners numbers the owners of the firms; a firm without one is its own.
func (m *completed) owners() []int32 {
	codes, names := m.firms.Codes("owner")
	if codes == nil {
		return nil
	}
	owners := make([]int32, len(codes))
	for i, c := range codes {
		owners[i] = c
		if names[c] == "" {
			owners[i] = int32(len(names) + i)
		}
	}
	return owners
}

func (m *completed) supplierTable() (*table.Table, error) {
	supplies, err := network.Supplies(m.sector, m.volumes(), m.owners())
	if err != nil {
		return nil, err
	}
	t := &table.Table{
		Name: "suppliers", Title: "How buyers are supplied",
		Columns: []table.Column{{Name: "buyer"}, {Name: "sector"}, {Name: "suppliers"}, {Name: "weight"}, {Name: "hhi"}, {Name: "largest"}, {Name: "largest_share"}},
		Note:    strings.Join(m.notes, " "),
	}
	for _, s := range supplies {
		t.Add(m.ids[s.Buyer], m.sectors[s.Sector], s.Suppliers, s.Volume, s.HHI, m.ids[s.Largest], s.Share)
	}
	return t, nil
}

func (m *completed) firmTable() (*table.Table, error) {
	links := m.volumes()
	supplies, err := network.Supplies(m.sector, links, m.owners())
	if err != nil {
		return nil, err
	}
	net, err := network.New(network.Firms{Sector: m.sector}, links, nil)
	if err != nil {
		return nil, err
	}
	sole, suppliers, buyers := make([]int, len(m.ids)), make([]int, len(m.ids)), make([]int, len(m.ids))
	for _, s := range supplies {
		if s.Suppliers == 1 {
			sole[s.Buyer]++
		}
	}
	seen := map[[2]int32]bool{}
	for _, l := range links {
		if pair := [2]int32{l.Supplier, l.Buyer}; !seen[pair] {
			seen[pair] = true
			suppliers[l.Buyer]++
			buyers[l.Supplier]++
		}
	}
	t := &table.Table{
		Name: "firms", Title: "What hangs on each firm",
		Columns: []table.Column{{Name: "id"}, {Name: "suppliers"}, {Name: "buyers"}, {Name: "sole_inputs"}, {Name: "stops"}},
		Note:    strings.Join(m.notes, " "),
	}
	for i, id := range m.ids {
		t.Add(id, suppliers[i], buyers[i], sole[i], len(net.Stopped([]int32{int32(i)})))
	}
	return t, nil
}
