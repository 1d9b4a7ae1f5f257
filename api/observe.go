package api

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"agglo"
	"agglo/answer"
	"agglo/export"
	"agglo/indicator"
	"agglo/table"
)

// Observations are what an assistant gets of an answer: the sentence, the
// figures in it, its tables, and the sources, cut to what fits a conversation.
type Observations struct {
	Answer       string         `json:"answer" jsonschema:"the answer in one sentence"`
	AnswerZh     string         `json:"answer_zh" jsonschema:"the same in Chinese"`
	Notes        []string       `json:"notes" jsonschema:"what a reader has to know"`
	Observations []Observation  `json:"observations" jsonschema:"the figures of the answer"`
	Tables       []Grid         `json:"tables" jsonschema:"the answer as tables, in English"`
	Sources      []agglo.Source `json:"sources" jsonschema:"of what is shown"`
	Release      string         `json:"release" jsonschema:"release of the data set: the same id, the same answer"`
	Cut          string         `json:"cut,omitempty" jsonschema:"what was left out because the answer is long, and how to get it"`
}

// An Observation is a figure with what is needed to quote it.
type Observation struct {
	Figure  string           `json:"figure" jsonschema:"id; the tool figure explains it"`
	Name    string           `json:"name"`
	Region  agglo.RegionID   `json:"region"`
	Subject agglo.Subject    `json:"subject,omitempty"`
	Period  string           `json:"period"`
	Value   *float64         `json:"value"`
	Unit    string           `json:"unit"`
	Text    string           `json:"text" jsonschema:"the value as people write it"`
	Status  string           `json:"status,omitempty"`
	Low     *float64         `json:"low,omitempty"`
	High    *float64         `json:"high,omitempty"`
	Unknown string           `json:"unknown,omitempty" jsonschema:"why there is no value"`
	Sources []agglo.SourceID `json:"sources,omitempty"`
}

// A Grid is a table.
type Grid struct {
	Name    string     `json:"name"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	Total   int        `json:"total" jsonschema:"rows in all"`
	Note    string     `json:"note,omitempty"`
}

// Most of each that an assistant gets.
const (
	mostObservations = 100
	mostRows         = 50
	mostSources      = 50
)

// observe makes observations of an answer.
func observe(a answer.Answer) *Observations {
	out := &Observations{Answer: a.Lead().En, AnswerZh: a.Lead().Zh, Notes: []string{}, Observations: []Observation{}, Tables: []Grid{}, Sources: []agglo.Source{}}
	v := reflect.ValueOf(a).Elem()
	head := v.FieldByName("Head").Interface().(answer.Head)
	out.Release, out.Sources = head.Release, append(out.Sources, head.Sources...)
	for _, n := range head.Notes {
		out.Notes = append(out.Notes, n.En)
	}
	if p, ok := a.(*export.PanelAnswer); ok {
		out.addCells(p)
	} else {
		out.addFigures(v, map[string]bool{})
	}
	for _, t := range a.Tables(agglo.English) {
		out.Tables = append(out.Tables, gridOf(t))
	}
	out.shorten()
	return out
}

var figureType = reflect.TypeFor[indicator.Figure]()

// addFigures collects the figures below v, each once, in the order of the answer.
func (o *Observations) addFigures(v reflect.Value, seen map[string]bool) {
	switch {
	case v.Type() == figureType:
		f := v.Addr().Interface().(*indicator.Figure)
		if f.ID == "" || seen[f.ID] {
			return
		}
		seen[f.ID] = true
		o.Observations = append(o.Observations, Observation{
			Figure: f.ID, Name: f.Name.En, Region: f.Region, Subject: f.Subject, Period: f.Period.String(), Value: f.Value, Unit: f.Unit,
			Text: f.Text.En, Status: f.Status, Low: f.Low, High: f.High, Unknown: f.Unknown.En, Sources: f.Sources(),
		})
	case v.Kind() == reflect.Pointer && !v.IsNil():
		o.addFigures(v.Elem(), seen)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			o.addFigures(v.Index(i), seen)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				o.addFigures(v.Field(i), seen)
			}
		}
	}
}

// addCells makes observations of the cells of a panel.
func (o *Observations) addCells(p *export.PanelAnswer) {
	o.Sources = append(o.Sources, p.Sources...)
	for _, c := range p.Cells {
		text := "unknown"
		if c.Value != nil {
			text = fmt.Sprintf("%s%g %s", c.Bound.Symbol(), *c.Value, c.Unit)
		}
		o.Observations = append(o.Observations, Observation{
			Figure: c.Figure, Name: p.Definition.Name.En, Region: c.Region, Subject: p.Subject, Period: c.Period.String(), Value: c.Value, Unit: c.Unit,
			Text: text, Status: c.Status, Low: c.Low, High: c.High, Unknown: c.Unknown.En, Sources: c.Sources,
		})
	}
}

func gridOf(t *table.Table) Grid {
	g := Grid{Name: t.Name, Columns: []string{}, Rows: [][]string{}, Total: len(t.Rows), Note: t.Note}
	for _, c := range t.Columns {
		g.Columns = append(g.Columns, c.Name)
	}
	for _, cells := range t.Rows[:min(mostRows, len(t.Rows))] {
		row := make([]string, len(cells))
		for i, cell := range cells {
			switch x := cell.(type) {
			case nil:
			case float64:
				if !math.IsNaN(x) {
					row[i] = fmt.Sprint(x)
				}
			case table.Number:
				row[i] = x.Text
			default:
				row[i] = fmt.Sprint(x)
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// shorten cuts what is too long and says so.
func (o *Observations) shorten() {
	var said []string
	if n := len(o.Observations); n > mostObservations {
		said, o.Observations = append(said, fmt.Sprintf("%d of %d observations are shown", mostObservations, n)), o.Observations[:mostObservations]
	}
	if n := len(o.Sources); n > mostSources {
		said, o.Sources = append(said, fmt.Sprintf("%d of %d sources", mostSources, n)), o.Sources[:mostSources]
	}
	for _, g := range o.Tables {
		if g.Total > len(g.Rows) {
			said = append(said, fmt.Sprintf("%d of %d rows of table %s", len(g.Rows), g.Total, g.Name))
		}
	}
	if len(said) > 0 {
		o.Cut = strings.Join(said, ", ") + "; ask for less at a time, or read the whole answer over HTTP"
	}
}

// text returns the answer for assistants that read no structured content.
func (o *Observations) text() string {
	var b strings.Builder
	b.WriteString(o.Answer)
	for _, n := range o.Notes {
		b.WriteString("\n" + n)
	}
	const few = 10
	for i, x := range o.Observations {
		if i == few {
			fmt.Fprintf(&b, "\n… %d more in the structured content", len(o.Observations)-few)
			break
		}
		fmt.Fprintf(&b, "\n%s, %s: %s [%s]", x.Name, x.Period, x.Text, x.Figure)
	}
	return b.String()
}
