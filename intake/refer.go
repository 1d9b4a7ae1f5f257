package intake

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"agglo/dataset"
)

// reference finds the row of another table that a cell means.
func (r *reader) reference(c dataset.Column, all []said) (any, error) {
	text := all[0].Text
	switch c.References {
	case "regions.id":
		id, rest, err := r.places.resolve(joined(all))
		if rest != "" && err == nil {
			r.row.Changes = append(r.row.Changes, fmt.Sprintf("%s: %q beyond %s is not kept", all[0].heading, rest, id))
		}
		return id, err
	case "chains.id":
		return r.chains.resolve(text, "")
	case "links.id":
		return r.link(c.Table, text)
	case "indicators.id":
		return r.indicators.resolve(text, "")
	case "sources.id":
		return r.source(text), nil
	case "establishments.id":
		if id := tidy(text); r.grids["establishments"].find(id) != nil {
			return id, nil
		}
		return nil, fmt.Errorf("%q is not in establishments: write its id, or map the name of the company and the place", text)
	}
	return tidy(text), nil // the check of the data set says what is not there
}

// link finds a link of the chain that the row names, or of any chain where the
// row names none and the link is in only one.
func (r *reader) link(table, text string) (any, error) {
	chain, _ := r.got[table]["chain"].(string)
	prefix := ""
	if chain != "" {
		prefix = chain + "."
	}
	full, err := r.links.resolve(text, prefix)
	if err != nil {
		return nil, err
	}
	chain, link, _ := strings.Cut(full, ".")
	r.got[table]["chain"] = chain
	return link, nil
}

// subject finds a chain, a link or another subject.
func (r *reader) subject(text string) (any, error) {
	for _, n := range []*names{r.chains, r.subjects, r.links} {
		if id, err := n.resolve(text, ""); err == nil {
			return id, nil
		}
	}
	return nil, fmt.Errorf("%q is not a chain, a link or another subject%s", text, r.subjects.suggest(text, ""))
}

// source finds a source by id, address or title, or makes one.
func (r *reader) source(text string) string {
	text = strings.TrimSpace(text)
	g := r.grids["sources"]
	if g.find(text) != nil {
		return text
	}
	for _, row := range g.rows {
		if g.text(row, "url") == text || g.text(row, "title") == text {
			return g.text(row, "id")
		}
	}
	v := values{"id": identifier(text), "title": text}
	if u, err := url.Parse(text); err == nil && u.Host != "" {
		v["id"], v["url"], v["linkable"] = identifier(u.Host+u.Path), text, u.Scheme == "https" || u.Scheme == "http"
	}
	r.pending = append(r.pending, change{"sources", v})
	return v["id"].(string)
}

// identifier makes an id of a text: its first words, and six digits of its hash
// so that two texts that begin alike differ. It is the same each time.
func identifier(text string) string {
	return fmt.Sprintf("%s-%.3x", slug(text, 32), sha256.Sum256([]byte(text)))
}

// slug returns the letters and digits of a text, in lower case, with "-" for
// all between, up to a number of characters.
func slug(text string, most int) string {
	words := strings.FieldsFunc(strings.ToLower(simplify()(tidy(text))), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune(strings.Join(words, "-"))
	return strings.Trim(string(out[:min(most, len(out))]), "-")
}

// establishment fills what follows from the organisation and the region: which
// site it is.
func (r *reader) establishment(v values) {
	if v["organisation"] == nil {
		if id := r.got["organisations"]["id"]; id != nil {
			v["organisation"] = id
		}
	}
	org, region := text(v["organisation"]), text(v["region"])
	switch {
	case text(v["id"]) != "":
		return
	case org == "" || region == "":
		if len(r.row.Reasons) == 0 {
			r.fail(r.headingOf("establishments.region"), fmt.Errorf("is empty: a site needs an organisation and a region"))
		}
		return
	}
	g := r.grids["establishments"]
	ids := r.sites(org, region, text(v["name"]), text(v["name_zh"]))
	switch {
	case len(ids) == 1:
		v["id"] = ids[0]
		if old := g.text(g.find(ids[0]), "region"); !r.places.inside(region, old) {
			v["region"] = old // the narrower one is kept
		}
	case len(ids) > 1:
		r.fail(r.headingOf("establishments.region"), fmt.Errorf("%s has several sites in %s: %s: give the name or id of the site", org, region, strings.Join(ids, ", ")))
	default:
		v["id"] = r.newSite(org, region, text(v["name_zh"])+text(v["name"]))
		if v["name"] == nil && v["name_zh"] == nil {
			for _, name := range []string{"name", "name_zh"} {
				if s := r.nameOf(org, name); s != "" {
					v[name] = s
				}
			}
		}
	}
}

// sites returns the sites of an organisation that a region and a name mean.
func (r *reader) sites(org, region string, names ...string) []string {
	g := r.grids["establishments"]
	var near, named []string
	for _, i := range r.sitesOf(org) {
		row := g.rows[i]
		at := g.text(row, "region")
		if !r.places.inside(at, region) && !r.places.inside(region, at) {
			continue
		}
		id := g.text(row, "id")
		near = append(near, id)
		for _, name := range names {
			if k := key(name); k != "" && (k == key(g.text(row, "name")) || k == key(g.text(row, "name_zh"))) {
				named = append(named, id)
			}
		}
	}
	given := slices.ContainsFunc(names, func(s string) bool { return s != "" })
	if given {
		slices.Sort(named)
		return slices.Compact(named)
	}
	return near
}

// sitesOf returns the rows of the sites of an organisation.
func (r *reader) sitesOf(org string) []int {
	g := r.grids["establishments"]
	if r.sitesBy == nil {
		r.Plan.sitesBy = map[string][]int{}
	}
	for ; r.sitesRead < len(g.rows); r.Plan.sitesRead++ {
		o := g.text(g.rows[r.sitesRead], "organisation")
		r.sitesBy[o] = append(r.sitesBy[o], r.sitesRead)
	}
	return r.sitesBy[org]
}

// newSite makes the id of a site: organisation, region, and the name where it
// has one of its own.
func (r *reader) newSite(org, region, name string) string {
	place := region
	if row := r.grids["regions"].find(region); row != nil {
		place = slug(r.grids["regions"].text(row, "name"), 32)
	}
	id := org + "-" + place
	if name != "" {
		id += "-" + slug(name, 24)
	}
	if r.grids["establishments"].find(id) != nil {
		id = identifier(org + " " + region + " " + name)
	}
	return id
}

func (r *reader) nameOf(org, column string) string {
	for _, c := range r.pending {
		if c.table == "organisations" && c.values["id"] == org && c.values["name"] != nil {
			return text(c.values[column])
		}
	}
	if row := r.grids["organisations"].find(org); row != nil {
		return r.grids["organisations"].text(row, column)
	}
	return ""
}

// activity fills the site, and the link where only a product names it.
func (r *reader) activity(v values) {
	if v["establishment"] == nil {
		if id := r.got["establishments"]["id"]; id != nil {
			v["establishment"] = id
		}
	}
	if v["link"] != nil || len(r.said["activities.link"]) > 0 {
		return
	}
	for _, s := range r.said["activities.product"] {
		for _, product := range append([]string{s.Text}, strings.FieldsFunc(s.Text, func(c rune) bool { return strings.ContainsRune("、,,;/", c) })...) {
			if link, err := r.link("activities", product); err == nil {
				v["link"] = link
				r.tell(s.heading, tidy(s.Text), fmt.Sprint(v["chain"], ".", link))
				return
			}
		}
	}
	r.fail(r.headingOf("activities.link"), fmt.Errorf("is empty, and the product names no link"))
}
