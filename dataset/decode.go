package dataset

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
	"github.com/parquet-go/parquet-go/format"
)

// A decoder turns n values of a Parquet page into a dictionary.
type decoder func(values encoding.Values, n int) (*dictionary, error)

// decoderOf returns the decoder from a column of a file to one of a table. The
// error says why the column cannot be read.
func decoderOf(leaf *parquet.Column, c Column) (decoder, error) {
	if !leaf.Leaf() || leaf.MaxRepetitionLevel() > 0 || leaf.MaxDefinitionLevel() > 1 {
		return nil, fmt.Errorf("holds lists or records: a cell holds one value")
	}
	if _, null := logical(leaf.Type()).(*format.NullType); null {
		return func(_ encoding.Values, n int) (*dictionary, error) { return &dictionary{text: make([]string, n)}, nil }, nil
	}
	if leaf.Type().Kind() == parquet.ByteArray {
		return decodeText, nil
	}
	if c.Type == Number || c.Type == Integer {
		if scale, ok := numberScale(leaf.Type()); ok {
			return func(v encoding.Values, n int) (*dictionary, error) { return decodeNumbers(v, n, scale) }, nil
		}
	} else if write := textOf(leaf.Type()); write != nil {
		return func(v encoding.Values, n int) (*dictionary, error) { return decodeOthers(v, n, write) }, nil
	}
	return nil, fmt.Errorf("holds values of the Parquet type %s: write them as %s", leaf.Type(), wantedType(c))
}

func wantedType(c Column) string {
	if c.Type == Number || c.Type == Integer {
		return "DOUBLE"
	}
	return "STRING"
}

// numberScale returns what the numbers of a Parquet type are multiplied by.
func numberScale(t parquet.Type) (float64, bool) {
	switch t.Kind() {
	case parquet.Float, parquet.Double:
		return 1, true
	case parquet.Int32, parquet.Int64:
		switch l := logical(t).(type) {
		case nil, *format.IntType:
			return 1, true
		case *format.DecimalType:
			return math.Pow10(int(-l.Scale)), true
		}
	}
	return 0, false
}

// textOf returns how whole numbers of a Parquet type are written as text, nil
// where they cannot be.
func textOf(t parquet.Type) func(int64) string {
	switch t.Kind() {
	case parquet.Boolean:
		return func(v int64) string { return strconv.FormatBool(v != 0) }
	case parquet.Int32, parquet.Int64:
		switch l := logical(t).(type) {
		case nil, *format.IntType:
			return func(v int64) string { return strconv.FormatInt(v, 10) }
		case *format.DateType:
			return func(v int64) string { return time.Unix(v*86400, 0).UTC().Format(time.DateOnly) }
		case *format.TimestampType:
			if l.Unit.Value == nil {
				return nil
			}
			ticks := int64(time.Second / l.Unit.Value.Duration())
			return func(v int64) string {
				return time.Unix(v/ticks, v%ticks*(1e9/ticks)).UTC().Format(time.DateOnly)
			}
		}
	}
	return nil
}

func logical(t parquet.Type) format.LogicalTypeValue {
	if l := t.LogicalType(); l != nil {
		return l.Value
	}
	return nil
}

var errShort = Problem{Msg: "is damaged: a page holds fewer values than it says"}

func decodeText(values encoding.Values, n int) (*dictionary, error) {
	data, offsets := values.ByteArray()
	if len(offsets) < n+1 {
		return nil, errShort
	}
	text := make([]string, n)
	all := string(data)
	for i := range text {
		text[i] = all[offsets[i]:offsets[i+1]]
	}
	return &dictionary{text: text}, nil
}

func decodeNumbers(values encoding.Values, n int, scale float64) (*dictionary, error) {
	num := make([]float64, n)
	short := false
	switch values.Kind() {
	case encoding.Double:
		short = copy(num, values.Double()) < n
	case encoding.Float:
		short = convert(num, values.Float()) < n
	case encoding.Int32:
		short = convert(num, values.Int32()) < n
	case encoding.Int64:
		short = convert(num, values.Int64()) < n
	default:
		short = true
	}
	if short {
		return nil, errShort
	}
	if scale != 1 {
		for i := range num {
			num[i] *= scale
		}
	}
	return &dictionary{num: num}, nil
}

// convert fills to with the numbers of from and returns how many there were.
func convert[T float32 | int32 | int64](to []float64, from []T) int {
	n := min(len(to), len(from))
	for i := range n {
		to[i] = float64(from[i])
	}
	return n
}

func decodeOthers(values encoding.Values, n int, write func(int64) string) (*dictionary, error) {
	text := make([]string, n)
	var at func(int) int64
	var have int
	switch values.Kind() {
	case encoding.Boolean:
		bits := values.Boolean()
		have, at = 8*len(bits), func(i int) int64 { return int64(bits[i/8] >> (i % 8) & 1) }
	case encoding.Int32:
		v := values.Int32()
		have, at = len(v), func(i int) int64 { return int64(v[i]) }
	case encoding.Int64:
		v := values.Int64()
		have, at = len(v), func(i int) int64 { return v[i] }
	}
	if have < n {
		return nil, errShort
	}
	for i := range text {
		text[i] = write(at(i))
	}
	return &dictionary{text: text}, nil
}
