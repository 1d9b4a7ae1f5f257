package intake

import (
	"regexp"
	"strings"
)

// A heading is what stands above a column of a sheet.
type heading struct {
	col  int
	text string // of all rows of the header: 产能 / 设计
	last int    // row where the header ends
}

// searched is how many rows a header is looked for in.
const searched = 40

// bestRow returns the first of the rows with the highest score, -1 where all
// have none.
func bestRow(s *Sheet, score func(row int) int) int {
	best, at := 0, -1
	for row := 0; row < min(len(s.Rows), searched); row++ {
		if n := score(row); n > best {
			best, at = n, row
		}
	}
	return at
}

// headings returns the headings of a header that a row is part of. Cells that
// are merged downwards join rows to one header.
func headings(s *Sheet, row int) []heading {
	top, bottom := row, row
	for grown := true; grown; {
		grown = false
		for _, m := range s.Spans {
			if m.Bottom > m.Top && m.Top <= bottom && m.Bottom >= top && m.Bottom-m.Top < 4 && (m.Top < top || m.Bottom > bottom) {
				top, bottom, grown = min(top, m.Top), max(bottom, m.Bottom), true
			}
		}
	}
	var out []heading
	for col := range s.width() {
		var parts []string
		for r := top; r <= bottom; r++ {
			if t := tidy(s.at(r, col).Text); t != "" && (len(parts) == 0 || parts[len(parts)-1] != t) {
				parts = append(parts, t)
			}
		}
		if len(parts) > 0 {
			out = append(out, heading{col, strings.Join(parts, " / "), bottom})
		}
	}
	return out
}

var (
	inBrackets = regexp.MustCompile(`^(.*?)\s*[(\[【]\s*(?:单位|unit)?\s*:?\s*([^)\]】]+)[)\]】]\s*$`)
	afterSlash = regexp.MustCompile(`^(.*?)\s*[/,:]\s*([^/,:]+(?:/[^/,:]{1,5})?)$`)
	titleUnit  = regexp.MustCompile(`(?:计量单位|单位|[Uu]nits?)\s*:\s*([^\s,;)，；]+)`)
)

// split takes the unit off a heading: 产能(GWh), 产值/亿元.
func split(text string) (name, unitText string) {
	text = tidy(text)
	for _, form := range []*regexp.Regexp{inBrackets, afterSlash} {
		if m := form.FindStringSubmatch(text); m != nil {
			if _, ok := parseUnit(m[2]); ok {
				return m[1], m[2]
			}
		}
	}
	return text, ""
}

// readings returns what a heading may be looked up as, the whole first.
func readings(text string) []string {
	name, _ := split(text)
	out := []string{text, name, withoutBrackets(name)}
	if parts := strings.Split(name, " / "); len(parts) > 1 {
		out = append(out, parts[len(parts)-1], parts[0])
	}
	return out
}

// unitAbove returns the unit that a title names for the whole sheet.
func unitAbove(s *Sheet, header int) string {
	for row := range header {
		for _, text := range s.texts(row) {
			if m := titleUnit.FindStringSubmatch(text); m != nil {
				if _, ok := parseUnit(m[1]); ok {
					return m[1]
				}
			}
		}
	}
	return ""
}
