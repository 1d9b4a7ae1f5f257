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
	count := func(id string, read tallyReader, name, words agglo.Text, of func(store.Tally) int) builtin {
		return builtin{
			Definition: Definition{
				ID: id, Name: name, Words: words, Unit: "count", Kind: Count, Better: "higher", Page: "register", Subjects: "chain or link",
			},
			panel: countPanel(read, of),
		}
	}
	return []builtin{
		count("sites", runningSites, agglo.Text{En: "Running sites in the register", Zh: "名录在产企业数"},
			agglo.Text{En: "establishments with a running activity", Zh: "有在产活动的企业场所数"}, func(t store.Tally) int { return t.Sites }),
		count("owners", tallies, agglo.Text{En: "Independent owners in the register", Zh: "名录独立企业集团数"},
			agglo.Text{En: "ultimate owners of the establishments with a running activity", Zh: "在产企业场所的最终控制人数"}, func(t store.Tally) int { return t.Owners }),
		count("foreign-sites", tallies, agglo.Text{En: "Running sites of foreign owners", Zh: "外资在产企业数"},
			agglo.Text{En: "establishments with a running activity whose ultimate owner is of another country", Zh: "最终控制人为境外的在产企业场所数"}, func(t store.Tally) int { return t.Foreign }),
	}
}

func countPanel(read tallyReader, of func(store.Tally) int) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		if err := s.CheckSubject(q.Subject); err != nil {
			return nil, err
		}
		out := make([]Figure, len(q.Regions)*len(q.Periods))
		for n, p := range q.Periods {
			tallies, err := read(ctx, s, q.Subject, q.Regions, p)
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

// A tallyReader reads what regions have running in a chain or link.
type tallyReader func(ctx context.Context, s *Session, subject agglo.Subject, regions []agglo.RegionID, p agglo.Period) (map[agglo.RegionID]store.Tally, error)

func tallies(ctx context.Context, s *Session, subject agglo.Subject, regions []agglo.RegionID, p agglo.Period) (map[agglo.RegionID]store.Tally, error) {
	return once(s, fmt.Sprint("tallies ", subject, regions, p), func() (map[agglo.RegionID]store.Tally, error) {
		c, link, _ := strings.Cut(string(subject), ".")
		return s.Snap.Tallies(ctx, store.TallyQuery{Chain: agglo.ChainID(c), Link: agglo.LinkID(link), Regions: regions, AsOf: p.End()})
	})
}

// runningSites counts the sites of a link among those of all links of its chain,
// which are read once; a site may run several links, so those of a chain are
// counted by themselves.
func runningSites(ctx context.Context, s *Session, subject agglo.Subject, regions []agglo.RegionID, p agglo.Period) (map[agglo.RegionID]store.Tally, error) {
	c, link, isLink := strings.Cut(string(subject), ".")
	if !isLink {
		return tallies(ctx, s, subject, regions, p)
	}
	held, err := s.held(ctx, agglo.ChainID(c), regions, p.End())
	out := map[agglo.RegionID]store.Tally{}
	for _, h := range held {
		if h.Link == agglo.LinkID(link) {
			out[h.Region] = store.Tally{Sites: h.Sites}
		}
	}
	return out, err
}
