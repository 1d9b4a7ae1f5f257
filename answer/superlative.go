package answer

import (
	"context"
	"fmt"
	"math"
	"strings"
	"unicode"

	"agglo"
	"agglo/indicator"
	"agglo/store"
)

// superlatives returns what can be said of the region's place by one series:
// from the top and, where neither direction is better, from the bottom; in the
// country, in its province, and within each club.
func (d *Desk) superlatives(ctx context.Context, region store.Region, period agglo.Period, key series, clubs []club) ([]Finding, error) {
	def, err := d.Definition(key.ref)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, g := range d.groups(region, clubs, key.ref) {
		for _, ascending := range directions(def) {
			r, err := d.Rank(ctx, key.ref, key.subject, period, g, ascending)
			if err != nil {
				return nil, err
			}
			f, ok, err := d.superlative(region, period, key, def, g, ascending, r)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, f)
			}
		}
	}
	return out, nil
}

func directions(def indicator.Definition) []bool {
	switch def.Better {
	case "higher":
		return []bool{false}
	case "lower":
		return []bool{true}
	}
	return []bool{false, true}
}

func (d *Desk) groups(region store.Region, clubs []club, ref string) []indicator.Group {
	peers := d.PeersOf(region.ID)
	groups := []indicator.Group{peers}
	if up := d.Snap.Regions().Ancestors(region.ID); region.City && len(up) > 1 {
		inner := peers
		inner.Within = up[0]
		groups = append(groups, inner)
	}
	for _, c := range clubs {
		base, _, _ := strings.Cut(ref, ".")
		if c.condition.Indicator == base {
			continue // a rank within a club by what makes the club is the rank itself
		}
		g := peers
		g.Conditions = []indicator.Condition{c.condition}
		groups = append(groups, g)
	}
	return groups
}

// fewest is the smallest number of ranked regions that a superlative is said of.
const fewest = 4

// superlative turns a place in a ranking into a statement, if it is one of the
// first ten and in the first third.
func (d *Desk) superlative(region store.Region, period agglo.Period, key series, def indicator.Definition, g indicator.Group, ascending bool, r indicator.Ranking) (Finding, bool, error) {
	place, ok := r.Place(region.ID)
	n := len(r.Ranked)
	if !ok || n < fewest || place.Worst > 10 || 3*place.Worst > n {
		return Finding{}, false, nil
	}
	subject, err := d.SubjectName(key.subject)
	if err != nil {
		return Finding{}, false, err
	}
	what := def.Name
	if !subject.IsZero() {
		what = agglo.Text{En: def.Name.En + " of " + subject.En, Zh: ofSubject(def.Name, subject).Zh}
	}
	absent := len(r.Unknown) + len(r.Left)
	kind := "rank"
	if len(g.Conditions) > 0 {
		kind = "club rank"
	}
	f := Finding{
		Kind: kind, Rank: place.Worst, Of: n, Absent: absent, Bits: notability(place.Worst, n, absent, choices(g, d.PeersOf(region.ID))),
		Figure: indicator.FigureID(indicator.RankRef(key.ref, g, ascending), region.ID, key.subject, period),
		key:    fmt.Sprint(key.ref, key.subject, ascending),
	}
	f.Text = agglo.Textf("%s %s of %s", "在%[3]s中，%[2]s%[1]s", extreme(place.Worst, ascending), midSentence(what), d.rankedOf(n, absent, g))
	f.Phrase = f.Text
	f.Text = agglo.Textf("%s: %s", "%s：%s", f.Text, place.Figure.Text)
	for _, p := range r.Ranked {
		if p.Rank < place.Rank && place.Rank <= 6 {
			f.Peers = append(f.Peers, d.RegionName(p.Figure.Region))
		}
	}
	return f, true, nil
}

func extreme(rank int, ascending bool) agglo.Text {
	switch {
	case rank == 1 && ascending:
		return agglo.Text{En: "lowest", Zh: "最低"}
	case rank == 1:
		return agglo.Text{En: "highest", Zh: "居首位"}
	case ascending:
		return agglo.Textf("%s lowest", "%s低", Ordinal(rank))
	}
	return agglo.Textf("%s highest", "居%s位", Ordinal(rank))
}

// notability is how surprising a place is, in bits: log2(n/r) for rank r of n,
// the surprise of being at least that high by chance; less one bit for each
// choice that narrowed the group (a province, a condition), since with enough
// choices everybody is first in something; less half a bit for each doubling
// of the group by regions without data.
func notability(rank, n, absent, choices int) float64 {
	return math.Log2(float64(n)/float64(rank)) - float64(choices) - math.Log2(float64(n+absent)/float64(n))/2
}

func choices(g, widest indicator.Group) int {
	n := len(g.Conditions)
	if g.Within != widest.Within {
		n++
	}
	return n
}

// midSentence writes a name without its capital, unless it is an abbreviation.
func midSentence(t agglo.Text) agglo.Text {
	r := []rune(t.En)
	if len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return agglo.Text{En: string(r), Zh: t.Zh}
}
