package answer

import (
	"context"
	"slices"
	"time"

	"agglo"
	"agglo/indicator"
	"agglo/store"
)

// dateOf returns the last day of a date or period; the empty text is the zero
// time, at which all that is known counts.
func dateOf(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	p, err := agglo.ParsePeriod(text)
	return p.End(), err
}

// A Chosen is one thing that a shock names.
type Chosen struct {
	Kind string     `json:"kind"` // organisation, site, link or region
	ID   string     `json:"id"`
	Name agglo.Text `json:"name"`
}

// A target is what a scenario loses.
type target struct {
	plants []int
	what   agglo.Text // in words
	chosen []Chosen
	keep   func(indicator.Plant) bool
}

func (t *target) narrow(kind, id string, name, what agglo.Text, also func(indicator.Plant) bool) {
	before := t.keep
	t.keep = func(p indicator.Plant) bool { return before(p) && also(p) }
	t.what, t.chosen = what, append(t.chosen, Chosen{kind, id, name})
}

// lost returns the plants that a scenario loses, and how it is put into words.
func (d *Desk) lost(ctx context.Context, net *indicator.SupplyNetwork, sc *Scenario, link store.Link) (*target, error) {
	t := &target{what: agglo.Text{En: "all sites", Zh: "全部企业"}, keep: func(indicator.Plant) bool { return true }}
	if sc.Organisation != "" {
		org, name, err := d.organisation(ctx, net, sc.Organisation)
		if err != nil {
			return nil, err
		}
		t.narrow("organisation", string(org), name, agglo.Textf("the sites of %s", "%s的基地", name),
			func(p indicator.Plant) bool { return p.Site.Organisation == org || p.Site.Owner == org })
	}
	if sc.Site != "" {
		site, name, err := establishment(net, sc.Site)
		if err != nil {
			return nil, err
		}
		t.narrow("site", string(site), name, name, func(p indicator.Plant) bool { return p.Site.Establishment == site })
	}
	if sc.Link != "" {
		subject := agglo.LinkSubject(link.Chain, link.ID)
		t.narrow("link", string(subject), linkText(link), agglo.Textf("%s that make %s", "%s（%s环节）", t.what, midSentence(linkText(link))),
			func(p indicator.Plant) bool { return p.Subject == subject })
	}
	if sc.Region != "" {
		r, err := d.Region(sc.Region)
		if err != nil {
			return nil, err
		}
		name := d.RegionName(r.ID)
		t.narrow("region", string(r.ID), name, agglo.Textf("%s in %s", "%[2]s的%[1]s", t.what, name),
			func(p indicator.Plant) bool { return d.Snap.Regions().Within(p.Site.Region, r.ID) })
	}
	for i, p := range net.Plants {
		if t.keep(p) {
			t.plants = append(t.plants, i)
		}
	}
	if len(t.plants) == 0 {
		return nil, agglo.Errorf(agglo.NotFound, "nothing to lose: the register has no running site with a known place for %s", t.what.En)
	}
	return t, nil
}

// organisation resolves an organisation that runs a plant of the network.
func (d *Desk) organisation(ctx context.Context, net *indicator.SupplyNetwork, text string) (agglo.OrganisationID, agglo.Text, error) {
	var ids []agglo.OrganisationID
	for _, p := range net.Plants {
		ids = append(ids, p.Site.Organisation, p.Site.Owner)
	}
	slices.Sort(ids)
	all, err := d.Snap.Organisations(ctx, slices.Compact(ids))
	if err != nil {
		return "", agglo.Text{}, err
	}
	names := map[string]agglo.Text{}
	id, err := find("organisation with a running site", text, func(yield func(named) bool) {
		for _, o := range all {
			names[string(o.ID)] = agglo.Text{En: o.Name, Zh: o.NameZh}
			if !yield(named{id: string(o.ID), en: o.Name, zh: o.NameZh, where: o.Country}) {
				return
			}
		}
	})
	return agglo.OrganisationID(id), names[id], err
}

func establishment(net *indicator.SupplyNetwork, text string) (agglo.EstablishmentID, agglo.Text, error) {
	names := map[string]agglo.Text{}
	id, err := find("running site", text, func(yield func(named) bool) {
		for _, p := range net.Plants {
			id, name := string(p.Site.Establishment), p.Name()
			if _, seen := names[id]; seen {
				continue
			}
			names[id] = name
			if !yield(named{id: id, en: name.En, zh: name.Zh, where: string(p.Site.Region)}) {
				return
			}
		}
	})
	return agglo.EstablishmentID(id), names[id], err
}
