package publish

import (
	"io/fs"

	"agglo"
	"agglo/web"
)

// frontEnd writes the files of the front end, the page with some elements in its
// head.
func (s *site) frontEnd(pages fs.FS, head []byte) error {
	if _, err := fs.Stat(pages, "index.html"); err != nil {
		return agglo.Errorf(agglo.Invalid, "this program was built without the front end: build it with make, which needs Node")
	}
	return fs.WalkDir(pages, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(pages, name)
		if err != nil {
			return err
		}
		if name == "index.html" {
			data = web.InHead(data, head)
		}
		return s.save(name, data)
	})
}
