package answer

import (
	"context"
	"testing"

	"agglo"
)

func portrait(t *testing.T, edits ...string) *ProfileAnswer {
	t.Helper()
	a, err := Profile.Run(context.Background(), metal(t, edits...), ProfileIn{Region: "A"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const gdpRow = "A,gdp,,2023,500,,final,s1\n"

func marksOf(q Quality) string {
	out := q.Grade + ":"
	for _, m := range q.Marks {
		out += " " + m.About + " " + m.Mark
	}
	return out
}

// TestQuality: the grade is high where all marks are good, and low where one is poor.
func TestQuality(t *testing.T) {
	population := []string{
		"gdp,GDP,CNY,level,higher,\n", "gdp,GDP,CNY,level,higher,\npopulation,Population,persons,count,neither,\n",
		gdpRow, gdpRow + "A,population,,2023,7,,final,s1\n",
	}
	for _, c := range []struct {
		name, want string
		edits      []string
	}{
		{"all good", "high: search good age good status good", append([]string{"A,output,metal.ore,2023,66,,final", "A,output,metal.ore,2023,66,,reported"}, population...)},
		{"no population", "medium: search good age fair status good", nil},
		{"a partial search", "medium: search fair age good status good", append([]string{"XX,metal,,complete", "XX,metal,,partial"}, population...)},
		{"searched for one link", "medium: search fair age fair status good", []string{"XX,metal,,complete", "XX,metal,ore,complete"}},
		{"not searched", "low: search poor age fair status good", []string{"XX,metal,,complete", "B,metal,,complete"}},
		{"GDP of the year before", "medium: search good age fair status good", []string{"A,gdp,,2023", "A,gdp,,2022"}},
		{"old", "low: search good age poor status good", []string{"A,gdp,,2023", "A,gdp,,2021"}},
		{"reports", "low: search good age fair status poor", []string{",final,", ",reported,"}},
		{"one of three", "medium: search good age fair status fair", []string{"2023,130,,final", "2023,130,,estimate", "2023,66,,final", "2023,66,,reported"}},
	} {
		if got := marksOf(portrait(t, c.edits...).Quality); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	q := portrait(t).Quality
	if got := q.Marks[0].Reason.En; got != "register: of 3 links, 3 were searched for completely and 0 in part; 3 are known to be here or missing" {
		t.Error(got)
	}
}

// TestPortfolio: Alpha makes 130 of 400 with 500 of 1,000 of GDP, a quotient of
// 0.65, and grows by 130/120, faster than the 6 % of its economy; of ore only
// the first half year's growth is stated.
func TestPortfolio(t *testing.T) {
	a := portrait(t, "output", "output-value",
		"gdp,GDP,CNY,level,higher,\n", "gdp,GDP,CNY,level,higher,\ngdp-growth,Growth,%,growth,higher,\noutput-value-growth,Output growth,%,growth,higher,\nproduction-share,Share,%,share,higher,\n",
		gdpRow, gdpRow+"XX,gdp,,2023,1000,,final,s1\nXX,output-value,metal,2023,400,,final,s1\nA,gdp-growth,,2023,6,,final,s1\n"+
			"A,output-value-growth,metal.bar,2023-H1,4,,reported,s1\nA,output-value-growth,metal.bar,2023-Q1,9,,reported,s1\nA,output-value-growth,metal.bar,2023-Q3,1,,reported,s1\nA,production-share,metal.bar,2023,75,,reported,s1\n"+
			"A,production-share,metal.tool,2023,20,,reported,s1\n")
	if len(a.Portfolio.Points) != 2 {
		t.Fatalf("%+v", a.Portfolio)
	}
	bar, metal := a.Portfolio.Points[0], a.Portfolio.Points[1]
	near(t, "quotient of bars", bar.Quotient, 1.5)
	near(t, "growth of bars in the first half", *bar.Growth.Value, 4)
	if bar.Quadrant != Mature || bar.Growth.Period.String() != "2023-S1" || bar.During.Zh == bar.During.En || bar.Size != nil {
		t.Errorf("bars: %+v", bar)
	}
	near(t, "quotient of metal goods", metal.Quotient, 0.325/0.5)
	near(t, "growth of metal goods", *metal.Growth.Value, 100*(130.0/120-1))
	if metal.Quadrant != Emerging || *metal.Size.Value != 130 {
		t.Errorf("metal goods: %+v", metal)
	}
	left := map[string]string{}
	for _, g := range a.Portfolio.Left {
		left[g.Name.En] = g.Why.En
	}
	if len(left) != 2 || left["Ore"] != "no share of the country is known" || left["Tools"] != "no growth is known" {
		t.Errorf("left out: %v", left)
	}
	if got := quadrant(true, true) + quadrant(false, false); got != Star+Transforming {
		t.Error(got)
	}
}

func TestProjects(t *testing.T) {
	row := "t1,u1,Gamma works,C,operating,2022-06,2020\n"
	activity := "t1,metal,tool,10,unit/a,installed,2022-06,s1\n"
	a := portrait(t, row, row+"p1,u1,Old plan,A,planned,2019,\np2,u1,New plan,A,planned,2023-05,\nc1,u1,Site,A,construction,2022,\n",
		activity, activity+"p1,metal,tool,3,unit/a,planned,2019,s1\np2,metal,tool,,,,2023-05,s1\np2,metal,bar,8,t/a,planned,2023-05,s1\nc1,metal,bar,,,,2022,s1\n")
	p := a.Projects
	if p.Announced.Total != 2 || p.Construction.Total != 1 || p.Running.Total != 2 || len(p.Running.Projects) != 2 {
		t.Fatalf("%+v", p)
	}
	first := p.Announced.Projects[0]
	if first.Name.En != "New plan" || first.Date != "2023-05" || len(first.Makes) != 2 || first.Capacity[0].En != "8 t a year" {
		t.Errorf("%+v", first)
	}
	if table := a.projectTable(agglo.Chinese); len(table.Rows) != 5 || table.Rows[0][0] != "已公布" {
		t.Errorf("%v", table.Rows)
	}
}
