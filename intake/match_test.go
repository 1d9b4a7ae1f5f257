package intake

import (
	"context"
	"testing"

	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	d := open(t, folder(t))
	g, err := readGrid(context.Background(), d, "organisations")
	if err != nil {
		t.Fatal(err)
	}
	regions, err := readGrid(context.Background(), d, "regions")
	if err != nil {
		t.Fatal(err)
	}
	o := newOrganisations(g, newGazetteer(regions, ""))
	for _, c := range []struct{ name, match, potential string }{
		{"星能动力", "starpower", ""},
		{"星能动力有限公司", "starpower", ""},
		{"星能動力股份有限公司", "starpower", ""}, // traditional characters
		{"ＳＴＡＲＰＯＷＥＲ　Energy Co., Ltd.", "starpower", ""},
		{"Starpower Energy Inc.", "starpower", ""},
		{"starpower", "starpower", ""},
		{"星能动力（常州）有限公司", "", "starpower"}, // may be a subsidiary
		{"常州星能动力有限公司", "", "starpower"},
		{"星能科技有限公司", "", "starpower"}, // the same but for the trade
		{"华辰新材料", "huachen", ""},
		{"华辰新材股份有限公司", "", "huachen"},
		{"Starpowr Energy Ltd", "", "starpower"},
		{"全新企业有限公司", "", ""},
		{"Somebody Else GmbH", "", ""},
	} {
		id, potential := o.match(c.name)
		first := ""
		if len(potential) > 0 {
			first = potential[0].ID
		}
		if id != c.match || first != c.potential {
			t.Errorf("%s: match %q, potential %v; want %q, %q", c.name, id, potential, c.match, c.potential)
		}
	}
}

func TestPlaces(t *testing.T) {
	regions, err := readGrid(context.Background(), open(t, folder(t)), "regions")
	if err != nil {
		t.Fatal(err)
	}
	g := newGazetteer(regions, "")
	for text, want := range map[string]string{
		"常州": "CN-320400", "常州市": "CN-320400", "江苏常州": "CN-320400", "江苏省常州市武进区": "CN-320412", "江苏省/常州市/金坛区": "CN-320413",
		"Changzhou": "CN-320400", "Wujin, Changzhou, Jiangsu": "CN-320412", "Changzhou, China": "CN-320400", "CN-320413": "CN-320413",
		"南京市鼓楼区": "CN-320106", "徐州鼓楼": "CN-320302", "常州市武进区某某路5号": "CN-320412", "吉林市": "CN-220200", "吉林省": "CN-220000", "吉林": "CN-220000",
	} {
		if got, _, err := g.resolve(text); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"鼓楼区":   `"鼓楼区" may be CN-320106 (Gulou, Nanjing) or CN-320302 (Gulou, Xuzhou): write the wider region before it, or the id`,
		"常州路五号": `"常州路五号" is not a region of the data set`,
		"Paris": `"Paris" is not a region of the data set`,
	} {
		if got, _, err := g.resolve(text); err == nil || err.Error() != want {
			t.Errorf("%s is %q, %v; want error %s", text, got, err, want)
		}
	}
	g.within = "CN-320300"
	if got, _, err := g.resolve("鼓楼区"); err != nil || got != "CN-320302" {
		t.Errorf("within Xuzhou, 鼓楼区 is %q, %v", got, err)
	}
}

// What is found through the rarest pairs is what a comparison with all finds.
func TestNearbyMissesNothing(t *testing.T) {
	ctx := context.Background()
	d := open(t, folder(t))
	regions, err := readGrid(ctx, d, "regions")
	if err != nil {
		t.Fatal(err)
	}
	places := newGazetteer(regions, "")
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("abcde电池")), 2, 9, -1)
		known := rapid.SliceOfNDistinct(word, 1, 12, rapid.ID[string]).Draw(rt, "known")
		asked := word.Draw(rt, "asked")
		o := &organisations{grid: &grid{}, places: places, pairs: map[string][]string{}, stems: map[string]bool{}}
		for _, k := range known {
			o.stems[k] = true
			for _, p := range pairsOf(k) {
				o.pairs[p] = append(o.pairs[p], k)
			}
		}
		reached := map[string]bool{}
		for _, p := range o.telling(asked) {
			for _, other := range o.pairs[p] {
				reached[other] = true
			}
		}
		for _, k := range known {
			if score, _ := likeness(asked, k); score >= similar && k != asked && len([]rune(k)) >= 5 && len([]rune(asked)) >= 5 && !reached[k] {
				rt.Fatalf("%s is like %s (%.2f) and is not reached", k, asked, score)
			}
		}
	})
}
