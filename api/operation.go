package api

import (
	"context"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"agglo/answer"
)

const (
	prefix         = "/api/v1/"
	boundariesPath = prefix + "boundaries/"
	formatsKey     = "formats" // of the metadata of an operation
)

// mount serves a question at GET /api/v1/NAME.
func mount[In, Out any](s *Server, q answer.Question[In, Out]) {
	op := huma.Operation{
		OperationID: q.Name, Path: prefix + q.Name, Summary: q.Title.En, Description: q.Summary.En, Tags: []string{"Questions"},
	}
	get(s, op, func(ctx context.Context, in *In) (Out, error) { return q.Run(ctx, registryOf(ctx), *in) })
}

// get serves an operation in every form that its answer can be written in.
func get[In, Out any](s *Server, op huma.Operation, ask func(context.Context, *In) (Out, error)) {
	body := reflect.TypeFor[Out]()
	names := formatsFor(body)
	op.Method = http.MethodGet
	op.Metadata = map[string]any{formatsKey: names}
	op.Middlewares = append(op.Middlewares, s.checkView)
	op.Errors = []int{http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity, http.StatusServiceUnavailable}
	op.Responses = map[string]*huma.Response{"200": {Description: "The answer", Content: s.contents(body, names)}}
	huma.Register(s.api, op, func(ctx context.Context, in *In) (*reply, error) {
		out, err := ask(ctx, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		fillLists(reflect.ValueOf(&out))
		r, err := viewOf(ctx).reply(ctx, op.OperationID, out)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return r, nil
	})
	described := s.api.OpenAPI().Paths[op.Path].Get
	described.Parameters = append(described.Parameters, viewParameters(names)...)
}

// contents documents the forms of an answer.
func (s *Server) contents(body reflect.Type, names []string) map[string]*huma.MediaType {
	out := map[string]*huma.MediaType{}
	for _, name := range names {
		f := formatNamed(name)
		schema := &huma.Schema{Type: huma.TypeString, Description: f.doc}
		if name == "json" {
			schema = s.api.OpenAPI().Components.Schemas.Schema(body, true, "")
		} else if !strings.HasPrefix(f.mediaType, "text/") {
			schema = &huma.Schema{Description: f.doc}
		}
		out[f.mediaType] = &huma.MediaType{Schema: schema}
	}
	return out
}

// viewParameters documents the parameters that choose the form of an answer.
func viewParameters(names []string) []*huma.Param {
	list := func(values ...string) *huma.Schema {
		s := &huma.Schema{Type: huma.TypeString}
		for _, v := range values {
			s.Enum = append(s.Enum, v)
		}
		return s
	}
	out := []*huma.Param{{
		Name: "format", In: "query", Schema: list(names...),
		Description: "form of the answer; json, csv, xlsx and parquet also as a suffix of the path or as media type in Accept",
	}}
	if len(names) == 1 {
		return out
	}
	if !slices.Contains(names, "csv") {
		return append(out, &huma.Param{Name: "lang", In: "query", Schema: list("en", "zh"), Description: "language of the words"})
	}
	return append(out,
		&huma.Param{Name: "lang", In: "query", Schema: list("en", "zh"), Description: "language of words in tables; JSON has both"},
		&huma.Param{Name: "table", In: "query", Schema: &huma.Schema{Type: huma.TypeString}, Description: "which table of the answer, for csv and parquet; the first where it is left out"})
}

// fillLists makes every nil slice below v that JSON would show as null an empty
// one. It goes only into types that hold such slices, so that the tables which
// all answers share are never written to.
func fillLists(v reflect.Value) {
	if !holdsLists(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillLists(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillLists(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if at := v.Field(i); at.Kind() == reflect.Slice && at.IsNil() && shown(f) {
				at.Set(reflect.MakeSlice(f.Type, 0, 0))
			} else {
				fillLists(at)
			}
		}
	}
}

func shown(f reflect.StructField) bool {
	tag := f.Tag.Get("json")
	return tag != "-" && !strings.Contains(tag, ",omit")
}

// holdsLists reports whether a value of type t may hold a slice that JSON shows
// even where it is nil.
func holdsLists(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return holdsLists(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if f.IsExported() && (f.Type.Kind() == reflect.Slice && shown(f) || holdsLists(f.Type)) {
				return true
			}
		}
	}
	return false
}
