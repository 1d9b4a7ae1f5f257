package table

import (
	"math"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"

	"agglo"
)

func sample() *Table {
	t := &Table{Name: "links", Title: "Links", Columns: []Column{
		{Name: "code", Minor: true}, {Name: "name", Title: "link"}, {Name: "capacity", Unit: "GWh/a"}, {Name: "proof", Title: "proved by"}}}
	t.Add("cell", "Battery cells", Number{52.7, "≥52.7"}, "CALB Changzhou base, SVOLT Jintan cell plant and 3 more")
	t.Add("binder", "Binders|glue", nil, "looked for, no named site found")
	t.Add("foil", "铝箔（正极集流体）", math.NaN(), "not looked for")
	return t
}

func TestFormats(t *testing.T) {
	tests := []struct {
		name  string
		write func(*Table, *strings.Builder) error
		want  string
	}{
		{"CSV has machine names, all digits and empty cells for unknown", func(t *Table, b *strings.Builder) error { return t.WriteCSV(b) },
			"code,name,capacity,proof\ncell,Battery cells,52.7,\"CALB Changzhou base, SVOLT Jintan cell plant and 3 more\"\nbinder,Binders|glue,,\"looked for, no named site found\"\nfoil,铝箔（正极集流体）,,not looked for\n"},
		{"JSON carries unknown as null", func(t *Table, b *strings.Builder) error { return t.WriteJSON(b) },
			"[\n  {\"code\": \"cell\", \"name\": \"Battery cells\", \"capacity\": 52.7, \"proof\": \"CALB Changzhou base, SVOLT Jintan cell plant and 3 more\"},\n  {\"code\": \"binder\", \"name\": \"Binders|glue\", \"capacity\": null, \"proof\": \"looked for, no named site found\"},\n  {\"code\": \"foil\", \"name\": \"铝箔（正极集流体）\", \"capacity\": null, \"proof\": \"not looked for\"}\n]\n"},
		{"Markdown escapes pipes and shows what people read", func(t *Table, b *strings.Builder) error { return t.WriteMarkdown(b) },
			"**Links**\n\n| code | link | capacity (GWh/a) | proved by |\n|---|---|---:|---|\n| cell | Battery cells | ≥52.7 | CALB Changzhou base, SVOLT Jintan cell plant and 3 more |\n| binder | Binders\\|glue | – | looked for, no named site found |\n| foil | 铝箔（正极集流体） | – | not looked for |\n"},
	}
	for _, tt := range tests {
		var b strings.Builder
		if err := tt.write(sample(), &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, b.String(), tt.want)
		}
	}
}

func TestTextFitsTheTerminal(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120} {
		var b strings.Builder
		if err := sample().WriteText(&b, width, agglo.English); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if n := runewidth.StringWidth(line); n > width {
				t.Errorf("at %d columns a line has %d: %q", width, n, line)
			}
		}
	}
	var narrow strings.Builder
	if err := sample().WriteText(&narrow, 44, agglo.English); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(narrow.String(), "not shown at this width: code") {
		t.Errorf("a minor column that is left out is not named:\n%s", narrow.String())
	}
	var chinese strings.Builder
	if err := sample().WriteText(&chinese, 44, agglo.Chinese); err != nil || !strings.Contains(chinese.String(), "受宽度所限未列出：code") {
		t.Errorf("%v:\n%s", err, chinese.String())
	}
}

func TestWrapKeepsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-z]{1,12}`)).Draw(t, "words")
		width := rapid.IntRange(12, 60).Draw(t, "width")
		text := strings.Join(words, " ")
		lines := Wrap(text, width)
		for _, line := range lines {
			if runewidth.StringWidth(line) > width {
				t.Fatalf("line %q is wider than %d", line, width)
			}
		}
		if got := strings.Join(strings.Fields(strings.Join(lines, " ")), " "); got != strings.Join(strings.Fields(text), " ") {
			t.Fatalf("wrapped %q to %q", text, got)
		}
	})
}

func TestDropEmpty(t *testing.T) {
	s := &Table{Columns: []Column{{Name: "a"}, {Name: "b"}, {Name: "c"}}}
	s.Add("x", nil, nil)
	got := s.DropEmpty("b")
	if len(got.Columns) != 2 || got.Columns[1].Name != "c" || len(got.Rows[0]) != 2 {
		t.Errorf("got columns %v and row %v, want a and c", got.Columns, got.Rows[0])
	}
}
