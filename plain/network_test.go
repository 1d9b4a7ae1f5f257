package plain

import (
	"strings"
	"testing"
)

// Two cathode makers, two cell makers: c1 needs 20, c2 10; a1 is known to
// deliver 5 to c1, and to supply c2 with an unknown volume; a2 has the rest.
var batteries = map[string]string{
	"firms.csv":  "id,sector,output,lat,lon,owner\na1,cathode,12,31.8,119.9,x\na2,cathode,50,26.7,119.5,x\nc1,cell,10,31.8,119.9,\nc2,cell,5,31.7,119.4,\n",
	"links.csv":  "supplier,buyer,weight\na1,c1,5\na1,c2,\n",
	"inputs.csv": "sector,input,intensity\ncell,cathode,2\ncell,separator,3\n",
}

func TestNetworkTool(t *testing.T) {
	dir := files(t, batteries)
	args := []string{dir + "/firms.csv", dir + "/links.csv", "--inputs", dir + "/inputs.csv"}
	for _, c := range []struct{ statistics, want string }{
		// c2 needs 10 and asks a1 for all of it; a1 has 7 left. a2 delivers the rest.
		{"", `supplier,buyer,sector,weight,estimated,known_link
a1,c1,cathode,5,false,true
a1,c2,cathode,7,true,true
a2,c1,cathode,15,true,false
a2,c2,cathode,3,true,false
`},
		// a1 and a2 have one owner: each cell maker has one supplier.
		{"suppliers", `buyer,sector,suppliers,weight,hhi,largest,largest_share
c1,cathode,1,20,1,a1,1
c2,cathode,1,10,1,a1,1
`},
		{"firms", `id,suppliers,buyers,sole_inputs,stops
a1,0,2,0,0
a2,0,2,0,0
c1,2,0,1,0
c2,2,0,1,0
`},
	} {
		run := args
		if c.statistics != "" {
			run = append(run, "--statistics", c.statistics)
		}
		if got, err := runTool(t, networkTool, run...); err != nil || got != c.want {
			t.Errorf("%s\nwant\n%s (%v)", got, c.want, err)
		}
	}
	got, err := runTool(t, networkTool, args[:2]...)
	if want := "supplier,buyer,sector,weight,estimated,known_link\na1,c1,cathode,5,false,true\na1,c2,cathode,,false,true\n"; err != nil || got != want {
		t.Errorf("without inputs %s\nwant\n%s (%v)", got, want, err)
	}
}

func TestNetworkToolSaysWhatItAssumed(t *testing.T) {
	dir := files(t, batteries)
	m := &networkRun{inputs: dir + "/inputs.csv", decay: 200}
	result, err := m.run(t.Context(), []string{dir + "/firms.csv", dir + "/links.csv"}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	want := `Nobody makes "separator", which "cell" needs: that need is unmet. cathode: need 30, supply 62, unmet 0. 83.3 % of the weight is estimated.`
	if note := result.Table().Note; note != want {
		t.Errorf("note %q, want %q", note, want)
	}
}

func TestNetworkToolErrors(t *testing.T) {
	dir := files(t, map[string]string{
		"firms.csv":   "id,sector,output,lat,lon\na,x,5,95,0\nb,y,3,0,0\n",
		"no.csv":      "id,sector\na,x\nb,y\n",
		"half.csv":    "id,sector,output,lat\na,x,1,3\nb,y,1,4\n",
		"links.csv":   "supplier,buyer,weight\na,b,1\n",
		"inputs.csv":  "sector,input,intensity\ny,x,1\n",
		"minus.csv":   "sector,input,intensity\ny,x,-1\n",
		"missing.csv": "sector,input,intensity\ny,x,\n",
		"typo.csv":    "sector,input,intensity\nyy,x,1\n",
	})
	for _, c := range []struct{ firms, inputs, want string }{
		{"firms.csv", "minus.csv", `minus.csv:2: intensity: -1 is negative`},
		{"firms.csv", "missing.csv", `missing.csv:2: intensity: is empty`},
		{"firms.csv", "typo.csv", `typo.csv:2: sector: "yy" is the sector of no firm in DIR/firms.csv; did you mean "y"?`},
		{"firms.csv", "inputs.csv", `firms.csv:2: lat and lon of "a" are not degrees`},
		{"no.csv", "inputs.csv", `no.csv:1: no column output: it is needed to estimate supplies from --inputs`},
		{"half.csv", "inputs.csv", `half.csv:1: lat and lon go together: give both or neither`},
	} {
		_, err := runTool(t, networkTool, dir+"/"+c.firms, dir+"/links.csv", "--inputs", dir+"/"+c.inputs)
		if err == nil || strings.ReplaceAll(err.Error(), dir, "DIR") != "DIR/"+c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
	if _, err := runTool(t, networkTool, dir+"/firms.csv"); err == nil || !strings.Contains(err.Error(), "two files") {
		t.Errorf("one file: %v", err)
	}
}

// Nobody knows how much a firm without an output makes: its link stays without
// a weight, rather than with one of 0.
func TestNetworkToolWithoutOutput(t *testing.T) {
	dir := files(t, map[string]string{
		"firms.csv":  "id,sector,output\nm,metal,\nn,metal,4\nc,cable,10\n",
		"links.csv":  "supplier,buyer,weight\nm,c,\n",
		"inputs.csv": "sector,input,intensity\ncable,metal,1\n",
	})
	got, err := runTool(t, networkTool, dir+"/firms.csv", dir+"/links.csv", "--inputs", dir+"/inputs.csv")
	if want := "supplier,buyer,sector,weight,estimated,known_link\nn,c,metal,4,true,false\nm,c,metal,,false,true\n"; err != nil || got != want {
		t.Errorf("%s\nwant\n%s (%v)", got, want, err)
	}
}
