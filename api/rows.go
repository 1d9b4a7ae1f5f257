package api

import (
	"context"
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
	"agglo/store"
	"agglo/table"
)

// RowsIn asks for rows of a table.
type RowsIn struct {
	Name   string   `path:"name" example:"observations" doc:"table of the data set"`
	Where  []string `query:"where" example:"region=CN-320400" doc:"only rows of which this holds: column=value, column= for an empty cell, or column~text for cells that hold a text in whatever case; repeat for more"`
	Limit  int      `query:"limit" default:"100" minimum:"1" maximum:"100000" doc:"rows to return"`
	Cursor string   `query:"cursor" doc:"where to go on: next of the answer before"`
}

// A RowList is a page of the rows of a table.
type RowList struct {
	Table   string           `json:"table"`
	Columns []TableColumn    `json:"columns"`
	Rows    []store.TableRow `json:"rows"`
	Sources []agglo.Source   `json:"sources"` // that the rows name
	More
}

// A TableColumn is a column of a table of the data set.
type TableColumn struct {
	Name        string       `json:"name"`
	Type        dataset.Type `json:"type"`
	Required    bool         `json:"required,omitempty"`
	References  string       `json:"references,omitempty"` // table.column
	Unit        string       `json:"unit,omitempty"`
	Description string       `json:"description"`
}

// Tables returns the rows with their places, and the sources.
func (l *RowList) Tables(agglo.Lang) []*table.Table {
	t := &table.Table{Name: l.Table}
	for _, c := range l.Columns {
		t.Columns = append(t.Columns, table.Column{Name: c.Name})
	}
	t.Columns = append(t.Columns, table.Column{Name: "file"}, table.Column{Name: "line"})
	for _, r := range l.Rows {
		t.Add(append(slices.Clone(r.Cells), r.File, r.Line)...)
	}
	return append([]*table.Table{t}, tableOf("named-sources", l.Sources)...)
}

func listRows(ctx context.Context, in *RowsIn) (*RowList, error) {
	snap := registryOf(ctx).Store().Snapshot()
	columns := dataset.ColumnsOf(in.Name)
	where, err := conditions(columns, in.Where)
	if err != nil {
		return nil, err
	}
	page, hash := Page{in.Limit, in.Cursor}, hashOf(ctx)
	offset, err := page.offset(hash)
	if err != nil {
		return nil, err
	}
	out := &RowList{Table: in.Name}
	total := 0
	if out.Rows, total, err = snap.Rows(ctx, store.RowQuery{Table: in.Name, Where: where, Limit: in.Limit, Offset: offset}); err != nil {
		return nil, err
	}
	out.More = page.more(hash, offset, len(out.Rows), total)
	for _, c := range columns {
		out.Columns = append(out.Columns, TableColumn{c.Name, c.Type, c.Required, c.References, c.Unit, c.Description})
	}
	out.Sources, err = snap.Sources(ctx, sourcesIn(columns, out.Rows))
	return out, err
}

// sourcesIn returns the sources that rows name.
func sourcesIn(columns []dataset.Column, rows []store.TableRow) []agglo.SourceID {
	at := slices.IndexFunc(columns, func(c dataset.Column) bool { return c.Name == "source" })
	if at < 0 {
		return nil
	}
	var ids []agglo.SourceID
	for _, r := range rows {
		if id, ok := r.Cells[at].(string); ok {
			ids = append(ids, agglo.SourceID(id))
		}
	}
	return ids
}

// conditions reads column=value and column~text. A list is cut at commas, so
// that what begins with no column belongs to the value before it.
func conditions(columns []dataset.Column, texts []string) ([]store.Condition, error) {
	var names, whole []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	for _, text := range texts {
		if i := strings.IndexAny(text, "=~"); len(whole) > 0 && (i < 0 || !slices.Contains(names, text[:i])) {
			whole[len(whole)-1] += "," + text
		} else {
			whole = append(whole, text)
		}
	}
	var out []store.Condition
	for _, text := range whole {
		i := strings.IndexAny(text, "=~")
		if i < 0 {
			return nil, agglo.Errorf(agglo.Invalid, "where: %q is no condition: write column=value or column~text", text)
		}
		k := slices.Index(names, text[:i])
		if k < 0 && len(columns) > 0 {
			return nil, agglo.Errorf(agglo.Invalid, "where: there is no column %q: there are %s", text[:i], strings.Join(names, ", "))
		}
		c := store.Condition{Column: text[:i], Holds: text[i] == '~', Value: text[i+1:]}
		if !c.Holds && k >= 0 {
			var err error
			if c.Value, err = columns[k].Value(text[i+1:]); err != nil {
				return nil, err
			}
		}
		out = append(out, c)
	}
	return out, nil
}
