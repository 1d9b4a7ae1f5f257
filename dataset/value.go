package dataset

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"agglo"
)

// fault says what is wrong with the text of a cell, as far as the cell alone
// can tell, and returns "" where nothing is.
func (c *Column) fault(text string) string {
	if plain(text) && (c.Type == ID || c.Type == Text) {
		return ""
	}
	if !utf8.ValidString(text) {
		return fmt.Sprintf("%q is not UTF-8", text)
	}
	switch c.Type {
	case Number, Integer:
		v, fault := parseNumber(text)
		if fault != "" {
			return fault
		}
		return c.numberFault(v)
	case Boolean:
		if _, ok := parseBoolean(text); !ok {
			return fmt.Sprintf("%q is neither true nor false", text)
		}
	case Enum:
		return c.enumFault(text)
	case Date:
		if _, _, ok := parseDate(text); !ok {
			return fmt.Sprintf("%q is not a date (2023, 2023-06 or 2023-06-30)", text)
		}
	case Period:
		if _, err := agglo.ParsePeriod(text); err != nil {
			return err.Error()
		}
	case ID, Subject:
		return c.idFault(text)
	case Text:
		if strings.TrimSpace(text) == "" {
			return "holds nothing but spaces"
		}
	}
	return ""
}

func (c *Column) enumFault(text string) string {
	for _, v := range c.Values {
		if text == v {
			return ""
		}
	}
	return fmt.Sprintf("%q is not one of %s%s", text, strings.Join(c.Values, ", "), didYouMean(text, c.Values))
}

// numberFault checks a number against its column.
func (c *Column) numberFault(v float64) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return cellText(v) + " is not a number: leave the cell empty where the value is unknown"
	case c.Type == Integer && v != math.Trunc(v):
		return cellText(v) + " is not a whole number"
	case c.Min != nil && v < *c.Min, c.Max != nil && v > *c.Max:
		return cellText(v) + " is outside " + c.bounds()
	}
	return ""
}

// bounds returns the range of a number as the list of columns writes it.
func (c *Column) bounds() string {
	s := ".."
	if c.Min != nil {
		s = strconv.FormatFloat(*c.Min, 'g', -1, 64) + s
	}
	if c.Max != nil {
		s += strconv.FormatFloat(*c.Max, 'g', -1, 64)
	}
	return s
}

// idFault keeps ids free of what would make them hard to see or to cite: the
// id of a figure joins ids by "/", and that of a link joins chain and link by ".".
func (c *Column) idFault(text string) string {
	if strings.TrimSpace(text) != text {
		return fmt.Sprintf("%q begins or ends with a space", text)
	}
	if strings.ContainsFunc(text, unicode.IsControl) {
		return fmt.Sprintf("%q has a line break or another control character", text)
	}
	if !c.Key || c.References != "" {
		return ""
	}
	switch c.Table {
	case "chains", "links", "regions", "indicators", "subjects":
		if strings.Contains(text, "/") {
			return fmt.Sprintf("%q has a slash, which stands between the ids in the id of a figure", text)
		}
	}
	if c.Table == "chains" && strings.Contains(text, ".") {
		return fmt.Sprintf("%q has a point, which stands between chain and link in a subject", text)
	}
	return ""
}

// plain reports whether a text has no characters but letters, digits, "-" and
// "_" of ASCII, as most ids have.
func plain(text string) bool {
	for _, b := range []byte(text) {
		if b|0x20 < 'a' || b|0x20 > 'z' {
			if (b < '0' || b > '9') && b != '-' && b != '_' {
				return false
			}
		}
	}
	return true
}

var (
	thousands = regexp.MustCompile(`^[+-]?\d{1,3}([,' \x{a0}\x{202f}\x{ff0c}]\d{3})+(\.\d+)?$`)
	separator = strings.NewReplacer(",", "", "'", "", " ", "", "\u00a0", "", "\u202f", "", "\uff0c", "")
)

// parseNumber reads a plain decimal number or one with an exponent.
func parseNumber(s string) (v float64, fault string) {
	v, err := decimal(s)
	if err == nil {
		return v, ""
	}
	isDecimal := func(s string) bool {
		_, err := decimal(s)
		return err == nil
	}
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, fmt.Sprintf("%q is too large a number", s)
	case thousands.MatchString(s):
		return 0, fmt.Sprintf("%q has thousands separators: write %s", s, separator.Replace(s))
	case halfWidth(s) != s && isDecimal(halfWidth(s)):
		return 0, fmt.Sprintf("%q has full-width digits: write %s", s, halfWidth(s))
	case strings.HasSuffix(s, "%") && isDecimal(strings.TrimSuffix(s, "%")):
		return 0, fmt.Sprintf("%q has a percent sign: write %s, the unit has a column of its own", s, strings.TrimSuffix(s, "%"))
	case isDecimal(strings.Replace(s, ",", ".", 1)):
		return 0, fmt.Sprintf("%q has a decimal comma: write %s", s, strings.Replace(s, ",", ".", 1))
	}
	return 0, fmt.Sprintf("%q is not a number", s)
}

// decimal reads a number without the hexadecimal, infinite and other forms that
// package strconv knows as well.
func decimal(s string) (float64, error) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseFloat(s, 64)
}

// halfWidth turns the full-width forms of ASCII characters into these.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '\uff01' && r <= '\uff5e' {
			return r - '\uff01' + '!'
		}
		return r
	}, s)
}

func parseBoolean(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "true", "yes", "1":
		return true, true
	case "false", "no", "0":
		return false, true
	}
	return false, false
}

// parseDate reads a date as precise as known. It returns the first and the
// last day that the date may mean, as the number yyyymmdd.
func parseDate(s string) (first, last int32, ok bool) {
	year, ok := digits(s, 0, 4)
	if !ok || year == 0 {
		return 0, 0, false
	}
	month, day := int32(0), int32(0)
	switch len(s) {
	case 4:
		return year*10000 + 101, year*10000 + 1231, true
	case 7, 10:
		month, ok = digits(s, 5, 7)
		if !ok || s[4] != '-' || month < 1 || month > 12 {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	end := daysIn(year, month)
	first = year*10000 + month*100
	if len(s) == 7 {
		return first + 1, first + end, true
	}
	day, ok = digits(s, 8, 10)
	if !ok || s[7] != '-' || day < 1 || day > end {
		return 0, 0, false
	}
	return first + day, first + day, true
}

func digits(s string, from, to int) (n int32, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for _, b := range []byte(s[from:to]) {
		if b < '0' || b > '9' {
			return 0, false
		}
		n = 10*n + int32(b-'0')
	}
	return n, true
}

func daysIn(year, month int32) int32 {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
