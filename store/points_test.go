package store

import (
	"fmt"
	"testing"
	"time"

	"agglo"
)

// A site stands at its own coordinates, else at the nearest centre around it,
// and nowhere where only that of the country is known.
func TestPoints(t *testing.T) {
	s := built(t, small(t)).Snapshot()
	points, err := s.Points(ctx, TallyQuery{Chain: "battery", Regions: s.Regions().Roots(), AsOf: time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	at := map[agglo.EstablishmentID]string{}
	for _, p := range points {
		at[p.Establishment] = fmt.Sprint(p.Lat, p.Lon, p.Centre)
	}
	for id, want := range map[agglo.EstablishmentID]string{
		"e-opened":  "31.7 119.9 false",
		"e-sister":  "31.8 119.9 true", // of the city around its district
		"e-undated": "",                // in a city without a centre
	} {
		if at[id] != want {
			t.Errorf("%s lies at %q, want %q", id, at[id], want)
		}
	}
}
