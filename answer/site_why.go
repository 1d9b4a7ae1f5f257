package answer

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"agglo"
	"agglo/measure/siting"
	"agglo/measure/spatial"
	"agglo/store"
)

// A SiteStory says why a region has its rank.
type SiteStory struct {
	Region agglo.RegionID `json:"region"`
	Name   agglo.Text     `json:"name"`
	Rank   int            `json:"rank"`
	Parts  []SitePart     `json:"parts"`
	Near   []SiteNear     `json:"suppliers"` // nearest maker of each input, the nearest first
	Buyers []SiteNear     `json:"customers"`
}

// A SitePart is what one criterion contributes.
type SitePart struct {
	Criterion string  `json:"criterion"`
	Value     float64 `json:"value"`
	Rank      int     `json:"rank"`   // by this criterion alone
	Behind    float64 `json:"behind"` // what the first region gains on this one by it, in points of the weighted sum
}

// A SiteNear is the nearest maker of a link.
type SiteNear struct {
	Link     agglo.Subject `json:"link"`
	LinkName agglo.Text    `json:"link_name"`
	Site     agglo.Text    `json:"site"`
	Place    agglo.Text    `json:"place"`
	Distance float64       `json:"distance_km"`
}

// A WhyNot says why a region is not first, and what would make it so.
type WhyNot struct {
	Region  agglo.RegionID `json:"region"`
	Name    agglo.Text     `json:"name"`
	Rank    int            `json:"rank"`              // 0 where it is not ranked
	Reason  agglo.Text     `json:"reason"`            // why it is not ranked, or what holds it back
	Weights []float64      `json:"weights,omitempty"` // nearest weights that put it first, by the weighted sum, alone or with others
	Moved   float64        `json:"moved"`             // share of the weight that has to move for them
	Never   bool           `json:"never"`             // no weights put it first
}

// explain tells the story of the first three regions and of one more, and says
// why that one is not first.
func (s *survey) explain(region store.Region, asked bool) error {
	a := s.a
	if len(a.Places) == 0 {
		return nil // nothing to be compared with
	}
	tell := func(r agglo.RegionID) {
		if !slices.ContainsFunc(a.Explained, func(x SiteStory) bool { return x.Region == r }) {
			a.Explained = append(a.Explained, s.story(r))
		}
	}
	for _, p := range a.Places[:min(3, len(a.Places))] {
		tell(p.Region)
	}
	if slices.Contains(s.kept, region.ID) {
		tell(region.ID)
	}
	if asked || slices.Contains(s.kept, region.ID) {
		why, err := s.whyNot(region)
		if err != nil {
			return err
		}
		a.Why = why
	}
	a.Places = a.Places[:min(atLeast(s.in.Limit, 10), len(a.Places))]
	return nil
}

func (s *survey) story(r agglo.RegionID) SiteStory {
	row, first := slices.Index(s.kept, r), slices.Index(s.kept, s.a.Places[0].Region)
	st := SiteStory{Region: r, Name: s.RegionName(r), Rank: s.rank[row]}
	behind := siting.Explain(s.z, s.weights(), first, row)
	for k, c := range s.a.Criteria {
		column := make([]float64, len(s.kept))
		for i := range column {
			column[i] = s.z.At(i, k)
		}
		st.Parts = append(st.Parts, SitePart{Criterion: c.ID, Value: s.values.At(row, k), Rank: siting.Ranks(column)[row], Behind: behind[k]})
	}
	st.Near, st.Buyers = s.nearest(r, s.inputs), s.nearest(r, s.users)
	return st
}

// nearest returns the nearest maker of each link, the nearest first.
func (s *survey) nearest(r agglo.RegionID, links []agglo.Subject) []SiteNear {
	centre, ok := s.CentreOf(r)
	if !ok {
		return nil
	}
	var out []SiteNear
	for _, link := range links {
		best := -1
		distance := 0.0
		for i, p := range s.plants.All {
			if p.Subject != link || !p.Placed {
				continue
			}
			if d := spatial.Sphere.Distance(centre, p.At) / 1000; best < 0 || d < distance {
				best, distance = i, d
			}
		}
		if best >= 0 {
			p := s.plants.All[best]
			name, _ := s.SubjectName(link)
			out = append(out, SiteNear{link, name, p.Name(), s.RegionName(p.City), distance})
			s.citeSource(p.Site.Row.Source)
		}
	}
	slices.SortStableFunc(out, func(a, b SiteNear) int { return cmp.Compare(a.Distance, b.Distance) })
	return out
}

func (s *survey) whyNot(region store.Region) (*WhyNot, error) {
	w := &WhyNot{Region: region.ID, Name: s.RegionName(region.ID)}
	row := slices.Index(s.kept, region.ID)
	if row < 0 {
		w.Reason = agglo.Text{En: "it is not among the regions considered", Zh: "不在比选范围内"}
		if opaque := s.opaque[region.ID]; len(opaque) > 0 {
			w.Reason = agglo.Textf("whether it meets %s is not known", "是否满足%s未知", strings.Join(opaque, ", "))
		}
		if fails := s.fails[region.ID]; len(fails) > 0 {
			w.Reason = agglo.Textf("it does not meet %s", "不满足%s", strings.Join(fails, ", "))
		}
		for _, u := range s.a.Unknown {
			if u.Region == region.ID {
				w.Reason = u.Why
			}
		}
		return w, nil
	}
	w.Rank = s.rank[row]
	if w.Rank == 1 {
		w.Reason = agglo.Text{En: "it is first", Zh: "排名第一"}
		return w, nil
	}
	w.Reason = s.held(row)
	weights, moved, err := siting.Switch(s.z, s.weights(), row)
	switch {
	case errors.Is(err, siting.ErrNever):
		w.Never = true
	case err != nil:
		return nil, err
	default:
		w.Weights, w.Moved = weights, moved
	}
	return w, nil
}

// held names the criteria by which the first region is most ahead.
func (s *survey) held(row int) agglo.Text {
	first := s.a.Places[0]
	behind := siting.Explain(s.z, s.weights(), slices.Index(s.kept, first.Region), row)
	order := make([]int, len(behind))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(behind[y], behind[x]) })
	var names []agglo.Text
	for _, k := range order[:min(2, len(order))] {
		if behind[k] > 0 {
			names = append(names, midSentence(s.a.Criteria[k].Name))
		}
	}
	if len(names) == 0 {
		return agglo.Textf("%s is ahead by the method, not by a criterion", "%s的领先来自评分方法", first.Name)
	}
	return agglo.Textf("%s is ahead by %s", "%s在%s上领先", first.Name, join(names))
}
