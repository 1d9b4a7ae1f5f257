package intake

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"agglo"
)

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		unit  string
		bound agglo.Bound
	}{
		{"20", 20, "", ""},
		{"1,234.5", 1234.5, "", ""},
		{"１，２３４", 1234, "", ""},
		{"20GWh", 20, "GWh", ""},
		{"30万辆", 300000, "vehicles", ""},
		{"30 万辆/年", 300000, "vehicles/a", ""},
		{"约20 GWh", 20, "GWh", agglo.About},
		{"超过5亿元", 5e8, "CNY", agglo.Above},
		{"20余万吨", 200000, "t", agglo.Above},
		{"1.2万亿元", 1.2e12, "CNY", ""},
		{"500MWh", 0.5, "GWh", ""},
		{"12.3万", 123000, "", ""},
		{"≥3000人", 3000, "persons", agglo.From},
		{"100 million m2", 1e8, "m2", ""},
		{"1.5e3", 1500, "", ""},
		{"50%", 50, "%", ""},
		{"10吨以上", 10, "t", agglo.From},
	} {
		a, err := parseAmount(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		u := unit{}
		if a.unit != "" {
			u, _ = parseUnit(a.unit)
		}
		if v, err := a.value(u.power); err != nil || v != c.value || u.name != c.unit || a.bound != c.bound {
			t.Errorf("%s is %v %s %q, %v; want %v %s %q", c.text, v, u.name, a.bound, err, c.value, c.unit, c.bound)
		}
	}
	for _, text := range []string{"12O", "很多", "10-20", "5 parsecs", "1.2.3", "一二三", "--5"} {
		if a, err := parseAmount(text); err == nil {
			t.Errorf("%s is read as %+v", text, a)
		}
	}
}

// A number in 万 is the same number as without: no digit is lost by scaling.
func TestAmountKeepsDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 1e12).Draw(t, "cents")
		text := strconv.FormatInt(cents/100, 10) + "." + pad(strconv.FormatInt(cents%100, 10)) + "万元"
		a, err := parseAmount(text)
		if err != nil {
			t.Fatal(err)
		}
		u, _ := parseUnit(a.unit)
		v, err := a.value(u.power)
		if err != nil || v != float64(cents)*100 || v != math.Trunc(v) {
			t.Fatalf("%s is %v, %v", text, v, err)
		}
	})
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		cell Cell
		want string
	}{
		{Cell{Text: "2023年5月"}, "2023-05"},
		{Cell{Text: "2023年5月1日"}, "2023-05-01"},
		{Cell{Text: "２０２３年"}, "2023"},
		{Cell{Text: "2023/5/1"}, "2023-05-01"},
		{Cell{Text: "2023.05"}, "2023-05"},
		{Cell{Text: "20230501"}, "2023-05-01"},
		{Cell{Text: "202305"}, "2023-05"},
		{Cell{Text: "2023年底"}, "2023-12"},
		{Cell{Text: "2023-05-01 00:00:00"}, "2023-05-01"},
		{Cell{Text: "May 2023"}, "2023-05"},
		{Cell{Text: "5 May 2023"}, "2023-05-05"},
		// 45047 is 1 May 2023, ECMA-376 part 1, 18.17.4.
		{Cell{Text: "45047"}, "2023-05-01"},
		{Cell{Text: "45047", Grain: Month}, "2023-05"},
		{Cell{Text: "2023"}, "2023"},
	} {
		if got, err := parseDate(c.cell, false); err != nil || got != c.want {
			t.Errorf("%v is %q, %v; want %s", c.cell, got, err, c.want)
		}
	}
	// The same day in a workbook that counts from 1904 has a number less by 1462.
	if got, err := parseDate(Cell{Text: "43585", Grain: Day}, true); err != nil || got != "2023-05-01" {
		t.Errorf("43585 from 1904 is %q, %v", got, err)
	}
	for _, text := range []string{"5/6/2023", "2023年13月", "2023-02-30", "去年", "12", "2023年5"} {
		if got, err := parseDate(Cell{Text: text}, false); err == nil && text != "2023年5" {
			t.Errorf("%s is read as %s", text, got)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for text, want := range map[string]string{
		"2023年": "2023", "2023年上半年": "2023-S1", "2023年一季度": "2023-Q1", "2023年第三季度": "2023-Q3",
		"2023年1-9月": "2023-01/2023-09", "2023年前三季度": "2023-01/2023-09", "2023Q2": "2023-Q2", "2023-H1": "2023-S1", "2023年6月": "2023-06",
	} {
		if got, err := parsePeriod(Cell{Text: text}, false); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %s", text, got, err, want)
		}
	}
}
