package export

import (
	"io"

	"agglo"
	"agglo/store"
	"agglo/table"
)

// A Form is a form that panels are written in.
type Form struct {
	Name      string
	Doc       string // one line
	MediaType string // without parameters
	Version   string // parameter of the media type; empty for none
	Ending    string // of a file
	Write     func(io.Writer, *PanelAnswer, Context) error
}

// A Context is what a form may need beside the panel.
type Context struct {
	Lang       agglo.Lang
	Boundaries []store.Boundary // for geojson
	TableURL   string           // where the panel lies as CSV, for csvw
}

// Forms are all forms that only panels are written in.
var Forms = []Form{
	{
		Name: "sdmx-csv", Doc: "SDMX-CSV 2.0", MediaType: "application/vnd.sdmx.data+csv", Version: "2.0.0", Ending: ".csv",
		Write: func(w io.Writer, a *PanelAnswer, _ Context) error { return WriteSDMXCSV(w, a) },
	},
	{
		Name: "sdmx-json", Doc: "SDMX-JSON 2.0, data message", MediaType: "application/vnd.sdmx.data+json", Version: "2.0.0", Ending: ".json",
		Write: func(w io.Writer, a *PanelAnswer, _ Context) error { return WriteSDMXJSON(w, a) },
	},
	{
		Name: "sdmx-structure", Doc: "SDMX-JSON 2.0, structure message: data structure, concepts and code lists",
		MediaType: "application/vnd.sdmx.structure+json", Version: "2.0.0", Ending: ".json",
		Write: func(w io.Writer, a *PanelAnswer, _ Context) error { return WriteSDMXStructure(w, a) },
	},
	{
		Name: "json-stat", Doc: "JSON-stat 2.0 dataset", MediaType: "application/vnd.jsonstat+json", Ending: ".json",
		Write: func(w io.Writer, a *PanelAnswer, c Context) error { return WriteJSONStat(w, a, c.Lang) },
	},
	{
		Name: "csvw", Doc: "CSV on the Web: metadata of the table that csv gives", MediaType: "application/csvm+json", Ending: "-metadata.json",
		Write: func(w io.Writer, a *PanelAnswer, c Context) error { return WriteCSVW(w, a, c.TableURL, c.Lang) },
	},
	{
		Name: "geojson", Doc: "GeoJSON: the regions with their cells", MediaType: "application/geo+json", Ending: ".geojson",
		Write: func(w io.Writer, a *PanelAnswer, c Context) error { return WriteGeoJSON(w, a, c.Boundaries) },
	},
}

// A TableForm is a form that every table is written in.
type TableForm struct {
	Name      string
	Doc       string
	MediaType string
	Parameter string // of the media type
	All       bool   // takes all tables of an answer; else one
	Write     func(io.Writer, ...*table.Table) error
}

// TableForms are the forms that every table is written in.
var TableForms = []TableForm{
	{
		Name: "csv", Doc: "one table of the answer", MediaType: "text/csv", Parameter: "; charset=utf-8; header=present",
		Write: func(w io.Writer, t ...*table.Table) error { return t[0].WriteCSV(w) },
	},
	{
		Name: "xlsx", Doc: "all tables of the answer, a sheet each", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", All: true,
		Write: func(w io.Writer, t ...*table.Table) error { return WriteXLSX(w, t) },
	},
	{
		Name: "parquet", Doc: "one table of the answer", MediaType: "application/vnd.apache.parquet",
		Write: func(w io.Writer, t ...*table.Table) error { return WriteParquet(w, t[0]) },
	},
}
