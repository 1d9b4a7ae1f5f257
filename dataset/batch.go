package dataset

import "github.com/cespare/xxhash/v2"

// A batch is a stretch of rows of one file, column by column. All formats are
// read into batches, and checks and scans see nothing else.
type batch struct {
	rows  int
	first int     // line of row 0, the others follow
	lines []int32 // line of each row where they do not simply follow, else nil
	cells []cells // in the order of the table's columns
}

func (b *batch) line(row int) int {
	if b.lines != nil {
		return int(b.lines[row])
	}
	return b.first + row
}

// Cells are the values of one column in a batch: a code for each row, -1 where
// the cell is empty, into a dictionary. The codes are nil where the file has no
// such column.
type cells struct {
	codes  []int32
	dict   *dictionary
	places []place // of each row, nil where the format has none
}

// A place is where a cell starts.
type place struct{ line, col int32 }

// A dictionary holds the values that the cells of a column have, as text or as
// numbers, each value at least once. What a check learns of a value is kept
// with it, so that a value is looked at once however many rows hold it.
type dictionary struct {
	text   []string
	num    []float64 // in place of text, where the file holds numbers
	hash   []uint64  // of the text; see hashes
	faults faults    // see checker.faults
	known  bool      // whether faults has been made
	canon  *canon    // of the values; see canonical
}

// faults are the codes of wrong values with what is wrong with them.
type faults map[int32]string

func (d *dictionary) len() int { return max(len(d.text), len(d.num)) }

// hashes returns the hash of each text.
func (d *dictionary) hashes() []uint64 {
	if d.hash == nil {
		d.hash = make([]uint64, len(d.text))
		for i, s := range d.text {
			d.hash[i] = xxhash.Sum64String(s)
		}
	}
	return d.hash
}

// text returns the text of a row's cell, "" where it is empty or a number.
func (c *cells) text(row int) string {
	if c.codes == nil || c.codes[row] < 0 || c.dict.text == nil {
		return ""
	}
	return c.dict.text[c.codes[row]]
}

func (c *cells) empty(row int) bool { return c.codes == nil || c.codes[row] < 0 }

// emptyHash stands for the empty cell in the hash of a key.
const emptyHash = 0x9e3779b97f4a7c15

// keyHash returns the hash of the cells of several columns in one row.
func (b *batch) keyHash(columns []int, row int) uint64 {
	var h uint64
	for i, c := range columns {
		part := uint64(emptyHash)
		if cells := &b.cells[c]; !cells.empty(row) {
			part = cells.dict.hashes()[cells.codes[row]]
		}
		if i == 0 {
			h = part
			continue
		}
		h = combine(h, part)
	}
	return h
}

// combine returns a hash of two hashes, in their order.
func combine(a, b uint64) uint64 {
	const prime = 0x9fb21c651e98df25
	a ^= a >> 29
	a *= prime
	return (a<<23 | a>>41) ^ b*0xc2b2ae3d27d4eb4f
}
