package dataset

// A builder puts rows that come one at a time as text into batches.
type builder struct {
	width   int   // columns of the table
	present []int // columns that the file has
	yield   func(*batch) error
	b       *batch
	size    int // bytes of text in the batch
	last    int // line of the last row
	rows    int // of the last batch, to expect as many
}

func newBuilder(table string, h header, yield func(*batch) error) *builder {
	w := &builder{width: len(allColumns[table]), yield: yield, last: 1}
	for _, c := range h.column {
		if c >= 0 {
			w.present = append(w.present, c)
		}
	}
	w.clear()
	return w
}

func (w *builder) clear() {
	w.b, w.size = &batch{cells: make([]cells, w.width)}, 0
	for _, c := range w.present {
		w.b.cells[c] = cells{codes: make([]int32, 0, w.rows), dict: &dictionary{text: make([]string, 0, w.rows)}}
		w.b.cells[c].places = make([]place, 0, w.rows)
	}
}

// begin starts a row on the given line of the file.
func (w *builder) begin(line int) {
	w.b.lines = append(w.b.lines, int32(line))
	w.b.rows++
	w.last = line
}

// set fills a cell of the row.
func (w *builder) set(column int, text string, at place) {
	c := &w.b.cells[column]
	w.fill(c, w.b.rows-1)
	c.codes = append(c.codes, int32(len(c.dict.text)))
	c.places = append(c.places, at)
	c.dict.text = append(c.dict.text, text)
	w.size += len(text)
}

// fill leaves the cells of a column empty up to a row.
func (w *builder) fill(c *cells, row int) {
	for len(c.codes) < row {
		c.codes = append(c.codes, -1)
		c.places = append(c.places, place{})
	}
}

// end finishes the row, and the batch where it is full.
func (w *builder) end() error {
	if w.b.rows < batchRows && w.size < batchBytes {
		return nil
	}
	return w.flush()
}

// flush yields the rows that are left.
func (w *builder) flush() error {
	if w.b.rows == 0 {
		return nil
	}
	for _, c := range w.present {
		w.fill(&w.b.cells[c], w.b.rows)
	}
	full := w.b
	w.rows = full.rows
	w.clear()
	return w.yield(full)
}
