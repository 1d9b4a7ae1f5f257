package intake

import (
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"agglo/dataset"
)

// What is said of a column in one row.
type said struct {
	Cell
	unit    string // of the column
	heading string
}

// A reader reads one row of a sheet for one of its value columns.
type reader struct {
	*Plan
	said    map[string][]said // "table.column" → cells
	got     map[string]values // table → values
	row     *Row
	pending []change // to be made when the whole row is understood
}

// A change is a row to be put into a table.
type change struct {
	table string
	values
}

// readRows reads all rows below the header.
func (p *Plan) readRows(ctx context.Context, header int) error {
	hs := headings(p.Sheet, header)
	first := header + 1
	if len(hs) > 0 {
		first = hs[0].last + 1
	}
	for i := first; i < len(p.Sheet.Rows); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		texts := p.Sheet.texts(i)
		if len(texts) == 0 {
			continue
		}
		row := Row{Line: i + 1, Outcome: Unchanged}
		if why := p.aside(hs, i, texts); why != "" {
			row.Outcome, row.What, row.Reasons = LeftOut, shorten(texts[0]), []string{why}
		} else if err := p.readRow(hs, i, &row); err != nil {
			return err
		}
		p.Rows = append(p.Rows, row)
	}
	return nil
}

var (
	noteWords  = regexp.MustCompile(`^(注|备注|说明|附注|数据来源|资料来源|来源|制表|填表|审核|联系人|[Nn]otes?|[Ss]ources?|\*)\s*[:：.\d(（]?`)
	totalWords = regexp.MustCompile(`^(合计|总计|小计|共计|累计|[Tt]otal|[Ss]ubtotal|[Ss]um)\b?\s*:?$`)
)

// aside says why a row is no row of the table, empty where it is one.
func (p *Plan) aside(hs []heading, row int, texts []string) string {
	cells := 0
	for _, h := range hs {
		if tidy(p.Sheet.at(row, h.col).Text) != "" {
			cells++
		}
	}
	switch {
	case len(texts) == 1 && len(hs) > 1 && (cells > 1 || noteWords.MatchString(texts[0]) || len([]rune(texts[0])) > 30):
		return "is a title or a note"
	case len(texts) <= 2 && noteWords.MatchString(texts[0]):
		return "is a note"
	case slices.ContainsFunc(texts[:min(2, len(texts))], totalWords.MatchString):
		return "is a total: agglo adds up itself"
	}
	same := 0
	for _, h := range hs {
		if key(p.Sheet.at(row, h.col).Text) == key(h.text) {
			same++
		}
	}
	if same > 1 && same*2 >= len(hs) {
		return "is the header once more"
	}
	return ""
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// readRow reads a row once, or once for each of its columns of values.
func (p *Plan) readRow(hs []heading, i int, row *Row) error {
	base := map[string][]said{}
	for column, text := range p.Mapping.Constants {
		base[column] = []said{{Cell: Cell{Text: text}, heading: column}}
	}
	var wide []heading
	for _, h := range hs {
		c := p.Mapping.of(h.text)
		if c == nil || c.To == "" {
			continue
		}
		if len(c.With) > 0 {
			wide = append(wide, h)
		} else if cell := p.Sheet.at(i, h.col); !unknown(tidy(cell.Text)) {
			base[c.To] = append(slices.Clone(withoutConstant(base[c.To])), said{cell, c.Unit, h.text})
		}
	}
	if len(wide) == 0 {
		return p.readOne(base, row)
	}
	for _, h := range wide {
		cell := p.Sheet.at(i, h.col)
		if unknown(tidy(cell.Text)) {
			continue
		}
		c := p.Mapping.of(h.text)
		all := maps.Clone(base)
		all[c.To] = []said{{cell, c.Unit, h.text}}
		for column, text := range c.With {
			all[column] = []said{{Cell: Cell{Text: text}, heading: h.text}}
		}
		if err := p.readOne(all, row); err != nil {
			return err
		}
	}
	return nil
}

// withoutConstant makes a cell of the sheet go before a constant.
func withoutConstant(all []said) []said {
	return slices.DeleteFunc(slices.Clone(all), func(s said) bool { _, is := columnOf(s.heading); return is })
}

// readOne reads what makes one row of the table and puts it there, or nothing.
func (p *Plan) readOne(all map[string][]said, row *Row) error {
	r := &reader{Plan: p, said: all, got: map[string]values{}, row: row}
	faults := len(row.Reasons)
	tables := slices.Clone(p.Mapping.tables())
	slices.Reverse(tables)
	for _, table := range tables {
		if table == "organisations" && table != p.Mapping.Table || p.Mapping.Table == "organisations" {
			if err := r.owner(); err != nil {
				return err
			}
		}
		if table != "organisations" {
			if err := r.table(table); err != nil {
				return err
			}
		}
	}
	if len(row.Reasons) > faults {
		row.Outcome = Rejected
		return nil
	}
	for _, c := range r.pending {
		outcome, changes := p.grids[c.table].put(c.values)
		if c.table == "organisations" && outcome == New {
			p.orgs.add(c.values["id"].(string), text(c.values["name"]), text(c.values["name_zh"]))
		}
		row.Changes = append(row.Changes, changes...)
		if row.Outcome != Rejected {
			row.Outcome = stronger(row.Outcome, outcome, c.table == p.Mapping.Table)
		}
	}
	return nil
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// stronger returns the outcome of a row whose tables came to several: it is new
// when its own table has a new row, and updated when any other changed.
func stronger(a, b Outcome, own bool) Outcome {
	switch {
	case a == New || b == New && own:
		return New
	case a == Updated || b != Unchanged:
		return Updated
	}
	return Unchanged
}

// fail notes why a row cannot be taken.
func (r *reader) fail(heading string, err error) {
	r.row.Reasons = append(r.row.Reasons, heading+": "+err.Error())
}

// tell notes how a cell was read.
func (r *reader) tell(heading, from, to string) {
	if from != to {
		r.row.Changes = append(r.row.Changes, heading+": "+from+" → "+to)
	}
}

// table reads the values of one table.
func (r *reader) table(table string) error {
	v := values{}
	r.got[table] = v
	if table == "establishments" && r.Mapping.Table != table && len(r.said["activities.establishment"]) > 0 {
		return nil // the site is named by its id
	}
	for _, c := range r.grids[table].columns {
		all := r.said[table+"."+c.Name]
		if len(all) == 0 || v[c.Name] != nil || isUnit(c) { // a unit comes with its number
			continue
		}
		value, err := r.value(c, all)
		if err != nil {
			return err
		}
		if value != nil {
			v[c.Name] = value
		}
	}
	return r.finish(table, v)
}

// finish fills what follows from the rest, and keeps the row for later.
func (r *reader) finish(table string, v values) error {
	switch table {
	case "establishments":
		r.establishment(v)
	case "activities":
		r.activity(v)
	case "titles":
		if v["organisation"] == nil {
			if id := r.got["organisations"]["id"]; id != nil {
				v["organisation"] = id
			} else if len(r.row.Reasons) == 0 {
				r.fail(r.headingOf("organisations.name_zh"), errors.New("is empty"))
			}
		}
	}
	if r.Mapping.Table == table {
		r.required(table, v)
		if r.row.What == "" {
			r.row.What = r.describe(v)
		}
	}
	r.pending = append(r.pending, change{table, v})
	return nil
}

// required reports cells that may not be empty.
func (r *reader) required(table string, v values) {
	for _, c := range r.grids[table].columns {
		full := table + "." + c.Name
		if !c.Required || v[c.Name] != nil || made[full] {
			continue
		}
		if len(r.said[full]) == 0 { // else what is wrong with the cell was said
			r.row.Reasons = append(r.row.Reasons, r.headingOf(full)+": is empty")
		}
	}
}

// headingOf returns the heading of a column, or its name where none is mapped.
func (r *reader) headingOf(full string) string {
	for _, c := range r.Mapping.Columns {
		if c.To == full {
			return c.Header
		}
	}
	return full
}

// describe names what a row is about.
func (r *reader) describe(v values) string {
	var parts []string
	for _, c := range r.grids[r.Mapping.Table].columns {
		if s, ok := v[c.Name].(string); ok && s != "" && (c.Key || c.References != "" || c.Type == dataset.Period) && c.References != "sources.id" {
			parts = append(parts, s)
		}
	}
	return shorten(strings.Join(parts, " "))
}
