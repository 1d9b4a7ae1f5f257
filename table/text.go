package table

import (
	"bufio"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// WriteText writes t for a terminal of the given width in columns: numbers to
// the right, the widest text columns shortened or wrapped until a row fits.
func (t *Table) WriteText(w io.Writer, width int) error {
	bw := bufio.NewWriter(w)
	if t.Title != "" {
		bw.WriteString(t.Title + "\n")
	}
	widths := t.fit(width)
	head := make([]string, len(t.Columns))
	right := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		head[i], right[i] = c.title(), t.Numeric(i)
	}
	writeRow(bw, head, widths, right)
	rule := make([]string, len(widths))
	for i, n := range widths {
		rule[i] = strings.Repeat("─", n)
	}
	bw.WriteString(strings.Join(rule, "  ") + "\n")
	for _, cells := range t.Rows {
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = strings.ReplaceAll(human(cell), "\n", " ")
		}
		writeRow(bw, texts, widths, right)
	}
	if t.Note != "" {
		bw.WriteString("\n")
		for _, line := range Wrap(t.Note, width) {
			bw.WriteString(line + "\n")
		}
	}
	return bw.Flush()
}

const gap, narrowest = 2, 8

// fit returns the width of each column: what its cells need, the widest text
// columns cut down to what the terminal has.
func (t *Table) fit(width int) []int {
	widths := make([]int, len(t.Columns))
	total := gap * (len(widths) - 1)
	for i, c := range t.Columns {
		widths[i] = runewidth.StringWidth(c.title())
		for _, cells := range t.Rows {
			widths[i] = max(widths[i], runewidth.StringWidth(human(cells[i])))
		}
		total += widths[i]
	}
	for total > width && width > 0 {
		widest := -1
		for i, n := range widths {
			if n > narrowest && !t.Numeric(i) && (widest < 0 || n > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

// writeRow writes one row, a cell over as many lines as its text needs.
func writeRow(w *bufio.Writer, cells []string, widths []int, right []bool) {
	lines := make([][]string, len(cells))
	height := 1
	for i, s := range cells {
		lines[i] = Wrap(s, widths[i])
		height = max(height, len(lines[i]))
	}
	for n := range height {
		var line strings.Builder
		for i := range cells {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			pad := strings.Repeat(" ", max(0, widths[i]-runewidth.StringWidth(text)))
			if i > 0 {
				line.WriteString(strings.Repeat(" ", gap))
			}
			if right[i] {
				line.WriteString(pad + text)
			} else {
				line.WriteString(text + pad)
			}
		}
		w.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Wrap breaks s into lines of at most width columns: at spaces, within a word
// only where it is longer than a line, and anywhere between Chinese characters.
func Wrap(s string, width int) []string {
	if width <= 0 || runewidth.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used, space := []rune{}, 0, -1 // space: where the line may be broken
	for _, r := range s {
		n := runewidth.RuneWidth(r)
		if used+n > width {
			cut := len(line)
			if space > 0 && r != ' ' {
				cut = space
			}
			lines = append(lines, strings.TrimRight(string(line[:cut]), " "))
			line = append([]rune{}, []rune(strings.TrimLeft(string(line[cut:]), " "))...)
			used, space = runewidth.StringWidth(string(line)), -1
			if len(line) == 0 && r == ' ' {
				continue
			}
		}
		line = append(line, r)
		used += n
		if r == ' ' || n == 2 {
			space = len(line)
		}
	}
	return append(lines, strings.TrimRight(string(line), " "))
}
