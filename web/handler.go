package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// policy lets a page load nothing but what this server sends. Charts and React
// set styles through the object model, which it allows.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"img-src 'self' blob: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const (
	assets      = "assets/" // names with a hash of the content
	index       = "index.html"
	placeholder = "placeholder.html"
)

// A file is one file of the front end, ready to be sent.
type file struct {
	body   []byte
	packed func() []byte // with gzip; nil where that would not help
	kind   string        // media type
	etag   string
}

// Handler serves the front end: files under their names, and the page for
// every other path, since the router in the page reads the path. What head
// returns, where it is not nil, stands in the head of the page: elements of HTML,
// which may change, but no script that runs.
func Handler(head func() []byte) http.Handler { return handlerOf(dist(), head) }

func handlerOf(fsys fs.FS, head func() []byte) http.Handler {
	files := read(fsys)
	page, status := &headed{bare: files[index], head: head}, http.StatusOK
	if page.bare == nil {
		page, status = &headed{bare: files[placeholder]}, http.StatusServiceUnavailable
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are allowed here", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		f := files[name]
		switch {
		case f != nil && strings.HasPrefix(name, assets):
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			f.send(w, r, http.StatusOK)
		case f != nil && name != index && name != placeholder:
			w.Header().Set("Cache-Control", "no-cache")
			f.send(w, r, http.StatusOK)
		case strings.HasPrefix(name, assets):
			http.NotFound(w, r)
		default:
			w.Header().Set("Cache-Control", "no-cache")
			page.now().send(w, r, status)
		}
	})
}

// A headed page has something in its head that may change.
type headed struct {
	bare *file
	head func() []byte // nil for nothing

	mu   sync.Mutex
	last []byte // what head returned last
	made *file  // with that
}

func (p *headed) now() *file {
	if p.head == nil {
		return p.bare
	}
	head := p.head()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made == nil || !bytes.Equal(head, p.last) {
		p.last, p.made = head, newFile(index, InHead(p.bare.body, head))
	}
	return p.made
}

// InHead returns a page with elements at the end of its head.
func InHead(page, elements []byte) []byte {
	return bytes.Replace(page, []byte("</head>"), append(bytes.Clone(elements), "</head>"...), 1)
}

// read returns the files below fsys by their paths, those of a publication left
// out.
func read(fsys fs.FS) map[string]*file {
	files := map[string]*file{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && name == publication {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(fsys, name)
		if err == nil {
			files[name] = newFile(name, body)
		}
		return err
	})
	if err != nil {
		panic("web: " + err.Error()) // the files are in the binary
	}
	return files
}

func newFile(name string, body []byte) *file {
	sum := sha256.Sum256(body)
	f := &file{body: body, kind: mime.TypeByExtension(path.Ext(name)), etag: `"` + hex.EncodeToString(sum[:8]) + `"`}
	switch path.Ext(name) {
	case ".html", ".js", ".css", ".svg", ".json":
		f.packed = sync.OnceValue(func() []byte { return pack(body) })
	case ".woff2":
		f.kind = "font/woff2" // not in every system's table
	}
	return f
}

func pack(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level exists
	w.Write(body)                                         // a buffer takes everything
	w.Close()
	return b.Bytes()
}

func (f *file) send(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("ETag", f.etag)
	body := f.body
	if f.packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			h.Set("Content-Encoding", "gzip")
			h.Set("ETag", strings.TrimSuffix(f.etag, `"`)+`-gzip"`)
			body = f.packed()
		}
	}
	if r.Header.Get("If-None-Match") == h.Get("ETag") {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

func acceptsGzip(r *http.Request) bool {
	for one := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(one), ";")
		if name == "gzip" {
			return strings.TrimSpace(weight) != "q=0"
		}
	}
	return false
}
