package export

import (
	"fmt"
	"io"
	"math"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"agglo/table"
)

// WriteParquet writes a table as a Parquet file. Every column is optional:
// unknown is null. A column is of doubles, of 64-bit integers or of booleans
// where all its cells are that are not nil, and of text where there are none.
func WriteParquet(w io.Writer, t *table.Table) error {
	kinds := make([]reflect.Type, len(t.Columns))
	var fields []reflect.StructField
	for i, c := range t.Columns {
		kinds[i] = columnType(t, i)
		// Only a struct keeps the order of the columns; a map would sort them.
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("C%d", i), Type: kinds[i], Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", c.Name+",optional,zstd")),
		})
	}
	schema := parquet.NewSchema(t.Name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
	out := parquet.NewGenericWriter[any](w, schema)
	row := make(parquet.Row, len(t.Columns))
	for _, cells := range t.Rows {
		for i, cell := range cells {
			row[i] = parquetValue(cell, kinds[i], i)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
	return out.Close()
}

// columnType returns the Go type that holds all known cells of a column.
func columnType(t *table.Table, column int) reflect.Type {
	var found reflect.Type
	for _, cells := range t.Rows {
		cell := value(cells[column])
		if cell == nil {
			continue
		}
		kind := reflect.TypeOf(cell)
		if kind.Kind() == reflect.Int {
			kind = reflect.TypeFor[int64]()
		}
		switch {
		case found == nil || found == kind:
			found = kind
		case numeric(found) && numeric(kind):
			found = reflect.TypeFor[float64]()
		default:
			return reflect.TypeFor[string]()
		}
	}
	if found == nil {
		return reflect.TypeFor[string]()
	}
	return found
}

func numeric(t reflect.Type) bool { return t.Kind() == reflect.Int64 || t.Kind() == reflect.Float64 }

func parquetValue(cell any, kind reflect.Type, column int) parquet.Value {
	v := value(cell)
	if f, ok := v.(float64); v == nil || ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return parquet.NullValue().Level(0, 0, column)
	}
	if kind.Kind() == reflect.String {
		v = fmt.Sprint(v)
	} else {
		v = reflect.ValueOf(v).Convert(kind).Interface()
	}
	return parquet.ValueOf(v).Level(0, 1, column)
}
