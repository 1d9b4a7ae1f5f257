package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// A Candidate is an organisation of the data set that a name may mean.
type Candidate struct {
	ID, Name string
	Why      string
	score    float64
}

// organisations finds organisations by name. It looks names up by their parts,
// and compares letter by letter only with those that share a pair of characters.
type organisations struct {
	grid   *grid
	places *gazetteer
	whole  map[string][]string // key → ids
	body   map[string][]string
	core   map[string][]string
	pairs  map[string][]string // pair of characters → bodies and cores
	stems  map[string]bool     // bodies and cores in pairs
}

func newOrganisations(g *grid, places *gazetteer) *organisations {
	o := &organisations{grid: g, places: places, whole: map[string][]string{}, body: map[string][]string{}, core: map[string][]string{}, pairs: map[string][]string{}, stems: map[string]bool{}}
	for _, row := range g.rows {
		o.add(g.text(row, "id"), g.text(row, "name"), g.text(row, "name_zh"))
	}
	return o
}

func (o *organisations) add(id string, spelt ...string) {
	for _, name := range spelt {
		if name == "" {
			continue
		}
		c := take(name, o.places)
		for _, to := range []struct {
			m map[string][]string
			k string
		}{{o.whole, c.whole}, {o.body, c.body}, {o.core, c.core}} {
			if to.k != "" && !slices.Contains(to.m[to.k], id) {
				to.m[to.k] = append(to.m[to.k], id)
			}
		}
		for _, stem := range []string{c.body, c.core} {
			if o.stems[stem] {
				continue
			}
			o.stems[stem] = true
			for _, p := range pairsOf(stem) {
				o.pairs[p] = append(o.pairs[p], stem)
			}
		}
	}
}

func pairsOf(s string) []string {
	runes := []rune(s)
	var out []string
	for i := 1; i < len(runes); i++ {
		out = append(out, string(runes[i-1:i+1]))
	}
	return out
}

// match returns the organisation that names certainly mean, or else those that
// they may mean, the likeliest first. A name is certain when it is the same but
// for its legal form, width and script of characters, and no other organisation
// has it.
func (o *organisations) match(spelt ...string) (id string, potential []Candidate) {
	for _, name := range spelt {
		if o.grid.find(name) != nil {
			return name, nil
		}
	}
	likely := map[string]Candidate{}
	for _, name := range spelt {
		if name == "" {
			continue
		}
		c := take(name, o.places)
		same := o.whole[c.whole]
		if len(same) == 0 && !c.place {
			same = o.body[c.body]
		}
		if len(same) == 1 {
			return same[0], nil
		}
		for _, id := range same {
			o.note(likely, id, 1, "has the same name")
		}
		o.nearby(c, likely)
	}
	return "", slices.SortedFunc(maps.Values(likely), func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID))
	})
}

func (o *organisations) note(likely map[string]Candidate, id string, score float64, why string) {
	if have, seen := likely[id]; seen && have.score >= score {
		return
	}
	row := o.grid.find(id)
	if row == nil {
		return
	}
	name := o.grid.text(row, "name_zh")
	if name == "" {
		name = o.grid.text(row, "name")
	}
	likely[id] = Candidate{id, name, why, score}
}

// similar is from which similarity on two cores may be one name.
const similar = 0.8

// nearby adds organisations with the same core, or nearly the same.
func (o *organisations) nearby(c company, likely map[string]Candidate) {
	for _, k := range []string{c.body, c.core} {
		for _, id := range append(slices.Clone(o.body[k]), o.core[k]...) {
			why := "the same but for place or trade"
			if c.place {
				why = "the same but for the place: it may be a subsidiary there"
			}
			o.note(likely, id, 0.95, why)
		}
	}
	o.spelt(c.body, o.body, likely)
	o.spelt(c.core, o.core, likely)
}

// spelt adds organisations whose names are spelt nearly like a stem.
func (o *organisations) spelt(stem string, among map[string][]string, likely map[string]Candidate) {
	seen := map[string]bool{stem: true}
	for _, p := range o.telling(stem) {
		for _, other := range o.pairs[p] {
			if seen[other] {
				continue
			}
			seen[other] = true
			score, why := likeness(stem, other)
			if score < similar {
				continue
			}
			for _, id := range among[other] {
				o.note(likely, id, score*0.9, why)
			}
		}
	}
}

// telling returns as many pairs of a stem as are needed so that every similar
// stem has one of them, the rarest: k edits leave all but 2k of its pairs in
// place. The first is among them for stems that this one begins with.
func (o *organisations) telling(stem string) []string {
	pairs := pairsOf(stem)
	if len(pairs) == 0 {
		return nil
	}
	first := pairs[0]
	slices.SortStableFunc(pairs, func(a, b string) int { return cmp.Compare(len(o.pairs[a]), len(o.pairs[b])) })
	edits := int(float64(len(pairs)+1) * (1 - similar) / similar) // the other may be longer
	return append(pairs[:min(2*edits+1, len(pairs))], first)
}

// likeness is 1 less the edit distance over the longer length, or 0.9 where the
// one begins with the other and has at least three characters, five in Latin.
func likeness(a, b string) (float64, string) {
	if len(a) > len(b) {
		a, b = b, a
	}
	least := 3
	if ascii(a) {
		least = 5
	}
	if utf8.RuneCountInString(a) >= least && strings.HasPrefix(b, a) {
		return 0.9, "begins with the same words"
	}
	length := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	d := levenshtein.ComputeDistance(a, b)
	return 1 - float64(d)/float64(length), fmt.Sprintf("differs by %d of %d characters", d, length)
}
