package answer

import (
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

var stateNames = map[string]agglo.Text{
	Leading: {En: "●\u00a0leading", Zh: "●\u00a0领先"},
	Present: {En: "○\u00a0present", Zh: "○\u00a0具备"},
	Fragile: {En: "◐\u00a0fragile", Zh: "◐\u00a0薄弱"},
	Unknown: {En: "?\u00a0unknown", Zh: "?\u00a0未知"},
	Missing: {En: "✗\u00a0missing", Zh: "✗\u00a0缺失"},
}

// StateName returns the sign and name of the state of a link.
func StateName(state string) agglo.Text { return stateNames[state] }

var stageNames = map[string]agglo.Text{
	"upstream": {En: "upstream", Zh: "上游"}, "midstream": {En: "midstream", Zh: "中游"}, "downstream": {En: "downstream", Zh: "下游"},
	"equipment": {En: "equipment", Zh: "装备"}, "service": {En: "service", Zh: "服务"}, "recycling": {En: "recycling", Zh: "回收"},
}

// StageName returns the name of a stage of a chain.
func StageName(stage string) agglo.Text { return stageNames[stage] }

// Tables returns the links and the integrity family.
func (a *ChainAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "links", Title: agglo.Text{En: a.Chain.Name, Zh: a.Chain.NameZh}.In(lang), Columns: []table.Column{
		{Name: "stage", Title: pick(lang, "stage", "阶段"), Minor: true}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")},
		{Name: "state", Title: pick(lang, "state", "状态")}, {Name: "owners", Title: pick(lang, "owners", "企业集团"), Minor: true}, {Name: "sites", Title: pick(lang, "sites", "企业")},
		{Name: "capacity", Title: pick(lang, "capacity", "产能")}, {Name: "capacity_unit", Title: pick(lang, "unit", "单位")},
		{Name: "share", Title: pick(lang, "share", "占比"), Unit: "%"}, {Name: "sufficiency", Title: pick(lang, "supply/need", "供需比"), Minor: true},
		{Name: "evidence", Title: pick(lang, "proved by, or why not", "佐证或原因")}}}
	for _, l := range a.Links {
		t.Add(StageName(l.Stage).In(lang), string(l.ID), l.Name.In(lang), StateName(l.State).In(lang), l.Owners, l.Sites,
			capacityCell(l.Capacity), capacityUnit(l.Capacity, lang), shareCell(l.Share), known(l.Sufficiency), l.proof(lang))
	}
	return []*table.Table{t.DropEmpty("sufficiency", "share"), a.familyTable(lang)}
}

func capacityCell(f *indicator.Figure) any {
	if f == nil {
		return nil
	}
	return cellIn(*f)
}

func capacityUnit(f *indicator.Figure, lang agglo.Lang) any {
	if f == nil {
		return nil
	}
	return unitIn(lang, f.Unit)
}

func shareCell(v *float64) any {
	if v == nil {
		return nil
	}
	return percent(*v)
}

// proof names the sites of a link, or says why it does not count.
func (l *LinkAnswer) proof(lang agglo.Lang) string {
	if len(l.Evidence) == 0 {
		return l.Why.In(lang)
	}
	var names []string
	for _, s := range l.Evidence {
		names = append(names, indicator.SiteName(s).In(lang))
	}
	text := strings.Join(names, pick(lang, ", ", "、"))
	if more := l.Sites - len(l.Evidence); more > 0 {
		text += agglo.Textf(" and %d more", "等，另有%d家", more).In(lang)
	}
	return text
}

func (a *ChainAnswer) familyTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "integrity", Title: pick(lang, "Integrity by every definition", "各口径完整度"), Columns: []table.Column{
		{Name: "definition", Title: pick(lang, "definition", "口径")}, {Name: "value", Title: pick(lang, "value", "数值"), Unit: "%"},
		{Name: "numerator", Title: pick(lang, "links", "环节数")}, {Name: "denominator", Title: pick(lang, "of", "总数")},
		{Name: "low", Title: pick(lang, "at least", "下限"), Unit: "%"}, {Name: "high", Title: pick(lang, "at most", "上限"), Unit: "%"},
		{Name: "figure", Title: pick(lang, "figure", "指标编号"), Minor: true}}}
	for _, f := range a.Family {
		t.Add(f.Name.In(lang), percentCell(f.Value), known(f.Num), known(f.Den), percentCell(f.Low), percentCell(f.High), f.ID)
	}
	return t
}

func percentCell(v *float64) any {
	if v == nil {
		return nil
	}
	return table.Number{Value: *v, Text: quantity.Number(*v, quantity.Short)}
}
