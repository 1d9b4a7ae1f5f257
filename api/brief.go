package api

import (
	"context"
	"io"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"agglo/answer"
	"agglo/brief"
)

// mountBrief serves the brief of a region, in the language of its view.
func (s *Server) mountBrief() {
	get(s, huma.Operation{
		OperationID: "brief", Path: prefix + "brief", Summary: "The brief of a region", Tags: []string{"Questions"},
		Description: "A publishable page about a region and its chain, every figure of it with a note that says where it comes from. HTML prints as it is; a PDF needs a browser of the Chromium family on the server.",
	}, func(ctx context.Context, in *BriefIn) (*brief.Document, error) {
		profile, err := answer.Profile.Run(ctx, registryOf(ctx), answer.ProfileIn(*in))
		if err != nil {
			return nil, err
		}
		return brief.Region(profile, viewOf(ctx).lang), nil
	})
}

// BriefIn asks what a portrait of the region asks.
type BriefIn answer.ProfileIn

// briefForms are the forms of a brief beside JSON.
var briefForms = []*format{
	{
		name: "html", doc: "a page that needs nothing else", mediaType: "text/html", parameter: "; charset=utf-8", suffix: ".html", fits: isBrief,
		write: func(_ context.Context, w io.Writer, body any, _ view) error { return body.(*brief.Document).HTML(w) },
	},
	{
		name: "md", doc: "Markdown", mediaType: "text/markdown", parameter: "; charset=utf-8", suffix: ".md", fits: isBrief,
		write: func(_ context.Context, w io.Writer, body any, _ view) error {
			return body.(*brief.Document).Markdown(w)
		},
	},
	{
		name: "pdf", doc: "the page as PDF", mediaType: "application/pdf", suffix: ".pdf", fits: isBrief,
		write: func(ctx context.Context, w io.Writer, body any, _ view) error {
			return body.(*brief.Document).PDF(ctx, w)
		},
	},
}

func isBrief(t reflect.Type) bool { return t == reflect.TypeFor[*brief.Document]() }
