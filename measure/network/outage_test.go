package network

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Mine, smelter, cable maker in a row; the smelter holds ore for two weeks, the
// cable maker metal for one. Worked out by hand.
func TestStocksDelay(t *testing.T) {
	sites := []Site{{0, 1, 0}, {1, 1, 0}, {2, 1, 0}}
	links := []Link{{0, 1, 1}, {1, 2, 1}}
	stock := func(site, _ int) float64 { return []float64{0, 2, 1}[site] }
	c, err := Simulate(sites, links, Assumptions{Stock: stock}, []Outage{{Site: 0, Share: 1, From: 1, Weeks: 4}}, 10)
	if err != nil {
		t.Fatal(err)
	}
	for site, want := range []struct {
		stop, recovered int
		weeks           float64
	}{{1, 5, 4}, {4, 6, 2}, {6, 7, 1}} {
		if stop := c.First(site, 1); stop != want.stop {
			t.Errorf("site %d stops in week %d, want %d", site, stop, want.stop)
		}
		if week := c.Recovered(site); week != want.recovered {
			t.Errorf("site %d recovers in week %d, want %d", site, week, want.recovered)
		}
		if weeks := c.Weeks(site); weeks != want.weeks {
			t.Errorf("site %d loses %v weeks, want %v", site, weeks, want.weeks)
		}
	}
}

// Two makers supply half each; one is lost, the other can make half as much
// again. The buyer lacks 1/2, less what it may or can get: 1/4.
func TestSpareCapacityReplaces(t *testing.T) {
	sites := []Site{{0, 1, 0}, {0, 1, 0.5}, {1, 2, 0}}
	links := []Link{{0, 2, 1}, {1, 2, 1}}
	for _, c := range []struct{ switched, loss, extra float64 }{
		{0, 0.5, 0}, {0.125, 0.375, 0.25}, {0.25, 0.25, 0.5}, {1, 0.25, 0.5},
	} {
		course, err := Simulate(sites, links, Assumptions{Switch: c.switched}, []Outage{{Site: 0, Share: 1, From: 1}}, 5)
		if err != nil {
			t.Fatal(err)
		}
		for week := 2; week <= 5; week++ {
			if loss := course.Loss(week, 2); loss != c.loss {
				t.Errorf("switch %v: loss %v in week %d, want %v", c.switched, loss, week, c.loss)
			}
		}
		if extra := course.Extra[3][1]; extra != c.extra {
			t.Errorf("switch %v: the other makes %v on top, want %v", c.switched, extra, c.extra)
		}
		if course.Recovered(2) != 0 {
			t.Errorf("switch %v: recovered although the outage goes on", c.switched)
		}
	}
}

// A lost link costs its buyer an input and its supplier a customer.
func TestLinkOutage(t *testing.T) {
	sites := []Site{{0, 4, 0}, {0, 1, 0}, {1, 5, 0}}
	links := []Link{{0, 2, 3}, {1, 2, 1}}
	c, err := Simulate(sites, links, Assumptions{}, []Outage{{Link: 0, OfLink: true, Share: 0.5, From: 2, Weeks: 1}}, 4)
	if err != nil {
		t.Fatal(err)
	}
	if down, up := c.Loss(2, 2), c.Loss(2, 0); down != 0.375 || up != 0.375 {
		t.Errorf("the buyer loses %v, the supplier %v; want 3/8 and 3/8", down, up)
	}
	if c.Loss(1, 2) != 0 || c.Loss(3, 2) != 0 || c.Recovered(2) != 3 {
		t.Errorf("losses %v", c.Downstream)
	}
}

// Without stock and spare capacity, a year-long simulation of the network of
// 200 firms ends at the index that fastcascade 0.9.3.1 computes (tolerance
// 1e-12; weeks go by until then).
func TestCourseEndsAtTheIndex(t *testing.T) {
	net := network200(t)
	var links []Link
	for _, row := range numbers(t, "links.csv") {
		links = append(links, Link{int32(row[0]) - 1, int32(row[1]) - 1, row[2]})
	}
	sites := make([]Site, net.Len())
	for i := range sites {
		sites[i] = Site{Product: net.sector[i], Output: net.output[i]}
	}
	needs := numbers(t, "ess.csv")
	a := Assumptions{Needs: func(s, b int) Need { return Need(needs[s][b]) }}
	want := numbers(t, "esri_eps1e-12_nosubst.csv")
	for firm := 0; firm < len(sites); firm += 17 {
		weeks := int(want[firm][3]) + 1
		c, err := Simulate(sites, links, a, []Outage{{Site: int32(firm), Share: 1, From: 1}}, weeks)
		if err != nil {
			t.Fatal(err)
		}
		risk := 0.0
		for i, w := range net.weight {
			risk += w * c.Loss(weeks, i)
		}
		near(t, "risk", firm, risk, want[firm][0], 1e-11)
	}
}

// More stock, spare capacity or readiness to switch never makes losses larger
// in a network without cycles; and after the outage everything recovers.
func TestBuffersHelp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "sites")
		sites := make([]Site, n)
		var links []Link
		for i := range sites {
			sites[i] = Site{Product: int32(i / 2), Output: 100}
			for j := (i/2 + 1) * 2; j < n; j++ {
				if v := rapid.IntRange(0, 9).Draw(t, "volume"); v > 0 {
					links = append(links, Link{int32(i), int32(j), float64(v)})
				}
			}
		}
		outage := []Outage{{Site: rapid.Int32Range(0, int32(n)-1).Draw(t, "site"), Share: rapid.Float64Range(0, 1).Draw(t, "share"), From: 1, Weeks: 3}}
		bare, err := Simulate(sites, links, Assumptions{}, outage, 20)
		if err != nil {
			t.Fatal(err)
		}
		weeks := rapid.Float64Range(0, 3).Draw(t, "stock")
		stocked, err := Simulate(sites, links, Assumptions{Stock: func(int, int) float64 { return weeks }}, outage, 20)
		if err != nil {
			t.Fatal(err)
		}
		for i := range sites {
			sites[i].Spare = rapid.Float64Range(0, 1).Draw(t, "spare")
		}
		spared, err := Simulate(sites, links, Assumptions{Switch: 0.5}, outage, 20)
		if err != nil {
			t.Fatal(err)
		}
		for i := range sites {
			if bare.Recovered(i) == 0 || stocked.Recovered(i) == 0 {
				t.Fatalf("site %d does not recover", i)
			}
			if b := bare.Weeks(i); stocked.Weeks(i) > b+1e-9 || spared.Weeks(i) > b+1e-9 {
				t.Fatalf("site %d loses %v weeks, %v with stock, %v with spare capacity", i, b, stocked.Weeks(i), spared.Weeks(i))
			}
		}
	})
}

func TestBadOutages(t *testing.T) {
	sites := []Site{{0, 1, 0}, {1, 1, 0}}
	links := []Link{{0, 1, 1}}
	for _, c := range []struct {
		sites  []Site
		a      Assumptions
		outage Outage
		want   string
	}{
		{sites, Assumptions{}, Outage{Site: 2, Share: 1, From: 1}, "network: outage 0: site 2 is none of the 2 sites"},
		{sites, Assumptions{}, Outage{Link: 1, OfLink: true, Share: 1, From: 1}, "network: outage 0: link 1 is none of the 1 links"},
		{sites, Assumptions{}, Outage{Share: 2, From: 1}, "network: outage 0: share 2 is not from 0 to 1"},
		{sites, Assumptions{}, Outage{Share: 1}, "network: outage 0: weeks 0 from week 0: weeks count from 1"},
		{[]Site{{0, 0.5, 0}, {1, 1, 0}}, Assumptions{}, Outage{From: 1}, "network: site 0: output 0.5 is less than the 1 that its links deliver"},
		{[]Site{{0, math.NaN(), 0}, {1, 1, 0}}, Assumptions{}, Outage{From: 1}, "network: site 0: output NaN is not a finite number from 0"},
		{sites, Assumptions{Switch: 3}, Outage{From: 1}, "network: switch 3 is not a share from 0 to 1"},
		{sites, Assumptions{Stock: func(int, int) float64 { return -1 }}, Outage{From: 1}, "network: site 1: stock of product 0: -1 weeks is not a finite number from 0"},
	} {
		if _, err := Simulate(c.sites, links, c.a, []Outage{c.outage}, 3); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
