package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"agglo/api"
)

// small writes a small data set to a new folder.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"datapackage.json": `{"name": "small", "agglo": {"region": "XX", "period": "2023"}}`,
		"regions.csv":      "id,name,level\nXX,Exland,country\n",
		"indicators.csv":   "id,name,unit,kind\ngdp,Gross product,XXD,level\n",
		"observations.csv": "region,indicator,period,value\nXX,gdp,2023,100\n",
	} {
		rewrite(t, filepath.Join(dir, name), text)
	}
	return dir
}

// rewrite writes a file as editors do: another one, renamed.
func rewrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// started runs "agglo serve" and returns its address.
func started(t *testing.T, args ...string) string {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), in, io.Discard)
		in.Close()
	}()
	t.Cleanup(func() {
		stop()
		if status := <-done; status != 0 {
			t.Errorf("serve ends with %d", status)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve says %q: %v", line, err)
	}
	m := regexp.MustCompile(`^agglo serves small at (http://127\.0\.0\.1:\d+)\n$`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("serve says %q", line)
	}
	go io.Copy(io.Discard, out)
	return m[1]
}

func read(t *testing.T, url string, into any) int {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode
}

// until waits for a status.
func until(t *testing.T, base, what string, is func(api.Status) bool) api.Status {
	t.Helper()
	var st api.Status
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if read(t, base+"/api/v1/status", &st); is(st) {
			return st
		}
	}
	t.Fatalf("%s: status is still %+v", what, st)
	return st
}

func value(t *testing.T, base string) float64 {
	t.Helper()
	var a struct{ Figure struct{ Value float64 } }
	if status := read(t, base+"/api/v1/figure/gdp/XX/2023", &a); status != 200 {
		t.Fatalf("status %d", status)
	}
	return a.Figure.Value
}

// TestServe edits a data set while it is served: a good edit is served, a broken
// one leaves what was served before and says where the error is, and mending it
// serves the new values.
func TestServe(t *testing.T) {
	dir := small(t)
	base := started(t, dir)
	if v := value(t, base); v != 100 {
		t.Fatalf("value is %v", v)
	}
	first := until(t, base, "the first release", func(st api.Status) bool { return st.Release.Name == "small" }).Release.Hash
	observations := filepath.Join(dir, "observations.csv")

	rewrite(t, observations, "region,indicator,period,value\nXX,gdp,2023,200\n")
	second := until(t, base, "a good edit", func(st api.Status) bool { return st.Release.Hash != first }).Release.Hash
	if v := value(t, base); v != 200 {
		t.Errorf("after a good edit: %v", v)
	}
	rewrite(t, observations, "region,indicator,period,value\nXX,gdp,2023,2OO\n")
	st := until(t, base, "a broken edit", func(st api.Status) bool { return len(st.Problems) > 0 })
	if p := st.Problems[0]; p.File != "observations.csv" || p.Line != 2 || p.Field != "value" || st.Release.Hash != second {
		t.Errorf("after a broken edit: %+v", st)
	}
	if v := value(t, base); v != 200 {
		t.Errorf("after a broken edit: %v", v)
	}
	rewrite(t, observations, "region,indicator,period,value\nXX,gdp,2023,300\n")
	st = until(t, base, "a mended edit", func(st api.Status) bool { return st.Release.Hash != second })
	if v := value(t, base); v != 300 || len(st.Problems) > 0 {
		t.Errorf("after mending: %v, %+v", v, st.Problems)
	}
}

// TestServeWarnings: warnings of the folder are told with their place, also when
// the store was there already and nothing had to be checked.
func TestServeWarnings(t *testing.T) {
	dir := small(t)
	rewrite(t, filepath.Join(dir, "regions.csv"), "id,name,level\nXX,Exland,country\nYY,Wyeland,country\n")
	path := filepath.Join(t.TempDir(), "kept.duckdb")
	for range 2 {
		base := started(t, dir, "--store", path)
		st := until(t, base, "a warning", func(st api.Status) bool { return len(st.Problems) > 0 })
		if p := st.Problems[0]; !p.Warning || p.File != "regions.csv" || p.Line != 3 || p.Field != "level" {
			t.Errorf("the problems are %+v", st.Problems)
		}
	}
	base := started(t, dir, "--store", path)
	rewrite(t, filepath.Join(dir, "regions.csv"), "id,name,level\nXX,Exland,country\n")
	until(t, base, "a mended edit", func(st api.Status) bool { return len(st.Problems) == 0 })
}

func TestServePortTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var stderr bytes.Buffer
	status := run(context.Background(), []string{"serve", "--addr", taken.Addr().String()}, nil, io.Discard, &stderr)
	if want := "agglo: " + taken.Addr().String() + " is taken by another program: choose another port with --addr\n"; status != 1 || stderr.String() != want {
		t.Errorf("%d %q, want %q", status, stderr.String(), want)
	}
}

func TestAddress(t *testing.T) {
	l, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := address(l); !strings.HasPrefix(got, "localhost:") {
		t.Errorf("a listener on all addresses is found at %s", got)
	}
}

func TestServeBadAddress(t *testing.T) {
	var stderr bytes.Buffer
	if status := run(context.Background(), []string{"serve", "--addr", "nonsense"}, nil, io.Discard, &stderr); status != 2 || !strings.Contains(stderr.String(), "write host:port") {
		t.Errorf("%d %q", status, stderr.String())
	}
}

// TestMCP starts "agglo mcp" as an assistant does, as a program of its own, and
// asks it through the SDK's client.
func TestMCP(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "agglo") // the test binary acts as agglo under this name
	if err := os.Symlink(self, program); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	cmd := exec.Command(program, "mcp", "--dataset", small(t))
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir())
	ctx := context.Background()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	result, err := c.CallTool(ctx, &mcp.CallToolParams{Name: "figure", Arguments: map[string]any{"id": "gdp/XX/2023"}})
	if err != nil {
		t.Fatal(err)
	}
	if text := result.Content[0].(*mcp.TextContent).Text; result.IsError || !strings.Contains(text, "[gdp/XX/2023]") {
		t.Errorf("figure: %q", text)
	}
	list, err := c.ListTools(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
	}
	for _, name := range []string{"sufficiency", "gaps", "shock", "site", "outlook"} {
		if !slices.Contains(names, name) {
			t.Errorf("there is no tool %s over standard input: %v", name, names)
		}
	}
}
