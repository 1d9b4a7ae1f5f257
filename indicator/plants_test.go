package indicator

import (
	"math"
	"testing"
	"time"

	"agglo/store"
)

// The rules are those of several_running in store/sql/build/08_sites.sql.
func TestCapacityOfAPlant(t *testing.T) {
	row := func(product, basis, asOf string, capacity float64) store.Site {
		return store.Site{Product: product, CapacityBasis: basis, AsOf: asOf, Capacity: &capacity, CapacityUnit: "t/a"}
	}
	at := time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		rows []store.Site
		want float64
	}{
		{"the whole, beside a part", []store.Site{row("", "reported", "2021", 12), row("plant 1", "reported", "2024", 15)}, 12},
		{"parts", []store.Site{row("a", "reported", "2021", 12), row("b", "design", "2022", 15)}, 27},
		{"the firmest basis of a product", []store.Site{row("a", "design", "2023", 20), row("a", "installed", "2020", 8)}, 8},
		{"the latest by the date", []store.Site{row("a", "reported", "2021", 5), row("a", "reported", "2022", 6), row("a", "reported", "2024", 9)}, 6},
		{"the earliest after it", []store.Site{row("a", "reported", "2025", 9), row("a", "reported", "2024", 7)}, 7},
		{"plans alone", []store.Site{row("a", "planned", "2023", 9)}, math.NaN()},
	}
	for _, tt := range tests {
		got, _ := stated(tt.rows, "t/a", at)
		if got != tt.want && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
