package intake

import (
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
)

// kinds are the tables that a sheet may be of by itself, with the columns that
// tell: one of each group must be among its headings. The first that fits is it.
var kinds = []struct {
	table string
	needs [][]string
}{
	{"supplies", [][]string{{"supplies.supplier"}, {"supplies.customer"}}},
	{"titles", [][]string{{"titles.title"}, {"titles.organisation", "organisations.name", "organisations.name_zh"}}},
	{"activities", [][]string{{"establishments.organisation", "organisations.name", "organisations.name_zh"}, {"activities.link", "activities.capacity", "activities.product"}}},
	{"observations", [][]string{{"observations.region"}, {"observations.value"}}},
	{"establishments", [][]string{{"establishments.organisation", "organisations.name", "organisations.name_zh"}, {"establishments.region"}}},
	{"organisations", [][]string{{"organisations.name", "organisations.name_zh"}}},
}

// propose makes a mapping from the headings of a sheet, and returns the row of
// its header.
func (p *Plan) propose(table string) (*Mapping, int, error) {
	header := bestRow(p.Sheet, func(row int) int { return p.recognised(headings(p.Sheet, row)) })
	if header < 0 {
		return nil, 0, agglo.Errorf(agglo.Invalid, "%s: no header is recognised in the first %d rows: write a mapping by hand and name it with --mapping", p.Sheet.place(0), searched)
	}
	hs := headings(p.Sheet, header)
	if table != "" {
		return p.mapTo(table, hs), header, nil
	}
	for _, k := range kinds {
		m := p.mapTo(k.table, hs)
		fits := !slices.ContainsFunc(k.needs, func(group []string) bool {
			return !slices.ContainsFunc(m.Columns, func(c Column) bool { return slices.Contains(group, c.To) })
		})
		if fits {
			return m, header, nil
		}
	}
	return nil, 0, agglo.Errorf(agglo.Invalid, "%s: the headings do not tell which table this is: name it with --table (%s)", p.Sheet.place(header), strings.Join(dataset.Tables(), ", "))
}

// recognised counts the headings that mean something.
func (p *Plan) recognised(hs []heading) int {
	n := 0
	for _, h := range hs {
		known := slices.ContainsFunc(readings(h.text), func(t string) bool { return len(headers[key(t)]) > 0 })
		if known || p.valueColumn("observations", h.text) != nil {
			n++
		}
	}
	return n
}

func (p *Plan) mapTo(table string, hs []heading) *Mapping {
	m := &Mapping{Table: table}
	for _, h := range hs {
		c := Column{Header: h.text}
		for _, t := range readings(h.text) {
			if c.To = m.column(t); c.To != "" {
				break
			}
		}
		_, c.Unit = split(h.text)
		if v := p.valueColumn(table, h.text); v != nil && c.To == "" {
			c = *v
		}
		m.Columns = append(m.Columns, c)
	}
	return m
}

// valueColumn maps a heading that is a period or an indicator to the values of
// observations or targets: 2023年, 地区生产总值(亿元).
func (p *Plan) valueColumn(table, text string) *Column {
	if table != "observations" && table != "targets" {
		return nil
	}
	name, unitText := split(text)
	c := &Column{Header: text, To: table + ".value", Unit: unitText}
	if period, err := parsePeriod(Cell{Text: name}, false); err == nil && strings.ContainsAny(name, "0123456789") && period[:2] >= "19" && period[:2] <= "21" {
		c.With = map[string]string{table + ".period": period}
		return c
	}
	if id, err := p.indicators.resolve(name, ""); err == nil && id != "" {
		c.With = map[string]string{table + ".indicator": id}
		return c
	}
	return nil
}
