package brief

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"agglo"
	"agglo/answer"
	"agglo/dataset"
	newenergy "agglo/examples/new-energy"
	"agglo/indicator"
	"agglo/store"
)

// bundled builds the store of the bundled data set once for all tests.
var bundled = sync.OnceValues(func() (*indicator.Registry, error) {
	ctx := context.Background()
	d, err := dataset.Open(newenergy.FS)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "store.duckdb")
	if err := store.Build(ctx, d, "test", path, store.Options{}); err != nil {
		return nil, err
	}
	s, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	return indicator.New(s)
})

func compose(t *testing.T, region string, lang agglo.Lang) *Document {
	t.Helper()
	r, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	p, err := answer.Profile.Run(context.Background(), r, answer.ProfileIn{Region: region, Period: "2023"})
	if err != nil {
		t.Fatal(err)
	}
	return Region(p, lang)
}

// Every number in a brief has a note, every note is used, and no sentence has a
// hole in it; for regions of all levels, of which much or little is known.
func TestBriefs(t *testing.T) {
	for _, region := range []string{"Changzhou", "Ningde", "Hefei", "Suzhou", "Jiangsu", "China", "CN-320413"} {
		for _, lang := range []agglo.Lang{agglo.English, agglo.Chinese} {
			t.Run(region+" "+string(lang), func(t *testing.T) {
				d := compose(t, region, lang)
				var md strings.Builder
				if err := d.Markdown(&md); err != nil {
					t.Fatal(err)
				}
				text := md.String()
				if strings.Contains(text, "%!") || strings.Contains(text, "<nil>") {
					t.Errorf("a sentence has a hole:\n%s", text)
				}
				for _, n := range d.Notes {
					mark := fmt.Sprintf("[^%d]", n.Number)
					if strings.Count(text, mark) < 2 { // where it is used, and where it stands
						t.Errorf("note %s is not used", mark)
					}
					if n.Text == "" || (n.Figure == "" && n.Row == "") {
						t.Errorf("note %s says nothing: %+v", mark, n)
					}
				}
				for _, m := range marker.FindAllStringSubmatch(text, -1) {
					if !strings.Contains(text, "\n"+m[0]+": ") {
						t.Errorf("%s has no note", m[0])
					}
				}
				checkHTML(t, d)
			})
		}
	}
}

// checkHTML checks that the page has a place for every note and that its charts
// are well-formed.
func checkHTML(t *testing.T, d *Document) {
	t.Helper()
	var page bytes.Buffer
	if err := d.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, n := range d.Notes {
		if !strings.Contains(page.String(), fmt.Sprintf(`id="n%d"`, n.Number)) {
			t.Errorf("the page has no note %d", n.Number)
		}
	}
	if strings.Contains(page.String(), "<script") || strings.Contains(page.String(), "[^") {
		t.Error("the page has a script or a raw marker")
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b.Chart == nil {
				continue
			}
			for dec := xml.NewDecoder(strings.NewReader(b.Chart.SVG)); ; {
				if _, err := dec.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("chart %q: %v", b.Chart.Caption, err)
					break
				}
			}
		}
	}
}

// The story of Changzhou, in the words of both languages.
func TestStoryOfChangzhou(t *testing.T) {
	for lang, words := range map[agglo.Lang][]string{
		agglo.English: {"1.01 trillion yuan", "up 6.8 %", "5.38 million people", "fifth city of Jiangsu", "lowest resident population of 26 cities", "768 billion yuan",
			"needs 17.6 % a year", "97 %", "31 of 32 links", "678,000 vehicles", "more than 700,000 vehicles", "also about 33.3 %"},
		agglo.Chinese: {"1.01万亿元", "增长6.8%", "538万人", "江苏省第五个", "最低", "7,680亿元", "需年均增长17.6%", "97%", "31/32个环节", "67.8万辆", "超过70万辆"},
	} {
		var b strings.Builder
		if err := compose(t, "Changzhou", lang).Markdown(&b); err != nil {
			t.Fatal(err)
		}
		text := marker.ReplaceAllString(b.String(), "")
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("the brief in %s does not say %q", lang, w)
			}
		}
	}
}

func TestTextFitsTheTerminal(t *testing.T) {
	var b strings.Builder
	if err := compose(t, "Changzhou", agglo.English).Text(&b, 80); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "CHANGZHOU AND ITS NEW ENERGY INDUSTRY, 2023\n") || strings.Contains(b.String(), "[^") {
		t.Errorf("got %.200s", b.String())
	}
}

// What a data set says is never taken for markup.
func TestEscapes(t *testing.T) {
	d := &Document{Lang: "en", Title: `<b>"A" & B</b>`, Notes: []Note{{Number: 1, Text: "<i>", Quote: "<script>alert(1)</script>", URL: "javascript:alert(1)"}}}
	d.add("One", Block{Paragraph: "<img src=x>[^1]"})
	var page strings.Builder
	if err := d.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<img", "<script", "javascript:alert", "<i>", "<b>"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(page.String(), `<sup><a href="#n1">1</a></sup>`) {
		t.Error("the marker of the note is not a link")
	}
}
