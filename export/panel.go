package export

import (
	"context"
	"math"
	"slices"
	"strconv"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// PanelIn asks for a panel: an indicator of many regions at many periods.
type PanelIn struct {
	Indicator string   `query:"indicator" arg:"0" required:"true" example:"gdp" doc:"indicator, with transforms such as gdp.growth or production.share"`
	Subject   string   `query:"subject" example:"nev" doc:"chain, chain.link or product; empty for the whole economy"`
	Regions   []string `query:"regions" example:"Changzhou" doc:"regions by id or name; left out, those that level, cities and within say"`
	Level     string   `query:"level" enum:"country,province,prefecture,county,park" doc:"all regions of this level"`
	Cities    bool     `query:"cities" doc:"all regions marked as cities (the default)"`
	Within    string   `query:"within" example:"Jiangsu" doc:"only regions within this one"`
	From      int      `query:"from" example:"2019" doc:"first year"`
	Until     int      `query:"until" example:"2023" doc:"last year; the default period of the data set where only from is given"`
	Periods   []string `query:"periods" example:"2023" doc:"periods in place of from and until, such as 2023-Q1"`
}

// A PanelAnswer is an indicator of many regions at many periods. It has a cell
// for every region and period, known or not.
type PanelAnswer struct {
	answer.Head
	Definition  indicator.Definition `json:"definition"`
	Subject     agglo.Subject        `json:"subject,omitempty"`
	SubjectName agglo.Text           `json:"subject_name,omitzero"`
	Regions     []store.Region       `json:"regions"`
	Periods     []agglo.Period       `json:"periods"`
	Cells       []Cell               `json:"cells"` // regions in order and within them periods in order
	Sources     []agglo.Source       `json:"sources"`

	release store.Release
}

// A Cell is a figure without its explanation.
type Cell struct {
	Figure  string           `json:"figure"` // id
	Region  agglo.RegionID   `json:"region"`
	Period  agglo.Period     `json:"period"`
	Value   *float64         `json:"value"` // nil where unknown
	Unit    string           `json:"unit"`
	Status  string           `json:"status,omitempty"`
	Bound   agglo.Bound      `json:"bound,omitempty"`
	Low     *float64         `json:"low,omitempty"`
	High    *float64         `json:"high,omitempty"`
	Unknown agglo.Text       `json:"unknown,omitzero"` // why there is no value
	Sources []agglo.SourceID `json:"sources,omitempty"`
}

// Panel gives an indicator of many regions at many periods.
var Panel = answer.Question[PanelIn, *PanelAnswer]{
	Name:    "panel",
	Title:   agglo.Text{En: "How does it look over regions and years?", Zh: "各地历年情况如何？"},
	Summary: agglo.Text{En: "An indicator of many regions at many periods, one cell each, with the id of its figure and its sources; also in the forms that statistical programs read.", Zh: "某一指标在多个地区、多个时期的数值，逐格给出指标编号与来源；也可输出统计软件通用格式。"},
	Ask:     askPanel,
}

// mostCells is the most cells that one panel may have.
const mostCells = 100_000

func askPanel(ctx context.Context, d *answer.Desk, in PanelIn) (*PanelAnswer, error) {
	ref, err := d.Resolve(in.Indicator)
	if err != nil {
		return nil, err
	}
	a := &PanelAnswer{release: d.Store().Release()}
	if a.Definition, err = d.Definition(ref); err != nil {
		return nil, err
	}
	if a.Subject, err = d.Subject(in.Subject); err != nil {
		return nil, err
	}
	if a.SubjectName, err = d.SubjectName(a.Subject); err != nil {
		return nil, err
	}
	if a.Periods, err = panelPeriods(d, in); err != nil {
		return nil, err
	}
	if a.Regions, err = panelRegions(ctx, d, in, a.Periods[len(a.Periods)-1]); err != nil {
		return nil, err
	}
	if n := len(a.Regions) * len(a.Periods); n > mostCells {
		return nil, agglo.Errorf(agglo.Invalid, "%d regions at %d periods are %d cells, more than %d: ask for fewer", len(a.Regions), len(a.Periods), n, mostCells)
	}
	figures, err := d.Panel(ctx, indicator.Query{Indicator: ref, Subject: a.Subject, Regions: ids(a.Regions), Periods: a.Periods})
	if err != nil {
		return nil, err
	}
	a.fill(figures)
	a.Sources, err = d.Snap.Sources(ctx, a.cited())
	a.say()
	return a, err
}

func ids(regions []store.Region) []agglo.RegionID {
	out := make([]agglo.RegionID, len(regions))
	for i, r := range regions {
		out[i] = r.ID
	}
	return out
}

// panelPeriods returns the periods that are asked for, at least one.
func panelPeriods(d *answer.Desk, in PanelIn) ([]agglo.Period, error) {
	var out []agglo.Period
	for _, text := range in.Periods {
		p, err := agglo.ParsePeriod(text)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	last := d.Store().Release().Period
	switch {
	case len(out) > 0 && (in.From != 0 || in.Until != 0):
		return nil, agglo.Errorf(agglo.Invalid, "give periods, or from and until, not both")
	case len(out) > 0:
		return out, nil
	case in.From == 0 && in.Until == 0 && !last.IsZero():
		return []agglo.Period{last}, nil
	case in.From == 0 && in.Until == 0:
		return nil, agglo.Errorf(agglo.Invalid, "the data set has no default period: give from and until, or periods")
	case in.From == 0:
		in.From = in.Until
	case in.Until == 0 && last.IsZero():
		in.Until = in.From
	case in.Until == 0:
		in.Until = max(last.Year(), in.From)
	}
	if in.From > in.Until || in.From < 1000 || in.Until > 9999 || in.Until-in.From >= 1000 {
		return nil, agglo.Errorf(agglo.Invalid, "from %d to %d is not a span of years", in.From, in.Until)
	}
	for y := in.From; y <= in.Until; y++ {
		out = append(out, agglo.MustPeriod(strconv.Itoa(y)))
	}
	return out, nil
}

// panelRegions returns the regions that are asked for.
func panelRegions(ctx context.Context, d *answer.Desk, in PanelIn, at agglo.Period) ([]store.Region, error) {
	var out []store.Region
	for _, text := range in.Regions {
		r, err := d.Region(text)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(have store.Region) bool { return have.ID == r.ID }) {
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		if in.Level != "" || in.Cities || in.Within != "" {
			return nil, agglo.Errorf(agglo.Invalid, "give regions, or level, cities and within, not both")
		}
		return out, nil
	}
	g := indicator.Group{Level: in.Level, Cities: in.Cities || in.Level == ""}
	if in.Within != "" {
		r, err := d.Region(in.Within)
		if err != nil {
			return nil, err
		}
		g.Within = r.ID
	}
	members, _, err := d.Members(ctx, g, at)
	for _, id := range members {
		r, _ := d.Snap.Regions().Get(id)
		out = append(out, r)
	}
	if err == nil && len(out) == 0 {
		err = agglo.Errorf(agglo.NotFound, "there are no such regions in the data set: choose another level, or leave out within")
	}
	return out, err
}

func (a *PanelAnswer) fill(figures []indicator.Figure) {
	a.Cells = make([]Cell, len(figures))
	for i := range figures {
		f := &figures[i]
		a.Cells[i] = Cell{
			Figure: f.ID, Region: f.Region, Period: f.Period, Value: f.Value, Unit: f.Unit, Status: f.Status,
			Bound: f.Bound, Low: f.Low, High: f.High, Unknown: f.Unknown, Sources: f.Sources(),
		}
	}
}

// cited returns the sources of the cells, each once, in order.
func (a *PanelAnswer) cited() []agglo.SourceID {
	var out []agglo.SourceID
	seen := map[agglo.SourceID]bool{}
	for _, c := range a.Cells {
		for _, id := range c.Sources {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

func (a *PanelAnswer) say() {
	known := 0
	for _, c := range a.Cells {
		if c.Value != nil {
			known++
		}
	}
	first, last := a.Periods[0], a.Periods[len(a.Periods)-1]
	a.Sentence = agglo.Textf("%s of %d regions from %s to %s: %d of %d values are known.", "%[2]d个地区%[3]s至%[4]s的%[1]s：%[6]d个数值中已知%[5]d个。",
		a.title(), len(a.Regions), first, last, known, len(a.Cells))
}

// title names what the panel is of.
func (a *PanelAnswer) title() agglo.Text {
	if a.SubjectName.IsZero() {
		return a.Definition.Name
	}
	return agglo.Textf("%s, %s", "%[2]s%[1]s", a.Definition.Name, a.SubjectName)
}

// Tables returns the cells as a long table, one a row.
func (a *PanelAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "panel", Title: a.title().In(lang)}
	for _, c := range panelColumns {
		t.Columns = append(t.Columns, table.Column{Name: c.name, Title: c.title.In(lang)})
	}
	for i, c := range a.Cells {
		r := a.Regions[i/len(a.Periods)]
		t.Add(string(c.Region), agglo.Text{En: r.Name, Zh: r.NameZh}.In(lang), c.Period.String(), orNaN(c.Value), some(c.Unit), some(c.Status),
			some(string(c.Bound)), orNaN(c.Low), orNaN(c.High), some(c.Unknown.In(lang)), some(join(c.Sources)), c.Figure)
	}
	return []*table.Table{t}
}

// panelColumns are the columns of the long table, with the type that each has
// in descriptions of tables.
var panelColumns = []struct {
	name, datatype string
	title          agglo.Text
}{
	{"region", "string", agglo.Text{En: "region", Zh: "地区代码"}},
	{"name", "string", agglo.Text{En: "name", Zh: "地区"}},
	{"period", "string", agglo.Text{En: "period", Zh: "时期"}},
	{"value", "double", agglo.Text{En: "value", Zh: "数值"}},
	{"unit", "string", agglo.Text{En: "unit", Zh: "单位"}},
	{"status", "string", agglo.Text{En: "status", Zh: "状态"}},
	{"bound", "string", agglo.Text{En: "bound", Zh: "界限"}},
	{"low", "double", agglo.Text{En: "low", Zh: "下限"}},
	{"high", "double", agglo.Text{En: "high", Zh: "上限"}},
	{"unknown", "string", agglo.Text{En: "why unknown", Zh: "未知原因"}},
	{"sources", "string", agglo.Text{En: "sources", Zh: "来源"}},
	{"figure", "string", agglo.Text{En: "figure", Zh: "指标编号"}},
}

func pointed(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

// orNaN returns a number as a cell. An unknown one is NaN, so that a column
// without any known cell is still one of numbers.
func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

func some(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func join(sources []agglo.SourceID) string {
	text := ""
	for i, s := range sources {
		if i > 0 {
			text += "; "
		}
		text += string(s)
	}
	return text
}
