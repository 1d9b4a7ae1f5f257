package answer

import (
	"agglo"
	"agglo/table"
)

var verdictNames = map[string]agglo.Text{
	Met: {En: "met", Zh: "已实现"}, OnTrack: {En: "on track", Zh: "进展顺利"}, Behind: {En: "behind", Zh: "进度滞后"}, Missed: {En: "missed", Zh: "未实现"}, Undecided: {En: "unknown", Zh: "无法判断"},
}

// VerdictName returns the name of a verdict on a target.
func VerdictName(v string) agglo.Text { return verdictNames[v] }

// Tables returns the targets and the series behind them.
func (a *OutlookAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "targets", Title: pick(lang, "Targets", "目标"), Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "period", Title: pick(lang, "by", "期限")}, {Name: "target", Title: pick(lang, "target", "目标")},
		{Name: "last", Title: pick(lang, "last known", "最近数值")}, {Name: "last_period", Title: pick(lang, "in", "时期"), Minor: true},
		{Name: "required", Title: pick(lang, "needs a year", "所需年增速"), Unit: "%"}, {Name: "achieved", Title: pick(lang, "grew a year", "已实现年增速"), Unit: "%"},
		{Name: "reached", Title: pick(lang, "reached in", "达标年份"), Minor: true}, {Name: "verdict", Title: pick(lang, "verdict", "判断")}, {Name: "source", Title: pick(lang, "source", "来源"), Minor: true}}}
	for _, p := range a.Targets {
		var last, period any
		if n := len(p.Series); n > 0 {
			last, period = cell(p.Series[n-1], lang), p.Series[n-1].Period.String()
		}
		var reached any
		if p.Reached != nil {
			reached = *p.Reached
		}
		t.Add(p.Name.In(lang), p.Period.String(), table.Number{Value: p.Target, Text: p.Text.In(lang)}, last, period,
			shareCell(p.Required), shareCell(p.Achieved), reached, VerdictName(p.Verdict).In(lang), orNil(string(p.Row.Source)))
	}
	out := []*table.Table{t, a.projectionTable(lang)}
	if parts := a.partsTable(lang); len(parts.Rows) > 0 {
		out = append(out, parts)
	}
	return out
}
