package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"agglo"
)

// A Hit is something whose id or name holds a text.
type Hit struct {
	Kind   string `json:"kind"` // region, chain, link, organisation or establishment
	ID     string `json:"id"`   // of a link "chain.link"
	Name   string `json:"name"`
	NameZh string `json:"name_zh,omitempty"`

	rank int
}

// hitKinds is the order of hits that match equally well.
var hitKinds = []string{"region", "chain", "link", "organisation", "establishment"}

// Search returns what has a text in its id or its name in either language,
// whatever its case: equal first, then what begins with it, then the rest; of
// these the shorter name, then regions, chains, links, organisations and
// establishments. At most limit hits are returned, and at most [MaxSites].
func (s *Snapshot) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	query = strings.ToLower(strings.TrimSpace(query))
	if query == "" {
		return nil, nil
	}
	if limit <= 0 || limit > MaxSites {
		limit = MaxSites
	}
	ref := s.note("regions", "chains", "links", "organisations", "establishments")
	hits, err := readAll(ctx, s.store.db, "search", func(rows *sql.Rows, h *Hit) error {
		return rows.Scan(&h.Kind, &h.ID, text(&h.Name), text(&h.NameZh), &h.rank)
	}, sql.Named("text", query), sql.Named("limit", limit))
	if err != nil {
		return nil, err
	}
	for _, r := range ref.regions.all {
		hits = appendHit(hits, query, Hit{Kind: "region", ID: string(r.ID), Name: r.Name, NameZh: r.NameZh})
	}
	for _, c := range ref.chains {
		hits = appendHit(hits, query, Hit{Kind: "chain", ID: string(c.ID), Name: c.Name, NameZh: c.NameZh})
	}
	for _, l := range ref.links {
		hits = appendHit(hits, query, Hit{Kind: "link", ID: string(agglo.LinkSubject(l.Chain, l.ID)), Name: l.Name, NameZh: l.NameZh})
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.length(), b.length()),
			cmp.Compare(slices.Index(hitKinds, a.Kind), slices.Index(hitKinds, b.Kind)), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(limit, len(hits))], nil
}

// appendHit adds h where it holds the text, ranked as sql/search.sql does.
func appendHit(hits []Hit, query string, h Hit) []Hit {
	h.rank = 3
	for _, name := range []string{h.Name, h.NameZh, h.ID} {
		switch name = strings.ToLower(name); {
		case name == query:
			h.rank = min(h.rank, 0)
		case strings.HasPrefix(name, query):
			h.rank = min(h.rank, 1)
		case strings.Contains(name, query):
			h.rank = min(h.rank, 2)
		}
	}
	if h.rank == 3 {
		return hits
	}
	return append(hits, h)
}

// length returns the length of the name in characters.
func (h Hit) length() int { return utf8.RuneCountInString(cmp.Or(h.Name, h.NameZh, h.ID)) }
