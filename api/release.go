package api

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"agglo/indicator"
)

// A release is what requests read from: a registry, the responses already made
// from it, and those being made.
type release struct {
	registry *indicator.Registry
	head     func() []byte // see [Server.Described]
	name     string        // of the files and the program: what covers it is the same as long as it is
	cache    *cache
	flights  singleflight.Group
	users    int // guarded by releases.mu; the server itself is one
}

func newRelease(r *indicator.Registry, opt Options) *release {
	of := r.Store().Release()
	name := fmt.Sprintf("%.16s-%s", cmp.Or(of.Files, of.Hash), opt.Version) // places of rows are those of the files
	return &release{registry: r, head: sync.OnceValue(func() []byte { return described(r) }), name: name, cache: newCache(opt.Cache), users: 1}
}

// tag returns the ETag of what the release answers in a form. That of a form
// which is always the same to the byte can be asked for in parts by it.
func (r *release) tag(f *format, exact bool) string {
	tag := `"` + r.name + "-" + f.name + `"`
	if exact && f.exact {
		return tag
	}
	return "W/" + tag
}

// releases holds the release in use. Those before it live until nobody uses
// them any more.
type releases struct {
	mu      sync.Mutex
	current *release
}

// acquire returns the release in use, nil where there is none. The caller
// gives it back with [releases.done].
func (s *releases) acquire() *release {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current != nil {
		s.current.users++
	}
	return s.current
}

// hold takes r a second time, false where its last user is gone.
func (s *releases) hold(r *release) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.users == 0 {
		return false
	}
	r.users++
	return true
}

func (s *releases) done(r *release) {
	s.mu.Lock()
	r.users--
	last := r.users == 0
	s.mu.Unlock()
	if last {
		r.registry.Store().Close()
	}
}

func (s *releases) swap(next *release) {
	s.mu.Lock()
	old := s.current
	s.current = next
	s.mu.Unlock()
	if old != nil {
		s.done(old)
	}
}

type releaseKey struct{}

// registryOf returns the registry that a request reads from.
func registryOf(ctx context.Context) *indicator.Registry {
	return ctx.Value(releaseKey{}).(*release).registry
}
