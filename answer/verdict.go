package answer

import (
	"math"
	"strconv"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/store"
)

// judge compares the claim with the figure.
func (k *ClaimCheck) judge(c store.Claim, f indicator.Figure) {
	k.Verdict = Unchecked
	if f.Value == nil {
		k.FoundText, k.Why = agglo.Text{En: "unknown", Zh: "未知"}, f.Unknown
		return
	}
	found, text, row := *f.Value, f.Text, firstRow(f)
	if row != nil && row.Source == c.Row.Source {
		other := otherSource(f, c.Row.Source)
		if other == nil {
			k.Found, k.FoundText = &found, text
			k.Why = agglo.Text{En: "only its own source states it", Zh: "仅有其自身来源"}
			return
		}
		found, text = *other.Value, other.Text
	}
	k.Found, k.FoundText = &found, text
	if c.Value != 0 {
		diff := 100 * (found/c.Value - 1)
		k.Difference = &diff
	}
	if f.Low != nil && f.High != nil && *f.Low < *f.High && found == *f.Value {
		k.judgeInterval(c, f)
		return
	}
	k.Verdict = compareClaim(c, found)
	k.Why = k.reason(f)
}

// judgeInterval judges a claim against a figure that is only known to lie
// between two ends.
func (k *ClaimCheck) judgeInterval(c store.Claim, f indicator.Figure) {
	k.FoundText = agglo.Textf("%s, between %s and %s", "%s，介于%s与%s之间", f.Text, quantity.Number(*f.Low, quantity.Short), quantity.Number(*f.High, quantity.Short))
	k.Difference = nil
	if half := halfUnit(c.Value, c.Bound); c.Value+half < *f.Low || c.Value-half > *f.High {
		k.Verdict = Differs
		return
	}
	k.Why = agglo.Text{En: "within what is possible: the register covers the region only in part", Zh: "在可能范围之内：名录仅部分覆盖该地区"}
}

func firstRow(f indicator.Figure) *agglo.Row {
	if len(f.Inputs) > 0 {
		return f.Inputs[0].Row
	}
	return nil
}

// otherSource returns the first other statement for the same period that comes
// from another source.
func otherSource(f indicator.Figure, own agglo.SourceID) *indicator.Other {
	for i, o := range f.Others {
		if o.Row != nil && o.Row.Source != own && o.Value != nil && o.Definition.En == "another statement" {
			return &f.Others[i]
		}
	}
	return nil
}

func (k *ClaimCheck) reason(f indicator.Figure) agglo.Text {
	if n := len(f.Left); n > 0 {
		return agglo.Textf("%d regions of the group have no data", "组内%d个地区缺数据", n)
	}
	if contested := f.Contested(); len(contested) > 0 {
		return agglo.Textf("sources disagree: also %s", "来源不一致：另有%s", contested[0].Text)
	}
	if len(f.Notes) > 0 {
		return f.Notes[0]
	}
	return agglo.Text{}
}

// compareClaim returns the verdict on a claimed value and a found one: equal;
// equal within half a unit of the last digit given, or the tolerance of the
// claim, or on the right side of its bound; or different.
func compareClaim(c store.Claim, found float64) string {
	switch {
	case found == c.Value && c.Bound != agglo.Above:
		return Agrees
	case c.Tolerance != nil && math.Abs(found-c.Value) <= *c.Tolerance*math.Abs(c.Value):
		return Rounded
	case c.Bound == agglo.Above && found > c.Value, c.Bound == agglo.From && found >= c.Value, c.Bound == agglo.Below && found <= c.Value:
		return Agrees
	case c.Bound == agglo.Above && found == c.Value:
		return Agrees // both say "more than"
	case c.Tolerance == nil && c.Bound != agglo.Above && math.Abs(found-c.Value) <= halfUnit(c.Value, c.Bound)*(1+1e-9):
		return Rounded
	}
	return Differs
}

// halfUnit returns half a unit of the last significant digit of v, and of the
// second digit where v has only one: 20 % stands for 19.5 to 20.5, but "about
// five million" for 4.5 to 5.5 million.
func halfUnit(v float64, b agglo.Bound) float64 {
	if v == 0 {
		return 0
	}
	s := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	mantissa, exp, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exp)
	digits := len(strings.Replace(mantissa, ".", "", 1))
	if b != agglo.About {
		digits = max(2, digits)
	}
	if v == math.Trunc(v) && math.Abs(v) < 1000 { // counts and ranks are exact to one
		return 0.5
	}
	return 0.5 * math.Pow(10, float64(e-digits+1))
}
