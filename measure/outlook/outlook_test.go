package outlook

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var nan = math.NaN()

func near(t *testing.T, name string, got, want []float64, tolerance float64) {
	t.Helper()
	if !slices.EqualFunc(got, want, func(a, b float64) bool {
		return math.Abs(a-b) <= tolerance || a != a && b != b
	}) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

// The new-energy industry of Changzhou: 768 billion yuan in 2023, more than 850
// in 2024, to be 1,000 in 2025 as the mayor's office said in January 2025.
func ExampleRequired() {
	p, _ := Required([]float64{768, 850}, 2, 1000, AtLeast)
	fmt.Printf("required %.1f %%, achieved %.1f %%\n", 100*p.Required.Rate, 100*p.Achieved.Rate)
	fmt.Printf("at that rate reached %.1f years after 2024, %.1f %% ahead in 2025\n", p.Reached-1, 100*p.Ahead)
	// Output:
	// required 17.6 %, achieved 10.7 %
	// at that rate reached 1.6 years after 2024, -5.9 % ahead in 2025
}

func TestRequired(t *testing.T) {
	// Doubling each step: 1, 2, –, 8; 64 is three steps on.
	p, err := Required([]float64{1, 2, nan, 8, nan}, 5, 64, AtLeast)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "rates", []float64{p.Achieved.Rate, p.Recent.Rate, p.Required.Rate, p.Reached, p.Ahead},
		[]float64{1, 1, math.Sqrt(8) - 1, 6, -.5}, 1e-12)
	// A shrinking series never grows to its target, and meets a lower one.
	if p, _ := Required([]float64{9, 8}, 2, 10, AtLeast); p.Reached == p.Reached || p.Met {
		t.Errorf("shrinking: %+v", p)
	}
	if p, _ := Required([]float64{16, 8}, 4, 2, AtMost); math.Abs(p.Reached-3) > 1e-12 {
		t.Errorf("halving from 8 to 2 takes two steps: %+v", p)
	}
	// Below zero there is no rate, only change.
	p, _ = Required([]float64{-4, -2}, 3, 2, AtLeast)
	near(t, "negative", []float64{p.Achieved.Rate, p.Required.Change, p.Reached}, []float64{nan, 2, 3}, 1e-12)
	p, _ = Required([]float64{5}, 1, 5, Above)
	if p.Met || p.Reached == p.Reached {
		t.Errorf("one value that equals a target to be exceeded: %+v", p)
	}
	for _, wrong := range []struct {
		series []float64
		due    int
		target float64
		want   string
	}{
		{[]float64{nan}, 3, 1, "no value"},
		{[]float64{1, 2}, 1, 3, "last value is of step 1"},
		{[]float64{1, math.Inf(1)}, 2, 3, "step 1: the value is infinite"},
		{[]float64{1, 2}, 2, nan, "not a number"},
	} {
		if _, err := Required(wrong.series, wrong.due, wrong.target, AtLeast); err == nil || !strings.Contains(err.Error(), wrong.want) {
			t.Errorf("%v: got %v, want %q", wrong.series, err, wrong.want)
		}
	}
}

func TestComparators(t *testing.T) {
	for c, want := range map[Comparator][3]bool{ // 9, 10 and 11 against 10
		Above: {false, false, true}, AtLeast: {false, true, true}, Equal: {false, true, false},
		AtMost: {true, true, false}, Below: {true, false, false},
	} {
		if got := [3]bool{c.Met(9, 10), c.Met(10, 10), c.Met(11, 10)}; got != want {
			t.Errorf("%s: got %v", c, got)
		}
	}
}

func TestContributions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "parts")
		values := rapid.SliceOfN(rapid.Float64Range(0.1, 100), n, n)
		before, after := values.Draw(t, "before"), values.Draw(t, "after")
		parts, total, err := Contributions(before, after)
		if err != nil {
			t.Fatal(err)
		}
		sum, a, b := 0.0, 0.0, 0.0
		for i := range parts {
			sum, a, b = sum+parts[i], a+before[i], b+after[i]
		}
		if math.Abs(sum-total) > 1e-9 || math.Abs(total-100*(b/a-1)) > 1e-8 {
			t.Fatalf("parts sum to %v, total %v, the sum grows by %v", sum, total, 100*(b/a-1))
		}
	})
	if parts, total, err := Contributions([]float64{1, 2}, []float64{2, nan}); err != nil || parts[0] == parts[0] || total == total {
		t.Errorf("an unknown part: %v %v %v", parts, total, err)
	}
	if _, _, err := Contributions([]float64{0, 0}, []float64{1, 2}); err == nil {
		t.Error("no error for growth from nothing")
	}
}

// Air passengers in Australia, millions, 1990 to 2004 (Hyndman and
// Athanasopoulos, Forecasting: principles and practice). The numbers wanted
// are those of statsmodels 0.15.0.
var passengers = []float64{17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.60}

func TestSmoothingAgainstStatsmodels(t *testing.T) {
	ahead := func(f Forecast, n int) (v []float64) {
		for h := 1; h <= n; h++ {
			v = append(v, f(h))
		}
		return v
	}
	// Holt(y, damped_trend=True, initialization_method='known', initial_level=15.57, initial_trend=2.102)
	// .fit(smoothing_level=.8, smoothing_trend=.2, damping_trend=.9, optimized=False); its trend is β/α.
	s := Smoothing{Alpha: .8, Beta: .16, Phi: .9, Level: 15.57, Trend: 2.102}.Run(passengers)
	near(t, "damped", append(ahead(s.Forecast(), 5), s.SSE),
		[]float64{42.95261448, 44.02166931, 44.98381866, 45.84975308, 46.62909406, 45.48268836209608}, 1e-8)
	s = Smoothing{Alpha: .8, Beta: .16, Phi: 1, Level: 15.57, Trend: 2.102}.Run(passengers)
	near(t, "holt", append(ahead(s.Forecast(), 3), s.SSE), []float64{43.69513947, 45.48321772, 47.27129598, 45.22764464105067}, 1e-8)
	// SimpleExpSmoothing(y).fit() and ETSModel(y, error='add', trend='add', damped_trend=True).fit():
	// its optimum is held back by bounds 0.0001 inside ours.
	for _, c := range []struct {
		trend    Trend
		sse      float64
		forecast []float64
		within   float64
	}{
		{SimpleSmoothing, 78.69550111519713, []float64{41.6, 41.6, 41.6}, 1e-5},
		// Holt(y).fit() stops at 43.287, a local optimum; its sum at the optimum is that of
		// Holt(y, initialization_method='known', initial_level=15.832142857142857, initial_trend=1.717857142857143)
		// .fit(smoothing_level=1, smoothing_trend=0, optimized=False).
		{HoltTrend, 37.38103571428572, []float64{43.31785714, 45.03571429, 46.75357143}, 1e-6},
		{DampedTrend, 36.15630083974207, []float64{42.69364124, 43.72803443, 44.70647397}, 5e-3},
	} {
		s := FitSmoothing(passengers, c.trend)
		if s.SSE > c.sse+1e-9 || s.SSE < c.sse-0.01 {
			t.Errorf("trend %d: sum of squares %v, statsmodels has %v", c.trend, s.SSE, c.sse)
		}
		near(t, fmt.Sprintf("trend %d", c.trend), ahead(s.Forecast(), 3), c.forecast, c.within)
	}
}

// NIST StRD Ratkowsky2 (pasture yield): certified values 72.462237576,
// 2.6180768402, 0.067359200066 for y = b1 / (1 + exp(b2 − b3 x)) and the
// residual sum of squares 8.0565229338.
func TestLogisticAgainstNIST(t *testing.T) {
	y := []float64{8.93, 10.80, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08}
	x := []float64{9, 14, 21, 28, 42, 57, 63, 70, 79}
	l, ok := FitLogistic(x, y)
	if !ok {
		t.Fatal("the curve is not determined")
	}
	near(t, "curve", []float64{l.Saturation, l.Rate * l.Middle, l.Rate}, []float64{72.462237576, 2.6180768402, 0.067359200066}, 1e-4)
	near(t, "squares", []float64{l.SSE}, []float64{8.0565229338}, 1e-7)
	if _, ok := FitLogistic([]float64{0, 1, 2, 3, 4}, []float64{1, 2, 4, 8, 16}); ok {
		t.Error("doubling shows no saturation")
	}
}

func line(n int, f func(t float64) float64) []float64 {
	y := make([]float64, n)
	for t := range y {
		y[t] = f(float64(t))
	}
	return y
}

func TestProjectFindsTheLaw(t *testing.T) {
	for _, c := range []struct {
		method string
		f      func(float64) float64
	}{
		{"naive", func(float64) float64 { return 7 }},
		{"drift", func(t float64) float64 { return 10 + 3*t }},
		{"growth", func(t float64) float64 { return 5 * math.Pow(1.2, t) }},
		{"logistic", func(t float64) float64 { return 100 / (1 + math.Exp(-0.6*(t-6))) }},
	} {
		p, err := Project(line(14, c.f), 3, 0.8)
		if err != nil {
			t.Fatal(err)
		}
		if p.Method != c.method {
			t.Errorf("%s: %s was chosen", c.method, p.Method)
		}
		want := []float64{c.f(14), c.f(15), c.f(16)}
		near(t, c.method, p.Values, want, 1e-3)
		near(t, c.method+" low", p.Low, want, 1e-2)
	}
	gap := line(12, func(t float64) float64 { return 10 + 3*t })
	gap[4], gap[9] = nan, nan
	if p, _ := Project(gap, 1, 0.8); p.Method != "drift" || math.Abs(p.Values[0]-46) > 1e-9 {
		t.Errorf("with gaps: %s %v", p.Method, p.Values)
	}
}

func TestProjectIsHonest(t *testing.T) {
	p, err := Project([]float64{1, 2, nan, 3}, 2, 0.8)
	if err != nil || p.Method != "" || !strings.HasPrefix(p.Reason, "3 values are too few") {
		t.Errorf("three values: %+v, %v", p, err)
	}
	p, _ = Project([]float64{1, 2, 3.1, 3.9}, 4, 0.8)
	if p.Method == "" || p.Origins != 2 || len(p.Trials) != len(Methods) || p.Trials[6].Reason == "" {
		t.Errorf("four values: %+v", p)
	}
	if !(p.High[3]-p.Low[3] > p.High[0]-p.Low[0]) {
		t.Errorf("the interval does not widen: %v to %v", p.Low, p.High)
	}
	if _, err := Project([]float64{1, 2, 3, 4}, 0, 0.8); err == nil {
		t.Error("no error for horizon 0")
	}
	part, from, err := Last([]float64{1, 2, 30, 31}, []int{2})
	if err != nil || from != 2 || len(part) != 2 {
		t.Errorf("break: %v %d %v", part, from, err)
	}
	if _, _, err := Last([]float64{1}, []int{1}); err == nil {
		t.Error("no error for a break beyond the end")
	}
}

// Intervals of 80 % hold about so often, for series that wander.
func TestCoverage(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	const series = 120
	held := 0
	for range series {
		y := []float64{0}
		for range 20 {
			y = append(y, y[len(y)-1]+rng.NormFloat64())
		}
		p, err := Project(y[:20], 1, 0.8)
		if err != nil {
			t.Fatal(err)
		}
		if y[20] >= p.Low[0] && y[20] <= p.High[0] {
			held++
		}
	}
	if share := float64(held) / series; share < 0.7 || share > 0.9 {
		t.Errorf("intervals of 80 %% held in %.0f %%", 100*share)
	}
}
