package store

import (
	"context"
	"database/sql"
	"fmt"

	"agglo"
)

// A querier is a database or one connection to it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// readAll runs the query sql/NAME.sql and returns its rows.
func readAll[T any](ctx context.Context, q querier, name string, scan func(*sql.Rows, *T) error, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, queries[name], args...)
	if err != nil {
		return nil, fmt.Errorf("sql/%s.sql: %w", name, err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var row T
		if err := scan(rows, &row); err != nil {
			return nil, fmt.Errorf("sql/%s.sql: %w", name, err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("sql/%s.sql: %w", name, err)
	}
	return out, nil
}

// text scans a column of text, NULL as the empty text.
func text[T ~string](to *T) sql.Scanner { return textCell[T]{to} }

type textCell[T ~string] struct{ to *T }

func (c textCell[T]) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*c.to = ""
	case string:
		*c.to = T(v)
	default:
		return fmt.Errorf("%T where text is expected", v)
	}
	return nil
}

// period scans a column of periods, NULL as the zero period.
func period(to *agglo.Period) sql.Scanner { return periodCell{to} }

type periodCell struct{ to *agglo.Period }

func (c periodCell) Scan(v any) error {
	var s string
	if err := text(&s).Scan(v); err != nil {
		return err
	}
	return c.to.UnmarshalText([]byte(s))
}
