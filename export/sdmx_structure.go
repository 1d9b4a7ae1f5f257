package export

import (
	"io"
	"maps"
	"slices"
)

type sdmxCodeItem struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	Names  map[string]string `json:"names"`
	Parent string            `json:"parent,omitempty"`
}

// WriteSDMXStructure writes the data structure of panels as an SDMX-JSON 2.0
// structure message, with the code lists of this panel, the concepts and a
// dataflow.
func WriteSDMXStructure(w io.Writer, a *PanelAnswer) error {
	codes := a.codelists()
	var lists []any
	for _, id := range slices.Sorted(maps.Keys(codes)) {
		var items []sdmxCodeItem
		for _, c := range codes[id] {
			items = append(items, sdmxCodeItem{c.id, c.name.En, names(c.name), c.parent})
		}
		lists = append(lists, maintained(id, id, map[string]any{"codes": items}))
	}
	return writeIndented(w, map[string]any{
		"meta": a.sdmxMeta("structure"),
		"data": map[string]any{
			"codelists":      lists,
			"conceptSchemes": []any{maintained(conceptScheme, "Concepts of figures", map[string]any{"concepts": sdmxConcepts()})},
			"dataStructures": []any{maintained(structureID, "Figures", map[string]any{"dataStructureComponents": sdmxComponents()})},
			"dataflows": []any{maintained(structureID, "Figures", map[string]any{
				"structure": sdmxURN("datastructure.DataStructure", structureID),
			})},
		},
	})
}

// maintained adds to an artefact what all have.
func maintained(id, name string, artefact map[string]any) map[string]any {
	artefact["id"], artefact["agencyID"], artefact["version"] = id, agency, sdmxVersion
	artefact["name"], artefact["names"] = name, map[string]string{"en": name}
	return artefact
}

func sdmxConcepts() []sdmxCodeItem {
	var out []sdmxCodeItem
	for _, c := range slices.Concat(sdmxDimensions, []component{sdmxMeasure}, sdmxAttributes) {
		out = append(out, sdmxCodeItem{ID: c.id, Name: c.name.En, Names: names(c.name)})
	}
	return out
}

// sdmxComponents describes the dimensions, the measure and the attributes.
func sdmxComponents() map[string]any {
	var dimensions, attributes []any
	var time any
	for i, d := range sdmxDimensions {
		c := described(d)
		if d.id == "TIME_PERIOD" {
			time = c
			continue
		}
		c["position"] = i
		dimensions = append(dimensions, c)
	}
	for _, d := range sdmxAttributes {
		c := described(d)
		c["usage"] = "optional"
		c["attributeRelationship"] = map[string]any{"observation": struct{}{}}
		attributes = append(attributes, c)
	}
	measure := described(sdmxMeasure)
	measure["usage"] = "optional"
	return map[string]any{
		"dimensionList": map[string]any{"id": "DimensionDescriptor", "dimensions": dimensions, "timeDimension": time},
		"measureList":   map[string]any{"id": "MeasureDescriptor", "measures": []any{measure}},
		"attributeList": map[string]any{"id": "AttributeDescriptor", "attributes": attributes},
	}
}

func described(c component) map[string]any {
	representation := map[string]any{}
	if c.codelist != "" {
		representation["enumeration"] = sdmxURN("codelist.Codelist", c.codelist)
	} else {
		representation["format"] = map[string]string{"dataType": c.dataType}
	}
	return map[string]any{
		"id": c.id, "conceptIdentity": sdmxURN("conceptscheme.Concept", conceptScheme) + "." + c.id, "localRepresentation": representation,
	}
}
