package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"agglo/store"
)

// A Problem is one thing wrong with a data set, at one place of one file.
type Problem struct {
	File    string `json:"file"`            // path within the data set
	Line    int    `json:"line,omitempty"`  // 1-based; 0 if the whole file is meant
	Col     int    `json:"col,omitempty"`   // 1-based, in bytes
	Field   string `json:"field,omitempty"` // column
	Msg     string `json:"msg"`
	Warning bool   `json:"warning,omitempty"`
}

// A Status says what is served, and why that is not what lies in the folder.
type Status struct {
	Program  string        `json:"program"` // version of agglo
	Release  store.Release `json:"release"` // that is served
	Since    time.Time     `json:"since"`   // when it began to be served
	Building bool          `json:"building"`
	Failure  string        `json:"failure,omitempty"` // what kept the last build from being made, where it is no problem of the data
	Problems []Problem     `json:"problems"`          // of the folder as it is now; the release is older where one is no warning
}

// news keeps the status and tells of every change of it.
type news struct {
	mu      sync.Mutex
	status  Status
	changed chan struct{} // closed at the next change
	ended   bool
}

func newNews(program string) *news {
	return &news{status: Status{Program: program, Problems: []Problem{}}, changed: make(chan struct{})}
}

// update changes the status and wakes those who wait.
func (n *news) update(change func(*Status)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	change(&n.status)
	close(n.changed)
	n.changed = make(chan struct{})
}

// now returns the status, what tells of the next change, and whether there will
// be none.
func (n *news) now() (status Status, changed <-chan struct{}, ended bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.status, n.changed, n.ended
}

func (n *news) end() {
	n.update(func(*Status) { n.ended = true })
}

// Building says that another release is being made.
func (s *Server) Building() {
	s.news.update(func(st *Status) { st.Building = true })
}

// Report says what became of making another release: the problems of the
// folder, and what else kept it from being made; nil for nothing.
func (s *Server) Report(problems []Problem, failure error) {
	s.news.update(func(st *Status) {
		st.Building, st.Failure, st.Problems = false, "", append([]Problem{}, problems...)
		if failure != nil {
			st.Failure = failure.Error()
		}
	})
}

// mountNews serves the status, and a stream of its changes.
func (s *Server) mountNews() {
	live := func(id, summary string) huma.Operation {
		return huma.Operation{OperationID: id, Method: http.MethodGet, Path: prefix + id, Summary: summary, Tags: []string{"Server"}}
	}
	huma.Register(s.api, live("status", "What is served, and what is wrong with the folder as it is now"),
		func(context.Context, *struct{}) (*statusReply, error) {
			st, _, _ := s.news.now()
			return &statusReply{NoStore: "no-store", Body: st}, nil
		})
	events := live("events", "Every change of the status as a server-sent event")
	events.Description = "Each event is named status and holds what /api/v1/status answers; the first comes at once."
	events.Responses = map[string]*huma.Response{"200": {Description: "A stream that does not end", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
	huma.Register(s.api, events, func(context.Context, *struct{}) (*huma.StreamResponse, error) {
		return &huma.StreamResponse{Body: s.stream}, nil
	})
}

type statusReply struct {
	NoStore string `header:"Cache-Control" hidden:"true"`
	Body    Status
}

// heartbeat is how often a stream without news shows that it is there, so that
// proxies keep it open.
const heartbeat = 25 * time.Second

func (s *Server) stream(ctx huma.Context) {
	ctx.SetHeader("Content-Type", "text/event-stream")
	ctx.SetHeader("Cache-Control", "no-store")
	ctx.SetStatus(http.StatusOK)
	_, w := humago.Unwrap(ctx)
	out := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		st, changed, ended := s.news.now()
		text, err := json.Marshal(st)
		if ended || err != nil {
			return
		}
		fmt.Fprintf(w, "event: status\ndata: %s\n\n", text)
		if out.Flush() != nil {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Context().Done():
				return
			case <-changed:
				waiting = false
			case <-beat.C:
				fmt.Fprint(w, ": still here\n\n")
				if out.Flush() != nil {
					return
				}
			}
		}
	}
}
