package plain

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"agglo"
	"agglo/measure/network"
)

// readNeeds reads which inputs a sector needs, a square table with the names
// of the sectors in the first row (buyers) and the first column (suppliers).
// Sectors are matched by name. A table of bare numbers is allowed where the
// sectors are named 1 to n. An empty file name makes every input essential.
func readNeeds(file string, sectors []string, stdin io.Reader) (func(supplier, buyer int) network.Need, error) {
	if file == "" {
		return nil, nil
	}
	r, name, err := Open([]string{file}, stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	records, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", name, err)
	}
	m := needsTable{file: name, buyers: map[string]int{}, suppliers: map[string]int{}}
	if err := m.read(records); err != nil {
		return nil, err
	}
	return m.lookup(sectors)
}

type needsTable struct {
	file              string
	suppliers, buyers map[string]int // row and column of a sector
	needs             [][]network.Need
}

func (m *needsTable) read(records [][]string) error {
	if len(records) == 0 {
		return agglo.Errorf(agglo.Invalid, "%s: is empty", m.file)
	}
	records[0][0] = strings.TrimPrefix(records[0][0], "\ufeff")
	first := 1
	if bare(records) {
		first = 0
	}
	for i, record := range records[first:] {
		line := i + first + 1
		if first == 0 {
			m.suppliers[strconv.Itoa(i+1)], m.buyers[strconv.Itoa(i+1)] = i, i
		} else if err := m.label(m.suppliers, record[0], i, line); err != nil {
			return err
		}
		row := make([]network.Need, len(record)-first)
		for k, cell := range record[first:] {
			need, err := strconv.ParseUint(strings.TrimSpace(cell), 10, 8)
			if err != nil || need > uint64(network.Essential) {
				return agglo.Errorf(agglo.Invalid, "%s:%d: column %d: %q is not 0 (negligible), 1 (non-essential) or 2 (essential)", m.file, line, k+first+1, cell)
			}
			row[k] = network.Need(need)
		}
		m.needs = append(m.needs, row)
	}
	if first == 1 {
		for k, sector := range records[0][1:] {
			if err := m.label(m.buyers, sector, k, 1); err != nil {
				return err
			}
		}
	}
	return nil
}

// bare reports whether the table is square and holds nothing but needs.
func bare(records [][]string) bool {
	for _, record := range records {
		for _, cell := range record {
			if cell != "0" && cell != "1" && cell != "2" {
				return false
			}
		}
	}
	return len(records) == len(records[0])
}

func (m *needsTable) label(known map[string]int, sector string, at, line int) error {
	if _, ok := known[sector]; ok {
		return agglo.Errorf(agglo.Invalid, "%s:%d: sector %q is given twice", m.file, line, sector)
	}
	known[sector] = at
	return nil
}

// lookup returns the needs of the sectors by their codes.
func (m *needsTable) lookup(sectors []string) (func(supplier, buyer int) network.Need, error) {
	row, column := make([]int, len(sectors)), make([]int, len(sectors))
	for code, sector := range sectors {
		i, ok := m.suppliers[sector]
		k, also := m.buyers[sector]
		if !ok || !also {
			place := "row"
			if ok {
				place = "column"
			}
			return nil, agglo.Errorf(agglo.Invalid, "%s: no %s for sector %q: sectors are matched by name", m.file, place, sector)
		}
		row[code], column[code] = i, k
	}
	return func(supplier, buyer int) network.Need { return m.needs[row[supplier]][column[buyer]] }, nil
}
