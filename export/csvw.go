package export

import (
	"io"

	"agglo"
)

type csvwColumn struct {
	Name     string            `json:"name"`
	Titles   map[string]string `json:"titles"`
	Datatype string            `json:"datatype"`
	Required bool              `json:"required,omitempty"`
}

// WriteCSVW writes the metadata that the W3C's CSV on the Web asks for beside
// the long table of a panel, which lies at url.
func WriteCSVW(w io.Writer, a *PanelAnswer, url string, lang agglo.Lang) error {
	columns := make([]csvwColumn, len(panelColumns))
	for i, c := range panelColumns {
		required := c.name == "region" || c.name == "period" || c.name == "figure"
		// The header of the file has the machine names; a title in words would
		// not match it.
		columns[i] = csvwColumn{c.name, map[string]string{"und": c.name}, c.datatype, required}
	}
	return writeIndented(w, map[string]any{
		"@context": []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": string(lang)}},
		"url":      url, "dc:title": a.title().In(lang), "dc:source": a.release.Title, "dc:identifier": a.release.Hash,
		"dc:license": a.release.Licence, "dialect": map[string]any{"header": true, "encoding": "utf-8"},
		"tableSchema": map[string]any{"columns": columns, "primaryKey": []string{"region", "period"}},
	})
}
