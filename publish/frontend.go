package publish

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"agglo"
)

// mark tells the front end that its answers are files, and hides the links to
// forms that are not among them.
const mark = `<meta name="agglo-published" content="files" />
    <style>a[download][href$='.csv'], a[download][href$='.xlsx'], a[download][href$='.pdf'], a[download][href$='.docx'], a[download][href$='.md'] { display: none }</style>
  </head>`

// frontEnd writes the files of the front end, and its page at every address that
// a reader may open directly, since no server is there to send it for them.
func (s *site) frontEnd(pages fs.FS, k kinds) error {
	index, err := fs.ReadFile(pages, "index.html")
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "this program was built without the front end: build it with make, which needs Node")
	}
	index = bytes.Replace(index, []byte("</head>"), []byte(mark), 1)
	err = fs.WalkDir(pages, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "index.html" || name == "placeholder.html" {
			return err
		}
		data, err := fs.ReadFile(pages, name)
		if err != nil {
			return err
		}
		return s.save(name, data)
	})
	if err != nil {
		return err
	}
	for _, at := range k.routes() {
		if err := s.save(path.Join(at, "index.html"), index); err != nil {
			return err
		}
		s.result.Pages++
	}
	return s.save("404.html", index) // servers that know it send it for every other address
}

// routes returns the paths of all pages but those of figures, whose ids end a
// path that a folder would lengthen by a slash.
func (k kinds) routes() []string {
	var out []string
	for _, route := range []string{
		"", "map", "rank", "compare", "whatif", "settle", "findings", "claims", "concentration", "clusters", "brief", "data", "methods",
		"r/{region}", "r/{region}/gaps", "r/{region}/targets", "r/{region}/structure", "c/{chain}", "c/{link}", "o/{organisation}", "e/{site}",
	} {
		for _, filled := range k.fill(route) {
			if strings.HasPrefix(route, "c/{link}") {
				filled = strings.Replace(filled, ".", "/", 1)
			}
			if plain, err := url.PathUnescape(filled); err == nil { // a server looks for the name itself
				out = append(out, plain)
			}
		}
	}
	return out
}
