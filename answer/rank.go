package answer

import (
	"context"
	"fmt"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

// RankIn asks for a ranking.
type RankIn struct {
	Indicator string   `query:"indicator" arg:"0" required:"true" example:"gdp" doc:"indicator, with transforms such as gdp.growth or production.share"`
	Subject   string   `query:"subject" example:"nev" doc:"chain, chain.link or product; empty for the whole economy"`
	Level     string   `query:"level" enum:"country,province,prefecture,county,park" doc:"level of the regions to rank; empty ranks cities"`
	Cities    bool     `query:"cities" doc:"rank the regions marked as cities, at whatever level (the default)"`
	Within    string   `query:"within" example:"Jiangsu" doc:"only regions within this one; empty for all"`
	Period    string   `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Min       []string `query:"min" example:"gdp=1e12" doc:"only regions with at least this value of another indicator, as indicator=value"`
	Ascending bool     `query:"ascending" doc:"smallest first"`
	Limit     int      `query:"limit" default:"0" minimum:"0" doc:"places to show; 0 for all"`
}

// A RankAnswer is a ranking with the rule that it was made by.
type RankAnswer struct {
	Head
	Definition indicator.Definition `json:"definition"`
	Subject    agglo.Subject        `json:"subject,omitempty"`
	Period     agglo.Period         `json:"period"`
	Group      agglo.Text           `json:"group"`
	Places     []Place              `json:"places"`
	Of         int                  `json:"of"` // regions with a value
	Unknown    []Gap                `json:"unknown,omitempty"`
	Rule       agglo.Text           `json:"rule"`
}

// A Place is one place of a ranking.
type Place struct {
	Rank   int              `json:"rank"`
	Best   int              `json:"best"` // range of the rank that the data allow
	Worst  int              `json:"worst"`
	Tied   bool             `json:"tied,omitempty"`
	Region agglo.RegionID   `json:"region"`
	Name   agglo.Text       `json:"name"`
	Within agglo.Text       `json:"within"`
	Figure indicator.Figure `json:"figure"`
}

// A Gap is a region without a value, and why.
type Gap struct {
	Region agglo.RegionID `json:"region,omitempty"`
	Name   agglo.Text     `json:"name"`
	Why    agglo.Text     `json:"why"`
}

// Rank orders regions by an indicator.
var Rank = Question[RankIn, *RankAnswer]{
	Name:    "rank",
	Title:   agglo.Text{En: "Who ranks where?", Zh: "各地排名如何？"},
	Summary: agglo.Text{En: "Regions in the order of an indicator, with the group, the rule for ties, and the regions without data.", Zh: "按指标对地区排名，并注明比较范围、并列规则和缺数据的地区。"},
	Ask:     askRank,
}

func askRank(ctx context.Context, d *Desk, in RankIn) (*RankAnswer, error) {
	ref, err := d.Resolve(in.Indicator)
	if err != nil {
		return nil, err
	}
	subject, err := d.Subject(in.Subject)
	if err != nil {
		return nil, err
	}
	if subject == "" {
		subject = d.defaultSubject(ref)
	}
	period, err := d.Period(in.Period)
	if err != nil {
		return nil, err
	}
	group, err := d.group(in)
	if err != nil {
		return nil, err
	}
	def, err := d.Definition(ref)
	if err != nil {
		return nil, err
	}
	ascending := in.Ascending || def.Better == "lower"
	ranking, err := d.Rank(ctx, ref, subject, period, group, ascending)
	if err != nil {
		return nil, err
	}
	a := &RankAnswer{Definition: def, Subject: subject, Period: period, Group: d.groupName(group), Of: len(ranking.Ranked), Rule: rankRule(ascending)}
	a.fill(d, ranking, in.Limit)
	return a, a.say(d)
}

// defaultSubject gives the indicators that need a chain the default one.
func (d *Desk) defaultSubject(ref string) agglo.Subject {
	def, err := d.Definition(ref)
	if err == nil && (def.Subjects == "chain" || def.Subjects == "chain or link") {
		return agglo.Subject(d.Store().Release().Chain)
	}
	return ""
}

func (d *Desk) group(in RankIn) (indicator.Group, error) {
	g := indicator.Group{Level: in.Level, Cities: in.Cities || in.Level == ""}
	if in.Within != "" {
		r, err := d.Region(in.Within)
		if err != nil {
			return g, err
		}
		g.Within = r.ID
	}
	for _, m := range in.Min {
		c, err := parseMin(m)
		if err != nil {
			return g, err
		}
		g.Conditions = append(g.Conditions, c)
	}
	return g, nil
}

func parseMin(s string) (indicator.Condition, error) {
	c, err := indicator.ParseCondition(s)
	if err == nil && c.Op == "=" {
		c.Op = ">="
	}
	return c, err
}

var levelNames = map[string]agglo.Text{
	agglo.Country:    {En: "countries", Zh: "国家"},
	agglo.Province:   {En: "provinces", Zh: "省级地区"},
	agglo.Prefecture: {En: "prefectures", Zh: "地级地区"},
	agglo.County:     {En: "counties", Zh: "县级地区"},
	agglo.Park:       {En: "parks", Zh: "园区"},
}

// groupName says in words which regions are compared.
func (d *Desk) groupName(g indicator.Group) agglo.Text { return d.describe(g, "", "") }

// groupOf is groupName with the number of the regions.
func (d *Desk) groupOf(n int, g indicator.Group) agglo.Text {
	return d.describe(g, fmt.Sprintf("%d ", n), fmt.Sprintf("%d个", n))
}

// rankedOf is groupOf where some of the regions may have no data.
func (d *Desk) rankedOf(n, absent int, g indicator.Group) agglo.Text {
	if absent == 0 {
		return d.groupOf(n, g)
	}
	return d.describe(g, fmt.Sprintf("%d ", n), fmt.Sprintf("有数据的%d个", n))
}

// describe puts the number before the group in English, and before what the
// regions have in common in Chinese: 江苏省13个城市.
func (d *Desk) describe(g indicator.Group, en, zh string) agglo.Text {
	what := levelNames[g.Level]
	if g.Cities {
		what = agglo.Text{En: "cities", Zh: "城市"}
	}
	en += what.En
	if where, ok := d.Snap.Regions().Get(g.Within); ok {
		en += " of " + where.Name
		if where.Level == agglo.Country {
			where.NameZh = "全国"
		}
		zh = where.NameZh + zh
	}
	for _, c := range g.Conditions {
		def, err := d.Definition(c.Indicator)
		if err != nil {
			continue
		}
		bound := quantity.Text(c.Value, def.Unit, agglo.Exact, quantity.Short)
		holds := agglo.Textf(" with a %s %s %s", "%s%s%s的", midSentence(def.Name), opWord(c.Op), bound)
		en, zh = en+holds.En, zh+holds.Zh
	}
	return agglo.Text{En: en, Zh: zh + what.Zh}
}

var opWords = map[string]agglo.Text{
	">": {En: "above", Zh: "高于"}, ">=": {En: "of at least", Zh: "不低于"}, "<": {En: "below", Zh: "低于"}, "<=": {En: "of at most", Zh: "不高于"}, "=": {En: "of", Zh: "为"},
}

func opWord(op string) agglo.Text { return opWords[op] }

func rankRule(ascending bool) agglo.Text {
	if ascending {
		return agglo.Text{En: "smallest first; equal values share a rank and the next is skipped", Zh: "由小到大；并列者同名次，其后名次顺延"}
	}
	return agglo.Text{En: "largest first; equal values share a rank and the next is skipped", Zh: "由大到小；并列者同名次，其后名次顺延"}
}

func (a *RankAnswer) fill(d *Desk, r indicator.Ranking, limit int) {
	for _, p := range r.Ranked {
		if limit > 0 && len(a.Places) == limit {
			break
		}
		region, _ := d.Snap.Regions().Get(p.Figure.Region)
		d.cite(p.Figure)
		a.Places = append(a.Places, Place{
			Rank: p.Rank, Best: p.Best, Worst: p.Worst, Tied: p.Tied, Region: region.ID, Name: d.RegionName(region.ID),
			Within: d.RegionName(region.Parent), Figure: p.Figure,
		})
	}
	for _, u := range r.Unknown {
		a.Unknown = append(a.Unknown, Gap{Region: u.Region, Name: d.RegionName(u.Region), Why: u.Unknown})
	}
	for _, l := range r.Left {
		a.Unknown = append(a.Unknown, Gap{Name: l.What, Why: l.Why})
	}
}

func (a *RankAnswer) say(d *Desk) error {
	subject, err := d.SubjectName(a.Subject)
	if err != nil {
		return err
	}
	what := a.Definition.Name
	if !subject.IsZero() {
		what = agglo.Textf("%s (%s)", "%s（%s）", what, subject)
	}
	if len(a.Places) == 0 {
		a.Sentence = agglo.Textf("No region among the %s has a known %s for %s; %d have no data.", "%[3]s：%[1]s中没有已知%[2]s的地区，%[4]d个缺数据。", a.Group, what, a.Period, len(a.Unknown))
		return nil
	}
	first := a.Places[0]
	a.Sentence = agglo.Textf("%s leads the %s by %s in %s: %s; %d ranked, %d without data.", "%[4]s%[2]s按%[3]s排名，%[1]s居首位：%[5]s；%[6]d个参与排名，%[7]d个缺数据。",
		first.Name, a.Group, what, a.Period, first.Figure.Text, a.Of, len(a.Unknown))
	if first.Best != first.Worst {
		a.Sentence = agglo.Textf("%s has the highest known %s among the %s in %s: %s; the search was partial, so its rank may be anything from %d to %d of %d; %d without data.",
			"%[4]s%[3]s中，%[1]s已知的%[2]s最高：%[5]s；因检索不完整，其位次可能为第%[6]d至第%[7]d（共%[8]d个）；%[9]d个缺数据。",
			first.Name, what, a.Group, a.Period, first.Figure.Text, first.Best, first.Worst, a.Of, len(a.Unknown))
	}
	return nil
}

// Tables returns the ranking.
func (a *RankAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "rank", Title: agglo.Textf("%s, %s, %s", "%s（%s，%s）", a.Definition.Name, a.Group, a.Period).In(lang), Columns: []table.Column{
		{Name: "rank", Title: pick(lang, "rank", "位次")}, {Name: "range", Title: pick(lang, "range", "位次范围")},
		{Name: "region", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "region", "地区")}, {Name: "within", Title: pick(lang, "within", "所属")},
		{Name: "value", Title: pick(lang, "value", "数值")}, {Name: "low", Title: pick(lang, "low", "下限")}, {Name: "high", Title: pick(lang, "high", "上限")},
		{Name: "status", Title: pick(lang, "status", "状态"), Minor: true}}}
	for _, p := range a.Places {
		t.Add(p.Rank, rankRange(p), string(p.Region), p.Name.In(lang), p.Within.In(lang), cell(p.Figure, lang), known(p.Figure.Low), known(p.Figure.High), orNil(StatusName(p.Figure.Status).In(lang)))
	}
	t.Note = a.Rule.In(lang)
	if a.Of > len(a.Places) {
		t.Note += fmt.Sprintf(pick(lang, "; %d of %d shown", "；显示%d/%d"), len(a.Places), a.Of)
	}
	t.Note += fmt.Sprintf(pick(lang, "; %d regions without data", "；%d个地区缺数据"), len(a.Unknown))
	return []*table.Table{t.DropEmpty("range", "low", "high")}
}

func rankRange(p Place) any {
	if p.Best == p.Worst || (p.Best == p.Rank && p.Worst == p.Rank) {
		return nil
	}
	return fmt.Sprintf("%d–%d", p.Best, p.Worst)
}
