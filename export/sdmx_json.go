package export

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"agglo"
)

const schemas = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/"

// sdmxMeta is the header of a message. A message is of a release, so that it is
// prepared when that was made: the same question has the same answer.
type sdmxMeta struct {
	Schema    string            `json:"schema"`
	ID        string            `json:"id"`
	Test      bool              `json:"test"`
	Prepared  time.Time         `json:"prepared"`
	Languages []string          `json:"contentLanguages"`
	Name      string            `json:"name,omitempty"`
	Names     map[string]string `json:"names,omitempty"`
	Sender    map[string]string `json:"sender"`
}

func (a *PanelAnswer) sdmxMeta(kind string) sdmxMeta {
	return sdmxMeta{
		Schema: schemas + kind + "-message/tools/schemas/2.0.0/sdmx-json-" + kind + "-schema.json",
		ID:     sdmxCode(a.Definition.ID + "-" + a.release.Hash[:min(16, len(a.release.Hash))]), Prepared: a.release.Built,
		Languages: []string{"en", "zh"}, Name: a.title().En, Names: names(a.title()), Sender: map[string]string{"id": agency},
	}
}

func names(t agglo.Text) map[string]string {
	out := map[string]string{"en": t.En}
	if t.Zh != "" {
		out["zh"] = t.Zh
	}
	return out
}

type sdmxValue struct {
	ID    string            `json:"id,omitempty"`
	Name  string            `json:"name,omitempty"`
	Names map[string]string `json:"names,omitempty"`
	Value string            `json:"value,omitempty"` // of a component without code list
	Start *time.Time        `json:"start,omitempty"`
	End   *time.Time        `json:"end,omitempty"`
}

type sdmxComponent struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"names"`
	Position     *int              `json:"keyPosition,omitempty"`
	Relationship map[string]any    `json:"relationship,omitempty"`
	Roles        []string          `json:"roles,omitempty"`
	Format       map[string]string `json:"format,omitempty"`
	Values       []sdmxValue       `json:"values,omitempty"`
}

func sdmxComponentOf(c component, codes map[string][]code) sdmxComponent {
	out := sdmxComponent{ID: c.id, Name: c.name.En, Names: names(c.name)}
	if c.dataType != "" {
		out.Format = map[string]string{"dataType": c.dataType}
	}
	for _, x := range codes[c.codelist] {
		out.Values = append(out.Values, sdmxValue{ID: x.id, Name: x.name.En, Names: names(x.name)})
	}
	return out
}

// WriteSDMXJSON writes a panel as an SDMX-JSON 2.0 data message with all
// dimensions at the observation. Values of components with a code list are
// positions in it, all others stand as they are.
func WriteSDMXJSON(w io.Writer, a *PanelAnswer) error {
	codes := a.codelists()
	var dimensions, attributes []sdmxComponent
	for i, d := range sdmxDimensions {
		c := sdmxComponentOf(d, codes)
		c.Position = &i
		if d.id == "TIME_PERIOD" {
			c.Values, c.Roles = a.timeValues(), []string{"TIME_PERIOD"}
		}
		dimensions = append(dimensions, c)
	}
	for _, d := range sdmxAttributes {
		c := sdmxComponentOf(d, codes)
		c.Relationship = map[string]any{"observation": struct{}{}}
		attributes = append(attributes, c)
	}
	self := []map[string]string{{"rel": "dataflow", "urn": sdmxURN("datastructure.Dataflow", structureID)}}
	return writeIndented(w, map[string]any{
		"meta": a.sdmxMeta("data"),
		"data": map[string]any{
			"structures": []any{map[string]any{
				"dataSets": []int{0}, "links": self, "name": a.title().En, "names": names(a.title()),
				"dimensions": map[string]any{"observation": dimensions},
				"measures":   map[string]any{"observation": []any{sdmxComponentOf(sdmxMeasure, codes)}},
				"attributes": map[string]any{"observation": attributes},
			}},
			"dataSets": []any{map[string]any{
				"structure": 0, "action": "Information", "links": self, "observations": a.observations(codes),
			}},
		},
	})
}

func (a *PanelAnswer) timeValues() []sdmxValue {
	out := make([]sdmxValue, len(a.Periods))
	for i, p := range a.Periods {
		_, text := sdmxPeriod(p)
		start, end := p.Start(), p.End().Add(24*time.Hour-time.Second)
		out[i] = sdmxValue{Value: text, Start: &start, End: &end}
	}
	return out
}

// observations returns the cells by their positions in the dimensions.
func (a *PanelAnswer) observations(codes map[string][]code) map[string][]any {
	at := map[string]map[string]int{}
	for id, list := range codes {
		at[id] = map[string]int{}
		for i, c := range list {
			at[id][c.id] = i
		}
	}
	coded := func(list, id string) any {
		if i, ok := at[list][id]; ok {
			return i
		}
		return nil
	}
	out := make(map[string][]any, len(a.Cells))
	for i, c := range a.Cells {
		frequency, _ := sdmxPeriod(c.Period)
		key := []string{
			strconv.Itoa(at["CL_FREQ"][frequency]), strconv.Itoa(i / len(a.Periods)), "0", "0", strconv.Itoa(i % len(a.Periods)),
		}
		out[strings.Join(key, ":")] = []any{
			pointed(c.Value), some(c.Unit), coded("CL_OBS_STATUS", obsStatus(c)), coded("CL_STATUS", c.Status), coded("CL_BOUND", string(c.Bound)),
			pointed(c.Low), pointed(c.High), c.Figure, some(join(c.Sources)),
		}
	}
	return out
}

func sdmxURN(class, id string) string {
	return "urn:sdmx:org.sdmx.infomodel." + class + "=" + agency + ":" + id + "(" + sdmxVersion + ")"
}

func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}
