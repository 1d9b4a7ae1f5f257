package answer

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/indicator"
	"agglo/measure/siting"
	"agglo/measure/spatial"
)

// A survey judges regions for a newcomer.
type survey struct {
	*Desk
	a       *SiteAnswer
	in      SiteIn
	regions []agglo.RegionID
	centre  []spatial.Point // NaN where unknown
	plants  *indicator.Plants
	inputs  []agglo.Subject
	users   []agglo.Subject

	kept   []agglo.RegionID // ranked
	values *mat.Dense       // of those, by criterion
	z      *mat.Dense       // the same, 0 for the worst to 1 for the best
	score  []float64
	rank   []int
	fails  map[agglo.RegionID][]string // must-haves that a region does not meet
	opaque map[agglo.RegionID][]string // those of which nobody knows whether it meets them
}

func (d *Desk) survey(ctx context.Context, a *SiteAnswer, in SiteIn, regions []agglo.RegionID) (*survey, error) {
	s := &survey{Desk: d, a: a, in: in, regions: regions}
	if s.in.Decay == 0 {
		s.in.Decay = 300
	}
	if s.in.Radius == 0 {
		s.in.Radius = 100
	}
	for _, r := range regions {
		p, ok := d.CentreOf(r)
		if !ok {
			p = spatial.Point{X: math.NaN(), Y: math.NaN()}
		}
		s.centre = append(s.centre, p)
	}
	users, needs := neighbours(d.Snap.Inputs(a.Link.Chain), a.Link.ID)
	for _, l := range needs {
		s.inputs = append(s.inputs, agglo.LinkSubject(a.Link.Chain, l))
	}
	for _, l := range users {
		s.users = append(s.users, agglo.LinkSubject(a.Link.Chain, l))
	}
	var err error
	s.plants, err = d.Plants(ctx, a.Period.End())
	return s, err
}

// columns returns the values of all criteria. Of those that nobody chose, the
// ones that are known of no region are left out: a link without inputs has no
// access to any.
func (s *survey) columns(ctx context.Context) ([][]float64, error) {
	var columns [][]float64
	var left []SiteCriterion
	total := 0.0
	for _, c := range s.a.Criteria {
		values, err := s.criterionValues(ctx, c)
		if err != nil {
			return nil, err
		}
		if len(s.in.Weight) == 0 && !slices.ContainsFunc(values, func(v float64) bool { return !math.IsNaN(v) }) {
			s.a.Notes = append(s.a.Notes, agglo.Textf("%s is known of no region and is left out.", "各地%s均未知，未计入。", c.Name))
			continue
		}
		columns, left, total = append(columns, values), append(left, c), total+c.Weight
	}
	for i := range left {
		left[i].Weight /= total
	}
	s.a.Criteria = left
	return columns, nil
}

// eliminate applies the must-haves and returns the regions that meet them all.
func (s *survey) eliminate(ctx context.Context, texts []string) ([]bool, error) {
	table := mat.NewDense(max(1, len(s.regions)), max(1, len(texts)), nil)
	var musts []siting.Must
	for k, text := range texts {
		c, cond, err := s.must(text)
		if err != nil {
			return nil, err
		}
		values, err := s.criterionValues(ctx, c)
		if err != nil {
			return nil, err
		}
		for i, v := range values {
			table.Set(i, k, v)
		}
		musts = append(musts, boundsOf(cond, k))
	}
	e, err := siting.Eliminate(table, musts)
	if err != nil {
		return nil, err
	}
	for k, text := range texts {
		m := SiteMust{Text: text, Left: e.Left[k]}
		for i := range s.regions {
			if slices.Contains(e.Opaque[i], k) {
				m.Unknown++
			}
		}
		s.a.Musts = append(s.a.Musts, m)
	}
	s.fails, s.opaque = map[agglo.RegionID][]string{}, map[agglo.RegionID][]string{}
	for i, r := range s.regions {
		for _, k := range e.Fails[i] {
			s.fails[r] = append(s.fails[r], texts[k])
		}
		for _, k := range e.Opaque[i] {
			s.opaque[r] = append(s.opaque[r], texts[k])
		}
	}
	return e.Kept[:len(s.regions)], nil
}

func boundsOf(c indicator.Condition, criterion int) siting.Must {
	m := siting.Must{Criterion: criterion, Least: math.Inf(-1), Most: math.Inf(1)}
	switch c.Op {
	case ">":
		m.Least = math.Nextafter(c.Value, math.Inf(1))
	case ">=":
		m.Least = c.Value
	case "<":
		m.Most = math.Nextafter(c.Value, math.Inf(-1))
	case "<=":
		m.Most = c.Value
	default:
		m.Least, m.Most = c.Value, c.Value
	}
	return m
}

// judge scores and ranks the regions that are left and of which every
// criterion is known.
func (s *survey) judge(ctx context.Context, kept []bool) error {
	columns, err := s.columns(ctx)
	if err != nil {
		return err
	}
	var rows []float64
	for i, r := range s.regions {
		if !kept[i] {
			continue
		}
		unknown := slices.IndexFunc(columns, func(c []float64) bool { return math.IsNaN(c[i]) })
		if unknown >= 0 {
			s.a.Unknown = append(s.a.Unknown, Gap{r, s.RegionName(r), agglo.Textf("%s is unknown", "%s未知", s.a.Criteria[unknown].Name)})
			continue
		}
		s.kept = append(s.kept, r)
		for _, c := range columns {
			rows = append(rows, c[i])
		}
	}
	s.a.Of = len(s.kept)
	if s.a.Of == 0 || len(columns) == 0 {
		s.a.Of = 0
		return nil
	}
	s.values = mat.NewDense(len(s.kept), len(columns), rows)
	s.rankKept()
	return nil
}

// draws is how many weights are drawn for the range of the ranks.
const draws = 5000

func (s *survey) rankKept() {
	lower, weights := make([]bool, len(s.a.Criteria)), s.weights()
	for k, c := range s.a.Criteria {
		lower[k] = c.Lower
	}
	s.z = siting.MinMax(s.values, lower)
	var accepted []siting.Acceptance
	rng := rand.New(rand.NewPCG(1, 2))
	if s.in.Method == "topsis" {
		s.score, accepted = siting.TOPSIS(s.values, weights, lower), siting.AcceptabilityTOPSIS(s.values, lower, nil, draws, rng)
	} else {
		s.score, accepted = siting.WeightedSum(s.z, weights), siting.Acceptability(s.z, nil, draws, rng)
	}
	s.rank = siting.Ranks(s.score)
	for i, r := range s.kept {
		row, _ := s.Snap.Regions().Get(r)
		p := SitePlace{Region: r, Name: s.RegionName(r), Within: s.RegionName(row.Parent), Rank: s.rank[i], Score: s.score[i],
			Best: accepted[i].Best, Worst: accepted[i].Worst, First: accepted[i].Share[0], Values: slices.Clone(s.values.RawRowView(i))}
		s.a.Places = append(s.a.Places, p)
	}
	slices.SortStableFunc(s.a.Places, func(x, y SitePlace) int { return x.Rank - y.Rank })
}

func (s *survey) weights() []float64 {
	w := make([]float64, len(s.a.Criteria))
	for k, c := range s.a.Criteria {
		w[k] = c.Weight
	}
	return w
}
