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
		sentences = append(sentences, w.say("The published integrity of the chain of %s is %s%s. The list of links behind it and the missing link were not published.",
			"公布的%s产业链完整度为%s%s。其环节清单及所缺环节均未公布。", chainName, w.value(published, quantity.Short), fraction))
	}
	if c0.Known() {
		sentences = append(sentences, w.say("On the list of this data set (%d links), the register shows %g running at the end of %s%s, %g of them with two or more independent owners%s.",
			"按本数据集的清单（%d个环节），截至%[3]s末名录显示%[2]g个在产%[4]s，其中%[5]g个有两家以上独立企业%[6]s。",
			len(c.Links), *c0.Num, c.AsOf, w.note(c0), *c4.Num, w.note(c4)))
		if c0.Low != nil {
			sentences = append(sentences, w.say("The search was partial, so integrity lies between %.0f and %.0f %%: what was not found is unknown, not missing.",
				"检索不完整，完整度介于%.0f%%与%.0f%%之间：未发现不等于不存在。", *c0.Low, *c0.High))
		}
	} else {
		sentences = append(sentences, w.say("For %s the register cannot say how complete the chain is: %s.", "名录无法说明%s产业链的完整度：%s。", name, w.text(c0.Unknown)))
	}
	sentences = append(sentences, w.overTime(p), w.integrityRank(p))
	w.doc.add(w.say("The chain of %s", "%s产业链", chainName), Block{Paragraph: w.join(sentences...)}, w.chainChart(c), w.linkTable(c), Block{Paragraph: w.openLinks(c)})
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
	t := &table.Table{Title: w.say("Links at the end of %s", "%s末各环节", c.AsOf), Columns: []table.Column{
		{Name: "link", Title: w.say("link", "环节")}, {Name: "state", Title: w.say("state", "状态")},
		{Name: "owners", Title: w.say("owners", "企业集团")}, {Name: "capacity", Title: w.say("registered capacity", "名录产能")}, {Name: "share", Title: w.say("share, %%", "占比，%%")},
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
		t.Add(w.text(l.Name), w.text(answer.StateName(l.State)), owners, capacity, share, w.proof(l))
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
