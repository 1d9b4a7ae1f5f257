package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/table"
)

// FigureIn asks for one figure.
type FigureIn struct {
	ID string `query:"id" arg:"0" required:"true" example:"chain-integrity/CN-320400/power-battery/2023" doc:"figure id: indicator/region/subject/period, or indicator/region/period"`
}

// A FigureAnswer is a figure with everything that it rests on.
type FigureAnswer struct {
	Head
	Figure indicator.Figure `json:"figure"`
}

// Figure explains one figure.
var Figure = Question[FigureIn, *FigureAnswer]{
	Name:    "figure",
	Title:   agglo.Text{En: "Where does this figure come from?", Zh: "这个数字从何而来？"},
	Summary: agglo.Text{En: "One figure with its formula, inputs, rows, sources and other definitions.", Zh: "单个指标值及其公式、输入、原始记录、来源与其他口径。"},
	Ask:     askFigure,
}

func askFigure(ctx context.Context, d *Desk, in FigureIn) (*FigureAnswer, error) {
	f, err := d.Figure(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	d.cite(*f)
	subject, err := d.SubjectName(f.Subject)
	if err != nil {
		return nil, err
	}
	what := f.Name
	if !subject.IsZero() {
		what = agglo.Textf("%s, %s", "%s（%s）", f.Name, subject)
	}
	a := &FigureAnswer{Figure: *f}
	region := d.RegionName(f.Region)
	if f.Known() {
		a.Sentence = agglo.Textf("%s in %s, %s: %s.", "%[3]s%[2]s%[1]s：%[4]s。", what, region, f.Period, f.Text)
	} else {
		a.Sentence = agglo.Textf("%s in %s, %s, is unknown: %s.", "%[3]s%[2]s%[1]s未知：%[4]s。", what, region, f.Period, f.Unknown)
	}
	a.Notes = f.Notes
	return a, nil
}

// Tables returns the inputs, what was left out, and the other definitions.
func (a *FigureAnswer) Tables(lang agglo.Lang) []*table.Table {
	f := &a.Figure
	out := []*table.Table{figureFacts(f, lang)}
	if len(f.Inputs) > 0 {
		out = append(out, inputTable(f, lang))
	}
	if len(f.Others) > 0 {
		out = append(out, otherTable(f, lang))
	}
	if len(f.Left) > 0 {
		t := &table.Table{Name: "excluded", Title: pick(lang, "Left out", "未计入"), Columns: []table.Column{
			{Name: "what", Title: pick(lang, "what", "对象")}, {Name: "why", Title: pick(lang, "why", "原因")}}}
		for _, l := range f.Left {
			t.Add(l.What.In(lang), l.Why.In(lang))
		}
		out = append(out, t)
	}
	return out
}

func figureFacts(f *indicator.Figure, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "figure", Title: pick(lang, "The figure", "指标值"), Columns: []table.Column{{Name: "field", Title: " "}, {Name: "value", Title: " "}}}
	t.Add(pick(lang, "id", "编号"), f.ID)
	t.Add(pick(lang, "value", "数值"), f.Text.In(lang))
	if f.Low != nil && f.High != nil {
		t.Add(pick(lang, "interval", "区间"), bare(*f.Low, "").Text+" – "+bare(*f.High, "").Text+" "+f.Unit)
	}
	if f.Num != nil && f.Den != nil {
		t.Add(pick(lang, "fraction", "分数"), bare(*f.Num, "").Text+" / "+bare(*f.Den, "").Text)
	}
	if !f.Formula.IsZero() {
		t.Add(pick(lang, "formula", "公式"), f.Formula.In(lang))
	}
	if !f.Filled.IsZero() {
		t.Add(pick(lang, "with values", "代入"), f.Filled.In(lang))
	}
	t.Add(pick(lang, "status", "状态"), StatusName(f.Status).In(lang))
	if f.Rows > 0 {
		t.Add(pick(lang, "rows", "记录数"), bare(float64(f.Rows), "").Text)
	}
	for _, n := range f.Notes {
		t.Add(pick(lang, "note", "说明"), n.In(lang))
	}
	t.Add(pick(lang, "release", "版本"), f.Release[:min(16, len(f.Release))])
	return t
}

func inputTable(f *indicator.Figure, lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "inputs", Title: pick(lang, "Made from", "依据"), Columns: rowColumns(lang, "what", pick(lang, "what", "内容"))}
	for _, in := range f.Inputs {
		row := rowCells(in.Row)
		if in.Figure != "" {
			row[0] = in.Figure
		}
		t.Add(append([]any{in.Name.In(lang), in.Text.In(lang)}, row...)...)
	}
	return t
}

func otherTable(f *indicator.Figure, lang agglo.Lang) *table.Table {
	columns := rowColumns(lang, "definition", pick(lang, "definition", "口径"))
	columns = append(columns, table.Column{Name: "agrees", Title: pick(lang, "agrees", "一致")})
	t := &table.Table{Name: "others", Title: pick(lang, "The same by other definitions or sources", "其他口径与来源"), Columns: columns}
	for _, o := range f.Others {
		row := rowCells(o.Row)
		if o.Figure != "" {
			row[0] = o.Figure
		}
		text := o.Text.In(lang)
		if o.Low != nil && o.High != nil {
			text += " [" + bare(*o.Low, "").Text + " – " + bare(*o.High, "").Text + "]"
		}
		cells := append([]any{o.Definition.In(lang), text}, row...)
		t.Add(append(cells, o.Agrees)...)
	}
	return t
}

func rowColumns(lang agglo.Lang, first, title string) []table.Column {
	return []table.Column{
		{Name: first, Title: title}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "where", Title: pick(lang, "figure or row", "指标或记录")}, {Name: "source", Title: pick(lang, "source", "来源"), Minor: true},
		{Name: "quote", Title: pick(lang, "quote", "原文")},
	}
}

func rowCells(r *agglo.Row) []any {
	if r == nil {
		return []any{nil, nil, nil}
	}
	return []any{r.Place(), orNil(string(r.Source)), orNil(r.Quote)}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
