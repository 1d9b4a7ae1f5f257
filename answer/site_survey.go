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
	fails  map[agglo.RegionID][]string // must-haves that a region is not known to meet
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

// criterionValues returns the value of a criterion for each region, NaN where unknown.
func (s *survey) criterionValues(ctx context.Context, c SiteCriterion) ([]float64, error) {
	switch c.ID {
	case "inputs":
		return s.access(s.inputs)
	case "customers":
		return s.access(s.users)
	case "colocation":
		return s.supplied(1), nil
	case "redundancy":
		return s.supplied(2), nil
	case "relatedness":
		return s.relatedness(ctx)
	}
	panel, err := s.Panel(ctx, indicator.Query{Indicator: c.ref, Subject: c.subject, Regions: s.regions, Periods: []agglo.Period{s.a.Period}})
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(panel))
	for i, f := range panel {
		out[i] = math.NaN()
		if f.Value != nil {
			out[i] = *f.Value
		}
	}
	return out, nil
}

// distances returns the km from each region to each of some plants, +Inf to
// one whose place is not known.
func (s *survey) distances(plants []int) *mat.Dense {
	d := mat.NewDense(len(s.regions), max(1, len(plants)), nil)
	for i, from := range s.centre {
		for k, p := range plants {
			km := math.Inf(1)
			if to := s.plants.All[p]; to.Placed {
				km = spatial.Sphere.Distance(from, to.At) / 1000
			}
			d.Set(i, k, km)
		}
	}
	return d
}

// access returns the mean over links of the access to their makers. A link that
// nobody makes gives nobody access.
func (s *survey) access(links []agglo.Subject) ([]float64, error) {
	out := make([]float64, len(s.regions))
	if len(links) == 0 {
		for i := range out {
			out[i] = math.NaN()
		}
		return out, nil
	}
	for _, link := range links {
		plants, share := s.plants.Shares(link)
		if len(plants) == 0 {
			continue
		}
		a, err := siting.Access(s.distances(plants), share, siting.Exponential(s.in.Decay))
		if err != nil {
			return nil, err
		}
		for i := range out {
			out[i] += a[i] / float64(len(links))
		}
	}
	return out, nil
}

// supplied returns the share of the inputs that so many owners make nearby.
func (s *survey) supplied(owners int) []float64 {
	var plants, makes, owner []int
	numbers := map[agglo.OrganisationID]int{}
	for k, link := range s.inputs {
		of, _ := s.plants.Shares(link)
		for _, i := range of {
			o := s.plants.All[i].Site.Owner
			if _, ok := numbers[o]; !ok {
				numbers[o] = len(numbers)
			}
			plants, makes, owner = append(plants, i), append(makes, k), append(owner, numbers[o])
		}
	}
	if len(plants) == 0 {
		out := make([]float64, len(s.regions))
		for i := range out {
			out[i] = math.NaN()
		}
		return out
	}
	return siting.Supplied(siting.Nearby(s.distances(plants), makes, owner, len(s.inputs), s.in.Radius), nil, owners)
}

// relatedness returns the density around the link for cities, NaN for others.
func (s *survey) relatedness(ctx context.Context) ([]float64, error) {
	out := make([]float64, len(s.regions))
	subject := agglo.LinkSubject(s.a.Link.Chain, s.a.Link.ID)
	var st *indicator.Structure
	column := -1
	for i, r := range s.regions {
		if i == 0 {
			var err error
			if st, err = s.Structure(ctx, subject, r, s.a.Period); err != nil {
				return nil, err
			}
			for k, l := range st.Links() {
				if agglo.LinkSubject(l.Chain, l.ID) == subject {
					column = k
				}
			}
		}
		out[i] = math.NaN()
		if row, ok := st.Row(r); ok && column >= 0 {
			out[i] = st.Outlook.Density.At(row, column)
		}
	}
	return out, nil
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
	s.fails = map[agglo.RegionID][]string{}
	for i, r := range s.regions {
		for _, k := range append(slices.Clone(e.Fails[i]), e.Opaque[i]...) {
			s.fails[r] = append(s.fails[r], texts[k])
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
	s.score = siting.WeightedSum(s.z, weights)
	if s.in.Method == "topsis" {
		s.score = siting.TOPSIS(s.values, weights, lower)
	}
	s.rank = siting.Ranks(s.score)
	accepted := siting.Acceptability(s.z, nil, draws, rand.New(rand.NewPCG(1, 2)))
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
