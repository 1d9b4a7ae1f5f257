package plain

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// runTool runs a tool as the command line does and returns its CSV.
func runTool(t *testing.T, tool Tool, args ...string) (string, error) {
	t.Helper()
	fs := pflag.NewFlagSet(tool.Name, pflag.ContinueOnError)
	run := tool.New(fs)
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	result, err := run(context.Background(), fs.Args(), strings.NewReader(""))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := result.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	return out.String(), nil
}

// files writes texts by name into a folder and returns it.
func files(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The index of each firm as fastcascade 0.9.3.1 computes it from the same
// files (measure/network/testdata).
func TestRiskTool(t *testing.T) {
	dir := "../measure/network/testdata/network_200/"
	for file, flags := range map[string][]string{
		"esri_eps1e-2_nosubst.csv": {"--tolerance", "0.01"},
		"esri_eps1e-2_subst.csv":   {"--tolerance", "0.01", "--market-share"},
	} {
		out, err := runTool(t, riskTool, append(flags, "--firms", dir+"firms.csv", "--links", dir+"links.csv", "--essential", dir+"ess.csv")...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(dir + file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d rows, want %d (%v)", len(got), len(want), err)
		}
		if head := strings.Join(got[0], ","); head != "id,risk,risk_downstream,risk_upstream,steps" {
			t.Errorf("header %s", head)
		}
		for i := 1; i < len(want); i++ {
			if got[i][0] != strconv.Itoa(i) {
				t.Errorf("row %d is of firm %s", i, got[i][0])
			}
			for c := range 4 {
				g, errG := strconv.ParseFloat(got[i][c+1], 64)
				w, errW := strconv.ParseFloat(want[i][c], 64)
				if errG != nil || errW != nil || math.Abs(g-w) > 1e-9 {
					t.Errorf("%s: firm %d: %s is %s, want %s", file, i, got[0][c+1], got[i][c+1], want[i][c])
				}
			}
		}
	}
}

// Sectors are matched by name: the order of rows and columns does not matter,
// nor do names that sort otherwise than they count.
func TestRiskToolSectorNames(t *testing.T) {
	dir := files(t, map[string]string{
		"firms.csv": "id,sector\na,10\nb,2\nc,9\n",
		"links.csv": "supplier,buyer,weight\na,c,1\nb,c,3\n",
		"m1.csv":    "sector,2,9,10\n2,0,1,0\n9,0,0,0\n10,0,2,0\n",
		"m2.csv":    "sector,10,9,2\n10,0,2,0\n2,0,1,0\n9,0,0,0\n",
		"shock.csv": "id,loss\nb,1\n",
	})
	flags := func(matrix string) []string {
		return []string{"--firms", dir + "/firms.csv", "--links", dir + "/links.csv", "--essential", dir + "/" + matrix}
	}
	one, err := runTool(t, riskTool, flags("m1.csv")...)
	if err != nil {
		t.Fatal(err)
	}
	other, err := runTool(t, riskTool, flags("m2.csv")...)
	if err != nil || one != other {
		t.Errorf("%s\ndiffers from\n%s (%v)", one, other, err)
	}
	// b is a non-essential input of c and 3/4 of what it buys.
	loss, err := runTool(t, riskTool, append(flags("m1.csv"), "--shock", dir+"/shock.csv")...)
	if want := "id,loss,loss_downstream,loss_upstream\na,0,0,0\nb,1,1,1\nc,0.75,0.75,0\n"; err != nil || loss != want {
		t.Errorf("%s want\n%s (%v)", loss, want, err)
	}
}

func TestRiskToolErrors(t *testing.T) {
	dir := files(t, map[string]string{
		"firms.csv":   "id,sector,output\na,x,5\nb,y,\n",
		"links.csv":   "supplier,buyer,weight\na,b,1\n",
		"unknown.csv": "supplier,buyer,weight\na,b,1\na,q,1\n",
		"much.csv":    "supplier,buyer,weight\na,b,7\n",
		"minus.csv":   "supplier,buyer,weight\na,b,-7\n",
		"m1.csv":      "sector,x,z\nx,0,1\ny,2,0\n",
		"m2.csv":      "sector,x,y\nx,0,3\ny,2,0\n",
		"m3.csv":      "1,1\n1,1\n",
		"shock.csv":   "id,loss\na,1.2\n",
		"twice.csv":   "id,loss\na,0.2\na,0.3\n",
	})
	for _, c := range []struct{ links, flag, value, want string }{
		{"unknown.csv", "", "", `unknown.csv:3: buyer: "q" is not in DIR/firms.csv: add the firm or remove the link`},
		{"much.csv", "", "", `firms.csv:2: "a": output 5 is less than the 7 that its links sell: give both in one unit, or leave output empty`},
		{"minus.csv", "", "", `minus.csv:2: weight: -7 is negative`},
		{"links.csv", "--essential", "m1.csv", `m1.csv: no column for sector "y": sectors are matched by name`},
		{"links.csv", "--essential", "m2.csv", `m2.csv:2: column 3: "3" is not 0 (negligible), 1 (non-essential) or 2 (essential)`},
		{"links.csv", "--essential", "m3.csv", `m3.csv: no row for sector "x": sectors are matched by name`},
		{"links.csv", "--shock", "shock.csv", `shock.csv:2: loss: 1.2 is not a share from 0 to 1`},
		{"links.csv", "--shock", "twice.csv", `twice.csv:3: id "a" was already given on line 2: add the two up or remove one`},
	} {
		args := []string{"--firms", dir + "/firms.csv", "--links", dir + "/" + c.links}
		if c.flag != "" {
			args = append(args, c.flag, dir+"/"+c.value)
		}
		_, err := runTool(t, riskTool, args...)
		if err == nil || strings.ReplaceAll(err.Error(), dir, "DIR") != "DIR/"+c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

// A share of nothing is not 0.
func TestRiskToolWithoutOutput(t *testing.T) {
	dir := files(t, map[string]string{"firms.csv": "id,sector\na,x\nb,y\n", "links.csv": "supplier,buyer,weight\na,b,0\n"})
	_, err := runTool(t, riskTool, "--firms", dir+"/firms.csv", "--links", dir+"/links.csv")
	if err == nil || !strings.Contains(err.Error(), "every weight is 0 and no firm has an output") {
		t.Errorf("error %v", err)
	}
}
