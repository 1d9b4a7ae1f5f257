package store

import (
	"context"
	"database/sql"

	"agglo"
)

// An ObservationQuery asks for observations. An empty indicator and empty slices
// mean all; From and To are years that a period has to touch, 0 where open.
type ObservationQuery struct {
	Indicator string
	Subjects  []agglo.Subject
	Regions   []agglo.RegionID
	From, To  int
}

// Observations returns observations ordered by region, subject and period,
// several of one cell in table order.
func (s *Snapshot) Observations(ctx context.Context, q ObservationQuery) ([]Observation, error) {
	s.note("observations", "indicators")
	rows, err := readAll(ctx, s.store.db, "observations", scanObservation,
		sql.Named("indicator", q.Indicator),
		sql.Named("subjects", texts(q.Subjects)), sql.Named("regions", texts(q.Regions)),
		sql.Named("first", q.From), sql.Named("last", q.To))
	for _, o := range rows {
		s.noteRow(o.Row)
	}
	return rows, err
}

func scanObservation(rows *sql.Rows, o *Observation) error {
	o.Row.Table = "observations"
	return rows.Scan(&o.Region, &o.Indicator, text(&o.Subject), period(&o.Period), &o.Value, text(&o.Unit), &o.Status,
		text(&o.Bound), text(&o.Published), &o.Row.File, &o.Row.Line, text(&o.Row.Source), text(&o.Row.Quote), text(&o.Row.Note))
}

// texts returns the parameter of a query that takes a list of texts.
func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// An ObservedKey is an indicator and subject that there are observations of.
type ObservedKey struct {
	Indicator string        `json:"indicator"`
	Subject   agglo.Subject `json:"subject,omitempty"`
	Rows      int           `json:"rows"`
	Regions   int           `json:"regions"`
	First     agglo.Period  `json:"first"` // the period that begins first
	Last      agglo.Period  `json:"last"`  // the period that ends last
}

// ObservedKeys returns what can be asked of the observations, ordered by
// indicator and subject.
func (s *Snapshot) ObservedKeys(ctx context.Context) ([]ObservedKey, error) {
	s.note("observations")
	return readAll(ctx, s.store.db, "observed_keys", func(rows *sql.Rows, k *ObservedKey) error {
		return rows.Scan(&k.Indicator, &k.Subject, &k.Rows, &k.Regions, period(&k.First), period(&k.Last))
	})
}
