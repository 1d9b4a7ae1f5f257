package brief

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes d as Markdown with footnotes. Charts are left out but for
// their captions: a plain text has the tables.
func (d *Document) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n*%s*\n", d.Title, d.Subtitle)
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "\n## %s\n", s.Title)
		for _, block := range s.Blocks {
			if err := block.markdown(&b); err != nil {
				return err
			}
		}
	}
	b.WriteString("\n---\n\n" + d.Colophon + "\n\n")
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "[^%d]: %s\n", n.Number, n.markdown())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (b Block) markdown(w *strings.Builder) error {
	switch {
	case b.Paragraph != "":
		fmt.Fprintf(w, "\n%s\n", b.Paragraph)
	case len(b.List) > 0:
		w.WriteString("\n")
		for _, item := range b.List {
			fmt.Fprintf(w, "- %s\n", item)
		}
	case b.Table != nil:
		w.WriteString("\n")
		return b.Table.WriteMarkdown(w)
	}
	return nil
}

func (n Note) markdown() string {
	text := n.Text
	if n.URL != "" {
		text = fmt.Sprintf("[%s](%s)", n.Text, n.URL)
	}
	if n.Quote != "" {
		text += ": “" + n.Quote + "”"
	}
	return text + n.where()
}

// where names the figure and the row of a note.
func (n Note) where() string {
	var parts []string
	if n.Figure != "" {
		parts = append(parts, n.Figure)
	}
	if n.Row != "" {
		parts = append(parts, n.Row)
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
