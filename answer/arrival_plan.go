package answer

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode"

	"agglo"
	"agglo/dataset"
	"agglo/quantity"
	"agglo/store"
)

// plan resolves what is asked.
func (a *ArrivalAnswer) plan(ctx context.Context, d *Desk, in ArrivalIn) error {
	link, err := d.linkAnywhere(in.Link)
	if err != nil {
		return err
	}
	var period agglo.Period
	if a.Region, a.Chain, period, err = d.about(in.Region, string(link.Chain), in.Period); err != nil {
		return err
	}
	if period.IsZero() {
		return agglo.Errorf(agglo.Invalid, "period: the data set has no default: name the period in which the plant runs")
	}
	a.LinkName = linkText(link)
	a.Plan = Plan{
		Release: d.Store().Release().Hash, Link: agglo.LinkSubject(link.Chain, link.ID), Region: a.Region.ID, Period: period,
		Name: agglo.Textf("New plant: %s, %s", "%[2]s新建%[1]s项目", a.LinkName, d.RegionName(a.Region.ID)),
	}
	if in.Plant != "" {
		a.Plan.Name = agglo.Text{En: in.Plant, Zh: in.Plant}
	}
	if err := a.Plan.size(ctx, d, in); err != nil {
		return err
	}
	if a.Plan.ID, err = d.freeID(ctx, "new-"+string(link.ID)); err != nil || in.Organisation == "" {
		return err
	}
	owner, err := d.registered(ctx, in.Organisation)
	a.Plan.Organisation, a.Plan.Owner = owner.ID, agglo.Text{En: owner.Name, Zh: owner.NameZh}
	return err
}

// size takes the capacity, in the unit of the link.
func (p *Plan) size(ctx context.Context, d *Desk, in ArrivalIn) (err error) {
	if p.Unit, err = d.unitOf(ctx, p); err != nil {
		return err
	}
	if p.Unit != "" && in.Unit != "" && in.Unit != p.Unit {
		return agglo.Errorf(agglo.Invalid, "unit: capacities of %s are in %s, not in %s: give the capacity in %s", p.Link, p.Unit, in.Unit, p.Unit)
	}
	p.Unit = cmp.Or(p.Unit, in.Unit)
	p.UnitName = quantity.Unit(p.Unit)
	if in.Capacity == 0 {
		return nil
	}
	if p.Unit == "" {
		return agglo.Errorf(agglo.Invalid, "unit: the data set has no capacity of %s: name the unit, such as t/a", p.Link)
	}
	p.Capacity, p.Text = &in.Capacity, quantity.Text(in.Capacity, p.Unit, agglo.Exact, quantity.Full)
	return nil
}

// unitOf returns the unit in which the register states capacities of the link,
// else that of its intensities a year; empty where neither is known.
func (d *Desk) unitOf(ctx context.Context, p *Plan) (string, error) {
	plants, err := d.Plants(ctx, p.Period.End())
	if err != nil {
		return "", err
	}
	if unit := plants.Unit[p.Link]; unit != "" {
		return unit, nil
	}
	chain, _, _ := strings.Cut(string(p.Link), ".")
	for _, x := range d.Snap.Inputs(agglo.ChainID(chain)) {
		of, per, ok := strings.Cut(x.Unit, "/")
		switch {
		case !ok:
		case agglo.LinkSubject(x.Chain, x.Input) == p.Link:
			return of + "/a", nil
		case agglo.LinkSubject(x.Chain, x.Link) == p.Link:
			return per + "/a", nil
		}
	}
	return "", nil
}

// freeID returns an id that neither an establishment nor an organisation has.
func (d *Desk) freeID(ctx context.Context, id string) (string, error) {
	for n, free := 1, id; ; free = fmt.Sprint(id, "-", n) {
		_, sites, err := d.Snap.Sites(ctx, store.SiteQuery{Establishment: agglo.EstablishmentID(free), Limit: 1})
		if err != nil {
			return "", err
		}
		_, there, err := d.Snap.Organisation(ctx, agglo.OrganisationID(free))
		if err != nil || sites == 0 && !there {
			return free, err
		}
		n++
	}
}

// namesakes is how many organisations of a name are looked at.
const namesakes = 100

// registered resolves an organisation of the register.
func (d *Desk) registered(ctx context.Context, text string) (store.Organisation, error) {
	hits, err := d.Snap.Search(ctx, text, namesakes)
	if err != nil {
		return store.Organisation{}, err
	}
	id, err := find("organisation", text, func(yield func(named) bool) {
		for _, h := range hits {
			if h.Kind == "organisation" && !yield(named{id: h.ID, en: h.Name, zh: h.NameZh, where: h.ID}) {
				return
			}
		}
	})
	if err != nil {
		return store.Organisation{}, err
	}
	o, _, err := d.Snap.Organisation(ctx, agglo.OrganisationID(id))
	return o, err
}

// values returns the rows that the plan adds to each table, by column.
func (p *Plan) values() map[string]map[string]any {
	chain, link, _ := strings.Cut(string(p.Link), ".")
	owner, from := string(p.Organisation), p.Period.Start().Format("2006-01-02")
	note := "scenario: not in the data set"
	out := map[string]map[string]any{}
	if owner == "" {
		owner = p.ID
		out["organisations"] = map[string]any{"id": owner, "name": p.Name.En, "name_zh": chinese(p.Name)}
	}
	out["establishments"] = map[string]any{
		"id": p.ID, "organisation": owner, "name": p.Name.En, "name_zh": chinese(p.Name), "region": string(p.Region),
		"status": "operating", "status_as_of": from, "opened": from, "note": note,
	}
	out["activities"] = map[string]any{"establishment": p.ID, "chain": chain, "link": link, "since": from, "as_of": from, "note": note}
	if p.Capacity != nil {
		out["activities"]["capacity"], out["activities"]["capacity_unit"], out["activities"]["capacity_basis"] = *p.Capacity, p.Unit, "installed"
	}
	return out
}

// chinese returns the Chinese name, nil where it has no Chinese character.
func chinese(t agglo.Text) any {
	for _, r := range t.Zh {
		if unicode.Is(unicode.Han, r) {
			return t.Zh
		}
	}
	return nil
}

// rows returns the rows that the plan adds to each table of the data set.
func (p *Plan) rows() map[string]dataset.Rows {
	out := map[string]dataset.Rows{}
	for table, values := range p.values() {
		var row []any
		for _, c := range dataset.ColumnsOf(table) {
			row = append(row, values[c.Name])
		}
		out[table] = func(yield func([]any, error) bool) { yield(row, nil) }
	}
	return out
}
