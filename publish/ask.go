package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"agglo"
)

// A recorder keeps the answer of a handler.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(b)
}

// get asks the API for an address.
func (s *site) get(ctx context.Context, address string) (*recorder, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, agglo.Errorf(agglo.Usage, "%q is not an address of the API, such as /api/v1/rank?indicator=gdp", address)
	}
	r := &recorder{header: http.Header{}}
	s.answers.ServeHTTP(r, req)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r, nil
}

// read asks the API for what the publication cannot do without.
func (s *site) read(ctx context.Context, address string, into any) error {
	r, err := s.get(ctx, address)
	if err != nil {
		return err
	}
	if r.status != http.StatusOK {
		return fmt.Errorf("%s: %s", address, detail(r))
	}
	return json.Unmarshal(r.body.Bytes(), into)
}

// detail returns what an answer says of a refusal.
func detail(r *recorder) string {
	var problem struct{ Detail string }
	if json.Unmarshal(r.body.Bytes(), &problem) == nil && problem.Detail != "" {
		return problem.Detail
	}
	return http.StatusText(r.status)
}

// take asks for an address, and for the pages that follow it, and writes the
// answers. What is refused is noted: some questions do not suit some regions.
func (s *site) take(ctx context.Context, address string) error {
	first := address
	for address != "" {
		r, err := s.get(ctx, address)
		if err != nil {
			return err
		}
		if r.status != http.StatusOK {
			s.mu.Lock()
			s.result.Refused = append(s.result.Refused, address+": "+detail(r))
			s.mu.Unlock()
			return nil
		}
		name, data := FileOf(address), r.body.Bytes()
		if strings.HasSuffix(name, script) {
			data = scriptOf(address, data)
		}
		if err := s.save(name, data); err != nil {
			return err
		}
		s.note(r.body.Bytes())
		var page struct{ Next string }
		address = ""
		if strings.Contains(first, "limit=") && json.Unmarshal(r.body.Bytes(), &page) == nil && page.Next != "" {
			address = with(first, "cursor", page.Next)
		}
	}
	return nil
}

// figureID finds the ids of figures: no other id has a slash.
var figureID = regexp.MustCompile(`"id":"([^"\\/]+/[^"\\]+)"`)

// note counts an answer and keeps the figures that it names.
func (s *site) note(body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.result.Answers++
	for _, m := range figureID.FindAllSubmatch(body, -1) {
		s.figures[string(m[1])] = true
	}
}

// allFigures writes the figures that answers name, then those that these rest
// on, until there are no more or enough.
func (s *site) allFigures(ctx context.Context) error {
	asked := map[string]bool{}
	for {
		var ids []string
		for _, id := range slices.Sorted(maps.Keys(s.figures)) {
			if !asked[id] && len(asked) < s.o.Figures {
				asked[id] = true
				ids = append(ids, figureAddress(id))
			}
		}
		if len(ids) == 0 {
			s.result.Figures, s.result.Left = len(asked), len(s.figures)-len(asked)
			s.result.Answers -= len(asked)
			return nil
		}
		if err := s.askAll(ctx, "figures", ids); err != nil {
			return err
		}
	}
}

func figureAddress(id string) string {
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = escape(p)
	}
	return "/api/v1/figure/" + strings.Join(parts, "/")
}
