package indicator

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"agglo"
)

// A Ranking is a panel of one period in order.
type Ranking struct {
	Ranked  []Ranked
	Unknown []Figure // members of the group without a value, in group order
	Left    []Left   // regions for which a condition could not be checked
}

// A Ranked is one place of a ranking.
type Ranked struct {
	Figure Figure
	Rank   int // standard competition ranking: 1 2 2 4
	Tied   bool
	Best   int // range of the rank where figures are intervals
	Worst  int
}

// Rank orders the members of a group by an indicator. Ascending puts the
// smallest first.
func (s *Session) Rank(ctx context.Context, ref string, subject agglo.Subject, period agglo.Period, g Group, ascending bool) (Ranking, error) {
	members, left, err := s.Members(ctx, g, period)
	if err != nil {
		return Ranking{}, err
	}
	figures, err := s.Panel(ctx, Query{ref, subject, members, []agglo.Period{period}})
	if err != nil {
		return Ranking{}, err
	}
	r := order(figures, ascending)
	r.Left = left
	return r, nil
}

// order ranks the figures that have a value, all of the unit that most have.
func order(figures []Figure, ascending bool) Ranking {
	var r Ranking
	unit := commonUnit(figures)
	for _, f := range figures {
		switch {
		case f.Value == nil:
			r.Unknown = append(r.Unknown, f)
		case f.Unit != unit:
			f.Unknown = agglo.Textf("stated in %s, the others in %s", "单位为%s，其余为%s", f.Unit, unit)
			f.Value = nil
			r.Unknown = append(r.Unknown, f)
		default:
			r.Ranked = append(r.Ranked, Ranked{Figure: f})
		}
	}
	sign := -1.0
	if ascending {
		sign = 1
	}
	slices.SortStableFunc(r.Ranked, func(a, b Ranked) int {
		d := sign * (*a.Figure.Value - *b.Figure.Value)
		switch {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return strings.Compare(string(a.Figure.Region), string(b.Figure.Region))
	})
	r.number(ascending)
	return r
}

func commonUnit(figures []Figure) string {
	counts := map[string]int{}
	best := ""
	for _, f := range figures {
		if f.Value == nil {
			continue
		}
		counts[f.Unit]++
		if counts[f.Unit] > counts[best] {
			best = f.Unit
		}
	}
	return best
}

// number gives the ranks and their ranges. A figure is certainly before
// another if the worst of its interval is before the best of the other's.
func (r *Ranking) number(ascending bool) {
	n := len(r.Ranked)
	lows, highs := make([]float64, n), make([]float64, n)
	for i := range r.Ranked {
		place := &r.Ranked[i]
		place.Rank = i + 1
		if i > 0 && *place.Figure.Value == *r.Ranked[i-1].Figure.Value {
			place.Rank = r.Ranked[i-1].Rank
			place.Tied, r.Ranked[i-1].Tied = true, true
		}
		lows[i], highs[i] = ends(place.Figure)
	}
	slices.Sort(lows)
	slices.Sort(highs)
	for i := range r.Ranked {
		low, high := ends(r.Ranked[i].Figure)
		surely, perhaps := n-upTo(lows, high), n-upTo(highs, low)
		if ascending {
			surely, perhaps = below(highs, low), below(lows, high)
		}
		if low < high {
			perhaps-- // itself
		}
		r.Ranked[i].Best, r.Ranked[i].Worst = 1+surely, 1+perhaps
	}
}

func ends(f Figure) (low, high float64) {
	if f.Low != nil && f.High != nil {
		return *f.Low, *f.High
	}
	return *f.Value, *f.Value
}

// below counts the elements that are less than v.
func below(sorted []float64, v float64) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i] >= v })
}

// upTo counts the elements that are at most v.
func upTo(sorted []float64, v float64) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i] > v })
}

// Place returns the place of a region, and false where it has none.
func (r *Ranking) Place(region agglo.RegionID) (Ranked, bool) {
	for _, p := range r.Ranked {
		if p.Figure.Region == region {
			return p, true
		}
	}
	return Ranked{}, false
}

// rankGroup reads the arguments of a rank or percentile: a region within which
// to rank, "asc" or "desc", and conditions.
func (s *Session) rankGroup(region agglo.RegionID, t Transform, better string) (g Group, ascending bool, err error) {
	g = s.PeersOf(region)
	ascending = better == "lower"
	for _, a := range t.Args {
		switch {
		case a == "":
		case a == "asc":
			ascending = true
		case a == "desc":
			ascending = false
		case strings.Contains(a, ".gt.") || strings.Contains(a, ".lt.") || strings.Contains(a, ".ge.") || strings.Contains(a, ".le.") || strings.Contains(a, ".eq."):
			c, err := ParseCondition(a)
			if err != nil {
				return g, false, err
			}
			g.Conditions = append(g.Conditions, c)
		default:
			if _, ok := s.Snap.Regions().Get(agglo.RegionID(a)); !ok {
				return g, false, agglo.Errorf(agglo.NotFound, "rank: there is no region %q; the arguments of a rank are a region, asc or desc, and conditions such as gdp.gt.1e12", a)
			}
			g.Within = agglo.RegionID(a)
		}
	}
	return g, ascending, nil
}

// RankRef returns the reference to the rank of an indicator in a group.
func RankRef(ref string, g Group, ascending bool) string {
	args := []string{string(g.Within)}
	if ascending {
		args = append(args, "asc")
	}
	for _, c := range g.Conditions {
		args = append(args, c.id())
	}
	return ref + ".rank@" + strings.Join(args, ";")
}

func defineRank(d Definition, t Transform) Definition {
	return become(d, agglo.Textf("rank by %s", "%s位次", d.Name), "rank", Index,
		agglo.Text{En: "1 + the number of peers with a better value; equal values share a rank and the next is skipped", Zh: "1 + 优于本地的同级地区数；并列者同名次，其后名次顺延"})
}

func definePercentile(d Definition, t Transform) Definition {
	return become(d, agglo.Textf("percentile by %s", "%s百分位", d.Name), "%", Share,
		agglo.Text{En: "100 × share of the peers with a value that the region equals or beats", Zh: "100 × 不优于本地的同级地区所占比重"})
}

func rankPanel(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
	return s.ranked(ctx, q, t, func(f *Figure, p Ranked, n int) {
		f.Value, f.Den = number(float64(p.Rank)), number(float64(n))
		if p.Best != p.Worst {
			f.Low, f.High = number(float64(p.Best)), number(float64(p.Worst))
			f.Notes = append(f.Notes, agglo.Textf("the data allow any rank from %d to %d", "数据允许的名次范围为第%d至第%d", p.Best, p.Worst))
		}
		if p.Tied {
			f.Notes = append(f.Notes, agglo.Text{En: "shared with another region", Zh: "与其他地区并列"})
		}
		f.Filled = agglo.Textf("%d of %d", "%d / %d", p.Rank, n)
	})
}

func percentilePanel(ctx context.Context, s *Session, q Query, t Transform) ([]Figure, error) {
	return s.ranked(ctx, q, t, func(f *Figure, p Ranked, n int) {
		beaten := n - p.Rank + 1
		f.Value, f.Num, f.Den = number(100*float64(beaten)/float64(n)), number(float64(beaten)), number(float64(n))
		f.Filled = agglo.Textf("100 × %d / %d", "100 × %d / %d", beaten, n)
	})
}

// ranked fills a figure from the place of each region among its peers; a
// ranking serves all regions that share a group.
func (s *Session) ranked(ctx context.Context, q Query, t Transform, fill func(*Figure, Ranked, int)) ([]Figure, error) {
	def, err := s.Definition(q.Indicator)
	if err != nil {
		return nil, err
	}
	rankings := map[string]Ranking{}
	var out []Figure
	for _, region := range q.Regions {
		g, ascending, err := s.rankGroup(region, t, def.Better)
		if err != nil {
			return nil, err
		}
		for _, p := range q.Periods {
			key := fmt.Sprint(g, ascending, p)
			r, ok := rankings[key]
			if !ok {
				if r, err = s.Rank(ctx, q.Indicator, q.Subject, p, g, ascending); err != nil {
					return nil, err
				}
				rankings[key] = r
			}
			out = append(out, r.figure(s, region, q.Subject, p, fill))
		}
	}
	return out, nil
}

func (r *Ranking) figure(s *Session, region agglo.RegionID, subject agglo.Subject, p agglo.Period, fill func(*Figure, Ranked, int)) Figure {
	f := Figure{Region: region, Subject: subject, Period: p, Status: "derived"}
	for _, u := range r.Unknown {
		f.Left = append(f.Left, Left{What: s.RegionName(u.Region), Why: u.Unknown})
	}
	f.Left = append(f.Left, r.Left...)
	place, ok := r.Place(region)
	if !ok {
		f.Unknown = agglo.Text{En: "the region has no value to rank, or is not of the group", Zh: "该地区没有可供排名的数值，或不属于该组"}
		return f
	}
	f.Inputs = []Input{figureInput(place.Figure)}
	for _, around := range r.Ranked {
		if d := around.Rank - place.Rank; around.Figure.Region != region && d >= -5 && d <= 3 {
			in := figureInput(around.Figure)
			in.Name = agglo.Textf("%s, rank %d", "%s，第%d位", s.RegionName(around.Figure.Region), around.Rank)
			f.Inputs = append(f.Inputs, in)
		}
	}
	fill(&f, place, len(r.Ranked))
	return f
}
