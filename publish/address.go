package publish

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// escape encodes a value as encodeURIComponent of browsers does.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "%21", "!", "%27", "'", "%28", "(", "%29", ")", "%2A", "*").Replace(url.QueryEscape(s))
}

// FileOf returns the file that holds the answer to an address, as the front end
// asks for it: the query becomes the name of a file, and what is escaped is
// marked with ~, which no server reads as an escape.
//
//	/api/v1/rank?indicator=gdp&limit=12   api/v1/rank/indicator=gdp&limit=12.js
//	/api/v1/brief.html?region=CN-320400   api/v1/brief/region=CN-320400.html
func FileOf(address string) string {
	path, query, _ := strings.Cut(strings.TrimPrefix(address, "/"), "?")
	suffix := script
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(path, s); ok {
			path, suffix = rest, s
			break
		}
	}
	if query != "" {
		path += "/" + query
	}
	return strings.ReplaceAll(path, "%", "~") + suffix
}

// script is the suffix of answers in JSON, see [scriptOf].
const script = ".js"

// scriptOf returns the answer to an address as a script that hands it to the
// page.
func scriptOf(address string, answer []byte) []byte {
	name, _ := json.Marshal(address) // a text
	return slices.Concat([]byte("agglo_answer("), name, []byte(","), bytes.TrimSpace(answer), []byte(")\n"))
}

// suffixes are the forms that an address can name besides JSON.
var suffixes = []string{".jsonld", ".csv", ".xlsx", ".html", ".pdf", ".docx", ".md"}

// with returns an address with one more parameter, in the order of names.
func with(address, name, value string) string {
	path, query, _ := strings.Cut(address, "?")
	parts := append(slices.DeleteFunc(strings.Split(query, "&"), func(s string) bool { return s == "" || strings.HasPrefix(s, name+"=") }), name+"="+escape(value))
	slices.SortFunc(parts, func(a, b string) int {
		na, _, _ := strings.Cut(a, "=")
		nb, _, _ := strings.Cut(b, "=")
		return strings.Compare(na, nb)
	})
	return path + "?" + strings.Join(parts, "&")
}
