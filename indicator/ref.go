package indicator

import (
	"strings"

	"agglo"
)

// A Ref names an indicator as people write it: its id, a variant after a
// colon, and transforms after dots, each with arguments after an at sign:
//
//	gdp
//	chain-integrity:c0
//	gdp.growth
//	production.share@CN-320000
//	population.rank@CN;asc;gdp.gt.1e12
type Ref struct {
	Base       string // id with its variant
	Transforms []Transform
}

// A Transform is one step after the indicator's id.
type Transform struct {
	Name string
	Args []string
}

// ParseRef reads the written form.
func ParseRef(s string) (Ref, error) {
	parts := splitTransforms(s)
	if parts[0] == "" {
		return Ref{}, agglo.Errorf(agglo.Invalid, "%q names no indicator", s)
	}
	r := Ref{Base: parts[0]}
	for _, p := range parts[1:] {
		name, args, has := strings.Cut(p, "@")
		t := Transform{Name: name}
		if has {
			t.Args = strings.Split(args, ";")
		}
		r.Transforms = append(r.Transforms, t)
	}
	return r, nil
}

// splitTransforms cuts s at the dots that begin a transform; the arguments of
// a transform may hold dots of their own, so a dot counts only before a known
// name.
func splitTransforms(s string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && startsTransform(s[i+1:]) {
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

func startsTransform(s string) bool {
	end := strings.IndexAny(s, ".@")
	if end < 0 {
		end = len(s)
	}
	_, ok := transformNamed(s[:end])
	return ok
}

func (r Ref) String() string {
	var b strings.Builder
	b.WriteString(r.Base)
	for _, t := range r.Transforms {
		b.WriteString("." + t.Name)
		if len(t.Args) > 0 {
			b.WriteString("@" + strings.Join(t.Args, ";"))
		}
	}
	return b.String()
}

// inner returns r without its last transform, and that transform.
func (r Ref) inner() (Ref, Transform) {
	n := len(r.Transforms) - 1
	return Ref{Base: r.Base, Transforms: r.Transforms[:n]}, r.Transforms[n]
}

// FigureID returns the id of a figure.
func FigureID(ref string, region agglo.RegionID, subject agglo.Subject, period agglo.Period) string {
	id := ref + "/" + string(region)
	if subject != "" {
		id += "/" + string(subject)
	}
	return id + "/" + strings.ReplaceAll(period.String(), "/", "--")
}

// ParseFigureID reads the id of a figure.
func ParseFigureID(id string) (ref string, region agglo.RegionID, subject agglo.Subject, period agglo.Period, err error) {
	parts := strings.Split(id, "/")
	if len(parts) != 3 && len(parts) != 4 {
		return "", "", "", agglo.Period{}, agglo.Errorf(agglo.Invalid,
			"%q is not a figure id: write indicator/region/subject/period, such as chain-integrity/CN-320400/power-battery/2023, or indicator/region/period", id)
	}
	if len(parts) == 4 {
		subject = agglo.Subject(parts[2])
	}
	period, err = agglo.ParsePeriod(strings.ReplaceAll(parts[len(parts)-1], "--", "/"))
	return parts[0], agglo.RegionID(parts[1]), subject, period, err
}
