package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/negotiation"

	"agglo"
	"agglo/table"
)

// A view is the form in which a client wants an answer. It comes from the
// suffix of the path, the parameter format, or else the header Accept.
type view struct {
	format   *format
	demanded bool       // by suffix or parameter: no other form will do
	unknown  string     // a format that was asked for and does not exist
	lang     agglo.Lang // of headings and words in tables
	table    string     // which one of the answer's tables; empty for the first
	tableURL string     // path and query of the answer as CSV
}

type viewKey struct{}

func viewOf(ctx context.Context) view { return ctx.Value(viewKey{}).(view) }

func (v view) key() string {
	demanded := "?"
	if v.demanded {
		demanded = "!"
	}
	return v.format.name + demanded + v.unknown
}

var accepted = mediaTypes()

// withView works out the view of a request, takes the suffix off its path and
// writes its query in one way: names in order, values of one name joined with
// commas.
func withView(r *http.Request) *http.Request {
	u := *r.URL
	v := view{format: formats[0], lang: agglo.Lang(u.Query().Get("lang")), table: u.Query().Get("table")}
	name := u.Query().Get("format")
	for _, f := range formats {
		if f.suffix != "" && strings.HasSuffix(u.Path, f.suffix) && strings.HasPrefix(u.Path, prefix) && !strings.HasPrefix(u.Path, boundariesPath) {
			u.Path, u.RawPath = strings.TrimSuffix(u.Path, f.suffix), strings.TrimSuffix(u.RawPath, f.suffix)
			name = f.name
			break
		}
	}
	if name != "" {
		v.demanded = true
		if f := formatNamed(name); f != nil {
			v.format = f
		} else {
			v.unknown = name
		}
	} else if accept := r.Header.Get("Accept"); accept != "" {
		if f := formatOf(negotiation.SelectQValueFast(accept, accepted)); f != nil {
			v.format = f
		}
	}
	q := u.Query()
	u.RawQuery = canonical(q)
	q.Set("format", "csv")
	v.tableURL = u.Path + "?" + q.Encode()
	r = r.WithContext(context.WithValue(r.Context(), viewKey{}, v))
	r.URL = &u
	return r
}

func canonical(q url.Values) string {
	for name, values := range q {
		q[name] = []string{strings.Join(values, ",")}
	}
	return q.Encode()
}

// checkView refuses a view that an operation does not have, and parameters that
// it does not know: a misspelt one would be lost without a word.
func (s *Server) checkView(ctx huma.Context, next func(huma.Context)) {
	op := ctx.Operation()
	if text := strayParameter(op, ctx.URL()); text != "" {
		huma.WriteErr(s.api, ctx, http.StatusUnprocessableEntity, text)
		return
	}
	v := viewOf(ctx.Context())
	name, have := v.format.name, op.Metadata[formatsKey].([]string)
	if v.unknown != "" {
		name = v.unknown
	}
	switch fits := slices.Contains(have, name); {
	case !fits && v.demanded:
		huma.WriteErr(s.api, ctx, http.StatusNotAcceptable, name+" is not a format of this answer: use "+strings.Join(have, ", "))
		return
	case !fits:
		v.format = formats[0]
	}
	if v.lang == "" {
		v.lang = agglo.English
	}
	if _, err := agglo.ParseLang(string(v.lang)); err != nil {
		huma.WriteErr(s.api, ctx, http.StatusUnprocessableEntity, "lang: "+err.Error())
		return
	}
	next(huma.WithValue(ctx, viewKey{}, v))
}

// strayParameter tells of a parameter that an operation does not have, or that
// is empty where it should be one of several words.
func strayParameter(op *huma.Operation, u url.URL) string {
	query := u.Query()
	var known []string
	for _, p := range op.Parameters {
		if p.In != "query" {
			continue
		}
		known = append(known, p.Name)
		if p.Schema != nil && len(p.Schema.Enum) > 0 && query.Has(p.Name) && query.Get(p.Name) == "" {
			return p.Name + " is empty: leave it out or give " + values(p.Schema)
		}
	}
	for name := range query {
		if !slices.Contains(known, name) {
			return name + " is not a parameter here: use " + strings.Join(known, ", ")
		}
	}
	return ""
}

// A reply is a written answer.
type reply struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Disposition string `header:"Content-Disposition" hidden:"true"`
	Body        []byte
}

func (v view) reply(ctx context.Context, name string, body any) (*reply, error) {
	var b bytes.Buffer
	if err := v.format.write(ctx, &b, body, v); err != nil {
		return nil, err
	}
	r := &reply{ContentType: v.format.mediaType + v.format.parameter, Body: b.Bytes()}
	if v.format.download != "" {
		r.Disposition = `attachment; filename="` + name + v.format.download + `"`
	}
	return r, nil
}

func writeJSON(w io.Writer, body any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(body)
}

// tabular is what can be read as tables.
type tabular interface {
	Tables(agglo.Lang) []*table.Table
}

// one returns the table of an answer that was asked for.
func (v view) one(body any) (*table.Table, error) {
	tables := body.(tabular).Tables(v.lang)
	if len(tables) == 0 {
		return nil, agglo.Errorf(agglo.NotFound, "this answer has no table: ask for json")
	}
	if v.table == "" {
		return tables[0], nil
	}
	var names []string
	for _, t := range tables {
		if t.Name == v.table {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return nil, agglo.Errorf(agglo.NotFound, "there is no table %q in this answer: it has %s", v.table, strings.Join(names, ", "))
}
