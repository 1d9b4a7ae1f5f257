package api

import (
	"encoding/base64"
	"strconv"
	"strings"

	"agglo"
)

// A Page asks for a part of a list.
type Page struct {
	Limit  int    `query:"limit" default:"100" minimum:"1" maximum:"1000" doc:"entries to return"`
	Cursor string `query:"cursor" doc:"where to go on: next of the answer before"`
}

// More says how long a list is and where to go on.
type More struct {
	Total int    `json:"total"`          // entries in all
	Next  string `json:"next,omitempty"` // cursor of the next page; none at the end
}

// offset reads the cursor. It belongs to one release: in another, the entries
// before it may be others.
func (p Page) offset(release string) (int, error) {
	if p.Cursor == "" {
		return 0, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	at, of, ok := strings.Cut(string(text), "@")
	n, numErr := strconv.Atoi(at)
	switch {
	case err != nil || !ok || numErr != nil || n < 0:
		return 0, agglo.Errorf(agglo.Invalid, "cursor: %q was not given out here: take next of an answer", p.Cursor)
	case of != release[:min(8, len(release))]:
		return 0, agglo.Errorf(agglo.Invalid, "cursor: the data set has changed since: begin again without it")
	}
	return n, nil
}

// more returns what follows the part of a list that begins at offset.
func (p Page) more(release string, offset, shown, total int) More {
	m := More{Total: total}
	if next := offset + shown; shown > 0 && next < total {
		m.Next = base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(next) + "@" + release[:min(8, len(release))]))
	}
	return m
}

// cut returns a page of a list.
func cut[T any](p Page, release string, all []T) ([]T, More, error) {
	offset, err := p.offset(release)
	if err != nil {
		return nil, More{}, err
	}
	offset = min(offset, len(all))
	page := all[offset:min(offset+p.Limit, len(all))]
	return page, p.more(release, offset, len(page), len(all)), nil
}
