package export

import (
	"io"
	"time"

	"agglo"
	"agglo/store"
)

// CatalogueMediaType is that of [WriteDCAT] and [WriteSchemaOrg].
const CatalogueMediaType = "application/ld+json"

type object = map[string]any

var dcatContext = object{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
	"skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#", "adms": "http://www.w3.org/ns/adms#",
}

// fileTypes are the media types that the file type list of the Publications
// Office of the EU has a name for, which DCAT-AP asks for.
var fileTypes = map[string]string{
	"application/json": "JSON", "text/csv": "CSV", "application/vnd.apache.parquet": "PARQUET",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}

// WriteDCAT writes a catalogue by DCAT-AP 3 as JSON-LD: a catalogue with a data
// set for each table and each observed indicator, and their distributions. Its
// addresses are relative to the server that it is read from.
func WriteDCAT(w io.Writer, c *Catalogue) error {
	publisher := object{"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": c.publisher().Title}
	if home := c.publisher().Path; home != "" {
		publisher["foaf:homepage"] = object{"@id": home, "@type": "foaf:Document"}
	}
	var sets []object
	for _, h := range append(append([]Holding{}, c.Tables...), c.Panels...) {
		sets = append(sets, c.dcatDataset(h))
	}
	catalogue := object{
		"@context": dcatContext, "@id": "#catalogue", "@type": "dcat:Catalog",
		"dct:title": c.title(), "dct:description": c.about(), "dct:publisher": publisher, "dct:identifier": c.Release.Hash,
		"dct:issued": typed("xsd:date", c.changed()), "dct:modified": typed("xsd:date", c.changed()), "dct:spatial": c.dcatPlaces(),
		"foaf:homepage": object{"@id": "/index.html", "@type": "foaf:Document"}, "dcat:dataset": sets,
	}
	c.licensed(catalogue)
	c.Span.dcat(catalogue)
	return writeIndented(w, catalogue)
}

func (c *Catalogue) dcatDataset(h Holding) object {
	var files []object
	for i, f := range h.Files {
		d := object{
			"@id": "#" + h.ID + "/" + fileTypeOf(f, i), "@type": "dcat:Distribution", "dct:title": f.Name,
			"dcat:accessURL": object{"@id": f.Address}, "dcat:downloadURL": object{"@id": f.Address},
			"dcat:mediaType": object{"@id": "https://www.iana.org/assignments/media-types/" + f.MediaType, "@type": "dct:MediaType"},
		}
		if name := fileTypes[f.MediaType]; name != "" {
			d["dct:format"] = object{"@id": "http://publications.europa.eu/resource/authority/file-type/" + name, "@type": "dct:MediaTypeOrExtent"}
		}
		c.licensed(d)
		files = append(files, d)
	}
	set := object{
		"@id": "#" + h.ID, "@type": "dcat:Dataset", "dct:title": both(h.Name), "dct:description": both(h.Description),
		"dct:identifier": h.ID + "@" + c.Release.Hash, "dct:publisher": object{"@id": "#publisher"}, "dct:spatial": c.dcatPlaces(),
		"dct:modified": typed("xsd:date", c.changed()),
	}
	if c.Release.Version != "" {
		set["dcat:version"] = c.Release.Version
	}
	if len(files) > 0 {
		set["dcat:distribution"] = files
	}
	if words := c.Release.Descriptor.Keywords; len(words) > 0 {
		set["dcat:keyword"] = words
	}
	h.Span.dcat(set)
	return set
}

// fileTypeOf returns the last part of the id of a distribution.
func fileTypeOf(f Download, i int) string {
	if name := fileTypes[f.MediaType]; name != "" {
		return name
	}
	return string(rune('a' + i))
}

// licensed adds the licences that have an address.
func (c *Catalogue) licensed(to object) {
	var all []object
	for _, l := range c.Release.Descriptor.Licenses {
		if l.Path != "" {
			all = append(all, object{"@id": l.Path, "@type": "dct:LicenseDocument"})
		}
	}
	if len(all) > 0 {
		to["dct:license"] = all[0] // DCAT-AP takes one
	}
}

func (c *Catalogue) dcatPlaces() []object {
	out := []object{}
	for _, p := range c.Places {
		place := object{"@id": "#place/" + string(p.ID), "@type": "dct:Location", "skos:prefLabel": both(nameOfPlace(p))}
		out = append(out, place)
	}
	return out
}

func nameOfPlace(p store.Region) agglo.Text { return agglo.Text{En: p.Name, Zh: p.NameZh} }

func (s span) dcat(to object) {
	if !s.first.IsZero() {
		to["dct:temporal"] = object{
			"@type": "dct:PeriodOfTime", "dcat:startDate": typed("xsd:date", s.first.Format(time.DateOnly)), "dcat:endDate": typed("xsd:date", s.last.Format(time.DateOnly)),
		}
	}
}

func typed(kind, value string) object { return object{"@type": kind, "@value": value} }

// both returns a text in each language that it has.
func both(t agglo.Text) []object {
	out := []object{{"@language": "en", "@value": t.En}}
	if t.Zh != "" && t.Zh != t.En {
		out = append(out, object{"@language": "zh", "@value": t.Zh})
	}
	return out
}
