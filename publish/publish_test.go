package publish

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"agglo/api"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

// small is a data set with one chain and one site; the id of an organisation
// and the name of a region have to be escaped.
var small = fstest.MapFS{
	"datapackage.json":   {Data: []byte(`{"name": "small", "agglo": {"region": "CN-1", "chain": "battery", "period": "2023"}}`)},
	"regions.csv":        {Data: []byte("id,name,name_zh,level,parent,city\nCN,China,中国,country,,\nCN-1,Northtown,北城,prefecture,CN,true\nCN-2,Southtown,南城,prefecture,CN,true\nCN-3,Farville,远城,prefecture,CN,true\n")},
	"chains.csv":         {Data: []byte("id,name\nbattery,Batteries\n")},
	"links.csv":          {Data: []byte("chain,id,name,stage\nbattery,cell,Cells,midstream\nbattery,pack,Packs,downstream\n")},
	"sources.csv":        {Data: []byte("id,title\ns,A book\n")},
	"organisations.csv":  {Data: []byte("id,name,name_zh\n星能,Starpower,星能\n")},
	"establishments.csv": {Data: []byte("id,organisation,region,status,status_as_of,source\nx,星能,CN-1,operating,2023,s\n")},
	"activities.csv":     {Data: []byte("establishment,chain,link,capacity,capacity_unit,source\nx,battery,cell,5,GWh/a,s\n")},
	"indicators.csv":     {Data: []byte("id,name,unit,kind\ngdp,Gross product,CNY,level\n")},
	"observations.csv":   {Data: []byte("region,indicator,period,value,source\nCN-1,gdp,2023,5,s\nCN-2,gdp,2023,7,s\n")},
}

var pages = fstest.MapFS{
	"index.html":    {Data: []byte("<html><head><title>agglo</title></head></html>")},
	"assets/app.js": {Data: []byte("1")},
}

func server(t *testing.T) *api.Server {
	t.Helper()
	ctx := context.Background()
	d, err := dataset.Open(small)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "small.duckdb")
	if err := store.Build(ctx, d, "hash", path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := indicator.New(s)
	if err != nil {
		t.Fatal(err)
	}
	a := api.New(api.Options{Log: slog.New(slog.DiscardHandler)})
	a.Swap(r)
	t.Cleanup(a.Close)
	return a
}

func TestSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	a := server(t)
	result, err := Site(context.Background(), a, pages, dir, Options{Regions: []string{"Northtown"}, Also: []string{"/api/v1/rank?indicator=gdp&period=2023"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"assets/app.js", "index.html", "api/v1/points/chain=battery.js", "api/v1/release.js", "api/v1/reconcile/region=CN-1.js", "api/v1/organisations/~E6~98~9F~E8~83~BD.js", "api/v1/figure/gdp/CN-2/2023.js",
		"api/v1/chain/chain=battery&region=CN-1.js", "api/v1/rank/indicator=gdp&period=2023.js", "api/v1/compare/regions=CN-1%2CCN-2.js",
	} {
		name = strings.ReplaceAll(name, "%", "~")
		if !fileExists(dir, name) {
			t.Errorf("%s is missing: %v", name, result.Refused)
		}
	}
	if name := "api/v1/reconcile/region=CN-3.js"; fileExists(dir, name) {
		t.Errorf("%s is there", name)
	}
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	checkDescription(t, dir, string(index))
	// What is written is what the API answers, handed to the page.
	s := &site{answers: a}
	r, err := s.get(context.Background(), "/api/v1/rank?indicator=gdp&period=2023")
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(dir, "api/v1/rank/indicator=gdp&period=2023.js"))
	answer, called := strings.CutPrefix(string(file), `agglo_answer("/api/v1/rank?indicator=gdp\u0026period=2023",`)
	if err != nil || !called || answer != strings.TrimSpace(r.body.String())+")\n" {
		t.Errorf("the file of the rank is not the answer of the API, %v", err)
	}
	var kept Result
	data, err := os.ReadFile(filepath.Join(dir, Marker))
	if err != nil || json.Unmarshal(data, &kept) != nil || kept.Answers != result.Answers || kept.Figures == 0 {
		t.Errorf("%s is %s", Marker, data)
	}
	// A publication can be replaced, any other folder cannot.
	if result, err = Site(context.Background(), a, pages, dir, Options{Figures: 1}); err != nil || result.Left == 0 {
		t.Errorf("the second time: %v, %+v", err, result)
	}
	if _, err := Site(context.Background(), a, pages, filepath.Dir(dir), Options{}); err == nil || !strings.Contains(err.Error(), "is not empty and no publication") {
		t.Errorf("another folder: %v", err)
	}
}

func fileExists(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, name))
	return err == nil
}

// checkDescription: every file that the descriptions of a publication name is
// part of it, seen from where the description lies, and the page carries one.
func checkDescription(t *testing.T, dir, page string) {
	t.Helper()
	_, block, _ := strings.Cut(page, `<script type="application/ld+json">`)
	block, _, _ = strings.Cut(block, "</script>")
	described := map[string]string{".": block}
	for _, name := range []string{"catalog", "dataset"} {
		text, err := os.ReadFile(filepath.Join(dir, "api/v1/"+name+".jsonld"))
		if err != nil {
			t.Fatal(err)
		}
		described["api/v1/"+name] = string(text)
	}
	for from, text := range described {
		var all any
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			t.Fatalf("%s: %v", from, err)
		}
		files := 0
		eachFile(all, func(file string) {
			files++
			if at := filepath.Join(filepath.Dir(from), file); !fileExists(dir, at) || !strings.HasSuffix(file, ".csv") {
				t.Errorf("%s names %s, which is not there", from, file)
			}
		})
		if files < 9 { // a table each
			t.Errorf("%s names %d files", from, files)
		}
	}
}

func TestSiteFaults(t *testing.T) {
	a := server(t)
	for want, o := range map[string]Options{
		"/api/v1/nothing has no answer: ": {Also: []string{"/api/v1/nothing"}},
		`there is no region "Nowhere"`:    {Regions: []string{"Nowhere"}},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		if _, err := Site(context.Background(), a, pages, dir, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("a publication that failed was left behind")
		}
	}
	_, err := Site(context.Background(), a, fstest.MapFS{}, filepath.Join(t.TempDir(), "site"), Options{})
	if err == nil || !strings.Contains(err.Error(), "built without the front end") {
		t.Errorf("without the front end: %v", err)
	}
}
