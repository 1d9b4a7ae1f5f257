package indicator

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/measure/concentration"
	"agglo/store"
)

// coagglomerationIndicator says whether links are made in the same cities: those
// of a chain, or a link and the rest of its chain.
func coagglomerationIndicator() builtin {
	return builtin{
		Definition: Definition{ID: "coagglomeration", Name: agglo.Text{En: "Co-agglomeration", Zh: "产业共聚指数"}, Unit: "index", Kind: Index, Better: "neither",
			Subjects: "chain or link", Page: "concentration", Reference: "doi:10.1086/262098, doi:10.1257/aer.100.3.1195",
			Words: agglo.Text{
				En: "how much more the links of a chain (a link and the others of its chain) share cities than by chance, beyond what each does by itself; 0 is chance, the reference is all links of the register",
				Zh: "产业链各环节（某环节与同链其余环节）同处一城超出偶然的程度，已剔除各自的集聚；0为偶然，以名录全部环节为参照"}},
		panel: coagglomerationPanel,
	}
}

func coagglomerationPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	roof, err := s.universe(q.Subject)
	if err != nil {
		return nil, err
	}
	return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
		out := make([]Figure, len(q.Regions))
		for i, r := range q.Regions {
			h, err := s.citiesOf(ctx, roof, r, p)
			if err != nil {
				return nil, err
			}
			out[i] = registerFigure(r, q.Subject, p)
			if err := h.together(&out[i], roof, s.chainSubject(q.Subject)); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// citiesOf reads the register of the cities of a region.
func (s *Session) citiesOf(ctx context.Context, roof agglo.ChainID, region agglo.RegionID, p agglo.Period) (*holdings, error) {
	var cities []agglo.RegionID
	for _, c := range s.Snap.Regions().Cities(region) {
		cities = append(cities, c.ID)
	}
	return s.holdingsOf(ctx, roof, cities, p.End())
}

// chainSubject returns the chain of a link, and a chain as it is.
func (s *Session) chainSubject(subject agglo.Subject) agglo.Subject {
	if chain, _, err := s.linkOf(subject); err == nil {
		return agglo.Subject(chain)
	}
	return subject
}

// together fills the co-agglomeration of the links of a chain, or of one of them
// with the others.
func (h *holdings) together(f *Figure, roof agglo.ChainID, chain agglo.Subject) error {
	var groups [][]int // columns
	if f.Subject == chain {
		for _, c := range h.column[chain] {
			groups = append(groups, []int{c})
		}
	} else {
		own := h.column[f.Subject]
		var rest []int
		for _, c := range h.column[chain] {
			if c != own[0] {
				rest = append(rest, c)
			}
		}
		groups = [][]int{own, rest}
	}
	var industries [][]concentration.Plant
	for _, columns := range groups {
		if plants := h.plantsOf(columns); len(plants) > 0 {
			industries = append(industries, plants)
		}
	}
	switch {
	case chain == agglo.Subject(roof):
		f.Unknown = agglo.Text{En: "the chain is all that the register holds: there is nothing to compare its links with", Zh: "该产业链即名录全部，其环节无从比较"}
		return nil
	case len(h.regions) < 2:
		f.Unknown = agglo.Text{En: "the region has fewer than two cities to compare", Zh: "该地区可比较的城市不足两个"}
		return nil
	case len(industries) < 2:
		f.Unknown = agglo.Text{En: "the register knows running establishments of fewer than two links here", Zh: "名录在此有在产企业的环节不足两个"}
		return nil
	}
	v, err := concentration.Coagglomerate(industries, h.all(roof))
	if err != nil {
		return err
	}
	setOrUnknown(f, v, agglo.Text{En: "all establishments of the register are in one city", Zh: "名录企业全部在一个城市"})
	f.Filled = agglo.Textf("%d links or groups of them over %d cities", "%d个环节或环节组，%d个城市", len(industries), len(h.regions))
	return nil
}

// all returns the establishments of every link under a roof by city.
func (h *holdings) all(roof agglo.ChainID) []float64 {
	out := make([]float64, len(h.regions))
	for i, city := range h.regions {
		out[i] = h.of(city, agglo.Subject(roof))
	}
	return out
}

// plantsOf returns the establishments of some links, which count equally.
func (h *holdings) plantsOf(columns []int) []concentration.Plant {
	var plants []concentration.Plant
	for row := range h.regions {
		for _, c := range columns {
			for range int(h.counts.At(row, c)) {
				plants = append(plants, concentration.Plant{Region: row, Size: 1})
			}
		}
	}
	return plants
}

// A Companion is a link that is made in the same cities as another.
type Companion struct {
	Link   store.Link
	Gamma  float64 // co-agglomeration with the other link; 0 is chance
	Cities int     // that make both
}

// Companions returns the links under the roof of a link that share its cities
// more than by chance, those most above it first, over the cities of a region.
func (s *Session) Companions(ctx context.Context, subject agglo.Subject, region agglo.RegionID, p agglo.Period) ([]Companion, error) {
	roof, err := s.universe(subject)
	if err != nil {
		return nil, err
	}
	h, err := s.citiesOf(ctx, roof, region, p)
	if err != nil {
		return nil, err
	}
	all, x := h.all(roof), h.each(h.column[subject][0])
	var out []Companion
	for c, l := range h.links {
		if c == h.column[subject][0] {
			continue
		}
		y := h.each(c)
		gamma, err := concentration.CoagglomeratePair(x, y, all)
		if err != nil {
			return nil, err
		}
		if gamma > 0 {
			out = append(out, Companion{Link: l, Gamma: gamma, Cities: both(x, y)})
		}
	}
	slices.SortStableFunc(out, func(a, b Companion) int { return cmp.Compare(b.Gamma, a.Gamma) })
	return out, nil
}

// each returns the establishments of a link by city.
func (h *holdings) each(column int) []float64 {
	out := make([]float64, len(h.regions))
	for row := range out {
		out[row] = h.counts.At(row, column)
	}
	return out
}

func both(x, y []float64) int {
	n := 0
	for i := range x {
		if x[i] > 0 && y[i] > 0 {
			n++
		}
	}
	return n
}
