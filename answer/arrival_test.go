package answer

import (
	"context"
	"strings"
	"testing"

	"agglo"
)

func arrive(t *testing.T, in ArrivalIn, edits ...string) *ArrivalAnswer {
	t.Helper()
	if in.Within == 0 {
		in.Within = 300
	}
	a, err := Arrival.Run(context.Background(), metal(t, edits...), in)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// changeOf returns the change of an indicator of a subject.
func changeOf(t *testing.T, changes []Change, ref, subject string) Change {
	t.Helper()
	for _, c := range changes {
		if c.After.Indicator == ref && string(c.After.Subject) == subject {
			return c
		}
	}
	t.Fatalf("%s of %s does not change", ref, subject)
	return Change{}
}

// TestArrival: a tool maker of 5 a year comes to Alpha, which has 100 t of ore
// and 60 t of bars: 5 tools take 50 t of bars, and the bars their 120 t of ore.
func TestArrival(t *testing.T) {
	a := arrive(t, ArrivalIn{Link: "tool", Capacity: 5})
	if a.Before.State != Missing || a.After.State != Leading || a.Plan.Unit != "unit/a" || a.Plan.ID != "new-tool" {
		t.Errorf("%s, then %s; %+v", a.Before.State, a.After.State, a.Plan)
	}
	near(t, "integrity before", *a.Before.Integrity.Value, 200.0/3)
	near(t, "integrity after", *a.After.Integrity.Value, 100)
	near(t, "share of 15 tools", *a.After.Share, 100.0/3)
	if len(a.Balances) != 2 {
		t.Fatalf("%d balances, want those of bars and tools: %+v", len(a.Balances), a.Balances)
	}
	bar := a.Balances[0]
	if bar.ID != "bar" || bar.Before.Need != nil || bar.Turn != Sufficient {
		t.Errorf("bars: %+v", bar)
	}
	near(t, "bars needed", *bar.After.Need, 50)
	near(t, "bars covered", *bar.After.Ratio, 1.2)
	near(t, "tools could work at", *a.Balances[1].After.Level, 60*(100.0/120)/50)
	if len(a.Ties) != 1 || a.Ties[0].Role != InputTie || a.Ties[0].State != Fragile || a.Ties[0].Text.En != "50 t a year" {
		t.Fatalf("ties %+v", a.Ties)
	}
	var makers []string
	for _, m := range a.Ties[0].Makers {
		makers = append(makers, m.Group+" "+m.Name.En)
	}
	if got := strings.Join(makers, ", "); got != "local Mill One, near Mill Two" {
		t.Errorf("suppliers: %s", got)
	}
	for _, want := range []string{"turns from missing to leading", "from 66.7 % to 100 %", "33.3 % of the country's registered capacity of the link (before: none)", "needs (1), 1 are made here", "can now be: bars"} {
		if !strings.Contains(a.Sentence.En, want) {
			t.Errorf("%q lacks %q", a.Sentence.En, want)
		}
	}
	if !strings.Contains(a.Sentence.Zh, "若2023年在甲市新增产能5 unit/a的工具项目，该环节由“缺失”变为“领先”；产业链完整度（C0，按名录）由66.7%变为100%") {
		t.Error(a.Sentence.Zh)
	}
}

// TestArrivalTurnsShort: 100 t of bars more need 320 t of ore in Alpha, of which
// there are 100; without them, Alpha's ore would do for half its bars.
func TestArrivalTurnsShort(t *testing.T) {
	a := arrive(t, ArrivalIn{Link: "bar", Capacity: 100, Organisation: "Mill One"}, "b1,metal,bar,60", "b1,metal,bar,40")
	if a.Plan.Organisation != "k1" || a.After.State != Leading {
		t.Errorf("%+v, %s", a.Plan, a.After.State)
	}
	near(t, "share of 180 t", *a.After.Share, 100*140.0/180)
	ore := a.Balances[0]
	if ore.ID != "ore" || ore.Turn != Short {
		t.Fatalf("ore: %+v", ore)
	}
	near(t, "ore covered before", *ore.Before.Ratio, 100.0/80)
	near(t, "ore covered after", *ore.After.Ratio, 100.0/280)
	near(t, "ore needed by the plant", *a.Ties[0].Amount, 200)
	near(t, "capacity", *changeOf(t, a.Changes, "registered-capacity", "metal.bar").Difference, 100)
	for _, c := range a.Changes {
		if c.After.Indicator == "owners" {
			t.Errorf("the owners change from %v to %v, though the owner makes it here already", *c.Before.Value, *c.After.Value)
		}
	}
}

// TestArrivalIsAScenario: the plant and its rows in the data set give the same.
func TestArrivalIsAScenario(t *testing.T) {
	a := arrive(t, ArrivalIn{Link: "tool", Capacity: 5})
	written := metal(t,
		"u1,Toolmaker,工具厂,XX\n", "u1,Toolmaker,工具厂,XX\nnew-tool,New plant,,\n",
		"t1,u1,Gamma works,C,operating,2022-06,2020\n", "t1,u1,Gamma works,C,operating,2022-06,2020\nnew-tool,new-tool,New plant,A,operating,2023-01-01,2023-01-01\n",
		"t1,metal,tool,10,unit/a,installed,2022-06,s1\n", "t1,metal,tool,10,unit/a,installed,2022-06,s1\nnew-tool,metal,tool,5,unit/a,installed,2023-01-01,\n")
	b, err := Changes(context.Background(), metal(t), written, ChangeIn{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Changes) < 8 {
		t.Errorf("%d figures change", len(b.Changes))
	}
	for _, want := range b.Changes {
		got := changeOf(t, a.Changes, want.After.Indicator, string(want.After.Subject))
		if !sameFigure(got.After, want.After) || !sameFigure(got.Before, want.Before) {
			t.Errorf("%s: %s to %s, as a scenario %s to %s", want.After.ID, got.Before.Text.En, got.After.Text.En, want.Before.Text.En, want.After.Text.En)
		}
	}
	if len(a.Changes) != len(b.Changes)+1 { // the rank
		t.Errorf("%d changes, as a scenario %d", len(a.Changes), len(b.Changes))
	}
}

// TestArrivalByFactors: a data set that states 12 jobs a unit derives them from
// the register; one that does not gives no jobs.
func TestArrivalByFactors(t *testing.T) {
	a := arrive(t, ArrivalIn{Link: "tool", Capacity: 5},
		"gdp,GDP,CNY,level,higher,\n", "gdp,GDP,CNY,level,higher,\njobs-per-tool,Jobs a tool,persons,rate,neither,\njobs,Jobs,persons,level,higher,\"of(registered_capacity, \"\"metal.tool\"\") * factor(total(jobs_per_tool))\"\n",
		"A,gdp,,2023,500,,final,s1\n", "A,gdp,,2023,500,,final,s1\nXX,jobs-per-tool,,2022,12,,final,s1\n")
	if len(a.Derived) != 1 || *a.Derived[0].After.Value != 60 || a.Derived[0].Before.Value != nil {
		t.Fatalf("derived: %+v", a.Derived)
	}
	found := false
	for _, s := range a.Sources {
		found = found || s.ID == "s1"
	}
	if !found {
		t.Error("the source of the factor is not named")
	}
	if b := arrive(t, ArrivalIn{Link: "tool", Capacity: 5}); len(b.Derived) != 0 || !strings.Contains(b.Assumptions[len(b.Assumptions)-1].En, "not estimated") {
		t.Errorf("%+v %v", b.Derived, b.Assumptions)
	}
}

func TestArrivalRefuses(t *testing.T) {
	r := metal(t)
	for _, c := range []struct {
		in   ArrivalIn
		want string
	}{
		{ArrivalIn{Link: "spoon"}, `there is no link "spoon"`},
		{ArrivalIn{Link: "tool", Region: "Atlantis"}, `there is no region "Atlantis"`},
		{ArrivalIn{Link: "tool", Organisation: "Nobody"}, `there is no organisation "Nobody"`},
		{ArrivalIn{Link: "tool", Capacity: -1}, "capacity: -1 is below 0"},
		{ArrivalIn{Link: "tool", Capacity: 5, Unit: "t/a"}, "capacities of metal.tool are in unit/a, not in t/a"},
	} {
		_, err := Arrival.Run(context.Background(), r, c.in)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.in, err, c.want)
		}
	}
}

// TestArrivalWithoutCapacity: the link is there, but nothing is known of amounts.
func TestArrivalWithoutCapacity(t *testing.T) {
	a := arrive(t, ArrivalIn{Link: "tool", Plant: "三号工厂"})
	if a.After.State != Fragile || a.After.Share != nil || a.Ties[0].Amount != nil || a.Plan.Name.Zh != "三号工厂" {
		t.Errorf("%+v %+v", a.After, a.Ties)
	}
	near(t, "integrity", *a.After.Integrity.Value, 100)
}

// TestArrivalBundled: the plant is added to a copy; the data set stays as it is.
func TestArrivalBundled(t *testing.T) {
	ctx := context.Background()
	a, err := Arrival.Run(ctx, bundled, ArrivalIn{Link: "photovoltaics.module", Region: "Changzhou", Capacity: 10, Within: 300})
	if err != nil {
		t.Fatal(err)
	}
	avoided := changeOf(t, a.Derived, "emissions-avoided-by-pv-made", "")
	if *avoided.Difference <= 0 || *avoided.Before.Value <= 0 {
		t.Errorf("%+v", avoided)
	}
	b, err := Figure.Run(ctx, bundled, FigureIn{ID: avoided.After.ID})
	if err != nil || *b.Figure.Value != *avoided.Before.Value {
		t.Errorf("%v, %v", err, b)
	}
	for _, lang := range []agglo.Lang{agglo.English, agglo.Chinese} {
		for _, table := range a.Tables(lang) {
			if table.Name == "activities" && table.Rows[0][0] != "new-module" {
				t.Errorf("%v", table.Rows)
			}
		}
	}
}
