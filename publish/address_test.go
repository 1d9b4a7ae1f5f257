package publish

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// web/src/api/api.test.ts has the same cases.
func TestFileOf(t *testing.T) {
	for address, want := range map[string]string{
		"/api/v1/release":                              "api/v1/release.js",
		"/api/v1/rank?indicator=gdp&limit=12":          "api/v1/rank/indicator=gdp&limit=12.js",
		"/api/v1/figure/chain-integrity%3Ac0/CN/x":     "api/v1/figure/chain-integrity~3Ac0/CN/x.js",
		"/api/v1/brief.html?region=CN":                 "api/v1/brief/region=CN.html",
		"/api/v1/boundaries/china-provinces.topo.json": "api/v1/boundaries/china-provinces.topo.json.js",
		"/api/v1/profile?region=" + escape("常州 (市)!"):  "api/v1/profile/region=~E5~B8~B8~E5~B7~9E~20(~E5~B8~82)!.js",
	} {
		if got := FileOf(address); got != want {
			t.Errorf("%s is in %s, want %s", address, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	if got := with("/api/v1/sites?chain=a&limit=5", "cursor", "x y"); got != "/api/v1/sites?chain=a&cursor=x%20y&limit=5" {
		t.Error(got)
	}
	if got := with("/api/v1/sites?cursor=1", "cursor", "2"); got != "/api/v1/sites?cursor=2" {
		t.Error(got)
	}
}

// The parameters of a question stand in the order of their names, as the front
// end writes them; else it would look for a file of another name.
func TestQuestionsAreInOrder(t *testing.T) {
	for line := range strings.Lines(questions) {
		_, query, found := strings.Cut(strings.TrimSpace(line), "?")
		if parts := strings.Split(query, "&"); found && !slices.IsSorted(parts) {
			t.Errorf("%s: the parameters are not in order", strings.TrimSpace(line))
		}
	}
}

// live are questions that need what a reader enters or that tell of a server.
var live = []string{"/api/v1/search", "/api/v1/events", "/api/v1/arrival", "/api/v1/figure/{id}", "/api/v1/tables/{name}"}

// Every path that the front end asks is published, or is known not to be.
func TestPagesAreAnswered(t *testing.T) {
	asked := regexp.MustCompile(`'(/api/v1/[^'?]+)'`)
	words := regexp.MustCompile(`\{\w+\}`)
	var published []string
	for line := range strings.Lines(questions) {
		path, _, _ := strings.Cut(strings.TrimSpace(line), "?")
		published = append(published, words.ReplaceAllString(path, "{}"))
	}
	found := 0
	err := filepath.WalkDir("../web/src", func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(strings.TrimSuffix(name, "x"), ".ts") || strings.Contains(name, ".test.") || strings.Contains(name, ".gen.") {
			return err
		}
		source, err := os.ReadFile(name)
		for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
			found++
			if path := words.ReplaceAllString(m[1], "{}"); !slices.Contains(published, path) && !slices.Contains(live, m[1]) {
				t.Errorf("%s asks %s, which questions.txt does not have", name, m[1])
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Fatalf("%d questions found in web/src, %v", found, err)
	}
}
