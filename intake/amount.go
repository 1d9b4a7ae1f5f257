package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"agglo"
)

// An amount is a number as it was written.
type amount struct {
	digits string      // a plain decimal number
	power  int         // of ten, from words such as 万 that stand without a unit
	unit   string      // as written; empty where the number stands alone
	bound  agglo.Bound // "more than" and the like
}

var (
	number      = regexp.MustCompile(`^([^\d.+-]*?)\s*([+-]?(?:\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$`)
	endings     = regexp.MustCompile(`\s*(以上|左右|上下|余|多|\+)$`)
	leads       = regexp.MustCompile(`^(超过|超|大于|突破|逾|>|more than|over|≥|>=|不低于|不少于|至少|at least|近|接近|不足|不到|<|nearly|less than|约|大约|~|≈|about|around|approx\.?)$`)
	boundOfWord = map[string]agglo.Bound{
		"超过": agglo.Above, "超": agglo.Above, "大于": agglo.Above, "突破": agglo.Above, "逾": agglo.Above, ">": agglo.Above, "more than": agglo.Above, "over": agglo.Above, "余": agglo.Above, "多": agglo.Above, "+": agglo.Above,
		"≥": agglo.From, ">=": agglo.From, "不低于": agglo.From, "不少于": agglo.From, "至少": agglo.From, "at least": agglo.From, "以上": agglo.From,
		"近": agglo.Below, "接近": agglo.Below, "不足": agglo.Below, "不到": agglo.Below, "<": agglo.Below, "nearly": agglo.Below, "less than": agglo.Below,
		"约": agglo.About, "大约": agglo.About, "~": agglo.About, "≈": agglo.About, "about": agglo.About, "around": agglo.About, "approx": agglo.About, "approx.": agglo.About, "左右": agglo.About, "上下": agglo.About,
	}
)

// unknown are the ways in which people leave a cell empty.
func unknown(text string) bool {
	switch strings.ToLower(text) {
	case "", "-", "--", "—", "——", "–", "/", "\\", "n/a", "na", "nil", "null", "...", "…", "无", "暂无", "未知", "不详", "未披露", "缺", "无数据":
		return true
	}
	return false
}

// parseAmount reads a number with words and a unit around it: 约20GWh, 1,234.5万元.
func parseAmount(text string) (amount, error) {
	text = tidy(text)
	var a amount
	if m := endings.FindStringSubmatch(text); m != nil {
		a.bound = boundOfWord[m[1]]
		text = strings.TrimSuffix(text, m[0])
	}
	m := number.FindStringSubmatch(text)
	if m == nil {
		return a, fmt.Errorf("%q is not a number", text)
	}
	if lead := strings.ToLower(strings.TrimSpace(m[1])); lead != "" {
		if !leads.MatchString(lead) {
			return a, fmt.Errorf("%q is not a number: %q stands before it", text, m[1])
		}
		a.bound = boundOfWord[lead]
	}
	a.digits, a.unit = strings.NewReplacer(",", "", " ", "").Replace(m[2]), strings.TrimSpace(m[3])
	if a.unit == "" {
		return a, nil
	}
	if e := endings.FindStringSubmatch(a.unit); e != nil { // 20余万
		a.bound, a.unit = boundOfWord[e[1]], strings.TrimSuffix(a.unit, e[0])
	}
	for _, w := range []string{"余", "多"} {
		if rest, ok := strings.CutPrefix(a.unit, w); ok {
			a.bound, a.unit = agglo.Above, rest
		}
	}
	if power, rest := scale(unitKey(a.unit)); rest == "" {
		a.power, a.unit = power, ""
	} else if _, ok := parseUnit(a.unit); !ok {
		return a, fmt.Errorf("%q is not a number with a unit: %q is not known", text, a.unit)
	}
	return a, nil
}

// value returns the number times a power of ten, without an error of rounding.
func (a amount) value(power int) (float64, error) {
	digits, exponent, has := strings.Cut(strings.ToLower(a.digits), "e")
	if has {
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return 0, err
		}
		power += n
	}
	return strconv.ParseFloat(fmt.Sprintf("%se%d", digits, power+a.power), 64)
}

// unitKey is the form in which units are compared. It keeps what [key] drops,
// because % and / matter.
func unitKey(s string) string {
	return strings.ReplaceAll(strings.ToLower(norm.NFKC.String(s)), " ", "")
}

var scales = []struct {
	word  string
	power int
}{{"万亿", 12}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"万", 4}, {"千", 3}, {"百", 2}, {"trillion", 12}, {"billion", 9}, {"bn", 9}, {"million", 6}, {"mn", 6}, {"thousand", 3}}

// scale takes the word for a power of ten off the front of a unit.
func scale(k string) (power int, rest string) {
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(k, s.word); ok {
			return s.power, rest
		}
	}
	return 0, k
}

var perTime = regexp.MustCompile(`(/年|每年|/a|/yr|/year|peryear|ayear|年)$|(/月|每月|/month|permonth)$|(/日|/天|每日|每天|/d|/day|perday)$`)

// parseUnit reads a unit such as 万辆/年: vehicles/a and the power 4.
func parseUnit(text string) (unit, bool) {
	k := unitKey(text)
	per := ""
	if m := perTime.FindStringSubmatch(k); m != nil && m[0] != k {
		k = strings.TrimSuffix(k, m[0])
		switch {
		case m[1] != "":
			per = "/a"
		case m[2] != "":
			per = "/month"
		default:
			per = "/d"
		}
	}
	u, ok := unitNames[k]
	if !ok {
		power, rest := scale(k)
		if u, ok = unitNames[rest]; !ok {
			return unit{}, false
		}
		u.power += power
	}
	u.name += per
	return u, true
}
