package answer

import (
	"context"
	"fmt"
	"math"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
)

// A club is a set of regions above a round threshold, such as the cities with
// a GDP above a trillion yuan.
type club struct {
	condition indicator.Condition
	unit      string
	members   []agglo.RegionID
	absent    int
}

// clubs returns the clubs that a region belongs to: for the levels of the whole
// economy, the highest round threshold (a power of ten) that it is above and
// that fewer than half of its peers are.
func (d *Desk) clubs(ctx context.Context, region store.Region, period agglo.Period) ([]club, error) {
	var out []club
	for _, def := range d.Definitions() {
		if def.Kind != indicator.Level || def.Origin != indicator.Observed || def.Unit != "CNY" {
			continue
		}
		f, err := d.One(ctx, def.ID, region.ID, "", period)
		if err != nil {
			return nil, err
		}
		if !f.Known() || *f.Value <= 0 {
			continue
		}
		threshold := math.Pow(10, math.Floor(math.Log10(*f.Value)))
		g := d.PeersOf(region.ID)
		cond := indicator.Condition{Indicator: def.ID, Op: ">", Value: threshold}
		g.Conditions = []indicator.Condition{cond}
		members, left, err := d.Members(ctx, g, period)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(members, region.ID) {
			continue // exactly at the threshold
		}
		if known := d.groupSize(g) - len(left); 2*len(members) < known || len(left) > 0 && len(members) < known {
			out = append(out, club{condition: cond, unit: f.Unit, members: members, absent: len(left)})
		}
	}
	return out, nil
}

func (d *Desk) groupSize(g indicator.Group) int {
	if g.Cities {
		return len(d.Snap.Regions().Cities(g.Within))
	}
	return len(d.Snap.Regions().At(g.Level))
}

// clubFindings says that the region is one of few above a threshold, and in
// what order the members of its province entered.
func (d *Desk) clubFindings(ctx context.Context, region store.Region, period agglo.Period, c club) ([]Finding, error) {
	def, err := d.Definition(c.condition.Indicator)
	if err != nil {
		return nil, err
	}
	n := d.groupSize(d.PeersOf(region.ID))
	above := quantity.Text(c.condition.Value, c.unit, agglo.Exact, quantity.Short)
	out := []Finding{{
		Kind:   "club",
		Text:   agglo.Textf("one of %s with a %s above %s", "%[1]s之一：%[2]s超过%[3]s", d.groupOf(len(c.members), d.PeersOf(region.ID)), midSentence(def.Name), above),
		Bits:   notability(len(c.members), n-c.absent, c.absent, 0),
		Rank:   len(c.members),
		Of:     n - c.absent,
		Absent: c.absent,
		Figure: indicator.FigureID(c.condition.Indicator, region.ID, "", period),
		key:    "club " + c.condition.Indicator,
	}}
	entry, ok, err := d.entry(ctx, region, period, c)
	if err != nil || !ok {
		return out, err
	}
	entry.Text = agglo.Textf("%s city of %s with a %s above %s, after %s", "%[2]s第%[1]s个%[3]s超过%[4]s的城市，继%[5]s之后",
		entryWord(entry.Rank), d.RegionName(d.Snap.Regions().Ancestors(region.ID)[0]), midSentence(def.Name), above, join(entry.Peers))
	return append(out, entry), nil
}

func entryWord(n int) agglo.Text {
	zh := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
	t := Ordinal(n)
	t.Zh = fmt.Sprint(n)
	if n < len(zh) {
		t.Zh = zh[n]
	}
	return t
}

// entry returns the order in which the region entered the club among the
// members of its province. It needs the year of entry of the region, which is
// known if the year before was below; a member counts as earlier if any year
// before is known to be above.
func (d *Desk) entry(ctx context.Context, region store.Region, period agglo.Period, c club) (Finding, bool, error) {
	up := d.Snap.Regions().Ancestors(region.ID)
	if !region.City || len(up) < 2 || !period.IsYear() {
		return Finding{}, false, nil
	}
	before, err := d.Panel(ctx, indicator.Query{Indicator: c.condition.Indicator, Regions: c.members, Periods: []agglo.Period{period.Before(1)}})
	if err != nil {
		return Finding{}, false, err
	}
	f := Finding{Kind: "entry", Rank: 1, key: "entry " + c.condition.Indicator, Figure: indicator.FigureID(c.condition.Indicator, region.ID, "", period)}
	entered := false
	for _, b := range before {
		if !d.Snap.Regions().Within(b.Region, up[0]) {
			continue
		}
		above := b.Known() && *b.Value > c.condition.Value
		switch {
		case b.Region == region.ID:
			entered = b.Known() && !above
		case above:
			f.Rank++
			f.Peers = append(f.Peers, d.RegionName(b.Region))
		default:
			return Finding{}, false, nil // entered in the same year, or unknown
		}
	}
	peers := d.PeersOf(region.ID)
	peers.Within = up[0]
	f.Of = d.groupSize(peers)
	f.Bits = notability(f.Rank, f.Of, 0, 0) + 1 // it happened in this very year
	return f, entered && len(f.Peers) > 0, nil
}
