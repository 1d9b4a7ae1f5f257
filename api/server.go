// Package api answers the questions of the observatory over HTTP, described by
// an OpenAPI document, and as tools for assistants.
//
// A [Server] serves one release of a data set at a time. Another can take its
// place while requests run: each request keeps the release it began with, and
// a release is closed when its last request is done.
package api

import (
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/sync/semaphore"

	"agglo/indicator"
)

// Options of a [Server]. The zero value serves the API alone.
type Options struct {
	Version string       // of the program
	Web     http.Handler // what is served beside the API; nil for the page of the API
	Log     *slog.Logger // of faults of the program; nil for the default
	Cache   int64        // bytes of finished responses that are kept; 0 for 64 MiB
	Timeout time.Duration
}

// A Server serves releases of a data set.
type Server struct {
	opt      Options
	api      huma.API
	handler  http.Handler
	releases releases
	news     *news
	slots    *semaphore.Weighted // answers that are computed at once
}

const (
	defaultCache   = 64 << 20
	defaultTimeout = 30 * time.Second
)

// New returns a server without a release: until the first [Server.Swap] it
// answers that there is none yet.
func New(opt Options) *Server {
	if opt.Log == nil {
		opt.Log = slog.Default()
	}
	if opt.Cache == 0 {
		opt.Cache = defaultCache
	}
	if opt.Timeout == 0 {
		opt.Timeout = defaultTimeout
	}
	s := &Server{opt: opt, news: newNews(opt.Version), slots: semaphore.NewWeighted(int64(4 * runtime.GOMAXPROCS(0)))}
	s.handler = s.routes()
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Swap makes r the release that is served. When the last request that uses the
// one before is done, that one's store is closed.
func (s *Server) Swap(r *indicator.Registry) {
	s.releases.swap(newRelease(r, s.opt))
	s.news.update(func(st *Status) {
		st.Release, st.Since, st.Building, st.Failure = r.Store().Release(), time.Now().UTC().Truncate(time.Second), false, ""
	})
}

// EndStreams ends the streams of news, which would never end by themselves.
func (s *Server) EndStreams() { s.news.end() }

// Close ends the streams of news and closes the release when the last request
// that uses it is done.
func (s *Server) Close() {
	s.EndStreams()
	s.releases.swap(nil)
}
