package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
)

// claimed returns the figure that a claim is to be held against.
func (d *Desk) claimed(ctx context.Context, c store.Claim) (indicator.Figure, error) {
	within := c.Within
	if within == "" {
		within = d.Snap.Regions().Country(c.Region)
	}
	switch c.Measure {
	case "rank":
		g := indicator.Group{Within: within, Cities: true}
		if c.Condition != "" {
			cond, err := indicator.ParseCondition(c.Condition)
			if err != nil {
				return indicator.Figure{}, err
			}
			g.Conditions = append(g.Conditions, cond)
		}
		return d.One(ctx, indicator.RankRef(computed(c.Indicator), g, c.Order == "asc"), c.Region, c.Subject, c.Period)
	case "share":
		return d.One(ctx, c.Indicator+".share@"+string(within), c.Region, c.Subject, c.Period)
	case "growth", "usd", "per-head":
		return d.One(ctx, c.Indicator+"."+c.Measure, c.Region, c.Subject, c.Period)
	case "count":
		return d.countClub(ctx, c, within)
	case "sum":
		return d.sumCities(ctx, c, within)
	case "target":
		return d.targetFigure(c), nil
	}
	return d.One(ctx, computed(c.Indicator), c.Region, c.Subject, c.Period)
}

// computed names the computed variant of an indicator that agglo also computes:
// a published integrity is held against the register.
func computed(ref string) string {
	if ref == "chain-integrity" {
		return "chain-integrity:c0"
	}
	return ref
}

func (d *Desk) countClub(ctx context.Context, c store.Claim, within agglo.RegionID) (indicator.Figure, error) {
	f := indicator.Figure{Region: c.Region, Subject: c.Subject, Period: c.Period, Unit: "count"}
	cond, err := indicator.ParseCondition(c.Condition)
	if err != nil {
		return f, err
	}
	members, left, err := d.Members(ctx, indicator.Group{Within: within, Cities: true, Conditions: []indicator.Condition{cond}}, c.Period)
	if err != nil {
		return f, err
	}
	n := float64(len(members))
	f.Value, f.Left = &n, left
	f.Text = agglo.Textf("%d: %s", "%d个：%s", len(members), join(d.names(members)))
	return f, nil
}

func (d *Desk) names(regions []agglo.RegionID) []agglo.Text {
	out := make([]agglo.Text, len(regions))
	for i, r := range regions {
		out[i] = d.RegionName(r)
	}
	return out
}

func (d *Desk) sumCities(ctx context.Context, c store.Claim, within agglo.RegionID) (indicator.Figure, error) {
	f := indicator.Figure{Region: within, Subject: c.Subject, Period: c.Period, Unit: c.Unit}
	members, _, err := d.Members(ctx, indicator.Group{Within: within, Cities: true}, c.Period)
	if err != nil {
		return f, err
	}
	panel, err := d.Panel(ctx, indicator.Query{Indicator: c.Indicator, Subject: c.Subject, Regions: members, Periods: []agglo.Period{c.Period}})
	if err != nil {
		return f, err
	}
	sum := 0.0
	for _, p := range panel {
		if !p.Known() {
			f.Unknown = agglo.Textf("%s has no value", "%s缺数据", d.RegionName(p.Region))
			return f, nil
		}
		sum += *p.Value
	}
	f.Value = &sum
	f.Text = agglo.Textf("%s over %d cities", "%s（%d个城市合计）", quantity.Text(sum, c.Unit, agglo.Exact, quantity.Full), len(members))
	return f, nil
}

// targetFigure returns the target row that a claim speaks of, from another
// source than the claim's where there is one.
func (d *Desk) targetFigure(c store.Claim) indicator.Figure {
	f := indicator.Figure{Region: c.Region, Subject: c.Subject, Period: c.Period, Unit: c.Unit,
		Unknown: agglo.Text{En: "the data set has no such target", Zh: "数据集中没有此目标"}}
	for _, t := range d.Snap.Targets() {
		if t.Region != c.Region || t.Indicator != c.Indicator || t.Subject != c.Subject || t.Period.String() != c.Period.String() {
			continue
		}
		if f.Value != nil && t.Row.Source == c.Row.Source {
			continue
		}
		row, v := t.Row, t.Value
		f.Value, f.Bound, f.Unknown = &v, comparatorBound(t.Comparator), agglo.Text{}
		f.Text = quantity.Text(v, t.Unit, f.Bound, quantity.Full)
		f.Inputs = []indicator.Input{{Row: &row, Value: &v, Text: f.Text}}
		if row.Source != c.Row.Source {
			break
		}
	}
	return f
}
