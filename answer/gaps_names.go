package answer

import (
	"context"
	"slices"

	"agglo"
)

// nameAll gives the customers of all candidates their names.
func (s *scout) nameAll(ctx context.Context, a *GapsAnswer) error {
	var ids []agglo.OrganisationID
	for _, supplies := range s.customers {
		for _, x := range supplies {
			ids = append(ids, x.Customer)
		}
	}
	names, err := s.organisationNames(ctx, ids)
	if err != nil {
		return err
	}
	for i := range a.Gaps {
		for j := range a.Gaps[i].Candidates {
			c := &a.Gaps[i].Candidates[j]
			for _, x := range s.customers[c.Organisation] {
				if name := names[x.Customer]; !slices.Contains(c.Customers, name) {
					c.Customers = append(c.Customers, name)
				}
			}
		}
	}
	return nil
}

// organisationNames returns the names of organisations.
func (d *Desk) organisationNames(ctx context.Context, ids []agglo.OrganisationID) (map[agglo.OrganisationID]agglo.Text, error) {
	out := map[agglo.OrganisationID]agglo.Text{}
	if len(ids) == 0 {
		return out, nil
	}
	all, err := d.Snap.Organisations(ctx, ids)
	for _, o := range all {
		out[o.ID] = agglo.Text{En: o.Name, Zh: o.NameZh}
	}
	return out, err
}

// known returns an error for the first id that no organisation has.
func (d *Desk) known(ctx context.Context, ids []string) error {
	asked := make([]agglo.OrganisationID, len(ids))
	for i, id := range ids {
		asked[i] = agglo.OrganisationID(id)
	}
	names, err := d.organisationNames(ctx, asked)
	if err != nil {
		return err
	}
	for _, id := range asked {
		if _, ok := names[id]; !ok {
			return agglo.Errorf(agglo.NotFound, "exclude: there is no organisation with the id %q", id)
		}
	}
	return nil
}
