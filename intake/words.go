package intake

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"agglo/dataset"
)

var (
	//go:embed headers.csv
	headersCSV string
	//go:embed values.csv
	valuesCSV string
	//go:embed units.csv
	unitsCSV string
)

// A unit is a unit of the data set with the power of ten that leads to it.
type unit struct {
	name  string
	power int
}

var (
	headers   = readHeaders()
	wordsFor  = readValues() // "column|key of the word" → value
	unitNames = readUnits()  // key of the word → unit
)

func readWords(name, text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("intake: " + name + ": " + err.Error())
	}
	return rows[1:]
}

// readHeaders returns the columns that a header may mean, the closest first. A
// column is "table.column"; "*.column" means that of the table at hand.
func readHeaders() map[string][]string {
	out := map[string][]string{}
	add := func(header, column string) {
		if k := key(header); !slices.Contains(out[k], column) {
			out[k] = append(out[k], column)
		}
	}
	for _, r := range readWords("headers.csv", headersCSV) {
		for _, h := range strings.Split(r[1], "|") {
			add(h, r[0])
		}
	}
	for _, table := range dataset.Tables() {
		for _, c := range dataset.ColumnsOf(table) {
			add(table+"."+c.Name, table+"."+c.Name)
			add(c.Name, "*."+c.Name)
		}
	}
	return out
}

func readValues() map[string]string {
	out := map[string]string{}
	for _, r := range readWords("values.csv", valuesCSV) {
		for _, w := range append(strings.Split(r[2], "|"), r[1]) {
			out[r[0]+"|"+key(w)] = r[1]
		}
	}
	return out
}

func readUnits() map[string]unit {
	out := map[string]unit{}
	for _, r := range readWords("units.csv", unitsCSV) {
		power, err := strconv.Atoi(r[1])
		if err != nil {
			panic("intake: units.csv: " + err.Error())
		}
		for _, w := range strings.Split(r[2], "|") {
			out[unitKey(w)] = unit{r[0], power}
		}
	}
	return out
}

// word returns the value that a word stands for in a column.
func word(c dataset.Column, text string) (string, bool) {
	k := key(text)
	for _, v := range c.Values {
		if key(v) == k {
			return v, true
		}
	}
	column := c.Table + "." + c.Name
	switch column {
	case "targets.bound", "claims.bound":
		column = "observations.bound"
	}
	if c.Type == dataset.Boolean {
		column = "boolean"
	}
	v, ok := wordsFor[column+"|"+k]
	return v, ok
}

// columnOf returns a column by its full name.
func columnOf(full string) (dataset.Column, bool) {
	table, name, _ := strings.Cut(full, ".")
	for _, c := range dataset.ColumnsOf(table) {
		if c.Name == name {
			return c, true
		}
	}
	return dataset.Column{}, false
}
