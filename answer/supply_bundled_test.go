package answer

import (
	"slices"
	"strings"
	"testing"

	"agglo"
)

func TestWhatIfQuestionsForManyRegions(t *testing.T) {
	for _, region := range []string{"Changzhou", "宁德", "Hefei", "Jiangsu", "CN-320413"} {
		for _, chain := range []string{"power-battery", "photovoltaics", "new-energy-vehicle"} {
			ask(t, Sufficiency, SufficiencyIn{Chain: chain, Region: region})
			ask(t, Gaps, GapsIn{Chain: chain, Region: region, Within: 300, Each: 2})
		}
		ask(t, Shock, ShockIn{Region: region, Loss: 0.5, Stock: 1, Switch: 0.2, Spare: 0.3})
	}
	for _, link := range []string{"cell", "photovoltaics.module", "passenger-vehicle", "lithium-salt"} {
		ask(t, Site, SiteIn{Link: link, Cities: true, Why: "Hefei"})
	}
	ask(t, Site, SiteIn{Link: "cell", Level: "county", Within: "Jiangsu", Method: "topsis"})
	ask(t, Shock, ShockIn{})
}

// What the network knows of CALB: its vehicle makers are hit, and stop only
// after the stock of two weeks is used up.
func TestLossOfCALB(t *testing.T) {
	a := ask(t, Shock, ShockIn{Organisation: "calb", Stock: 2, Limit: 1000})
	hit := map[string]PlantLoss{}
	for _, l := range a.Hit {
		if l.Known && l.Link == "new-energy-vehicle.passenger-vehicle" {
			hit[string(l.Establishment)] = l
		}
	}
	for _, site := range []string{"changan-chongqing", "xpeng-zhaoqing", "sgmw-liuzhou"} {
		if l, ok := hit[site]; !ok || l.First <= 2 || l.Cause != "inputs" {
			t.Errorf("%s: %+v, want a loss of inputs after week 2", site, l)
		}
	}
	if !(a.Network.Estimated > 0.5 && a.Network.Estimated < 1) {
		t.Errorf("%v of the supplies are estimated; few are known, and none with a volume", a.Network.Estimated)
	}
}

func TestLossOfASeparatorRegion(t *testing.T) {
	a := ask(t, Shock, ShockIn{Link: "separator", Region: "CN-320400", Stock: 2})
	if len(a.Lost) == 0 || a.Lost[0].City != "CN-320400" {
		t.Fatalf("lost are %+v, want separator makers of Changzhou", a.Lost)
	}
	for _, l := range a.Links {
		if l.Link == "power-battery.cell" && l.Own == 0 && l.Worst > 0 {
			return
		}
	}
	t.Error("no battery cells are lost for lack of separators")
}

func TestWhereToMakeCells(t *testing.T) {
	a := ask(t, Site, SiteIn{Link: "cell", Cities: true})
	if a.Link.Chain != "power-battery" {
		t.Errorf("cell is of %s, want the default chain", a.Link.Chain)
	}
	explained := map[agglo.RegionID]bool{}
	for _, s := range a.Explained {
		explained[s.Region] = true
	}
	for _, p := range a.Places[:3] {
		if !explained[p.Region] || p.Best > p.Worst || p.Best == 0 {
			t.Errorf("%s: explained %v, rank %d over all weights %d to %d", p.Name.En, explained[p.Region], p.Rank, p.Best, p.Worst)
		}
	}
	if !explained["CN-320400"] {
		t.Error("Changzhou is not explained")
	}
}

func TestGapsOfChangzhou(t *testing.T) {
	a := ask(t, Gaps, GapsIn{Chain: "power-battery", Region: "Changzhou", Within: 300, Each: 3})
	for _, g := range a.Gaps {
		for _, c := range g.Candidates {
			if len(c.Evidence) == 0 || c.Evidence[0].Line == 0 {
				t.Errorf("%s: candidate %s has no evidence", g.ID, c.Organisation)
			}
			if c.Group == Near && (c.Distance == nil || *c.Distance > 300) {
				t.Errorf("%s: candidate %s is near at %v km", g.ID, c.Organisation, c.Distance)
			}
		}
		if g.State == Fragile && len(g.Here) == 0 {
			t.Errorf("%s hangs on one owner, who is not named", g.ID)
		}
	}
	if a.Counts[Missing] != 0 { // the search was partial
		t.Errorf("%d links are called missing where the search was partial", a.Counts[Missing])
	}
}

// No figure without the source of its factor.
func TestEmissionsAvoided(t *testing.T) {
	a := ask(t, Figure, FigureIn{ID: "emissions-avoided-by-nevs-made/CN-320400/2023"})
	f := a.Figure
	if f.Value == nil || *f.Value != 678000*1.92 || f.Low == nil || *f.Low >= *f.Value || *f.High <= *f.Value {
		t.Fatalf("value %v between %v and %v, want 678,000 × 1.92 within an interval", f.Value, f.Low, f.High)
	}
	factor := false
	for _, in := range f.Inputs {
		factor = factor || strings.HasPrefix(in.Figure, "emissions-avoided-per-nev/CN/nev/2021")
	}
	if !factor {
		t.Errorf("the inputs %+v do not name the factor of 2021", f.Inputs)
	}
	if !slices.ContainsFunc(a.Sources, func(s agglo.Source) bool { return s.ID == "equalocean-20220121" }) {
		t.Errorf("the sources %v are without that of the factor", a.Sources)
	}
	if modules := ask(t, Figure, FigureIn{ID: "emissions-avoided-by-pv-made/CN-320400/2023"}); modules.Figure.Bound != agglo.From {
		t.Errorf("modules of at least 5 GW avoid %s: want at least", modules.Figure.Text.En)
	}
	early := ask(t, Figure, FigureIn{ID: "emissions-avoided-by-nevs-made/CN-320400/2020"})
	if early.Figure.Value != nil {
		t.Error("a year before the first statement of the factor has a value")
	}
}
