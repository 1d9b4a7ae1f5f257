package answer

import (
	"context"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// IndicatorsIn asks what can be asked.
type IndicatorsIn struct {
	Text string `query:"q" arg:"0" example:"output" doc:"part of an id or name; empty for all"`
}

// An IndicatorsAnswer lists the indicators and what they are observed of.
type IndicatorsAnswer struct {
	Head
	Indicators []IndicatorEntry       `json:"indicators"`
	Transforms []indicator.Definition `json:"transforms"` // what may follow the id of any indicator
}

// An IndicatorEntry is an indicator with the subjects that it is observed of.
type IndicatorEntry struct {
	indicator.Definition
	Observed []store.ObservedKey `json:"observed"`
}

// Indicators lists the indicators.
var Indicators = Question[IndicatorsIn, *IndicatorsAnswer]{
	Name:    "indicators",
	Title:   agglo.Text{En: "What can be asked?", Zh: "可以查询哪些指标？"},
	Summary: agglo.Text{En: "All indicators: those of the data set with the subjects they are observed of, and those that are computed.", Zh: "全部指标：数据集中的指标及其对象，以及计算得出的指标。"},
	Ask:     askIndicators,
}

func askIndicators(ctx context.Context, d *Desk, in IndicatorsIn) (*IndicatorsAnswer, error) {
	keys, err := d.Snap.ObservedKeys(ctx)
	if err != nil {
		return nil, err
	}
	a := &IndicatorsAnswer{}
	for _, def := range d.Definitions() {
		text := strings.ToLower(def.ID + "\n" + def.Name.En + "\n" + def.Name.Zh)
		if !strings.Contains(text, strings.ToLower(in.Text)) {
			continue
		}
		e := IndicatorEntry{Definition: def}
		for _, k := range keys {
			if k.Indicator == def.ID {
				e.Observed = append(e.Observed, k)
			}
		}
		a.Indicators = append(a.Indicators, e)
	}
	a.Transforms = indicator.Transforms()
	a.Sentence = agglo.Textf("%d indicators, and %d transforms of any of them, such as gdp.growth.", "共%d个指标，另有%d种变换可用于任一指标，如gdp.growth。", len(a.Indicators), len(a.Transforms))
	return a, nil
}

// Tables returns the indicators.
func (a *IndicatorsAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "indicators", Title: pick(lang, "Indicators", "指标"), Columns: []table.Column{
		{Name: "id", Title: pick(lang, "id", "编号")}, {Name: "name", Title: pick(lang, "name", "名称")}, {Name: "unit", Title: pick(lang, "unit", "单位"), Minor: true},
		{Name: "kind", Title: pick(lang, "kind", "类型"), Minor: true}, {Name: "origin", Title: pick(lang, "origin", "来历")},
		{Name: "subjects", Title: pick(lang, "observed of", "对象")}, {Name: "period", Title: pick(lang, "periods", "时期"), Minor: true}}}
	for _, e := range a.Indicators {
		t.Add(e.ID, e.Name.In(lang), unitIn(lang, e.Unit), kindNames[e.Kind].In(lang), originNames[e.Origin].In(lang), orNil(e.subjects(lang)), orNil(e.periods()))
	}
	return []*table.Table{t, transformTable(a.Transforms, lang)}
}

func transformTable(transforms []indicator.Definition, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "transforms", Title: pick(lang, "Transforms of any indicator X", "可用于任一指标X的变换"), Columns: []table.Column{
		{Name: "id", Title: pick(lang, "after its id", "接在编号之后")}, {Name: "name", Title: pick(lang, "name", "名称")}, {Name: "words", Title: pick(lang, "formula", "公式")}}}
	for _, d := range transforms {
		t.Add(d.ID, d.Name.In(lang), d.Words.In(lang))
	}
	return t
}

var kindNames = map[string]agglo.Text{
	indicator.Level: {En: "level", Zh: "总量"}, indicator.Growth: {En: "growth", Zh: "增速"}, indicator.Share: {En: "share", Zh: "占比"},
	indicator.Count: {En: "count", Zh: "数量"}, indicator.Index: {En: "index", Zh: "指数"}, indicator.Rate: {En: "rate", Zh: "比率"},
}

var originNames = map[string]agglo.Text{
	indicator.Observed: {En: "observed", Zh: "观测"}, indicator.Derived: {En: "derived", Zh: "派生"}, indicator.BuiltIn: {En: "built in", Zh: "程序计算"},
}

// subjects lists what the indicator is observed of, the first few by name.
func (e IndicatorEntry) subjects(lang agglo.Lang) string {
	const most = 4
	var names []agglo.Text
	for _, k := range e.Observed {
		if name := string(k.Subject); name != "" {
			names = append(names, agglo.Text{En: name, Zh: name})
		} else {
			names = append(names, agglo.Text{En: "(whole economy)", Zh: "（全部经济）"})
		}
	}
	return few(names, most, lang)
}

func (e IndicatorEntry) periods() string {
	first, last := "", ""
	for _, k := range e.Observed {
		if p := k.First.String(); first == "" || p < first {
			first = p
		}
		if p := k.Last.String(); p > last {
			last = p
		}
	}
	if first == last {
		return first
	}
	return first + " – " + last
}
