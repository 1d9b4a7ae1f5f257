package api

import (
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"agglo/answer"
	"agglo/export"
	"agglo/indicator"
	"agglo/store"
)

const (
	openAPIPath = "/api/openapi"
	nowhere     = "/api/" // pattern of what no operation serves
)

const about = `Questions about regions and industry chains, and the data set that the answers rest on.

Everything is a plain GET. Every number is a figure with an id, such as
chain-integrity/CN-320400/power-battery/2023, and /api/v1/figure/ID shows its
formula, inputs, rows and sources. A region, chain or link may be given by id or
by name in English or Chinese. Lists are separated by commas, or the parameter is
repeated. ETag names the release of the data set: what it covers does not change
until the release does.`

// routes returns the handler of everything.
func (s *Server) routes() http.Handler {
	answers, live := http.NewServeMux(), http.NewServeMux()
	s.api = humago.New(&router{answers, live}, huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info:    &huma.Info{Title: "agglo", Version: "1", Description: about},
			Tags: []*huma.Tag{
				{Name: "Questions", Description: "What the observatory can be asked"},
				{Name: "Data set", Description: "What the data set holds"},
				{Name: "Server", Description: "What is served"},
			},
			Components: &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName)},
		},
		OpenAPIPath:   openAPIPath,
		Formats:       map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat: "application/json",
	})
	s.mountQuestions()
	s.mountData()
	s.mountRegister()
	s.mountCatalogue()
	s.mountNews()
	answers.HandleFunc("GET /api/docs", s.page())
	answers.HandleFunc(nowhere, s.nothing(answers))

	mux := http.NewServeMux()
	mux.Handle("/api/", open(s.fromRelease(answers)))
	for _, path := range livePaths {
		mux.Handle("GET "+path, open(live))
	}
	mux.Handle("/mcp", s.toolsHandler())
	if s.opt.Web != nil {
		mux.Handle("/", s.opt.Web)
	} else {
		mux.Handle("GET /{$}", http.RedirectHandler("/api/docs", http.StatusSeeOther))
	}
	return s.recovered(mux)
}

// schemaNames tell types apart that have one name in two packages.
var schemaNames = map[reflect.Type]string{
	reflect.TypeFor[indicator.Input](): "FigureInput",
	reflect.TypeFor[store.Input]():     "LinkInput",
}

func schemaName(t reflect.Type, hint string) string {
	if name, ok := schemaNames[t]; ok {
		return name
	}
	return huma.DefaultSchemaNamer(t, hint)
}

func (s *Server) mountQuestions() {
	mount(s, answer.Profile)
	mount(s, answer.Rank)
	mount(s, answer.Chain)
	mount(s, answer.Compare)
	mount(s, answer.Findings)
	mount(s, answer.Outlook)
	mount(s, answer.Reconcile)
	mount(s, answer.Figure)
	mount(s, answer.Search)
	mount(s, answer.Similar)
	mount(s, answer.Next)
	mount(s, answer.Specialisation)
	mount(s, answer.Concentration)
	mount(s, answer.Chokepoints)
	mount(s, answer.Clusters)
	mount(s, answer.Sufficiency)
	mount(s, answer.Gaps)
	mount(s, answer.Shock)
	mount(s, answer.Arrival)
	mount(s, answer.Site)
	mount(s, answer.Indicators)
	mount(s, export.Panel)
	s.mountBrief()
}

// A router keeps what tells of the server apart from what a release answers:
// the one is never cached, the other always.
type router struct{ answers, live *http.ServeMux }

var livePaths = []string{prefix + "status", prefix + "events"}

// HandleFunc takes the pattern of an operation. The id of a figure has slashes,
// which a path of OpenAPI cannot say and [http.ServeMux] can.
func (m *router) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	switch path := strings.TrimPrefix(pattern, "GET "); {
	case slices.Contains(livePaths, path):
		m.live.HandleFunc(pattern, handler)
	case path == figurePath:
		m.answers.HandleFunc(strings.TrimSuffix(pattern, "}")+"...}", handler)
	default:
		m.answers.HandleFunc(pattern, handler)
	}
}

// ServeHTTP serves what a release answers.
func (m *router) ServeHTTP(w http.ResponseWriter, r *http.Request) { m.answers.ServeHTTP(w, r) }

// nothing answers what is not there, or not with this method.
func (s *Server) nothing(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		read := r.Clone(r.Context())
		read.Method = http.MethodGet
		_, pattern := mux.Handler(read)
		there := pattern != nowhere || slices.Contains(livePaths, r.URL.Path)
		if there && r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", allowedMethods)
			s.writeProblem(w, http.StatusMethodNotAllowed, r.Method+" is not allowed: this API is only read, with GET")
			return
		}
		s.writeProblem(w, http.StatusNotFound, "there is nothing at "+r.URL.Path+": /api/openapi.json lists what there is")
	}
}
