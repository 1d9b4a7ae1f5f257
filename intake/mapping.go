package intake

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
)

// Folder is where decisions are kept, within the folder of the data set.
const Folder = ".agglo-import"

// A Mapping says what the columns of a sheet are. It is kept as JSON, to be
// edited by hand and used again for the next sheet of the same form.
type Mapping struct {
	Table     string            `json:"table"`               // whose rows the sheet has
	Columns   []Column          `json:"columns"`             // in the order of the sheet
	Constants map[string]string `json:"constants,omitempty"` // "table.column" → text, the same in each row
	Within    string            `json:"within,omitempty"`    // a region that all others lie in
}

// A Column maps one column of a sheet.
type Column struct {
	Header string            `json:"header"`
	To     string            `json:"to"`             // "table.column"; empty to leave it out
	Unit   string            `json:"unit,omitempty"` // of numbers that have none beside them
	With   map[string]string `json:"with,omitempty"` // "table.column" → text: a year or an indicator in the header
}

// MappingPath returns where the mapping of a file is kept.
func MappingPath(dir, file string) string {
	base := filepath.Base(file)
	return filepath.Join(dir, Folder, strings.TrimSuffix(base, filepath.Ext(base))+".json")
}

// LoadMapping reads a mapping; it returns nil where there is no such file.
func LoadMapping(path string) (*Mapping, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	m := &Mapping{}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v: correct it, or remove it to have it made again", path, err)
	}
	if err := m.check(); err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", path, err)
	}
	return m, nil
}

// check reports what a mapping names that is not of the format.
func (m *Mapping) check() error {
	if !slices.Contains(dataset.Tables(), m.Table) {
		return agglo.Errorf(agglo.Invalid, "%q is not a table: use %s", m.Table, strings.Join(dataset.Tables(), ", "))
	}
	named := []string{}
	for _, c := range m.Columns {
		if c.To != "" {
			named = append(named, c.To)
		}
		for column := range c.With {
			named = append(named, column)
		}
	}
	for column := range m.Constants {
		named = append(named, column)
	}
	for _, full := range named {
		table, _, _ := strings.Cut(full, ".")
		if _, ok := columnOf(full); !ok || !slices.Contains(m.tables(), table) {
			return agglo.Errorf(agglo.Invalid, "%q is not a column that rows of %s can have: use table.column with one of %s", full, m.Table, strings.Join(m.tables(), ", "))
		}
	}
	return nil
}

// Save writes a mapping.
func (m *Mapping) Save(path string) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return replace(path, append(data, '\n'))
}

// replace writes a file whole or not at all.
func replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	temp := path + ".new"
	if err := os.WriteFile(temp, data, 0o666); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

// tables returns the tables that one row of a sheet has cells of: that of the
// mapping, then those that it refers to and that are made with it.
func (m *Mapping) tables() []string {
	switch m.Table {
	case "activities":
		return []string{"activities", "establishments", "organisations"}
	case "establishments", "titles":
		return []string{m.Table, "organisations"}
	}
	return []string{m.Table}
}

// column returns which column of the data set a header names, empty where none
// is known.
func (m *Mapping) column(header string) string {
	for _, candidate := range headers[key(header)] {
		table, name, _ := strings.Cut(candidate, ".")
		if table != "*" {
			if slices.Contains(m.tables(), table) {
				return candidate
			}
			continue
		}
		for _, t := range m.tables() {
			own := t == m.Table && len(m.tables()) == 1
			switch name {
			case "id":
				if t != m.Table { // a number of the list, more likely than an id
					continue
				}
			case "name", "name_zh": // of whom the row is about
				if !own && t != "organisations" {
					continue
				}
			}
			if _, ok := columnOf(t + "." + name); ok {
				return t + "." + name
			}
		}
	}
	return ""
}

// header returns the row of the header in a sheet of this form, or -1.
func (m *Mapping) header(s *Sheet) int {
	wanted := map[string]bool{}
	for _, c := range m.Columns {
		wanted[key(c.Header)] = true
	}
	return bestRow(s, func(row int) int {
		n := 0
		for _, h := range headings(s, row) {
			if wanted[key(h.text)] {
				n++
			}
		}
		return n
	})
}

// of returns the mapping of a header, nil where it is not mapped.
func (m *Mapping) of(header string) *Column {
	for i := range m.Columns {
		if key(m.Columns[i].Header) == key(header) {
			return &m.Columns[i]
		}
	}
	return nil
}
