package indicator

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"

	"agglo"
)

// derive computes a derived indicator for a panel.
func (s *Session) derive(ctx context.Context, f *formula, q Query) ([]Figure, error) {
	used := f.used()
	panels := make([][]Figure, len(used))
	for i, t := range used {
		panel, err := s.termPanel(ctx, t, q)
		if err != nil {
			return nil, err
		}
		panels[i] = panel
	}
	out := make([]Figure, 0, len(q.Regions)*len(q.Periods))
	for n := range len(q.Regions) * len(q.Periods) {
		fig := Figure{Region: q.Regions[n/len(q.Periods)], Subject: q.Subject, Period: q.Periods[n%len(q.Periods)], Status: "derived"}
		inputs := make([]Figure, len(used))
		for i := range used {
			inputs[i] = panels[i][n]
		}
		if err := f.fill(&fig, used, inputs); err != nil {
			return nil, err
		}
		out = append(out, fig)
	}
	return out, nil
}

func (s *Session) termPanel(ctx context.Context, t term, q Query) ([]Figure, error) {
	if t.factor {
		return s.factors(ctx, t, q)
	}
	regions := q.Regions
	if t.nation {
		regions = s.countries(q.Regions)
	}
	return s.Panel(ctx, Query{t.indicator, t.subjectFor(q.Subject), regions, q.Periods})
}

// used returns the terms that the program still reads: total(gdp) leaves gdp
// itself unread.
func (f *formula) used() []term {
	reads := map[string]bool{}
	names := &identifiers{reads}
	node := f.program.Node()
	ast.Walk(&node, names)
	var out []term
	for _, t := range f.terms {
		if reads[t.variable] {
			out = append(out, t)
		}
	}
	return out
}

type identifiers struct{ reads map[string]bool }

func (v *identifiers) Visit(node *ast.Node) {
	if n, ok := (*node).(*ast.IdentifierNode); ok {
		v.reads[n.Value] = true
	}
}

func (s *Session) countries(regions []agglo.RegionID) []agglo.RegionID {
	out := make([]agglo.RegionID, len(regions))
	for i, r := range regions {
		out[i] = s.Snap.Regions().Country(r)
	}
	return out
}

// fill computes one figure from its inputs. The interval is the range of the
// formula over the corners of the inputs' intervals, which is exact where the
// formula is monotone in each.
func (f *formula) fill(fig *Figure, used []term, inputs []Figure) error {
	fig.Formula = agglo.Text{En: f.text, Zh: f.text}
	env := map[string]any{}
	for i, in := range inputs {
		fig.Inputs = append(fig.Inputs, figureInput(in))
		if in.Value == nil {
			if fig.Unknown.IsZero() {
				fig.Unknown = agglo.Textf("%s is unknown: %s", "%s未知：%s", in.Name, in.Unknown)
			}
			continue
		}
		env[used[i].variable] = *in.Value
	}
	if !fig.Unknown.IsZero() {
		return nil
	}
	v, err := f.run(env)
	if err != nil {
		return err
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		fig.Unknown = agglo.Textf("%s cannot be divided by zero", "%s的分母为零", agglo.Text{En: f.text, Zh: f.text})
		return nil
	}
	fig.Value, fig.Filled = number(v), f.filled(used, inputs)
	if fig.Bound, err = f.bound(v, used, inputs, env); err != nil {
		return err
	}
	if err := f.interval(fig, used, inputs, env); err != nil {
		return err
	}
	rough := func(in Figure) bool { return in.Bound != agglo.Exact && in.Low == nil }
	if fig.Low != nil && slices.ContainsFunc(inputs, rough) {
		fig.Notes = append(fig.Notes, agglo.Text{En: "the interval is of the inputs that have one; others are known roughly, or from one side only", Zh: "区间仅反映有区间的输入；其余输入仅知大概或单侧界限"})
	}
	return nil
}

// bound returns what is left of the bounds of the inputs: more than so much of
// an input is more of the figure where it grows with the input, less where it
// falls. Bounds that do not agree leave "about".
func (f *formula) bound(v float64, used []term, inputs []Figure, env map[string]any) (agglo.Bound, error) {
	left := agglo.Exact
	for i, in := range inputs {
		if in.Bound == agglo.Exact {
			continue
		}
		env[used[i].variable] = *in.Value + 1e-3*max(1, math.Abs(*in.Value))
		more, err := f.run(env)
		env[used[i].variable] = *in.Value
		if err != nil {
			return left, err
		}
		left = left.With(in.Bound.Through(more - v))
	}
	return left, nil
}

func (f *formula) run(env map[string]any) (float64, error) {
	v, err := expr.Run(f.program, env)
	if err != nil {
		return 0, agglo.Errorf(agglo.Invalid, "indicators: %s: formula %q: %v", f.id, f.text, err)
	}
	return v.(float64), nil
}

func (f *formula) interval(fig *Figure, used []term, inputs []Figure, env map[string]any) error {
	var open []int
	for i, in := range inputs {
		if in.Low != nil && in.High != nil {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	for corner := range 1 << len(open) {
		for bit, i := range open {
			end := inputs[i].Low
			if corner>>bit&1 == 1 {
				end = inputs[i].High
			}
			env[used[i].variable] = *end
		}
		v, err := f.run(env)
		if err != nil {
			return err
		}
		low, high = min(low, v), max(high, v)
	}
	fig.Low, fig.High = number(low), number(high)
	return nil
}

// filled returns the formula with the values of its terms: those within
// nation() and factor() first, for they hold the names of others.
func (f *formula) filled(used []term, inputs []Figure) agglo.Text {
	text := agglo.Text{En: f.text, Zh: f.text}
	for _, wrapped := range []bool{true, false} {
		for i, t := range used {
			if (t.nation || t.factor) == wrapped {
				text = agglo.Text{En: fillIn(text.En, t, inputs[i].Text.En), Zh: fillIn(text.Zh, t, inputs[i].Text.Zh)}
			}
		}
	}
	return text
}

// fillIn puts the value of a term where its name stands in the formula.
func fillIn(text string, t term, value string) string {
	pattern := `\b` + strings.ReplaceAll(t.indicator, "-", "_") + `\b`
	switch {
	case t.total:
		pattern = `total\(\s*` + pattern + `\s*\)`
	case t.subject != "":
		pattern = `of\(\s*` + pattern + `\s*,\s*["']` + regexp.QuoteMeta(string(t.subject)) + `["']\s*\)`
	}
	switch {
	case t.nation:
		pattern = `nation\(\s*` + pattern + `\s*\)`
	case t.factor:
		pattern = `factor\(\s*` + pattern + `\s*\)`
	}
	return regexp.MustCompile(pattern).ReplaceAllLiteralString(text, value)
}

// figureInput returns a figure as an input of another, with its row where it is
// observed in one.
func figureInput(f Figure) Input {
	in := Input{Name: f.Name, Figure: f.ID, Value: f.Value, Text: f.Text, Bound: f.Bound, Status: f.Status}
	if f.Rows == 1 && len(f.Inputs) == 1 {
		in.Row = f.Inputs[0].Row
	}
	return in
}

// FromRegister returns the derived indicators of the data set that rest on the
// register: those whose formula reads an indicator that is built in, itself or
// through others.
func (r *Registry) FromRegister() []Definition {
	var out []Definition
	for _, d := range r.Definitions() {
		if f, ok := r.formulas[d.ID]; ok && r.readsBuiltin(f) {
			out = append(out, d)
		}
	}
	return out
}

// DerivedFrom returns the derived indicators whose formula reads an indicator,
// itself or through others, each with the subject that it is asked of where the
// indicator is of the one given: none for a formula that names all of its own.
func (r *Registry) DerivedFrom(id string, subject agglo.Subject) map[string]agglo.Subject {
	out := map[string]agglo.Subject{}
	own := func(t term) bool { return !t.total && t.subject == "" }
	for derived, f := range r.formulas {
		switch {
		case !r.reads(f, id):
		case slices.ContainsFunc(f.used(), own):
			out[derived] = subject
		default:
			out[derived] = ""
		}
	}
	return out
}

func (r *Registry) reads(f *formula, id string) bool {
	return slices.ContainsFunc(f.terms, func(t term) bool {
		ref, err := ParseRef(t.indicator)
		if err != nil {
			return false
		}
		inner, derived := r.formulas[ref.Base]
		return ref.Base == id || derived && r.reads(inner, id)
	})
}

func (r *Registry) readsBuiltin(f *formula) bool {
	return slices.ContainsFunc(f.terms, func(t term) bool {
		ref, err := ParseRef(t.indicator)
		if err != nil {
			return false
		}
		_, builtin := r.builtins[ref.Base]
		inner, derived := r.formulas[ref.Base]
		return builtin || derived && r.readsBuiltin(inner)
	})
}
