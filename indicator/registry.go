package indicator

import (
	"context"
	"strings"

	"github.com/agnivade/levenshtein"

	"agglo"
	"agglo/store"
)

// A builtin computes an indicator for a panel.
type builtin struct {
	Definition
	// panel returns a figure for each region and period of q, in that order.
	panel func(ctx context.Context, s *Session, q Query) ([]Figure, error)
	// explain adds to a single figure what a panel leaves out; may be nil.
	explain func(ctx context.Context, s *Session, f *Figure) error
}

// A Registry knows every indicator of one release: those of the data set and
// those that are built in.
type Registry struct {
	store    *store.Store
	order    []string
	defs     map[string]Definition
	builtins map[string]builtin
	formulas map[string]*formula
	observed observationCache
}

// New returns the registry of a release. It fails if a formula of the data set
// does not compile, names an unknown indicator or leads back to itself.
func New(s *store.Store) (*Registry, error) {
	r := &Registry{store: s, defs: map[string]Definition{}, builtins: map[string]builtin{}, formulas: map[string]*formula{}}
	for _, row := range s.Snapshot().IndicatorRows() {
		d := Definition{
			ID: row.ID, Name: agglo.Text{En: row.Name, Zh: row.NameZh}, Unit: row.Unit, Kind: row.Kind,
			Better: row.Better, Origin: Observed, Formula: row.Formula, Description: agglo.Text{En: row.Description, Zh: row.DescriptionZh}, Subjects: "any",
		}
		if d.Better == "" {
			d.Better = "neither"
		}
		if d.Formula != "" {
			d.Origin = Derived
		}
		r.add(d)
	}
	for _, b := range builtins() {
		b.Origin = BuiltIn
		r.builtins[b.ID] = b
		r.add(b.Definition)
	}
	return r, r.compile()
}

func (r *Registry) add(d Definition) {
	if _, there := r.defs[d.ID]; !there {
		r.order = append(r.order, d.ID)
	}
	r.defs[d.ID] = d
}

// Definitions returns all indicators: those of the data set in its order, then
// those built in.
func (r *Registry) Definitions() []Definition {
	out := make([]Definition, len(r.order))
	for i, id := range r.order {
		out[i] = r.defs[id]
	}
	return out
}

// Store returns the release that r belongs to.
func (r *Registry) Store() *store.Store { return r.store }

// Definition returns what a reference such as "gdp.growth" means.
func (r *Registry) Definition(ref string) (Definition, error) {
	p, err := ParseRef(ref)
	if err != nil {
		return Definition{}, err
	}
	d, ok := r.defs[p.Base]
	if !ok {
		return Definition{}, r.unknown(p.Base)
	}
	for _, t := range p.Transforms {
		step, _ := transformNamed(t.Name)
		d = step.define(d, t)
	}
	d.ID = p.String()
	return d, nil
}

// Resolve finds an indicator by its reference or by its name in any language.
func (r *Registry) Resolve(text string) (string, error) {
	if _, err := r.Definition(text); err == nil {
		return text, nil
	}
	for _, id := range r.order {
		n := r.defs[id].Name
		if strings.EqualFold(n.En, text) || (n.Zh != "" && n.Zh == text) {
			return id, nil
		}
	}
	return "", r.unknown(text)
}

func (r *Registry) unknown(id string) error {
	best, distance := "", 2+len(id)/3
	for _, have := range r.order {
		if d := levenshtein.ComputeDistance(id, have); d < distance {
			best, distance = have, d
		}
	}
	if best != "" {
		return agglo.Errorf(agglo.NotFound, "there is no indicator %q; did you mean %q?", id, best)
	}
	if base, rest, ok := strings.Cut(id, "."); ok {
		if _, there := r.defs[base]; there {
			return agglo.Errorf(agglo.NotFound, "%q is not a transform of %s: use %s", rest, base, strings.Join(transformNames, ", "))
		}
	}
	return agglo.Errorf(agglo.NotFound, "there is no indicator %q: agglo indicators lists all", id)
}
