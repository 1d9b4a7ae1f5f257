package plain

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Trade of 226 countries in 785 SITC products, mean of 1998 to 2000, from the R
// package economiccomplexity 2.0.0 (UN Comtrade by Open Trade Statistics), is
// not ours to hand on: name a file of country,product,value in AGGLO_TRADE to
// run this. The numbers are those that py-ecomplexity 0.5.2 and a symmetric
// eigenproblem in R give: ECI by population and by sample deviation, diversity.
func TestWorldTrade(t *testing.T) {
	path := os.Getenv("AGGLO_TRADE")
	if path == "" {
		t.Skip("AGGLO_TRADE names no file")
	}
	for convention, want := range map[string]map[string]float64{
		"ecomplexity":        {"usa": 1.82503682448535, "deu": 1.88437892882395},
		"economiccomplexity": {"usa": 1.820994656013239, "deu": 1.880205326958276},
	} {
		out, _ := run(t, []string{"complexity", path, "--column", "location=country", "--rows", "locations", "--convention", convention}, "")
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		diversity := map[string]string{"usa": "350", "deu": "385", "jpn": "296", "chn": "294", "bra": "229", "ken": "261"}
		ones := 0
		for _, row := range rows[1:] {
			n, _ := strconv.Atoi(row[2])
			ones += n
			if d, ok := diversity[row[1]]; ok && d != row[2] {
				t.Errorf("%s: diversity of %s is %s, want %s", convention, row[1], row[2], d)
			}
			if eci, _ := strconv.ParseFloat(row[3], 64); want[row[1]] != 0 && math.Abs(eci-want[row[1]]) > 1e-12 {
				t.Errorf("%s: ECI of %s is %v, want %v", convention, row[1], eci, want[row[1]])
			}
		}
		if len(rows) != 227 || ones != 31951 {
			t.Errorf("%s: %d countries and %d ones, want 226 and 31951", convention, len(rows)-1, ones)
		}
	}
}
