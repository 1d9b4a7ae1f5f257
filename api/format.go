package api

import (
	"context"
	"io"
	"reflect"

	"agglo/export"
)

// A format is a form that answers are written in.
type format struct {
	name      string // of the parameter format
	doc       string
	mediaType string // that a client accepts
	parameter string // of the media type that is sent
	suffix    string // of the path; empty where only the parameter names it
	download  string // ending of the file that a browser saves; empty to show it
	exact     bool   // the same answer is always the same to the byte
	fits      func(body reflect.Type) bool
	write     func(ctx context.Context, w io.Writer, body any, v view) error
}

// formats are all forms, JSON first.
var formats = allFormats()

func allFormats() []*format {
	out := []*format{{
		name: "json", doc: "everything", mediaType: "application/json", suffix: ".json",
		fits:  func(reflect.Type) bool { return true },
		write: func(_ context.Context, w io.Writer, body any, _ view) error { return writeJSON(w, body) },
	}}
	for _, f := range export.TableForms {
		out = append(out, &format{
			name: f.Name, doc: f.Doc, mediaType: f.MediaType, parameter: f.Parameter, suffix: "." + f.Name, download: "." + f.Name, exact: !f.All, fits: isTabular,
			write: func(_ context.Context, w io.Writer, body any, v view) error {
				if f.All {
					return f.Write(w, body.(tabular).Tables(v.lang)...)
				}
				t, err := v.one(body)
				if err != nil {
					return err
				}
				return f.Write(w, t)
			},
		})
	}
	for _, f := range export.Forms {
		one := &format{name: f.Name, doc: f.Doc, mediaType: f.MediaType, fits: isPanel, write: writePanel(f)}
		if f.Version != "" {
			one.parameter = ";version=" + f.Version
		}
		out = append(out, one)
	}
	return append(out, briefForms...)
}

func writePanel(f export.Form) func(context.Context, io.Writer, any, view) error {
	return func(ctx context.Context, w io.Writer, body any, v view) error {
		more := export.Context{Lang: v.lang, TableURL: v.tableURL}
		if f.Name == "geojson" {
			var err error
			if more.Boundaries, err = registryOf(ctx).Store().Snapshot().Boundaries(ctx); err != nil {
				return err
			}
		}
		return f.Write(w, body.(*export.PanelAnswer), more)
	}
}

func isTabular(t reflect.Type) bool { return t.Implements(reflect.TypeFor[tabular]()) }

func isPanel(t reflect.Type) bool { return t == reflect.TypeFor[*export.PanelAnswer]() }

// formatNamed returns a format by its name, nil where there is none.
func formatNamed(name string) *format {
	for _, f := range formats {
		if f.name == name {
			return f
		}
	}
	return nil
}

// formatOf returns the format of a media type, nil where there is none.
func formatOf(mediaType string) *format {
	for _, f := range formats {
		if f.mediaType == mediaType {
			return f
		}
	}
	return nil
}

// mediaTypes are what a client may ask for, JSON first.
func mediaTypes() []string {
	out := make([]string, len(formats))
	for i, f := range formats {
		out[i] = f.mediaType
	}
	return out
}

// formatsFor returns the names of the formats that a type can be written in.
func formatsFor(body reflect.Type) []string {
	var out []string
	for _, f := range formats {
		if f.fits(body) {
			out = append(out, f.name)
		}
	}
	return out
}
