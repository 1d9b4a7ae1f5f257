package answer

import (
	"context"
	"math"
	"strings"
	"testing"

	"agglo"
	"agglo/indicator"
	"agglo/store"
)

// ask runs a question on the bundled data set and checks what all answers
// promise: a sentence in both languages, and tables whose rows fit their
// columns.
func ask[In any, Out Answer](t *testing.T, q Question[In, Out], in In) Out {
	t.Helper()
	out, err := q.Run(context.Background(), bundled, in)
	if err != nil {
		t.Fatalf("%s %+v: %v", q.Name, in, err)
	}
	for _, lang := range []agglo.Lang{agglo.English, agglo.Chinese} {
		lead := out.Lead().In(lang)
		if lead == "" || strings.Contains(lead, "%!") {
			t.Errorf("%s %+v: the sentence in %s is %q", q.Name, in, lang, lead)
		}
		for _, table := range out.Tables(lang) {
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: table %s has a row of %d cells and %d columns", q.Name, table.Name, len(row), len(table.Columns))
				}
				for _, cell := range row {
					if s, ok := cell.(string); ok && strings.Contains(s, "%!") {
						t.Errorf("%s: table %s has the cell %q", q.Name, table.Name, s)
					}
				}
			}
		}
	}
	return out
}

// What is said of concentration and specialisation is what the figures say:
// companions share cities and lie above chance, links are ordered by what there
// is beyond the country's mix, near links have as many cities as they claim.
func TestReasonsAreThoseOfTheFigures(t *testing.T) {
	concentration := ask(t, Concentration, ConcentrationIn{Link: "power-battery.cathode"})
	if len(concentration.Together) == 0 || !strings.Contains(concentration.Sentence.En, "Ellison-Glaeser") {
		t.Errorf("cathodes have no companions, or their index goes unread: %s", concentration.Sentence.En)
	}
	last := math.Inf(1)
	for _, l := range concentration.Together {
		if l.Gamma <= 0 || l.Gamma > last || l.Cities < 2 {
			t.Errorf("companion %+v after %v", l, last)
		}
		last = l.Gamma
	}
	last = math.Inf(1)
	for _, l := range ask(t, Specialisation, SpecialisationIn{Region: "Changzhou"}).Links {
		if beyond := float64(l.Sites) - l.Expected; beyond > last+1e-9 || math.Abs(float64(l.Sites)/l.Expected-*l.Quotient.Value) > 1e-9 {
			t.Errorf("link %s: %d sites, %v expected, after %v beyond", l.Link, l.Sites, l.Expected, last)
		} else {
			last = beyond
		}
	}
	for _, l := range ask(t, Next, NextIn{Region: "Changzhou"}).Links {
		for _, c := range l.Close {
			if c.Both < 1 || c.Both > l.Cities || c.Of < l.Cities || math.Abs(float64(c.Both)/float64(c.Of)-c.Proximity) > 1e-9 {
				t.Errorf("link %s of %d cities is near %+v", l.Link, l.Cities, c)
			}
		}
	}
}

// A chain that is asked for restricts what is compared and shown; none stands
// for all under the roof.
func TestStructureOfOneChain(t *testing.T) {
	const chain = "photovoltaics"
	for _, l := range ask(t, Specialisation, SpecialisationIn{Region: "Changzhou", Chain: chain}).Links {
		if l.Chain != chain {
			t.Errorf("specialisation in %s shows %s.%s", chain, l.Chain, l.Link)
		}
	}
	for _, l := range ask(t, Next, NextIn{Region: "Changzhou", Chain: chain}).Links {
		if l.Chain != chain {
			t.Errorf("next in %s shows %s.%s", chain, l.Chain, l.Link)
		}
	}
	all, one := ask(t, Similar, SimilarIn{Region: "Changzhou", Limit: 50}), ask(t, Similar, SimilarIn{Region: "Changzhou", Chain: chain, Limit: 50})
	if len(one.Peers) == 0 || len(one.Peers) >= len(all.Peers) {
		t.Errorf("%d cities are like Changzhou in %s, %d over all chains", len(one.Peers), chain, len(all.Peers))
	}
}

func TestEveryQuestionForManyRegions(t *testing.T) {
	for _, region := range []string{"Changzhou", "宁德", "Hefei", "Jiangsu", "China", "CN-320413"} {
		ask(t, Profile, ProfileIn{Region: region})
		ask(t, Chain, ChainIn{Region: region, AsOf: "2022"})
		ask(t, Findings, FindingsIn{Region: region})
		ask(t, Outlook, OutlookIn{Region: region})
		ask(t, Specialisation, SpecialisationIn{Region: region})
	}
	ask(t, Similar, SimilarIn{Region: "Changzhou"})
	ask(t, Next, NextIn{Region: "Changzhou"})
	ask(t, Concentration, ConcentrationIn{Link: "power-battery.cell"})
	ask(t, Clusters, ClustersIn{Chain: "new-energy"})
	ask(t, Chokepoints, ChokepointsIn{})
	ask(t, Reconcile, ReconcileIn{})
	ask(t, Indicators, IndicatorsIn{})
	ask(t, Search, SearchIn{Text: "隔膜"})
}

// The statements about Changzhou that the data set was collected for.
func TestChangzhou(t *testing.T) {
	p := ask(t, Profile, ProfileIn{Region: "Changzhou", Period: "2023"})
	value := func(ref string, subject agglo.Subject) float64 {
		r := p.Row(ref, subject)
		if r == nil {
			t.Errorf("the profile has no %s of %q", ref, subject)
			return math.NaN()
		}
		return *r.Figure.Value
	}
	for _, tt := range []struct {
		ref     string
		subject agglo.Subject
		want    float64
	}{
		{"gdp", "", 1011.64e9}, {"gdp-growth", "", 6.8}, {"population", "", 5.375e6}, {"output-value", "new-energy", 768e9},
		{"production", "nev", 678000}, {"capacity-share", "power-battery", 20},
	} {
		if got := value(tt.ref, tt.subject); got != tt.want {
			t.Errorf("%s of %q = %v, want %v", tt.ref, tt.subject, got, tt.want)
		}
	}
	if nev := p.Row("production", "nev"); nev != nil && len(nev.Figure.Contested()) == 0 {
		t.Error("678,000 and more than 700,000 vehicles are not flagged as contradicting")
	}
	if v := p.Row("output-value", "new-energy"); v != nil && len(v.Figure.Contested()) == 0 {
		t.Error("768 and about 750 billion are not flagged as contradicting")
	}
	published := p.Links.Family[1]
	if !published.Known() || *published.Value != 97 || *published.Num != 31 || *published.Den != 32 {
		t.Errorf("published integrity = %+v, want 97 %%, 31 of 32", published)
	}
	has := func(kind, words string) {
		for _, f := range p.Findings {
			if f.Kind == kind && strings.Contains(f.Text.En, words) {
				return
			}
		}
		t.Errorf("no finding of kind %s says %q", kind, words)
	}
	has("entry", "fifth city of Jiangsu")
	has("club rank", "lowest resident population of 26 cities")
}

// Every figure that a profile shows explains itself, with the same value.
func TestEveryFigureOfAProfileIsExplained(t *testing.T) {
	p := ask(t, Profile, ProfileIn{Region: "Changzhou"})
	var figures []indicator.Figure
	for _, rows := range [][]ProfileRow{p.Economy, p.Industry} {
		for _, r := range rows {
			figures = append(figures, r.Figure)
			if r.Country != nil {
				figures = append(figures, *r.Country)
			}
		}
	}
	figures = append(figures, p.Links.Family...)
	for _, f := range figures {
		a := ask(t, Figure, FigureIn{ID: f.ID})
		if (f.Value == nil) != (a.Figure.Value == nil) || (f.Value != nil && *f.Value != *a.Figure.Value) {
			t.Errorf("%s has the value %v in the profile and %v by itself", f.ID, f.Value, a.Figure.Value)
		}
		if f.Value != nil && len(a.Figure.Inputs) == 0 && a.Figure.Filled.IsZero() {
			t.Errorf("%s has no past", f.ID)
		}
	}
}

// A link has the same state in a comparison as by itself.
func TestCompareAgreesWithChain(t *testing.T) {
	compared := ask(t, Compare, CompareIn{Regions: []string{"Changzhou", "Ningde"}})
	for i, region := range []string{"Changzhou", "Ningde"} {
		alone := ask(t, Chain, ChainIn{Region: region})
		for j, l := range compared.Links {
			if l.States[i] != alone.Links[j].State || l.Owners[i] != alone.Links[j].Owners {
				t.Errorf("%s in %s: %s with %d owners in the comparison, %s with %d alone", l.ID, region, l.States[i], l.Owners[i], alone.Links[j].State, alone.Links[j].Owners)
			}
		}
	}
}

func TestCompareClaim(t *testing.T) {
	tests := []struct {
		name  string
		claim float64
		bound agglo.Bound
		found float64
		want  string
	}{
		{"1.01 trillion and 1.01164", 1.01e12, "", 1.01164e12, Rounded},
		{"20 % is not 33.3 %", 20, "", 33.3, Differs},
		{"70 % is not 64.8 %", 70, "", 64.8, Differs},
		{"64.8 % and 64.7564 %", 64.8, "", 64.7564, Rounded},
		{"more than 700,000 and 678,000", 700000, agglo.Above, 678000, Differs},
		{"nearly 680,000 and 678,000", 680000, agglo.Below, 678000, Agrees},
		{"about five million and 5.375", 5e6, agglo.About, 5.375e6, Rounded},
		{"a rank is exact", 5, "", 4, Differs},
		{"12.82 and 12.896 trillion", 12.82e12, "", 12.896e12, Differs},
	}
	for _, tt := range tests {
		c := store.Claim{Value: tt.claim, Bound: tt.bound}
		if got := compareClaim(c, tt.found); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestNotability(t *testing.T) {
	if got := notability(1, 8, 0, 0); got != 3 {
		t.Errorf("first of eight has %v bits, want 3", got)
	}
	if got := notability(1, 8, 24, 1); got != 1 { // a choice, and two doublings without data
		t.Errorf("got %v bits, want 1", got)
	}
}

func TestAmbiguousName(t *testing.T) {
	_, err := find("region", "Springfield", func(yield func(named) bool) {
		_ = yield(named{"R1", "Springfield", "春田", "North"}) && yield(named{"R2", "Springfield", "", "South"})
	})
	want := `"Springfield" is the name of several regions: R1 (春田 North), R2 (South); give the id, or the name with what it lies in ("Springfield, North")`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
