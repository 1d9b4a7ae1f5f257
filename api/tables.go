package api

import (
	"math"
	"reflect"
	"strings"

	"agglo"
	"agglo/table"
)

// tableOf returns a list as a table: a column for each field that JSON shows
// and that is one value. A text is a column in each language, a row of the data
// set its place and source.
func tableOf[T any](name string, rows []T) []*table.Table {
	t := &table.Table{Name: name}
	columnsOf(reflect.TypeFor[T](), "", &t.Columns)
	for i := range rows {
		var cells []any
		cellsOf(reflect.ValueOf(rows[i]), &cells)
		t.Add(cells...)
	}
	return []*table.Table{t}
}

var textType = reflect.TypeFor[agglo.Text]()

func columnsOf(t reflect.Type, before string, out *[]table.Column) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch kind := f.Type; {
		case name == "-" || kind.Kind() == reflect.Slice:
		case f.Anonymous:
			columnsOf(kind, before, out)
		case kind == textType:
			*out = append(*out, table.Column{Name: before + name}, table.Column{Name: before + name + "_zh"})
		case kind.Kind() == reflect.Struct && kind != periodType:
			columnsOf(kind, before+name+"_", out)
		default:
			*out = append(*out, table.Column{Name: before + name})
		}
	}
}

var periodType = reflect.TypeFor[agglo.Period]()

func cellsOf(v reflect.Value, out *[]any) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch x := v.Field(i); {
		case name == "-" || x.Kind() == reflect.Slice:
		case f.Type == textType:
			text := x.Interface().(agglo.Text)
			*out = append(*out, orNil(text.En), orNil(text.Zh))
		case f.Type == periodType:
			*out = append(*out, orNil(x.Interface().(agglo.Period).String()))
		case x.Kind() == reflect.Struct:
			cellsOf(x, out)
		case x.Kind() == reflect.Pointer && x.IsNil() && x.Type().Elem().Kind() == reflect.Float64:
			*out = append(*out, math.NaN()) // unknown, in a column of numbers
		case x.Kind() == reflect.Pointer && x.IsNil():
			*out = append(*out, nil)
		case x.Kind() == reflect.Pointer:
			*out = append(*out, x.Elem().Interface())
		case x.Kind() == reflect.String:
			*out = append(*out, orNil(x.String()))
		default:
			*out = append(*out, x.Interface())
		}
	}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
