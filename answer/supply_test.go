package answer

import (
	"context"
	"math"
	"strings"
	"testing"

	"agglo"
	"agglo/indicator"
	"agglo/internal/storetest"
	"agglo/measure/network"
)

// degree is the length in km of a degree on the equator of a sphere of
// 6371.0088 km.
const degree = 6371.0088 * math.Pi / 180

// metal has the data set of testdata/supply.txtar, after edits that replace one
// text by another.
func metal(t *testing.T, edits ...string) *indicator.Registry {
	t.Helper()
	r, err := indicator.New(storetest.Open(t, "testdata/supply.txtar", edits...))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestSufficiencyByHand(t *testing.T) {
	a, err := Sufficiency.Run(context.Background(), metal(t), SufficiencyIn{})
	if err != nil {
		t.Fatal(err)
	}
	ore, bar := a.Links[0], a.Links[1]
	near(t, "need of ore", *ore.Need, 120) // 60 t of bars at 2 t
	near(t, "ratio of ore", *ore.Ratio, 100.0/120)
	near(t, "shortage of ore", *ore.Short, 20)
	near(t, "level of the mill", *bar.Level, 100.0/120)
	if bar.Binding != "ore" || bar.Need != nil || ore.Open {
		t.Errorf("bars are held back by %q and needed %v; ore open %v", bar.Binding, bar.Need, ore.Open)
	}
	for i, want := range []float64{100, 100} { // one customer, with one supplier, which is local
		near(t, a.Rates[i].ID, *a.Rates[i].Value, want)
	}
	if a.Rates[2].Known() {
		t.Errorf("purchases are %v though no volume is known", *a.Rates[2].Value)
	}
	b, err := Sufficiency.Run(context.Background(), metal(t), SufficiencyIn{Region: "B"})
	if err != nil {
		t.Fatal(err)
	}
	if b.Rates[0].Known() || !b.Rates[2].Known() || *b.Rates[2].Value != 42 {
		t.Errorf("rates of B are %v, want the stated 42 for purchases alone", b.Rates)
	}
}

// A second mill here states no capacity, so that more ore may be needed than
// the 120 t: what is covered, and what the mill can reach, is at most 100/120.
func TestSufficiencyAtMost(t *testing.T) {
	r := metal(t, "b2,k2,Beta mill,B", "b2,k2,Beta mill,A", "b2,metal,bar,40,t/a,installed,2022-06", "b2,metal,bar,,,,2022-06")
	a, err := Sufficiency.Run(context.Background(), r, SufficiencyIn{})
	if err != nil {
		t.Fatal(err)
	}
	ore, bar := a.Links[0], a.Links[1]
	near(t, "ratio of ore", *ore.Ratio, 100.0/120)
	if ore.Bound != agglo.Below || bar.Within != agglo.Below {
		t.Errorf("the ratio is %q, the level %q: want both below", ore.Bound, bar.Within)
	}
	for _, want := range []string{"cover at most 83 % of the local need", "could reach at most 83 % of capacity"} {
		if !strings.Contains(a.Sentence.En, want) {
			t.Errorf("%q does not say %q", a.Sentence.En, want)
		}
	}
}

// No mine states a capacity: bars say in what unit they need ore.
func TestNeedOfWhatNobodyMeasures(t *testing.T) {
	r := metal(t, "o1,metal,ore,100,t/a,installed", "o1,metal,ore,,,", "o2,metal,ore,300,t/a,installed", "o2,metal,ore,,,")
	f, err := r.Session().One(context.Background(), "local-need", "A", "metal.ore", agglo.MustPeriod("2023"))
	if err != nil || f.Value == nil || *f.Value != 120 || f.Unit != "t/a" {
		t.Errorf("need of ore: %v %s, error %v; want 120 t/a", f.Text.En, f.Unit, err)
	}
}

func TestPurchasesByVolume(t *testing.T) {
	r := metal(t, "supplier,customer,chain,link,source\nm1,k1,metal,ore,s1", "supplier,customer,chain,link,volume,unit,source\nm1,k1,metal,ore,30,t,s1\nm2,k1,metal,ore,90,t,s1")
	for id, want := range map[string]float64{"customers": 100, "suppliers": 50, "purchases": 25} {
		f, err := r.Session().One(context.Background(), "local-supply:"+id, "A", "metal", agglo.MustPeriod("2023"))
		if err != nil || !f.Known() {
			t.Fatalf("%s: %v %v", id, f.Unknown, err)
		}
		near(t, id, *f.Value, want)
	}
}

func TestGapsByHand(t *testing.T) {
	a, err := Gaps.Run(context.Background(), metal(t), GapsIn{Within: 300, Each: 2})
	if err != nil {
		t.Fatal(err)
	}
	if a.Counts[Missing] != 1 || a.Counts[Fragile] != 2 || a.Gaps[0].ID != "tool" {
		t.Fatalf("counts %v, first gap %s; want tools missing, ore and bars fragile", a.Counts, a.Gaps[0].ID)
	}
	tool := a.Gaps[0].Candidates
	if len(tool) != 2 || tool[0].Group != Neighbour || tool[0].Organisation != "k1" || tool[1].Group != Near || tool[1].Organisation != "u1" {
		t.Fatalf("candidates for tools: %+v", tool)
	}
	near(t, "distance", *tool[1].Distance, 2*degree)
	if far, _ := Gaps.Run(context.Background(), metal(t), GapsIn{Within: 200, Each: 2, Link: "tool", Exclude: []string{"k1"}}); far.Gaps[0].Candidates[0].Group != Leader {
		t.Errorf("beyond the distance the toolmaker is %q, want a leader", far.Gaps[0].Candidates[0].Group)
	}
	silent := metal(t, "t1,metal,tool,10,unit/a,installed", "t1,metal,tool,,,")
	if far, _ := Gaps.Run(context.Background(), silent, GapsIn{Within: 200, Each: 2, Link: "tool"}); far.Gaps[0].Candidates[1].Group != Elsewhere {
		t.Errorf("a toolmaker of unknown capacity is %q, want elsewhere", far.Gaps[0].Candidates[1].Group)
	}
	bar := a.Gaps[len(a.Gaps)-1]
	if bar.ID == "ore" {
		bar = a.Gaps[len(a.Gaps)-2]
	}
	for _, c := range bar.Candidates {
		if c.Organisation == "m1" && len(c.Customers) != 1 {
			t.Errorf("the mine supplies %v here, want the mill", c.Customers)
		}
	}
}

// Shares of the country's output: ore 1/4 and 3/4, bars 0.6 and 0.4. The mills
// need 0.3 and 0.2 of all ore. The first mill names the first mine, which has
// 0.25; it takes the rest, 0.05, from the second, as does the second mill its
// 0.2. All bars go to the toolmaker.
func TestSupplyNetworkByHand(t *testing.T) {
	d := NewDesk(metal(t))
	sc := &Scenario{Decay: 500}
	net, _, err := d.network(context.Background(), sc)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, l := range net.Links {
		got[string(net.Plants[l.Supplier].Site.Establishment+">"+net.Plants[l.Buyer].Site.Establishment)] += l.Volume
	}
	for pair, want := range map[string]float64{"o1>b1": 0.25, "o2>b1": 0.05, "o2>b2": 0.2, "b1>t1": 0.6, "b2>t1": 0.4} {
		near(t, pair, got[pair], want)
	}
	near(t, "estimated", net.Estimated, 1.25/1.5)
	near(t, "unmet", net.Unmet, 0)
}

// The first mine is said to sell 40 of its 100 t to the first mill: 0.1 of all
// ore, of 1.5 that is traded. What it is said to sell beyond its 100 t is cut, and
// what it sells from 2024 on is not known in 2023.
func TestSupplyNetworkWithVolumes(t *testing.T) {
	const supply = "supplier,customer,chain,link,source\nm1,k1,metal,ore,s1"
	for _, tt := range []struct {
		row, asOf string
		known     float64
		cut       int
	}{
		{"m1,k1,metal,ore,40,t,,s1", "", 0.1, 0},
		{"m1,k1,metal,ore,1000,t,,s1", "", 0.25, 1},
		{"m1,k1,metal,ore,40,kg,,s1", "", 0, 0},
		{"m1,k1,metal,ore,40,t,2024,s1", "2023", 0, 0},
	} {
		r := metal(t, supply, "supplier,customer,chain,link,volume,unit,since,source\n"+tt.row)
		d := NewDesk(r)
		net, _, err := d.network(context.Background(), &Scenario{Decay: 500, AsOf: tt.asOf})
		if err != nil {
			t.Fatal(err)
		}
		known := 0.0
		for k, l := range net.Links {
			if net.Origin[k] == network.Known {
				known += l.Volume
			}
		}
		near(t, tt.row+": known volume", known, tt.known)
		near(t, tt.row+": share that is stated", net.Stated, tt.known/1.5)
		if net.Cut != tt.cut {
			t.Errorf("%s: %d makers are cut, want %d", tt.row, net.Cut, tt.cut)
		}
		if _, err := Shock.Run(context.Background(), r, ShockIn{Organisation: "m1", AsOf: tt.asOf}); err != nil {
			t.Errorf("%s: %v", tt.row, err)
		}
	}
}

func TestShockByHand(t *testing.T) {
	in := ShockIn{Organisation: "m1", Weeks: 5, Loss: 1}
	a, err := Shock.Run(context.Background(), metal(t), in)
	if err != nil {
		t.Fatal(err)
	}
	want := map[agglo.Subject]LinkLoss{
		"metal.ore": {Own: 0.25, Worst: 0.25, First: 1}, "metal.bar": {Worst: 0.6 * 25 / 30, First: 2}, "metal.tool": {Worst: 0.5, First: 3},
	}
	for _, l := range a.Links {
		near(t, string(l.Link), l.Worst, want[l.Link].Worst)
		near(t, string(l.Link)+" by the shock", l.Own, want[l.Link].Own)
		if l.First != want[l.Link].First {
			t.Errorf("%s loses from week %d, want %d", l.Link, l.First, want[l.Link].First)
		}
	}
	if len(a.Links) != 3 || a.Hits != 2 || len(a.Sole) != 1 || a.Sole[0].Buyer.En != "Alpha mill" {
		t.Errorf("%d links, %d hits, single points %v; want 3, 2 and the mill", len(a.Links), a.Hits, a.Sole)
	}
	if !strings.Contains(a.Assumptions[0].En, "83 %") {
		t.Errorf("the first assumption %q does not say that 83 %% are estimated", a.Assumptions[0].En)
	}
	in.Stock = 2 // 2 weeks of use, of which 25/30 a week are not replaced: 2.4 weeks
	later, err := Shock.Run(context.Background(), metal(t), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range later.Links {
		if l.Link == "metal.bar" && l.First != 4 {
			t.Errorf("with stock, bars are lost from week %d, want 4", l.First)
		}
	}
}

// The mill gets 5 of its 30 parts of ore a week while the mine is lost, in weeks
// 2 to 4: with stocks of two weeks it has 2 + 1/6, 1 + 2/6 and 3/6 of a week's
// ore. An outage of three weeks is felt in week 4, when it is over.
func TestShockIsFeltAfterItsEnd(t *testing.T) {
	in := ShockIn{Organisation: "m1", Weeks: 3, Stock: 2}
	for _, tt := range []struct{ after, hits int }{{0, 0}, {3, 1}} {
		in.After = tt.after
		a, err := Shock.Run(context.Background(), metal(t), in)
		if err != nil {
			t.Fatal(err)
		}
		if a.Hits != tt.hits {
			t.Fatalf("followed for %d weeks more, %d plants are hit, want %d", tt.after, a.Hits, tt.hits)
		}
		for _, l := range a.Hit {
			near(t, "worst loss of the mill", l.Worst, 0.5)
			near(t, "weeks lost", l.Weeks, 0.5)
			if l.Establishment != "b1" || l.First != 4 || l.Back != 5 || !l.Known {
				t.Errorf("%+v, want the mill from week 4, back in week 5", l)
			}
		}
	}
}

// The mill's supplier has two mines: with one of them lost it is no single
// point of failure, with both it is.
func TestSingleSupplierWithTwoSites(t *testing.T) {
	r := metal(t, "o2,m2,Beta mine", "o2,m1,Beta mine")
	for _, tt := range []struct {
		in   ShockIn
		want int
	}{{ShockIn{Site: "o1"}, 0}, {ShockIn{Organisation: "m1"}, 1}} {
		a, err := Shock.Run(context.Background(), r, tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Sole) != tt.want {
			t.Errorf("%+v: single points %+v, want %d", a.Chosen, a.Sole, tt.want)
		}
	}
}

// A customer without a site is told apart from one whose sites use no ore.
func TestCustomersNotFollowed(t *testing.T) {
	r := metal(t, "m1,k1,metal,ore,s1", "m1,k1,metal,ore,s1\nm1,x1,metal,ore,s1\nm1,m2,metal,ore,s1", "u1,Toolmaker,工具厂,XX", "u1,Toolmaker,工具厂,XX\nx1,Absent,外厂,XX")
	a, err := Shock.Run(context.Background(), r, ShockIn{Organisation: "m1"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Outside) != 1 || a.Outside[0].En != "Absent" || len(a.Unfollowed) != 1 || a.Unfollowed[0].En != "Mine Two" {
		t.Errorf("outside %v, not followed %v; want Absent and Mine Two", a.Outside, a.Unfollowed)
	}
}

// Mine One stops: 0.25 of ore, 0.5 of bars, 0.5 of tools, of 3 links in all.
func TestSystemicRiskByHand(t *testing.T) {
	a, err := Shock.Run(context.Background(), metal(t), ShockIn{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Risks {
		if r.Owner == "m1" {
			near(t, "downstream risk of the mine", r.Downstream, (0.25+0.5+0.5)/3)
		}
	}
	if len(a.Risks) != 5 {
		t.Errorf("%d owners have a risk, want 5", len(a.Risks))
	}
	if len(a.Sole) != 1 || a.Sole[0].Buyer.En != "Alpha mill" || a.Sole[0].Row.Source != "s1" {
		t.Errorf("single points %+v, want the mill by its row", a.Sole)
	}
}

func TestShockErrors(t *testing.T) {
	r := metal(t)
	tests := []struct {
		name string
		in   ShockIn
		want string
	}{
		{"an unknown organisation", ShockIn{Organisation: "m9"}, `there is no organisation with a running site "m9"; did you mean`},
		{"a link that nobody makes there", ShockIn{Link: "tool", Region: "A"}, "nothing to lose: the register has no running site"},
		{"a loss above all", ShockIn{Organisation: "m1", Loss: 2}, "loss: 2 is above 1"},
		{"a loss that is no number", ShockIn{Organisation: "m1", Loss: math.NaN()}, "loss: NaN is not a finite number"},
		{"a scenario that goes on", ShockIn{Scenario: `{"organisation": "m1"} {}`}, "scenario: there is text after its end"},
		{"a scenario with a loss of nothing", ShockIn{Scenario: `{"organisation": "m1", "loss": 0}`}, "loss: 0 is not a share above 0 and up to 1"},
		{"a scenario that is none", ShockIn{Scenario: "{"}, "scenario: unexpected EOF"},
		{"a scenario with a word that nobody knows", ShockIn{Scenario: `{"organization": "m1"}`}, `scenario: json: unknown field "organization"`},
	}
	for _, tt := range tests {
		_, err := Shock.Run(context.Background(), r, tt.in)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
	a, err := Shock.Run(context.Background(), r, ShockIn{Scenario: `{"release": "another", "organisation": "m1", "weeks": 3}`})
	if err != nil || len(a.Notes) == 0 || !strings.Contains(a.Notes[0].En, "another") || a.Scenario.Weeks != 3 {
		t.Errorf("a scenario for another release: notes %v, error %v", a.Notes, err)
	}
}

// Access to bars with a decay of 300 km, worked by the formula of Hansen.
func TestSiteByHand(t *testing.T) {
	r := metal(t)
	a, err := Site.Run(context.Background(), r, SiteIn{Link: "tool", Weight: []string{"inputs=1"}})
	if err != nil {
		t.Fatal(err)
	}
	one, two := math.Exp(-degree/300), math.Exp(-2*degree/300)
	want := map[agglo.RegionID]float64{"A": 0.6 + 0.4*one, "B": 0.6*one + 0.4, "C": 0.6*two + 0.4*one}
	for _, p := range a.Places {
		near(t, "access of "+string(p.Region), p.Values[0], want[p.Region])
	}
	if a.Places[0].Region != "A" || a.Places[0].Best != 1 || a.Places[0].Worst != 1 {
		t.Errorf("first is %+v, want A under the only criterion", a.Places[0])
	}
	must, err := Site.Run(context.Background(), r, SiteIn{Link: "tool", Must: []string{"gdp<400", "colocation>=1"}, Radius: 50, Why: "A"})
	if err != nil {
		t.Fatal(err)
	}
	if must.Musts[0].Left != 1 || must.Musts[0].Unknown != 1 || must.Musts[1].Left != 1 || must.Places[0].Region != "B" {
		t.Errorf("must-haves leave %+v and put %v first; want B, with C unknown", must.Musts, must.Places)
	}
	if must.Why.Rank != 0 || !strings.Contains(must.Why.Reason.En, "gdp<400") {
		t.Errorf("why not A: %+v", must.Why)
	}
}

func TestOutlookByHand(t *testing.T) {
	a, err := Outlook.Run(context.Background(), metal(t), OutlookIn{})
	if err != nil {
		t.Fatal(err)
	}
	p := a.Targets[0]
	near(t, "required", *p.Required, 100*(math.Sqrt(160.0/130)-1))
	near(t, "projected by the drift of 10 a year", *p.Projection.Value, 150)
	if len(p.Parts) != 2 || p.Parts[0].Subject != "metal.ore" {
		t.Fatalf("contributions %+v, want ore and the rest", p.Parts)
	}
	near(t, "contribution of ore", p.Parts[0].Points, 5) // 6 of 120
	near(t, "contribution of the rest", p.Parts[1].Points, 100*10.0/120-5)
}

// Tools are needed to mine ore: 0.05 for each ton would be 5 of the 10 made,
// none of which is made in A, so that neither ore nor bars can be made from A's
// own supplies.
func TestCycleByHand(t *testing.T) {
	cycle := []string{"metal,tool,bar,10,t/unit,true", "metal,tool,bar,10,t/unit,true\nmetal,ore,tool,0.05,unit/t,true"}
	a, err := Sufficiency.Run(context.Background(), metal(t, cycle...), SufficiencyIn{})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Cycles) != 1 || len(a.Cycles[0]) != 3 || len(a.Notes) < 2 {
		t.Errorf("cycles %v, notes %v; want the three links, and a note", a.Cycles, a.Notes)
	}
	near(t, "need of tools", *a.Links[2].Need, 5)
	near(t, "level of the mine", *a.Links[0].Level, 0)
	shock, err := Shock.Run(context.Background(), metal(t, cycle...), ShockIn{Organisation: "u1", Weeks: 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range shock.Links { // all hang on the only toolmaker
		near(t, string(l.Link), l.Worst, 1)
	}
}

func TestIntensitiesThatAreMissing(t *testing.T) {
	a, err := Sufficiency.Run(context.Background(), metal(t, "metal,bar,ore,2,t/t,true", "metal,bar,ore,,,true"), SufficiencyIn{})
	if err != nil {
		t.Fatal(err)
	}
	ore, bar := a.Links[0], a.Links[1]
	if ore.Need != nil || !ore.Open || ore.Ratio != nil || !bar.Partly || *bar.Level != 1 {
		t.Errorf("ore %+v and bars %+v, want an unknown need, taken to be met", ore, bar)
	}
}
