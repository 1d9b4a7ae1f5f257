package dataset

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
)

// csvWriter writes each table as a CSV file.
type csvWriter struct{ dir string }

func (w csvWriter) resource(table string) resource {
	return resource{Path: table + ".csv", Format: formatCSV, MediaType: "text/csv", Encoding: "utf-8"}
}

func (w csvWriter) close() error { return nil }

func (w csvWriter) begin(table string) (rowWriter, error) {
	f, err := os.Create(filepath.Join(w.dir, table+".csv"))
	if err != nil {
		return nil, err
	}
	t := &csvTable{file: f, csv: csv.NewWriter(f), record: columnNames(table)}
	return t, t.csv.Write(t.record)
}

type csvTable struct {
	file   *os.File
	csv    *csv.Writer
	record []string
}

func (t *csvTable) add(values []any) error {
	for i, v := range values {
		t.record[i] = cellText(v)
	}
	return t.csv.Write(t.record)
}

func (t *csvTable) close() error {
	t.csv.Flush()
	return errors.Join(t.csv.Error(), t.file.Close())
}

// cellText returns the text of a value, which is the same value when it is read
// again.
func cellText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
			return strconv.FormatFloat(v, 'e', -1, 64)
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}
