package brief

import (
	_ "embed"
	"html/template"
	"io"
	"regexp"
	"strings"

	"agglo/table"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"noted": noted,
	"svg":   func(s string) template.HTML { return template.HTML(s) }, // made by this package alone
	"table": tableHTML,
	"where": Note.where,
}).Parse(pageTemplate))

// HTML writes d as one page that needs nothing else and prints on A4.
func (d *Document) HTML(w io.Writer) error {
	return page.Execute(w, struct {
		*Document
		Style template.CSS
	}{d, template.CSS(pageStyle)})
}

var marker = regexp.MustCompile(`\[\^(\d+)\]`)

// noted escapes a text and turns the markers of notes into links.
func noted(text string) template.HTML {
	return template.HTML(marker.ReplaceAllString(template.HTMLEscapeString(text), `<sup><a href="#n$1">$1</a></sup>`))
}

func tableHTML(t *table.Table) template.HTML {
	var b strings.Builder
	b.WriteString(`<div class="scroll"><table>`)
	if t.Title != "" {
		b.WriteString("<caption>" + template.HTMLEscapeString(t.Title) + "</caption>")
	}
	numeric := make([]string, len(t.Columns))
	b.WriteString("<thead><tr>")
	for i, title := range t.Titles() {
		if t.Numeric(i) {
			numeric[i] = ` class="number"`
		}
		b.WriteString("<th" + numeric[i] + ` scope="col">` + template.HTMLEscapeString(title) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for _, cells := range t.Texts() {
		b.WriteString("<tr>")
		for i, text := range cells {
			b.WriteString("<td" + numeric[i] + ">" + string(noted(text)) + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table></div>")
	if t.Note != "" {
		b.WriteString(`<p class="table-note">` + template.HTMLEscapeString(t.Note) + "</p>")
	}
	return template.HTML(b.String())
}
