package answer

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"agglo"
)

// Allowed returns an error where the value of a field of an input is none that
// its tags allow: below minimum, not above exclusiveMinimum, above maximum, no
// word of enum, or no finite number. It holds on the command line and in Go
// what the HTTP API holds by its schema.
func Allowed(f reflect.StructField, v reflect.Value) error {
	name := f.Tag.Get("query")
	switch {
	case v.CanInt():
		return allowedNumber(f.Tag, name, float64(v.Int()))
	case v.CanFloat():
		return allowedNumber(f.Tag, name, v.Float())
	case v.Kind() == reflect.String:
		if words := f.Tag.Get("enum"); words != "" && v.String() != "" && !slices.Contains(strings.Split(words, ","), v.String()) {
			return agglo.Errorf(agglo.Invalid, "%s: %q is none of %s", name, v.String(), strings.ReplaceAll(words, ",", ", "))
		}
	}
	return nil
}

func allowedNumber(tag reflect.StructTag, name string, x float64) error {
	limit := func(key string, otherwise float64) float64 {
		if bound, err := strconv.ParseFloat(tag.Get(key), 64); err == nil {
			return bound
		}
		return otherwise
	}
	switch least, above, most := limit("minimum", math.Inf(-1)), limit("exclusiveMinimum", math.Inf(-1)), limit("maximum", math.Inf(1)); {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return agglo.Errorf(agglo.Invalid, "%s: %v is not a finite number", name, x)
	case x < least:
		return agglo.Errorf(agglo.Invalid, "%s: %v is below %v", name, x, least)
	case x <= above:
		return agglo.Errorf(agglo.Invalid, "%s: %v is not above %v", name, x, above)
	case x > most:
		return agglo.Errorf(agglo.Invalid, "%s: %v is above %v", name, x, most)
	}
	return nil
}

// checkInput returns the error of the first field that is not allowed. A zero
// value counts as left out.
func checkInput(in any) error {
	v := reflect.ValueOf(in)
	if v.Kind() != reflect.Struct {
		return nil
	}
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		if err := Allowed(v.Type().Field(i), v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}
