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

// Files returns the files of the front end, to be handed over without this
// program. There is no index.html in a program that was built without Node.
func Files() fs.FS { return dist() }
