package answer

import (
	"agglo"
	"agglo/dataset"
	"agglo/table"
)

var (
	turnNames = map[string]agglo.Text{
		Short: {En: "turns short", Zh: "转为不足"}, Sufficient: {En: "turns sufficient", Zh: "转为充足"}, Needed: {En: "need arises", Zh: "产生需求"},
	}
	roleNames = map[string]agglo.Text{InputTie: {En: "needs", Zh: "投入"}, UserTie: {En: "sells to", Zh: "客户"}}
)

// Tables returns what changes, the balances, who could supply and buy, the rows
// that `agglo scenario` takes, and the assumptions.
func (a *ArrivalAnswer) Tables(lang agglo.Lang) []*table.Table {
	out := []*table.Table{changeTable(a.Changes, lang), a.balanceTable(lang), a.tieTable(lang)}
	if len(a.Derived) > 0 {
		derived := changeTable(a.Derived, lang)
		derived.Name, derived.Title = "derived", pick(lang, "Derived by factors with a source", "由有来源的系数推算")
		out = append(out, derived)
	}
	out = append(out, a.rowTables(lang)...)
	assumed := &table.Table{Name: "assumptions", Title: pick(lang, "What this assumes", "假设"), Columns: []table.Column{{Name: "assumption", Title: pick(lang, "assumption", "假设")}}}
	for _, x := range a.Assumptions {
		assumed.Add(x.In(lang))
	}
	return append(out, assumed)
}

func (a *ArrivalAnswer) balanceTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "balances", Title: pick(lang, "Local supply and need a year", "本地年供需"), Columns: []table.Column{
		{Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")}, {Name: "unit", Title: pick(lang, "unit", "单位")},
		{Name: "supply_before", Title: pick(lang, "made here, before", "供给（前）")}, {Name: "supply", Title: pick(lang, "after", "供给（后）")},
		{Name: "need_before", Title: pick(lang, "needed, before", "需求（前）")}, {Name: "need", Title: pick(lang, "after", "需求（后）")},
		{Name: "covered_before", Title: pick(lang, "covered, before", "满足度（前）"), Unit: "%"}, {Name: "covered", Title: pick(lang, "after", "满足度（后）"), Unit: "%"},
		{Name: "turn", Title: pick(lang, "turn", "变化")}}}
	for _, c := range a.Balances {
		t.Add(string(c.ID), c.Name.In(lang), orNil(c.After.Supply.Unit), cellIn(c.Before.Supply), cellIn(c.After.Supply), c.Before.needCell(), c.After.needCell(),
			scaled(c.Before.Ratio, c.Before.Bound), scaled(c.After.Ratio, c.After.Bound), orNil(turnNames[c.Turn].In(lang)))
	}
	return t
}

func (a *ArrivalAnswer) tieTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "ties", Title: pick(lang, "Who could supply it, and who could buy", "谁能供应，谁会采购"), Columns: []table.Column{
		{Name: "role", Title: pick(lang, "role", "关系")}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "amount", Title: pick(lang, "needs a year", "年需求")}, {Name: "state", Title: pick(lang, "here", "本地状况")},
		{Name: "group", Title: pick(lang, "where", "范围")}, {Name: "maker", Title: pick(lang, "maker", "企业")}, {Name: "organisation", Title: pick(lang, "id", "编号"), Minor: true},
		{Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "distance", Title: "km", Minor: true}, {Name: "capacity", Title: pick(lang, "capacity", "产能"), Minor: true}, {Name: "unit", Title: pick(lang, "unit", "单位"), Minor: true}}}
	for _, x := range a.Ties {
		makers := x.Makers
		if len(makers) == 0 {
			makers = []Candidate{{}} // the need is shown all the same
		}
		for _, m := range makers {
			t.Add(roleNames[x.Role].In(lang), string(x.Link), x.Name.In(lang), orNil(x.Text.In(lang)), StateName(x.State).In(lang), orNil(GroupName(m.Group).In(lang)),
				orNil(m.Name.In(lang)), orNil(string(m.Organisation)), orNil(m.Place.In(lang)), whole(m.Distance), known(m.Capacity), orNil(m.Unit))
		}
	}
	return t
}

// rowTables are the rows that the plan adds, in the form of the data set.
func (a *ArrivalAnswer) rowTables(lang agglo.Lang) []*table.Table {
	values := a.Plan.values()
	var out []*table.Table
	for _, name := range dataset.Tables() {
		if values[name] == nil {
			continue
		}
		t := &table.Table{Name: name, Title: agglo.Textf("Row of %s", "%s的记录", name).In(lang)}
		var row []any
		for _, c := range dataset.ColumnsOf(name) {
			if v := values[name][c.Name]; v != nil {
				t.Columns, row = append(t.Columns, table.Column{Name: c.Name}), append(row, v)
			}
		}
		t.Add(row...)
		out = append(out, t)
	}
	return out
}
