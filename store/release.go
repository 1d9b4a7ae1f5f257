package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"agglo"
	"agglo/dataset"
)

// schema identifies the form of the store: it differs whenever the columns of
// the format or the statements that make a release do.
var schema = schemaHash()

func schemaHash() string {
	h := sha256.New()
	for _, table := range dataset.Tables() {
		for _, c := range dataset.ColumnsOf(table) {
			fmt.Fprintln(h, table, c.Name, c.Type)
		}
	}
	made, err := fs.Glob(sqlFiles, "sql/build/*.sql")
	if err != nil {
		panic("store: " + err.Error())
	}
	for _, name := range append(made, "sql/tables.sql") {
		text, err := sqlFiles.ReadFile(name)
		if err != nil {
			panic("store: " + err.Error())
		}
		h.Write(text)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// describe takes from the descriptor of a data set what a release keeps of it.
func describe(d *dataset.Dataset) Release {
	r := Release{
		Descriptor: d.Descriptor,
		Name:       d.Descriptor.Name, Title: d.Descriptor.Title, Version: d.Descriptor.Version,
		Region: d.Descriptor.Defaults.Region, Chain: d.Descriptor.Defaults.Chain, Period: d.Descriptor.Defaults.Period,
	}
	for i, l := range d.Descriptor.Licenses {
		if i > 0 {
			r.Licence += ", "
		}
		if l.Name != "" {
			r.Licence += l.Name
		} else {
			r.Licence += l.Title
		}
	}
	return r
}

func (b *builder) writeRelease(ctx context.Context, r Release) error {
	descriptor, err := json.Marshal(r.Descriptor)
	if err != nil {
		return err
	}
	warnings, err := json.Marshal(r.Warnings)
	if err != nil {
		return err
	}
	_, err = b.ExecContext(ctx, "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		schema, r.Hash, r.Files, r.Name, r.Title, r.Version, r.Licence, string(r.Region), string(r.Chain), r.Period.String(), r.Built, string(descriptor), string(warnings))
	return err
}

// readRelease reads what the store at path is. A store of another form, one
// that a build did not finish and a file of something else are errors.
func readRelease(ctx context.Context, q querier, path string) (Release, error) {
	form, descriptor, warnings := "", "", ""
	releases, err := readAll(ctx, q, "release", func(rows *sql.Rows, r *Release) error {
		return rows.Scan(&form, &r.Hash, &r.Files, &r.Name, &r.Title, &r.Version, &r.Licence, &r.Region, &r.Chain, period(&r.Period), &r.Built, &descriptor, &warnings)
	})
	if err != nil || len(releases) != 1 || form != schema {
		return Release{}, agglo.Errorf(agglo.Invalid, "%s: was made by another version of agglo: make it again with agglo build", path)
	}
	r := releases[0]
	if err := errors.Join(json.Unmarshal([]byte(descriptor), &r.Descriptor), json.Unmarshal([]byte(warnings), &r.Warnings)); err != nil {
		return Release{}, err
	}
	tables := dataset.Tables()
	r.Tables, err = readAll(ctx, q, "counts", func(rows *sql.Rows, t *TableCount) error {
		return rows.Scan(&t.Name, &t.Rows)
	}, sql.Named("tables", tables))
	slices.SortFunc(r.Tables, func(a, b TableCount) int {
		return slices.Index(tables, a.Name) - slices.Index(tables, b.Name)
	})
	return r, err
}
