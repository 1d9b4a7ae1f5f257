// Package web is the front end, embedded in the binary.
//
// Its source is in src, in TypeScript; "npm run build" writes it to dist, of
// which only the placeholder is committed: a binary that was built without
// Node says so on its pages.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

func dist() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic("web: " + err.Error()) // the folder is in the binary
	}
	return sub
}

// publication is the folder of the front end that reads files, not answers of a
// server.
const publication = "publication"

// Publication returns the front end of a site as files: it opens from disk and
// below any path, and finds its answers beside it. There is no index.html in a
// program that was built without Node.
func Publication() fs.FS {
	sub, err := fs.Sub(dist(), publication)
	if err != nil {
		panic("web: " + err.Error()) // the name is valid
	}
	return sub
}
