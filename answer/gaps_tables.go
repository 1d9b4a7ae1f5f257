package answer

import (
	"fmt"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

var groupNames = map[string]agglo.Text{
	Local: {En: "here", Zh: "本地"}, Neighbour: {En: "here", Zh: "本地上下游"}, Near: {En: "near", Zh: "周边"}, Leader: {En: "leader", Zh: "全国龙头"}, Elsewhere: {En: "elsewhere", Zh: "外地"},
}

// GroupName returns the name of a group of candidates.
func GroupName(group string) agglo.Text { return groupNames[group] }

// Tables returns the candidates, which is the shortlist, and the gaps.
func (a *GapsAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "candidates", Title: pick(lang, "Candidates", "候选企业"), Note: gapsNote.In(lang), Columns: []table.Column{
		{Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")}, {Name: "state", Title: pick(lang, "state", "状态"), Minor: true},
		{Name: "group", Title: pick(lang, "group", "类别")}, {Name: "candidate", Title: pick(lang, "candidate", "候选企业")},
		{Name: "organisation", Title: pick(lang, "id", "编号"), Minor: true}, {Name: "site", Title: pick(lang, "site", "基地"), Minor: true},
		{Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "distance", Title: "km"},
		{Name: "product", Title: pick(lang, "product", "产品"), Minor: true}, {Name: "capacity", Title: pick(lang, "capacity", "产能"), Minor: true}, {Name: "unit", Title: pick(lang, "unit", "单位"), Minor: true},
		{Name: "share", Title: pick(lang, "share", "占比"), Unit: "%", Minor: true}, {Name: "customers", Title: pick(lang, "supplies here", "本地客户"), Minor: true},
		{Name: "evidence", Title: pick(lang, "why", "理由")}, {Name: "source", Title: pick(lang, "source", "来源"), Minor: true}}}
	g := &table.Table{Name: "gaps", Title: pick(lang, "Gaps", "缺口"), Columns: []table.Column{
		{Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")}, {Name: "state", Title: pick(lang, "state", "状态")},
		{Name: "why", Title: pick(lang, "why", "原因")}, {Name: "users", Title: pick(lang, "used here by", "本地下游")}, {Name: "coming", Title: pick(lang, "coming here", "在建或规划"), Minor: true},
		{Name: "makers", Title: pick(lang, "owners elsewhere", "外地在产企业集团")}}}
	for _, gap := range a.Gaps {
		for _, c := range gap.Candidates {
			t.Add(string(gap.ID), gap.Name.In(lang), StateName(gap.State).In(lang), GroupName(c.Group).In(lang), c.Name.In(lang), string(c.Organisation), c.Site.In(lang),
				c.Place.In(lang), whole(c.Distance), orNil(c.Product), known(c.Capacity), unitIn(lang, c.Unit), shareCell(c.Share), orNil(few(c.Customers, reasonsShown, lang)),
				c.reason(lang), orNil(c.sources()))
		}
		g.Add(string(gap.ID), gap.Name.In(lang), StateName(gap.State).In(lang), gap.reason(lang), orNil(few(gap.Users, reasonsShown, lang)), orNil(gap.comingNames(lang)), gap.Makers)
	}
	return []*table.Table{t, g}
}

// reason says in one line what speaks for a candidate, and what is not known.
// Customers here are named where one is known.
func (c Candidate) reason(lang agglo.Lang) string {
	var parts []agglo.Text
	if len(c.Makes) > 0 {
		parts = append(parts, agglo.Textf("makes %s", "生产%s", join(lowered(c.Makes))))
	}
	switch {
	case c.Group == Neighbour && c.Elsewhere:
		parts = append(parts, agglo.Text{En: "and this elsewhere", Zh: "在外地已有该环节"})
	case c.Group == Neighbour:
	case c.Capacity == nil:
		parts = append(parts, agglo.Text{En: "capacity unknown", Zh: "产能未知"})
	default:
		parts = append(parts, agglo.Textf("%s %s", "%s %s", bare(*c.Capacity, agglo.Exact).Text, quantity.Unit(c.Unit)))
	}
	if c.Share != nil && *c.Share < 100 && c.Group != Neighbour {
		parts = append(parts, agglo.Textf("%.0f %% of stated capacity", "占已知产能%.0f%%", *c.Share))
	}
	if len(c.Customers) > 0 {
		parts = append(parts, agglo.Textf("supplies %s", "供应%s", join(c.Customers)))
	}
	text := ""
	for i, p := range parts {
		if i > 0 {
			text += pick(lang, ", ", "，")
		}
		text += p.In(lang)
	}
	return text
}

func lowered(names []agglo.Text) []agglo.Text {
	out := make([]agglo.Text, len(names))
	for i, n := range names {
		out[i] = midSentence(n)
	}
	return out
}

func (c Candidate) sources() string {
	text := ""
	for i, row := range c.Evidence {
		if i > 0 {
			text += "; "
		}
		text += row.Place()
		if row.Source != "" {
			text += fmt.Sprintf(" (%s)", row.Source)
		}
	}
	return text
}

func (g GapLink) reason(lang agglo.Lang) string {
	if g.State != Fragile || len(g.Here) == 0 {
		return g.Why.In(lang)
	}
	return agglo.Textf("only %s", "仅%s", agglo.Text{En: g.Here[0].OrgName, Zh: g.Here[0].OrgNameZh}).In(lang)
}

func (g GapLink) comingNames(lang agglo.Lang) string {
	var names []agglo.Text
	for _, s := range g.Coming {
		names = append(names, indicator.SiteName(s))
	}
	return few(names, reasonsShown, lang)
}

// whole returns a number without decimals as a cell.
func whole(v *float64) any {
	if v == nil {
		return nil
	}
	return table.Number{Value: *v, Text: fmt.Sprintf("%.0f", *v)}
}
