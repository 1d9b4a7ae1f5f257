package indicator

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"agglo"
	"agglo/store"
)

// statusOrder is the preference between statements by their status.
var statusOrder = []string{"final", "revised", "preliminary", "reported", "estimate"}

func statusRank(status string) int {
	if i := slices.Index(statusOrder, status); i >= 0 {
		return i
	}
	return slices.Index(statusOrder, "reported")
}

// choose returns the statement that counts among several for one region,
// subject and period: the best status; among those, the most precise of the
// statements that agree with the latest one; among equals the latest
// published, then the first in the data set.
func choose(rows []store.Observation) store.Observation {
	best := slices.Clone(rows)
	slices.SortStableFunc(best, func(a, b store.Observation) int {
		if d := statusRank(a.Status) - statusRank(b.Status); d != 0 {
			return d
		}
		return strings.Compare(b.Published, a.Published)
	})
	latest := best[0]
	chosen := latest
	for _, o := range best[1:] {
		if statusRank(o.Status) != statusRank(latest.Status) {
			break
		}
		if agrees(o, latest) && precision(o) > precision(chosen) {
			chosen = o
		}
	}
	return chosen
}

// precision orders statements by how exactly they are put: significant digits,
// an exact one before a bound.
func precision(o store.Observation) int {
	p := 2 * digits(o.Value)
	if o.Bound == agglo.Exact {
		p++
	}
	return p
}

// digits returns the number of significant digits that v was written with.
func digits(v float64) int {
	s := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	mantissa, _, _ := strings.Cut(s, "e")
	return len(strings.Replace(mantissa, ".", "", 1))
}

// round returns v with n significant digits.
func round(v float64, n int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', n-1, 64), 64)
	return r
}

// agrees reports whether two statements are compatible: equal, equal when the
// more precise is rounded to the digits of the other (at least two), or on the
// right side of a bound and near it ("more than 700,000" and 705,000).
func agrees(a, b store.Observation) bool {
	if a.Unit != b.Unit {
		return false
	}
	if digits(a.Value) < digits(b.Value) || (a.Bound != agglo.Exact && b.Bound == agglo.Exact) {
		a, b = b, a
	}
	return meets(a.Value, b.Value, b.Bound)
}

// near is how far beyond its bound a number may lie and still be what the
// words mean: "more than 700,000" is not said of 800,000.
const near = 0.1

// vague is how far "about" reaches on either side.
const vague = 0.02

// meets reports whether the value v is what a statement of w with its bound says.
func meets(v, w float64, b agglo.Bound) bool {
	n := digits(w)
	if n < 2 && b == agglo.Exact {
		n = 2
	}
	rounded := round(v, n) == w
	switch b {
	case agglo.Above, agglo.From:
		return v >= w && v <= w*(1+near)
	case agglo.Below:
		return (v <= w && v >= w*(1-near)) || rounded
	case agglo.About:
		return rounded || math.Abs(v-w) <= vague*math.Abs(w)
	}
	return rounded
}
