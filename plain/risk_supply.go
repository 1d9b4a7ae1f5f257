package plain

import (
	"errors"
	"io"
	"slices"
	"strconv"

	"agglo"
	"agglo/measure/network"
)

// supply is a supply network as it is read from two tables.
type supply struct {
	firms, links *Sheet
	ids          []string         // of the firms
	index        map[string]int32 // by id
	sectors      []string         // names, in the order of their codes
	sector       []int32          // code of each firm
	rows         []network.Link   // of links; volume NaN where the weight is empty
	self         int              // links from a firm to itself
}

func readFile(name string, stdin io.Reader, columns ...Col) (*Sheet, error) {
	r, name, err := Open([]string{name}, stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return ReadSheet(r, name, columns...)
}

// readSupply reads firms and links; a weight may be empty if it is said, and
// further columns of the firms may be asked for.
func readSupply(firms, links string, stdin io.Reader, empty bool, further ...Col) (*supply, error) {
	columns := append([]Col{{Name: "id", Text: true, Optional: true}, {Name: "sector", Text: true}, {Name: "output", Optional: true, Empty: true}}, further...)
	f, err := readFile(firms, stdin, columns...)
	if err != nil {
		return nil, err
	}
	if f.Has("id") {
		if err := f.Unique("id"); err != nil {
			return nil, err
		}
	}
	l, err := readFile(links, stdin, Col{Name: "supplier", Text: true}, Col{Name: "buyer", Text: true}, Col{Name: "weight", Empty: empty})
	if err != nil {
		return nil, err
	}
	s := &supply{firms: f, links: l, ids: f.Text("id"), index: make(map[string]int32, f.Rows)}
	s.sector, s.sectors = f.Codes("sector")
	if s.ids == nil {
		s.ids = make([]string, f.Rows)
		for i := range s.ids {
			s.ids[i] = strconv.Itoa(i + 1)
		}
	}
	for i, id := range s.ids {
		s.index[id] = int32(i)
	}
	return s, s.link()
}

// link finds the firms that the links name.
func (s *supply) link() error {
	suppliers, err := s.ends("supplier")
	if err != nil {
		return err
	}
	buyers, err := s.ends("buyer")
	if err != nil {
		return err
	}
	s.rows = make([]network.Link, s.links.Rows)
	for k, weight := range s.links.Number("weight") {
		s.rows[k] = network.Link{Supplier: suppliers[k], Buyer: buyers[k], Volume: weight}
		if suppliers[k] == buyers[k] {
			s.self++
		}
	}
	return nil
}

func (s *supply) ends(column string) ([]int32, error) {
	codes, names := s.links.Codes(column)
	firm := make([]int32, len(names))
	for c, name := range names {
		i, ok := s.index[name]
		if !ok {
			i = -1
		}
		firm[c] = i
	}
	ends := make([]int32, len(codes))
	for k, c := range codes {
		if ends[k] = firm[c]; ends[k] < 0 {
			return nil, s.links.Errorf(k, "%s: %q is not in %s: add the firm or remove the link", column, names[c], s.firms.Name)
		}
	}
	return ends, nil
}

// network makes the network; an impossible firm is named by its line. Where
// nobody has an output, no share of it can be lost.
func (s *supply) network(needs func(supplier, buyer int) network.Need) (*network.Network, error) {
	some := func(l network.Link) bool { return l.Volume > 0 }
	if !slices.ContainsFunc(s.rows, some) && !slices.ContainsFunc(s.firms.Number("output"), func(x float64) bool { return x > 0 }) {
		return nil, agglo.Errorf(agglo.Invalid, "%s: every weight is 0 and no firm has an output: there is nothing of which a share could be lost", s.links.Name)
	}
	net, err := network.New(network.Firms{Sector: s.sector, Output: s.firms.Number("output")}, s.rows, needs)
	var wrong *network.Fault
	if errors.As(err, &wrong) && wrong.What == "firm" {
		return nil, s.firms.Errorf(wrong.Index, "%q: %s: give both in one unit, or leave output empty", s.ids[wrong.Index], wrong.Text)
	}
	return net, err
}
