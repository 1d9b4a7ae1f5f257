package indicator

import (
	"context"
	"fmt"
	"time"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/store"
)

// A holdings table counts the running establishments of regions by link: the
// register as a matrix, on which the measures of structure work.
type holdings struct {
	links   []store.Link // of all chains under one roof, chain by chain
	column  map[agglo.Subject][]int
	regions []agglo.RegionID
	row     map[agglo.RegionID]int
	counts  *mat.Dense // regions × links
}

// uneven is what every figure made from the register has to say.
var uneven = agglo.Text{
	En: "made from the establishments that the register knows; where regions were searched unequally it measures the search as well",
	Zh: "依据名录所载企业计算；各地检索力度不同时，结果也反映检索力度",
}

// universe returns the chains whose links are compared with each other: those
// under the roof of a subject's chain, or that chain alone.
func (s *Session) universe(subject agglo.Subject) (agglo.ChainID, error) {
	id := agglo.ChainID(subject)
	if c, _, err := s.linkOf(subject); err == nil {
		id = c
	}
	c, ok := s.Snap.Chain(id)
	if !ok {
		return "", agglo.Errorf(agglo.NotFound, "%q is not a chain or link of the register: name one of %s, or a link such as %s", subject, s.chainList(), s.exampleLink())
	}
	if c.Parent != "" {
		return c.Parent, nil
	}
	return c.ID, nil
}

func (s *Session) exampleLink() string {
	for _, c := range s.Snap.Chains() {
		if links := s.Snap.Links(c.ID); len(links) > 0 {
			return string(agglo.LinkSubject(c.ID, links[0].ID))
		}
	}
	return "chain.link"
}

// held returns what regions hold of each link of a chain, or of the chains under a
// roof.
func (s *Session) held(ctx context.Context, roof agglo.ChainID, regions []agglo.RegionID, asOf time.Time) ([]store.Holding, error) {
	return once(s, fmt.Sprint("held ", roof, regions, asOf), func() ([]store.Holding, error) {
		return s.Snap.Holdings(ctx, store.TallyQuery{Chain: roof, Regions: regions, AsOf: asOf})
	})
}

// holdingsOf reads the register of the chains under a roof for some regions.
func (s *Session) holdingsOf(ctx context.Context, roof agglo.ChainID, regions []agglo.RegionID, asOf time.Time) (*holdings, error) {
	rows, err := s.held(ctx, roof, regions, asOf)
	if err != nil {
		return nil, err
	}
	h := &holdings{column: map[agglo.Subject][]int{}, regions: regions, row: map[agglo.RegionID]int{}}
	for _, c := range s.Snap.Chains() {
		if c.ID != roof && c.Parent != roof {
			continue
		}
		for _, l := range s.Snap.Links(c.ID) {
			n := len(h.links)
			h.links = append(h.links, l)
			h.column[agglo.LinkSubject(c.ID, l.ID)] = []int{n}
			h.column[agglo.Subject(c.ID)] = append(h.column[agglo.Subject(c.ID)], n)
			if c.ID != roof {
				h.column[agglo.Subject(roof)] = append(h.column[agglo.Subject(roof)], n)
			}
		}
	}
	for i, r := range regions {
		h.row[r] = i
	}
	h.counts = mat.NewDense(max(1, len(regions)), max(1, len(h.links)), nil)
	for _, row := range rows {
		h.counts.Set(h.row[row.Region], h.column[agglo.LinkSubject(row.Chain, row.Link)][0], float64(row.Sites))
	}
	return h, nil
}

// of returns the running establishments of a region in a subject.
func (h *holdings) of(region agglo.RegionID, subject agglo.Subject) float64 {
	sum := 0.0
	for _, c := range h.column[subject] {
		sum += h.counts.At(h.row[region], c)
	}
	return sum
}

// values returns the row of a region.
func (h *holdings) values(region agglo.RegionID) []float64 { return h.counts.RawRowView(h.row[region]) }

// withCountries adds the countries of the regions that are not among them.
func (s *Session) withCountries(regions []agglo.RegionID) []agglo.RegionID {
	return dedupe(append(append([]agglo.RegionID{}, regions...), s.countries(regions)...))
}

// byPeriod computes a panel period by period.
func byPeriod(q Query, one func(p agglo.Period) ([]Figure, error)) ([]Figure, error) {
	out := make([]Figure, len(q.Regions)*len(q.Periods))
	for n, p := range q.Periods {
		figures, err := one(p)
		if err != nil {
			return nil, err
		}
		for i := range figures {
			out[i*len(q.Periods)+n] = figures[i]
		}
	}
	return out, nil
}

// registerFigure returns an empty figure made from the register.
func registerFigure(region agglo.RegionID, subject agglo.Subject, p agglo.Period) Figure {
	return Figure{Region: region, Subject: subject, Period: p, Status: "derived", Notes: []agglo.Text{uneven}}
}
