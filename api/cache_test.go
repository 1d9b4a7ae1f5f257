package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"pgregory.net/rapid"
)

// TestCache: whatever is asked of it, a cache never holds more bytes than its
// limit, never another response than the one added first under a key, and still
// has what was asked for last.
func TestCache(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newCache(int64(rapid.IntRange(0, 40).Draw(t, "kilobytes")) << 10)
		added := map[string]*response{}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			key := rapid.StringMatching(`[a-j]`).Draw(t, "key")
			if got := c.get(key); got != nil {
				if got != added[key] {
					t.Fatalf("%s is another response", key)
				}
				continue
			}
			r := &response{body: make([]byte, rapid.IntRange(0, 6<<10).Draw(t, "bytes"))}
			c.add(key, r)
			added[key] = r
			e := entry{key, r}
			if kept := c.get(key) == r; kept != (e.size() <= c.limit/8) {
				t.Fatalf("a response of %d bytes in a cache of %d: kept is %v", e.size(), c.limit, kept)
			}
			var sum int64
			for at := c.order.Front(); at != nil; at = at.Next() {
				sum += at.Value.(*entry).size()
			}
			if sum != c.used || sum > c.limit || c.order.Len() != len(c.byKey) {
				t.Fatalf("%d bytes are held, %d counted, %d allowed", sum, c.used, c.limit)
			}
		}
	})
}

// TestCut: for any list and page size the pages are the list.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Int(), 0, 50).Draw(t, "all")
		p := Page{Limit: rapid.IntRange(1, 20).Draw(t, "limit")}
		var seen []int
		for {
			page, more, err := cut(p, "0123456789", all)
			if err != nil || more.Total != len(all) {
				t.Fatalf("%v, %+v", err, more)
			}
			seen = append(seen, page...)
			if p.Cursor = more.Next; p.Cursor == "" {
				break
			}
		}
		if fmt.Sprint(seen) != fmt.Sprint(append([]int(nil), all...)) {
			t.Fatalf("%v, want %v", seen, all)
		}
	})
}

// TestPanic: a fault of the program is a line in the log and says nothing of
// itself to the client.
func TestPanic(t *testing.T) {
	var log bytes.Buffer
	s := New(Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	rec := httptest.NewRecorder()
	s.recovered(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret") })).ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1/rank", nil))
	body, _ := io.ReadAll(rec.Result().Body)
	var p struct{ Detail string }
	if err := json.Unmarshal(body, &p); err != nil || rec.Code != 500 || p.Detail != "internal error" {
		t.Errorf("%d %s", rec.Code, body)
	}
	if !bytes.Contains(log.Bytes(), []byte("a secret")) || !bytes.Contains(log.Bytes(), []byte("cache_test.go")) {
		t.Errorf("the log has %s", log.Bytes())
	}
}
