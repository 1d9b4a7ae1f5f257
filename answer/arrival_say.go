package answer

import (
	"strings"

	"agglo"
	"agglo/indicator"
)

// assume lists what the result takes for granted.
func (a *ArrivalAnswer) assume(in ArrivalIn) {
	from := a.Plan.Period.Start().Format("2006-01-02")
	owner := agglo.Text{En: "an owner who is new to the register", Zh: "名录之外的新企业"}
	if !a.Plan.Owner.IsZero() {
		owner = a.Plan.Owner
	}
	a.Assumptions = []agglo.Text{
		agglo.Textf("The plant runs from %s, at full capacity, and belongs to %s.", "项目自%s起满产运行，归属%s。", from, owner),
		{En: "All else stays as it is: nobody else builds, closes or moves, and prices, demand, land, energy and labour do not appear.", Zh: "其他条件不变：无他人新建、关停或搬迁；不含价格、市场需求、土地、能源和劳动力。"},
		openNote,
		agglo.Textf("Suppliers and buyers are makers in the register, not contracts: here, within %g km of the centre of the region, and the largest elsewhere.", "供应方和采购方为名录中的生产企业，并非合同关系：分为本地、距地区中心%g公里以内和外地最大者。", in.Within),
	}
	if a.Plan.Capacity == nil {
		a.Assumptions = append(a.Assumptions, agglo.Text{En: "No capacity is given: what the plant needs and what it adds to supply cannot be said.", Zh: "未给出产能：无法计算项目的需求和新增供给。"})
	}
	jobs := agglo.Text{En: "Jobs, output value and taxes are not estimated: the data set derives none of them from capacity by a factor with a source.", Zh: "不估算就业、产值和税收：数据集没有可据产能推算且有来源的系数。"}
	if len(a.Derived) > 0 {
		jobs = agglo.Text{En: "Of jobs, output value, emissions and the like only what the data set derives from capacity by factors with a source is given.", Zh: "就业、产值、排放等仅列出数据集以有来源的系数由产能推算的指标。"}
	}
	a.Assumptions = append(a.Assumptions, jobs)
}

func (a *ArrivalAnswer) say(d *Desk) {
	what, where := midSentence(a.LinkName), d.RegionName(a.Region.ID)
	size := agglo.Text{En: "a new plant", Zh: "一个"}
	if a.Plan.Capacity != nil {
		size = agglo.Textf("a new plant of %s", "产能%s的", a.Plan.Text)
	}
	before, after := stateWord(a.Before.State), stateWord(a.After.State)
	state := agglo.Textf("turns from %s to %s", "由“%s”变为“%s”", before, after)
	if a.Before.State == a.After.State {
		state = agglo.Textf("stays %s", "仍为“%s”", after)
	}
	a.Sentence = agglo.Textf("With %s in %s in %s, the link of %s %s there; chain integrity by the register (C0) %s.", "若%[3]s在%[2]s新增%[1]s%[4]s项目，该环节%[5]s；产业链完整度（C0，按名录）%[6]s。",
		size, where, a.Plan.Period, what, state, movement(a.Before.Integrity, a.After.Integrity))
	if s := a.After.Share; s != nil {
		earlier := agglo.Text{En: "unknown", Zh: "未知"}
		switch {
		case a.Before.State == Missing:
			earlier = agglo.Text{En: "none", Zh: "为零"}
		case a.Before.Share != nil:
			earlier = agglo.Textf("%.1f %%", "%.1f%%", *a.Before.Share)
		}
		a.Sentence = agglo.Textf("%s The region then has %.1f %% of the country's registered capacity of the link (before: %s).", "%s其名录产能占全国%.1f%%（此前%s）。", a.Sentence, *s, earlier)
	}
	a.sayNeeds()
}

// stateWord returns the name of a state without its sign.
func stateWord(state string) agglo.Text {
	word := func(name string) string { _, word, _ := strings.Cut(name, "\u00a0"); return word }
	name := StateName(state)
	return agglo.Text{En: word(name.En), Zh: word(name.Zh)}
}

// movement says from where to where a figure goes.
func movement(before, after indicator.Figure) agglo.Text {
	if sameFigure(before, after) {
		return agglo.Textf("stays at %s", "保持%s", textOf(after))
	}
	return agglo.Textf("goes from %s to %s", "由%s变为%s", textOf(before), textOf(after))
}

// sayNeeds says what the plant needs, and what turns short or sufficient.
func (a *ArrivalAnswer) sayNeeds() {
	needs, here := 0, 0
	for _, t := range a.Ties {
		if t.Role == InputTie {
			needs++
			if t.State == Present || t.State == Fragile {
				here++
			}
		}
	}
	if needs > 0 {
		a.Sentence = agglo.Textf("%s Of the inputs that it needs (%d), %d are made here.", "%s项目需要%d种投入，其中%d种本地在产。", a.Sentence, needs, here)
	}
	if names := a.turned(Short); len(names) > 0 {
		a.Sentence = agglo.Textf("%s Short of local supply turns: %s.", "%s本地供给转为不足的环节：%s。", a.Sentence, join(names))
	}
	if names := a.turned(Sufficient); len(names) > 0 {
		a.Sentence = agglo.Textf("%s Supplied from here alone can now be: %s.", "%s本地供给转为充足的环节：%s。", a.Sentence, join(names))
	}
}

func (a *ArrivalAnswer) turned(to string) []agglo.Text {
	var names []agglo.Text
	for _, c := range a.Balances {
		if c.Turn == to {
			names = append(names, midSentence(c.Name))
		}
	}
	return names
}
