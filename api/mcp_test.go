package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"agglo/api"
)

// session connects the SDK's client to the tools of a server.
func session(t *testing.T, s *api.Server) *mcp.ClientSession {
	t.Helper()
	ctx := context.Background()
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Tools().Connect(ctx, there, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, here)
}

func connect(t *testing.T, over mcp.Transport) *mcp.ClientSession {
	t.Helper()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(context.Background(), over, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// call calls a tool and reads what it returns.
func call(t *testing.T, c *mcp.ClientSession, tool string, arguments map[string]any) (*api.Observations, *mcp.CallToolResult) {
	t.Helper()
	result, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	text, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var out api.Observations
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return &out, result
}

// examples are the arguments that each tool is called with.
var examples = map[string]map[string]any{
	"search": {"q": "常州"}, "indicators": {"q": "output"}, "profile": {"region": "Changzhou"}, "rank": {"indicator": "gdp", "limit": 200},
	"compare": {"regions": []string{"Changzhou", "Ningde"}}, "chain": {}, "outlook": {}, "reconcile": {},
	"sufficiency": {"region": "Changzhou"}, "gaps": {"region": "常州"}, "shock": {"organisation": "calb", "weeks": 4}, "site": {"link": "cell", "within": "Jiangsu"},
	"panel": {"indicator": "gdp", "within": "Jiangsu", "from": 2021}, "figure": {"id": "gdp/CN-320400/2023"},
}

// lists are the tools that show what there is, without figures.
var lists = map[string]bool{"search": true, "indicators": true}

// TestDecisions: what the tools for decisions compute stands on what they show
// beside it: a candidate on rows, a loss on assumptions, a rank on criteria.
func TestDecisions(t *testing.T) {
	_, base := serve(t)
	c := connect(t, &mcp.StreamableClientTransport{Endpoint: base + "/mcp"})
	grids := func(tool string) map[string]api.Grid {
		out, _ := call(t, c, tool, examples[tool])
		byName := map[string]api.Grid{}
		for _, g := range out.Tables {
			byName[g.Name] = g
		}
		return byName
	}
	candidates := grids("gaps")["candidates"]
	source := slices.Index(candidates.Columns, "source")
	for _, row := range candidates.Rows {
		if !strings.Contains(row[source], ".csv:") {
			t.Errorf("no row speaks for the candidate %v", row)
		}
	}
	shock, site := grids("shock"), grids("site")
	for name, g := range map[string]api.Grid{
		"candidates": candidates, "sites": shock["sites"], "assumptions": shock["assumptions"], "places": site["places"], "criteria": site["criteria"],
	} {
		if len(g.Rows) == 0 {
			t.Errorf("the table %s is empty", name)
		}
	}
	balance, _ := call(t, c, "sufficiency", examples["sufficiency"])
	if i := slices.IndexFunc(balance.Observations, func(o api.Observation) bool { return o.Figure == "local-supply:customers/CN-320400/power-battery/2023" }); i < 0 || balance.Observations[i].Value == nil || len(balance.Observations[i].Sources) == 0 {
		t.Errorf("the local supply rate is not among %d observations with its sources", len(balance.Observations))
	}
}

// TestTools calls every tool: all are marked as reading only, what they return
// is valid against their schemas, each observation has a figure id, and the
// answers fit a conversation.
func TestTools(t *testing.T) {
	s, base := serve(t)
	c := session(t, s)
	list, err := c.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != len(examples) {
		t.Errorf("there are %d tools, and examples of %d", len(list.Tools), len(examples))
	}
	for _, tool := range list.Tools {
		a := tool.Annotations
		if a == nil || !a.ReadOnlyHint || a.DestructiveHint == nil || *a.DestructiveHint || a.OpenWorldHint == nil || *a.OpenWorldHint || tool.Description == "" {
			t.Errorf("%s: annotations are %+v", tool.Name, a)
		}
		out, result := call(t, c, tool.Name, examples[tool.Name])
		if result.IsError || out.Answer == "" || out.Release == "" {
			t.Errorf("%s: %+v", tool.Name, result)
			continue
		}
		if err := schemaOf(t, tool.OutputSchema).Validate(result.StructuredContent); err != nil {
			t.Errorf("%s: %v", tool.Name, err)
		}
		for _, o := range out.Observations {
			if o.Figure == "" || o.Value == nil && o.Unknown == "" {
				t.Errorf("%s: observation %+v", tool.Name, o)
			}
		}
		if len(out.Sources) == 0 && !lists[tool.Name] {
			t.Errorf("%s names no source", tool.Name)
		}
		whole, _ := json.Marshal(result)
		if len(whole) > 120_000 {
			t.Errorf("%s: %d bytes", tool.Name, len(whole))
		}
	}
	// The same figure as over HTTP.
	out, _ := call(t, c, "figure", examples["figure"])
	figure := fetch(t, "GET", base+"/api/v1/figure/gdp/CN-320400/2023").object(t)["figure"].(map[string]any)
	if len(out.Observations) != 1 || *out.Observations[0].Value != figure["value"] || len(out.Sources) == 0 {
		t.Errorf("the tool says %+v, HTTP %v", out.Observations, figure["value"])
	}
	if out, _ := call(t, c, "rank", examples["rank"]); !strings.Contains(out.Cut, "50 of") && len(out.Tables[0].Rows) != out.Tables[0].Total {
		t.Errorf("rank does not say that it was cut: %q", out.Cut)
	}
}

func schemaOf(t *testing.T, schema any) *jsonschema.Resolved {
	t.Helper()
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	var parsed jsonschema.Schema
	if err := json.Unmarshal(text, &parsed); err != nil {
		t.Fatal(err)
	}
	resolved, err := parsed.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// TestToolsRefuse: a call that cannot be answered is told why, in the words of
// the command line, and is no fault of the protocol.
func TestToolsRefuse(t *testing.T) {
	s, _ := serve(t)
	c := session(t, s)
	for _, x := range []struct {
		tool      string
		arguments map[string]any
		text      string
	}{
		{"rank", map[string]any{"indicator": "gpd"}, `there is no indicator "gpd"`},
		{"rank", map[string]any{}, "expected required property indicator to be present"},
		{"rank", map[string]any{"indicator": "gdp", "limit": -1}, "limit: expected number >= 0"},
		{"rank", map[string]any{"indicator": "gdp", "limit": "ten"}, "limit: expected integer"},
		{"rank", map[string]any{"indicator": "gdp", "regin": "Jiangsu"}, "regin: unexpected property"},
		{"compare", map[string]any{"regions": []string{"Changzhou"}}, "compare takes two to ten regions, not 1"},
		{"figure", map[string]any{"id": "x"}, `"x" is not a figure id`},
	} {
		_, result := call(t, c, x.tool, x.arguments)
		text := result.Content[0].(*mcp.TextContent).Text
		if !result.IsError || !strings.Contains(text, x.text) {
			t.Errorf("%s %v: %q, want %q", x.tool, x.arguments, text, x.text)
		}
	}
}

// TestToolsOverHTTP calls a tool through the streamable transport, and is
// refused under another host's name and from a page of another origin.
func TestToolsOverHTTP(t *testing.T) {
	_, base := serve(t)
	c := connect(t, &mcp.StreamableClientTransport{Endpoint: base + "/mcp"})
	out, result := call(t, c, "chain", map[string]any{"chain": "power-battery", "region": "常州"})
	if result.IsError || !strings.Contains(out.Answer, "Changzhou") {
		t.Errorf("%+v", result)
	}
	for name, change := range map[string]func(*http.Request){
		"another host": func(r *http.Request) { r.Host = "evil.example" },
		"another origin": func(r *http.Request) {
			r.Header.Set("Origin", "https://evil.example")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		},
	} {
		req, err := http.NewRequest("POST", base+"/mcp", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/json, text/event-stream")
		change(req)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d, want 403", name, resp.StatusCode)
		}
	}
}
