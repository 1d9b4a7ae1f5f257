package brief

import (
	"fmt"
	"strings"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

// Region composes the brief of a region.
func Region(p *answer.ProfileAnswer, lang agglo.Lang) *Document {
	w := newWriter(lang, p.Sources)
	name := w.text(agglo.Text{En: p.Region.Name, Zh: p.Region.NameZh})
	industry := w.text(industryName(p))
	w.doc.Title = w.say("%s and its %s industry, %s", "%s%s产业简报（%s）", name, lowerFirst(industry), p.Period)
	w.doc.Subtitle = w.say("What the published figures say, and what can be checked", "已公布的数据说明什么，哪些可以核对")
	w.doc.Release = p.Release
	w.economy(p, name)
	w.industry(p, name)
	w.chain(p, name)
	w.targets(p)
	w.foreign(p, name)
	w.findings(p, name)
	w.claims(p)
	w.unknowns(p, name)
	w.doc.Colophon = w.say("Made by agglo from release %.12s of the data set. Every figure has a note with its source and its figure id; agglo figure ID shows its formula and rows.",
		"由agglo根据数据集版本%.12s生成。每个数字均有注释，列出来源与指标编号；agglo figure 编号 可查看公式与原始记录。", p.Release)
	return w.doc
}

// industryName is the name of the roof over the chain in the foreground, or of
// the chain itself.
func industryName(p *answer.ProfileAnswer) agglo.Text {
	if p.Roof != nil {
		return agglo.Text{En: p.Roof.Name, Zh: p.Roof.NameZh}
	}
	return agglo.Text{En: p.Chain.Name, Zh: p.Chain.NameZh}
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

func (w *writer) economy(p *answer.ProfileAnswer, name string) {
	var sentences []string
	if gdp := p.Row("gdp", ""); gdp != nil {
		s := w.say("%s reported a gross domestic product of %s in %s%s", "%[3]s%[1]s地区生产总值为%[2]s%[4]s", name, w.value(gdp.Figure, quantity.Short), p.Period, w.contested(gdp.Figure))
		if g := p.Row("gdp-growth", ""); g != nil {
			s += w.say(", up %s in real terms", "，实际增长%s", w.value(g.Figure, quantity.Short))
		} else if g := p.Row("gdp.growth", ""); g != nil {
			s += w.say(", up %s at current prices", "，按现价增长%s", w.value(g.Figure, quantity.Short))
		}
		sentences = append(sentences, s+w.say(".", "。"))
		if usd := p.Row("gdp.usd", ""); usd != nil {
			sentences = append(sentences, w.say("At the average exchange rate of the year this is %s.", "按当年平均汇率折合%s。", w.value(usd.Figure, quantity.Medium)))
		}
		sentences = append(sentences, w.rankSentence(*gdp, name, p))
	}
	if pop := p.Row("population", ""); pop != nil {
		s := w.say("It has %s", "常住人口%s", w.value(pop.Figure, quantity.Short)) + w.contested(pop.Figure)
		if head := p.Row("gdp.per-head", ""); head != nil {
			s += w.say(", so that GDP per head is %s", "，人均地区生产总值%s", w.quantity(*head.Figure.Value, "CNY", "", quantity.Short)+w.note(head.Figure))
		}
		sentences = append(sentences, s+w.say(".", "。"))
	}
	for _, f := range p.Findings {
		switch f.Kind {
		case "entry":
			sentences = append(sentences, w.say("It is the %s%s.", "%s%s。", w.text(f.Text), w.findingNote(f)))
		case "club rank":
			sentences = append(sentences, w.say("It has the %s%s.", "%s%s。", w.text(f.Phrase), w.findingNote(f)))
		}
	}
	w.doc.add(w.say("The economy", "经济概况"), Block{Paragraph: w.join(sentences...)}, w.seriesChart(p, "gdp", ""))
}

func (w *writer) findingNote(f answer.Finding) string {
	return w.numbered(f.Figure, func(n *Note) {
		n.Figure = f.Figure
		n.Text = w.say("computed from the data set: rank %d of %d regions with data, %d without", "按数据集计算：%[2]d个有数据的地区中第%[1]d位，%[3]d个缺数据", f.Rank, f.Of, f.Absent)
	})
}

func (w *writer) rankSentence(r answer.ProfileRow, name string, p *answer.ProfileAnswer) string {
	switch {
	case r.Country != nil && r.Province != nil:
		return w.say("By it %s ranks %s of %g in %s and %s of the %g cities in the country for which the data set has a figure.",
			"按此%[1]s在%[4]s列第%[2]s位（共%[3]g市），在数据集有数据的%[6]g个城市中列第%[5]s位。",
			name, w.ordinal(*r.Province.Value), *r.Province.Den, w.text(p.Within), w.ordinal(*r.Country.Value), *r.Country.Den)
	case r.Country != nil:
		return w.say("By it %s ranks %s of the %g regions of its level for which the data set has a figure.", "按此%s在数据集有数据的%[3]g个同级地区中列第%[2]s位。", name, w.ordinal(*r.Country.Value), *r.Country.Den)
	}
	return ""
}

func (w *writer) ordinal(rank float64) string {
	n := int(rank)
	if w.lang == agglo.Chinese {
		return fmt.Sprint(n)
	}
	return w.text(answer.Ordinal(n))
}

// industry writes what is stated of the industry as a whole first, then a line
// for each share and quantity, and the rest as a table.
func (w *writer) industry(p *answer.ProfileAnswer, name string) {
	var paragraph string
	rest := make([]answer.ProfileRow, 0, len(p.Industry))
	var lines []string
	for _, r := range p.Industry {
		switch {
		case p.Roof != nil && r.Figure.Subject == agglo.Subject(p.Roof.ID) && r.Figure.Indicator == "output-value":
			paragraph = w.say("The output value of the %s industry was %s in %s%s.", "%[3]s%[1]s产业产值%[2]s%[4]s。",
				lowerFirst(w.text(agglo.Text{En: p.Roof.Name, Zh: p.Roof.NameZh})), w.value(r.Figure, quantity.Short), p.Period, w.contested(r.Figure))
			paragraph = w.join(paragraph, w.target(p, r.Figure.Indicator, r.Figure.Subject))
		case r.Kind == indicator.Share || r.Figure.Indicator == "production" || r.Figure.Indicator == "capacity":
			lines = append(lines, w.rowName(r)+w.say(": ", "：")+w.value(r.Figure, quantity.Short)+w.asOf(r.Figure)+w.contested(r.Figure))
		default:
			rest = append(rest, r)
		}
	}
	if paragraph == "" && len(p.Industry) == 0 {
		paragraph = w.say("The data set has no figures of the industry of %s for %s.", "数据集没有%[2]s%[1]s的产业数据。", name, p.Period)
	}
	w.doc.add(w.say("The industry", "产业规模"), Block{Paragraph: paragraph}, Block{List: lines}, w.shareChart(p), w.industryTable(rest))
}

// asOf says when a statement that stands for the period was made.
func (w *writer) asOf(f indicator.Figure) string {
	if f.AsOf.IsZero() {
		return ""
	}
	return w.say(" (as of %s)", "（截至%s）", f.AsOf)
}

func (w *writer) industryTable(rows []answer.ProfileRow) Block {
	if len(rows) == 0 {
		return Block{}
	}
	t := &table.Table{Title: w.say("Other published figures", "其他已公布数据"), Columns: []table.Column{
		{Name: "indicator", Title: w.say("indicator", "指标")}, {Name: "value", Title: w.say("value", "数值")}, {Name: "status", Title: w.say("status", "状态")}}}
	for _, r := range rows {
		t.Add(w.rowName(r), w.value(r.Figure, quantity.Short), w.status(r.Figure.Status))
	}
	return Block{Table: t}
}

func (w *writer) status(s string) string { return w.text(answer.StatusName(s)) }

// target writes the sentence of the target of an indicator that ends last.
func (w *writer) target(p *answer.ProfileAnswer, ref string, subject agglo.Subject) string {
	var path *answer.Path
	for i, t := range p.Targets {
		if t.Indicator == ref && t.Subject == subject && (path == nil || t.Period.Year() >= path.Period.Year()) {
			path = &p.Targets[i]
		}
	}
	if path == nil {
		return ""
	}
	return w.say("The target is %s by %s", "目标是到%[2]s%[1]s", w.text(path.Text)+w.rowNote(path.Row), path.Period) + w.growthNeeded(*path)
}

func (w *writer) growthNeeded(t answer.Path) string {
	n := len(t.Series)
	if t.Required == nil || n == 0 {
		return w.say(".", "。")
	}
	s := w.say(", which needs %.1f %% a year from the last known value (%s in %s)", "，自最近数值（%[3]s%[2]s）起需年均增长%.1[1]f%%",
		*t.Required, w.value(t.Series[n-1], quantity.Short), t.Series[n-1].Period)
	if t.Achieved != nil {
		s += w.say("; the last known growth was %.1f %% a year", "；最近已知年均增速为%.1f%%", *t.Achieved)
	}
	if t.Reached != nil {
		s += w.say(", a pace that reaches it in %d", "，照此速度%d年达到", *t.Reached)
	}
	return s + w.say(".", "。")
}
