package api_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"agglo/api"
	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
	"agglo/indicator"
	"agglo/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// bundled is the file of the bundled data set's release, built once.
var bundled string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "agglo-api-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	bundled = filepath.Join(dir, "bundled.duckdb")
	ctx := context.Background()
	d, err := dataset.Open(newenergy.FS)
	if err == nil {
		err = store.Build(ctx, d, "0123456789abcdef-bundled", bundled, store.Options{})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// registry opens the bundled release once more.
func registry(t *testing.T) *indicator.Registry {
	t.Helper()
	s, err := store.Open(bundled)
	if err != nil {
		t.Fatal(err)
	}
	r, err := indicator.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// serve starts a server of the bundled release.
func serve(t *testing.T) (*api.Server, string) {
	t.Helper()
	s := api.New(api.Options{Version: "test"})
	s.Swap(registry(t))
	web := httptest.NewServer(s)
	t.Cleanup(func() { web.Close(); s.Close() })
	return s, web.URL
}

type got struct {
	*http.Response
	body []byte
}

func fetch(t *testing.T, method, url string, header ...string) got {
	t.Helper()
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got{resp, body}
}

// object reads a body of JSON.
func (g got) object(t *testing.T) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal(g.body, &out); err != nil {
		t.Fatalf("%v in %.300s", err, g.body)
	}
	return out
}

// TestOpenAPI holds the document that clients are generated from.
func TestOpenAPI(t *testing.T) {
	_, url := serve(t)
	var doc any
	if err := json.Unmarshal(fetch(t, "GET", url+"/api/openapi.json").body, &doc); err != nil {
		t.Fatal(err)
	}
	have, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	have = append(have, '\n')
	if *update {
		if err := os.WriteFile("openapi.json", have, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(have) {
		t.Error("openapi.json is not what the program serves: run go test ./api -update, and generate the types of the front end anew")
	}
}
