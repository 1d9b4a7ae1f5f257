package indicator

import (
	"context"
	"math"
	"strings"

	"agglo"
	"agglo/quantity"
	"agglo/store"
)

// A Query asks for a panel: every region at every period.
type Query struct {
	Indicator string // a reference such as "gdp.growth"
	Subject   agglo.Subject
	Regions   []agglo.RegionID
	Periods   []agglo.Period
}

// A Session computes figures from one snapshot and remembers what it has
// computed. It is for one goroutine.
type Session struct {
	*Registry
	Snap *store.Snapshot
	memo map[string]map[string]Figure // by indicator and subject, then by region and period
	kept map[string]any               // what was read from the register: see once
}

// Session returns a new session on a new snapshot.
func (r *Registry) Session() *Session {
	return &Session{Registry: r, Snap: r.store.Snapshot(), memo: map[string]map[string]Figure{}, kept: map[string]any{}}
}

// once returns what read returns, and the same again when it is asked for the
// same key within a session.
func once[T any](s *Session, key string, read func() (T, error)) (T, error) {
	if v, ok := s.kept[key]; ok {
		return v.(T), nil
	}
	v, err := read()
	if err == nil {
		s.kept[key] = v
	}
	return v, err
}

// Panel returns a figure for each region and period of q, regions in order and
// within them periods in order. A figure that the data set does not have is in
// the panel too, with the reason why it is unknown.
func (s *Session) Panel(ctx context.Context, q Query) ([]Figure, error) {
	ref, err := ParseRef(q.Indicator)
	if err != nil {
		return nil, err
	}
	def, err := s.Definition(q.Indicator)
	if err != nil {
		return nil, err
	}
	memo := s.memo[q.Indicator+"/"+string(q.Subject)]
	if memo == nil {
		memo = map[string]Figure{}
		s.memo[q.Indicator+"/"+string(q.Subject)] = memo
	}
	if missing := q.without(memo); len(missing.Regions) > 0 {
		figures, err := s.compute(ctx, ref, missing)
		if err != nil {
			return nil, err
		}
		for i := range figures {
			s.finish(&figures[i], def)
			memo[cellKey(figures[i].Region, figures[i].Period)] = figures[i]
		}
	}
	out := make([]Figure, 0, len(q.Regions)*len(q.Periods))
	for _, r := range q.Regions {
		for _, p := range q.Periods {
			out = append(out, memo[cellKey(r, p)])
		}
	}
	return out, nil
}

func cellKey(r agglo.RegionID, p agglo.Period) string { return string(r) + "/" + p.String() }

// without returns q for the regions that have a period not yet in memo.
func (q Query) without(memo map[string]Figure) Query {
	out := q
	out.Regions = nil
	for _, r := range q.Regions {
		for _, p := range q.Periods {
			if _, ok := memo[cellKey(r, p)]; !ok {
				out.Regions = append(out.Regions, r)
				break
			}
		}
	}
	return out
}

func (s *Session) compute(ctx context.Context, ref Ref, q Query) ([]Figure, error) {
	if len(ref.Transforms) > 0 {
		inner, t := ref.inner()
		q.Indicator = inner.String()
		step, _ := transformNamed(t.Name)
		return step.panel(ctx, s, q, t)
	}
	if b, ok := s.builtins[ref.Base]; ok {
		return b.panel(ctx, s, q)
	}
	if f, ok := s.formulas[ref.Base]; ok {
		return s.derive(ctx, f, q)
	}
	return s.observe(ctx, q)
}

// finish fills what follows from the definition.
func (s *Session) finish(f *Figure, def Definition) {
	f.Indicator = def.ID
	f.ID = FigureID(def.ID, f.Region, f.Subject, f.Period)
	f.Name = def.Name
	if f.Unit == "" {
		f.Unit = def.Unit
	}
	if f.Formula.IsZero() {
		f.Formula = def.Words
	}
	f.Text = figureText(f)
	f.Release = s.store.Release().Hash
}

// figureText writes the value of f with the digits that it deserves: all that
// were stated, and few of what was computed.
func figureText(f *Figure) agglo.Text {
	if f.Value == nil {
		return agglo.Text{En: "unknown", Zh: "未知"}
	}
	style := quantity.Full
	if f.Status == "derived" {
		style = quantity.Medium
		switch f.Unit {
		case "%", "percentage points":
			if math.Abs(*f.Value) >= 1 {
				return quantity.Text(math.Round(*f.Value*10)/10, f.Unit, f.Bound, quantity.Full)
			}
			style = quantity.Short
		case "ratio", "index":
			style = quantity.Short
		}
	}
	return quantity.Text(*f.Value, f.Unit, f.Bound, style)
}

// One returns one figure without its explanation.
func (s *Session) One(ctx context.Context, ref string, region agglo.RegionID, subject agglo.Subject, period agglo.Period) (Figure, error) {
	figures, err := s.Panel(ctx, Query{ref, subject, []agglo.RegionID{region}, []agglo.Period{period}})
	if err != nil {
		return Figure{}, err
	}
	return figures[0], nil
}

// Figure returns the figure with the given id, with everything that it rests on.
func (s *Session) Figure(ctx context.Context, id string) (*Figure, error) {
	ref, region, subject, period, err := ParseFigureID(id)
	if err != nil {
		return nil, err
	}
	if _, ok := s.Snap.Regions().Get(region); !ok {
		return nil, agglo.Errorf(agglo.NotFound, "there is no region %q", region)
	}
	if err := s.CheckSubject(subject); err != nil {
		return nil, err
	}
	f, err := s.One(ctx, ref, region, subject, period)
	if err != nil {
		return nil, err
	}
	return &f, s.explain(ctx, &f)
}

func (s *Session) explain(ctx context.Context, f *Figure) error {
	base := f.Indicator
	if b, ok := s.builtins[base]; ok && b.explain != nil {
		return b.explain(ctx, s, f)
	}
	return nil
}

// CheckSubject returns an error if the release knows no such subject.
func (s *Session) CheckSubject(subject agglo.Subject) error {
	_, err := s.SubjectName(subject)
	return err
}

// SubjectName returns the name of a chain, link, product or industry.
func (s *Session) SubjectName(subject agglo.Subject) (agglo.Text, error) {
	if subject == "" {
		return agglo.Text{}, nil
	}
	if chain, link, ok := strings.Cut(string(subject), "."); ok {
		for _, l := range s.Snap.Links(agglo.ChainID(chain)) {
			if string(l.ID) == link {
				return agglo.Text{En: l.Name, Zh: l.NameZh}, nil
			}
		}
	}
	if c, ok := s.Snap.Chain(agglo.ChainID(subject)); ok {
		return agglo.Text{En: c.Name, Zh: c.NameZh}, nil
	}
	for _, sub := range s.Snap.Subjects() {
		if sub.ID == subject {
			return agglo.Text{En: sub.Name, Zh: sub.NameZh}, nil
		}
	}
	return agglo.Text{}, agglo.Errorf(agglo.NotFound, "there is no chain, link or product %q: agglo indicators shows what is observed", subject)
}
