// Package archtest holds the architecture of docs/architecture.md as a test.
package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which packages of the module each package may import; a
// trailing slash stands for everything below.
var allowed = map[string][]string{
	"agglo":           {},
	"agglo/table":     {"agglo"},
	"agglo/quantity":  {"agglo"},
	"agglo/dataset":   {"agglo"},
	"agglo/store":     {"agglo", "agglo/dataset"},
	"agglo/measure/":  {"agglo/measure/"},
	"agglo/plain":     {"agglo", "agglo/table", "agglo/measure/"},
	"agglo/indicator": {"agglo", "agglo/quantity", "agglo/store", "agglo/measure/"},
	"agglo/answer":    {"agglo", "agglo/quantity", "agglo/table", "agglo/dataset", "agglo/store", "agglo/indicator", "agglo/measure/"},
	"agglo/brief":     {"agglo", "agglo/quantity", "agglo/table", "agglo/store", "agglo/indicator", "agglo/answer"},
	"agglo/export":    {"agglo", "agglo/table", "agglo/dataset", "agglo/store", "agglo/indicator", "agglo/answer"},
	"agglo/api":       {"agglo", "agglo/quantity", "agglo/table", "agglo/dataset", "agglo/store", "agglo/indicator", "agglo/answer", "agglo/brief", "agglo/export"},
	"agglo/intake":    {"agglo", "agglo/table", "agglo/dataset"},
	"agglo/publish":   {"agglo", "agglo/table", "agglo/dataset", "agglo/store", "agglo/indicator", "agglo/answer", "agglo/brief", "agglo/export", "agglo/api", "agglo/web"},
	"agglo/web":       {},
	"agglo/cmd/":      {"agglo", "agglo/"},
	"agglo/bench/":    {"agglo", "agglo/"},
	"agglo/internal/": {"agglo/dataset", "agglo/store"}, // for tests
	"agglo/examples/": {},
}

// pure lists standard packages that no measure may import: measures know no
// files, no network, no clock and no log.
var pure = []string{"os", "net", "net/http", "database/sql", "log", "log/slog", "time"}

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "agglo/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func matches(rule, path string) bool {
	if strings.HasSuffix(rule, "/") {
		return strings.HasPrefix(path, rule)
	}
	return rule == path
}

func rulesFor(path string) (rules []string, known bool) {
	if rules, known = allowed[path]; known {
		return rules, true
	}
	for key, rules := range allowed {
		if matches(key, path) {
			return rules, true
		}
	}
	return nil, false
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		rules, known := rulesFor(p.ImportPath)
		if !known {
			t.Errorf("%s is not in the import table: add it there and to docs/architecture.md", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			ours := path == "agglo" || strings.HasPrefix(path, "agglo/")
			if ours && !slices.ContainsFunc(rules, func(r string) bool { return matches(r, path) }) {
				t.Errorf("%s must not import %s", p.ImportPath, path)
			}
			if strings.HasPrefix(p.ImportPath, "agglo/measure/") && slices.Contains(pure, path) {
				t.Errorf("%s must not import %s: a measure is a pure function of numbers", p.ImportPath, path)
			}
		}
	}
}
