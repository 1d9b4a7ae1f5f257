package outlook

import "math"

// A Forecast gives the value expected h steps after the last step of the
// series that it was fitted to.
type Forecast func(h int) float64

// A Method is a way to project a series.
type Method struct {
	Name  string
	Least int    // values that it needs
	Suits string // what it goes on with, for people
	fit   func(series []float64) (Forecast, bool)
}

// Fit fits the method to series, whose last step has a value. It reports false
// where the series does not determine the method: too few values, a rate of
// growth with values at or below 0, a saturation that is not in sight.
func (m Method) Fit(series []float64) (Forecast, bool) {
	if len(known(series)) < m.Least {
		return nil, false
	}
	return m.fit(series)
}

// Methods are the methods in the order in which the simpler is preferred.
var Methods = []Method{
	{"naive", 1, "the last value stays", naive},
	{"drift", 2, "the mean change goes on", drift},
	{"growth", 2, "the mean rate of growth goes on", constantGrowth},
	{"simple smoothing", 3, "a level that wanders", simpleSmoothing},
	{"holt", 5, "a trend that wanders", holt},
	{"damped trend", 6, "a trend that wears off", dampedTrend},
	{"logistic", 6, "growth towards a saturation", logistic},
}

func naive(series []float64) (Forecast, bool) {
	last := series[len(series)-1]
	return func(int) float64 { return last }, true
}

// drift goes on along the line from the first value to the last.
func drift(series []float64) (Forecast, bool) {
	first, last := known(series)[0], len(series)-1
	g := growth(first, series[first], last, series[last])
	return func(h int) float64 { return series[last] + float64(h)*g.Change }, true
}

// constantGrowth goes on with the compound rate from the first value to the last.
func constantGrowth(series []float64) (Forecast, bool) {
	first, last := known(series)[0], len(series)-1
	g := growth(first, series[first], last, series[last])
	return func(h int) float64 { return series[last] * math.Pow(1+g.Rate, float64(h)) }, g.Rate == g.Rate
}

func simpleSmoothing(series []float64) (Forecast, bool) {
	return FitSmoothing(series, SimpleSmoothing).Forecast(), true
}

func holt(series []float64) (Forecast, bool) {
	return FitSmoothing(series, HoltTrend).Forecast(), true
}

func dampedTrend(series []float64) (Forecast, bool) {
	return FitSmoothing(series, DampedTrend).Forecast(), true
}

func logistic(series []float64) (Forecast, bool) {
	var at, values []float64
	for _, t := range known(series) {
		at, values = append(at, float64(t)), append(values, series[t])
	}
	curve, ok := FitLogistic(at, values)
	last := float64(len(series) - 1)
	return func(h int) float64 { return curve.At(last + float64(h)) }, ok
}
