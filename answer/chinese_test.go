package answer

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"agglo"
)

// Every text of every answer is Chinese in Chinese: it has a Han character, or
// no English word that a reader would have to know.
func TestChinese_everyTextOfEveryAnswer(t *testing.T) {
	told := map[string]bool{}
	see := func(name string, out any) {
		texts(reflect.ValueOf(out), name, func(where string, x agglo.Text) {
			if (x.En != "" && !readsChinese(x) || doubled.MatchString(x.Zh)) && !told[x.En] {
				told[x.En] = true
				t.Errorf("%s: English %q is %q in Chinese", where, x.En, x.Zh)
			}
		})
	}
	see("registry", bundled.Definitions())
	for name, out := range everyAnswer(t) {
		see(name, out)
	}
}

// No title, note or cell of a table in Chinese is an English sentence, but for
// the words of a source.
func TestChinese_everyTableOfEveryAnswer(t *testing.T) {
	told := map[string]bool{}
	for name, out := range everyAnswer(t) {
		for _, x := range out.Tables(agglo.Chinese) {
			if rowsOfDataSet[x.Name] {
				continue
			}
			words := []any{x.Title, x.Note}
			for _, c := range x.Columns {
				words = append(words, c.Title)
			}
			for _, row := range x.Rows {
				for i, cell := range row {
					if x.Columns[i].Name != "quote" {
						words = append(words, cell)
					}
				}
			}
			for _, w := range words {
				if s := fmt.Sprint(w); englishSentence.MatchString(s) && !told[s] {
					told[s] = true
					t.Errorf("%s: table %s: %q", name, x.Name, s)
				}
			}
		}
	}
}

// rowsOfDataSet are tables in the form of the data set, the same in any language.
var rowsOfDataSet = map[string]bool{"organisations": true, "establishments": true, "activities": true}

// everyAnswer returns an answer of each question on the bundled data set.
func everyAnswer(t *testing.T) map[string]Answer {
	out := map[string]Answer{}
	keep := func(name string, a Answer) { out[fmt.Sprintf("%s %d", name, len(out))] = a }
	for _, region := range []string{"Changzhou", "Jiangsu", "China", "CN-320413"} {
		keep("profile", ask(t, Profile, ProfileIn{Region: region}))
		keep("findings", ask(t, Findings, FindingsIn{Region: region}))
		keep("outlook", ask(t, Outlook, OutlookIn{Region: region}))
		keep("specialisation", ask(t, Specialisation, SpecialisationIn{Region: region}))
		for _, chain := range []string{"power-battery", "photovoltaics", "new-energy-vehicle"} {
			keep("chain", ask(t, Chain, ChainIn{Region: region, Chain: chain}))
		}
	}
	keep("rank", ask(t, Rank, RankIn{Indicator: "registered-capacity", Subject: "power-battery.cell", Period: "2023"}))
	keep("rank", ask(t, Rank, RankIn{Indicator: "population", Within: "CN"}))
	keep("compare", ask(t, Compare, CompareIn{Regions: []string{"Changzhou", "Ningde", "Hefei"}, Chain: "power-battery"}))
	keep("similar", ask(t, Similar, SimilarIn{Region: "Changzhou"}))
	keep("next", ask(t, Next, NextIn{Region: "Changzhou"}))
	keep("concentration", ask(t, Concentration, ConcentrationIn{Link: "power-battery.cell"}))
	keep("clusters", ask(t, Clusters, ClustersIn{Chain: "new-energy"}))
	keep("chokepoints", ask(t, Chokepoints, ChokepointsIn{}))
	keep("reconcile", ask(t, Reconcile, ReconcileIn{}))
	keep("indicators", ask(t, Indicators, IndicatorsIn{}))
	keep("search", ask(t, Search, SearchIn{Text: "a"}))
	keep("sufficiency", ask(t, Sufficiency, SufficiencyIn{Chain: "power-battery", Region: "Changzhou"}))
	keep("gaps", ask(t, Gaps, GapsIn{Chain: "power-battery", Region: "Changzhou"}))
	keep("shock", ask(t, Shock, ShockIn{Organisation: "calb"}))
	keep("shock", ask(t, Shock, ShockIn{}))
	keep("site", ask(t, Site, SiteIn{Link: "cell"}))
	keep("arrival", ask(t, Arrival, ArrivalIn{Link: "electrolyte", Region: "Changzhou", Capacity: 50000}))
	return out
}

// texts calls see for every text below v.
func texts(v reflect.Value, where string, see func(string, agglo.Text)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), where, see)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts(v.Index(i), where, see)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			texts(v.MapIndex(k), where, see)
		}
	case reflect.Struct:
		if x, ok := v.Interface().(agglo.Text); ok {
			see(where, x)
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				texts(v.Field(i), where+"."+f.Name, see)
			}
		}
	}
}

// readsChinese reports whether the Chinese of x has Chinese characters, or x is
// something that has no Chinese: a formula, a number, an id, a name.
func readsChinese(x agglo.Text) bool {
	if x.Zh == "" {
		return properName.MatchString(x.En)
	}
	return strings.ContainsFunc(x.Zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || !englishSentence.MatchString(x.Zh)
}

// properName finds words that all begin with a capital.
var properName = regexp.MustCompile(`^[A-Z][\w-]*( [A-Z][\w-]*)*$`)

// doubled finds a year that brings its 年 into a sentence that has one already.
var doubled = regexp.MustCompile(`年年($|[^均度内])`)

// englishSentence finds two words in lower case one after the other.
var englishSentence = regexp.MustCompile(`\b[a-z]{2,} [a-z]{2,}\b`)
