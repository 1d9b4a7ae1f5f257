package table

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteCSV writes t with machine names and all digits; unknown is an empty cell.
func (t *Table) WriteCSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = c.Name
	}
	if err := cw.Write(row); err != nil {
		return err
	}
	for _, cells := range t.Rows {
		for i, cell := range cells {
			row[i] = machine(cell)
		}
		if err := cw.Write(row); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// WriteJSON writes t as an array of objects with the keys in column order.
func (t *Table) WriteJSON(w io.Writer) error {
	bw := bufio.NewWriter(w)
	bw.WriteString("[")
	for n, cells := range t.Rows {
		if n > 0 {
			bw.WriteString(",")
		}
		bw.WriteString("\n  {")
		for i, cell := range cells {
			if i > 0 {
				bw.WriteString(", ")
			}
			key, _ := json.Marshal(t.Columns[i].Name)
			bw.Write(key)
			bw.WriteString(": ")
			value, err := json.Marshal(plainValue(cell))
			if err != nil {
				return err
			}
			bw.Write(value)
		}
		bw.WriteString("}")
	}
	bw.WriteString("\n]\n")
	return bw.Flush()
}

// WriteMarkdown writes t as a pipe table with its title and note.
func (t *Table) WriteMarkdown(w io.Writer) error {
	bw := bufio.NewWriter(w)
	if t.Title != "" {
		bw.WriteString("**" + t.Title + "**\n\n")
	}
	rule := "|"
	bw.WriteString("|")
	for i, c := range t.Columns {
		bw.WriteString(" " + escapePipe(c.title()) + " |")
		if t.Numeric(i) {
			rule += "---:|"
		} else {
			rule += "---|"
		}
	}
	bw.WriteString("\n" + rule + "\n")
	for _, cells := range t.Rows {
		bw.WriteString("|")
		for _, cell := range cells {
			bw.WriteString(" " + escapePipe(human(cell)) + " |")
		}
		bw.WriteString("\n")
	}
	if t.Note != "" {
		bw.WriteString("\n" + t.Note + "\n")
	}
	return bw.Flush()
}

func escapePipe(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s)
}

// plainValue returns the value of a cell for machines; NaN and infinities,
// which JSON cannot carry, are unknown.
func plainValue(cell any) any {
	if n, ok := cell.(Number); ok {
		cell = n.Value
	}
	if f, ok := cell.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return nil
	}
	return cell
}

func machine(cell any) string {
	switch v := plainValue(cell).(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
			return strconv.FormatFloat(v, 'e', -1, 64)
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	panic("table: a cell must be nil, string, bool, int, float64 or Number")
}

// human returns the text that people read: unknown is a dash, a float without
// a text of its own has six significant digits.
func human(cell any) string {
	switch v := cell.(type) {
	case Number:
		return v.Text
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "–"
		}
		return strconv.FormatFloat(v, 'g', 6, 64)
	case nil:
		return "–"
	case bool:
		if v {
			return "yes"
		}
		return "no"
	}
	return machine(cell)
}

// Numeric reports whether every known cell of column i is a number.
func (t *Table) Numeric(i int) bool {
	found := false
	for _, cells := range t.Rows {
		switch cells[i].(type) {
		case nil:
		case int, float64, Number:
			found = true
		default:
			return false
		}
	}
	return found
}

// Titles returns the headings for people, with their units.
func (t *Table) Titles() []string {
	out := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c.title()
	}
	return out
}

// Texts returns the cells as people read them.
func (t *Table) Texts() [][]string {
	out := make([][]string, len(t.Rows))
	for i, cells := range t.Rows {
		out[i] = make([]string, len(cells))
		for j, cell := range cells {
			out[i][j] = human(cell)
		}
	}
	return out
}
