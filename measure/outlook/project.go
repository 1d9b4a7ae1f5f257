package outlook

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// shortest is the number of values below which nothing is projected.
const shortest = 4

// A Trial is how a method did on the past of the series.
type Trial struct {
	Method string
	Score  float64     // mean size of its errors; NaN if it was not tried
	Errors [][]float64 // by horizon, from the earliest origin; see [Project]
	Reason string      // why it was not tried
}

// A Projection is what the method that did best on the past expects.
type Projection struct {
	Method    string    // empty if nothing is projected
	Values    []float64 // 1, 2, ... steps after the last value
	Low, High []float64 // interval; NaN where the past gives none
	Origins   int       // steps from which the methods were tried
	Relative  bool      // errors are logarithms of ratios
	Trials    []Trial   // of all methods, the best first
	Reason    string    // why nothing is projected
}

// Project projects series so many steps beyond its last value, with intervals
// that hold with the given probability, such as 0.8.
//
// Every method of [Methods] that the series is long enough for is tried on the
// past: it is fitted to the values up to an origin and held against the values
// up to horizon steps later, for the same origins, at least three of them (two
// where the series has four or five values). The method with the least mean
// error is chosen, of equals the simpler; how well it fits plays no part. The
// error is ln(value/forecast) where all values are above 0, and a method that
// then projects 0 or less drops out; otherwise it is value − forecast.
//
// The interval at horizon h is forecast ± t r_h, or forecast × exp(± t r_h),
// with r_h the root mean square of the errors at h and t the quantile of
// Student's distribution for their number. Where fewer than two errors are
// known at h, r grows from the last one known with the root of the horizon, as
// it does for a random walk. The choice was made on the same errors, so that
// the interval is rather too narrow than too wide.
//
// With fewer than four values nothing is projected, and Reason says so. It is
// an error if a value is infinite, or horizon or probability is out of range.
func Project(series []float64, horizon int, probability float64) (Projection, error) {
	if err := check(series); err != nil {
		return Projection{}, err
	}
	if horizon < 1 {
		return Projection{}, fmt.Errorf("outlook: horizon %d is below 1", horizon)
	}
	if !(probability > 0 && probability < 1) {
		return Projection{}, fmt.Errorf("outlook: probability %v is not between 0 and 1", probability)
	}
	steps := known(series)
	if len(steps) < shortest {
		return Projection{Reason: fmt.Sprintf("%d values are too few for a projection to be tried on the past; %d are needed", len(steps), shortest)}, nil
	}
	series = series[:steps[len(steps)-1]+1]
	p := Projection{Relative: !slices.ContainsFunc(series, func(v float64) bool { return v <= 0 })}
	start, tried := p.begin(len(steps))
	p.Origins = len(steps) - start
	for _, m := range tried {
		p.Trials = append(p.Trials, p.try(m, series, steps[start-1:len(steps)-1], horizon))
	}
	slices.SortStableFunc(p.Trials, func(a, b Trial) int {
		return cmp.Compare(worth(a.Score), worth(b.Score))
	})
	p.choose(tried, series, horizon, probability)
	p.pass(tried, len(steps))
	return p, nil
}

// choose takes the first trial whose method fits the whole series too.
func (p *Projection) choose(tried []Method, series []float64, horizon int, probability float64) {
	for k := range p.Trials {
		trial := &p.Trials[k]
		at := slices.IndexFunc(tried, func(m Method) bool { return m.Name == trial.Method })
		forecast, ok := tried[at].Fit(series)
		if ok && !(p.Relative && forecast(horizon) <= 0) {
			p.Method = trial.Method
			p.fill(forecast, trial.Errors, horizon, probability)
			return
		}
		trial.Reason = "the whole series does not determine it"
	}
}

// begin returns the methods to try and the number of values up to the first
// origin, which is what the most demanding of them needs.
func (p *Projection) begin(n int) (start int, tried []Method) {
	origins := 3
	if n < 6 {
		origins = 2
	}
	for _, m := range Methods {
		if m.Least+origins <= n {
			tried = append(tried, m)
			start = max(start, m.Least)
		}
	}
	return start, tried
}

// worth orders scores: unknown comes last, and what differs by rounding is equal.
func worth(score float64) float64 {
	if score != score {
		return math.Inf(1)
	}
	return math.Round(score*1e12) / 1e12
}

// try holds a method against the past from each origin.
func (p *Projection) try(m Method, series []float64, origins []int, horizon int) Trial {
	trial := Trial{Method: m.Name, Score: math.NaN(), Errors: make([][]float64, horizon)}
	sum, n := 0.0, 0
	for _, origin := range origins {
		forecast, ok := m.Fit(series[:origin+1])
		if !ok {
			trial.Reason = fmt.Sprintf("the values up to step %d do not determine it", origin)
			return trial
		}
		for h := 1; h <= horizon && origin+h < len(series); h++ {
			v, f := series[origin+h], forecast(h)
			if v != v {
				continue
			}
			if p.Relative && f <= 0 {
				trial.Reason = fmt.Sprintf("from step %d on it projects a value at or below 0", origin)
				return trial
			}
			e := v - f
			if p.Relative {
				e = math.Log(v / f)
			}
			trial.Errors[h-1] = append(trial.Errors[h-1], e)
			sum, n = sum+math.Abs(e), n+1
		}
	}
	if n > 0 {
		trial.Score = sum / float64(n)
	}
	return trial
}

// fill computes values and intervals.
func (p *Projection) fill(forecast Forecast, errors [][]float64, horizon int, probability float64) {
	r, at, n := math.NaN(), 1, 0
	for h := 1; h <= horizon; h++ {
		spread := r * math.Sqrt(float64(h)/float64(at))
		if e := errors[h-1]; len(e) >= 2 {
			root := 0.0
			for _, v := range e {
				root += v * v
			}
			root = math.Sqrt(root / float64(len(e)))
			if !(root < r) {
				r = root
			}
			at, n, spread = h, len(e), r
		}
		v := forecast(h)
		low, high := math.NaN(), math.NaN()
		if n > 0 {
			t := distuv.StudentsT{Sigma: 1, Nu: float64(n)}.Quantile((1 + probability) / 2)
			low, high = v-t*spread, v+t*spread
			if p.Relative {
				low, high = v*math.Exp(-t*spread), v*math.Exp(t*spread)
			}
		}
		p.Values, p.Low, p.High = append(p.Values, v), append(p.Low, low), append(p.High, high)
	}
}

// pass adds the methods that the series is too short for.
func (p *Projection) pass(tried []Method, n int) {
	for _, m := range Methods[len(tried):] {
		p.Trials = append(p.Trials, Trial{
			Method: m.Name, Score: math.NaN(),
			Reason: fmt.Sprintf("%d values are too few to try it on the past", n),
		})
	}
}
