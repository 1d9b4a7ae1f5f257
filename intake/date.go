package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"agglo"
)

var (
	longDate  = regexp.MustCompile(`^(\d{4}) ?[年./-] ?(\d{1,2})(?: ?[月./-] ?(\d{1,2}) ?[日号]?| ?月)?(?: ?(?:底|末|初|中旬|上旬|下旬|份))?$`)
	shortDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})?$`)
	yearOnly  = regexp.MustCompile(`^(\d{4})(?:\.0+)? ?年?(?:初|度)?$`)
	yearEnd   = regexp.MustCompile(`^(\d{4}) ?年(?:底|末)$`)
	slashed   = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$`)
	clock     = regexp.MustCompile(`[ T]\d{1,2}:\d{2}(:\d{2})?$`)
	months    = regexp.MustCompile(`^(\d{4}) ?年? ?(\d{1,2}) ?月? ?[-—–~至到] ?(\d{1,2}) ?月$`)
	part      = regexp.MustCompile(`^(\d{4}) ?年? ?(上半年|下半年|第?[一二三四1-4]季度|前三季度|[hHsSqQ][1-4])$`)
)

// englishDates are forms of dates with the name of a month.
var englishDates = []struct {
	layout string
	grain  Grain
}{{"January 2006", Month}, {"Jan 2006", Month}, {"2 January 2006", Day}, {"2 Jan 2006", Day}, {"January 2, 2006", Day}, {"Jan 2, 2006", Day}, {"2-Jan-2006", Day}, {"Jan-2006", Month}}

// parseDate reads a date in a local form: 2023年5月, 2023/5/1, 20230501, May
// 2023, or the number of a day as workbooks store it.
func parseDate(c Cell, date1904 bool) (string, error) {
	text := clock.ReplaceAllString(tidy(c.Text), "")
	if c.Grain != NoDate {
		if s, ok := serial(text, c.Grain, date1904); ok {
			return s, nil
		}
	}
	if m := longDate.FindStringSubmatch(text); m != nil {
		return calendar(m[1], m[2], m[3])
	}
	if m := yearOnly.FindStringSubmatch(text); m != nil && m[1] >= "1800" && m[1] <= "2200" {
		return m[1], nil
	}
	if m := yearEnd.FindStringSubmatch(text); m != nil {
		return m[1] + "-12", nil
	}
	if m := shortDate.FindStringSubmatch(text); m != nil {
		return calendar(m[1], m[2], m[3])
	}
	if slashed.MatchString(text) {
		return "", fmt.Errorf("%q may be day or month first: write it as 2023-06-30", text)
	}
	for _, f := range englishDates {
		if t, err := time.Parse(f.layout, text); err == nil {
			return cut(t, f.grain), nil
		}
	}
	if s, ok := serial(text, Day, date1904); ok {
		return s, nil
	}
	return "", fmt.Errorf("%q is not a date (2023年5月, 2023/5/1, 2023-05-01, May 2023)", text)
}

func calendar(year, month, day string) (string, error) {
	s := year + "-" + pad(month)
	if day != "" {
		s += "-" + pad(day)
	}
	if _, err := agglo.ParsePeriod(s); err != nil {
		return "", fmt.Errorf("there is no date %s", s)
	}
	return s, nil
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func cut(t time.Time, g Grain) string {
	switch g {
	case Year:
		return t.Format("2006")
	case Month:
		return t.Format("2006-01")
	}
	return t.Format("2006-01-02")
}

// serial reads the number of a day, counted as ECMA-376, part 1, 18.17.4 says:
// from 1899-12-30 for days after February 1900, or from 1904-01-01. Numbers
// below 20,000 (1954) are more likely something else.
func serial(text string, g Grain, date1904 bool) (string, bool) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < 20_000 || n >= 80_000 {
		return "", false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return cut(epoch.AddDate(0, 0, int(n)), g), true
}

// parsePeriod reads a period in a local form: those of [parseDate], and
// 2023年上半年, 2023年一季度, 2023年1-9月, 2023Q2.
func parsePeriod(c Cell, date1904 bool) (string, error) {
	text := tidy(c.Text)
	if p, err := agglo.ParsePeriod(text); err == nil {
		return p.String(), nil
	}
	if m := months.FindStringSubmatch(text); m != nil {
		return span(m[1], m[2], m[3])
	}
	if m := part.FindStringSubmatch(text); m != nil {
		return m[1] + partOfYear(m[1], m[2]), nil
	}
	return parseDate(c, date1904)
}

func span(year, from, to string) (string, error) {
	p, err := agglo.ParsePeriod(fmt.Sprintf("%s-%s/%[1]s-%[3]s", year, pad(from), pad(to)))
	if err != nil {
		return "", fmt.Errorf("%s年%s-%s月 is not a span of months", year, from, to)
	}
	return p.String(), nil
}

func partOfYear(year, words string) string {
	switch {
	case words == "上半年":
		return "-S1"
	case words == "下半年":
		return "-S2"
	case words == "前三季度":
		return "-01/" + year + "-09"
	case strings.HasSuffix(words, "季度"):
		n := strings.NewReplacer("第", "", "季度", "", "一", "1", "二", "2", "三", "3", "四", "4").Replace(words)
		return "-Q" + n
	}
	return "-" + strings.NewReplacer("H", "S").Replace(strings.ToUpper(words))
}
