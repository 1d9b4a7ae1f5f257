package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

var built = fstest.MapFS{
	"index.html":          {Data: []byte("<!doctype html>the page")},
	"placeholder.html":    {Data: []byte("not built")},
	"icon.svg":            {Data: []byte("<svg/>")},
	"assets/app-1a2b.js":  {Data: []byte(strings.Repeat("let a = 1\n", 100))},
	"assets/x-3c.woff2":   {Data: []byte("font")},
	"assets/style-4d.css": {Data: []byte("body{}")},

	"publication/agglo.js": {Data: []byte("of another front end")},
}

func TestHandler(t *testing.T) {
	const year, fresh = "public, max-age=31536000, immutable", "no-cache"
	tests := []struct {
		name, path    string
		status        int
		kind, caching string
		body          string
	}{
		{"the page at the root", "/", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"the page for a path of the router", "/c/power-battery/cell", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"the page for an id with a dot", "/f/gdp.growth/CN-320400/2023", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"the page by its own name", "/index.html", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"never the placeholder beside a page", "/placeholder.html", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"a file without a hash", "/icon.svg", 200, "image/svg+xml", fresh, "<svg/>"},
		{"an asset is kept for a year", "/assets/style-4d.css", 200, "text/css; charset=utf-8", year, "body{}"},
		{"a font", "/assets/x-3c.woff2", 200, "font/woff2", year, "font"},
		{"an asset of an older build", "/assets/app-old.js", 404, "text/plain; charset=utf-8", "", "404 page not found\n"},
		{"nothing of a publication", "/publication/agglo.js", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
		{"no way out of the folder", "/assets/../../handler.go", 200, "text/html; charset=utf-8", fresh, "<!doctype html>the page"},
	}
	h := handlerOf(built, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", "/", nil)
			r.URL.Path = tt.path
			h.ServeHTTP(w, r)
			if w.Code != tt.status || w.Body.String() != tt.body {
				t.Errorf("got %d %q, want %d %q", w.Code, w.Body.String(), tt.status, tt.body)
			}
			if got := w.Header().Get("Content-Type"); got != tt.kind {
				t.Errorf("Content-Type %q, want %q", got, tt.kind)
			}
			if got := w.Header().Get("Cache-Control"); got != tt.caching {
				t.Errorf("Cache-Control %q, want %q", got, tt.caching)
			}
		})
	}
}

func TestHandler_notBuilt(t *testing.T) {
	w := httptest.NewRecorder()
	handlerOf(fstest.MapFS{"placeholder.html": built["placeholder.html"]}, nil).ServeHTTP(w, httptest.NewRequest("GET", "/r/CN", nil))
	if w.Code != http.StatusServiceUnavailable || w.Body.String() != "not built" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
}

func TestHandler_committedPlaceholder(t *testing.T) {
	if read(dist())[placeholder] == nil {
		t.Error("dist/placeholder.html is not in the binary")
	}
}

func TestHandler_compressesAndRevalidates(t *testing.T) {
	h := handlerOf(built, nil)
	get := func(etag string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/assets/app-1a2b.js", nil)
		r.Header.Set("Accept-Encoding", "br, gzip;q=0.8")
		r.Header.Set("If-None-Match", etag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	w := get("")
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := io.ReadAll(z); !bytes.Equal(body, built["assets/app-1a2b.js"].Data) {
		t.Errorf("unpacked to %q", body)
	}
	if w.Header().Get("Vary") != "Accept-Encoding" {
		t.Error("no Vary")
	}
	if again := get(w.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("the same tag again: %d with %d bytes", again.Code, again.Body.Len())
	}
}

func TestHandler_policy(t *testing.T) {
	w := httptest.NewRecorder()
	handlerOf(built, nil).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	got := w.Header().Get("Content-Security-Policy")
	for _, bad := range []string{"unsafe", "http:", "https:", "*"} {
		if strings.Contains(got, bad) {
			t.Errorf("the policy allows %q: %s", bad, got)
		}
	}
	if !strings.HasPrefix(got, "default-src 'none'") {
		t.Errorf("the policy does not start from nothing: %q", got)
	}
}

func TestHandler_methods(t *testing.T) {
	h := handlerOf(built, nil)
	head, post := httptest.NewRecorder(), httptest.NewRecorder()
	h.ServeHTTP(head, httptest.NewRequest("HEAD", "/", nil))
	h.ServeHTTP(post, httptest.NewRequest("POST", "/", nil))
	if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != "23" {
		t.Errorf("HEAD: %d, %d bytes, length %q", head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
	}
	if post.Code != http.StatusMethodNotAllowed || post.Header().Get("Allow") == "" {
		t.Errorf("POST: %d, Allow %q", post.Code, post.Header().Get("Allow"))
	}
}

// TestHead: what stands in the head of the page follows the release, and a page
// that has changed is sent anew.
func TestHead(t *testing.T) {
	head := `<script type="application/ld+json">{"name": "one"}</script>`
	h := handlerOf(fstest.MapFS{"index.html": {Data: []byte("<head><title>x</title></head><body></body>")}}, func() []byte { return []byte(head) })
	get := func(tag string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/r/CN", nil)
		r.Header.Set("If-None-Match", tag)
		h.ServeHTTP(w, r)
		return w
	}
	first := get("")
	if want := "<head><title>x</title>" + head + "</head><body></body>"; first.Body.String() != want {
		t.Errorf("the page is %q, want %q", first.Body.String(), want)
	}
	if same := get(first.Header().Get("ETag")); same.Code != http.StatusNotModified {
		t.Errorf("the same page again: %d", same.Code)
	}
	head = strings.Replace(head, "one", "two", 1)
	if next := get(first.Header().Get("ETag")); next.Code != http.StatusOK || !strings.Contains(next.Body.String(), "two") {
		t.Errorf("after another release: %d %q", next.Code, next.Body.String())
	}
}
