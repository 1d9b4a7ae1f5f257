package indicator

import (
	"context"
	"fmt"
	"strings"

	"agglo"
	"agglo/store"
)

// registerCounts are the indicators that count sites and owners of the
// register, of a chain or of one link.
func registerCounts() []builtin {
	count := func(id string, name, words agglo.Text, of func(store.Tally) int) builtin {
		return builtin{
			Definition: Definition{
				ID: id, Name: name, Words: words, Unit: "count", Kind: Count, Better: "higher", Page: "register", Subjects: "chain or link",
			},
			panel: countPanel(of),
		}
	}
	return []builtin{
		count("sites", agglo.Text{En: "Running sites in the register", Zh: "名录在产企业数"},
			agglo.Text{En: "establishments with a running activity", Zh: "有在产活动的企业场所数"}, func(t store.Tally) int { return t.Sites }),
		count("owners", agglo.Text{En: "Independent owners in the register", Zh: "名录独立企业集团数"},
			agglo.Text{En: "ultimate owners of the establishments with a running activity", Zh: "在产企业场所的最终控制人数"}, func(t store.Tally) int { return t.Owners }),
		count("foreign-sites", agglo.Text{En: "Running sites of foreign owners", Zh: "外资在产企业数"},
			agglo.Text{En: "establishments with a running activity whose ultimate owner is of another country", Zh: "最终控制人为境外的在产企业场所数"}, func(t store.Tally) int { return t.Foreign }),
	}
}

func countPanel(of func(store.Tally) int) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		if err := s.CheckSubject(q.Subject); err != nil {
			return nil, err
		}
		c, link, _ := strings.Cut(string(q.Subject), ".")
		out := make([]Figure, len(q.Regions)*len(q.Periods))
		for n, p := range q.Periods {
			tallies, err := once(s, fmt.Sprint("tallies ", q.Subject, q.Regions, p), func() (map[agglo.RegionID]store.Tally, error) {
				return s.Snap.Tallies(ctx, store.TallyQuery{Chain: agglo.ChainID(c), Link: agglo.LinkID(link), Regions: q.Regions, AsOf: p.End()})
			})
			if err != nil {
				return nil, err
			}
			for i, r := range q.Regions {
				f := Figure{Region: r, Subject: q.Subject, Period: p, Status: "derived", Unit: "count"}
				v := of(tallies[r])
				f.Value, f.Rows = number(float64(v)), tallies[r].Sites
				f.Bound = agglo.From
				f.Notes = []agglo.Text{{En: "what the register shows; it is not complete", Zh: "以名录所载为限，名录并不完整"}}
				out[i*len(q.Periods)+n] = f
			}
		}
		return out, nil
	}
}
