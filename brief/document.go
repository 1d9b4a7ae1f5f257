// Package brief writes answers as publishable pages: Markdown, HTML ready for
// print, PDF and JSON, in English and Chinese.
//
// A brief is first composed into a [Document] (paragraphs, tables, charts and
// notes) and then rendered, so that all formats say the same. Every figure in
// it has a note with its source, the words of the source and its figure id.
package brief

import "agglo/table"

// A Document is a brief in one language, before it has a format.
type Document struct {
	Lang     string    `json:"lang"`
	Title    string    `json:"title"`
	Subtitle string    `json:"subtitle"`
	Sections []Section `json:"sections"`
	Notes    []Note    `json:"notes"`
	Release  string    `json:"release"`
	Colophon string    `json:"colophon"` // how and from what the brief was made
}

// A Section is a heading and what stands under it.
type Section struct {
	Title  string  `json:"title,omitempty"`
	Blocks []Block `json:"blocks"`
}

// A Block is one of its fields.
type Block struct {
	Paragraph string       `json:"paragraph,omitempty"` // with markers such as [^3] for notes
	List      []string     `json:"list,omitempty"`
	Table     *table.Table `json:"table,omitempty"`
	Chart     *Chart       `json:"chart,omitempty"`
}

// A Chart is a picture with the sentence that it shows.
type Chart struct {
	Caption string `json:"caption"`
	SVG     string `json:"svg"`
}

// A Note says where a figure comes from.
type Note struct {
	Number int    `json:"number"`
	Text   string `json:"text"`             // publisher, title and date; or the formula with the values filled in
	Quote  string `json:"quote,omitempty"`  // words of the source
	URL    string `json:"url,omitempty"`    // where it may be shown as a link
	Figure string `json:"figure,omitempty"` // id
	Row    string `json:"row,omitempty"`    // file and line
}

func (d *Document) add(title string, blocks ...Block) {
	var kept []Block
	for _, b := range blocks {
		if b.Paragraph != "" || len(b.List) > 0 || b.Table != nil || b.Chart != nil {
			kept = append(kept, b)
		}
	}
	if len(kept) > 0 {
		d.Sections = append(d.Sections, Section{Title: title, Blocks: kept})
	}
}
