package newenergy

import (
	"context"
	"encoding/csv"
	"os"
	"regexp"
	"strconv"
	"testing"

	"agglo/dataset"
)

// TestCheck holds the bundled data set to the rules of its own format: not one
// problem, warnings included.
func TestCheck(t *testing.T) {
	d, err := dataset.Open(FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Check(context.Background(), nil) {
		t.Error(p)
	}
	if got := d.Descriptor.Defaults; got.Region != "CN-320400" || got.Chain != "power-battery" || got.Period.String() != "2023" {
		t.Errorf("defaults are %s, %s, %s", got.Region, got.Chain, got.Period)
	}
}

// TestReadme compares the table of files in README.md with the files.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile("(?m)^\\| `([a-z_]+\\.csv)` \\| (\\d+) \\|").FindAllStringSubmatch(string(text), -1)
	if d, err := dataset.Open(FS); err != nil || len(lines) != tables(d) {
		t.Fatalf("README.md has %d tables, the data set %d (%v)", len(lines), tables(d), err)
	}
	for _, m := range lines {
		said, _ := strconv.Atoi(m[2])
		if got := len(rows(t, m[1])) - 1; got != said {
			t.Errorf("%s has %d rows, README.md says %d", m[1], got, said)
		}
	}
}

// TestEvidence checks what the format leaves open and this data set promises:
// every fact has a source, and every figure and claim has words of it.
func TestEvidence(t *testing.T) {
	for file, columns := range map[string][]string{
		"observations.csv":   {"source", "quote"},
		"targets.csv":        {"source", "quote"},
		"claims.csv":         {"source", "quote", "text_zh"},
		"establishments.csv": {"source", "quote"},
		"activities.csv":     {"source", "quote"},
		"statements.csv":     {"source", "quote"},
		"supplies.csv":       {"source", "quote"},
		"organisations.csv":  {"source"},
	} {
		table := rows(t, file)
		for i, name := range table[0] {
			for _, want := range columns {
				if name != want {
					continue
				}
				for line, row := range table[1:] {
					if row[i] == "" {
						t.Errorf("%s: row %d has no %s", file, line+1, want)
					}
				}
			}
		}
	}
}

func tables(d *dataset.Dataset) (n int) {
	if d == nil {
		return 0
	}
	for _, f := range d.Files {
		if f.Table != "" {
			n++
		}
	}
	return n
}

func rows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := FS.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
