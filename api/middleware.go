package api

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// recovered answers 500 where a handler panics.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if x := recover(); x == http.ErrAbortHandler {
				panic(x)
			} else if x != nil {
				s.opt.Log.Error("panic", "url", r.URL.String(), "value", x, "stack", string(debug.Stack()))
				s.writeProblem(w, http.StatusInternalServerError, "internal error")
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// open lets pages of any origin read, and answers their preflight requests.
func open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Content-Disposition, Accept-Ranges, Content-Range")
		h.Set("X-Content-Type-Options", "nosniff")
		if r.Method == http.MethodOptions {
			h.Set("Access-Control-Allow-Methods", allowedMethods)
			h.Set("Access-Control-Allow-Headers", "Accept, If-None-Match, If-Range, Range")
			h.Set("Access-Control-Max-Age", "86400")
			h.Set("Allow", allowedMethods)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

const allowedMethods = "GET, HEAD, OPTIONS"

// fromRelease gives a request the release in use, answers one that has what it
// asks for already, and sends the response of next, from the cache where it is.
func (s *Server) fromRelease(next *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, r) // refuses it
			return
		}
		rel := s.releases.acquire()
		if rel == nil {
			s.writeProblem(w, http.StatusServiceUnavailable, "no release of a data set is served yet: ask again in a moment")
			return
		}
		defer s.releases.done(rel)
		w.Header().Set("Vary", "Accept, Accept-Encoding")
		r = withView(r)
		tag := rel.tag(viewOf(r.Context()).format, false)
		if _, pattern := next.Handler(r); pattern != nowhere && matches(r.Header.Get("If-None-Match"), tag) {
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			w.WriteHeader(http.StatusNotModified)
			return
		}
		encoding := encodingFor(r)
		key := viewOf(r.Context()).key() + " " + encoding + " " + r.URL.EscapedPath() + "?" + r.URL.RawQuery
		resp := rel.cache.get(key)
		if resp == nil {
			flight := rel.flights.DoChan(key, func() (any, error) { return s.respond(rel, next, r, key, encoding), nil })
			select {
			case done := <-flight:
				resp = done.Val.(*response)
			case <-r.Context().Done():
				return // the client has left; others may wait for the same
			}
		}
		s.send(w, r, resp)
	})
}

// matches reports whether the list of tags of If-None-Match has the tag.
func matches(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// respond lets next make a response, which belongs to no one client: it goes on
// when the first one leaves. The release is acquired a second time for that.
func (s *Server) respond(rel *release, next http.Handler, r *http.Request, key, encoding string) *response {
	ctx, cancel := context.WithTimeout(context.WithValue(context.WithoutCancel(r.Context()), releaseKey{}, rel), s.opt.Timeout)
	defer cancel()
	rec := &recorder{header: http.Header{}, status: http.StatusOK}
	if s.slots.Acquire(ctx, 1) != nil {
		s.writeProblem(rec, http.StatusServiceUnavailable, "too many questions at once: ask again in a moment")
		return rec.response()
	}
	defer s.slots.Release(1)
	if !s.releases.hold(rel) {
		s.writeProblem(rec, http.StatusServiceUnavailable, "another release took the place of this one: ask again")
		return rec.response()
	}
	defer s.releases.done(rel)
	s.recovered(next).ServeHTTP(rec, r.WithContext(ctx))
	resp := rec.response()
	if resp.status == http.StatusOK {
		resp.header.Set("Cache-Control", "no-cache")
		resp.compress(encoding)
		resp.header.Set("ETag", rel.tag(viewOf(r.Context()).format, resp.header.Get("Content-Encoding") == ""))
	}
	if resp.status == http.StatusOK {
		rel.cache.add(key, resp)
	}
	return resp
}

// encodingFor returns how the response to a request is encoded. Parts are those
// of the plain bytes, and HEAD tells the length of these, which is what programs
// ask it for that read in parts.
func encodingFor(r *http.Request) string {
	if r.Method == http.MethodHead || r.Header.Get("Range") != "" {
		return ""
	}
	return encodingOf(r.Header.Get("Accept-Encoding"))
}

// encodingOf returns the best encoding that a client takes, empty for none.
func encodingOf(accept string) string {
	best := ""
	for one := range strings.SplitSeq(accept, ",") {
		name, quality, _ := strings.Cut(strings.ReplaceAll(one, " ", ""), ";q=")
		if q, err := strconv.ParseFloat(quality, 64); err == nil && q == 0 {
			continue
		}
		if name == "zstd" || name == "gzip" && best == "" {
			best = name
		}
	}
	return best
}

// A recorder keeps what a handler writes.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(status int)      { r.status = status }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

func (r *recorder) response() *response {
	return &response{r.status, r.header, r.body.Bytes()}
}

// smallest is the body from which compressing pays.
const smallest = 1 << 10

var zstdWriter, _ = zstd.NewWriter(nil)

// compress encodes the body, if it is text and long enough.
func (r *response) compress(encoding string) {
	kind := r.header.Get("Content-Type")
	if encoding == "" || len(r.body) < smallest || strings.Contains(kind, "sheet") || strings.Contains(kind, "parquet") {
		return
	}
	if encoding == "zstd" {
		r.body = zstdWriter.EncodeAll(r.body, nil)
	} else {
		var b bytes.Buffer
		zw := gzip.NewWriter(&b)
		zw.Write(r.body)
		if err := zw.Close(); err != nil {
			panic(fmt.Sprintf("api: gzip into memory: %v", err))
		}
		r.body = b.Bytes()
	}
	r.header.Set("Content-Encoding", encoding)
}
