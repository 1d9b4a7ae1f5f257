package dataset

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
)

// A Type is what the cells of a column hold.
type Type string

// Types of columns. A date is a day, month or year (2023-06-30, 2023-06, 2023);
// a period is one of [agglo.ParsePeriod]; a subject is a chain, "chain.link" or
// an id of the subjects table.
const (
	ID      Type = "id"
	Text    Type = "text"
	Number  Type = "number"
	Integer Type = "integer"
	Boolean Type = "boolean"
	Enum    Type = "enum"
	Date    Type = "date"
	Period  Type = "period"
	Subject Type = "subject"
)

// A Column is one column of a table of the format.
type Column struct {
	Table, Name   string
	Type          Type
	Required, Key bool
	References    string   // "regions.id"; empty where the column refers to nothing
	Values        []string // of an enum
	Min, Max      *float64 // of a number, both included; nil where open
	Unit          string
	Description   string
}

//go:embed columns.csv
var columnsCSV string

//go:embed tables.csv
var tablesCSV string

var (
	allColumns, tableNames = readColumns(columnsCSV)
	tableDescriptions      = readDescriptions(tablesCSV)
)

// DescriptionOf says in one sentence what the rows of a table are, "" where the
// format has no such table.
func DescriptionOf(table string) string { return tableDescriptions[table] }

// readDescriptions reads what each table holds.
func readDescriptions(text string) map[string]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("dataset: tables.csv: " + err.Error())
	}
	descriptions := map[string]string{}
	for _, r := range rows[1:] {
		descriptions[r[0]] = r[1]
	}
	return descriptions
}

// readColumns reads the list of columns. It panics on a list that is not
// well-formed: the list is part of the program.
func readColumns(text string) (map[string][]Column, []string) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("dataset: columns.csv: " + err.Error())
	}
	columns := map[string][]Column{}
	var names []string
	for _, r := range rows[1:] {
		c := Column{
			Table: r[0], Name: r[1], Type: Type(r[2]),
			Required: r[3] == "yes", Key: r[4] == "yes",
			References: r[5], Unit: r[7], Description: r[8],
		}
		switch {
		case c.Type == Enum:
			c.Values = strings.Split(r[6], "|")
		case r[6] != "":
			low, high, _ := strings.Cut(r[6], "..")
			c.Min, c.Max = limit(low), limit(high)
		}
		if !slices.Contains(names, c.Table) {
			names = append(names, c.Table)
		}
		columns[c.Table] = append(columns[c.Table], c)
	}
	return columns, names
}

func limit(s string) *float64 {
	if s == "" {
		return nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("dataset: columns.csv: " + err.Error())
	}
	return &v
}

// Tables returns the names of all tables of the format, in its order.
func Tables() []string { return slices.Clone(tableNames) }

// ColumnsOf returns the columns of a table in their order, nil for a table
// that is not of the format.
func ColumnsOf(table string) []Column { return slices.Clone(allColumns[table]) }

// column returns the position of a column in its table, -1 where there is none.
func column(table, name string) int {
	return slices.IndexFunc(allColumns[table], func(c Column) bool { return c.Name == name })
}

// keyOf returns the positions of the key columns of a table.
func keyOf(table string) []int {
	var key []int
	for i, c := range allColumns[table] {
		if c.Key {
			key = append(key, i)
		}
	}
	return key
}
