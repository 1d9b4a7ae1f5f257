package indicator

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"agglo"
)

// A formula is the compiled formula of a derived indicator. In a formula an
// indicator is written with underscores for its hyphens (output_value). It is
// read for the same region, subject and period as the figure; total(x) reads it
// for the whole economy, nation(x) for the country, of(x, "nev") for another
// subject.
type formula struct {
	id      string
	text    string
	program *vm.Program
	terms   []term
}

// A term is one indicator that a formula reads.
type term struct {
	variable  string
	indicator string
	total     bool
	nation    bool
	subject   agglo.Subject // of(x, subject); empty for the figure's own
}

func (t term) subjectFor(s agglo.Subject) agglo.Subject {
	switch {
	case t.total:
		return ""
	case t.subject != "":
		return t.subject
	}
	return s
}

// compile compiles the formulas of the data set and checks that none leads
// back to itself.
func (r *Registry) compile() error {
	for _, d := range r.Definitions() {
		if d.Formula == "" {
			continue
		}
		f, err := r.compileFormula(d.ID, d.Formula)
		if err != nil {
			return agglo.Errorf(agglo.Invalid, "indicators: %s: formula %q: %v", d.ID, d.Formula, err)
		}
		r.formulas[d.ID] = f
	}
	for id := range r.formulas {
		if path := r.cycle(id, nil); path != nil {
			return agglo.Errorf(agglo.Invalid, "indicators: the formula of %s leads back to itself: %s", id, strings.Join(path, " → "))
		}
	}
	return nil
}

func (r *Registry) cycle(id string, path []string) []string {
	for _, p := range path {
		if p == id {
			return append(path, id)
		}
	}
	f, ok := r.formulas[id]
	if !ok {
		return nil
	}
	for _, t := range f.terms {
		ref, _ := ParseRef(t.indicator)
		if found := r.cycle(ref.Base, append(path, id)); found != nil {
			return found
		}
	}
	return nil
}

func (r *Registry) compileFormula(id, text string) (*formula, error) {
	f := &formula{id: id, text: text}
	byVariable := map[string]string{}
	for have := range r.defs {
		byVariable[strings.ReplaceAll(have, "-", "_")] = have
	}
	patch := &termPatcher{byVariable: byVariable, formula: f, seen: map[string]bool{}}
	env := map[string]any{}
	nop := func(args ...any) (any, error) { return 0.0, nil }
	program, err := expr.Compile(text, expr.Env(env), expr.AllowUndefinedVariables(), expr.Patch(patch), expr.AsFloat64(),
		expr.Function("total", nop, new(func(float64) float64)),
		expr.Function("nation", nop, new(func(float64) float64)),
		expr.Function("of", nop, new(func(float64, string) float64)))
	if err != nil {
		return nil, err
	}
	if patch.err != nil {
		return nil, patch.err
	}
	f.program = program
	return f, nil
}

// A termPatcher replaces every indicator of a formula by a variable and
// remembers what the variable stands for. It sees a call after its arguments,
// so total(gdp) arrives as total(v) with v already a term.
type termPatcher struct {
	byVariable map[string]string
	formula    *formula
	seen       map[string]bool
	err        error
}

func (p *termPatcher) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if n.Value == "total" || n.Value == "nation" || n.Value == "of" || p.seen[n.Value] {
			return
		}
		id, ok := p.byVariable[n.Value]
		if !ok {
			p.fail("%q is not an indicator", n.Value)
			return
		}
		p.add(term{variable: n.Value, indicator: id})
	case *ast.CallNode:
		p.call(node, n)
	}
}

func (p *termPatcher) call(node *ast.Node, n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || len(n.Arguments) == 0 {
		return
	}
	arg, ok := n.Arguments[0].(*ast.IdentifierNode)
	if !ok {
		if callee.Value == "total" || callee.Value == "nation" || callee.Value == "of" {
			p.fail("%s() takes an indicator", callee.Value)
		}
		return
	}
	t := p.term(arg.Value)
	switch callee.Value {
	case "total":
		t.total = true
	case "nation":
		t.nation = true
	case "of":
		subject, ok := n.Arguments[1].(*ast.StringNode)
		if !ok {
			p.fail(`of() takes a subject in quotes, such as of(production, "nev")`)
			return
		}
		t.subject = agglo.Subject(subject.Value)
	default:
		return
	}
	t.variable = fmt.Sprintf("%s__%d", strings.TrimSuffix(arg.Value, "__"), len(p.formula.terms))
	p.add(t)
	ast.Patch(node, &ast.IdentifierNode{Value: t.variable})
}

func (p *termPatcher) term(variable string) term {
	for _, t := range p.formula.terms {
		if t.variable == variable {
			return t
		}
	}
	return term{}
}

func (p *termPatcher) add(t term) {
	p.seen[t.variable] = true
	p.formula.terms = append(p.formula.terms, t)
}

func (p *termPatcher) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// derive computes a derived indicator for a panel.
func (s *Session) derive(ctx context.Context, f *formula, q Query) ([]Figure, error) {
	used := f.used()
	panels := make([][]Figure, len(used))
	for i, t := range used {
		regions := q.Regions
		if t.nation {
			regions = s.countries(q.Regions)
		}
		panel, err := s.Panel(ctx, Query{t.indicator, t.subjectFor(q.Subject), regions, q.Periods})
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
	filled := f.text
	for i, in := range inputs {
		fig.Inputs = append(fig.Inputs, figureInput(in))
		if in.Value == nil {
			if fig.Unknown.IsZero() {
				fig.Unknown = agglo.Textf("%s is unknown: %s", "%s未知：%s", in.Name, in.Unknown)
			}
			continue
		}
		env[used[i].variable] = *in.Value
		filled = fillIn(filled, used[i], in.Text.En)
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
	fig.Value, fig.Filled = number(v), filled
	return f.interval(fig, used, inputs, env)
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

// fillIn puts the value of a term where its name stands in the formula.
func fillIn(text string, t term, value string) string {
	name := strings.ReplaceAll(t.indicator, "-", "_")
	pattern := `\b` + name + `\b`
	switch {
	case t.total:
		pattern = `total\(\s*` + name + `\s*\)`
	case t.nation:
		pattern = `nation\((total\(|of\()?\s*` + name + `[^)]*\)*`
	case t.subject != "":
		pattern = `of\(\s*` + name + `[^)]*\)`
	}
	return regexp.MustCompile(pattern).ReplaceAllLiteralString(text, value)
}

func figureInput(f Figure) Input {
	return Input{Name: f.Name, Figure: f.ID, Value: f.Value, Text: f.Text, Bound: f.Bound, Status: f.Status}
}
