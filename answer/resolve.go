package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"agglo"
	"agglo/store"
)

// named is something that can be given by id or by name.
type named struct {
	id, en, zh string
	where      string // tells things of one name apart
}

// find returns the thing that text names: by id, by name in any language
// whatever its case, or by a Chinese name without its suffix (常州 for 常州市).
// Several things of one name are an error that lists them.
func find(what, text string, all func(func(named) bool)) (string, error) {
	var exact, suffixed []named
	near := nearest{text: text, distance: 1 + len(text)/3}
	for n := range all {
		if n.id == text {
			return n.id, nil
		}
		switch {
		case strings.EqualFold(n.en, text) || n.zh == text || strings.EqualFold(n.id, text) || strings.EqualFold(n.en+", "+n.where, text):
			exact = append(exact, n)
		case n.zh != "" && len(text) >= 2*3 && strings.TrimRight(strings.TrimPrefix(n.zh, text), "省市县区盟州") == "" && strings.HasPrefix(n.zh, text):
			suffixed = append(suffixed, n)
		}
		near.consider(n.en)
		near.consider(n.id)
	}
	if len(exact) == 0 {
		exact = suffixed
	}
	switch {
	case len(exact) == 1:
		return exact[0].id, nil
	case len(exact) > 1:
		return "", agglo.Errorf(agglo.Invalid, "%q is the name of several %ss: %s; give the id, or the name with what it lies in (\"%s, %s\")", text, what, listNamed(exact), exact[0].en, exact[0].where)
	case len(near.names) > 0:
		return "", agglo.Errorf(agglo.NotFound, "there is no %s %q; did you mean %s?", what, text, strings.Join(near.names, " or "))
	}
	return "", agglo.Errorf(agglo.NotFound, "there is no %s %q", what, text)
}

// nearest holds the names nearest to a text, up to three at the same distance.
type nearest struct {
	text     string
	distance int
	names    []string
}

func (n *nearest) consider(name string) {
	d := levenshtein.ComputeDistance(strings.ToLower(n.text), strings.ToLower(name))
	switch {
	case d < n.distance || (d == n.distance && len(n.names) == 0):
		n.distance, n.names = d, []string{strconv.Quote(name)}
	case d == n.distance && len(n.names) < 3 && !slices.Contains(n.names, strconv.Quote(name)):
		n.names = append(n.names, strconv.Quote(name))
	}
}

func listNamed(all []named) string {
	parts := make([]string, len(all))
	for i, n := range all {
		parts[i] = n.id + " (" + strings.TrimSpace(n.zh+" "+n.where) + ")"
	}
	return strings.Join(parts, ", ")
}

// Region resolves a region by id or name; the empty text is the default region.
// Of a city and its districts of one name, the wider is meant.
func (d *Desk) Region(text string) (store.Region, error) {
	if text == "" {
		text = string(d.Store().Release().Region)
	}
	regions := d.Snap.Regions()
	id, err := find("region", text, func(yield func(named) bool) {
		for _, level := range []bool{true, false} { // provinces and cities before counties
			found := false
			for _, r := range regions.All() {
				if (r.Level == agglo.County || r.Level == agglo.Park) == level {
					continue
				}
				n := named{string(r.ID), r.Name, r.NameZh, d.RegionName(r.Parent).En}
				found = found || n.id == text || strings.EqualFold(n.en+", "+n.where, text) || strings.EqualFold(n.en, text) || n.zh == text || strings.HasPrefix(n.zh, text)
				if !yield(n) {
					return
				}
			}
			if found {
				return
			}
		}
	})
	if err != nil {
		return store.Region{}, err
	}
	r, _ := regions.Get(agglo.RegionID(id))
	return r, nil
}

// Chain resolves a chain by id or name; the empty text is the default chain.
func (d *Desk) Chain(text string) (store.Chain, error) {
	if text == "" {
		text = string(d.Store().Release().Chain)
	}
	id, err := find("chain", text, func(yield func(named) bool) {
		for _, c := range d.Snap.Chains() {
			if !yield(named{id: string(c.ID), en: c.Name, zh: c.NameZh}) {
				return
			}
		}
	})
	if err != nil {
		return store.Chain{}, err
	}
	c, _ := d.Snap.Chain(agglo.ChainID(id))
	return c, nil
}

// Link resolves a link by "chain.link", by its id or name within a chain, or
// by an id or name that only one chain has.
func (d *Desk) Link(text string, within agglo.ChainID) (store.Link, error) {
	if c, ok := d.Snap.Chain(agglo.ChainID(text)); ok && within == "" {
		if links := d.Snap.Links(c.ID); len(links) > 0 {
			return store.Link{}, agglo.Errorf(agglo.Invalid, "%q is a chain: name one of its links, such as %s", text, agglo.LinkSubject(c.ID, links[0].ID))
		}
	}
	byID := map[string]store.Link{}
	id, err := find("link", text, func(yield func(named) bool) {
		for _, c := range d.Snap.Chains() {
			if within != "" && c.ID != within {
				continue
			}
			for _, l := range d.Snap.Links(c.ID) {
				key := string(agglo.LinkSubject(c.ID, l.ID))
				byID[key] = l
				en := l.Name
				if text == string(l.ID) {
					en = text // the id within the chain serves as a name
				}
				if !yield(named{id: key, en: en, zh: l.NameZh, where: c.Name}) {
					return
				}
			}
		}
	})
	return byID[id], err
}

// Subject resolves a chain, link or product; the empty text is the whole economy.
func (d *Desk) Subject(text string) (agglo.Subject, error) {
	if text == "" || d.CheckSubject(agglo.Subject(text)) == nil {
		return agglo.Subject(text), nil
	}
	switch l, err := d.Link(text, ""); {
	case err == nil:
		return agglo.LinkSubject(l.Chain, l.ID), nil
	case agglo.KindOf(err) == agglo.Invalid: // several links of that name
		return "", err
	}
	id, err := find("chain, link or product", text, func(yield func(named) bool) {
		for _, c := range d.Snap.Chains() {
			if !yield(named{id: string(c.ID), en: c.Name, zh: c.NameZh}) {
				return
			}
		}
		for _, s := range d.Snap.Subjects() {
			if !yield(named{id: string(s.ID), en: s.Name, zh: s.NameZh}) {
				return
			}
		}
	})
	return agglo.Subject(id), err
}

// Period reads a period; the empty text is the default period of the data set.
func (d *Desk) Period(text string) (agglo.Period, error) {
	if text == "" {
		text = d.Store().Release().Period.String()
	}
	return agglo.ParsePeriod(text)
}

// about resolves what most questions are about: a region, a chain and a period.
func (d *Desk) about(region, chain, period string) (r store.Region, c store.Chain, p agglo.Period, err error) {
	if r, err = d.Region(region); err != nil {
		return
	}
	if c, err = d.Chain(chain); err != nil {
		return
	}
	p, err = d.Period(period)
	return
}

// wide resolves the region whose cities a question compares, and the period;
// the empty region is the country of the default region.
func (d *Desk) wide(region, period string) (r store.Region, p agglo.Period, err error) {
	if r, err = d.Region(region); err != nil {
		return
	}
	if region == "" {
		r, _ = d.Snap.Regions().Get(d.Snap.Regions().Country(r.ID))
	}
	p, err = d.Period(period)
	return
}
