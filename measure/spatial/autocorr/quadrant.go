package autocorr

import "agglo/measure/spatial/weights"

// A Quadrant says on which side of the mean a unit and its neighbours are.
type Quadrant int

// The numbers are those of esda; NoQuadrant is a unit without neighbours.
const (
	NoQuadrant Quadrant = iota
	HighHigh
	LowHigh // a low unit among high ones
	LowLow
	HighLow
)

// String returns HH, LH, LL or HL, and the empty text for NoQuadrant.
func (q Quadrant) String() string { return [...]string{"", "HH", "LH", "LL", "HL"}[q] }

// Quadrants returns the place of each unit in the Moran scatter plot: high is
// a value above the mean, and a lag above 0 of the deviations from it. Errors
// as for [LocalMoran].
func Quadrants(w *weights.Matrix, y []float64) ([]Quadrant, error) {
	z, _, err := centred(w, y)
	if err != nil {
		return nil, err
	}
	w = w.WithSelf(0)
	q := make([]Quadrant, len(y))
	for i, lag := range w.Lag(z) {
		neighbours, _ := w.Row(i)
		switch {
		case len(neighbours) == 0:
		case z[i] > 0 && lag > 0:
			q[i] = HighHigh
		case lag > 0:
			q[i] = LowHigh
		case z[i] > 0:
			q[i] = HighLow
		default:
			q[i] = LowLow
		}
	}
	return q, nil
}
