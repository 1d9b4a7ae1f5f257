package api_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDocs runs the examples of docs/api.md: of a JSON answer the page shows
// some fields, which must be as it says; of any other the first lines.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	_, base := serve(t)
	example := regexp.MustCompile("(?s)```sh\ncurl -s \"\\$API(.*?)\"\n```\n\n```(json|)\n(.*?)```")
	found := example.FindAllStringSubmatch(string(page), -1)
	if n := strings.Count(string(page), "```sh"); len(found) != n || n == 0 {
		t.Fatalf("%d of %d examples have an answer", len(found), n)
	}
	for _, m := range found {
		path, kind, want := m[1], m[2], m[3]
		body := fetch(t, "GET", base+"/api/v1"+path).body
		if kind == "json" {
			var shown, have any
			if err := json.Unmarshal([]byte(want), &shown); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if err := json.Unmarshal(body, &have); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if at := differs(shown, have); at != "" {
				t.Errorf("%s: %s", path, at)
			}
		} else if !strings.HasPrefix(string(body), want) {
			t.Errorf("%s answers\n%.600s\nthe page says\n%s", path, body, want)
		}
	}
}

// TestDocsComplete: the page names every path.
func TestDocsComplete(t *testing.T) {
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for path := range readDocument(t).Paths {
		name := strings.NewReplacer("/api/v1", "", "{id}", "ID", "{name}", "NAME").Replace(path)
		if !strings.Contains(string(page), "`"+name+"`") && !strings.Contains(string(page), "`"+name+"/ID`") {
			t.Errorf("docs/api.md does not name %s", name)
		}
	}
}

// differs says where a part of an answer is not as shown.
func differs(shown, have any) string {
	switch s := shown.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok {
			return fmt.Sprintf("%v where an object is shown", have)
		}
		for key, value := range s {
			if at := differs(value, h[key]); at != "" {
				return key + ": " + at
			}
		}
		return ""
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) != len(s) {
			return fmt.Sprintf("%v where %d are shown", have, len(s))
		}
		for i := range s {
			if at := differs(s[i], h[i]); at != "" {
				return at
			}
		}
		return ""
	}
	if shown != have {
		return fmt.Sprintf("%v where %v is shown", have, shown)
	}
	return ""
}
