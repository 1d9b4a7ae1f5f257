package answer

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/indicator"
	"agglo/measure/siting"
	"agglo/measure/spatial"
)

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
