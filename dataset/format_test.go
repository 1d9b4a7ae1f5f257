package dataset

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

const formatPage = "../docs/format.md"

// The tables in docs/format.md are those of the list of columns.
func TestFormatPage(t *testing.T) {
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	const mark = "-update -->\n"
	text, _, found := strings.Cut(string(page), mark)
	if !found {
		t.Fatalf("%s has no line that ends with %q", formatPage, mark)
	}
	want := text + mark
	for _, table := range Tables() {
		want += tablePage(table)
	}
	if string(page) == want {
		return
	}
	if !*update {
		t.Fatalf("%s is stale: go test ./dataset -run Format -update", formatPage)
	}
	if err := os.WriteFile(formatPage, []byte(want), 0o666); err != nil {
		t.Fatal(err)
	}
}

func tablePage(table string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s.\n\n| column | type | what it holds |\n| --- | --- | --- |\n", table, tableDescriptions[table])
	for _, c := range ColumnsOf(table) {
		name, typ := c.Name, string(c.Type)
		if c.Required {
			name = "**" + name + "**"
		}
		if c.References != "" {
			other, _, _ := strings.Cut(c.References, ".")
			typ = fmt.Sprintf("id in [%s](#%[1]s)", other)
		}
		if c.Unit != "" {
			typ += ", " + c.Unit
		}
		if c.Min != nil || c.Max != nil {
			typ += ", " + c.bounds()
		}
		about := c.Description
		if c.Values != nil {
			about += ": `" + strings.Join(c.Values, "`, `") + "`"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", name, typ, about)
	}
	var key []string
	for _, i := range keyOf(table) {
		key = append(key, "`"+allColumns[table][i].Name+"`")
	}
	switch len(key) {
	case 0:
		b.WriteString("\nRows have no key. ")
	case 1:
		fmt.Fprintf(&b, "\n%s is the key. ", key[0])
	default:
		fmt.Fprintf(&b, "\n%s together are the key. ", strings.Join(key, ", "))
	}
	b.WriteString("Columns in bold are required.\n")
	return b.String()
}

// The smallest data set of docs/format.md passes.
func TestFormatPage_Example(t *testing.T) {
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, block := range regexp.MustCompile("(?s)```[a-z]+ ([a-z.]+)\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		fsys[block[1]] = &fstest.MapFile{Data: []byte(block[2])}
	}
	if len(fsys) < 2 {
		t.Fatal("the page has no example")
	}
	if ps := problems(t, fsys); ps != nil {
		t.Errorf("the example has problems:\n%s", ps.Error())
	}
}
