package dataset

import (
	"context"
	"errors"
	"fmt"

	"agglo"
)

// Scan calls yield for each row of a table in the order of the file. The values
// are those of [ColumnsOf] in their order: nil where the cell is empty or the
// file has no such column, float64 for a number, int64 for an integer, bool for
// a boolean, and string for all others; a period is in its canonical form. The
// values are only valid during the call.
//
// Line is where the row starts, as an editor counts, the row of the sheet in
// XLSX, and the number of the row in Parquet.
//
// The error is [Problems] where a row or cell cannot be read, and that of yield
// where it returned one. Scan is meant for data sets that [Dataset.Check] found
// to be without errors: it does not check more than it has to.
func (d *Dataset) Scan(ctx context.Context, f File, yield func(line int, values []any) error) error {
	parts, err := d.parts(f)
	if err != nil {
		return located(f, problemOf(err))
	}
	columns := allColumns[f.Table]
	all := make([]int, len(columns))
	for i := range all {
		all[i] = i
	}
	values := make([]any, len(columns))
	for _, p := range parts {
		r := &report{file: f.String()}
		err := d.read(ctx, p, all, r, func(b *batch) error {
			for row := range b.rows {
				for i := range columns {
					v, fault := b.cells[i].value(&columns[i], row)
					if fault != "" {
						at := at(b, i, row)
						at.Field, at.Msg = columns[i].Name, fault
						return located(f, at)
					}
					values[i] = v
				}
				if err := yield(b.line(row), values); err != nil {
					return err
				}
			}
			return nil
		})
		var problem Problem
		if errors.As(err, &problem) {
			return located(f, problem)
		} else if err != nil {
			return err
		}
		if len(r.problems) > 0 {
			return r.problems
		}
	}
	return nil
}

func located(f File, p Problem) error {
	p.File = f.String()
	return Problems{p}
}

// value returns the typed value of a cell.
func (c *cells) value(col *Column, row int) (v any, fault string) {
	if c.empty(row) {
		return nil, ""
	}
	if c.dict.num != nil {
		n := c.dict.num[c.codes[row]]
		if col.Type == Integer {
			return int64(n), ""
		}
		return n, ""
	}
	return col.valueOf(c.text(row))
}

// Value returns the value of the text of a cell as [Dataset.Scan] gives it, nil
// for the empty text. The error says why the column cannot hold it.
func (c Column) Value(text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	v, fault := c.valueOf(text)
	if fault != "" {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %s", c.Name, fault)
	}
	return v, nil
}

// valueOf returns the typed value of a text that is not empty.
func (c *Column) valueOf(text string) (v any, fault string) {
	switch c.Type {
	case Number, Integer:
		n, fault := parseNumber(text)
		if c.Type == Integer && fault == "" {
			return int64(n), ""
		}
		return n, fault
	case Boolean:
		b, ok := parseBoolean(text)
		if !ok {
			return nil, fmt.Sprintf("%q is neither true nor false", text)
		}
		return b, ""
	case Period:
		p, err := agglo.ParsePeriod(text)
		if err != nil {
			return nil, err.Error()
		}
		return p.String(), ""
	}
	return text, ""
}
