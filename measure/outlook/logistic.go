package outlook

import "math"

// A Logistic is growth towards a saturation,
//
//	y(t) = Saturation / (1 + exp(−Rate (t − Middle))),
//
// which grows at Rate a step while small and has half the saturation at Middle.
type Logistic struct {
	Saturation, Rate, Middle float64
	SSE                      float64 // Σ of squared errors
}

// At returns the value at a time.
func (l Logistic) At(t float64) float64 { return l.Saturation * l.share(t) }

func (l Logistic) share(t float64) float64 { return 1 / (1 + math.Exp(-l.Rate*(t-l.Middle))) }

// farthest is the saturation, in multiples of the largest value, from which on
// a curve cannot be told from one without saturation.
const farthest = 10

// FitLogistic returns the logistic curve with the least sum of squared errors,
// values in any order of time. It reports false where the values do not
// determine one: fewer than four, not all above 0, no growth, or a saturation
// of more than ten times the largest value, which is one that the values do not
// show. Verhulst's curve; the fit is that of NIST's reference set Ratkowsky2.
//
// Given rate and middle, the saturation is solved for; the two are searched
// from a grid.
func FitLogistic(at, values []float64) (Logistic, bool) {
	if len(at) != len(values) {
		panic("outlook: times and values differ in number")
	}
	best, largest := Logistic{SSE: math.Inf(1)}, 0.0
	first, last := math.Inf(1), math.Inf(-1)
	for i, v := range values {
		if !(v > 0) || math.IsInf(v, 1) {
			return best, false
		}
		largest = max(largest, v)
		first, last = min(first, at[i]), max(last, at[i])
	}
	if len(values) < 4 || first == last {
		return best, false
	}
	// Rate and middle are searched in units of the span of time.
	span := last - first
	try := func(x []float64) float64 {
		l := Logistic{Rate: math.Exp(x[0]) / span, Middle: first + x[1]*span}
		l.saturate(at, values)
		if l.SSE < best.SSE {
			best = l
		}
		return l.SSE
	}
	search(try, grid([]float64{0, 0.7, 1.4, 2.1, 2.8, 3.5}, []float64{0, 0.25, 0.5, 0.75, 1, 1.5, 2}), 0.1)
	return best, best.Saturation > 0 && best.Saturation <= farthest*largest
}

// saturate sets the saturation that makes the errors least, and their squares.
func (l *Logistic) saturate(at, values []float64) {
	fitted, squares := 0.0, 0.0
	for i, t := range at {
		s := l.share(t)
		fitted += s * values[i]
		squares += s * s
	}
	l.Saturation, l.SSE = fitted/squares, 0
	for i, t := range at {
		e := values[i] - l.At(t)
		l.SSE += e * e
	}
	if math.IsNaN(l.SSE) {
		l.SSE = math.Inf(1)
	}
}
