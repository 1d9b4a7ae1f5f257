package answer

import (
	"context"
	"errors"

	"agglo"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

// ArrivalIn asks what a new plant would change.
type ArrivalIn struct {
	Link         string  `query:"link" arg:"0" required:"true" example:"power-battery.electrolyte" doc:"link that the plant runs, by id or name, or as chain.link"`
	Region       string  `query:"region" example:"Changzhou" doc:"where it comes to, by id or name; empty for the default of the data set"`
	Capacity     float64 `query:"capacity" minimum:"0" example:"50000" doc:"what it can make a year, in the unit of the link; 0 where that is not known"`
	Unit         string  `query:"unit" example:"t/a" doc:"unit of the capacity; empty for the one in which the data set has capacities of the link"`
	Organisation string  `query:"organisation" example:"tinci" doc:"who runs it, by id or name; empty for an owner who is new to the register"`
	Plant        string  `query:"name" doc:"name of the plant"`
	Period       string  `query:"period" example:"2023" doc:"period in which it runs; empty for the default of the data set"`
	Within       float64 `query:"km" default:"300" minimum:"0" doc:"how far from the centre of the region a supplier counts as near, in km"`
	Each         int     `query:"each" default:"2" minimum:"1" maximum:"50" doc:"makers to name for each input or user and group"`
}

// An ArrivalAnswer sets a region with a new plant beside the same without it.
type ArrivalAnswer struct {
	Head
	Plan        Plan            `json:"plan"`
	Chain       store.Chain     `json:"chain"`
	Region      store.Region    `json:"region"`
	LinkName    agglo.Text      `json:"link_name"`
	Before      ArrivalState    `json:"before"`
	After       ArrivalState    `json:"after"`
	Changes     []Change        `json:"changes"` // of the chain and its links in the region
	Asked       int             `json:"asked"`   // figures computed on both sides
	Balances    []BalanceChange `json:"balances"`
	Derived     []Change        `json:"derived"` // what the data set derives from the register, by factors with a source
	Ties        []Tie           `json:"ties"`
	Assumptions []agglo.Text    `json:"assumptions"`
}

// A Plan is a plant that may come. It can be asked again.
type Plan struct {
	Release      string               `json:"release"` // that it was asked of
	ID           string               `json:"id"`      // of the establishment that is added
	Name         agglo.Text           `json:"name"`
	Link         agglo.Subject        `json:"link"`
	Region       agglo.RegionID       `json:"region"`
	Capacity     *float64             `json:"capacity"` // a year; nil where it is not known
	Unit         string               `json:"unit,omitempty"`
	UnitName     agglo.Text           `json:"unit_name,omitzero"`
	Text         agglo.Text           `json:"text,omitzero"`          // the capacity with its unit
	Organisation agglo.OrganisationID `json:"organisation,omitempty"` // of the register; empty for a new owner
	Owner        agglo.Text           `json:"owner,omitzero"`         // its name
	Period       agglo.Period         `json:"period"`
}

// An ArrivalState is the link and the chain before or after a plant comes.
type ArrivalState struct {
	State     string           `json:"state"`     // of the link in the region
	Integrity indicator.Figure `json:"integrity"` // of the chain, by the register: C0
	Capacity  indicator.Figure `json:"capacity"`  // registered, of the link in the region
	Share     *float64         `json:"share"`     // of the country's registered capacity, percent
}

// Arrival tells what a new plant would change.
var Arrival = Question[ArrivalIn, *ArrivalAnswer]{
	Name:    "arrival",
	Title:   agglo.Text{En: "What does a new plant bring?", Zh: "新项目落地会带来什么？"},
	Summary: agglo.Text{En: "A plant of a link that comes to a region, set beside the same without it: the state of the link, chain integrity, national share, which links turn short or sufficient, what the plant needs and who could supply it or buy from it.", Zh: "假设某环节新项目在某地投产，对比前后：环节状况、产业链完整度、全国占比、哪些环节变得紧缺或充足、项目需要什么，以及本地和周边谁能供应、谁会采购。"},
	Ask:     askArrival,
}

func askArrival(ctx context.Context, d *Desk, in ArrivalIn) (*ArrivalAnswer, error) {
	a := &ArrivalAnswer{}
	if err := a.plan(ctx, d, in); err != nil {
		return nil, err
	}
	made, err := d.with(ctx, a.Plan.rows())
	if err != nil {
		return nil, err
	}
	err = a.compare(ctx, d, made, in)
	return a, errors.Join(err, made.Store().Close())
}

// with returns a desk at the same data set with some rows more. Its store has
// to be closed.
func (d *Desk) with(ctx context.Context, rows map[string]dataset.Rows) (*Desk, error) {
	s, err := d.Store().With(ctx, rows)
	if err != nil {
		return nil, err
	}
	r, err := indicator.New(s)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return NewDesk(r), nil
}

// compare fills the answer from a desk without the plant and one with it.
func (a *ArrivalAnswer) compare(ctx context.Context, d, made *Desk, in ArrivalIn) (err error) {
	if a.Before, err = d.arrivalState(ctx, a); err != nil {
		return err
	}
	if a.After, err = made.arrivalState(ctx, a); err != nil {
		return err
	}
	for _, step := range []func(context.Context, *Desk, *Desk) error{a.addChanges, a.addDerived, a.addBalances} {
		if err := step(ctx, d, made); err != nil {
			return err
		}
	}
	if err := a.addTies(ctx, d, made, in); err != nil {
		return err
	}
	for _, id := range made.order {
		d.citeSource(id)
	}
	a.assume(in)
	a.say(d)
	return nil
}

func (d *Desk) arrivalState(ctx context.Context, a *ArrivalAnswer) (out ArrivalState, err error) {
	c, region, p := a.Chain.ID, a.Region.ID, a.Plan.Period
	states, err := d.LinkStates(ctx, c, []agglo.RegionID{region}, p.End())
	if err != nil {
		return out, err
	}
	needs, err := d.Needs(ctx, c, region, p)
	if err != nil {
		return out, err
	}
	for _, st := range states[region] {
		if agglo.LinkSubject(c, st.Link.ID) == a.Plan.Link {
			need := needs[st.Link.ID]
			out.State, out.Share, out.Capacity = stateOf(st, need.Share), need.Share, need.Capacity
		}
	}
	out.Integrity, err = d.One(ctx, "chain-integrity:c0", region, agglo.Subject(c), p)
	return out, err
}

func (a *ArrivalAnswer) addChanges(ctx context.Context, d, made *Desk) error {
	rank := "registered-capacity.rank@" + string(d.Snap.Regions().Country(a.Region.ID)) + "/" + string(a.Plan.Link)
	asked, err := made.changeQueries(a.Chain, a.Region, a.Plan.Period, []string{rank})
	if err != nil {
		return err
	}
	a.Asked = len(asked)
	a.Changes, err = differences(ctx, d, made, asked)
	return err
}

// addDerived compares what the data set derives from the register, such as the
// emissions that the modules of a region avoid: of the whole economy where the
// formula names what it reads, else of the link or the chain.
func (a *ArrivalAnswer) addDerived(ctx context.Context, d, made *Desk) error {
	for _, def := range d.FromRegister() {
		for _, subject := range []agglo.Subject{"", a.Plan.Link, agglo.Subject(a.Chain.ID)} {
			q := indicator.Query{Indicator: def.ID, Subject: subject, Regions: []agglo.RegionID{a.Region.ID}, Periods: []agglo.Period{a.Plan.Period}}
			found, err := differences(ctx, d, made, []indicator.Query{q})
			if err != nil {
				return err
			}
			if a.Derived = append(a.Derived, found...); len(found) > 0 {
				break
			}
		}
	}
	return nil
}
