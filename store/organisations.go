package store

import (
	"context"
	"database/sql"

	"agglo"
)

// Organisation returns one organisation.
func (s *Snapshot) Organisation(ctx context.Context, id agglo.OrganisationID) (Organisation, bool, error) {
	found, err := s.Organisations(ctx, []agglo.OrganisationID{id})
	if err != nil || len(found) == 0 {
		return Organisation{}, false, err
	}
	return found[0], true, nil
}

// Organisations returns those of the given organisations that exist, in table order.
func (s *Snapshot) Organisations(ctx context.Context, ids []agglo.OrganisationID) ([]Organisation, error) {
	s.note("organisations")
	rows, err := readAll(ctx, s.store.db, "organisations", s.scanOrganisation, sql.Named("ids", texts(ids)))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	numbers := make([]int32, len(rows))
	for i, o := range rows {
		numbers[i] = o.n
	}
	owners, err := readAll(ctx, s.store.db, "owners", func(rows *sql.Rows, o *numberedOrganisation) error {
		return rows.Scan(&o.n, &o.Owner)
	}, sql.Named("numbers", numbers))
	if err != nil {
		return nil, err
	}
	ownerOf := make(map[int32]agglo.OrganisationID, len(owners))
	for _, h := range owners {
		ownerOf[h.n] = h.Owner
	}
	out := make([]Organisation, len(rows))
	for i, o := range rows {
		out[i] = o.Organisation
		out[i].Owner = o.ID
		if owner, ok := ownerOf[o.n]; ok {
			out[i].Owner = owner
		}
		s.noteRow(o.Row)
	}
	return out, nil
}

type numberedOrganisation struct {
	n int32
	Organisation
}

func (s *Snapshot) scanOrganisation(rows *sql.Rows, o *numberedOrganisation) error {
	o.Row.Table = "organisations"
	var file int
	err := rows.Scan(&o.n, &o.ID, &o.Name, text(&o.NameZh), text(&o.Country), text(&o.Parent), text(&o.Ownership),
		&file, &o.Row.Line, text(&o.Row.Source))
	o.Row.File = s.store.ref.files[file]
	return err
}

// A SupplyQuery asks for relations of suppliers and customers. An empty field
// asks for any; Organisation stands on either side.
type SupplyQuery struct {
	Chain        agglo.ChainID
	Link         agglo.LinkID
	Organisation agglo.OrganisationID
}

// Supplies returns relations of suppliers and customers in table order.
func (s *Snapshot) Supplies(ctx context.Context, q SupplyQuery) ([]Supply, error) {
	s.note("supplies")
	rows, err := readAll(ctx, s.store.db, "supplies", scanSupply, sql.Named("chain", string(q.Chain)),
		sql.Named("link", string(q.Link)), sql.Named("organisation", string(q.Organisation)))
	for _, x := range rows {
		s.noteRow(x.Row)
	}
	return rows, err
}

func scanSupply(rows *sql.Rows, x *Supply) error {
	x.Row.Table = "supplies"
	return rows.Scan(&x.Supplier, &x.Customer, &x.Chain, &x.Link, text(&x.Product), &x.Volume, text(&x.Unit), text(&x.Since),
		&x.Row.File, &x.Row.Line, text(&x.Row.Source), text(&x.Row.Quote), text(&x.Row.Note))
}

// Source returns one source.
func (s *Snapshot) Source(ctx context.Context, id agglo.SourceID) (agglo.Source, bool, error) {
	found, err := s.Sources(ctx, []agglo.SourceID{id})
	if err != nil || len(found) == 0 {
		return agglo.Source{}, false, err
	}
	return found[0], true, nil
}

// Sources returns those of the given sources that exist, in table order.
func (s *Snapshot) Sources(ctx context.Context, ids []agglo.SourceID) ([]agglo.Source, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.sources(ctx, ids)
}

// AllSources returns all sources in table order.
func (s *Snapshot) AllSources(ctx context.Context) ([]agglo.Source, error) {
	return s.sources(ctx, nil)
}

func (s *Snapshot) sources(ctx context.Context, ids []agglo.SourceID) ([]agglo.Source, error) {
	s.note("sources")
	return readAll(ctx, s.store.db, "sources", func(rows *sql.Rows, x *agglo.Source) error {
		return rows.Scan(&x.ID, &x.Title, text(&x.Publisher), text(&x.Published), text(&x.URL), &x.Linkable,
			text(&x.Language), text(&x.Licence))
	}, sql.Named("ids", texts(ids)))
}
