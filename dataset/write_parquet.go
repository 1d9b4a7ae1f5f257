package dataset

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/parquet-go/parquet-go"
)

// parquetWriter writes each table as a Parquet file.
type parquetWriter struct{ dir string }

// groupRows is the number of rows in a row group: few enough that the groups
// keep all processors busy, enough that a dictionary pays.
const groupRows = 250_000

func (w parquetWriter) resource(table string) resource {
	return resource{Path: table + ".parquet", Format: formatParquet, MediaType: "application/vnd.apache.parquet"}
}

func (w parquetWriter) close() error { return nil }

func (w parquetWriter) begin(table string) (rowWriter, error) {
	f, err := os.Create(filepath.Join(w.dir, table+".parquet"))
	if err != nil {
		return nil, err
	}
	out := parquet.NewGenericWriter[any](f, parquetSchema(table), parquet.MaxRowsPerRowGroup(groupRows))
	return &parquetTable{file: f, out: out, columns: allColumns[table]}, nil
}

type parquetTable struct {
	file    *os.File
	out     *parquet.GenericWriter[any]
	columns []Column
	row     parquet.Row
}

func (t *parquetTable) add(values []any) error {
	t.row = t.row[:0]
	for i, v := range values {
		level := 1
		if v == nil || t.columns[i].Required {
			level = 0
		}
		t.row = append(t.row, parquet.ValueOf(v).Level(0, level, i))
	}
	_, err := t.out.WriteRows([]parquet.Row{t.row})
	return err
}

func (t *parquetTable) close() error { return errors.Join(t.out.Close(), t.file.Close()) }

// parquetSchema returns the schema of a table. It is made from a struct type,
// because only a struct keeps the order of the columns.
func parquetSchema(table string) *parquet.Schema {
	var fields []reflect.StructField
	for i, c := range allColumns[table] {
		tag := c.Name + ",zstd"
		if !c.Required {
			tag += ",optional"
		}
		typ := reflect.TypeFor[string]()
		switch c.Type {
		case Number:
			typ = reflect.TypeFor[float64]()
		case Integer:
			typ = reflect.TypeFor[int64]()
		case Boolean:
			typ = reflect.TypeFor[bool]()
		default:
			tag += ",dict"
		}
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("C%d", i), Type: typ, Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", tag)),
		})
	}
	return parquet.NewSchema(table, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}
