package answer

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/measure/network"
	"agglo/store"
)

// ShockIn asks what stops where if something is lost.
type ShockIn struct {
	Organisation string  `query:"organisation" example:"calb" doc:"all sites of this organisation are lost, by id or name; with nothing named, all are tried one by one"`
	Site         string  `query:"site" doc:"this establishment is lost, by id or name"`
	Link         string  `query:"link" example:"separator" doc:"all sites that run this link are lost, by id or name, or as chain.link"`
	Region       string  `query:"region" example:"CN-320400" doc:"only sites in this region are lost; alone, all of them"`
	Loss         float64 `query:"loss" default:"1" exclusiveMinimum:"0" maximum:"1" doc:"share of their output that is lost"`
	Weeks        int     `query:"weeks" default:"13" minimum:"1" maximum:"104" doc:"how long, in weeks"`
	After        int     `query:"after" default:"13" minimum:"0" maximum:"104" doc:"weeks to follow once what was lost is back: with stocks, losses come late"`
	Stock        float64 `query:"stock" default:"2" minimum:"0" maximum:"52" doc:"what every site holds of its inputs, in weeks of normal use"`
	Switch       float64 `query:"switch" default:"0" minimum:"0" maximum:"1" doc:"most that a site gets from other makers in a week, as a share of its normal use"`
	Spare        float64 `query:"spare" default:"0" minimum:"0" maximum:"5" doc:"what every site can make on top, as a share of its output"`
	Decay        float64 `query:"decay" default:"500" minimum:"1" doc:"distance in km at which unknown trade is 1/e as likely as next door"`
	Chain        string  `query:"chain" example:"new-energy" doc:"chain, or roof over chains, whose sites make up the network; empty for the default of the data set"`
	AsOf         string  `query:"as-of" example:"2023-12-31" doc:"date or period whose last day counts; left out, all that is known counts"`
	Limit        int     `query:"limit" default:"15" minimum:"1" maximum:"1000" doc:"rows to show of each table"`
	Scenario     string  `query:"scenario" file:"true" doc:"a scenario as JSON, which an answer in JSON carries; what it says goes before the other parameters"`
}

// A Scenario is a shock that can be asked again.
type Scenario struct {
	Release      string  `json:"release,omitempty"` // that it was asked of
	Name         string  `json:"name,omitempty"`
	Organisation string  `json:"organisation,omitempty"`
	Site         string  `json:"site,omitempty"`
	Link         string  `json:"link,omitempty"`
	Region       string  `json:"region,omitempty"`
	Loss         float64 `json:"loss"`
	Weeks        int     `json:"weeks"`
	After        int     `json:"after"` // weeks followed beyond those
	Stock        float64 `json:"stock"`
	Switch       float64 `json:"switch"`
	Spare        float64 `json:"spare"`
	Decay        float64 `json:"decay_km"`
	Chain        string  `json:"chain,omitempty"`
	AsOf         string  `json:"as_of,omitempty"`
}

// A ShockAnswer says what stops where.
type ShockAnswer struct {
	Head
	Scenario    Scenario       `json:"scenario"`
	Network     NetworkFacts   `json:"network"`
	Chosen      []Chosen       `json:"chosen"`               // what the shock names
	Lost        []PlantLoss    `json:"lost"`                 // what the shock names
	Hit         []PlantLoss    `json:"hit"`                  // other sites that lose output; at most the limit
	Hits        int            `json:"hits"`                 // of those, in all
	Stopped     int            `json:"stopped"`              // of those, how many lose all output
	Links       []LinkLoss     `json:"links"`                // by link, of the country
	Regions     []RegionLoss   `json:"regions"`              // by city
	Sole        []SoleSupply   `json:"single_points"`        // supplies that are the only one known
	Outside     []agglo.Text   `json:"outside,omitempty"`    // known customers of what is lost that run no site in the network
	Unfollowed  []agglo.Text   `json:"unfollowed,omitempty"` // those that run sites, none of which is known to use what they buy
	Risks       []SystemicRisk `json:"risks,omitempty"`      // where nothing is named: what each owner's loss costs
	Assumptions []agglo.Text   `json:"assumptions"`
	limit       int
}

// NetworkFacts say what a supply network rests on.
type NetworkFacts struct {
	Sites     int     `json:"sites"`
	Supplies  int     `json:"supplies"`
	Estimated float64 `json:"estimated"` // share of the volume that goes over estimated links, in [0, 1]
	Stated    float64 `json:"stated"`    // share of the volume that rows state, in [0, 1]
	Unmet     float64 `json:"unmet"`     // share of the need that nobody in the register meets
	Guessed   int     `json:"capacity_assumed"`
	Unplaced  int     `json:"left_out"`
}

// Shock says what stops where if something is lost.
var Shock = Question[ShockIn, *ShockAnswer]{
	Name:    "shock",
	Title:   agglo.Text{En: "What stops if this is lost?", Zh: "若其停产，哪里会停？"},
	Summary: agglo.Text{En: "The loss of an organisation, a site, a link or a region followed through the network of supplies, week by week, with its assumptions; with nothing named, every owner by what its loss costs.", Zh: "按周推演某企业、场所、环节或地区停产在供应网络中的影响，并列出假设；未指定时，按停产损失对企业排序。"},
	Ask:     askShock,
}

func askShock(ctx context.Context, d *Desk, in ShockIn) (*ShockAnswer, error) {
	a := &ShockAnswer{limit: atLeast(in.Limit, 15)}
	var err error
	if a.Scenario, err = in.scenario(); err != nil {
		return nil, err
	}
	sc := &a.Scenario
	if release := d.Store().Release().Hash; sc.Release != release {
		if sc.Release != "" {
			a.Notes = append(a.Notes, agglo.Textf("The scenario was written for release %s of the data; this is release %s: numbers may differ.", "该情景为数据版本%s编写；当前版本为%s，结果可能不同。", sc.Release, release))
		}
		sc.Release = release
	}
	net, link, err := d.network(ctx, sc)
	if err != nil {
		return nil, err
	}
	a.Network = NetworkFacts{len(net.Plants), len(net.Links), net.Estimated, net.Stated, net.Unmet, net.Guessed, net.Unplaced}
	if sc.Organisation+sc.Site+sc.Link+sc.Region == "" {
		a.Assumptions = a.networkAssumptions(net)
		return a, a.rankRisks(ctx, d, net)
	}
	a.Assumptions = append(a.networkAssumptions(net), a.courseAssumptions()...)
	lost, err := d.lost(ctx, net, sc, link)
	if err != nil {
		return nil, err
	}
	a.Chosen = lost.chosen
	course, err := simulate(net, sc, lost.plants)
	if err != nil {
		return nil, err
	}
	r := newReckoning(d, net, course, lost.plants)
	a.fill(r)
	if err := a.nameUnfollowed(ctx, r); err != nil {
		return nil, err
	}
	a.say(lost.what)
	return a, nil
}

// scenario returns what is asked, from the fields or from the text of a scenario.
func (in ShockIn) scenario() (Scenario, error) {
	sc := Scenario{
		Organisation: in.Organisation, Site: in.Site, Link: in.Link, Region: in.Region, Loss: in.Loss, Weeks: atLeast(in.Weeks, 13), After: in.After,
		Stock: in.Stock, Switch: in.Switch, Spare: in.Spare, Decay: in.Decay, Chain: in.Chain, AsOf: in.AsOf,
	}
	if sc.Loss == 0 {
		sc.Loss = 1
	}
	if sc.Decay == 0 {
		sc.Decay = 500
	}
	if in.Scenario != "" {
		if err := sc.read(in.Scenario); err != nil {
			return sc, agglo.Errorf(agglo.Invalid, "scenario: %v: it is JSON such as {\"organisation\": \"calb\", \"loss\": 1, \"weeks\": 13}", err)
		}
	}
	return sc, sc.check()
}

// read takes over what a scenario in JSON says.
func (sc *Scenario) read(text string) error {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(sc); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("there is text after its end")
	}
	return nil
}

func (sc *Scenario) check() error {
	switch {
	case !(sc.Loss > 0 && sc.Loss <= 1):
		return agglo.Errorf(agglo.Invalid, "loss: %v is not a share above 0 and up to 1", sc.Loss)
	case sc.Weeks < 1 || sc.Weeks > 104:
		return agglo.Errorf(agglo.Invalid, "weeks: %d is not from 1 to 104", sc.Weeks)
	case sc.After < 0 || sc.After > 104:
		return agglo.Errorf(agglo.Invalid, "after: %d is not from 0 to 104", sc.After)
	case !(sc.Switch >= 0 && sc.Switch <= 1):
		return agglo.Errorf(agglo.Invalid, "switch: %v is not a share from 0 to 1", sc.Switch)
	case !(sc.Stock >= 0 && sc.Spare >= 0 && sc.Decay > 0):
		return agglo.Errorf(agglo.Invalid, "stock and spare must not be negative, and decay_km must be above 0")
	}
	return nil
}

// network makes the network that a scenario runs in; the link is the one that
// it names, if any.
func (d *Desk) network(ctx context.Context, sc *Scenario) (net *indicator.SupplyNetwork, link store.Link, err error) {
	c, err := d.Chain(sc.Chain)
	if err != nil {
		return nil, link, err
	}
	subject := agglo.Subject(c.ID)
	if sc.Link != "" {
		if sc.Chain != "" && len(d.Snap.Links(c.ID)) > 0 {
			link, err = d.Link(sc.Link, c.ID)
		} else {
			link, err = d.linkAnywhere(sc.Link)
		}
		if err != nil {
			return nil, link, err
		}
		subject = agglo.LinkSubject(link.Chain, link.ID)
	}
	asOf, err := dateOf(sc.AsOf)
	if err != nil {
		return nil, link, err
	}
	net, err = d.SupplyNetwork(ctx, subject, asOf, indicator.TradeRule{Decay: sc.Decay, Spare: sc.Spare})
	return net, link, err
}

// simulate runs the loss of some plants through a network.
func simulate(net *indicator.SupplyNetwork, sc *Scenario, lost []int) (*network.Course, error) {
	var outages []network.Outage
	for _, i := range lost {
		outages = append(outages, network.Outage{Site: int32(i), Share: sc.Loss, From: 1, Weeks: sc.Weeks})
	}
	assumed := network.Assumptions{Needs: net.Needs, Stock: func(int, int) float64 { return sc.Stock }, Switch: sc.Switch}
	return network.Simulate(net.Sites, net.Links, assumed, outages, sc.Weeks+sc.After)
}
