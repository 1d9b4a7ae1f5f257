package store

import "agglo"

// Regions is the hierarchy of regions of a release. It numbers them in
// pre-order, children in the order of the table, so that a region and all that
// lie below it are a range of numbers.
type Regions struct {
	all      []Region
	position map[agglo.RegionID]int // in all
	children map[agglo.RegionID][]int
	number   []int32 // by position: pre-order number
	last     []int32 // by position: number of the last region below
	byNumber []int   // position by number
}

// newRegions numbers the regions, given in table order. A region whose parent
// is unknown counts as a root.
func newRegions(rows []Region) (*Regions, error) {
	r := &Regions{
		all: rows, position: make(map[agglo.RegionID]int, len(rows)), children: map[agglo.RegionID][]int{},
		number: make([]int32, len(rows)), last: make([]int32, len(rows)),
	}
	for i, row := range rows {
		r.position[row.ID] = i
	}
	for i, row := range rows {
		parent := row.Parent
		if _, ok := r.position[parent]; !ok {
			parent = ""
		}
		r.children[parent] = append(r.children[parent], i)
	}
	for _, root := range r.children[""] {
		r.visit(root)
	}
	if len(r.byNumber) < len(rows) {
		return nil, agglo.Errorf(agglo.Invalid, "regions: some regions lie within themselves; agglo check names them")
	}
	return r, nil
}

func (r *Regions) visit(i int) {
	r.number[i] = int32(len(r.byNumber))
	r.byNumber = append(r.byNumber, i)
	for _, child := range r.children[r.all[i].ID] {
		r.visit(child)
	}
	r.last[i] = int32(len(r.byNumber)) - 1
}

// id returns the region with a number.
func (r *Regions) id(number int32) agglo.RegionID { return r.all[r.byNumber[number]].ID }

// span returns the numbers of a region and of all that lie below it.
func (r *Regions) span(id agglo.RegionID) (first, last int32, ok bool) {
	i, ok := r.position[id]
	if !ok {
		return 0, -1, false
	}
	return r.number[i], r.last[i], true
}

// Get returns one region.
func (r *Regions) Get(id agglo.RegionID) (Region, bool) {
	i, ok := r.position[id]
	if !ok {
		return Region{}, false
	}
	return r.all[i], true
}

// All returns all regions in table order. The caller must not change them.
func (r *Regions) All() []Region { return r.all }

// At returns the regions of a level in table order.
func (r *Regions) At(level string) []Region {
	return r.filter(func(x Region) bool { return x.Level == level })
}

// Cities returns the regions counted as cities that are within or equal to a
// region, in table order; an empty region means everywhere.
func (r *Regions) Cities(within agglo.RegionID) []Region {
	return r.filter(func(x Region) bool { return x.City && (within == "" || r.Within(x.ID, within)) })
}

func (r *Regions) filter(keep func(Region) bool) []Region {
	var out []Region
	for _, x := range r.all {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// Children returns the regions whose parent is id, in table order.
func (r *Regions) Children(id agglo.RegionID) []agglo.RegionID {
	if _, ok := r.position[id]; !ok {
		return nil
	}
	var out []agglo.RegionID
	for _, i := range r.children[id] {
		out = append(out, r.all[i].ID)
	}
	return out
}

// Roots returns the regions that lie in no other, in table order.
func (r *Regions) Roots() []agglo.RegionID {
	var out []agglo.RegionID
	for _, i := range r.children[""] {
		out = append(out, r.all[i].ID)
	}
	return out
}

// Descendants returns the regions below id at any depth, each before those
// below it.
func (r *Regions) Descendants(id agglo.RegionID) []agglo.RegionID {
	first, last, ok := r.span(id)
	if !ok {
		return nil
	}
	var out []agglo.RegionID
	for n := first + 1; n <= last; n++ {
		out = append(out, r.id(n))
	}
	return out
}

// Ancestors returns the regions around id, the nearest first.
func (r *Regions) Ancestors(id agglo.RegionID) []agglo.RegionID {
	var out []agglo.RegionID
	x, ok := r.Get(id)
	for ok {
		if x, ok = r.Get(x.Parent); ok {
			out = append(out, x.ID)
		}
	}
	return out
}

// Within reports whether a is b or lies below it.
func (r *Regions) Within(a, b agglo.RegionID) bool {
	n, _, okA := r.span(a)
	first, last, okB := r.span(b)
	return okA && okB && first <= n && n <= last
}

// Country returns the country that holds id, id itself for a country, and the
// widest region around it where no level is a country.
func (r *Regions) Country(id agglo.RegionID) agglo.RegionID {
	widest := id
	for _, x := range append([]agglo.RegionID{id}, r.Ancestors(id)...) {
		if row, _ := r.Get(x); row.Level == agglo.Country {
			return x
		}
		widest = x
	}
	return widest
}
