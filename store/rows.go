package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
)

// MaxRows is the most rows that one query for rows of a table returns.
const MaxRows = 100_000

// A RowQuery asks for rows of a table of the data set.
type RowQuery struct {
	Table         string
	Where         []Condition // all of which hold
	Limit, Offset int         // no limit, and one above [MaxRows], means MaxRows
}

// A Condition on the cells of a column: that they are equal to a value, or that
// their text holds one in whatever case. Equal to nil are those that are empty.
type Condition struct {
	Column string
	Holds  bool
	Value  any // as [dataset.Dataset.Scan] gives it; a text where Holds is set
}

// A TableRow is a row as it is in the data set.
type TableRow struct {
	File  string `json:"file"`  // path within the data set
	Line  int    `json:"line"`  // as an editor counts; the row number in a Parquet file
	Cells []any  `json:"cells"` // in the order of the columns; null where empty
}

// Rows returns one page of the rows of a table in the order of the data set,
// with their values as [dataset.Dataset.Scan] gives them, and how many there
// are in all. A table or column that the format does not have is an error of
// kind NotFound.
func (s *Snapshot) Rows(ctx context.Context, q RowQuery) (rows []TableRow, total int, err error) {
	columns := dataset.ColumnsOf(q.Table)
	if columns == nil {
		return nil, 0, agglo.Errorf(agglo.NotFound, "there is no table %q: there are %s", q.Table, strings.Join(dataset.Tables(), ", "))
	}
	s.note(q.Table)
	conditions, args, err := q.conditions(columns)
	if err != nil {
		return nil, 0, err
	}
	fill := strings.NewReplacer("{table}", name(q.Table), "{conditions}", conditions, "{columns}", selected(columns))
	err = s.store.db.QueryRowContext(ctx, fill.Replace(queries["rows_count"]), args...).Scan(&total)
	if err != nil {
		return nil, 0, fmt.Errorf("sql/rows_count.sql: %w", err)
	}
	limit := q.Limit
	if limit <= 0 || limit > MaxRows {
		limit = MaxRows
	}
	found, err := s.store.db.QueryContext(ctx, fill.Replace(queries["rows"]), append(args, sql.Named("limit", limit), sql.Named("offset", max(q.Offset, 0)))...)
	if err == nil {
		rows, err = tableRows(found, len(columns))
	}
	if err != nil {
		return nil, 0, fmt.Errorf("sql/rows.sql: %w", err)
	}
	return rows, total, nil
}

func tableRows(found *sql.Rows, width int) (rows []TableRow, err error) {
	defer found.Close()
	for found.Next() {
		row := TableRow{Cells: make([]any, width)}
		to := []any{&row.File, &row.Line}
		for i := range row.Cells {
			to = append(to, &row.Cells[i])
		}
		if err := found.Scan(to...); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, found.Err()
}

// numbered are the columns that hold numbers in place of ids, with the column
// that these stand in; sql/build/11_rows.sql has a view for each.
var numbered = map[string]map[string]string{
	"establishments": {"organisation": "organisation", "region": "region"},
	"activities":     {"establishment": "establishment", "chain": "link", "link": "link"},
}

// selected returns the list of columns with ids in place of numbers.
func selected(columns []dataset.Column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = "t." + name(c.Name)
		if number, ok := numbered[c.Table][c.Name]; ok {
			list[i] = "(SELECT v.id FROM " + name(c.Table+"_"+c.Name) + " v WHERE v.n = t." + name(number) + ")"
		}
	}
	return strings.Join(list, ", ")
}

// conditions returns the conditions with their values as parameters.
func (q RowQuery) conditions(columns []dataset.Column) (text string, args []any, err error) {
	all := []string{"true"}
	for k, c := range q.Where {
		i := slices.IndexFunc(columns, func(one dataset.Column) bool { return one.Name == c.Column })
		if i < 0 {
			return "", nil, agglo.Errorf(agglo.NotFound, "%s has no column %q", q.Table, c.Column)
		}
		cell := "t." + name(c.Column)
		number, hasNumber := numbered[q.Table][c.Column]
		if hasNumber {
			cell = "v.id"
		}
		parameter := fmt.Sprintf("$p%d", k)
		test := cell + "::VARCHAR = " + parameter
		switch c.Value.(type) {
		case float64, int64, bool:
			test = cell + " = " + parameter
		case nil:
			test = cell + " IS NULL"
		}
		if c.Holds {
			test = "contains(lower(" + cell + "::VARCHAR), lower(" + parameter + "))"
		}
		if hasNumber {
			test = "t." + name(number) + " IN (SELECT v.n FROM " + name(q.Table+"_"+c.Column) + " v WHERE " + test + ")"
		}
		if c.Value != nil {
			args = append(args, sql.Named(parameter[1:], c.Value))
		}
		all = append(all, test)
	}
	return strings.Join(all, " AND "), args, nil
}
