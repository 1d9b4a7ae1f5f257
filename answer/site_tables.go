package answer

import (
	"fmt"

	"agglo"
	"agglo/table"
)

func (a *SiteAnswer) say() {
	what := midSentence(linkText(a.Link))
	if a.Of == 0 {
		a.Sentence = agglo.Textf("No region is left for a newcomer that makes %s: of %d, none meets every must-have with every criterion known.", "没有可供%s项目选择的地区：%d个地区均不满足条件或数据不全。", what, a.Regions)
		return
	}
	a.Sentence = a.leader(what)
	if a.Why != nil && a.Why.Rank != 1 {
		a.Sentence = agglo.Textf("%s %s", "%s%s", a.Sentence, a.Why.sentence(a.Criteria, a.Method))
	}
	a.Notes = append(a.Notes, registerNote)
}

// leader says which region is first, and how firmly.
func (a *SiteAnswer) leader(what agglo.Text) agglo.Text {
	first := a.Places[0]
	if a.Of == 1 {
		return agglo.Textf("For a newcomer that makes %s, only %s is left to be ranked, of the regions considered: %d.", "%s项目选址，参评的仅有%s（共考察%d个地区）。", what, first.Name, a.Regions)
	}
	t := agglo.Textf("For a newcomer that makes %s, %s is first of %d %s", "%[1]s项目选址，%[4]s（共%[3]d个参评）中%[2]s排名第一", what, first.Name, a.Of, a.Group)
	if len(a.Places) > 2 {
		t = agglo.Textf("%s, before %s and %s", "%s，其后为%s和%s", t, a.Places[1].Name, a.Places[2].Name)
	}
	return agglo.Textf("%s; over all weights its rank is from %d to %d, and with %.0f %% of them it is first.", "%s；在所有权重下其名次为第%d至第%d位，在%.0f%%的权重下居首。", t, first.Best, first.Worst, 100*first.First)
}

// sentence says why the region is not first. What weights would do is worked out
// for the weighted sum alone.
func (w *WhyNot) sentence(criteria []SiteCriterion, method string) agglo.Text {
	if w.Rank == 0 {
		return agglo.Textf("%s is not ranked: %s.", "%s未参与排名：%s。", w.Name, w.Reason)
	}
	t := agglo.Textf("%s is number %d: %s", "%s列第%d位：%s", w.Name, w.Rank, w.Reason)
	by := agglo.Text{}
	if method == "topsis" {
		by = agglo.Text{En: "by the weighted sum, ", Zh: "按加权和，"}
	}
	switch {
	case w.Never:
		return agglo.Textf("%s; %sno weights put it first.", "%s；%s任何权重下均不居首。", t, by)
	case w.Moved == 0:
		return agglo.Textf("%s; by the weighted sum it is first.", "%s；按加权和则居首。", t)
	}
	most := 0
	for k := range w.Weights {
		if w.Weights[k]-criteria[k].Weight > w.Weights[most]-criteria[most].Weight {
			most = k
		}
	}
	return agglo.Textf("%s; %sit would draw level with the first if %.0f %% of the weight moved, mostly to %s.", "%s；%s若将%.0f%%的权重主要移至%s，则可与首位持平。", t, by, 100*w.Moved, midSentence(criteria[most].Name))
}

// Tables returns the ranking, what explains it, the criteria and the must-haves.
func (a *SiteAnswer) Tables(lang agglo.Lang) []*table.Table {
	out := []*table.Table{a.rankTable(lang), a.storyTable(lang), a.nearTable(lang), a.criteriaTable(lang)}
	if len(a.Musts) > 0 {
		out = append(out, a.mustTable(lang))
	}
	return out
}

func (a *SiteAnswer) rankTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "places", Title: pick(lang, "Where to settle", "落户比选"), Columns: []table.Column{
		{Name: "rank", Title: pick(lang, "rank", "名次")}, {Name: "region", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "region", "地区")},
		{Name: "within", Title: pick(lang, "in", "所属"), Minor: true}, {Name: "score", Title: pick(lang, "score", "得分")},
		{Name: "best", Title: pick(lang, "best", "最好")}, {Name: "worst", Title: pick(lang, "worst", "最差")}, {Name: "first", Title: pick(lang, "first with", "居首权重"), Unit: "%"}}}
	for _, c := range a.Criteria {
		t.Columns = append(t.Columns, table.Column{Name: c.ID, Title: c.Name.In(lang), Minor: true})
	}
	for _, p := range a.Places {
		cells := []any{p.Rank, string(p.Region), p.Name.In(lang), p.Within.In(lang), table.Number{Value: p.Score, Text: fmt.Sprintf("%.3f", p.Score)}, p.Best, p.Worst, percent(100 * p.First)}
		for _, v := range p.Values {
			cells = append(cells, short(&v))
		}
		t.Add(cells...)
	}
	t.Note = agglo.Textf("best, worst: rank over %d weights drawn evenly from all; first with: share of them that put it first.", "最好、最差：在均匀抽取的%d组权重下的名次；居首权重：使其居首的权重占比。", draws).In(lang)
	if n := len(a.Unknown); n > 0 {
		t.Note += " " + agglo.Textf("%d regions are not ranked, for a criterion is unknown.", "%d个地区因数据不全未排名。", n).In(lang)
	}
	for _, n := range a.Notes {
		t.Note += " " + n.In(lang)
	}
	return t
}

func (a *SiteAnswer) storyTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "explained", Title: pick(lang, "Why", "理由"), Columns: []table.Column{
		{Name: "region", Title: pick(lang, "region", "地区")}, {Name: "criterion", Title: pick(lang, "criterion", "准则")}, {Name: "value", Title: pick(lang, "value", "数值")},
		{Name: "rank", Title: pick(lang, "rank by it", "单项名次")}, {Name: "behind", Title: pick(lang, "behind the first", "落后首位")}}}
	for _, st := range a.Explained {
		for k, p := range st.Parts {
			t.Add(st.Name.In(lang), a.Criteria[k].Name.In(lang), short(&p.Value), p.Rank, table.Number{Value: p.Behind, Text: fmt.Sprintf("%+.3f", p.Behind)})
		}
	}
	t.Note = pick(lang, "behind the first: points of the weighted sum that the first region gains on this one by the criterion; below 0 where this one is ahead.", "落后首位：首位地区凭该准则多得的加权分；负值表示本地领先。")
	return t
}

// nearShown is how many makers of inputs and customers are named for a region.
const nearShown = 3

func (a *SiteAnswer) nearTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "near", Title: pick(lang, "Nearest makers of inputs, and customers", "最近的投入供应商与客户"), Columns: []table.Column{
		{Name: "region", Title: pick(lang, "region", "地区")}, {Name: "side", Title: pick(lang, "side", "类别")}, {Name: "link", Title: pick(lang, "makes", "产品")},
		{Name: "site", Title: pick(lang, "site", "场所")}, {Name: "distance", Title: "km"}}}
	for _, st := range a.Explained {
		for side, near := range [][]SiteNear{st.Near, st.Buyers} {
			name := []string{pick(lang, "input", "投入"), pick(lang, "customer", "客户")}[side]
			for _, n := range near[:min(nearShown, len(near))] {
				t.Add(st.Name.In(lang), name, n.LinkName.In(lang), n.Site.In(lang), whole(&n.Distance))
			}
		}
	}
	return t
}

func (a *SiteAnswer) criteriaTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "criteria", Title: pick(lang, "Criteria", "准则"), Columns: []table.Column{
		{Name: "criterion", Title: pick(lang, "criterion", "准则")}, {Name: "weight", Title: pick(lang, "weight", "权重"), Unit: "%"}, {Name: "words", Title: pick(lang, "what", "含义")}}}
	for _, c := range a.Criteria {
		t.Add(c.Name.In(lang), percent(100*c.Weight), orNil(c.Words.In(lang)))
	}
	return t
}

func (a *SiteAnswer) mustTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "musts", Title: pick(lang, "Must-haves, one after the other", "必备条件（依次筛选）"), Columns: []table.Column{
		{Name: "condition", Title: pick(lang, "condition", "条件")}, {Name: "left", Title: pick(lang, "regions left", "剩余地区")}, {Name: "unknown", Title: pick(lang, "not known of", "数据缺失")}}}
	t.Add(pick(lang, "all", "全部"), a.Regions, nil)
	for _, m := range a.Musts {
		t.Add(m.Text, m.Left, m.Unknown)
	}
	return t
}
