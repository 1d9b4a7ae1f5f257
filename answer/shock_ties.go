package answer

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/measure/network"
)

// sole lists the buyers whose only known supplier of an input is lost: one
// owner supplies it, with no site that is left. Where nothing is lost, it lists
// all that have one known supplier.
func (r *reckoning) sole() []SoleSupply {
	lost := func(i int32) bool { return len(r.lost) == 0 || r.isLost[i] }
	type purchase struct{ buyer, product int32 }
	supplied := map[purchase]int{} // the first known link
	safe := map[purchase]bool{}    // a site that is not lost supplies it, or another owner
	for k, l := range r.net.Links {
		if r.net.Origin[k] == network.Estimated || len(r.lost) > 0 && r.isLost[l.Buyer] {
			continue
		}
		at := purchase{l.Buyer, r.net.Product[l.Supplier]}
		first, known := supplied[at]
		if !known {
			supplied[at], first = k, k
		}
		safe[at] = safe[at] || !lost(l.Supplier) || r.supplier(k).Site.Owner != r.supplier(first).Site.Owner
	}
	var all []purchase
	for at := range supplied {
		if !safe[at] {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, func(x, y purchase) int {
		return cmp.Or(cmp.Compare(x.buyer, y.buyer), cmp.Compare(x.product, y.product))
	})
	out := make([]SoleSupply, len(all))
	for k, at := range all {
		buyer, from, row := r.net.Plants[at.buyer], r.supplier(supplied[at]), r.net.Rows[supplied[at]]
		r.citeSource(row.Source)
		name, _ := r.SubjectName(from.Subject)
		out[k] = SoleSupply{Buyer: buyer.Name(), Place: r.RegionName(buyer.City), Input: from.Subject, Name: name,
			Supplier: agglo.Text{En: from.Site.OrgName, Zh: from.Site.OrgNameZh}, Row: *row}
	}
	return out
}

// supplier returns the plant that delivers over a link.
func (r *reckoning) supplier(link int) indicator.Plant {
	return r.net.Plants[r.net.Links[link].Supplier]
}

// nameUnfollowed names the known customers of what is lost whose purchases are
// not in the network: those without a site in it, and those of whose sites none
// is known to use the product.
func (a *ShockAnswer) nameUnfollowed(ctx context.Context, r *reckoning) error {
	makes, runs := map[agglo.OrganisationID]bool{}, map[agglo.OrganisationID]bool{}
	for i, p := range r.net.Plants {
		runs[p.Site.Organisation], runs[p.Site.Owner] = true, true
		if r.isLost[i] {
			makes[p.Site.Organisation], makes[p.Site.Owner] = true, true
		}
	}
	var ids []agglo.OrganisationID
	for _, x := range r.net.Absent {
		if makes[x.Supplier] && !makes[x.Customer] && !slices.Contains(ids, x.Customer) {
			ids = append(ids, x.Customer)
			r.citeSource(x.Row.Source)
		}
	}
	names, err := r.organisationNames(ctx, ids)
	for _, id := range ids {
		switch name, ok := names[id]; {
		case !ok:
		case runs[id]:
			a.Unfollowed = append(a.Unfollowed, name)
		default:
			a.Outside = append(a.Outside, name)
		}
	}
	return err
}
