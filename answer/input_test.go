package answer

import (
	"context"
	"math"
	"testing"

	"agglo/indicator"
)

func TestInputsThatAreNotAllowed(t *testing.T) {
	r := metal(t)
	for want, ask := range map[string]func(*indicator.Registry) error{
		"decay: -5 is below 1":                               func(r *indicator.Registry) error { return run(r, Site, SiteIn{Link: "tool", Decay: -5}) },
		"radius: NaN is not a finite number":                 func(r *indicator.Registry) error { return run(r, Site, SiteIn{Link: "tool", Radius: math.NaN()}) },
		`method: "best" is none of sum, topsis`:              func(r *indicator.Registry) error { return run(r, Site, SiteIn{Link: "tool", Method: "best"}) },
		`exclude: there is no organisation with the id "m9"`: func(r *indicator.Registry) error { return run(r, Gaps, GapsIn{Exclude: []string{"m1", "m9"}}) },
		"limit: 1001 is above 1000":                          func(r *indicator.Registry) error { return run(r, Shock, ShockIn{Limit: 1001}) },
		"loss: -1 is not above 0":                            func(r *indicator.Registry) error { return run(r, Shock, ShockIn{Loss: -1}) },
		`weight "inputs=2": criterion inputs has a weight already: give it one`: func(r *indicator.Registry) error {
			return run(r, Site, SiteIn{Link: "tool", Weight: []string{"inputs=1", "inputs=2"}})
		},
	} {
		if err := ask(r); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func run[In, Out any](r *indicator.Registry, q Question[In, Out], in In) error {
	_, err := q.Run(context.Background(), r, in)
	return err
}
