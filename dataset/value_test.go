package dataset

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		fault string // a part of the message, empty for a number
	}{
		{"12", 12, ""},
		{"-0.5", -0.5, ""},
		{"+1e6", 1e6, ""},
		{"1.01E12", 1.01e12, ""},
		{".5", 0.5, ""},
		{"", 0, "not a number"},
		{"12O", 0, "not a number"},
		{"1_000", 0, "not a number"},
		{"0x10", 0, "not a number"},
		{"Inf", 0, "not a number"},
		{"1e400", 0, "too large"},
		{"1,234,567.8", 0, "thousands separators: write 1234567.8"},
		{"12 000", 0, "thousands separators: write 12000"},
		{"12,5", 0, "decimal comma: write 12.5"},
		{"１２．５", 0, "full-width digits: write 12.5"},
		{"97%", 0, "percent sign: write 97,"},
		{"1,2,3", 0, "not a number"},
	} {
		v, fault := parseNumber(c.text)
		if v != c.value || c.fault == "" && fault != "" || !strings.Contains(fault, c.fault) {
			t.Errorf("parseNumber(%q) = %v, %q; want %v, %q", c.text, v, fault, c.value, c.fault)
		}
	}
}

// A number is read as what strconv reads, whatever way it is written.
func TestParseNumber_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e300, 1e300).Draw(t, "v")
		format := rapid.SampledFrom([]byte("feEgG")).Draw(t, "format")
		text := strconv.FormatFloat(v, format, -1, 64)
		if got, fault := parseNumber(text); got != v || fault != "" {
			t.Fatalf("parseNumber(%q) = %v, %q", text, got, fault)
		}
		if got, _ := parseNumber(cellText(v)); got != v {
			t.Fatalf("%v is written as %s and read as %v", v, cellText(v), got)
		}
	})
}

// A day is a date exactly if package time reads it as one; months and years
// reach from their first day to the last.
func TestParseDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-2]\d\d\d-[01]\d-[0-3]\d`).Draw(t, "text")
		day, err := time.Parse(time.DateOnly, text)
		first, last, ok := parseDate(text)
		if want := err == nil && day.Year() > 0; ok != want {
			t.Fatalf("parseDate(%q) = %v, package time says %v", text, ok, err)
		}
		if !ok {
			return
		}
		n, _ := strconv.Atoi(strings.ReplaceAll(text, "-", ""))
		if first != int32(n) || last != int32(n) {
			t.Fatalf("parseDate(%q) = %d, %d", text, first, last)
		}
		first, last, ok = parseDate(text[:7])
		end := time.Date(day.Year(), day.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
		if !ok || first != int32(n/100*100+1) || last != int32(n/100*100+end) {
			t.Fatalf("parseDate(%q) = %d, %d, %v", text[:7], first, last, ok)
		}
		first, last, ok = parseDate(text[:4])
		if !ok || first != int32(day.Year()*10000+101) || last != int32(day.Year()*10000+1231) {
			t.Fatalf("parseDate(%q) = %d, %d, %v", text[:4], first, last, ok)
		}
	})
}

func TestParseDate_Malformed(t *testing.T) {
	for _, text := range []string{"", "23", "2023-", "2023-6", "2023-06-", "2023/06", "2023-06-31", "2023-06-30T00:00:00", "0000", "２０２３"} {
		if _, _, ok := parseDate(text); ok {
			t.Errorf("parseDate(%q) is a date", text)
		}
	}
}

func TestIDFault(t *testing.T) {
	for _, c := range []struct{ table, column, text, want string }{
		{"regions", "id", "CN-320400", ""},
		{"regions", "id", "常州", ""},
		{"organisations", "id", "a/b c", ""},
		{"regions", "id", "CN/320400", "slash"},
		{"chains", "id", "ev.battery", "point"},
		{"links", "chain", "ev.battery", ""}, // is looked up, and not found
		{"regions", "id", "A\u00a0", "space"},
		{"regions", "id", "A\nB", "control"},
	} {
		col := allColumns[c.table][column(c.table, c.column)]
		if got := col.fault(c.text); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s.%s: %q: %q, want %q", c.table, c.column, c.text, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"midstream", "upstream", "downstream"}
	for word, want := range map[string]string{
		"midstrem": "midstream", "MIDSTREAM": "midstream", "midsteram": "midstream",
		"stream": "upstream", "x": "", "equipment": "",
	} {
		if got := nearest(word, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := nearest("CN-320409", []string{"CN-320400", "CN-320401"}); got != "" {
		t.Errorf("of two that are equally near, %q is suggested", got)
	}
}
