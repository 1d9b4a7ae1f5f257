package api

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"agglo/export"
	"agglo/indicator"
)

// mountCatalogue serves descriptions of the release for data portals and search
// engines.
func (s *Server) mountCatalogue() {
	for _, one := range []struct {
		id, summary string
		write       func(io.Writer, *export.Catalogue) error
	}{
		{"catalog", "The tables and indicators of the release as a catalogue by DCAT-AP 3", export.WriteDCAT},
		{"dataset", "The release as a Dataset of schema.org", export.WriteSchemaOrg},
	} {
		huma.Register(s.api, huma.Operation{
			OperationID: one.id, Method: http.MethodGet, Path: prefix + one.id + ".jsonld", Summary: one.summary, Tags: []string{"Data set"},
			Responses: map[string]*huma.Response{"200": {Description: "JSON-LD", Content: map[string]*huma.MediaType{export.CatalogueMediaType: {Schema: &huma.Schema{Type: huma.TypeObject}}}}},
		}, func(ctx context.Context, _ *struct{}) (*reply, error) {
			c, err := export.NewCatalogue(ctx, registryOf(ctx))
			var b bytes.Buffer
			if err == nil {
				err = one.write(&b, c)
			}
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &reply{ContentType: export.CatalogueMediaType, Body: b.Bytes()}, nil
		})
	}
}

// Described returns elements for the head of a page which tell search engines
// and programs what release is served: a description that is data and no script,
// and where the catalogue lies. It is nil where no release is served.
func (s *Server) Described() []byte {
	rel := s.releases.acquire()
	if rel == nil {
		return nil
	}
	defer s.releases.done(rel)
	return rel.head()
}

func described(r *indicator.Registry) []byte {
	c, err := export.NewCatalogue(context.Background(), r)
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(`<link rel="describedby" type="` + export.CatalogueMediaType + `" href="` + prefix + `catalog.jsonld" /><script type="` + export.CatalogueMediaType + `">`)
	if err := export.WriteSchemaOrg(&b, c); err != nil {
		return nil
	}
	b.WriteString("</script>")
	return b.Bytes()
}
