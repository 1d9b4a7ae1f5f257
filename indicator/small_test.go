package indicator

import (
	"context"
	"math"
	"strings"
	"testing"

	"agglo"
	"agglo/internal/storetest"
)

// small has the data set of testdata/small.txtar, after edits that replace one
// text by another.
func small(t *testing.T, edits ...string) (*Registry, error) {
	t.Helper()
	return New(storetest.Open(t, "testdata/small.txtar", edits...))
}

func session(t *testing.T) *Session {
	t.Helper()
	r, err := small(t)
	if err != nil {
		t.Fatal(err)
	}
	return r.Session()
}

func TestFigures(t *testing.T) {
	s := session(t)
	unknown := math.NaN()
	tests := []struct {
		id        string
		value     float64
		low, high float64 // NaN where the figure is no interval
	}{
		{"gdp/A/2023", 500, unknown, unknown},
		{"gdp/D/2023", unknown, unknown, unknown},
		{"output/A/bat/2023", 100, unknown, unknown},      // not that of June
		{"share-stated/A/bat/2023", 20, unknown, unknown}, // the latest within the year
		{"gdp.growth/A/2023", 25, unknown, unknown},       // 500 / 400
		{"gdp.cagr@2022/A/2023", 25, unknown, unknown},    //
		{"gdp.share/A/2023", 100 * 5.0 / 11, unknown, unknown},
		{"gdp.share@B/A/2023", 100 * 5.0 / 3, unknown, unknown},
		{"gdp.contribution/A/2023", 10, unknown, unknown}, // 100 of 1000
		{"gdp.per-head/A/2023", 50, unknown, unknown},
		{"gdp.usd/A/2023", 100, unknown, unknown},
		{"gdp.growth.rank/A/2023", 1, unknown, unknown},
		{"gdp.rank/B/2023", 2, unknown, unknown}, // shared with C
		{"gdp.rank/C/2023", 2, unknown, unknown},
		{"gdp.rank@P1/B/2023", 2, unknown, unknown},
		{"gdp.rank@XX;asc/A/2023", 3, unknown, unknown},
		{"gdp.rank@XX;gdp.gt.400/A/2023", 1, unknown, unknown},
		{"gdp.percentile/A/2023", 100, unknown, unknown},
		{"gdp.percentile/B/2023", 100 * 2.0 / 3, unknown, unknown},
		{"intensity/A/bat/2023", 0.2, unknown, unknown},
		{"relative/A/2023", 5.0 / 11, unknown, unknown},
		{"chain-integrity:published/A/bat/2023", 75, unknown, unknown},
		{"chain-integrity:c0/A/bat/2023", 50, unknown, unknown}, // cell and cathode; the pack only from 2024
		{"chain-integrity:c0/A/bat/2024", 75, unknown, unknown},
		{"chain-integrity:c0/A/bat/2018", 0, unknown, unknown},
		{"chain-integrity:c0/B/bat/2023", 0, unknown, unknown}, // a planned salt plant is not there
		{"chain-integrity:c0/C/bat/2023", 25, 25, 100},         // a partial search
		{"chain-integrity:c0/XX/bat/2023", unknown, 50, 100},   // the country was not searched
		{"chain-integrity:c2/A/bat/2023", 100 * 4.0 / 6, unknown, unknown},
		{"chain-integrity:c3/A/bat/2023", 50, unknown, unknown}, // 40 kt for 40 GWh at 2,000 t/GWh
		{"chain-integrity:c4/A/bat/2023", 0, unknown, unknown},  // the two cell makers have one owner
		{"chain-integrity/A/bat/2023", 50, unknown, unknown},    // covered completely: computed
		{"sites/A/bat/2023", 3, unknown, unknown},
		{"owners/A/bat/2023", 2, unknown, unknown},
		{"foreign-sites/A/bat/2023", 1, unknown, unknown},
		{"owners/XX/bat.cell/2023", 2, unknown, unknown},
		{"registered-capacity/A/bat.cell/2023", 40, unknown, unknown},
		{"registered-capacity.share/A/bat.cell/2023", 50, unknown, unknown},
		{"registered-capacity/A/bat.salt/2023", unknown, unknown, unknown},
		{"location-quotient/A/bat.cathode/2023", (1.0 / 3) / (1.0 / 4), unknown, unknown}, // 1 of 3 sites here, 1 of 4 in the country
		{"location-quotient:symmetric/A/bat.cathode/2023", 1.0 / 7, unknown, unknown},
		{"krugman-specialisation/A/bat/2023", 2 * (1.0/3 - 1.0/4), unknown, unknown},
		{"hhi/XX/bat.cell/2023", 4.0/9 + 1.0/9, unknown, unknown}, // two in A, one in C
		{"cr3/XX/bat.cell/2023", 100, unknown, unknown},
		{"owner-hhi/XX/bat.cell/2023", 4.0/9 + 1.0/9, unknown, unknown},
		{"hhi/XX/bat.pack/2023", unknown, unknown, unknown},
		{"ubiquity/XX/bat.cathode/2023", 1, unknown, unknown},
		{"shift-share:regional/A/bat/2023", unknown, unknown, unknown}, // nothing in the country in 2018
		{"shift-share:national/A/bat/2026", 2, unknown, unknown},       // 3 sites, and the country grew from 3 to 5
		{"shift-share:mix/A/bat/2026", 0, unknown, unknown},            // cells −1/3, cathodes −2/3, packs new in the country 1
		{"shift-share:regional/A/bat/2026", -1, unknown, unknown},      // cells 2 × (0 − 1/2)
		{"shift-share:competitive/A/bat/2026", -1, unknown, unknown},   // A was all of the country
		{"shift-share:allocation/A/bat/2026", 0, unknown, unknown},
		{"hachman/A/bat/2023", 27.0 / 28, unknown, unknown},                    // 1 / ((2/3)²/(3/4) + (1/3)²/(1/4))
		{"location-quotient:population/A/bat/2023", unknown, unknown, unknown}, // the population of the country is not known
		{"cr1/XX/bat.cell/2023", 100 * 2.0 / 3, unknown, unknown},
		{"cr5/XX/bat.cell/2023", 100, unknown, unknown},
		{"hoover/XX/bat.cell/2023", 1.0 / 12, unknown, unknown}, // 2/3 of the cells are in A, and 3/4 of all
		{"average-ubiquity/A/bat/2023", 1, unknown, unknown},    // A alone is specialised in cathodes
		{"average-diversity/XX/bat.cathode/2023", 1, unknown, unknown},
		{"distance/A/bat.cell/2023", unknown, unknown, unknown},    // A and C have no link in common
		{"coagglomeration/XX/bat/2023", unknown, unknown, unknown}, // the chain is all of the register
		{"site-clusters/XX/bat/2023", 0, unknown, unknown},         // three sites in A, one in C
		{"clustered-share/XX/bat/2023", 0, unknown, unknown},       //
		{"marcon-puech/XX/bat.cell/2023", 0.75, unknown, unknown},  // 1/2 of what is near either cell plant of A, where 2/3 is chance
		{"localisation/XX/bat.cell/2023", unknown, unknown, unknown},
		{"gdp.moran@nearest;1/XX/2023", -0.5, unknown, unknown}, // z 400/3, -200/3, -200/3; A and B for each other, B for C
		{"gdp.moran@band;150/XX/2023", -1, unknown, unknown},    // C is alone
		{"gdp.moran@kernel;150/XX/2023", -1, unknown, unknown},  // one weight, whatever its size
		{"gdp.geary@nearest;1/XX/2023", 1, unknown, unknown},
		{"gdp.getis-ord@nearest;1/XX/2023", 0.5, unknown, unknown},
		{"gdp.local-moran@nearest;1/A/2023", -2.0 / 3, unknown, unknown}, // 2 × 400/3 × -200/3 / (80000/3)
		{"gdp.local-g@nearest;1/C/2023", -1, unknown, unknown},           // 300 beside 500 and 300: mean 400, deviation 100
		{"gdp.moran/XX/2023", unknown, unknown, unknown},                 // three cities and five neighbours
		{"gdp.moran@contiguity/XX/2023", -1, unknown, unknown},           // A and B have a side in common
		{"gdp.local-moran/D/2023", unknown, unknown, unknown},
		{"gdp.theil/XX/2023", 5.0/11*math.Log(15.0/11) + 6.0/11*math.Log(9.0/11), unknown, unknown},
		{"gdp.theil-between/XX/2023", 8.0/11*math.Log(12.0/11) + 3.0/11*math.Log(9.0/11), unknown, unknown},
		{"gdp.theil@population/XX/2023", 5.0/8*math.Log(15.0/16) + 3.0/8*math.Log(9.0/8), unknown, unknown}, // that of C is unknown
		{"gdp.hhi/XX/2023", 43.0 / 121, unknown, unknown},
		{"gdp.gini/XX/2023", 4.0 / 33, unknown, unknown}, // 4 × 200 / (2 × 9 × 1100/3)
		{"gdp.entropy/XX/2023", -5.0/11*math.Log(5.0/11) - 6.0/11*math.Log(3.0/11), unknown, unknown},
		{"gdp.cr@1/XX/2023", 100 * 5.0 / 11, unknown, unknown},
		{"gdp.cr/P2/2023", unknown, unknown, unknown}, // one city with a value
	}
	for _, tt := range tests {
		f, err := s.Figure(context.Background(), tt.id)
		if err != nil {
			t.Errorf("%s: %v", tt.id, err)
			continue
		}
		checkNumber(t, tt.id, "value", f.Value, tt.value)
		checkNumber(t, tt.id, "low", f.Low, tt.low)
		checkNumber(t, tt.id, "high", f.High, tt.high)
		if f.ID != tt.id {
			t.Errorf("%s calls itself %s", tt.id, f.ID)
		}
		if f.Value == nil && f.Unknown.IsZero() {
			t.Errorf("%s is unknown without a reason", tt.id)
		}
		if f.Value != nil && len(f.Inputs) == 0 && f.Filled.IsZero() && f.Rows == 0 {
			t.Errorf("%s has no past", tt.id)
		}
	}
}

func checkNumber(t *testing.T, id, what string, got *float64, want float64) {
	t.Helper()
	switch {
	case math.IsNaN(want) && got != nil:
		t.Errorf("%s: %s = %v, want unknown", id, what, *got)
	case !math.IsNaN(want) && got == nil:
		t.Errorf("%s: %s unknown, want %v", id, what, want)
	case got != nil && math.Abs(*got-want) > 1e-9*math.Max(1, math.Abs(want)):
		t.Errorf("%s: %s = %v, want %v", id, what, *got, want)
	}
}

func TestFigureErrors(t *testing.T) {
	s := session(t)
	tests := []struct{ id, want string }{
		{"gpd/A/2023", `there is no indicator "gpd"; did you mean "gdp"?`},
		{"gdp/Z/2023", `there is no region "Z"`},
		{"gdp/A/nothing/2023", `there is no chain, link or product "nothing": agglo indicators shows what is observed`},
		{"gdp/A/20x3", `"20x3" is not a period (2023, 2023-S1, 2023-Q2, 2023-06, 2023-06-30 or 2023-01/2023-09)`},
		{"chain-integrity:c0/A/2023", `chain integrity is of a chain, and "" is none: name one of bat`},
		{"gdp.share@Z/A/2023", `there is no region "Z" to take a share of`},
		{"gdp.cagr@2024/A/2023", `cagr@2024 needs a period after 2024, not 2023`},
		{"gdp.moran@queen/XX/2023", `who is a neighbour is written nearest;8, band;200 or kernel;200 (kilometres) or contiguity, such as gdp.moran@nearest;8`},
		{"gdp.local-moran@nearest;2.5/A/2023", `who is a neighbour is written nearest;8, band;200 or kernel;200 (kilometres) or contiguity, such as gdp.moran@nearest;8`},
		{"gdp.theil@gdp/XX/2023", `theil takes population or nothing, such as gdp.theil@population, and not "gdp"`},
		{"gdp.cr@0/XX/2023", `cr takes the number of the largest cities, such as gdp.cr@4, and not "0"`},
		{"registered-capacity/A/bat.x/2023", `there is no chain, link or product "bat.x": agglo indicators shows what is observed`},
	}
	for _, tt := range tests {
		_, err := s.Figure(context.Background(), tt.id)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v, want %s", tt.id, err, tt.want)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	tests := []struct{ name, from, to, want string }{
		{"an unknown name", "output / total(gdp)", "output / turnover", `indicators: intensity: formula "output / turnover": "turnover" is not an indicator`},
		{"a cycle", "output / total(gdp)", "relative * 2\nloop,Loop,ratio,rate,higher,intensity", ""},
		{"a formula of itself", "output / total(gdp)", "intensity * 2", "leads back to itself: intensity → intensity"},
	}
	for _, tt := range tests {
		_, err := small(t, tt.from, tt.to)
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestHeadlineWherePartlyCovered(t *testing.T) {
	r, err := small(t, "P1,bat,,complete", "P1,bat,,partial")
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Session().Figure(context.Background(), "chain-integrity/A/bat/2023")
	if err != nil {
		t.Fatal(err)
	}
	checkNumber(t, f.ID, "value", f.Value, 75) // the published one
	checkNumber(t, f.ID, "low", f.Low, 50)     // and the computed interval beside it
	checkNumber(t, f.ID, "high", f.High, 100)
	checkNumber(t, f.ID, "numerator", f.Num, 3)
	checkNumber(t, f.ID, "denominator", f.Den, 4)
	var computed, rows int
	for _, o := range f.Others {
		if o.Figure == "chain-integrity:c0/A/bat/2023" {
			computed++
		}
	}
	for _, in := range f.Inputs {
		if in.Row != nil && in.Row.File == "activities.csv" && in.Row.Line > 0 {
			rows++
		}
	}
	if computed != 1 || rows != 3 { // three sites prove two links
		t.Errorf("%d times the computed variant and %d rows of activities, want 1 and 3", computed, rows)
	}
}

func TestRankRange(t *testing.T) {
	figure := func(region string, v, low, high float64) Figure {
		f := Figure{Region: agglo.RegionID(region), Value: &v}
		if low < high {
			f.Low, f.High = &low, &high
		}
		return f
	}
	tests := []struct {
		name        string
		figures     []Figure
		best, worst map[string]int
	}{
		{"certain figures have one rank", []Figure{figure("a", 3, 0, 0), figure("b", 2, 0, 0), figure("c", 1, 0, 0)},
			map[string]int{"a": 1, "b": 2, "c": 3}, map[string]int{"a": 1, "b": 2, "c": 3}},
		{"overlapping intervals share their range", []Figure{figure("a", 5, 5, 10), figure("b", 4, 4, 6), figure("c", 1, 0, 0)},
			map[string]int{"a": 1, "b": 1, "c": 3}, map[string]int{"a": 2, "b": 2, "c": 3}},
		{"ties share a rank", []Figure{figure("a", 2, 0, 0), figure("b", 2, 0, 0), figure("c", 1, 0, 0)},
			map[string]int{"a": 1, "b": 1, "c": 3}, map[string]int{"a": 1, "b": 1, "c": 3}},
	}
	for _, tt := range tests {
		r := order(tt.figures, false)
		for _, p := range r.Ranked {
			id := string(p.Figure.Region)
			if p.Best != tt.best[id] || p.Worst != tt.worst[id] {
				t.Errorf("%s: %s ranks %d to %d, want %d to %d", tt.name, id, p.Best, p.Worst, tt.best[id], tt.worst[id])
			}
		}
	}
}

func TestParseRef(t *testing.T) {
	for _, text := range []string{"gdp", "chain-integrity:c0", "gdp.growth", "production.share@CN-320000", "population.rank@CN;asc;gdp.gt.1e12", "gdp.per-head.rank@CN"} {
		r, err := ParseRef(text)
		if err != nil || r.String() != text {
			t.Errorf("ParseRef(%q) = %v, %v", text, r, err)
		}
	}
}

func TestParseCondition(t *testing.T) {
	tests := []struct {
		text string
		want Condition
	}{
		{"gdp > 1e12", Condition{Indicator: "gdp", Op: ">", Value: 1e12}},
		{"gdp.gt.1e12", Condition{Indicator: "gdp", Op: ">", Value: 1e12}},
		{"production/nev>=700000", Condition{Indicator: "production", Subject: "nev", Op: ">=", Value: 700000}},
		{"gdp-growth < 5.5", Condition{Indicator: "gdp-growth", Op: "<", Value: 5.5}},
	}
	for _, tt := range tests {
		got, err := ParseCondition(tt.text)
		if err != nil || got != tt.want {
			t.Errorf("ParseCondition(%q) = %+v, %v; want %+v", tt.text, got, err, tt.want)
		}
		if again, err := ParseCondition(got.id()); err != nil || again != got {
			t.Errorf("%q is not read back from its id %q", tt.text, got.id())
		}
	}
	if _, err := ParseCondition("gdp is large"); err == nil {
		t.Error("a sentence was taken for a condition")
	}
}
