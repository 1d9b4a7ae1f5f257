package api_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"agglo/api"
)

func TestETag(t *testing.T) {
	_, base := serve(t)
	first := fetch(t, "GET", base+"/api/v1/rank?indicator=gdp")
	tag := first.Header.Get("ETag")
	if tag != `W/"0123456789abcdef-test-json"` || first.Header.Get("Cache-Control") != "no-cache" || first.Header.Get("Vary") != "Accept, Accept-Encoding" {
		t.Errorf("headers are %v", first.Header)
	}
	for header, status := range map[string]int{tag: 304, `"x", ` + tag: 304, "*": 304, strings.TrimPrefix(tag, "W/"): 304, `W/"other-test"`: 200} {
		g := fetch(t, "GET", base+"/api/v1/rank?indicator=gdp", "If-None-Match", header)
		if g.StatusCode != status || status == 304 && len(g.body) > 0 {
			t.Errorf("If-None-Match %s: %d with %d bytes, want %d", header, g.StatusCode, len(g.body), status)
		}
	}
	if g := fetch(t, "GET", base+"/api/v1/nothing", "If-None-Match", tag); g.StatusCode != 404 {
		t.Errorf("what is not there: %d", g.StatusCode)
	}
	if g := fetch(t, "GET", base+"/api/v1/status", "If-None-Match", tag); g.StatusCode != 200 || g.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("status: %d %v", g.StatusCode, g.Header)
	}
}

// TestHead: HEAD has the headers of GET and no body.
func TestHead(t *testing.T) {
	_, base := serve(t)
	for _, path := range []string{"/api/v1/rank?indicator=gdp", "/api/v1/rank.csv?indicator=gdp", "/api/openapi.json", "/api/v1/nothing"} {
		get, head := fetch(t, "GET", base+path, "Accept-Encoding", "identity"), fetch(t, "HEAD", base+path, "Accept-Encoding", "identity")
		if head.StatusCode != get.StatusCode || len(head.body) > 0 || int(head.ContentLength) != len(get.body) {
			t.Errorf("%s: HEAD %d with length %d, GET %d with %d bytes", path, head.StatusCode, head.ContentLength, get.StatusCode, len(get.body))
		}
		for _, name := range []string{"Content-Type", "ETag"} {
			if head.Header.Get(name) != get.Header.Get(name) {
				t.Errorf("%s: %s is %q with HEAD and %q with GET", path, name, head.Header.Get(name), get.Header.Get(name))
			}
		}
	}
}

// TestRange: a table is read in parts, of its plain bytes, as programs do that
// want the end of a Parquet file first.
func TestRange(t *testing.T) {
	_, base := serve(t)
	for _, path := range []string{"/api/v1/rank.csv?indicator=gdp", "/api/v1/rank.parquet?indicator=gdp"} {
		whole := fetch(t, "GET", base+path, "Accept-Encoding", "identity")
		tag, size := whole.Header.Get("ETag"), len(whole.body)
		if whole.Header.Get("Accept-Ranges") != "bytes" || strings.HasPrefix(tag, "W/") {
			t.Errorf("%s: headers are %v", path, whole.Header)
		}
		if head := fetch(t, "HEAD", base+path, "Accept-Encoding", "gzip"); int(head.ContentLength) != size || head.Header.Get("Accept-Ranges") != "bytes" || head.Header.Get("ETag") != tag {
			t.Errorf("%s: HEAD: %d bytes of %d, %v", path, head.ContentLength, size, head.Header)
		}
		for _, c := range []struct {
			header, condition string
			status            int
			want              []byte
		}{
			{"bytes=0-3", "", 206, whole.body[:4]},
			{"bytes=-8", "", 206, whole.body[size-8:]},
			{"bytes=4-", tag, 206, whole.body[4:]},
			{"bytes=4-", `"another"`, 200, whole.body},
		} {
			g := fetch(t, "GET", base+path, "Range", c.header, "If-Range", c.condition, "Accept-Encoding", "gzip, zstd")
			if g.StatusCode != c.status || !bytes.Equal(g.body, c.want) || g.Header.Get("Content-Encoding") != "" {
				t.Errorf("%s %s if %q: %d with %d bytes, want %d with %d", path, c.header, c.condition, g.StatusCode, len(g.body), c.status, len(c.want))
			}
		}
		g := fetch(t, "GET", base+path, "Range", "bytes=99999999-")
		if p := g.object(t); g.StatusCode != 416 || p["status"] != 416.0 || g.Header.Get("Content-Type") != "application/problem+json" || g.Header.Get("Content-Range") != fmt.Sprintf("bytes */%d", size) {
			t.Errorf("%s: beyond the end: %d %v %v", path, g.StatusCode, p, g.Header)
		}
	}
	if tag := fetch(t, "GET", base+"/api/v1/rank.xlsx?indicator=gdp").Header.Get("ETag"); !strings.HasPrefix(tag, "W/") {
		t.Errorf("a workbook is the same to the byte: %s", tag)
	}
}

// TestCompression: every encoding unpacks to the same bytes.
func TestCompression(t *testing.T) {
	_, base := serve(t)
	const path = "/api/v1/chain"
	plain := fetch(t, "GET", base+path, "Accept-Encoding", "identity")
	if plain.Header.Get("Content-Encoding") != "" {
		t.Fatalf("headers are %v", plain.Header)
	}
	for accept, encoding := range map[string]string{"gzip": "gzip", "zstd": "zstd", "gzip, deflate, br, zstd": "zstd", "zstd;q=0, gzip": "gzip", "br": ""} {
		g := fetch(t, "GET", base+path, "Accept-Encoding", accept)
		if g.Header.Get("Content-Encoding") != encoding {
			t.Errorf("%s: encoded as %q, want %q", accept, g.Header.Get("Content-Encoding"), encoding)
			continue
		}
		var r io.Reader = bytes.NewReader(g.body)
		var err error
		switch encoding {
		case "gzip":
			r, err = gzip.NewReader(r)
		case "zstd":
			r, err = zstd.NewReader(r)
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(body, plain.body) {
			t.Errorf("%s: %d bytes after unpacking, want %d: %v", accept, len(body), len(plain.body), err)
		}
		if encoding != "" && 3*len(g.body) > len(plain.body) {
			t.Errorf("%s: %d of %d bytes", accept, len(g.body), len(plain.body))
		}
	}
}

func TestCrossOrigin(t *testing.T) {
	_, base := serve(t)
	for _, path := range []string{"/api/v1/rank?indicator=gdp", "/api/v1/status", "/api/v1/nothing"} {
		if g := fetch(t, "GET", base+path, "Origin", "https://example.org"); g.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: headers are %v", path, g.Header)
		}
	}
	g := fetch(t, "OPTIONS", base+"/api/v1/rank", "Origin", "https://example.org", "Access-Control-Request-Method", "GET")
	if g.StatusCode != 204 || g.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD, OPTIONS" {
		t.Errorf("preflight: %d %v", g.StatusCode, g.Header)
	}
}

// TestSameInputs: a list may be separated by commas or repeated, parameters may
// come in any order.
func TestSameInputs(t *testing.T) {
	_, base := serve(t)
	want := fetch(t, "GET", base+"/api/v1/compare?regions=Changzhou,Ningde&period=2023").body
	for _, q := range []string{"regions=Changzhou&regions=Ningde&period=2023", "period=2023&regions=Changzhou,Ningde", "regions=%E5%B8%B8%E5%B7%9E,CN-350900&period=2023"} {
		if got := fetch(t, "GET", base+"/api/v1/compare?"+q).body; !bytes.Equal(got, want) {
			t.Errorf("%s has another answer", q)
		}
	}
}

// TestManyAtOnce asks the same and different questions from many clients.
func TestManyAtOnce(t *testing.T) {
	_, base := serve(t)
	paths := []string{"/api/v1/rank?indicator=gdp", "/api/v1/chain", "/api/v1/figure/gdp/CN-320400/2023", "/api/v1/sites?limit=5", "/api/v1/panel?indicator=gdp"}
	want := map[string][]byte{}
	for _, p := range paths {
		want[p] = fetch(t, "GET", base+p).body
	}
	s := api.New(api.Options{Version: "test", Cache: 1 << 10}) // too small to keep anything
	s.Swap(registry(t))
	defer s.Close()
	web := httptest.NewServer(s)
	defer web.Close()
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			p := paths[i%len(paths)]
			resp, err := http.Get(web.URL + p)
			if err != nil {
				t.Error(err)
				return
			}
			defer resp.Body.Close()
			if body, err := io.ReadAll(resp.Body); err != nil || !bytes.Equal(body, want[p]) {
				t.Errorf("%s: another answer: %d, %v", p, resp.StatusCode, err)
			}
		})
	}
	wait.Wait()
}

func TestDocsPage(t *testing.T) {
	_, base := serve(t)
	g := fetch(t, "GET", base+"/api/docs")
	page := string(g.body)
	for path := range readDocument(t).Paths {
		if !strings.Contains(page, path) {
			t.Errorf("the page does not show %s", path)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "://") || !strings.Contains(g.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("the page loads something")
	}
	root := fetch(t, "GET", base+"/")
	if root.Request.URL.Path != "/api/docs" {
		t.Errorf("/ leads to %s", root.Request.URL)
	}
}
