package publish

import (
	"context"
	"encoding/json"
	"strings"
)

// catalogue writes the descriptions of the release, and the tables that they
// name as CSV. Files that are not published are left out of them. It returns
// elements for the head of every page.
func (s *site) catalogue(ctx context.Context) ([]byte, error) {
	described := map[string]any{}
	for _, name := range []string{"catalog", "dataset"} {
		address := "/api/v1/" + name + ".jsonld"
		var all any
		if err := s.read(ctx, address, &all); err != nil {
			return nil, err
		}
		var tables []string
		eachFile(all, func(file string) {
			if strings.Contains(file, ".csv?") {
				tables = append(tables, file)
			}
		})
		if err := s.askAll(ctx, "tables", tables); err != nil {
			return nil, err
		}
		described[name] = all
		text, err := json.Marshal(s.here(all, "../../"))
		if err != nil {
			return nil, err
		}
		if err := s.save(FileOf(address), text); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(s.here(described["dataset"], "")) // which writes "<" as an escape
	return []byte(`<link rel="describedby" type="application/ld+json" href="api/v1/catalog.jsonld" /><script type="application/ld+json">` + string(text) + `</script>`), err
}

// addressKeys are where JSON-LD names a file: by schema.org and by DCAT.
var addressKeys = []string{"contentUrl", "dcat:downloadURL", "dcat:accessURL"}

// addressIn returns the address of a file that an object describes.
func addressIn(o map[string]any, key string) string {
	switch v := o[key].(type) {
	case string:
		return v
	case map[string]any:
		id, _ := v["@id"].(string)
		return id
	}
	return ""
}

// eachFile calls yield for the address of every file that v describes.
func eachFile(v any, yield func(string)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			eachFile(x, yield)
		}
	case map[string]any:
		for _, key := range addressKeys[:2] {
			if a := addressIn(v, key); a != "" {
				yield(a)
			}
		}
		for _, x := range v {
			eachFile(x, yield)
		}
	}
}

// here returns v as it is told in a publication, by a file that lies so far
// below its folder as up says: without the files that are not published, and
// with the addresses of the others.
func (s *site) here(v any, up string) any {
	switch v := v.(type) {
	case []any:
		kept := []any{}
		for _, x := range v {
			if x = s.here(x, up); x != nil {
				kept = append(kept, x)
			}
		}
		return kept
	case map[string]any:
		for _, key := range addressKeys {
			if a := addressIn(v, key); a != "" && !s.written[FileOf(a)] {
				return nil
			}
		}
		out := map[string]any{}
		for key, x := range v {
			out[key] = s.here(x, up)
			if address, ok := x.(string); ok && strings.HasPrefix(address, "/") && (key == "@id" || key == "url" || key == "contentUrl") {
				out[key] = up + FileOf(address)
			}
		}
		return out
	}
	return v
}
