package plain

import (
	"fmt"
	"math"
	"strings"

	"agglo/measure/complexity"
	"agglo/table"
)

// locations is the table of --rows locations.
func (r *complexityResult) locations() *table.Table {
	t := &table.Table{Name: "complexity-locations", Title: "Economic complexity of locations", Columns: []table.Column{
		{Name: "time"}, {Name: "location"}, {Name: "diversity"}, {Name: "eci"}, {Name: "coi"}, {Name: "fitness"}, {Name: "average_ubiquity"}}}
	for _, y := range r.years {
		fitness, _ := r.fitness(y)
		averages, _ := complexity.Reflections(y.presence, 1)
		outlook := complexity.NewOutlook(y.presence, y.index, r.convention)
		for l, name := range r.panel.rows {
			if y.locationTotal[l] > 0 {
				t.Add(y.time, name, y.presence.Diversity[l], y.index.Region[l], outlook.Index[l], fitness[l], averages[1][l])
			}
		}
	}
	t.Note = strings.Join(r.notes, "\n")
	return t
}

// products is the table of --rows products.
func (r *complexityResult) products() *table.Table {
	t := &table.Table{Name: "complexity-products", Title: "Economic complexity of products", Columns: []table.Column{
		{Name: "time"}, {Name: "product"}, {Name: "ubiquity"}, {Name: "pci"}, {Name: "quality"}, {Name: "average_diversity"}}}
	for _, y := range r.years {
		_, quality := r.fitness(y)
		_, averages := complexity.Reflections(y.presence, 1)
		for p, name := range r.panel.columns {
			if y.productTotal[p] > 0 {
				t.Add(y.time, name, y.presence.Ubiquity[p], y.index.Product[p], quality[p], averages[1][p])
			}
		}
	}
	t.Note = strings.Join(r.notes, "\n")
	return t
}

// fitness computes fitness and quality; a location that does not take part,
// for want of a product, has none.
func (r *complexityResult) fitness(y *complexityYear) (fitness, quality []float64) {
	fitness, quality = complexity.Fitness(y.presence, r.rounds)
	vanished := 0
	for l, k := range y.presence.Diversity {
		switch {
		case k == 0:
			fitness[l] = math.NaN()
		case fitness[l] < 1e-6:
			vanished++
		}
	}
	if vanished > 0 {
		r.notes = append(r.notes, fmt.Sprintf("locations whose fitness%s tends to 0, so that only its order has a meaning: %d", of(y.time), vanished))
	}
	return fitness, quality
}
