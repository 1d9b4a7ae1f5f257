package main

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"agglo"
)

// A watcher tells when a folder has changed and is quiet again.
type watcher struct {
	*fsnotify.Watcher
	changed chan struct{} // holds one: changes while nobody looks count once
}

// quiet is how long a folder must be left alone before its change counts:
// programs save several files, each in several steps.
const quiet = 300 * time.Millisecond

// watch watches a folder and those in it.
func watch(dir string) (*watcher, error) {
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s cannot be watched: %v", dir, err)
	}
	w := &watcher{inner, make(chan struct{}, 1)}
	if err := w.addTree(dir); err != nil {
		inner.Close()
		return nil, agglo.Errorf(agglo.Invalid, "%s cannot be watched: %v", dir, err)
	}
	go w.run()
	return w, nil
}

// addTree watches a folder and those below it, hidden ones aside.
func (w *watcher) addTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case path != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		return w.Add(path)
	})
}

func (w *watcher) run() {
	timer := time.NewTimer(quiet)
	timer.Stop()
	for {
		select {
		case event, ok := <-w.Events:
			if !ok {
				return
			}
			if event.Has(fsnotify.Create) {
				w.addTree(event.Name) // a new folder; a file, or one that is gone again, is no harm
			}
			if event.Op != fsnotify.Chmod {
				timer.Reset(quiet)
			}
		case _, ok := <-w.Errors:
			if !ok {
				return
			}
			timer.Reset(quiet) // events were lost: look at the folder
		case <-timer.C:
			select {
			case w.changed <- struct{}{}:
			default:
			}
		}
	}
}
