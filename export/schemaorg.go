package export

import (
	"encoding/json"
	"io"
	"time"
)

// WriteSchemaOrg writes the release as a Dataset of schema.org in JSON-LD, which
// search engines for data sets read. Its addresses are relative to the server
// that it is read from. It can stand in a page: it has no "<".
func WriteSchemaOrg(w io.Writer, c *Catalogue) error {
	set := object{
		"@context": "https://schema.org/", "@type": "Dataset", "name": c.title(), "description": c.about(), "url": "/index.html",
		"identifier": c.Release.Hash, "isAccessibleForFree": true, "creator": c.schemaCreators(), "dateModified": c.changed(),
		"includedInDataCatalog": object{"@type": "DataCatalog", "name": c.title(), "url": apiRoot + "catalog.jsonld"},
		"distribution":          c.schemaFiles(),
	}
	for name, value := range map[string]string{"version": c.Release.Version, "sameAs": c.Release.Descriptor.Homepage} {
		if value != "" {
			set[name] = value
		}
	}
	if words := c.Release.Descriptor.Keywords; len(words) > 0 {
		set["keywords"] = words
	}
	for _, l := range c.Release.Descriptor.Licenses {
		if l.Path != "" {
			set["license"] = l.Path
		}
	}
	if !c.Span.first.IsZero() {
		set["temporalCoverage"] = c.Span.first.Format(time.DateOnly) + "/" + c.Span.last.Format(time.DateOnly)
	}
	var places, measured []object
	for _, p := range c.Places {
		places = append(places, object{"@type": "Place", "name": p.Name, "alternateName": p.NameZh})
	}
	for _, h := range c.Panels {
		measured = append(measured, object{"@type": "PropertyValue", "name": h.Name.En, "alternateName": h.Name.Zh, "propertyID": h.ID, "unitText": h.Unit})
	}
	set["spatialCoverage"], set["variableMeasured"] = places, measured
	return json.NewEncoder(w).Encode(set)
}

func (c *Catalogue) schemaCreators() []object {
	out := []object{}
	for _, k := range c.Release.Descriptor.Contributors {
		one := object{"@type": "Organization", "name": k.Title}
		if k.Path != "" {
			one["url"] = k.Path
		}
		out = append(out, one)
	}
	if len(out) == 0 {
		out = append(out, object{"@type": "Organization", "name": c.publisher().Title})
	}
	return out
}

func (c *Catalogue) schemaFiles() []object {
	out := []object{}
	for _, h := range c.Tables {
		for _, f := range h.Files {
			out = append(out, object{"@type": "DataDownload", "name": f.Name, "description": h.Description.En, "contentUrl": f.Address, "encodingFormat": f.MediaType})
		}
	}
	return out
}
