package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"agglo"
	"agglo/table"
)

// Text writes d for a terminal of the given width: notes as numbers in
// brackets, with their sources at the end.
func (d *Document) Text(w io.Writer, width int) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n%s\n\n", strings.ToUpper(d.Title), d.Subtitle)
	for _, s := range d.Sections {
		fmt.Fprintf(b, "%s\n%s\n", s.Title, strings.Repeat("─", min(width, 2*len([]rune(s.Title)))))
		for _, block := range s.Blocks {
			if err := block.text(b, width, agglo.Lang(d.Lang)); err != nil {
				return err
			}
		}
		b.WriteString("\n")
	}
	for _, line := range table.Wrap(d.Colophon, width) {
		b.WriteString(line + "\n")
	}
	b.WriteString("\n")
	for _, n := range d.Notes {
		text := fmt.Sprintf("[%d] %s", n.Number, n.Text)
		if n.Quote != "" {
			text += ": “" + n.Quote + "”"
		}
		for _, line := range table.Wrap(text+n.where(), width) {
			b.WriteString(line + "\n")
		}
	}
	return b.Flush()
}

func (b Block) text(w *bufio.Writer, width int, lang agglo.Lang) error {
	switch {
	case b.Paragraph != "":
		writeWrapped(w, "", plainMarkers(b.Paragraph), width)
	case len(b.List) > 0:
		for _, item := range b.List {
			writeWrapped(w, "• ", plainMarkers(item), width)
		}
	case b.Table != nil:
		w.WriteString("\n")
		return b.plainTable().WriteText(w, width, lang)
	}
	return nil
}

func writeWrapped(w *bufio.Writer, bullet, text string, width int) {
	indent := strings.Repeat(" ", len([]rune(bullet)))
	for i, line := range table.Wrap(text, width-len(indent)) {
		if i == 0 {
			w.WriteString(bullet + line + "\n")
		} else {
			w.WriteString(indent + line + "\n")
		}
	}
}

// plainMarkers writes [^3] as [3].
func plainMarkers(s string) string { return marker.ReplaceAllString(s, "[$1]") }

// plainTable returns the table with plain markers in its cells.
func (b Block) plainTable() *table.Table {
	t := *b.Table
	t.Rows = make([][]any, len(b.Table.Rows))
	for i, cells := range b.Table.Rows {
		t.Rows[i] = make([]any, len(cells))
		for j, cell := range cells {
			if s, ok := cell.(string); ok {
				cell = plainMarkers(s)
			}
			t.Rows[i][j] = cell
		}
	}
	return &t
}
