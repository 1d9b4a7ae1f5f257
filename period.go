package agglo

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Period is a stretch of time as statistics name it. The written form
// follows SDMX: 2023, 2023-S1 (also 2023-H1), 2023-Q2, 2023-06, 2023-06-30,
// and 2023-01/2023-09 for a span of months, days or years, both ends included.
// The zero Period has no text and covers nothing.
type Period struct {
	text       string
	start, end time.Time // first day, and first day after
}

var periodForm = regexp.MustCompile(`^(\d{4})(?:-(?:[SH]([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$`)

// ParsePeriod reads a period. The error says which forms are accepted.
func ParsePeriod(s string) (Period, error) {
	if from, to, ok := strings.Cut(s, "/"); ok {
		a, errA := parseSimple(from)
		b, errB := parseSimple(to)
		if errA != nil || errB != nil || !b.end.After(a.start) {
			return Period{}, badPeriod(s)
		}
		return Period{text: a.text + "/" + b.text, start: a.start, end: b.end}, nil
	}
	return parseSimple(s)
}

// MustPeriod is [ParsePeriod] for periods known to be valid; it panics otherwise.
func MustPeriod(s string) Period {
	p, err := ParsePeriod(s)
	if err != nil {
		panic("agglo: " + err.Error())
	}
	return p
}

func badPeriod(s string) error {
	return Errorf(Invalid, "%q is not a period (2023, 2023-S1, 2023-Q2, 2023-06, 2023-06-30 or 2023-01/2023-09)", s)
}

func parseSimple(s string) (Period, error) {
	m := periodForm.FindStringSubmatch(s)
	if m == nil {
		return Period{}, badPeriod(s)
	}
	year, _ := strconv.Atoi(m[1])
	month, day, months, days := 1, 1, 12, 0
	switch {
	case m[2] != "":
		half, _ := strconv.Atoi(m[2])
		month, months = 6*half-5, 6
		s = m[1] + "-S" + m[2]
	case m[3] != "":
		quarter, _ := strconv.Atoi(m[3])
		month, months = 3*quarter-2, 3
	case m[4] != "":
		month, _ = strconv.Atoi(m[4])
		months = 1
		if m[5] != "" {
			day, _ = strconv.Atoi(m[5])
			months, days = 0, 1
		}
	}
	start := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if int(start.Month()) != month || start.Day() != day {
		return Period{}, badPeriod(s)
	}
	return Period{text: s, start: start, end: start.AddDate(0, months, days)}, nil
}

// String returns the written form.
func (p Period) String() string { return p.text }

// In returns p as people write it: in English its written form, in Chinese
// 2023年, 2023年第三季度, 2023年1—9月.
func (p Period) In(l Lang) string {
	if l != Chinese || p.IsZero() {
		return p.text
	}
	from, to, span := strings.Cut(p.text, "/")
	if !span {
		return chinesePeriod(from)
	}
	a, b := chinesePeriod(from), chinesePeriod(to)
	if year := from[:4] + "年"; len(from) == len("2023-01") && strings.HasPrefix(b, year) {
		return strings.TrimSuffix(a, "月") + "—" + strings.TrimPrefix(b, year)
	}
	if len(from) == len("2023") && len(to) == len(from) {
		return from + "—" + b
	}
	return a + "至" + b
}

// chinesePeriod writes a period that is not a span.
func chinesePeriod(s string) string {
	m := periodForm.FindStringSubmatch(s)
	year := m[1] + "年"
	switch {
	case m[2] != "":
		return year + map[string]string{"1": "上半年", "2": "下半年"}[m[2]]
	case m[3] != "":
		return year + "第" + map[string]string{"1": "一", "2": "二", "3": "三", "4": "四"}[m[3]] + "季度"
	case m[5] != "":
		return year + strings.TrimPrefix(m[4], "0") + "月" + strings.TrimPrefix(m[5], "0") + "日"
	case m[4] != "":
		return year + strings.TrimPrefix(m[4], "0") + "月"
	}
	return year
}

// IsZero reports whether p is the zero Period.
func (p Period) IsZero() bool { return p.text == "" }

// Start returns the first day of p.
func (p Period) Start() time.Time { return p.start }

// End returns the last day of p.
func (p Period) End() time.Time { return p.end.AddDate(0, 0, -1) }

// Contains reports whether q lies within p.
func (p Period) Contains(q Period) bool { return !q.start.Before(p.start) && !q.end.After(p.end) }

// Year returns the calendar year in which p ends.
func (p Period) Year() int { return p.End().Year() }

// IsYear reports whether p is one calendar year.
func (p Period) IsYear() bool { return len(p.text) == 4 }

// Years returns p's length in years; a year is 1, a quarter 0.25.
func (p Period) Years() float64 { return p.end.Sub(p.start).Hours() / 24 / 365.25 }

// Before returns the period of the same form n years before p: 2022-Q1 for
// 2023-Q1 and 1. It returns the zero Period for 29 February.
func (p Period) Before(n int) Period {
	shift := func(s string) string {
		y, _ := strconv.Atoi(s[:4])
		return fmt.Sprintf("%04d%s", y-n, s[4:])
	}
	parts := strings.Split(p.text, "/")
	for i := range parts {
		parts[i] = shift(parts[i])
	}
	q, err := ParsePeriod(strings.Join(parts, "/"))
	if err != nil {
		return Period{}
	}
	return q
}

// MarshalText and UnmarshalText use the written form.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.text), nil }

// UnmarshalText reads the written form; the empty text is the zero Period.
func (p *Period) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*p = Period{}
		return nil
	}
	*p, err = ParsePeriod(string(b))
	return err
}
