package api

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed docs.html
var docsText string

var docsTemplate = template.Must(template.New("docs").Funcs(template.FuncMap{"kind": kind, "values": values, "example": example}).Parse(docsText))

// page makes the page that shows the OpenAPI document to people. It needs no
// script and nothing from another host.
func (s *Server) page() http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		doc := s.api.OpenAPI()
		var operations []*huma.Operation
		for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
			operations = append(operations, doc.Paths[path].Get)
		}
		var b bytes.Buffer
		err := docsTemplate.Execute(&b, map[string]any{
			"Info": doc.Info, "Tags": doc.Tags, "Operations": operations, "Schemas": doc.Components.Schemas.Map(),
		})
		if err != nil {
			s.opt.Log.Error("page of the API", "error", err)
			s.writeProblem(w, http.StatusInternalServerError, "internal error")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
		w.Write(b.Bytes())
	}
}

// kind names the type of a schema, with the name of the schema where it has one.
func kind(s *huma.Schema) template.HTML {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		name := template.HTMLEscapeString(s.Ref[strings.LastIndex(s.Ref, "/")+1:])
		return template.HTML(`<a href="#schema-` + name + `">` + name + `</a>`)
	case s.Type == huma.TypeArray:
		return "list of " + kind(s.Items)
	case s.Type == "":
		return "file"
	}
	return template.HTML(template.HTMLEscapeString(s.Type))
}

// values lists what a parameter may be and what it is where it is left out.
func values(s *huma.Schema) string {
	var out []string
	if s.Type == huma.TypeArray {
		s = s.Items
	}
	for _, v := range s.Enum {
		out = append(out, fmt.Sprint(v))
	}
	said := strings.Join(out, ", ")
	if s.Default != nil {
		said = strings.TrimPrefix(said+"; "+fmt.Sprint(s.Default)+" where left out", "; ")
	}
	return said
}

// example returns an address to try, with the examples of the parameters that
// are required.
func example(op *huma.Operation) string {
	path, query := op.Path, []string{}
	for _, p := range op.Parameters {
		if !p.Required || p.Schema == nil || len(p.Schema.Examples) == 0 {
			continue
		}
		one := p.Schema.Examples[0]
		if list, ok := one.([]any); ok {
			one = list[0]
		}
		if p.In == "path" {
			path = strings.ReplaceAll(path, "{"+p.Name+"}", fmt.Sprint(one))
		} else {
			query = append(query, p.Name+"="+template.URLQueryEscaper(fmt.Sprint(one)))
		}
	}
	if len(query) > 0 {
		path += "?" + strings.Join(query, "&")
	}
	return path
}
