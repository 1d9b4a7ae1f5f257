// Package publish writes the observatory as files: the front end, and beside it
// the answers that its pages ask for. They open from disk and from any web
// server, below any path; nothing has to run.
//
// An answer is a script that calls agglo_answer with the address and what the
// API answers, since a page from disk may load scripts but not fetch.
//
// The answers come from the API itself, asked without a network. Which ones a
// page asks is listed in questions.txt. A question that is not among them is
// answered by a running agglo only, and the pages say so.
package publish

import (
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"agglo"
)

// Options of [Site].
type Options struct {
	Regions  []string // ids or names; empty for those that a reader looks for first
	Most     int      // regions where none are given; 0 for 25
	Figures  int      // figures with their lineage, at most; 0 for 20,000
	Also     []string // further addresses, such as scenarios computed beforehand
	Progress func(what string, done, total int64)
}

// A Result says what was written.
type Result struct {
	Regions []string
	Answers int
	Figures int
	Left    int      // figures beyond the limit
	Refused []string // addresses that the API did not answer
	Bytes   int64
}

// Marker is a file that tells a publication from any other folder. It holds the
// [Result].
const Marker = "agglo-publication.json"

// A site is one run of [Site].
type site struct {
	answers http.Handler
	dir     string
	o       Options

	mu      sync.Mutex
	result  Result
	written map[string]bool // files
	figures map[string]bool // ids seen in answers
}

// Site writes the front end in pages and the answers of the API to a folder. The
// folder must be empty, not there yet, or a publication, which is replaced once
// the new one is complete.
func Site(ctx context.Context, answers http.Handler, pages fs.FS, dir string, o Options) (*Result, error) {
	if err := free(dir); err != nil {
		return nil, err
	}
	if o.Most == 0 {
		o.Most = 25
	}
	if o.Figures == 0 {
		o.Figures = 20_000
	}
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	temp := strings.TrimRight(dir, "/") + ".writing"
	if err := os.RemoveAll(temp); err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	s := &site{answers: answers, dir: temp, o: o, written: map[string]bool{}, figures: map[string]bool{}}
	if err := s.write(ctx, pages); err != nil {
		return nil, err
	}
	return &s.result, exchange(temp, dir)
}

// free reports whether a folder may be written to.
func free(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || err == nil && len(entries) == 0 {
		return nil
	} else if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, Marker)); err != nil {
		return agglo.Errorf(agglo.Invalid, "%s is not empty and no publication: choose another folder", dir)
	}
	return nil
}

// exchange puts a folder in the place of another.
func exchange(from, to string) error {
	old := from + ".old"
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	if err := os.Rename(to, old); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return os.RemoveAll(old)
}

func (s *site) write(ctx context.Context, pages fs.FS) error {
	kinds, err := s.kinds(ctx)
	if err != nil {
		return err
	}
	if err := s.askAll(ctx, "answers", append(kinds.addresses(), s.o.Also...)); err != nil {
		return err
	}
	for _, a := range s.o.Also {
		if !s.written[FileOf(a)] {
			return agglo.Errorf(agglo.Invalid, "%s has no answer: %s", a, strings.Join(s.result.Refused, "; "))
		}
	}
	if err := s.allFigures(ctx); err != nil {
		return err
	}
	head, err := s.catalogue(ctx)
	if err != nil {
		return err
	}
	if err := s.frontEnd(pages, head); err != nil {
		return err
	}
	slices.Sort(s.result.Refused)
	data, err := json.MarshalIndent(s.result, "", "  ")
	if err != nil {
		return err
	}
	return s.save(Marker, append(data, '\n'))
}

// at is how many questions are asked at once: they are computed in parallel
// themselves.
const at = 2

// askAll asks for many addresses and writes what is answered.
func (s *site) askAll(ctx context.Context, what string, addresses []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(at)
	var done int64
	for _, a := range addresses {
		group.Go(func() error {
			err := s.take(ctx, a)
			s.mu.Lock()
			defer s.mu.Unlock()
			done++
			s.o.Progress("publishing "+what, done, int64(len(addresses)))
			return err
		})
	}
	return group.Wait()
}

// save writes one file of the publication.
func (s *site) save(name string, data []byte) error {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written[name] = true
	s.result.Bytes += int64(len(data))
	return nil
}
