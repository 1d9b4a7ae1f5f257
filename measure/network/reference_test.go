package network

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
)

// figure1 is the example of figure 1 of Diem et al. (2022), with links of
// volume 1, firms and sectors counted from 0.
func figure1(t *testing.T, need Need) *Network {
	t.Helper()
	pairs := [][2]int32{{2, 1}, {2, 3}, {3, 7}, {6, 7}, {7, 4}, {7, 11}, {8, 11}, {9, 5}, {9, 10}, {10, 7}}
	links := make([]Link, len(pairs))
	for i, p := range pairs {
		links[i] = Link{p[0] - 1, p[1] - 1, 1}
	}
	sectors := []int32{0, 1, 0, 2, 3, 1, 3, 0, 1, 2, 4}
	net, err := New(Firms{Sector: sectors}, links, func(int, int) Need { return need })
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// The values are those of the R package GLcascade and of fastcascade 0.9.3.1
// (R and C++ agree), with tolerances 1e-2 and 1e-12 alike.
func TestFigure1(t *testing.T) {
	sixth := 1. / 6
	up := []float64{.1, .2, .2, .35, .1, .1, .7, .1, .2, .2, .45}
	steps := []int{2, 4, 3, 4, 2, 3, 3, 2, 4, 3, 4}
	for _, c := range []struct {
		need        Need
		total, down []float64
	}{
		{NonEssential,
			[]float64{.1, .2 + sixth, .1 + sixth, .35, .1, sixth, .7, .1, .2 + sixth, .1 + sixth, .45},
			[]float64{0, .2 + sixth, sixth, 0, 0, sixth, .2, .1, .2 + sixth, sixth, 0}},
		{Essential,
			[]float64{.1, .5, .4, .35, .1, .3, .7, .1, .5, .4, .45},
			[]float64{0, .5, .3, 0, 0, .3, .2, .1, .5, .3, 0}},
	} {
		net := figure1(t, c.need)
		for _, tolerance := range []float64{1e-2, 1e-12, 0} {
			risks, err := net.Risks(context.Background(), net.EachFirm(), Options{Tolerance: tolerance})
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range risks {
				near(t, "total", i, r.Total, c.total[i], 1e-14)
				near(t, "downstream", i, r.Downstream, c.down[i], 1e-14)
				near(t, "upstream", i, r.Upstream, up[i], 1e-14)
				if tolerance > 0 && r.Steps != steps[i] {
					t.Errorf("firm %d: %d steps, want %d", i, r.Steps, steps[i])
				}
			}
		}
	}
}

func near(t *testing.T, what string, i int, got, want, by float64) {
	t.Helper()
	if !(math.Abs(got-want) <= by) {
		t.Errorf("firm %d: %s %.17g, want %.17g", i, what, got, want)
	}
}

func numbers(t *testing.T, name string) [][]float64 {
	t.Helper()
	f, err := os.Open("testdata/network_200/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]float64
	for _, r := range records {
		row := make([]float64, len(r))
		for i, cell := range r {
			if row[i], err = strconv.ParseFloat(cell, 64); err != nil {
				break
			}
		}
		if err == nil {
			rows = append(rows, row)
		}
	}
	return rows
}

func network200(t *testing.T) *Network {
	t.Helper()
	var firms Firms
	for _, row := range numbers(t, "firms.csv") {
		firms.Sector = append(firms.Sector, int32(row[0])-1)
	}
	var links []Link
	for _, row := range numbers(t, "links.csv") {
		links = append(links, Link{int32(row[0]) - 1, int32(row[1]) - 1, row[2]})
	}
	needs := numbers(t, "ess.csv")
	net, err := New(firms, links, func(s, b int) Need { return Need(needs[s][b]) })
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// The three files hold what fastcascade 0.9.3.1 computes from the network of
// 200 firms: columns total, downstream, upstream, steps.
func TestNetwork200(t *testing.T) {
	net := network200(t)
	for _, c := range []struct {
		file  string
		opt   Options
		by    float64
		steps int // that may differ
	}{
		{"esri_eps1e-2_nosubst.csv", Options{Tolerance: 1e-2}, 1e-14, 0},
		{"esri_eps1e-2_subst.csv", Options{Tolerance: 1e-2, MarketShares: true}, 1e-14, 0},
		// Growth of 1e-12 is near enough to rounding for one step more or less.
		{"esri_eps1e-12_nosubst.csv", Options{Tolerance: 1e-12}, 1e-12, 1},
		// The limit is up to 7e-11 beyond where steps of 1e-12 end.
		{"esri_eps1e-12_nosubst.csv", Options{}, 1e-10, math.MaxInt},
	} {
		risks, err := net.Risks(context.Background(), net.EachFirm(), c.opt)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range numbers(t, c.file) {
			if alone, err := net.Cascade([]Loss{{int32(i), 1}}, c.opt); err != nil || !same(net.Risk(alone), risks[i], 1e-11) {
				t.Errorf("%s: firm %d: %+v alone, %+v with others (%v)", c.file, i, net.Risk(alone), risks[i], err)
			}
			near(t, c.file+" total", i, risks[i].Total, want[0], c.by)
			near(t, c.file+" downstream", i, risks[i].Downstream, want[1], c.by)
			near(t, c.file+" upstream", i, risks[i].Upstream, want[2], c.by)
			if off := risks[i].Steps - int(want[3]); max(off, -off) > c.steps {
				t.Errorf("%s: firm %d: %d steps, want %v", c.file, i, risks[i].Steps, want[3])
			}
		}
	}
}
