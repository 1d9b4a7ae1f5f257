package store

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"agglo"
)

// numberRegions writes the numbers of the regions, and which region lies in
// which, itself included.
func (b *builder) numberRegions(ctx context.Context) error {
	rows, err := readAll(ctx, b, "regions", scanRegion)
	if err != nil {
		return err
	}
	regions, err := newRegions(rows)
	if err != nil {
		return err
	}
	err = b.appendRows(ctx, "release", "region_numbers", func(add func(...driver.Value) error) error {
		for i, r := range rows {
			if err := add(regions.number[i], string(r.ID)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.appendRows(ctx, "release", "ancestry", func(add func(...driver.Value) error) error {
		for _, r := range rows {
			number, _, _ := regions.span(r.ID)
			for _, around := range append([]agglo.RegionID{r.ID}, regions.Ancestors(r.ID)...) {
				n, _, _ := regions.span(around)
				if err := add(number, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// verify makes sure that no row was lost where ids became numbers. It would
// be, had the data set not been checked.
func (b *builder) verify(ctx context.Context) error {
	lost, err := readAll(ctx, b, "verify", func(rows *sql.Rows, t *TableCount) error { return rows.Scan(&t.Name, &t.Rows) },
		sql.Named("file", b.first))
	if err != nil || len(lost) == 0 {
		return err
	}
	return agglo.Errorf(agglo.Invalid, "%s: rows that refer to what does not exist, or exists twice: %d; agglo check names them",
		lost[0].Name, lost[0].Rows)
}
