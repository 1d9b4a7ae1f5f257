package brief

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"agglo"
	"agglo/answer"
	"agglo/indicator"
	"agglo/quantity"
)

// A writer composes a document in one language and numbers its notes.
type writer struct {
	lang    agglo.Lang
	doc     *Document
	sources map[agglo.SourceID]agglo.Source
	numbers map[string]int // of notes, by figure id or row
}

func newWriter(lang agglo.Lang, sources []agglo.Source) *writer {
	w := &writer{lang: lang, doc: &Document{Lang: string(lang)}, sources: map[agglo.SourceID]agglo.Source{}, numbers: map[string]int{}}
	for _, s := range sources {
		w.sources[s.ID] = s
	}
	return w
}

// say formats a sentence in the language of the document. Arguments that are
// Texts are put in with that language.
func (w *writer) say(en, zh string, args ...any) string {
	return agglo.Textf(en, zh, args...).In(w.lang)
}

func (w *writer) text(t agglo.Text) string { return t.In(w.lang) }

// join puts sentences one after another.
func (w *writer) join(sentences ...string) string {
	var kept []string
	for _, s := range sentences {
		if s != "" {
			kept = append(kept, s)
		}
	}
	if w.lang == agglo.Chinese {
		return strings.Join(kept, "")
	}
	return strings.Join(kept, " ")
}

// list writes names one after another.
func (w *writer) list(names []string) string {
	if w.lang == agglo.Chinese {
		return strings.Join(names, "、")
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// value writes a figure in words, with the marker of its note.
func (w *writer) value(f indicator.Figure, style quantity.Style) string {
	if f.Value == nil {
		return w.say("unknown", "未知")
	}
	return w.quantity(*f.Value, f.Unit, f.Bound, style) + w.note(f)
}

// quantity writes a number in words: "more than 700,000 vehicles".
func (w *writer) quantity(v float64, unit string, b agglo.Bound, style quantity.Style) string {
	text := w.text(quantity.Text(v, unit, agglo.Exact, style))
	switch b {
	case agglo.Above:
		return w.say("more than %s", "超过%s", text)
	case agglo.From:
		return w.say("at least %s", "至少%s", text)
	case agglo.Below:
		return w.say("nearly %s", "近%s", text)
	case agglo.About:
		return w.say("about %s", "约%s", text)
	}
	return text
}

// contested says what other sources state where they disagree.
func (w *writer) contested(f indicator.Figure) string {
	var parts []string
	seen := map[string]bool{}
	for _, o := range f.Contested() {
		text := w.quantity(*o.Value, f.Unit, o.Bound, quantity.Short)
		if !seen[text] {
			seen[text] = true
			parts = append(parts, text+w.rowNote(*o.Row))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return w.say(" (sources disagree: also %s)", "（来源不一致：另有%s）", w.list(parts))
}

// note returns the marker of the note of a figure: one for each row that it
// was taken from, or one with the formula where it was computed.
func (w *writer) note(f indicator.Figure) string {
	for _, in := range f.Inputs {
		if in.Row != nil && in.Figure == "" {
			return w.numbered(f.ID, func(n *Note) { n.Figure = f.ID; w.fill(n, *in.Row) })
		}
	}
	return w.numbered(f.ID, func(n *Note) {
		n.Figure = f.ID
		n.Text = w.say("computed: %s", "计算：%s", w.text(f.Formula))
		if !f.Filled.IsZero() {
			n.Text += w.say("; ", "；") + w.text(f.Filled)
		}
		for _, extra := range f.Notes {
			n.Text += w.say("; ", "；") + w.text(extra)
		}
	})
}

func (w *writer) rowNote(r agglo.Row) string {
	return w.numbered(r.Place(), func(n *Note) { w.fill(n, r) })
}

func (w *writer) fill(n *Note, r agglo.Row) {
	n.Row, n.Quote = r.Place(), r.Quote
	s, ok := w.sources[r.Source]
	if !ok {
		n.Text = w.say("the data set names no source", "数据集未注明来源")
		return
	}
	n.Text = citation(s)
	if s.Linkable {
		n.URL = s.URL
	}
}

// countryName returns what a country is called, the code where it is none.
func countryName(lang agglo.Lang, code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if lang == agglo.Chinese {
		return display.Regions(language.Chinese).Name(region)
	}
	return display.Regions(language.English).Name(region)
}

// citation writes publisher, title and date.
func citation(s agglo.Source) string {
	parts := []string{}
	for _, p := range []string{s.Publisher, "“" + s.Title + "”", s.Published} {
		if p != "" && p != "“”" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

func (w *writer) numbered(key string, fill func(*Note)) string {
	n, ok := w.numbers[key]
	if !ok {
		n = len(w.doc.Notes) + 1
		w.numbers[key] = n
		note := Note{Number: n}
		fill(&note)
		w.doc.Notes = append(w.doc.Notes, note)
	}
	return fmt.Sprintf("[^%d]", n)
}

func (w *writer) rowName(r answer.ProfileRow) string { return w.text(r.Name) }
