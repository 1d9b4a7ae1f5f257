package indicator

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"agglo"
	"agglo/store"
)

// A Group says which regions are compared with each other.
type Group struct {
	Within     agglo.RegionID // only regions below this one; empty for all
	Level      string         // of the regions; ignored where Cities is set
	Cities     bool           // the regions marked as cities, at whatever level
	Conditions []Condition
}

// A Condition is a bound on another indicator, such as gdp > 1e12.
type Condition struct {
	Indicator string
	Subject   agglo.Subject
	Op        string // > >= < <= =
	Value     float64
}

var conditionForm = regexp.MustCompile(`^\s*([a-z0-9:@-]+(?:\.[a-z-]+)?)(?:/([a-z0-9.-]+))?\s*(>=|<=|>|<|=|\.gt\.|\.ge\.|\.lt\.|\.le\.|\.eq\.)\s*([0-9.eE+-]+)\s*$`)

var opWords = map[string]string{".gt.": ">", ".ge.": ">=", ".lt.": "<", ".le.": "<=", ".eq.": "="}

// ParseCondition reads "gdp > 1e12", or "gdp.gt.1e12" as figure ids write it.
func ParseCondition(s string) (Condition, error) {
	m := conditionForm.FindStringSubmatch(s)
	if m == nil {
		return Condition{}, agglo.Errorf(agglo.Invalid, "%q is not a condition: write an indicator, >, >=, <, <= or =, and a number, such as gdp > 1e12", s)
	}
	v, err := strconv.ParseFloat(m[4], 64)
	if err != nil {
		return Condition{}, agglo.Errorf(agglo.Invalid, "condition %q: %q is not a number", s, m[4])
	}
	op := m[3]
	if word, ok := opWords[op]; ok {
		op = word
	}
	return Condition{Indicator: m[1], Subject: agglo.Subject(m[2]), Op: op, Value: v}, nil
}

// id returns the condition as figure ids write it.
func (c Condition) id() string {
	op := ""
	for word, sign := range opWords {
		if sign == c.Op {
			op = word
		}
	}
	subject := ""
	if c.Subject != "" {
		subject = "/" + string(c.Subject)
	}
	return c.Indicator + subject + op + strings.ReplaceAll(strconv.FormatFloat(c.Value, 'g', -1, 64), "+", "")
}

func (c Condition) holds(v float64) bool {
	switch c.Op {
	case ">":
		return v > c.Value
	case ">=":
		return v >= c.Value
	case "<":
		return v < c.Value
	case "<=":
		return v <= c.Value
	}
	return v == c.Value
}

// PeersOf returns the group that a region is compared with unless another is
// named: the cities of its country for a city, else the regions of its level.
func (s *Session) PeersOf(region agglo.RegionID) Group {
	r, _ := s.Snap.Regions().Get(region)
	return Group{Within: s.Snap.Regions().Country(region), Level: r.Level, Cities: r.City}
}

// Members returns the regions of g in table order; left are those for which a
// condition could not be checked.
func (s *Session) Members(ctx context.Context, g Group, period agglo.Period) (members []agglo.RegionID, left []Left, err error) {
	members = slices.Clone(s.pool(g))
	for _, c := range g.Conditions {
		figures, err := s.Panel(ctx, Query{c.Indicator, c.Subject, members, []agglo.Period{period}})
		if err != nil {
			return nil, nil, err
		}
		members = nil
		for _, f := range figures {
			switch {
			case f.Value == nil:
				left = append(left, Left{What: s.RegionName(f.Region), Why: f.Unknown})
			case c.holds(*f.Value):
				members = append(members, f.Region)
			}
		}
	}
	return members, left, nil
}

// pool returns the regions of g before its conditions.
func (s *Session) pool(g Group) []agglo.RegionID {
	pool, _ := once(s, fmt.Sprint("pool ", g.Level, g.Cities, g.Within), func() (ids []agglo.RegionID, _ error) {
		all := s.Snap.Regions()
		regions := all.At(g.Level)
		if g.Cities {
			regions = all.Cities(g.Within)
		}
		for _, r := range regions {
			if g.Within == "" || all.Within(r.ID, g.Within) {
				ids = append(ids, r.ID)
			}
		}
		return ids, nil
	})
	return pool
}

// RegionName returns the name of a region, its id where it has none.
func (s *Session) RegionName(id agglo.RegionID) agglo.Text {
	r, ok := s.Snap.Regions().Get(id)
	if !ok {
		return agglo.Text{En: string(id), Zh: string(id)}
	}
	return regionText(r)
}

func regionText(r store.Region) agglo.Text { return agglo.Text{En: r.Name, Zh: r.NameZh} }
