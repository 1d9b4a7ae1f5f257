package brief

import (
	"fmt"
	"strings"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// Region composes the brief of a region.
func Region(p *answer.ProfileAnswer, lang agglo.Lang) *Document {
	w := newWriter(lang, p.Sources)
	name := w.text(agglo.Text{En: p.Region.Name, Zh: p.Region.NameZh})
	industry := w.text(industryName(p))
	w.doc.Title = w.say("%s and its %s industry, %s", "%s%s产业简报（%s年）", name, lowerFirst(industry), p.Period)
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
		s := w.say("%s reported a gross domestic product of %s in %s%s", "%[3]s年%[1]s地区生产总值为%[2]s%[4]s", name, w.value(gdp.Figure, quantity.Short), p.Period, w.contested(gdp.Figure))
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
			s += w.say(", so that GDP per head is %s", "，人均地区生产总值%s", w.value(head.Figure, quantity.Short))
		}
		sentences = append(sentences, s+w.say(".", "。"))
	}
	for _, f := range p.Findings {
		if f.Kind == "entry" || f.Kind == "club rank" {
			sentences = append(sentences, w.say("It is the %s.", "%s。", lowerFirst(w.text(f.Text)))+w.findingNote(f))
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
			paragraph = w.say("The output value of the %s industry was %s in %s%s.", "%[3]s年%[1]s产业产值%[2]s%[4]s。",
				lowerFirst(w.text(agglo.Text{En: p.Roof.Name, Zh: p.Roof.NameZh})), w.value(r.Figure, quantity.Short), p.Period, w.contested(r.Figure))
			paragraph = w.join(paragraph, w.target(p, r.Figure.Indicator, r.Figure.Subject))
		case r.Kind == indicator.Share || r.Figure.Indicator == "production" || r.Figure.Indicator == "capacity":
			lines = append(lines, w.rowName(r)+w.say(": ", "：")+w.value(r.Figure, quantity.Short)+w.contested(r.Figure))
		default:
			rest = append(rest, r)
		}
	}
	if paragraph == "" && len(p.Industry) == 0 {
		paragraph = w.say("The data set has no figures of the industry of %s for %s.", "数据集没有%[2]s年%[1]s的产业数据。", name, p.Period)
	}
	w.doc.add(w.say("The industry", "产业规模"), Block{Paragraph: paragraph}, Block{List: lines}, w.shareChart(p), w.industryTable(rest))
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

var statusNames = map[string]agglo.Text{
	"final": {En: "final", Zh: "最终"}, "revised": {En: "revised", Zh: "修订"}, "preliminary": {En: "preliminary", Zh: "初步"},
	"reported": {En: "reported", Zh: "公布"}, "estimate": {En: "estimate", Zh: "估计"}, "derived": {En: "derived", Zh: "推算"},
}

func (w *writer) status(s string) string { return w.text(statusNames[s]) }

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
	return w.say("The target is %s by %s", "目标是到%[2]s年%[1]s", w.text(path.Text)+w.rowNote(path.Row), path.Period) + w.growthNeeded(*path)
}

func (w *writer) growthNeeded(t answer.Path) string {
	n := len(t.Series)
	if t.Required == nil || n == 0 {
		return w.say(".", "。")
	}
	s := w.say(", which needs %.1f %% a year from the last known value (%s in %s)", "，自最近数值（%[3]s年%[2]s）起需年均增长%[1].1f%%",
		*t.Required, w.value(t.Series[n-1], quantity.Short), t.Series[n-1].Period)
	if t.Achieved != nil {
		s += w.say("; the last known growth was %.1f %% a year", "；最近已知年均增速为%.1f%%", *t.Achieved)
	}
	if t.Reached != nil {
		s += w.say(", a pace that reaches it in %d", "，照此速度%d年达到", *t.Reached)
	}
	return s + w.say(".", "。")
}

func (w *writer) chain(p *answer.ProfileAnswer, name string) {
	if p.Links == nil {
		return
	}
	c := p.Links
	chainName := lowerFirst(w.text(agglo.Text{En: c.Chain.Name, Zh: c.Chain.NameZh}))
	published, c0, c4 := c.Family[1], c.Family[2], c.Family[6]
	var sentences []string
	if published.Known() {
		fraction := ""
		if published.Num != nil {
			fraction = w.say(", %g of %g links", "（%g/%g个环节）", *published.Num, *published.Den)
		}
		sentences = append(sentences, w.say("The published integrity of the %s chain is %s%s. The list of links behind it and the missing link were not published.",
			"公布的%s产业链完整度为%s%s。其环节清单及所缺环节均未公布。", chainName, w.value(published, quantity.Short), fraction))
	}
	if c0.Known() {
		sentences = append(sentences, w.say("On the list of this data set (%d links), the register shows %g running at the end of %s%s, %g of them with two or more independent owners%s.",
			"按本数据集的清单（%d个环节），截至%[3]s年末名录显示%[2]g个在产%[4]s，其中%[5]g个有两家以上独立企业%[6]s。",
			len(c.Links), *c0.Num, c.AsOf, w.note(c0), *c4.Num, w.note(c4)))
		if c0.Low != nil {
			sentences = append(sentences, w.say("The search was partial, so integrity lies between %.0f and %.0f %%: what was not found is unknown, not missing.",
				"检索不完整，完整度介于%.0f%%与%.0f%%之间：未发现不等于不存在。", *c0.Low, *c0.High))
		}
	} else {
		sentences = append(sentences, w.say("For %s the register cannot say how complete the chain is: %s.", "名录无法说明%s产业链的完整度：%s。", name, w.text(c0.Unknown)))
	}
	sentences = append(sentences, w.overTime(p), w.integrityRank(p))
	w.doc.add(w.say("The %s chain", "%s产业链", chainName), Block{Paragraph: w.join(sentences...)}, w.chainChart(c), w.linkTable(c), Block{Paragraph: w.openLinks(c)})
}

// overTime says how the figures changed since the year before.
func (w *writer) overTime(p *answer.ProfileAnswer) string {
	b := p.Before
	if b == nil || !b.Computed.Known() {
		return ""
	}
	s := w.say("A year earlier the register shows %g", "上年末名录显示%g个", *b.Computed.Num) + w.note(b.Computed)
	if b.Published.Known() {
		s += w.say("; published for %s: %s", "；%s公布值为%s", b.Published.Period, w.value(b.Published, quantity.Short))
	}
	return s + w.say(".", "。")
}

func (w *writer) integrityRank(p *answer.ProfileAnswer) string {
	r := p.ChainRank
	if r == nil || !r.Known() {
		return ""
	}
	if r.Low != nil && r.High != nil {
		return w.say("By the register its rank is anything from %g to %g among the %g cities that were searched%s.", "按名录，其在已检索的%[3]g个城市中的位次介于第%[1]g至第%[2]g%[4]s。", *r.Low, *r.High, *r.Den, w.note(*r))
	}
	return w.say("By the register it ranks %s of %g cities%s.", "按名录列%[2]g个城市中第%[1]s位%[3]s。", w.ordinal(*r.Value), *r.Den, w.note(*r))
}

func (w *writer) linkTable(c *answer.ChainAnswer) Block {
	t := &table.Table{Title: w.say("Links at the end of %s", "%s年末各环节", c.AsOf), Columns: []table.Column{
		{Name: "stage", Title: w.say("stage", "阶段")}, {Name: "link", Title: w.say("link", "环节")}, {Name: "state", Title: w.say("state", "状态")},
		{Name: "owners", Title: w.say("owners", "企业集团")}, {Name: "capacity", Title: w.say("registered capacity", "名录产能")}, {Name: "share", Title: w.say("of the country's", "占全国名录"), Unit: "%"},
		{Name: "proof", Title: w.say("proved by, or why not", "佐证或原因")}}}
	for _, l := range c.Links {
		var capacity, share any
		if l.Capacity != nil {
			capacity = w.text(l.Capacity.Text)
			if l.Share != nil {
				share = table.Number{Value: *l.Share, Text: fmt.Sprintf("%.1f", *l.Share)}
			}
		}
		var owners any
		if l.Owners > 0 {
			owners = l.Owners
		}
		t.Add(w.text(answer.StageName(l.Stage)), w.text(l.Name), w.text(answer.StateName(l.State)), owners, capacity, share, w.proof(l))
	}
	return Block{Table: t.DropEmpty("share", "capacity", "owners")}
}

func (w *writer) proof(l answer.LinkAnswer) string {
	if len(l.Evidence) == 0 {
		return w.text(l.Why)
	}
	var names []string
	for i, s := range l.Evidence {
		if i == 2 {
			break
		}
		names = append(names, w.text(indicator.SiteName(s))+w.rowNote(siteRow(s)))
	}
	text := strings.Join(names, w.say("; ", "；"))
	if more := l.Sites - len(names); more > 0 {
		text += w.say(" and %d more", "等，另有%d家", more)
	}
	return text
}

func siteRow(s store.Site) agglo.Row {
	if s.Row.Source != "" {
		return s.Row
	}
	return s.SiteRow
}

// openLinks names the links that are missing or unknown.
func (w *writer) openLinks(c *answer.ChainAnswer) string {
	byState := map[string][]string{}
	for _, l := range c.Links {
		byState[l.State] = append(byState[l.State], lowerFirst(w.text(l.Name)))
	}
	var sentences []string
	if n := byState[answer.Fragile]; len(n) > 0 {
		sentences = append(sentences, w.say("Fragile, with one known owner: %s.", "薄弱环节（仅知一家企业）：%s。", w.list(n)))
	}
	if n := byState[answer.Missing]; len(n) > 0 {
		sentences = append(sentences, w.say("Missing: %s.", "缺失环节：%s。", w.list(n)))
	}
	if n := byState[answer.Unknown]; len(n) > 0 {
		sentences = append(sentences, w.say("Unknown: %s.", "未知环节：%s。", w.list(n)))
	}
	return w.join(sentences...)
}

func (w *writer) targets(p *answer.ProfileAnswer) {
	var lines []string
	for _, t := range p.Targets {
		line := w.text(t.Name) + w.say(": ", "：") + w.text(t.Text) + w.rowNote(t.Row) + w.say(" by %s", "（%s年）", t.Period)
		if len(t.Series) > 0 {
			line += w.growthNeeded(t)
			if t.Required == nil {
				last := t.Series[len(t.Series)-1]
				line = strings.TrimSuffix(line, w.say(".", "。")) + w.say("; last known %s in %s: %s.", "；最近数值%s（%s年）：%s。", w.value(last, quantity.Short), last.Period, w.text(answer.VerdictName(t.Verdict)))
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
		names = append(names, w.say("%s (%s)", "%s（%s）", indicator.SiteName(s), s.Country)+w.rowNote(siteRow(s)))
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

func (w *writer) unknowns(p *answer.ProfileAnswer, name string) {
	var lines []string
	for _, u := range p.Unknowns {
		lines = append(lines, w.text(u.Name)+w.say(": ", "：")+w.text(u.Why))
	}
	for _, c := range p.Cover {
		lines = append(lines, w.say("search for %s: %s", "%s检索：%s", string(c.Chain), c.Note))
	}
	w.doc.add(w.say("What is not known", "未知事项"), Block{List: lines})
}
