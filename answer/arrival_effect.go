package answer

import (
	"context"

	"agglo"
	"agglo/quantity"
)

// A BalanceChange is the balance of a link before and after a plant comes.
type BalanceChange struct {
	ID     agglo.LinkID `json:"link"`
	Name   agglo.Text   `json:"name"`
	Before LinkBalance  `json:"before"`
	After  LinkBalance  `json:"after"`
	Unit   agglo.Text   `json:"unit,omitzero"`  // of supply and need
	Turn   string       `json:"turn,omitempty"` // short or sufficient, where it turns so; needed, where a need arises whose supply is unknown
}

// Turns of a balance.
const (
	Short      = "short"
	Sufficient = "sufficient"
	Needed     = "needed"
)

func (a *ArrivalAnswer) addBalances(ctx context.Context, d, made *Desk) error {
	before, err := d.balances(ctx, a)
	if err != nil {
		return err
	}
	after, err := made.balances(ctx, a)
	if err != nil {
		return err
	}
	for i := range before {
		c := BalanceChange{ID: before[i].ID, Name: before[i].Name, Before: before[i], After: after[i]}
		if c.differs() {
			c.Turn, c.Unit = turn(before[i], after[i]), quantity.Unit(after[i].Supply.Unit)
			a.Balances = append(a.Balances, c)
		}
	}
	return nil
}

func (d *Desk) balances(ctx context.Context, a *ArrivalAnswer) ([]LinkBalance, error) {
	all, err := d.Balances(ctx, a.Chain.ID, []agglo.RegionID{a.Region.ID}, a.Plan.Period)
	if err != nil {
		return nil, err
	}
	b := all[a.Region.ID]
	out := make([]LinkBalance, len(b.Links))
	for i, l := range b.Links {
		out[i] = linkBalance(l, b, i)
	}
	return out, nil
}

func (c BalanceChange) differs() bool {
	b, a := c.Before, c.After
	return !(sameFigure(b.Supply, a.Supply) && same(b.Need, a.Need) && same(b.Ratio, a.Ratio) && same(b.Level, a.Level) && b.Open == a.Open)
}

func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func turn(before, after LinkBalance) string {
	isShort := func(l LinkBalance) bool { return l.Ratio != nil && *l.Ratio < 1 }
	suffices := func(l LinkBalance) bool { return l.Ratio != nil && *l.Ratio >= 1 }
	switch {
	case isShort(after) && !isShort(before):
		return Short
	case suffices(after) && !suffices(before):
		return Sufficient
	case after.Ratio == nil && after.Need != nil && before.Need == nil:
		return Needed
	}
	return ""
}

// A Tie is a link that the plant needs or that may use its product, with who
// makes it.
type Tie struct {
	Role      string       `json:"role"` // input or user
	Link      agglo.LinkID `json:"link"`
	Name      agglo.Text   `json:"name"`
	Essential bool         `json:"essential"`
	Amount    *float64     `json:"amount"` // of an input, that the plant needs a year at capacity; nil where unknown
	Text      agglo.Text   `json:"text,omitzero"`
	State     string       `json:"state"`  // of the link in the region
	Makers    []Candidate  `json:"makers"` // local, near and leaders
}

// Roles of a tie.
const (
	InputTie = "input"
	UserTie  = "user"
)

// addTies names who could supply the plant and who could buy from it.
func (a *ArrivalAnswer) addTies(ctx context.Context, d, made *Desk, in ArrivalIn) error {
	scout, err := d.scout(ctx, a.Chain.ID, a.Region, a.Plan.Period.End(), GapsIn{Within: in.Within, Each: atLeast(in.Each, 2)})
	if err != nil {
		return err
	}
	states, err := d.LinkStates(ctx, a.Chain.ID, []agglo.RegionID{a.Region.ID}, a.Plan.Period.End())
	if err != nil {
		return err
	}
	state := map[agglo.LinkID]string{}
	for _, st := range states[a.Region.ID] {
		state[st.Link.ID] = stateOf(st, nil)
	}
	for _, x := range scout.inputs {
		var t Tie
		switch a.Plan.Link {
		case agglo.LinkSubject(x.Chain, x.Link):
			t = Tie{Role: InputTie, Link: x.Input, Essential: x.Essential}
			t.Amount, t.Text = a.needed(x.Input)
			d.citeSource(x.Row.Source)
		case agglo.LinkSubject(x.Chain, x.Input):
			t = Tie{Role: UserTie, Link: x.Link, Essential: x.Essential}
		default:
			continue
		}
		t.Name, t.State, t.Makers = scout.linkName(t.Link), state[t.Link], scout.suppliers(t.Link)
		a.Ties = append(a.Ties, t)
	}
	return nil
}

// needed returns what the plant needs of an input a year: what the need of the
// region grows by.
func (a *ArrivalAnswer) needed(input agglo.LinkID) (*float64, agglo.Text) {
	for _, c := range a.Balances {
		if c.ID != input || c.After.Need == nil {
			continue
		}
		grown := *c.After.Need
		if c.Before.Need != nil {
			grown -= *c.Before.Need
		}
		if grown > 0 {
			return &grown, quantity.Text(grown, c.After.Supply.Unit, agglo.Exact, quantity.Medium)
		}
	}
	return nil, agglo.Text{}
}

// suppliers names the makers of a link: here, nearby and the largest elsewhere.
func (s *scout) suppliers(link agglo.LinkID) []Candidate {
	makers, taken := s.makers(link), map[agglo.OrganisationID]bool{}
	out := s.take(nil, Local, s.local(makers), taken)
	out = s.take(out, Near, s.near(makers), taken)
	return s.take(out, Leader, s.leaders(makers), taken)
}
