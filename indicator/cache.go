package indicator

import (
	"context"
	"sync"

	"agglo"
	"agglo/store"
)

// cell is the place of observations of one indicator.
type cell struct {
	region  agglo.RegionID
	subject agglo.Subject
}

// An observationCache keeps the observations of indicators that were asked
// for: a release never changes, and most questions ask for the same few
// indicators of many regions.
type observationCache struct {
	mu   sync.Mutex
	rows int
	by   map[string]map[cell][]store.Observation
}

// cachedRows is how many observations are kept; with more, all are dropped.
const cachedRows = 1_000_000

// observations returns all observations of an indicator by region and subject.
func (s *Session) observations(ctx context.Context, id string) (map[cell][]store.Observation, error) {
	c := &s.Registry.observed
	c.mu.Lock()
	defer c.mu.Unlock()
	if by, ok := c.by[id]; ok {
		return by, nil
	}
	rows, err := s.Snap.Observations(ctx, store.ObservationQuery{Indicator: id})
	if err != nil {
		return nil, err
	}
	if c.by == nil || c.rows+len(rows) > cachedRows {
		c.by, c.rows = map[string]map[cell][]store.Observation{}, 0
	}
	by := map[cell][]store.Observation{}
	for _, o := range rows {
		at := cell{o.Region, o.Subject}
		by[at] = append(by[at], o)
	}
	c.by[id] = by
	c.rows += len(rows)
	return by, nil
}
