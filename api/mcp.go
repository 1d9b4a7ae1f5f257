package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"agglo"
	"agglo/answer"
	"agglo/export"
)

const instructions = `Figures about regions and industry chains, from a data set whose rows name their sources.
Every number in an observation has a figure id: pass it to the tool figure for the formula, the inputs, the rows and the sources, and give it when you cite the number. A number without a figure id – the loss in a shock, the score of a site – is computed for the one call under the assumptions that stand beside it: cite the arguments with it. An unknown value says why; it is not zero. A bound says that the source states more or less than exactly the number. Regions, chains and links may be given by id or by name in English or Chinese. Where region, chain or period are left out, those of the data set are meant. Use search to find ids, and indicators to find what can be ranked or compared.`

// Tools returns the questions as tools for assistants. They read the release
// that is served when they are called.
func (s *Server) Tools() *mcp.Server {
	output, err := jsonschema.For[Observations](nil)
	if err != nil {
		panic("api: the schema of observations: " + err.Error())
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "agglo", Title: "agglo", Version: s.opt.Version}, &mcp.ServerOptions{Instructions: instructions})
	tool(s, server, output, answer.Search)
	tool(s, server, output, answer.Indicators)
	tool(s, server, output, answer.Profile)
	tool(s, server, output, answer.Rank)
	tool(s, server, output, answer.Compare)
	tool(s, server, output, answer.Chain)
	tool(s, server, output, answer.Sufficiency)
	tool(s, server, output, answer.Gaps)
	tool(s, server, output, answer.Shock)
	tool(s, server, output, answer.Site)
	tool(s, server, output, answer.Outlook)
	tool(s, server, output, answer.Reconcile)
	tool(s, server, output, export.Panel)
	tool(s, server, output, answer.Figure)
	return server
}

// Limits of a call of a tool over HTTP.
const (
	toolBody    = 1 << 20 // bytes
	toolArrival = 30 * time.Second
)

// toolsHandler serves the tools over HTTP. Calls keep nothing between them, so
// there are no sessions. The SDK refuses requests to a local address under
// another host's name, and pages of other origins are refused here.
func (s *Server) toolsHandler() http.Handler {
	server := s.Tools()
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: toolBody, PropagateRequestCancellation: true,
	})
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A client that sends its call drop by drop would hold the connection.
		// Writers that have no deadline are those of tests.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(toolArrival))
		h.ServeHTTP(w, r)
	}))
}

// tool adds a question to the tools.
func tool[In any, Out answer.Answer](s *Server, server *mcp.Server, output *jsonschema.Schema, q answer.Question[In, Out]) {
	registry := huma.NewMapRegistry("#/", huma.DefaultSchemaNamer)
	input := inputSchema(registry, reflect.TypeFor[In]())
	yes, no := true, false
	server.AddTool(&mcp.Tool{
		Name: q.Name, Title: q.Title.En, Description: q.Summary.En + " " + q.Title.Zh, InputSchema: input, OutputSchema: output,
		Annotations: &mcp.ToolAnnotations{Title: q.Title.En, ReadOnlyHint: yes, IdempotentHint: yes, DestructiveHint: &no, OpenWorldHint: &no},
	}, func(ctx context.Context, call *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		var in In
		if err := decode(registry, input, call.Params.Arguments, &in); err != nil {
			return refused(err), nil
		}
		out, err := s.run(ctx, func(ctx context.Context) (answer.Answer, error) { return q.Run(ctx, registryOf(ctx), in) })
		if err != nil {
			return refused(s.problem(ctx, err)), nil
		}
		seen := observe(out)
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: seen.text()}}, StructuredContent: seen}, nil
	})
}

// refused tells the assistant what is wrong with its call.
func refused(err error) *mcp.CallToolResult {
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: err.Error()}}}
}

// run asks with the release in use, within the limits of the server.
func (s *Server) run(ctx context.Context, ask func(context.Context) (answer.Answer, error)) (answer.Answer, error) {
	rel := s.releases.acquire()
	if rel == nil {
		return nil, agglo.Errorf(agglo.Invalid, "no release of a data set is served yet: ask again in a moment")
	}
	defer s.releases.done(rel)
	ctx, cancel := context.WithTimeout(context.WithValue(ctx, releaseKey{}, rel), s.opt.Timeout)
	defer cancel()
	if err := s.slots.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer s.slots.Release(1)
	return ask(ctx)
}

// inputSchema describes the input of a question as an object with a property
// for each parameter.
func inputSchema(registry huma.Registry, t reflect.Type) *huma.Schema {
	out := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}, AdditionalProperties: false}
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("query")
		out.Properties[name] = huma.SchemaFromField(registry, f, "")
		if f.Tag.Get("required") == "true" {
			out.Required = append(out.Required, name)
		}
	}
	out.PrecomputeMessages()
	return out
}

// decode checks the arguments of a call and reads them into the input of a
// question, defaults where they are left out.
func decode(registry huma.Registry, schema *huma.Schema, arguments json.RawMessage, in any) error {
	if len(arguments) == 0 {
		arguments = json.RawMessage("{}")
	}
	var all any
	if err := json.Unmarshal(arguments, &all); err != nil {
		return agglo.Errorf(agglo.Invalid, "the arguments are not JSON: %v", err)
	}
	var found huma.ValidateResult
	huma.Validate(registry, schema, huma.NewPathBuffer(nil, 0), huma.ModeWriteToServer, all, &found)
	if len(found.Errors) > 0 {
		return newProblem(http.StatusUnprocessableEntity, "", found.Errors...)
	}
	var given map[string]json.RawMessage
	if err := json.Unmarshal(arguments, &given); err != nil {
		return agglo.Errorf(agglo.Invalid, "the arguments are not an object: %v", err)
	}
	v := reflect.ValueOf(in).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("query"), ",")
		text, ok := given[name]
		if !ok {
			if text = json.RawMessage(f.Tag.Get("default")); len(text) == 0 {
				continue
			}
			if f.Type.Kind() == reflect.String {
				text, _ = json.Marshal(string(text))
			}
		}
		if err := json.Unmarshal(text, v.Field(i).Addr().Interface()); err != nil {
			return agglo.Errorf(agglo.Invalid, "%s: %v", name, err)
		}
	}
	return nil
}
