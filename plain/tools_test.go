package plain

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/pflag"
)

// run runs a tool as the command line does and returns what it writes and says.
func run(t *testing.T, args []string, stdin string) (stdout, stderr string) {
	t.Helper()
	var tool Tool
	for _, tool = range Tools() {
		if tool.Name == args[0] {
			break
		}
	}
	if tool.Name != args[0] {
		t.Fatalf("no tool %q", args[0])
	}
	fs := pflag.NewFlagSet(tool.Name, pflag.ContinueOnError)
	work := tool.New(fs)
	if err := fs.Parse(args[1:]); err != nil {
		t.Fatal(err)
	}
	result, err := work(context.Background(), fs.Args(), strings.NewReader(stdin))
	if err != nil {
		return "", err.Error() + "\n"
	}
	var out bytes.Buffer
	if err := result.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	notes := []string{result.Table().Note}
	if n, ok := result.(Notes); ok {
		notes = n.Notes()
	}
	if text := strings.Join(notes, "\n"); text != "" {
		stderr = text + "\n"
	}
	return out.String(), stderr
}

// Each archive in testdata/tools is one run: args, files that the tool reads,
// stdin, and the CSV and texts that it must give. Numbers agree to 1e-9.
func TestTools(t *testing.T) {
	archives, err := filepath.Glob("testdata/tools/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string]string{}
			dir := t.TempDir()
			for _, f := range archive.Files {
				part[f.Name] = string(f.Data)
				if strings.Contains(f.Name, ".") {
					if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			t.Chdir(dir)
			stdout, stderr := run(t, strings.Fields(part["args"]), part["stdin"])
			compareCSV(t, stdout, part["stdout"])
			if stderr != part["stderr"] {
				t.Errorf("stderr\n%swant\n%s", stderr, part["stderr"])
			}
		})
	}
}

func compareCSV(t *testing.T, got, want string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := csv.NewReader(strings.NewReader(want)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(wanted) {
		t.Fatalf("%d rows, want %d; got\n%s", len(rows), len(wanted), got)
	}
	for i := range rows {
		for j, cell := range rows[i] {
			if len(wanted[i]) != len(rows[i]) || !sameCell(cell, wanted[i][j]) {
				t.Errorf("row %d\n got %v\nwant %v", i, rows[i], wanted[i])
				break
			}
		}
	}
}

func sameCell(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*math.Max(1, math.Abs(y))
}

// 5 of 40 and 1 of 40; the packs of 2023 have no cells beside them.
func TestOutlookContributions(t *testing.T) {
	dir := files(t, map[string]string{
		"parts.csv": "period,value,series\n2021,10,cells\n2022,15,cells\n2021,30,packs\n2022,31,packs\n2023,40,packs\n",
		"one.csv":   "period,value\n2021,10\n2022,15\n",
		"apart.csv": "period,value,series\n2021,10,cells\n2022,31,packs\n",
	})
	got, err := runTool(t, outlookTool, dir+"/parts.csv", "--rows", "contributions")
	if want := "series,from,to,before,after,contribution\ncells,2021,2022,10,15,12.5\npacks,2021,2022,30,31,2.5\n"; err != nil || got != want {
		t.Errorf("%s\nwant\n%s (%v)", got, want, err)
	}
	for file, want := range map[string]string{"one.csv": "contributions need two series at least", "apart.csv": "the 2 series have no two years in which all are known"} {
		if _, err := runTool(t, outlookTool, dir+"/"+file, "--rows", "contributions"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", file, err, want)
		}
	}
}
