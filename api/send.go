package api

import (
	"bytes"
	"net/http"
	"strconv"
	"time"
)

// send sends a response, or the part of it that the client asks for.
func (s *Server) send(w http.ResponseWriter, r *http.Request, resp *response) {
	h := w.Header()
	for name, values := range resp.header {
		h[name] = values
	}
	if resp.status == http.StatusOK && h.Get("Content-Encoding") == "" {
		http.ServeContent(&partial{ResponseWriter: w, server: s}, r, "", time.Time{}, bytes.NewReader(resp.body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(resp.body)))
	w.WriteHeader(resp.status)
	w.Write(resp.body) // of HEAD the server sends the header alone
}

// A partial puts a problem in the place of the words of [http.ServeContent]
// where there is no such part.
type partial struct {
	http.ResponseWriter
	server  *Server
	refused bool
}

func (p *partial) WriteHeader(status int) {
	if p.refused = status == http.StatusRequestedRangeNotSatisfiable; p.refused {
		p.server.writeProblem(p.ResponseWriter, status, "Range: there are no such bytes: Content-Range says how many there are")
		return
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *partial) Write(b []byte) (int, error) {
	if p.refused {
		return len(b), nil
	}
	return p.ResponseWriter.Write(b)
}
