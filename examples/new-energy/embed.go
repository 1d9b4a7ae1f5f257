// Package newenergy is the bundled data set: China's new energy industry.
// README.md beside it says what is in it and how to read it.
package newenergy

import (
	"embed"
	"io/fs"
)

//go:embed datapackage.json *.csv boundaries/*.topo.json
var files embed.FS

// FS holds the descriptor, the tables and the boundaries.
var FS fs.FS = files
