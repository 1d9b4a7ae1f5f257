package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"agglo"
	"agglo/table"
)

// Tables returns what was understood: the rows, the columns, and the names that
// somebody has to decide on.
func (p *Plan) Tables(lang agglo.Lang) []*table.Table {
	out := []*table.Table{p.rowsTable(lang), p.columnsTable(lang)}
	if open := p.Potential(); len(open) > 0 {
		out = append(out, p.potentialTable(open, lang))
	}
	return out
}

var outcomeNames = map[Outcome]agglo.Text{
	New: {En: "new", Zh: "新增"}, Updated: {En: "updated", Zh: "更新"}, Unchanged: {En: "unchanged", Zh: "无变化"},
	LeftOut: {En: "left out", Zh: "略去"}, Rejected: {En: "rejected", Zh: "拒绝"},
}

func (p *Plan) rowsTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "rows", Title: title(lang, "Rows", "各行"), Columns: []table.Column{
		{Name: "row", Title: title(lang, "Row", "行")},
		{Name: "result", Title: title(lang, "Result", "结果")},
		{Name: "about", Title: title(lang, "About", "对象")},
		{Name: "read_as", Title: title(lang, "Read as", "读作"), Minor: true},
		{Name: "reason", Title: title(lang, "Reason", "原因")},
	}}
	for _, r := range p.Rows {
		t.Add(r.Line, outcomeNames[r.Outcome].In(lang), orUnknown(r.What), orUnknown(strings.Join(unique(r.Changes), "; ")), orUnknown(strings.Join(unique(r.Reasons), "; ")))
	}
	return t
}

func unique(s []string) []string {
	var out []string
	for _, one := range s {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

func orUnknown(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (p *Plan) columnsTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "columns", Title: title(lang, "Columns", "各列"), Columns: []table.Column{
		{Name: "heading", Title: title(lang, "Heading", "表头")},
		{Name: "column", Title: title(lang, "Column", "对应列")},
		{Name: "unit", Title: title(lang, "Unit", "单位")},
		{Name: "with", Title: title(lang, "With", "同时")},
	}, Note: title(lang, "A heading without a column is left out; name one in the mapping to keep it.", "没有对应列的表头不导入；如需导入，请在映射文件中指定。")}
	for _, c := range p.Mapping.Columns {
		unitText := c.Unit
		if unitText == "" && unitColumns[c.To] != "" {
			unitText = p.unit
		}
		t.Add(c.Header, orUnknown(c.To), orUnknown(unitText), orUnknown(pairsText(c.With)))
	}
	for _, column := range slices.Sorted(maps.Keys(p.Mapping.Constants)) {
		t.Add(title(lang, "(all rows)", "（各行相同）"), column, nil, p.Mapping.Constants[column])
	}
	return t
}

func pairsText(m map[string]string) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, k+" = "+m[k])
	}
	return strings.Join(parts, ", ")
}

func (p *Plan) potentialTable(open []Decision, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "names", Title: title(lang, "Names to decide on", "待确认的名称"), Columns: []table.Column{
		{Name: "name", Title: title(lang, "Name", "名称")},
		{Name: "organisation", Title: title(lang, "May be", "可能是")},
		{Name: "why", Title: title(lang, "Why", "依据")},
	}, Note: fmt.Sprintf(title(lang,
		"Rows with these names are left out. Write match or new for each into %s/matches.csv and import again, or take all with --accept-potential.",
		"含这些名称的行未导入。请在 %s/matches.csv 中逐一填写 match 或 new 后再次导入，或用 --accept-potential 全部接受。"), Folder)}
	for _, d := range open {
		t.Add(d.Name, d.Organisation, d.Why)
	}
	return t
}

// Lead says in a sentence what an import does.
func (p *Plan) Lead() agglo.Text {
	n := func(o Outcome) int { return p.Count(o) }
	return agglo.Textf(
		"%s: %d rows of %s are new, %d change what is there, %d say what is known, %d notes and totals are left out, %d rejected.",
		"%s：%[3]s 新增 %[2]d 行，更新 %[4]d 行，无变化 %[5]d 行，略去说明与合计 %[6]d 行，拒绝 %[7]d 行。",
		p.Sheet.File, n(New), p.Mapping.Table, n(Updated), n(Unchanged), n(LeftOut), n(Rejected))
}

func title(lang agglo.Lang, en, zh string) string { return agglo.Text{En: en, Zh: zh}.In(lang) }
