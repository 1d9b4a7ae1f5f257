package indicator

import (
	"math"
	"math/rand/v2"
	"testing"

	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// field returns sites scattered over four degrees, of which the first n are of
// the subject, drawn together to the share near of the way to the centre.
func field(n int, near float64) *located {
	random := rand.New(rand.NewPCG(3, 4))
	l := &located{n: n}
	for i := range 200 {
		p := spatial.Point{X: 4 * random.Float64(), Y: 4 * random.Float64()}
		if i < n {
			p = spatial.Point{X: 2 + (p.X-2)*(1-near), Y: 2 + (p.Y-2)*(1-near)}
		}
		l.points, l.own = append(l.points, p), append(l.own, i < n)
	}
	return l
}

// Sites drawn together are localised, sites like all others are not.
func TestLocalisation(t *testing.T) {
	var together, anywhere Figure
	if err := field(25, 0.8).localisation(&together); err != nil {
		t.Fatal(err)
	}
	if err := field(25, 0).localisation(&anywhere); err != nil {
		t.Fatal(err)
	}
	if together.Value == nil || *together.Value < 0.1 || *together.Value > 1 {
		t.Errorf("sites drawn together: %+v, want a share of the pairs well above 0", together)
	}
	if anywhere.Value == nil || *anywhere.Value > 0.01 {
		t.Errorf("sites like all others: %+v, want 0", anywhere)
	}
}

// A cluster of high values stands out after all units are looked at together,
// and says so in its notes.
func TestLocalNotes(t *testing.T) {
	const side = 12
	var links []weights.Link
	y := make([]float64, side*side)
	for i := range y {
		y[i] = math.Mod(float64(i)*0.618, 1)
		if i%side < 3 && i/side < 3 {
			y[i] += 5
		}
		for _, step := range []int{1, side} {
			if step == 1 && i%side == side-1 || i+step >= len(y) {
				continue
			}
			links = append(links, weights.Link{From: i, To: i + step, Weight: 1}, weights.Link{From: i + step, To: i, Weight: 1})
		}
	}
	w, err := weights.New(len(y), links)
	if err != nil {
		t.Fatal(err)
	}
	l, err := localMoran(w, y)
	if err != nil {
		t.Fatal(err)
	}
	notes := l.notes(side + 1)
	if len(notes) != 2 || notes[0].En != "high among high ones (HH)" ||
		notes[1].En != "p = 0.0002 by 9999 conditional permutations, two-sided; 0.010 adjusted for looking at all cities (Benjamini and Hochberg)" {
		t.Errorf("notes %q", notes)
	}
}
