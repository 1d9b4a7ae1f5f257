package answer

import (
	"fmt"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/table"
)

// networkAssumptions lists what the network takes for granted.
func (a *ShockAnswer) networkAssumptions(net *indicator.SupplyNetwork) []agglo.Text {
	out := []agglo.Text{
		agglo.Textf("%.0f %% of the volume goes over supplies that are estimated, %.0f %% over known ones whose volume is estimated; %.0f %% is stated. Known supplies come first, the rest by maximum entropy over distance (1/e at %g km), with what each site makes and needs kept.",
			"供应量的%.0f%%经由估算的供应关系，%.0f%%经由已知关系但数量为估算，%.0f%%有公布数量。已知供应关系优先，其余按距离（%gkm衰减至1/e）以最大熵估算，各企业供需总量不变。",
			100*net.Estimated, 100*(1-net.Estimated-net.Stated), 100*net.Stated, a.Scenario.Decay),
		agglo.Textf("%.0f %% of the needs are met by nobody in the register and are taken to go on.", "%.0f%%的需求名录内无人供给，视为不受影响。", 100*net.Unmet),
		agglo.Textf("%d of %d sites state no capacity in the unit of their link: the median of the link is taken.", "%d/%d个场所未按环节单位公布产能，取该环节中位数。", net.Guessed, len(net.Plants)),
		{En: "A customer with named suppliers buys from them alone, as far as they can supply; where it uses the product is taken from the links of its sites.", Zh: "有具名供应商的客户只向其采购（以其供给能力为限）；用途按其场所所属环节推定。"},
		{En: "Essential inputs stop a site in proportion to what is lacking; of others, each product weighs by its share of what the register makes. Equipment and services are not needed by the week. Prices, imports and exports do not appear.", Zh: "关键投入按缺口比例减产；其他投入按占名录产出的份额计权。设备和服务非每周所需。不含价格和进出口。"},
	}
	if n := len(net.Even); n > 0 {
		out = append(out, agglo.Textf("%d products without all intensities are shared evenly by the links that use them.", "%d种缺少单耗的产品由各使用环节均分。", n))
	}
	if net.Cut > 0 {
		out = append(out, agglo.Textf("%d sites are said to deliver more than their capacity: their supplies are cut to it.", "%d个场所的公布供应量超过其产能，按产能计。", net.Cut))
	}
	if net.Unplaced > 0 {
		out = append(out, agglo.Textf("%d sites without a known city are left out.", "%d个所在城市不明的场所未计入。", net.Unplaced))
	}
	return out
}

// courseAssumptions lists what the course over weeks takes for granted.
func (a *ShockAnswer) courseAssumptions() []agglo.Text {
	sc := a.Scenario
	return []agglo.Text{
		agglo.Textf("Every site holds %g weeks of its inputs; others can make %g %% more; a site gets at most %g %% of its use from others in a week.",
			"各企业持有%g周投入库存；其他企业可增产%g%%；每周最多有%g%%的用量可由他处补足。", sc.Stock, 100*sc.Spare, 100*sc.Switch),
		agglo.Textf("What is lost is back after week %d and the course is followed to week %d; a loss is that of the week that is worst.",
			"停产部分在第%d周后恢复，推演至第%d周；损失取最严重一周。", sc.Weeks, sc.Weeks+sc.After),
	}
}

func (a *ShockAnswer) say(what agglo.Text) {
	sc := a.Scenario
	verb := agglo.Textf("stop for %d weeks", "停产%d周", sc.Weeks)
	if sc.Loss < 1 {
		verb = agglo.Textf("lose %.0f %% of their output for %d weeks", "减产%.0f%%、持续%d周", 100*sc.Loss, sc.Weeks)
	}
	a.Sentence = agglo.Textf("If %s (%d plants) %s, %d other plants of %d lose output and %d stop.", "若%s（%d个生产单元）%s，其余%[5]d个单元中有%[4]d个减产，%[6]d个停产。",
		what, len(a.Lost), verb, a.Hits, a.Network.Sites-len(a.Lost), a.Stopped)
	var own []agglo.Text
	var beyond *LinkLoss
	for i, l := range a.Links {
		if l.Own > 0 && len(own) < reasonsShown {
			own = append(own, agglo.Textf("%.1f %% of %s", "%[2]s的%.1[1]f%%", 100*l.Worst, midSentence(l.Name)))
		}
		if l.Own == 0 && beyond == nil {
			beyond = &a.Links[i]
		}
	}
	if len(own) > 0 {
		a.Sentence = agglo.Textf("%s In the week that is worst, the register lacks %s.", "%s最严重的一周，名录减产%s。", a.Sentence, join(own))
	}
	if beyond != nil {
		a.Sentence = agglo.Textf("%s Beyond that, most is lost of %s: up to %.1f %%, from week %d.", "%s此外受影响最大的是%s：自第%[4]d周起，最多减产%.1[3]f%%。", a.Sentence, midSentence(beyond.Name), 100*beyond.Worst, beyond.First)
	}
	a.Sentence = agglo.Textf("%s %.0f %% of the supplies are estimated", "%s供应量的%.0f%%为估算", a.Sentence, 100*a.Network.Estimated)
	if a.Network.Stated == 0 {
		a.Sentence = agglo.Textf("%s, and of the known ones the volumes.", "%s，已知供应关系的数量亦为估算。", a.Sentence)
	} else {
		a.Sentence = agglo.Textf("%s; of %.0f %% the volume is stated.", "%s；%.0f%%有公布数量。", a.Sentence, 100*a.Network.Stated)
	}
	if len(a.Outside) > 0 {
		a.Notes = append(a.Notes, agglo.Textf("Known customers without a running site in the register: %s.", "名录中无在产场所的已知客户：%s。", join(a.Outside)))
	}
	if len(a.Unfollowed) > 0 {
		a.Notes = append(a.Notes, agglo.Textf("Known customers of whose sites none is known to use what they buy, so that it is not followed: %s.", "已知客户中，其场所均不使用所购产品、故未推演者：%s。", join(a.Unfollowed)))
	}
}

var causeNames = map[string]agglo.Text{
	"shock": {En: "lost", Zh: "停产"}, "inputs": {En: "lacks inputs", Zh: "缺投入"}, "customers": {En: "lacks customers", Zh: "缺客户"},
}

// Tables returns what is hit by site, link and city, the single points of
// failure and the assumptions.
func (a *ShockAnswer) Tables(lang agglo.Lang) []*table.Table {
	if len(a.Risks) > 0 {
		return []*table.Table{a.riskTable(lang), a.soleTable(lang), a.assumptionTable(lang)}
	}
	return []*table.Table{a.siteTable(lang), a.linkTable(lang), a.regionTable(lang), a.soleTable(lang), a.assumptionTable(lang)}
}

func (a *ShockAnswer) siteTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "sites", Title: pick(lang, "Sites", "场所"), Columns: []table.Column{
		{Name: "site", Title: pick(lang, "site", "场所")}, {Name: "establishment", Title: pick(lang, "id", "编号"), Minor: true}, {Name: "link", Title: pick(lang, "makes", "产品")},
		{Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "cause", Title: pick(lang, "why", "原因")}, {Name: "ties", Title: pick(lang, "ties", "关系")},
		{Name: "first_week", Title: pick(lang, "from week", "起始周")}, {Name: "loss", Title: pick(lang, "loss", "损失"), Unit: "%"}, {Name: "back_week", Title: pick(lang, "back in week", "恢复周"), Minor: true}, {Name: "weeks_lost", Title: pick(lang, "weeks lost", "损失周数"), Minor: true}}}
	for _, l := range append(append([]PlantLoss{}, a.Lost[:min(a.limit, len(a.Lost))]...), a.Hit...) {
		ties := agglo.Text{En: "estimated", Zh: "估算"}
		if l.Known {
			ties = agglo.Text{En: "known", Zh: "已知"}
		}
		t.Add(l.Name.In(lang), string(l.Establishment), l.LinkName.In(lang), l.Place.In(lang), causeNames[l.Cause].In(lang), ties.In(lang), l.First, percent(100*l.Worst), weekOrNil(l.Back), oneDigit(l.Weeks))
	}
	t.Note = andMore(len(a.Lost)+a.Hits, len(t.Rows), lang)
	return t
}

// andMore says how many rows a table does not show, if any.
func andMore(of, shown int, lang agglo.Lang) string {
	if of <= shown {
		return ""
	}
	return agglo.Textf("and %d more", "另有%d个", of-shown).In(lang)
}

// weekOrNil returns a week as a cell, empty where it is 0, which is never.
func weekOrNil(week int) any {
	if week == 0 {
		return nil
	}
	return week
}

func oneDigit(v float64) table.Number { return table.Number{Value: v, Text: fmt.Sprintf("%.1f", v)} }

func (a *ShockAnswer) linkTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "links", Title: pick(lang, "Output lost by link, of the register's", "各环节产出损失（占名录）"), Columns: []table.Column{
		{Name: "chain", Title: pick(lang, "chain", "产业链"), Minor: true}, {Name: "link", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "link", "环节")}, {Name: "own", Title: pick(lang, "by the shock", "直接损失"), Unit: "%"},
		{Name: "loss", Title: pick(lang, "at worst", "最大损失"), Unit: "%"}, {Name: "first_week", Title: pick(lang, "from week", "起始周")}}}
	for _, l := range a.Links[:min(a.limit, len(a.Links))] {
		chain, link, _ := strings.Cut(string(l.Link), ".")
		t.Add(chain, link, l.Name.In(lang), percent(100*l.Own), percent(100*l.Worst), l.First)
	}
	t.Note = andMore(len(a.Links), len(t.Rows), lang)
	return t
}

func (a *ShockAnswer) regionTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "regions", Title: pick(lang, "Cities", "城市"), Columns: []table.Column{
		{Name: "region", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "city", "城市")}, {Name: "hit", Title: pick(lang, "plants hit", "受影响单元")},
		{Name: "sites", Title: pick(lang, "of", "总数")}, {Name: "stopped", Title: pick(lang, "stopped", "停产")}, {Name: "loss", Title: pick(lang, "mean loss", "平均损失"), Unit: "%"}, {Name: "first_week", Title: pick(lang, "from week", "起始周")}}}
	for _, r := range a.Regions[:min(a.limit, len(a.Regions))] {
		t.Add(string(r.Region), r.Name.In(lang), r.Hit, r.Sites, r.Stopped, percent(100*r.Mean), r.First)
	}
	t.Note = andMore(len(a.Regions), len(t.Rows), lang)
	return t
}

func (a *ShockAnswer) soleTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "single-points", Title: a.soleTitle().In(lang), Columns: []table.Column{
		{Name: "buyer", Title: pick(lang, "buyer", "客户")}, {Name: "place", Title: pick(lang, "in", "所在地")}, {Name: "input", Title: pick(lang, "needs", "所需产品")}, {Name: "supplier", Title: pick(lang, "only from", "唯一供应商")},
		{Name: "row", Title: pick(lang, "row", "记录"), Minor: true}, {Name: "source", Title: pick(lang, "source", "来源"), Minor: true}, {Name: "quote", Title: pick(lang, "quote", "原文"), Minor: true}}}
	for _, s := range a.Sole[:min(a.limit, len(a.Sole))] {
		t.Add(s.Buyer.In(lang), s.Place.In(lang), s.Name.In(lang), s.Supplier.In(lang), s.Row.Place(), orNil(string(s.Row.Source)), orNil(s.Row.Quote))
	}
	t.Note = andMore(len(a.Sole), len(t.Rows), lang)
	if len(a.Sole) == 0 {
		t.Note = pick(lang, "none known", "未知")
	}
	return t
}

func (a *ShockAnswer) soleTitle() agglo.Text {
	if len(a.Risks) > 0 {
		return agglo.Text{En: "Single points of failure: buyers with one known supplier of an input", Zh: "单点风险：某投入只有一家已知供应商的客户"}
	}
	return agglo.Text{En: "Single points of failure: the only known supplier is lost", Zh: "单点风险：唯一已知供应商停产"}
}

func (a *ShockAnswer) riskTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "risk", Title: pick(lang, "Economic systemic risk by owner", "企业系统性风险"), Columns: []table.Column{
		{Name: "owner", Title: pick(lang, "id", "编号"), Minor: true}, {Name: "name", Title: pick(lang, "owner", "企业集团")}, {Name: "sites", Title: pick(lang, "plants", "生产单元")},
		{Name: "risk", Title: pick(lang, "risk", "风险"), Unit: "%"}, {Name: "risk_downstream", Title: pick(lang, "downstream", "下游"), Unit: "%"}, {Name: "risk_upstream", Title: pick(lang, "upstream", "上游"), Unit: "%"}}}
	for _, r := range a.Risks {
		t.Add(string(r.Owner), r.Name.In(lang), r.Sites, percent(100*r.Total), percent(100*r.Downstream), percent(100*r.Upstream))
	}
	t.Note = pick(lang, "Output of all links that is lost, the owner's own included, without stocks and substitutes; each link weighs the same.", "各环节产出的损失份额（含企业自身），不计库存与替代；各环节等权。")
	return t
}

func (a *ShockAnswer) assumptionTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "assumptions", Title: pick(lang, "What this assumes", "假设"), Columns: []table.Column{{Name: "assumption", Title: pick(lang, "assumption", "假设")}}}
	for _, x := range append(append([]agglo.Text{}, a.Assumptions...), a.Notes...) {
		t.Add(x.In(lang))
	}
	return t
}
