package brief

import (
	"fmt"
	"html"
	"strings"

	"github.com/mattn/go-runewidth"
)

// An svg is a picture in the making. Colours come from the style of the page,
// by class, so that a chart follows light, dark and print.
type svg struct {
	strings.Builder
	width, height float64
}

// chartStyle gives the classes their colours where the picture stands alone;
// a page may override them. Blue and orange are told apart by everybody.
const chartStyle = `<style>.ink{fill:#1d2733}.dim{fill:#5b6773}.line{stroke:#c9d1d9;stroke-width:1}.bar{fill:#2f6db5}.mark{fill:#d9730d}.path{stroke:#2f6db5;stroke-width:2;fill:none}.goal{stroke:#d9730d;stroke-width:2;stroke-dasharray:5 4;fill:none}.leading{fill:#1b5e9e}.present{fill:#2f6db5}.fragile{fill:#fff;stroke:#2f6db5;stroke-width:2}.unknown{fill:#fff;stroke:#8a949e;stroke-width:1.2;stroke-dasharray:3 3}.missing{fill:#d9730d}text{font:12px system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}.small{font-size:11px}.lead{fill:#fff;font-size:11px}</style>`

func newSVG(width, height float64, title string) *svg {
	s := &svg{width: width, height: height}
	fmt.Fprintf(s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="img" aria-label="%s">`, width, height, html.EscapeString(title))
	s.WriteString(chartStyle)
	return s
}

func (s *svg) rect(class string, x, y, w, h, round float64) {
	fmt.Fprintf(s, `<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%g"/>`, class, x, y, w, h, round)
}

func (s *svg) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(s, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, class, x1, y1, x2, y2)
}

func (s *svg) circle(class string, x, y, r float64) {
	fmt.Fprintf(s, `<circle class="%s" cx="%.1f" cy="%.1f" r="%g"/>`, class, x, y, r)
}

// text writes words; anchor is start, middle or end.
func (s *svg) text(class, anchor string, x, y float64, words string) {
	fmt.Fprintf(s, `<text class="%s" text-anchor="%s" x="%.1f" y="%.1f">%s</text>`, class, anchor, x, y, html.EscapeString(words))
}

func (s *svg) polyline(class string, points [][2]float64) {
	s.WriteString(`<polyline class="` + class + `" points="`)
	for _, p := range points {
		fmt.Fprintf(s, "%.1f,%.1f ", p[0], p[1])
	}
	s.WriteString(`"/>`)
}

func (s *svg) done() string { return s.String() + "</svg>" }

// textWidth estimates the width of words in pixels at 12 pixels.
func textWidth(words string) float64 { return 6.4 * float64(runewidth.StringWidth(words)) }

// shorten cuts words to a width in pixels.
func shorten(words string, width float64) string {
	return runewidth.Truncate(words, int(width/6.4), "…")
}
