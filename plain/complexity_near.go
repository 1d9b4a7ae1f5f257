package plain

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"agglo/measure/complexity"
	"agglo/table"
)

// reasonsShown is how many products of a location are named for each that is
// near to it.
const reasonsShown = 3

// next is the table of --rows next: the products nearest to a location that it
// does not have, one row for each of their reasons.
func (r *complexityResult) next(limit int) *table.Table {
	t := &table.Table{Name: "complexity-next", Title: "Products near to what locations make", Columns: []table.Column{
		{Name: "time"}, {Name: "location"}, {Name: "product"}, {Name: "density"}, {Name: "pci"}, {Name: "near"}, {Name: "proximity"}, {Name: "share"}}}
	for _, y := range r.years {
		for l, location := range r.panel.rows {
			for _, c := range complexity.Next(y.presence, l, limit, reasonsShown, r.convention) {
				for _, reason := range c.Reasons {
					t.Add(y.time, location, r.panel.columns[c.Product], c.Density, y.index.Product[c.Product],
						r.panel.columns[reason.Product], reason.Proximity, reason.Share)
				}
			}
		}
	}
	t.Note = strings.Join(r.notes, "\n")
	return t
}

// similar is the table of --rows similar: the locations whose products are most
// like those of a location.
func (r *complexityResult) similar(limit int) *table.Table {
	t := &table.Table{Name: "complexity-similar", Title: "Locations with similar products", Columns: []table.Column{
		{Name: "time"}, {Name: "location"}, {Name: "other"}, {Name: "similarity"}, {Name: "shared"}, {Name: "rarest"}}}
	for _, y := range r.years {
		for l, location := range r.panel.rows {
			for _, peer := range complexity.Similar(y.presence, l, limit) {
				t.Add(y.time, location, r.panel.rows[peer.Region], peer.Similarity, len(peer.Shared), r.panel.columns[peer.Shared[0]])
			}
		}
	}
	t.Note = strings.Join(r.notes, "\n")
	return t
}

// proximities is the table of --rows proximity. Its rows, up to half of the
// square of the number of products, are made while they are written.
type proximities struct{ *complexityResult }

var proximityColumns = []string{"time", "product", "other", "proximity"}

// each calls visit with all pairs of products that some location has both of.
func (r proximities) each(visit func(time, product, other string, proximity float64) error) error {
	for _, y := range r.years {
		for p, product := range r.panel.columns {
			for q := range p {
				phi := y.presence.Proximity(q, p)
				if !(phi > 0) {
					continue
				}
				if err := visit(y.time, r.panel.columns[q], product, phi); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// WriteCSV streams the rows.
func (r proximities) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(proximityColumns); err != nil {
		return err
	}
	err := r.each(func(time, product, other string, proximity float64) error {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		return out.Write([]string{time, product, other, strconv.FormatFloat(proximity, 'g', -1, 64)})
	})
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

// Table returns all rows in memory.
func (r proximities) Table() *table.Table {
	t := &table.Table{Name: "complexity-proximity", Title: "Proximity of products", Note: strings.Join(r.notes, "\n")}
	for _, name := range proximityColumns {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	_ = r.each(func(time, product, other string, proximity float64) error { // it never fails
		t.Add(time, product, other, proximity)
		return nil
	})
	return t
}
