package api_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"
)

// TestPoints: the points are the running sites of the register, each once, and
// the columns are as long as one another; CSV has the same as rows.
func TestPoints(t *testing.T) {
	_, base := serve(t)
	const query = "?chain=power-battery&as-of=2023"
	points := fetch(t, "GET", base+"/api/v1/points"+query).object(t)
	ids := points["ids"].([]any)
	for _, column := range []string{"names", "names_zh", "lon", "lat"} {
		if n := len(points[column].([]any)); n != len(ids) {
			t.Errorf("%d of %s for %d ids", n, column, len(ids))
		}
	}
	for _, i := range points["centred"].([]any) {
		if i.(float64) >= float64(len(ids)) {
			t.Errorf("entry %v stands at a centre, and there are %d", i, len(ids))
		}
	}
	running := map[string]bool{}
	for cursor := ""; ; {
		list := fetch(t, "GET", base+"/api/v1/sites"+query+"&state=running&limit=1000&cursor="+cursor).object(t)
		for _, s := range list["sites"].([]any) {
			running[s.(map[string]any)["establishment"].(string)] = true
		}
		if cursor, _ = list["next"].(string); cursor == "" {
			break
		}
	}
	if total := int(points["total"].(float64)); total != len(running) || len(ids) > total || len(ids) < 100 {
		t.Errorf("%d points of %d, and %d sites run", len(ids), total, len(running))
	}
	seen := map[any]bool{}
	for _, id := range ids {
		if !running[id.(string)] || seen[id] {
			t.Errorf("%v does not run or comes twice", id)
		}
		seen[id] = true
	}
	rows, err := csv.NewReader(bytes.NewReader(fetch(t, "GET", base+"/api/v1/points.csv"+query).body)).ReadAll()
	if err != nil || len(rows) != len(ids)+1 || rows[1][slices.Index(rows[0], "establishment")] != ids[0] {
		t.Errorf("%d rows for %d points, %v", len(rows)-1, len(ids), err)
	}
	of := fetch(t, "GET", base+"/api/v1/points"+query+"&link=power-battery.cell&region=Changzhou").object(t)["ids"].([]any)
	if len(of) == 0 || len(of) >= len(ids) {
		t.Errorf("%d points of a link in a city, %d of all", len(of), len(ids))
	}
}
