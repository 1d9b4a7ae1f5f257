package table

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"agglo"
)

// WriteText writes t for a terminal of the given width in columns; 0 is
// unlimited. Numbers stand to the right. Where a row does not fit, minor
// columns are left out, and said so in the language of t, and then the widest
// texts are wrapped.
func (t *Table) WriteText(w io.Writer, width int, lang agglo.Lang) error {
	bw := bufio.NewWriter(w)
	if t.Title != "" {
		bw.WriteString(t.Title + "\n")
	}
	l := t.layout(width)
	l.writeRow(bw, t.Titles())
	rule := make([]string, len(t.Columns))
	for i, n := range l.widths {
		rule[i] = strings.Repeat("─", n)
	}
	l.writeRow(bw, rule)
	for _, texts := range t.Texts() {
		l.writeRow(bw, texts)
	}
	notes := []string{t.Note}
	if len(l.hidden) > 0 {
		notes = append(notes, agglo.Text{En: "not shown at this width: " + strings.Join(l.hidden, ", "), Zh: "受宽度所限未列出：" + strings.Join(l.hidden, "、")}.In(lang))
	}
	if notes = slices.DeleteFunc(notes, func(n string) bool { return n == "" }); len(notes) > 0 {
		bw.WriteString("\n")
	}
	for _, note := range notes {
		for _, line := range Wrap(note, width) {
			bw.WriteString(line + "\n")
		}
	}
	return bw.Flush()
}

// A layout says which columns are shown, and how wide.
type layout struct {
	widths []int // 0 where a column is left out
	right  []bool
	hidden []string
}

const gap, longestWord = 2, 16

// layout fits the columns to a width.
func (t *Table) layout(width int) layout {
	l := layout{widths: make([]int, len(t.Columns)), right: make([]bool, len(t.Columns))}
	least := make([]int, len(t.Columns))
	texts := append([][]string{t.Titles()}, t.Texts()...)
	for i := range t.Columns {
		l.right[i] = t.Numeric(i)
		for n, row := range texts {
			l.widths[i] = max(l.widths[i], runewidth.StringWidth(row[i]))
			word := widestWord(row[i])
			if l.right[i] && n > 0 {
				word = runewidth.StringWidth(row[i]) // a number is never broken
			}
			least[i] = max(least[i], word)
		}
	}
	if width <= 0 {
		return l
	}
	for i := len(t.Columns) - 1; i >= 0 && total(least) > width; i-- {
		if t.Columns[i].Minor {
			l.hidden = append(l.hidden, t.Titles()[i])
			l.widths[i], least[i] = 0, 0
		}
	}
	l.shrink(width, least)
	return l
}

// shrink takes width from the widest column that has some to give.
func (l *layout) shrink(width int, least []int) {
	for total(l.widths) > width {
		widest := -1
		for i, n := range l.widths {
			if n > least[i] && (widest < 0 || n > l.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		l.widths[widest]--
	}
}

func total(widths []int) int {
	sum := -gap
	for _, n := range widths {
		if n > 0 {
			sum += n + gap
		}
	}
	return sum
}

func widestWord(s string) int {
	widest := 0
	for _, word := range strings.Split(s, " ") {
		widest = max(widest, runewidth.StringWidth(word))
	}
	return min(widest, longestWord)
}

// writeRow writes one row, a cell over as many lines as its text needs.
func (l *layout) writeRow(w *bufio.Writer, cells []string) {
	lines := make([][]string, len(cells))
	height := 1
	for i, s := range cells {
		if l.widths[i] > 0 {
			lines[i] = Wrap(strings.ReplaceAll(s, "\n", " "), l.widths[i])
			height = max(height, len(lines[i]))
		}
	}
	for n := range height {
		var line strings.Builder
		for i, width := range l.widths {
			if width == 0 {
				continue
			}
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			pad := strings.Repeat(" ", max(0, width-runewidth.StringWidth(text)))
			if line.Len() > 0 {
				line.WriteString(strings.Repeat(" ", gap))
			}
			if l.right[i] {
				line.WriteString(pad + text)
			} else {
				line.WriteString(text + pad)
			}
		}
		w.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Wrap breaks s into lines of at most width columns; 0 is unlimited. It breaks
// at spaces, within a word only where that is longer than a line, and anywhere
// between Chinese characters.
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
		if r == ' ' || r == '-' || r == '/' || n == 2 {
			space = len(line)
		}
	}
	return append(lines, strings.TrimRight(string(line), " "))
}
