package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"agglo"
)

// A Snapshot reads from a release and remembers what it read. It is cheap and
// for one goroutine.
type Snapshot struct {
	store *Store
	read  map[string]map[agglo.SourceID]bool // sources by table
}

// A Read is a table that a snapshot read, and the sources of the rows that it
// was given.
type Read struct {
	Table   string           `json:"table"`
	Sources []agglo.SourceID `json:"sources,omitempty"` // in the order of their ids
}

// Snapshot returns a new snapshot, which has read nothing.
func (s *Store) Snapshot() *Snapshot {
	return &Snapshot{store: s, read: map[string]map[agglo.SourceID]bool{}}
}

// Reads returns what was read so far, in the order of the names of the tables.
func (s *Snapshot) Reads() []Read {
	var out []Read
	for _, table := range slices.Sorted(maps.Keys(s.read)) {
		out = append(out, Read{table, slices.Sorted(maps.Keys(s.read[table]))})
	}
	return out
}

// note remembers that tables were read.
func (s *Snapshot) note(tables ...string) *reference {
	for _, t := range tables {
		if s.read[t] == nil {
			s.read[t] = map[agglo.SourceID]bool{}
		}
	}
	return s.store.ref
}

// noteRow remembers that a row was given out.
func (s *Snapshot) noteRow(r agglo.Row) {
	s.note(r.Table)
	if r.Source != "" {
		s.read[r.Table][r.Source] = true
	}
}

// Regions returns the hierarchy of regions.
func (s *Snapshot) Regions() *Regions { return s.note("regions").regions }

// Chains returns all chains in table order. As with all reference tables, the
// caller must not change what is returned.
func (s *Snapshot) Chains() []Chain { return s.note("chains").chains }

// Chain returns one chain.
func (s *Snapshot) Chain(id agglo.ChainID) (Chain, bool) {
	for _, c := range s.Chains() {
		if c.ID == id {
			s.noteRow(c.Row)
			return c, true
		}
	}
	return Chain{}, false
}

// Links returns the links of a chain in table order.
func (s *Snapshot) Links(chain agglo.ChainID) []Link {
	ref := s.note("links")
	r, ok := ref.ofChain[chain]
	if !ok {
		return nil
	}
	return ref.links[r.first : r.last+1 : r.last+1]
}

// Inputs returns what the links of a chain need from one another, in table order.
func (s *Snapshot) Inputs(chain agglo.ChainID) []Input {
	var out []Input
	for _, i := range s.note("link_inputs").inputs {
		if i.Chain == chain {
			s.noteRow(i.Row)
			out = append(out, i)
		}
	}
	return out
}

// Statements returns what sources say of a chain without naming a site, in
// table order.
func (s *Snapshot) Statements(chain agglo.ChainID) []Statement {
	var out []Statement
	for _, st := range s.note("statements").statements {
		if st.Chain == chain {
			s.noteRow(st.Row)
			out = append(out, st)
		}
	}
	return out
}

// Subjects returns the subjects table.
func (s *Snapshot) Subjects() []Subject { return s.note("subjects").subjects }

// IndicatorRows returns the indicators table.
func (s *Snapshot) IndicatorRows() []IndicatorRow { return s.note("indicators").indicators }

// Coverage returns the coverage table.
func (s *Snapshot) Coverage() []Coverage { return s.note("coverage").coverage }

// Targets returns the targets table.
func (s *Snapshot) Targets() []Target { return s.note("targets").targets }

// Claims returns the claims table.
func (s *Snapshot) Claims() []Claim { return s.note("claims").claims }

// Titles returns the titles of organisations.
func (s *Snapshot) Titles() []Title { return s.note("titles").titles }

// A Boundary is a TopoJSON file as it is in the data set.
type Boundary struct {
	Name    string // path within the data set
	Content []byte
}

// Boundaries returns the boundary files in the order of their names.
func (s *Snapshot) Boundaries(ctx context.Context) ([]Boundary, error) {
	s.note("boundaries")
	return readAll(ctx, s.store.db, "boundaries", func(rows *sql.Rows, b *Boundary) error {
		return rows.Scan(&b.Name, &b.Content)
	})
}
