package pattern

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"agglo/measure/spatial"
)

func ExampleSites_MarconPuech() {
	// Two sites of one kind at 0 and 1, two of another at 2 and 10. Within 1,
	// all neighbours of the first and half of those of the second are of its
	// kind, against one in three everywhere.
	s, _ := New(spatial.Plane, []spatial.Point{{X: 0}, {X: 1}, {X: 2}, {X: 10}})
	m, _ := s.MarconPuech(Marks{From: []bool{true, true, false, false}}, []float64{0.5, 1, 2, 20})
	fmt.Printf("%.2f\n", m)
	// Output: [NaN 2.25 1.50 1.00]
}

// M by its definition.
func TestMarconPuech(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 150)
		if d.marks.From == nil {
			d.marks.From = every(len(d.points), 3, 1)
		}
		to := d.marks.To
		if to == nil {
			to = d.marks.From
		}
		s, _ := New(d.metric, d.points)
		p, err := s.Pairs(d.marks)
		if err != nil {
			t.Skip(err)
		}
		median, err := p.Median()
		if err != nil {
			t.Skip(err)
		}
		r := grid(2*median, 9)
		r[3] = r[4] // distances need not be evenly spaced or different
		m, err := s.MarconPuech(d.marks, r)
		if err != nil {
			t.Fatal(err)
		}
		for k := range r {
			if want := d.marconPuech(to, r[k]); math.IsNaN(want) != math.IsNaN(m[k]) || math.Abs(m[k]-want) > 1e-12 {
				t.Fatalf("M(%v) = %v, want %v", r[k], m[k], want)
			}
		}
	})
}

// marconPuech is the formula of [Sites.MarconPuech].
func (d drawn) marconPuech(to []bool, r float64) float64 {
	total, totalTo, near, everywhere := 0.0, 0.0, 0.0, 0.0
	for i := range d.points {
		total += d.marks.weight(i)
		if to[i] {
			totalTo += d.marks.weight(i)
		}
	}
	for i, p := range d.points {
		kind, all, own := 0.0, 0.0, 0.0
		for j, q := range d.points {
			if i == j || d.metric.Distance(p, q) > r {
				continue
			}
			all += d.marks.weight(j)
			if to[j] {
				kind += d.marks.weight(j)
			}
		}
		if to[i] {
			own = d.marks.weight(i)
		}
		if d.marks.From[i] && all > 0 {
			near += kind / all
			everywhere += (totalTo - own) / (total - d.marks.weight(i))
		}
	}
	return near / everywhere
}
