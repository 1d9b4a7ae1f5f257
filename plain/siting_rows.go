package plain

import (
	"fmt"

	"agglo/measure/siting"
	"agglo/table"
)

// note says what the solution is worth.
func (pr *sitingProblem) note(m sitingModel, s siting.Solution) string {
	worth := fmt.Sprintf("within %.3g %% of the bound %.6g", 100*s.Gap(), s.Bound)
	if s.Proven {
		worth = "proven best, though others may be as good"
	}
	return fmt.Sprintf("%d of %d candidates; %s: %.6g, %s", len(s.Sites), len(pr.candidates), m.objective, s.Objective, worth)
}

func (pr *sitingProblem) assignment(m sitingModel, s siting.Solution) *table.Table {
	t := &table.Table{Name: "assignment", Title: "Customers by site", Note: pr.note(m, s), Columns: []table.Column{
		{Name: "customer"}, {Name: "site"}, {Name: "distance", Unit: pr.unit}, {Name: "weight"}}}
	for i, j := range s.Assignment {
		if j < 0 {
			t.Add(pr.customers[i], nil, nil, pr.weight[i])
			continue
		}
		t.Add(pr.customers[i], pr.candidates[j], pr.distance.At(i, j), pr.weight[i])
	}
	return t
}

func (pr *sitingProblem) sites(m sitingModel, s siting.Solution) *table.Table {
	t := &table.Table{Name: "sites", Title: "Chosen sites", Note: pr.note(m, s), Columns: []table.Column{
		{Name: "site"}, {Name: "customers"}, {Name: "weight"}, {Name: "mean_distance", Unit: pr.unit}, {Name: "largest_distance", Unit: pr.unit}}}
	for _, j := range s.Sites {
		n, weight, sum, largest := 0, 0.0, 0.0, 0.0
		for i, site := range s.Assignment {
			if site != j {
				continue
			}
			n++
			d := pr.distance.At(i, j)
			weight, sum, largest = weight+pr.weight[i], sum+pr.weight[i]*d, max(largest, d)
		}
		// Without any weight there is no mean (NaN is written as unknown).
		t.Add(pr.candidates[j], n, weight, sum/weight, largest)
	}
	return t
}

func (pr *sitingProblem) summary(m sitingModel, s siting.Solution) *table.Table {
	t := &table.Table{Name: "summary", Title: "Solution", Note: pr.note(m, s), Columns: []table.Column{
		{Name: "sites"}, {Name: "objective"}, {Name: "bound"}, {Name: "gap"}, {Name: "proven"}, {Name: "nodes"}}}
	t.Add(len(s.Sites), s.Objective, s.Bound, s.Gap(), s.Proven, s.Nodes)
	return t
}
