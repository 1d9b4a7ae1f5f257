package export

import (
	"encoding/json"
	"fmt"
	"io"

	"agglo"
	"agglo/store"
)

type feature struct {
	Type       string         `json:"type"`
	ID         agglo.RegionID `json:"id"`
	Geometry   *geometry      `json:"geometry"` // null where the data set has no place for the region
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// WriteGeoJSON writes a panel as GeoJSON (RFC 7946): a feature for each region,
// with its boundary where there is one and else its centre, and the cells of
// its periods as properties.
func WriteGeoJSON(w io.Writer, a *PanelAnswer, boundaries []store.Boundary) error {
	shapes := map[agglo.RegionID][]polygon{}
	for _, b := range boundaries {
		found, err := areas(b.Content)
		if err != nil {
			return fmt.Errorf("%s: %w", b.Name, err)
		}
		for id, polygons := range found {
			if _, there := shapes[id]; !there {
				shapes[id] = polygons
			}
		}
	}
	features := make([]feature, len(a.Regions))
	for i, r := range a.Regions {
		features[i] = feature{
			Type: "Feature", ID: r.ID, Geometry: place(r, shapes[r.ID]),
			Properties: map[string]any{
				"name": r.Name, "name_zh": some(r.NameZh), "level": r.Level, "indicator": a.Definition.ID, "subject": some(string(a.Subject)),
				"cells": a.Cells[i*len(a.Periods) : (i+1)*len(a.Periods)],
			},
		}
		if len(a.Periods) == 1 { // what most maps want, without looking into lists
			c := a.Cells[i]
			features[i].Properties["value"], features[i].Properties["unit"], features[i].Properties["figure"] = pointed(c.Value), c.Unit, c.Figure
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(map[string]any{"type": "FeatureCollection", "features": features})
}

func place(r store.Region, polygons []polygon) *geometry {
	switch {
	case len(polygons) == 1:
		return &geometry{"Polygon", polygons[0]}
	case len(polygons) > 1:
		return &geometry{"MultiPolygon", polygons}
	case r.Lat != nil && r.Lon != nil:
		return &geometry{"Point", position{*r.Lon, *r.Lat}}
	}
	return nil
}
