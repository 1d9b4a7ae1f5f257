package indicator

import (
	"testing"

	"agglo"
	"agglo/store"
)

func TestMeets(t *testing.T) {
	tests := []struct {
		name  string
		v, w  float64
		bound agglo.Bound
		want  bool
	}{
		{"equal", 678000, 678000, agglo.Exact, true},
		{"rounded to the digits of the statement", 1011640000000, 1010000000000, agglo.Exact, true},
		{"not within the rounding", 1016640000000, 1010000000000, agglo.Exact, false},
		{"one digit is read as two: 20 % is not 22 %", 22, 20, agglo.Exact, false},
		{"96.875 is printed as 97", 96.875, 97, agglo.Exact, true},
		{"678,000 is not more than 700,000", 678000, 700000, agglo.Above, false},
		{"more than 700,000", 712000, 700000, agglo.Above, true},
		{"more than 700,000 is not said of a million", 1000000, 700000, agglo.Above, false},
		{"nearly 680,000", 678000, 680000, agglo.Below, true},
		{"around five million, said of 5.375", 5375000, 5000000, agglo.About, true},
		{"about 750 is not 768 when printed with two digits", 820e9, 750e9, agglo.About, false},
	}
	for _, tt := range tests {
		if got := meets(tt.v, tt.w, tt.bound); got != tt.want {
			t.Errorf("%s: meets(%v, %v, %q) = %v", tt.name, tt.v, tt.w, tt.bound, got)
		}
	}
}

func TestChoose(t *testing.T) {
	row := func(v float64, status, published string, b agglo.Bound) store.Observation {
		return store.Observation{Value: v, Status: status, Published: published, Bound: b, Unit: "u"}
	}
	tests := []struct {
		name string
		rows []store.Observation
		want float64
	}{
		{"a better status wins over a later date", []store.Observation{row(101, "final", "2020", ""), row(102, "reported", "2024", "")}, 101},
		{"the more precise wins where it agrees", []store.Observation{row(1.01e12, "preliminary", "2024-02", ""), row(1.01164e12, "preliminary", "2024-01", "")}, 1.01164e12},
		{"it does not where it disagrees: the latest counts", []store.Observation{row(700000, "reported", "2024-01", agglo.Above), row(678000, "reported", "2024-09", "")}, 678000},
		{"an exact statement before an equal bound", []store.Observation{row(500, "reported", "2023", agglo.Above), row(500, "reported", "2023", "")}, 500},
	}
	for _, tt := range tests {
		if got := choose(tt.rows); got.Value != tt.want {
			t.Errorf("%s: chose %v, want %v", tt.name, got.Value, tt.want)
		}
	}
	if got := choose([]store.Observation{row(500, "reported", "2023", agglo.Above), row(500, "reported", "2023", "")}); got.Bound != agglo.Exact {
		t.Errorf("chose the bound %q, want the exact statement", got.Bound)
	}
}
