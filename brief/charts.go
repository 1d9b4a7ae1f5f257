package brief

import (
	"math"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/quantity"
)

const chartWidth = 720

// seriesChart draws the yearly values of a series as columns, each with its
// value; it needs three.
func (w *writer) seriesChart(p *answer.ProfileAnswer, ref string, subject agglo.Subject) Block {
	for _, s := range p.Series {
		if s.Ref == ref && s.Subject == subject && len(s.Figures) >= 3 {
			return Block{Chart: &Chart{Caption: w.say("%s, %s to %s", "%s，%s至%s", s.Name, s.Figures[0].Period, s.Figures[len(s.Figures)-1].Period), SVG: w.columns(s)}}
		}
	}
	return Block{}
}

func (w *writer) columns(row answer.SeriesRow) string {
	const height, top, bottom = 220.0, 30.0, 190.0
	s := newSVG(chartWidth, height, w.text(row.Name))
	highest := 0.0
	for _, f := range row.Figures {
		highest = max(highest, *f.Value)
	}
	first, last := row.Figures[0].Period.Year(), row.Figures[len(row.Figures)-1].Period.Year()
	step := (chartWidth - 40.0) / float64(last-first+1) // years without a value stay empty
	for _, f := range row.Figures {
		x := 20 + step*(float64(f.Period.Year()-first)+0.5)
		h := (bottom - top) * max(0, *f.Value) / highest
		class := "bar"
		if f.Status == "estimate" {
			class = "fragile"
		}
		s.rect(class, x-min(28, step*0.35), bottom-h, 2*min(28, step*0.35), h, 2)
		s.text("ink small", "middle", x, bottom-h-6, w.short(f))
		s.text("dim", "middle", x, bottom+18, f.Period.String())
	}
	s.line("line", 20, bottom, chartWidth-20, bottom)
	return s.done()
}

// short writes a value for a chart: the unit stands in the caption.
func (w *writer) short(f indicator.Figure) string {
	return w.text(quantity.Text(*f.Value, f.Unit, f.Bound, quantity.Short))
}

// shareChart draws the shares of the country and the province as bars from 0
// to 100 %.
func (w *writer) shareChart(p *answer.ProfileAnswer) Block {
	var rows []answer.ProfileRow
	for _, r := range p.Industry {
		if r.Kind == indicator.Share && r.Figure.Unit == "%" && *r.Figure.Value <= 100 && len(rows) < 10 {
			rows = append(rows, r)
		}
	}
	if len(rows) < 2 {
		return Block{}
	}
	const rowHeight, left = 26.0, 390.0
	s := newSVG(chartWidth, rowHeight*float64(len(rows))+30, w.say("Shares", "占比"))
	full := chartWidth - left - 70
	for i, r := range rows {
		y := 8 + rowHeight*float64(i)
		s.text("ink", "end", left-10, y+15, shorten(w.rowName(r), left-20))
		s.rect("bar", left, y+3, full**r.Figure.Value/100, rowHeight-9, 2)
		s.text("ink", "start", left+full**r.Figure.Value/100+6, y+15, w.short(r.Figure))
	}
	base := 8 + rowHeight*float64(len(rows))
	s.line("line", left, 4, left, base)
	s.line("line", left+full, 4, left+full, base)
	s.text("dim small", "middle", left, base+14, "0 %")
	s.text("dim small", "middle", left+full, base+14, "100 %")
	return Block{Chart: &Chart{Caption: w.say("Published shares, %s", "已公布占比，%s", p.Period), SVG: s.done()}}
}

// chainChart draws the chain from left to right, a link a line with its state;
// short stages share a column.
func (w *writer) chainChart(c *answer.ChainAnswer) Block {
	columns := w.stageColumns(c.Links)
	deepest := 0
	for _, col := range columns {
		deepest = max(deepest, len(col))
	}
	const rowHeight = 24.0
	s := newSVG(chartWidth, 10+rowHeight*float64(deepest)+36, w.say("The chain link by link", "产业链各环节"))
	step := float64(chartWidth) / float64(len(columns))
	for i, col := range columns {
		x := step * float64(i)
		for j, l := range col {
			y := 8 + rowHeight*float64(j)
			if l.state == "" {
				s.text("dim", "start", x+4, y+14, l.label)
				continue
			}
			s.rect(l.state, x+4, y+3, 12, 12, 3)
			s.text("ink small", "start", x+22, y+14, shorten(l.label, step-26))
		}
	}
	w.legend(s, 10+rowHeight*float64(deepest)+22)
	return Block{Chart: &Chart{Caption: w.say("The chain in %s at the end of %s", "%s产业链状况，%s末", agglo.Text{En: c.Region.Name, Zh: c.Region.NameZh}, c.AsOf), SVG: s.done()}}
}

// A chainLine is a line of a column: a link with its state, or a heading.
type chainLine struct{ label, state string }

// fullColumn is how many lines a column has before the next stage takes
// another.
const fullColumn = 13

func (w *writer) stageColumns(links []answer.LinkAnswer) [][]chainLine {
	var stages [][]chainLine
	last := ""
	for _, l := range links {
		if l.Stage != last {
			last = l.Stage
			stages = append(stages, []chainLine{{label: w.text(answer.StageName(l.Stage))}})
		}
		n := len(stages) - 1
		stages[n] = append(stages[n], chainLine{w.text(l.Name), l.State})
	}
	var columns [][]chainLine
	for _, stage := range stages {
		n := len(columns) - 1
		if n >= 0 && len(columns[n])+len(stage) <= fullColumn && len(stage) <= 4 {
			columns[n] = append(columns[n], stage...)
			continue
		}
		columns = append(columns, stage)
	}
	return columns
}

func (w *writer) legend(s *svg, y float64) {
	x := 4.0
	for _, state := range []string{answer.Leading, answer.Present, answer.Fragile, answer.Unknown, answer.Missing} {
		s.rect(state, x, y-10, 12, 12, 3)
		label := w.text(answer.StateName(state))
		s.text("dim small", "start", x+18, y, label)
		x += 34 + textWidth(label)
	}
}

// targetChart draws the way to the target of the industry: known values, the
// target, and the path between.
func (w *writer) targetChart(p *answer.ProfileAnswer) Block {
	var best *answer.Path
	for i, t := range p.Targets {
		if len(t.Series) >= 2 && t.Required != nil && (best == nil || (p.Roof != nil && t.Subject == agglo.Subject(p.Roof.ID))) {
			best = &p.Targets[i]
		}
	}
	if best == nil {
		return Block{}
	}
	return Block{Chart: &Chart{Caption: w.say("%s: known values and target (dashed: the path that is needed)", "%s：已知数值与目标（虚线为所需路径）", best.Name), SVG: w.path(best)}}
}

func (w *writer) path(t *answer.Path) string {
	const height, top, bottom, left, right = 240.0, 34.0, 200.0, 60.0, 660.0
	s := newSVG(chartWidth, height, w.text(t.Name))
	first, last := t.Series[0].Period.Year(), t.Period.Year()
	highest := t.Target
	for _, f := range t.Series {
		highest = math.Max(highest, *f.Value)
	}
	at := func(year int, v float64) [2]float64 {
		return [2]float64{left + (right-left)*float64(year-first)/math.Max(1, float64(last-first)), bottom - (bottom-top)*v/highest}
	}
	var points [][2]float64
	for _, f := range t.Series {
		points = append(points, at(f.Period.Year(), *f.Value))
	}
	goal := at(last, t.Target)
	s.line("line", left-30, bottom, right+30, bottom)
	s.polyline("path", points)
	s.polyline("goal", [][2]float64{points[len(points)-1], goal})
	for i, f := range t.Series {
		s.circle("bar", points[i][0], points[i][1], 4)
		s.text("ink small", "middle", points[i][0], points[i][1]-10, w.short(f))
		s.text("dim", "middle", points[i][0], bottom+18, f.Period.String())
	}
	s.circle("mark", goal[0], goal[1], 5)
	s.text("ink small", "middle", goal[0], goal[1]-10, w.text(quantity.Text(t.Target, t.Unit, agglo.Exact, quantity.Short)))
	s.text("dim", "middle", goal[0], bottom+18, t.Period.String())
	return s.done()
}
