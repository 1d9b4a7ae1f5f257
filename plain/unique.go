package plain

import (
	"slices"
	"strconv"
	"strings"
)

// bitsAtMost is the size up to which seen combinations are kept as bits (64 MiB)
// rather than in a map.
const bitsAtMost = 1 << 29

// pairs remembers which combinations of texts were seen.
type pairs struct {
	columns []*column
	bits    []uint64 // one for each possible combination, or
	keys    map[string]struct{}
	key     []byte
}

func newPairs(s *Sheet, names []string) *pairs {
	p := &pairs{}
	size := 1
	for _, name := range names {
		c := s.columns[name]
		if c == nil {
			continue
		}
		if !c.col.Text {
			panic("plain: rows are told apart by columns of text only")
		}
		p.columns = append(p.columns, c)
		if size <= bitsAtMost {
			size *= len(c.names)
		}
	}
	if size <= bitsAtMost {
		p.bits = make([]uint64, size/64+1)
	} else {
		p.keys = map[string]struct{}{}
	}
	return p
}

// add reports whether the combination in row i is new.
func (p *pairs) add(i int) bool {
	if p.bits != nil {
		at := 0
		for _, c := range p.columns {
			at = at*len(c.names) + int(c.codes[i])
		}
		old := p.bits[at/64]
		p.bits[at/64] |= 1 << (at % 64)
		return old != p.bits[at/64]
	}
	p.key = p.key[:0]
	for _, c := range p.columns {
		p.key = strconv.AppendInt(append(p.key, ','), int64(c.codes[i]), 10)
	}
	if _, ok := p.keys[string(p.key)]; ok {
		return false
	}
	p.keys[string(p.key)] = struct{}{}
	return true
}

func (p *pairs) equal(i, j int) bool {
	return !slices.ContainsFunc(p.columns, func(c *column) bool { return c.codes[i] != c.codes[j] })
}

// describe writes the combination in row i: location "usa", product "0011".
func (p *pairs) describe(i int) string {
	parts := make([]string, len(p.columns))
	for k, c := range p.columns {
		parts[k] = c.header() + " " + strconv.Quote(c.names[c.codes[i]])
	}
	return strings.Join(parts, ", ")
}
