package brief

import (
	"strings"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

func (w *writer) targets(p *answer.ProfileAnswer) {
	var lines []string
	for _, t := range p.Targets {
		line := w.text(t.Name) + w.say(": ", "：") + w.text(t.Text) + w.rowNote(t.Row) + w.say(" by %s", "（%s）", t.Period)
		if len(t.Series) > 0 {
			line += w.growthNeeded(t)
			if t.Required == nil {
				last := t.Series[len(t.Series)-1]
				line = strings.TrimSuffix(line, w.say(".", "。")) + w.say("; last known %s in %s: %s.", "；最近数值%s（%s）：%s。", w.value(last, quantity.Short), last.Period, w.text(answer.VerdictName(t.Verdict)))
			}
		} else {
			line += w.say("; no yearly value is known, so it cannot be judged.", "；无年度数值，无法判断。")
		}
		lines = append(lines, line)
	}
	w.doc.add(w.say("Targets", "发展目标"), w.targetChart(p), Block{List: lines})
}

func (w *writer) foreign(p *answer.ProfileAnswer, name string) {
	if p.Foreigns == 0 {
		return
	}
	var names []string
	for i, s := range p.Foreign {
		if i == 12 {
			break
		}
		names = append(names, w.say("%s (%s)", "%s（%s）", indicator.SiteName(s), countryName(w.lang, s.Country))+w.rowNote(siteRow(s)))
	}
	text := w.say("The register knows %d running sites of foreign owners in %s in these chains: %s", "名录载有%[2]s上述产业链外资在产企业%[1]d家：%[3]s", p.Foreigns, name, w.list(names))
	if more := p.Foreigns - len(names); more > 0 {
		text += w.say(" and %d more", "等，另有%d家", more)
	}
	w.doc.add(w.say("Foreign-funded sites", "外资企业"), Block{Paragraph: text + w.say(".", "。")})
}

func (w *writer) findings(p *answer.ProfileAnswer, name string) {
	var lines []string
	for _, f := range p.Findings {
		lines = append(lines, w.text(f.Text)+w.findingNote(f))
	}
	w.doc.add(w.say("Most notable", "突出之处"), Block{List: lines},
		Block{Paragraph: w.say("Found among %d statements that the data allow, the least likely by chance first.", "从数据允许的%d条表述中选出，按偶然出现的可能性由小到大排列。", p.Tried)})
}

func (w *writer) claims(p *answer.ProfileAnswer) {
	if len(p.Claims) == 0 {
		return
	}
	t := &table.Table{Columns: []table.Column{
		{Name: "claim", Title: w.say("statement", "说法")}, {Name: "published", Title: w.say("published", "公布值")}, {Name: "found", Title: w.say("found", "核对值")},
		{Name: "verdict", Title: w.say("verdict", "结论")}, {Name: "why", Title: w.say("why", "说明")}}}
	for _, k := range p.Claims {
		found := any(nil)
		if k.Found != nil {
			found = w.text(k.FoundText)
		}
		t.Add(w.text(k.Text)+w.rowNote(k.Row), w.text(k.ClaimText), found, w.text(answer.ClaimVerdictName(k.Verdict)), w.text(k.Why))
	}
	w.doc.add(w.say("Published statements, checked", "对公布说法的核对"), Block{Table: t})
}

// chainName returns what one of the chains of the profile is called.
func chainName(p *answer.ProfileAnswer, id agglo.ChainID) agglo.Text {
	for _, c := range p.Chains {
		if c.Chain.ID == id {
			return agglo.Text{En: c.Chain.Name, Zh: c.Chain.NameZh}
		}
	}
	return agglo.Text{En: string(id), Zh: string(id)}
}

func (w *writer) unknowns(p *answer.ProfileAnswer, name string) {
	var lines []string
	for _, u := range p.Unknowns {
		lines = append(lines, w.text(u.Name)+w.say(": ", "：")+w.text(u.Why))
	}
	for _, c := range p.Cover {
		lines = append(lines, w.say("search for %s: %s", "%s检索：%s", chainName(p, c.Chain), agglo.Text{En: c.Note, Zh: c.NoteZh}))
	}
	w.doc.add(w.say("What is not known", "未知事项"), Block{List: lines})
}
