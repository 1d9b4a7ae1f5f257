package dataset

import (
	"slices"
	"strings"
)

// A resource is the entry of a file in the descriptor, by the standards Data
// Resource, Table Dialect and Table Schema of Data Package 2.
type resource struct {
	Name      string   `json:"name"`
	Type      string   `json:"type,omitempty"`
	Path      string   `json:"path"`
	About     string   `json:"description,omitempty"`
	Format    string   `json:"format"`
	MediaType string   `json:"mediatype"`
	Encoding  string   `json:"encoding,omitempty"`
	Dialect   *dialect `json:"dialect,omitempty"`
	Schema    *schema  `json:"schema,omitempty"`
}

type dialect struct {
	SheetName string `json:"sheetName"`
}

type schema struct {
	Fields        []field      `json:"fields"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	MissingValues []string     `json:"missingValues"`
}

type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description,omitempty"`
	Unit        string       `json:"unit,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
}

type foreignKey struct {
	Fields    []string `json:"fields"`
	Reference target   `json:"reference"`
}

type target struct {
	Resource string   `json:"resource,omitempty"` // left out for the table itself
	Fields   []string `json:"fields"`
}

// schemaOf describes the columns of a table beside the other tables written.
func schemaOf(table string, written []string) *schema {
	s := &schema{MissingValues: []string{""}}
	nullable := false
	for _, c := range allColumns[table] {
		s.Fields = append(s.Fields, fieldOf(c))
		if c.Key {
			s.PrimaryKey = append(s.PrimaryKey, c.Name)
			nullable = nullable || !c.Required
		}
		if key, ok := foreignKeyOf(c, written); ok {
			s.ForeignKeys = append(s.ForeignKeys, key)
		}
	}
	if nullable { // a primary key must not be
		s.PrimaryKey = nil
	}
	return s
}

func fieldOf(c Column) field {
	f := field{Name: c.Name, Type: "string", Description: c.Description, Unit: c.Unit}
	if c.Type == Number || c.Type == Integer || c.Type == Boolean {
		f.Type = string(c.Type)
	}
	if c.Required || c.Values != nil || c.Min != nil || c.Max != nil {
		f.Constraints = &constraints{Required: c.Required, Enum: c.Values, Minimum: c.Min, Maximum: c.Max}
	}
	return f
}

// foreignKeyOf returns the reference of a column, if the other table was
// written. An optional reference by several columns is left out: Table Schema
// has no way to say that it counts only where all of them are filled.
func foreignKeyOf(c Column, written []string) (foreignKey, bool) {
	table, _, _ := strings.Cut(c.References, ".")
	if !slices.Contains(written, table) || (!c.Required && len(keyOf(table)) > 1) {
		return foreignKey{}, false
	}
	var key foreignKey
	for _, i := range keyOf(table) {
		name := allColumns[table][i].Name
		key.Reference.Fields = append(key.Reference.Fields, name)
		if table+"."+name == c.References {
			name = c.Name
		}
		key.Fields = append(key.Fields, name)
	}
	if table != c.Table {
		key.Reference.Resource = table
	}
	return key, true
}

// boundaryResource describes a file of boundaries.
func boundaryResource(name string) resource {
	return resource{
		Name: boundariesFolder + "-" + strings.TrimSuffix(name, ".topo.json"),
		Path: boundariesFolder + "/" + name, Format: formatTopo, MediaType: "application/json",
	}
}
