package indicator

import (
	"fmt"
	"slices"
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
// subject, and factor(x) takes the country's latest statement by the period,
// with the interval of all statements: see [Session.factors].
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
	factor    bool
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
		expr.Function("factor", nop, new(func(float64) float64)),
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

// formulaWords are the functions of a formula.
var formulaWords = []string{"total", "nation", "of", "factor"}

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
		if slices.Contains(formulaWords, n.Value) || p.seen[n.Value] {
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
		if slices.Contains(formulaWords, callee.Value) {
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
	case "factor":
		t.factor = true
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
