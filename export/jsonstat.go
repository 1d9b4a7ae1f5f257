package export

import (
	"io"
	"strconv"
	"strings"

	"agglo"
)

type statCategory struct {
	Index       []string             `json:"index"`
	Label       map[string]string    `json:"label"`
	Unit        map[string]statUnit  `json:"unit,omitempty"`
	Coordinates map[string][]float64 `json:"coordinates,omitempty"` // longitude, latitude
}

type statUnit struct {
	Label    string `json:"label"`
	Decimals int    `json:"decimals"` // that the values have
}

type statDimension struct {
	Label    string       `json:"label"`
	Category statCategory `json:"category"`
}

// WriteJSONStat writes a panel as a JSON-stat 2.0 dataset with the dimensions
// indicator, region and period. Names are in the given language. The status of
// an unknown value is "unknown"; ids of figures and bounds are in the extension
// in the order of the values.
func WriteJSONStat(w io.Writer, a *PanelAnswer, lang agglo.Lang) error {
	values, statuses := make([]any, len(a.Cells)), make([]string, len(a.Cells))
	figures, bounds := make([]string, len(a.Cells)), make([]string, len(a.Cells))
	for i, c := range a.Cells {
		values[i], statuses[i] = pointed(c.Value), c.Status
		if c.Value == nil {
			statuses[i] = "unknown"
		}
		figures[i], bounds[i] = c.Figure, string(c.Bound)
	}
	metric := statCategory{Index: []string{a.Definition.ID}, Label: map[string]string{a.Definition.ID: a.title().In(lang)}}
	if unit := a.unit(); unit != "" {
		metric.Unit = map[string]statUnit{a.Definition.ID: {unit, a.decimals()}}
	}
	return writeIndented(w, map[string]any{
		"version": "2.0", "class": "dataset", "label": a.title().In(lang), "source": a.release.Title,
		"updated": a.release.Built.Format("2006-01-02T15:04:05Z"),
		"id":      []string{"indicator", "region", "period"}, "size": []int{1, len(a.Regions), len(a.Periods)},
		"role": map[string][]string{"metric": {"indicator"}, "geo": {"region"}, "time": {"period"}},
		"dimension": map[string]statDimension{
			"indicator": {agglo.Text{En: "Indicator", Zh: "指标"}.In(lang), metric},
			"region":    {agglo.Text{En: "Region", Zh: "地区"}.In(lang), a.regionCategory(lang)},
			"period":    {agglo.Text{En: "Period", Zh: "时期"}.In(lang), a.periodCategory()},
		},
		"value": values, "status": statuses,
		"extension": map[string]any{"subject": a.Subject, "release": a.release.Hash, "figure": figures, "bound": bounds},
	})
}

// unit returns the unit of all known cells, empty where they have several.
func (a *PanelAnswer) unit() string {
	unit := ""
	for _, c := range a.Cells {
		switch {
		case c.Value == nil:
		case unit == "":
			unit = c.Unit
		case unit != c.Unit:
			return ""
		}
	}
	return unit
}

// decimals returns the most decimals that a value has.
func (a *PanelAnswer) decimals() int {
	most := 0
	for _, c := range a.Cells {
		if c.Value != nil {
			_, fraction, _ := strings.Cut(strconv.FormatFloat(*c.Value, 'f', -1, 64), ".")
			most = max(most, len(fraction))
		}
	}
	return most
}

func (a *PanelAnswer) regionCategory(lang agglo.Lang) statCategory {
	c := statCategory{Index: []string{}, Label: map[string]string{}, Coordinates: map[string][]float64{}}
	for _, r := range a.Regions {
		id := string(r.ID)
		c.Index, c.Label[id] = append(c.Index, id), agglo.Text{En: r.Name, Zh: r.NameZh}.In(lang)
		if r.Lat != nil && r.Lon != nil {
			c.Coordinates[id] = []float64{*r.Lon, *r.Lat}
		}
	}
	return c
}

func (a *PanelAnswer) periodCategory() statCategory {
	c := statCategory{Label: map[string]string{}}
	for _, p := range a.Periods {
		c.Index, c.Label[p.String()] = append(c.Index, p.String()), p.String()
	}
	return c
}
