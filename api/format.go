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
	mediaType string // sent
	accept    string // what a client asks for in Accept; empty for mediaType
	suffix    string // of the path; empty where only the parameter names it
	download  string // ending of the file that a browser saves; empty to show it
	doc       string
	fits      func(body reflect.Type) bool
	write     func(ctx context.Context, w io.Writer, body any, v view) error
}

// formats are all forms, JSON first.
var formats = []format{
	{
		name: "json", mediaType: "application/json", suffix: ".json", doc: "everything",
		fits:  func(reflect.Type) bool { return true },
		write: func(_ context.Context, w io.Writer, body any, _ view) error { return writeJSON(w, body) },
	},
	{
		name: "csv", mediaType: "text/csv; charset=utf-8; header=present", accept: "text/csv", suffix: ".csv", download: ".csv",
		doc: "one table of the answer", fits: isTabular,
		write: func(_ context.Context, w io.Writer, body any, v view) error {
			t, err := v.one(body)
			if err != nil {
				return err
			}
			return t.WriteCSV(w)
		},
	},
	{
		name: "xlsx", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", suffix: ".xlsx", download: ".xlsx",
		doc: "all tables of the answer, a sheet each", fits: isTabular,
		write: func(_ context.Context, w io.Writer, body any, v view) error {
			return export.WriteXLSX(w, body.(tabular).Tables(v.lang))
		},
	},
	{
		name: "parquet", mediaType: "application/vnd.apache.parquet", suffix: ".parquet", download: ".parquet",
		doc: "one table of the answer", fits: isTabular,
		write: func(_ context.Context, w io.Writer, body any, v view) error {
			t, err := v.one(body)
			if err != nil {
				return err
			}
			return export.WriteParquet(w, t)
		},
	},
	{
		name: "sdmx-csv", mediaType: "application/vnd.sdmx.data+csv;version=2.0.0", accept: "application/vnd.sdmx.data+csv", download: ".csv",
		doc: "SDMX-CSV 2.0", fits: isPanel,
		write: func(_ context.Context, w io.Writer, body any, _ view) error {
			return export.WriteSDMXCSV(w, panelOf(body))
		},
	},
	{
		name: "sdmx-json", mediaType: "application/vnd.sdmx.data+json;version=2.0.0", accept: "application/vnd.sdmx.data+json",
		doc: "SDMX-JSON 2.0 data message", fits: isPanel,
		write: func(_ context.Context, w io.Writer, body any, _ view) error {
			return export.WriteSDMXJSON(w, panelOf(body))
		},
	},
	{
		name: "sdmx-structure", mediaType: "application/vnd.sdmx.structure+json;version=2.0.0", accept: "application/vnd.sdmx.structure+json",
		doc: "SDMX-JSON 2.0 structure message: data structure, concepts and code lists", fits: isPanel,
		write: func(_ context.Context, w io.Writer, body any, _ view) error {
			return export.WriteSDMXStructure(w, panelOf(body))
		},
	},
	{
		name: "json-stat", mediaType: "application/vnd.jsonstat+json", doc: "JSON-stat 2.0 dataset", fits: isPanel,
		write: func(_ context.Context, w io.Writer, body any, v view) error {
			return export.WriteJSONStat(w, panelOf(body), v.lang)
		},
	},
	{
		name: "csvw", mediaType: "application/csvm+json", doc: "metadata of CSV on the Web for the table that csv gives", fits: isPanel,
		write: func(_ context.Context, w io.Writer, body any, v view) error {
			return export.WriteCSVW(w, panelOf(body), v.tableURL, v.lang)
		},
	},
	{
		name: "geojson", mediaType: "application/geo+json", doc: "GeoJSON: the regions with their cells", fits: isPanel,
		write: func(ctx context.Context, w io.Writer, body any, _ view) error {
			boundaries, err := registryOf(ctx).Store().Snapshot().Boundaries(ctx)
			if err != nil {
				return err
			}
			return export.WriteGeoJSON(w, panelOf(body), boundaries)
		},
	},
}

func isPanel(t reflect.Type) bool { return t == reflect.TypeFor[*export.PanelAnswer]() }

func panelOf(body any) *export.PanelAnswer { return body.(*export.PanelAnswer) }

func isTabular(t reflect.Type) bool { return t.Implements(reflect.TypeFor[tabular]()) }

// formatNamed returns a format by its name, nil where there is none.
func formatNamed(name string) *format {
	for i := range formats {
		if formats[i].name == name {
			return &formats[i]
		}
	}
	return nil
}

func (f *format) accepted() string {
	if f.accept != "" {
		return f.accept
	}
	return f.mediaType
}

// formatOf returns the format of a media type, nil where there is none.
func formatOf(mediaType string) *format {
	for i := range formats {
		if formats[i].accepted() == mediaType {
			return &formats[i]
		}
	}
	return nil
}

// mediaTypes are what a client may ask for, JSON first.
var mediaTypes = acceptable()

func acceptable() []string {
	var out []string
	for i := range formats {
		out = append(out, formats[i].accepted())
	}
	return out
}

// formatsFor returns the names of the formats that a type can be written in.
func formatsFor(body reflect.Type) []string {
	var out []string
	for i := range formats {
		if formats[i].fits(body) {
			out = append(out, formats[i].name)
		}
	}
	return out
}
