package answer

import (
	"context"
	"math"

	"agglo"
	"agglo/indicator"
	"agglo/measure/outlook"
	"agglo/quantity"
	"agglo/table"
)

// A Projection is what the series expects of the year of the target, by the
// method that did best on its own past.
type Projection struct {
	Value      *float64    `json:"value"`           // nil where nothing is projected
	Bound      agglo.Bound `json:"bound,omitempty"` // about, where known values are bounds or rough
	Low        *float64    `json:"low"`             // of an interval of 80 %; nil where the past has too few errors for one
	High       *float64    `json:"high"`
	Text       agglo.Text  `json:"text,omitzero"`
	Method     string      `json:"method,omitempty"`
	MethodName agglo.Text  `json:"method_name,omitzero"`
	Origins    int         `json:"origins,omitempty"` // years of the past from which it was tried
	Values     int         `json:"values"`            // known yearly values
	Reason     agglo.Text  `json:"reason,omitzero"`   // why nothing is projected
}

// methodNames says what the methods of measure/outlook are called.
var methodNames = map[string]agglo.Text{
	"naive": {En: "naive", Zh: "朴素法"}, "drift": {En: "drift", Zh: "漂移法"}, "growth": {En: "growth", Zh: "平均增速法"},
	"simple smoothing": {En: "simple smoothing", Zh: "简单指数平滑法"}, "holt": {En: "holt", Zh: "霍尔特法"},
	"damped trend": {En: "damped trend", Zh: "阻尼趋势法"}, "logistic": {En: "logistic", Zh: "逻辑斯蒂曲线法"},
}

// A Contribution is the part that something had in the growth between the last
// two values.
type Contribution struct {
	Name    agglo.Text     `json:"name"`
	Subject agglo.Subject  `json:"subject,omitempty"`
	Region  agglo.RegionID `json:"region,omitempty"`
	Points  float64        `json:"points"` // percentage points; the parts sum to the growth
}

// expectation is the probability that intervals of projections hold with.
const expectation = 0.8

// project projects the series to the year of the target.
func (p *Path) project() error {
	x := &Projection{Values: len(p.Series)}
	p.Projection = x
	if len(p.Series) == 0 {
		x.Reason = agglo.Text{En: "no yearly value is known", Zh: "无年度数值"}
		return nil
	}
	first, last := p.Series[0].Period.Year(), p.Series[len(p.Series)-1].Period.Year()
	horizon := p.Period.Year() - last
	if horizon <= 0 {
		x.Reason = agglo.Text{En: "the year is over", Zh: "目标年份已过"}
		return nil
	}
	values := make([]float64, last-first+1)
	for i := range values {
		values[i] = math.NaN()
	}
	for _, f := range p.Series {
		if f.Bound != agglo.Exact {
			x.Bound = agglo.About
		}
		if f.Unit == p.Unit {
			values[f.Period.Year()-first] = *f.Value
		}
	}
	if math.IsNaN(values[len(values)-1]) {
		x.Reason = agglo.Text{En: "the last value has another unit than the target", Zh: "最近数值与目标单位不同"}
		return nil
	}
	made, err := outlook.Project(values, horizon, expectation)
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "%s: %v", p.Indicator, err)
	}
	if made.Method == "" {
		x.Reason = agglo.Textf("too few yearly values to try a projection on: %d", "仅有%d个年度数值，不足以检验预测", len(p.Series))
		return nil
	}
	n := horizon - 1
	x.Value, x.Low, x.High, x.Method, x.Origins = finite(made.Values[n]), finite(made.Low[n]), finite(made.High[n]), made.Method, made.Origins
	x.MethodName = methodNames[made.Method]
	x.Text = quantity.Text(made.Values[n], p.Unit, x.Bound, quantity.Short)
	return nil
}

// say adds the projection to a sentence.
func (x *Projection) say(sentence agglo.Text, year agglo.Period) agglo.Text {
	switch {
	case x.Value != nil && x.Low != nil && x.High != nil:
		return agglo.Textf("%s Projected for %s by %s: %s, with 80 %% between %s and %s.", "%s按%[3]s预测，%[2]s为%[4]s，80%%区间为%[5]s至%[6]s。", sentence, year, x.MethodName, x.Text,
			quantity.Number(*x.Low, quantity.Short), quantity.Number(*x.High, quantity.Short))
	case x.Value != nil:
		return agglo.Textf("%s Projected for %s by %s: %s, without an interval, as the past has too few errors for one.", "%s按%[3]s预测，%[2]s为%[4]s；历史误差过少，不给区间。", sentence, year, x.MethodName, x.Text)
	}
	return sentence
}

// contributions splits the growth between the last two values into those of
// the parts that have both: chains and products of the subject, else regions
// below. What no part explains is the rest.
func (d *Desk) contributions(ctx context.Context, p *Path, region agglo.RegionID) error {
	n := len(p.Series)
	if n < 2 || p.Series[n-1].Unit != p.Series[n-2].Unit || *p.Series[n-2].Value <= 0 || p.kind != indicator.Level {
		return nil
	}
	before, after := p.Series[n-2], p.Series[n-1]
	var parts []Contribution
	for _, s := range d.partsOf(p.Subject) {
		parts = append(parts, Contribution{Subject: s, Region: region})
	}
	found, err := d.contribute(ctx, p, parts, before, after)
	if err != nil || found {
		return err
	}
	parts = nil
	for _, r := range d.Snap.Regions().Children(region) {
		parts = append(parts, Contribution{Subject: p.Subject, Region: r})
	}
	_, err = d.contribute(ctx, p, parts, before, after)
	return err
}

// partsOf returns the chains below a chain, or else its links and products; of
// the whole economy nothing.
func (d *Desk) partsOf(subject agglo.Subject) []agglo.Subject {
	var out []agglo.Subject
	for _, c := range d.Snap.Chains() {
		if subject != "" && c.Parent == agglo.ChainID(subject) {
			out = append(out, agglo.Subject(c.ID))
		}
	}
	if len(out) > 0 || subject == "" {
		return out
	}
	for _, l := range d.Snap.Links(agglo.ChainID(subject)) {
		out = append(out, agglo.LinkSubject(l.Chain, l.ID))
	}
	for _, x := range d.Snap.Subjects() {
		if x.Chain == agglo.ChainID(subject) && x.Link == "" && x.ID != subject {
			out = append(out, x.ID)
		}
	}
	return out
}

func (d *Desk) contribute(ctx context.Context, p *Path, parts []Contribution, before, after indicator.Figure) (found bool, err error) {
	var from, to []float64
	var known []Contribution
	restFrom, restTo := *before.Value, *after.Value
	for _, c := range parts {
		panel, err := d.Panel(ctx, indicator.Query{Indicator: p.Indicator, Subject: c.Subject, Regions: []agglo.RegionID{c.Region}, Periods: []agglo.Period{before.Period, after.Period}})
		if err != nil {
			return false, err
		}
		a, b := panel[0], panel[1]
		if !a.Known() || !b.Known() || a.Unit != before.Unit || b.Unit != before.Unit {
			continue
		}
		c.Name = d.RegionName(c.Region)
		if c.Subject != p.Subject {
			if c.Name, err = d.SubjectName(c.Subject); err != nil {
				return false, err
			}
		}
		from, to, known = append(from, *a.Value), append(to, *b.Value), append(known, c)
		restFrom, restTo = restFrom-*a.Value, restTo-*b.Value
		d.cite(a, b)
	}
	if len(known) == 0 || restFrom < 0 || restTo < 0 {
		return false, nil // parts that are more than the whole are of another scope
	}
	from, to = append(from, restFrom), append(to, restTo)
	known = append(known, Contribution{Name: agglo.Text{En: "the rest", Zh: "其余"}})
	points, _, err := outlook.Contributions(from, to)
	if err != nil {
		return false, agglo.Errorf(agglo.Invalid, "%s: %v", p.Indicator, err)
	}
	for i := range known {
		known[i].Points = points[i]
	}
	p.Parts = known
	return true, nil
}

// projectionTable shows what the series expect.
func (a *OutlookAnswer) projectionTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "projections", Title: pick(lang, "Projections, by the method that did best on the past", "预测（以历史检验最优方法）"), Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "period", Title: pick(lang, "for", "年份")}, {Name: "projected", Title: pick(lang, "projected", "预测")},
		{Name: "low", Title: pick(lang, "80 % from", "80%下限")}, {Name: "high", Title: pick(lang, "to", "上限")}, {Name: "values", Title: pick(lang, "values", "数值个数"), Minor: true}, {Name: "method", Title: pick(lang, "method, or why not", "方法或原因")}}}
	for _, p := range a.Targets {
		x := p.Projection
		why := x.MethodName.In(lang)
		switch {
		case x.Value == nil:
			why = x.Reason.In(lang)
		case x.Low == nil:
			why += pick(lang, "; too few errors on the past for an interval", "；历史误差过少，不给区间")
		}
		t.Add(p.Name.In(lang), p.Period.String(), x.cell(lang), short(x.Low), short(x.High), x.Values, why)
	}
	return t
}

// cell returns the projected value with its unit.
func (x *Projection) cell(lang agglo.Lang) any {
	if x.Value == nil {
		return nil
	}
	return table.Number{Value: *x.Value, Text: x.Text.In(lang)}
}

// partsTable shows the contributions to growth.
func (a *OutlookAnswer) partsTable(lang agglo.Lang) *table.Table {
	t := &table.Table{Name: "contributions", Title: pick(lang, "What carried the growth between the last two values", "最近两期增长的贡献"), Columns: []table.Column{
		{Name: "indicator", Title: pick(lang, "indicator", "指标")}, {Name: "part", Title: pick(lang, "part", "组成")}, {Name: "points", Title: pick(lang, "percentage points", "百分点")}}}
	for _, p := range a.Targets {
		for _, c := range p.Parts {
			t.Add(p.Name.In(lang), c.Name.In(lang), oneDigit(c.Points))
		}
	}
	return t
}
