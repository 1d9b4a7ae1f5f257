package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

// programVersion names the program as exactly as it is known: responses that
// clients keep are valid for one version. A build of changed sources is told
// from the next by the time of its file.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	version, changed := info.Main.Version, true
	for _, s := range info.Settings {
		if s.Key == "vcs.modified" {
			changed = s.Value == "true"
		}
	}
	if version == "" || version == "(devel)" {
		version = "devel"
	}
	if path, err := os.Executable(); err == nil && changed {
		if file, err := os.Stat(path); err == nil {
			version = fmt.Sprintf("%s-%x", version, file.ModTime().Unix())
		}
	}
	return version
}
