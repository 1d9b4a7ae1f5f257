package plain

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"

	"agglo/measure/complexity"
	"agglo/table"
)

// A complexityYear is what is known of one time.
type complexityYear struct {
	time                        string
	values, rca, measured       *complexity.Values // rca nil if the values are taken as they stand
	locationTotal, productTotal []float64
	presence                    *complexity.Presence
	index                       *complexity.Index
	problem                     error // why the index is unknown
}

// complexityResult is the table of all locations and products. Its rows are
// made while they are written: there may be many millions.
type complexityResult struct {
	ctx        context.Context
	panel      *panel
	convention complexity.Convention
	years      []*complexityYear
	notes      []string
	rounds     int
	byHead     bool
}

// Notes says what is unknown and why.
func (r *complexityResult) Notes() []string { return r.notes }

func (r *complexityResult) columns() []string {
	names := []string{"time", "location", "product", "value", "diversity", "ubiquity", "rca", "mcp", "eci", "pci", "density", "coi", "cog"}
	if r.byHead {
		names = append(names, "rpop")
	}
	return names
}

// Table returns all rows in memory.
func (r *complexityResult) Table() *table.Table {
	t := &table.Table{Name: "complexity", Title: "Economic complexity", Note: strings.Join(r.notes, "\n")}
	for _, name := range r.columns() {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	for _, y := range r.years {
		outlook := complexity.NewOutlook(y.presence, y.index, r.convention)
		for l, location := range r.panel.rows {
			y.each(l, func(p int, value, rca, measured float64) {
				mcp := 0
				if y.presence.Has(l, p) {
					mcp = 1
				}
				cells := []any{y.time, location, r.panel.columns[p], value, y.presence.Diversity[l], y.presence.Ubiquity[p], rca, mcp,
					y.index.Region[l], y.index.Product[p], outlook.Density.At(l, p), outlook.Index[l], outlook.Gain.At(l, p)}
				if r.byHead {
					cells = append(cells, measured)
				}
				t.Add(cells...)
			})
		}
	}
	return t
}

// each calls row for the products of a location: all that have a value
// anywhere, if the location has one, and else those that the file states.
func (y *complexityYear) each(location int, row func(product int, value, rca, measured float64)) {
	products, values := y.values.Row(location)
	_, measured := y.measured.Row(location)
	rcas := measured
	if y.rca != nil {
		_, rcas = y.rca.Row(location)
	}
	next := 0
	for p, total := range y.productTotal {
		value, rca, quotient := 0.0, 0.0, 0.0
		switch {
		case next < len(products) && int(products[next]) == p:
			value, rca, quotient = values[next], rcas[next], measured[next]
			next++
		case total == 0 || y.locationTotal[location] == 0:
			continue
		}
		if y.rca == nil {
			rca = math.NaN()
		}
		row(p, value, rca, quotient)
	}
}

// WriteCSV computes the outlook of one time after the other and writes the
// rows, which are formatted on all processors.
func (r *complexityResult) WriteCSV(w io.Writer) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintln(bw, strings.Join(r.columns(), ","))
	products := make([]string, len(r.panel.columns))
	for i, name := range r.panel.columns {
		products[i] = quoted(name)
	}
	for _, y := range r.years {
		if err := y.format(r, products).write(r.ctx, bw, len(r.panel.rows)); err != nil {
			return err
		}
	}
	return bw.Flush()
}

// quoted returns a text as a cell of CSV.
func quoted(text string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write([]string{text, ""}) // the second cell keeps an empty text from being quoted
	w.Flush()
	return strings.TrimSuffix(b.String(), ",\n")
}

// A formatter writes the rows of one time with the cells that repeat made once.
type formatter struct {
	y         *complexityYear
	outlook   *complexity.Outlook
	byHead    bool
	locations []string // "time,location,"
	products  []string // "product,"
	ubiquity  []string // ",ubiquity,"
	pci       []string // ",eci" is put before it
}

func (y *complexityYear) format(r *complexityResult, products []string) *formatter {
	f := &formatter{y: y, outlook: complexity.NewOutlook(y.presence, y.index, r.convention), byHead: r.byHead}
	for _, location := range r.panel.rows {
		f.locations = append(f.locations, quoted(y.time)+","+quoted(location)+",")
	}
	for p, name := range products {
		f.products = append(f.products, name+",")
		f.ubiquity = append(f.ubiquity, ","+strconv.Itoa(y.presence.Ubiquity[p])+",")
		f.pci = append(f.pci, ","+string(appendNumber(nil, y.index.Product[p]))+",")
	}
	return f
}

// write writes the rows of all locations, in buffers that go round.
func (f *formatter) write(ctx context.Context, w io.Writer, locations int) error {
	var buffers sync.Pool
	jobs := func(yield func(func() *[]byte) bool) {
		for l := range locations {
			made := func() *[]byte {
				b, ok := buffers.Get().(*[]byte)
				if !ok {
					b = new([]byte)
				}
				*b = f.append((*b)[:0], l)
				return b
			}
			if !yield(made) {
				return
			}
		}
	}
	return inOrder(ctx, jobs, func(b *[]byte) error {
		defer buffers.Put(b)
		_, err := w.Write(*b)
		return err
	})
}

// append appends the rows of a location.
func (f *formatter) append(b []byte, location int) []byte {
	y := f.y
	head := f.locations[location]
	diversity := "," + strconv.Itoa(y.presence.Diversity[location])
	eci := string(appendNumber(nil, y.index.Region[location]))
	coi := "," + string(appendNumber(nil, f.outlook.Index[location])) + ","
	density, gain := f.outlook.Density.RawRowView(location), f.outlook.Gain.RawRowView(location)
	own := y.presence.Products(location)
	y.each(location, func(p int, value, rca, measured float64) {
		b = append(b, head...)
		b = append(b, f.products[p]...)
		b = appendNumber(b, value)
		b = append(b, diversity...)
		b = append(b, f.ubiquity[p]...)
		b = appendNumber(b, rca)
		for len(own) > 0 && int(own[0]) < p {
			own = own[1:]
		}
		if len(own) > 0 && int(own[0]) == p {
			b = append(b, ",1,"...)
		} else {
			b = append(b, ",0,"...)
		}
		b = append(b, eci...)
		b = append(b, f.pci[p]...)
		b = appendNumber(b, density[p])
		b = append(b, coi...)
		b = appendNumber(b, gain[p])
		if f.byHead {
			b = appendNumber(append(b, ','), measured)
		}
		b = append(b, '\n')
	})
	return b
}

// appendNumber appends the shortest text that reads back as x, and nothing for NaN.
func appendNumber(b []byte, x float64) []byte {
	switch {
	case math.IsNaN(x):
		return b
	case x == math.Trunc(x) && math.Abs(x) < 1e15:
		return strconv.AppendInt(b, int64(x), 10)
	}
	return strconv.AppendFloat(b, x, 'g', -1, 64)
}
