package intake

import (
	"errors"
	"fmt"
	"strings"

	"agglo"
	"agglo/dataset"
)

// organisation finds the organisation that cells mean, or makes one.
func (r *reader) organisation(c dataset.Column, all []said) (any, error) {
	var spelt []string
	for _, s := range all {
		spelt = append(spelt, tidy(s.Text))
	}
	id, err := r.find(spelt, values{})
	if err != nil || id == "" {
		return nil, err
	}
	r.tell(all[0].heading, joined(all), id)
	return id, nil
}

// owner reads the cells about an organisation that the row is about.
func (r *reader) owner() error {
	v := values{}
	r.got["organisations"] = v
	var spelt []string
	heading := ""
	for _, column := range []string{"id", "name_zh", "name"} {
		for _, s := range r.said["organisations."+column] {
			spelt = append(spelt, tidy(s.Text))
			if heading == "" {
				heading = s.heading
			}
		}
	}
	if len(spelt) == 0 {
		if r.Mapping.Table == "organisations" {
			r.fail(r.headingOf("organisations.name_zh"), errors.New("is empty"))
		}
		return nil
	}
	if r.row.What == "" {
		r.row.What = shorten(spelt[0])
	}
	for _, c := range r.grids["organisations"].columns {
		all := r.said["organisations."+c.Name]
		if c.Name == "id" || c.Name == "name" || c.Name == "name_zh" || len(all) == 0 {
			continue
		}
		value, err := r.value(c, all)
		if err != nil {
			return err
		}
		if value != nil {
			v[c.Name] = value
		}
	}
	id, err := r.find(spelt, v)
	if err != nil || id == "" {
		return err
	}
	v["id"] = id
	r.tell(heading, strings.Join(spelt, " / "), id)
	return nil
}

// find returns the organisation that names mean, and keeps what else is known
// of it for later. It is empty where nobody has decided, which is noted.
func (r *reader) find(spelt []string, more values) (string, error) {
	whole := strings.Join(spelt, " / ")
	id, potential := r.orgs.match(spelt...)
	if id == "" {
		var made bool
		var err error
		if id, made, err = r.decide(whole, potential); err != nil || id == "" && !made {
			return "", err
		}
	}
	if id == "" {
		return r.create(spelt, more), nil
	}
	if r.grids["organisations"].find(id) == nil {
		r.fail(whole, fmt.Errorf("is decided to be %q, which is not in organisations: correct %s/matches.csv", id, Folder))
		return "", nil
	}
	more["id"] = id
	r.pending = append(r.pending, change{"organisations", more})
	return id, nil
}

// decide returns the organisation that a name was decided to mean, or that it
// is one of its own.
func (r *reader) decide(name string, potential []Candidate) (id string, own bool, err error) {
	d, decided := r.decisions[key(name)]
	switch {
	case decided && d.Decision == Match:
		return d.Organisation, false, nil
	case decided && d.Decision == NewOne, len(potential) == 0:
		return "", true, nil
	case r.options.AcceptPotential:
		d = Decision{name, Match, potential[0].ID, "accepted: " + potential[0].Why}
	case r.options.Ask != nil && !r.asked[key(name)]:
		r.asked[key(name)] = true
		d = Decision{Name: name, Why: "asked"}
		if d.Decision, d.Organisation, err = r.options.Ask(name, potential); err != nil {
			return "", false, err
		}
	default:
		d = Decision{name, Potential, potential[0].ID, potential[0].Why}
	}
	if d.Decision == Potential {
		d.Organisation, d.Why = potential[0].ID, potential[0].Why
	}
	r.decisions[key(name)] = d
	if d.Decision == Potential {
		r.fail(name, agglo.Errorf(agglo.Invalid, "may be %s (%s): %s; decide in %s/matches.csv", d.Organisation, potential[0].Name, d.Why, Folder))
		return "", false, nil
	}
	return d.Organisation, d.Decision == NewOne, nil
}

// create makes an organisation. Its id is made from its name, so that it is the
// same whenever and in whatever order sheets are imported.
func (r *reader) create(spelt []string, more values) string {
	for _, c := range r.pending {
		if c.table == "organisations" && c.values["name"] == spelt[0] {
			return text(c.values["id"])
		}
	}
	if more["id"] == nil {
		if ids := r.said["organisations.id"]; len(ids) > 0 && tidy(ids[0].Text) == spelt[0] {
			more["id"], spelt = spelt[0], spelt[1:]
		}
	}
	for _, name := range spelt {
		if ascii(name) {
			more["name"] = name
		} else {
			more["name_zh"] = name
		}
	}
	if more["name"] == nil { // an English name is required; the data set has no other to show
		more["name"] = more["name_zh"]
	}
	if more["name"] == nil {
		more["name"] = more["id"]
	}
	if more["id"] == nil {
		name := text(more["name"])
		id := slug(take(name, r.places).body, 32)
		if ascii(name) { // the words apart
			id = slug(latinForms.ReplaceAllString(name, ""), 32)
		}
		if r.grids["organisations"].find(id) != nil || id == "" {
			id = identifier(name)
		}
		more["id"] = id
	}
	r.pending = append(r.pending, change{"organisations", more})
	return text(more["id"])
}
