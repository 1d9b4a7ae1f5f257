package outlook

import (
	"fmt"
	"math"
)

// A Comparator says how a value is to stand to its target.
type Comparator string

const (
	Above   Comparator = "gt" // more than the target
	AtLeast Comparator = "ge"
	Equal   Comparator = "eq"
	AtMost  Comparator = "le"
	Below   Comparator = "lt" // less than the target
)

// Met reports whether v meets the target; equal values may differ by rounding,
// 1e-9 of the target.
func (c Comparator) Met(v, target float64) bool {
	switch c {
	case Above:
		return v > target
	case AtLeast:
		return v >= target
	case Equal:
		return math.Abs(v-target) <= 1e-9*math.Abs(target)
	case AtMost:
		return v <= target
	case Below:
		return v < target
	}
	panic(fmt.Sprintf("outlook: %q is not a comparator (gt, ge, eq, le, lt)", string(c)))
}

// Growth is the change between two values some steps apart.
type Growth struct {
	From, To int     // steps
	Rate     float64 // compound, per step: 0.1 is 10 %; NaN unless both values are above 0
	Change   float64 // per step, in the unit of the series
}

func growth(from int, a float64, to int, b float64) Growth {
	steps := float64(to - from)
	g := Growth{From: from, To: to, Rate: math.NaN(), Change: (b - a) / steps}
	if a > 0 && b > 0 {
		g.Rate = math.Pow(b/a, 1/steps) - 1
	}
	return g
}

// A Path is what a target asks for against what was achieved.
type Path struct {
	Last     int     // last step with a value
	Value    float64 // there
	Required Growth  // from there to the target
	Achieved Growth  // over the whole series
	Recent   Growth  // between the last two values
	Met      bool    // the last value meets the target
	Reached  float64 // step at which the achieved rate reaches the target; NaN where it never does
	// Ahead is how far the achieved rate leads to or past the target at its
	// step, as a share of the target: −0.1 is a tenth below it.
	Ahead float64
}

// Required returns the path from the last value of series to a target due at a
// step beyond it,
//
//	rate = (target / last)^(1/steps) − 1,
//
// and the achieved rate over all values. Where a value is 0 or less a rate is
// unknown (NaN), and Reached and Ahead follow the achieved change per step.
// With one value there is no achieved growth: its numbers are NaN.
//
// Reached is a fraction of a step, the last step where the target is met
// already, and NaN where growth leads away from the target. It says when the
// target's value is passed, from below or above, whichever the comparator is;
// a target that must not be exceeded is met until then.
//
// It is an error if the series has no value, the target is not a number or due
// lies at or before the last value.
func Required(series []float64, due int, target float64, c Comparator) (Path, error) {
	steps := known(series)
	switch {
	case len(steps) == 0:
		return Path{}, fmt.Errorf("outlook: the series has no value")
	case check(series) != nil:
		return Path{}, check(series)
	case math.IsNaN(target) || math.IsInf(target, 0):
		return Path{}, fmt.Errorf("outlook: target %v is not a number", target)
	}
	first, last := steps[0], steps[len(steps)-1]
	if due <= last {
		return Path{}, fmt.Errorf("outlook: the target is due at step %d, the last value is of step %d", due, last)
	}
	none := Growth{Rate: math.NaN(), Change: math.NaN()}
	p := Path{
		Last: last, Value: series[last], Required: growth(last, series[last], due, target),
		Achieved: none, Recent: none, Met: c.Met(series[last], target), Reached: math.NaN(), Ahead: math.NaN(),
	}
	if len(steps) > 1 {
		before := steps[len(steps)-2]
		p.Achieved = growth(first, series[first], last, series[last])
		p.Recent = growth(before, series[before], last, series[last])
	}
	p.follow(due, target)
	return p, nil
}

// follow goes on from the last value with the growth achieved.
func (p *Path) follow(due int, target float64) {
	steps := float64(due - p.Last)
	var distance, there float64 // in steps of growth; the value at due
	if p.Achieved.Rate == p.Achieved.Rate && target > 0 {
		distance = math.Log(target/p.Value) / math.Log1p(p.Achieved.Rate)
		there = p.Value * math.Pow(1+p.Achieved.Rate, steps)
	} else {
		distance = (target - p.Value) / p.Achieved.Change
		there = p.Value + steps*p.Achieved.Change
	}
	if target != 0 {
		p.Ahead = (there - target) / math.Abs(target)
	}
	switch {
	case p.Met:
		p.Reached = float64(p.Last)
	case distance >= 0 && !math.IsInf(distance, 0):
		p.Reached = float64(p.Last) + distance
	}
}

// Contributions returns what each part contributes to the growth of their sum,
//
//	c_i = 100 (after_i − before_i) / Σ before,
//
// in percentage points, and the growth of the sum in per cent, which the
// contributions add up to. A part that is new has the value 0 before. An
// unknown part (NaN) makes all unknown. It panics if the lengths differ; it is
// an error if the parts do not sum to more than 0 before.
func Contributions(before, after []float64) (parts []float64, total float64, err error) {
	if len(before) != len(after) {
		panic(fmt.Sprintf("outlook: %d parts before, %d after", len(before), len(after)))
	}
	sum := 0.0
	for _, v := range before {
		sum += v
	}
	if sum <= 0 || math.IsInf(sum, 0) {
		return nil, 0, fmt.Errorf("outlook: the parts sum to %v before: growth needs a sum above 0", sum)
	}
	parts = make([]float64, len(before))
	for i, v := range before {
		parts[i] = 100 * (after[i] - v) / sum
		total += parts[i]
	}
	if math.IsNaN(total) {
		for i := range parts {
			parts[i] = math.NaN()
		}
	}
	return parts, total, nil
}
