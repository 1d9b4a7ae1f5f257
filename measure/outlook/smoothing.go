package outlook

import (
	"fmt"
	"math"
)

// A Trend says which trend exponential smoothing has.
type Trend int

const (
	SimpleSmoothing Trend = iota // none
	HoltTrend                    // linear (Holt)
	DampedTrend                  // wears off by φ a step (Gardner and McKenzie)
)

// Smoothing is exponential smoothing of a level l and a trend b,
//
//	e_t = y_t − (l + φ b),  l ← l + φ b + α e_t,  b ← φ b + β e_t,
//	forecast h steps on = l + (φ + φ² + … + φ^h) b,
//
// in the error correction form (Gardner and McKenzie,
// doi:10.1287/mnsc.31.10.1237). β is the smoothing of the trend times α. A step
// without a value moves level and trend on and corrects nothing.
type Smoothing struct {
	Alpha, Beta, Phi float64
	Level, Trend     float64   // before the first step
	Errors           []float64 // one step ahead, NaN where there is no value
	SSE              float64   // Σ of squared Errors
	EndLevel         float64   // after the last step
	EndTrend         float64
}

// Forecast returns the values expected after the last step.
func (s Smoothing) Forecast() Forecast {
	return func(h int) float64 {
		v, power := s.EndLevel, 1.0
		for range h {
			power *= s.Phi
			v += power * s.EndTrend
		}
		return v
	}
}

// Run smooths series with the parameters and initial states of s.
func (s Smoothing) Run(series []float64) Smoothing {
	s.Errors, s.SSE = make([]float64, len(series)), 0
	level, trend := s.Level, s.Trend
	for t, y := range series {
		level, trend = level+s.Phi*trend, s.Phi*trend
		e := y - level
		s.Errors[t] = e
		if e == e {
			s.SSE += e * e
			level += s.Alpha * e
			trend += s.Beta * e
		}
	}
	s.EndLevel, s.EndTrend = level, trend
	return s
}

// FitSmoothing returns the smoothing with the least sum of squared errors one
// step ahead. Parameters are within 0 ≤ β ≤ α ≤ 1 and, for a damped trend, 0.8
// ≤ φ ≤ 0.98, outside of which a trend wears off at once or hardly at all; the
// initial states are fitted too. It needs more values than it has numbers to
// fit to say anything: [Project] sees to that. It panics if the series has no
// value.
//
// Given the parameters, the errors are linear in the initial states, which are
// therefore solved for; only the parameters are searched, from a grid.
func FitSmoothing(series []float64, trend Trend) Smoothing {
	if len(known(series)) == 0 {
		panic("outlook: a series without a value cannot be smoothed")
	}
	best := Smoothing{SSE: math.Inf(1)}
	keep := func(x []float64) float64 {
		s := withStates(series, parameters(x, trend), trend)
		if s.SSE < best.SSE {
			best = s
		}
		return s.SSE
	}
	search(keep, grid(startsOf[:1+int(trend)]...), 0.1)
	return best
}

// parameters maps any numbers into the range of the parameters, each by
// reflection at the ends, so that the ends themselves can be reached.
func parameters(x []float64, trend Trend) Smoothing {
	s := Smoothing{Alpha: reflect(x[0]), Phi: 1}
	if trend != SimpleSmoothing {
		s.Beta = s.Alpha * reflect(x[1])
	}
	switch trend {
	case SimpleSmoothing, HoltTrend:
	case DampedTrend:
		s.Phi = 0.8 + 0.18*reflect(x[2])
	default:
		panic(fmt.Sprintf("outlook: trend %d is none", trend))
	}
	return s
}

func reflect(x float64) float64 {
	x = math.Mod(math.Abs(x), 2)
	return min(x, 2-x)
}

// startsOf lists where the search of α, β/α and φ (from 0.8 to 0.98) begins.
var startsOf = [][]float64{{0.05, 0.3, 0.6, 1}, {0, 0.1, 0.4, 1}, {0.1, 0.5, 0.9}}

// withStates returns s run with the initial states that make its errors least:
// the errors are those from zero states less the response to each state.
func withStates(series []float64, s Smoothing, trend Trend) Smoothing {
	blank := make([]float64, len(series))
	for t, y := range series {
		blank[t] = 0 * y // NaN stays
	}
	base := s.Run(series)
	unit := s
	unit.Level = 1
	responses := [][]float64{unit.Run(blank).Errors}
	if trend != SimpleSmoothing {
		unit.Level, unit.Trend = 0, 1
		responses = append(responses, unit.Run(blank).Errors)
	}
	s.Level, s.Trend = solveStates(responses, base.Errors)
	return s.Run(series)
}

// solveStates returns the states that least squares gives for the responses to
// them and the errors without them. Where the steps with a value do not tell
// the trend from the level, it is 0.
func solveStates(responses [][]float64, errors []float64) (level, trend float64) {
	var a [2][2]float64
	var b [2]float64
	for t, e := range errors {
		if e != e {
			continue
		}
		for r, response := range responses {
			b[r] -= response[t] * e
			for c := range responses {
				a[r][c] += response[t] * responses[c][t]
			}
		}
	}
	if det := a[0][0]*a[1][1] - a[0][1]*a[0][1]; det > 1e-12*a[0][0]*a[1][1] {
		return (b[0]*a[1][1] - b[1]*a[0][1]) / det, (b[1]*a[0][0] - b[0]*a[0][1]) / det
	}
	return b[0] / a[0][0], 0
}
