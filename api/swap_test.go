package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"agglo/api"
)

func TestNoRelease(t *testing.T) {
	web := httptest.NewServer(api.New(api.Options{}))
	defer web.Close()
	if g := fetch(t, "GET", web.URL+"/api/v1/rank?indicator=gdp"); g.StatusCode != 503 || g.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", g.StatusCode, g.body)
	}
	if g := fetch(t, "GET", web.URL+"/api/v1/status"); g.StatusCode != 200 {
		t.Errorf("status: %d %s", g.StatusCode, g.body)
	}
}

// TestSwap swaps releases while clients ask: no request fails, and a release is
// closed when nobody uses it any more, which a question to it shows.
func TestSwap(t *testing.T) {
	s := api.New(api.Options{Version: "test", Cache: 1 << 10})
	first := registry(t)
	s.Swap(first)
	web := httptest.NewServer(s)
	defer web.Close()
	defer s.Close()
	var stop atomic.Bool
	var asked atomic.Int64
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for !stop.Load() {
				resp, err := http.Get(web.URL + "/api/v1/sites?limit=3")
				if err != nil {
					t.Error(err)
					return
				}
				resp.Body.Close()
				asked.Add(1)
				if resp.StatusCode != 200 {
					t.Errorf("status %d", resp.StatusCode)
				}
			}
		})
	}
	for range 5 {
		before := asked.Load()
		s.Swap(registry(t))
		for deadline := time.Now().Add(10 * time.Second); asked.Load() < before+4 && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
	}
	stop.Store(true)
	wait.Wait()
	if _, err := first.Store().Snapshot().AllSources(context.Background()); err == nil {
		t.Error("the first release is still open")
	}
}

// TestEvents: a reader hears of problems, and of the release that follows, and
// the stream ends with the server.
func TestEvents(t *testing.T) {
	s, base := serve(t)
	resp, err := http.Get(base + "/api/v1/events")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if kind := resp.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("content type %s", kind)
	}
	lines := bufio.NewScanner(resp.Body)
	next := func() (st api.Status, ok bool) {
		for lines.Scan() {
			if text, is := strings.CutPrefix(lines.Text(), "data: "); is {
				if err := json.Unmarshal([]byte(text), &st); err != nil {
					t.Fatal(err)
				}
				return st, true
			}
		}
		return st, false
	}
	if st, ok := next(); !ok || st.Release.Name != "new-energy" || st.Program != "test" || len(st.Problems) > 0 {
		t.Errorf("first: %+v", st)
	}
	s.Report([]api.Problem{{File: "links.csv", Line: 14, Field: "stage", Msg: "is wrong"}}, nil)
	if st, ok := next(); !ok || len(st.Problems) != 1 || st.Problems[0].Line != 14 || st.Release.Hash == "" {
		t.Errorf("after a report: %+v", st)
	}
	s.Report(nil, errors.New("the disk is full"))
	if st, ok := next(); !ok || st.Failure != "the disk is full" || len(st.Problems) != 0 {
		t.Errorf("after a failure: %+v", st)
	}
	s.Swap(registry(t))
	if st, ok := next(); !ok || st.Failure != "" {
		t.Errorf("after a swap: %+v", st)
	}
	s.EndStreams()
	if st, ok := next(); ok {
		t.Errorf("after the end: %+v", st)
	}
}
