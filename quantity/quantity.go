// Package quantity writes numbers with their units as people read them in
// English and Chinese: 1.01 trillion yuan, 1.01万亿元, 678,000 vehicles,
// 67.8万辆.
package quantity

import (
	"math"
	"strconv"
	"strings"

	"agglo"
)

// A Style says how many digits a reader wants.
type Style int

const (
	Full   Style = iota // up to six significant digits
	Medium              // up to four
	Short               // up to three
)

func (s Style) digits() int {
	switch s {
	case Short:
		return 3
	case Medium:
		return 4
	}
	return 6
}

// scale is a word for a power of ten.
type scale struct {
	factor float64
	word   string
}

var (
	english = []scale{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}
	chinese = []scale{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}}
)

// unitName is how a unit is written. A scaled unit takes words such as
// million; others (GWh, %) take plain numbers.
type unitName struct {
	en, zh string
	scaled bool
}

var units = map[string]unitName{
	"CNY":                        {" yuan", "元", true},
	"USD":                        {" US dollars", "美元", true},
	"persons":                    {" people", "人", true},
	"vehicles":                   {" vehicles", "辆", true},
	"vehicles/a":                 {" vehicles a year", "辆/年", true},
	"units":                      {" units", "件", true},
	"units/a":                    {" units a year", "件/年", true},
	"m2/a":                       {" m² a year", "平方米/年", true},
	"t":                          {" t", "吨", true},
	"t/a":                        {" t a year", "吨/年", true},
	"t/d":                        {" t a day", "吨/日", false},
	"t/year":                     {" t a year", "吨/年", true},
	"t CO2":                      {" t CO₂", "吨二氧化碳", true},
	"t CO2/a":                    {" t CO₂ a year", "吨二氧化碳/年", true},
	"t CO2/year":                 {" t CO₂ a year", "吨二氧化碳/年", true},
	"t CO2 per vehicle and year": {" t CO₂ per vehicle and year", "吨二氧化碳/辆·年", false},
	"GWh":                        {" GWh", "吉瓦时", false},
	"GWh/a":                      {" GWh a year", "吉瓦时/年", false},
	"GW":                         {" GW", "吉瓦", false},
	"GW/a":                       {" GW a year", "吉瓦/年", false},
	"CNY/person":                 {" yuan per head", "元/人", true},
	"USD/person":                 {" US dollars per head", "美元/人", true},
	"CNY per USD":                {" yuan per US dollar", "元/美元", false},
	"%":                          {" %", "%", false},
	"percentage points":          {" percentage points", "个百分点", false},
	"count":                      {"", "", true},
	"rank":                       {"", "", false},
	"links":                      {" links", "个环节", false},
	"ratio":                      {"", "", false},
	"index":                      {"", "", false},
	"years":                      {" years", "年", false},
	"km":                         {" km", "公里", false},
}

// Unit returns the name of a unit, and the unit itself where it has no other.
func Unit(unit string) agglo.Text {
	if n, ok := units[unit]; ok {
		return agglo.Text{En: strings.TrimSpace(n.en), Zh: n.zh}
	}
	return agglo.Text{En: unit, Zh: unit}
}

// Text returns v with its unit and the sign of its bound.
func Text(v float64, unit string, b agglo.Bound, style Style) agglo.Text {
	return agglo.Text{
		En: b.Symbol() + in(v, unit, style, english, func(n unitName) string { return n.en }),
		Zh: b.Symbol() + in(v, unit, style, chinese, func(n unitName) string { return n.zh }),
	}
}

func in(v float64, unit string, style Style, scales []scale, name func(unitName) string) string {
	n, known := units[unit]
	if !known {
		n = unitName{" " + unit, " " + unit, false}
	}
	if !n.scaled {
		return Number(v, style) + name(n)
	}
	if style == Full && math.Abs(v) < 1e6 && name(n) == n.en {
		return Number(v, style) + name(n)
	}
	for _, s := range scales {
		if math.Abs(v) >= s.factor*0.99995 {
			return Number(v/s.factor, style) + s.word + name(n)
		}
	}
	return Number(v, style) + name(n)
}

// Number returns v with separators and at most the digits of the style; whole
// numbers keep all their digits.
func Number(v float64, style Style) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	digits := style.digits()
	if v == 0 {
		return "0"
	}
	decimals := max(0, digits-1-int(math.Floor(math.Log10(math.Abs(v)))))
	s := strconv.FormatFloat(v, 'f', min(decimals, 12), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return separate(s)
}

// separate puts commas between groups of three digits before the point.
func separate(s string) string {
	sign, s := cutSign(s)
	whole, fraction, hasFraction := strings.Cut(s, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if hasFraction {
		b.WriteString("." + fraction)
	}
	return sign + b.String()
}

func cutSign(s string) (sign, rest string) {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "−", rest
	}
	return "", s
}
