package dataset

import "fmt"

// A rule checks what several cells of a row have to do with each other.
type rule func(*checker, *batch)

// Pairs of columns that go together.
var (
	dateOrder = map[string][2]string{
		"regions":        {"valid_from", "valid_to"},
		"establishments": {"opened", "closed"},
		"activities":     {"since", "until"},
		"titles":         {"from", "to"},
	}
	quantities = map[string][2]string{ // a number and its unit
		"link_inputs": {"intensity", "intensity_unit"},
		"activities":  {"capacity", "capacity_unit"},
		"supplies":    {"volume", "unit"},
	}
)

// rulesOf returns the rules for the rows of a table.
func rulesOf(table string) []rule {
	var rules []rule
	if pair, ok := dateOrder[table]; ok {
		rules = append(rules, inOrder(column(table, pair[0]), column(table, pair[1])))
	}
	if pair, ok := quantities[table]; ok {
		rules = append(rules, withUnit(column(table, pair[0]), column(table, pair[1])))
	}
	if lat := column(table, "lat"); lat >= 0 {
		rules = append(rules, together(lat, column(table, "lon")))
	}
	if unit := column(table, "unit"); unit >= 0 && column(table, "indicator") >= 0 && table != "claims" {
		rules = append(rules, unitOfIndicator(column(table, "indicator"), unit))
	}
	for i, c := range allColumns[table] {
		if c.References == "links.id" {
			rules = append(rules, linkOfChain(i))
		}
	}
	return rules
}

// inOrder wants the first date not after the second, as far as partial dates tell.
func inOrder(from, to int) rule {
	return func(k *checker, b *batch) {
		start, end := &b.cells[from], &b.cells[to]
		if start.codes == nil || end.codes == nil {
			return
		}
		for row := range b.rows {
			if start.empty(row) || end.empty(row) {
				continue
			}
			first, _, ok := parseDate(start.text(row))
			_, last, ok2 := parseDate(end.text(row))
			if ok && ok2 && first > last {
				k.fault(b, from, row, fmt.Sprintf("%s is after %s %s", start.text(row), k.columns[to].Name, end.text(row)))
			}
		}
	}
}

// together wants both of two cells or neither.
func together(one, other int) rule {
	return func(k *checker, b *batch) {
		for row := range b.rows {
			given, lacking := one, other
			if b.cells[one].empty(row) == b.cells[other].empty(row) {
				continue
			} else if b.cells[one].empty(row) {
				given, lacking = other, one
			}
			k.fault(b, given, row, "is given without "+k.columns[lacking].Name+": give both or neither")
		}
	}
}

// withUnit wants a unit beside a number.
func withUnit(number, unit int) rule {
	return func(k *checker, b *batch) {
		for row := range b.rows {
			if !b.cells[number].empty(row) && b.cells[unit].empty(row) {
				k.fault(b, number, row, "is given without "+k.columns[unit].Name)
			}
		}
	}
}

// unitOfIndicator wants a unit in the row where the indicator has none.
func unitOfIndicator(indicator, unit int) rule {
	return func(k *checker, b *batch) {
		for row := range b.rows {
			id := b.cells[indicator].text(row)
			if id == "" || !b.cells[unit].empty(row) {
				continue
			}
			if u, known := k.catalog.units[id]; known && u == "" {
				k.fault(b, unit, row, fmt.Sprintf("is empty, and the indicator %q has no unit of its own", id))
			}
		}
	}
}

// linkOfChain wants a link to be one of the chain beside it.
func linkOfChain(link int) rule {
	return func(k *checker, b *batch) {
		ref := &k.refs[link]
		ids, chains := &b.cells[link], &b.cells[ref.beside]
		if ids.codes == nil || ref.keys != nil && !ref.keys.whole {
			return
		}
		known := k.catalog.tables["chains"]
		for row := range b.rows {
			if ids.empty(row) {
				continue
			}
			if ref.keys == nil {
				k.tellAbsent(link)
				return
			}
			if chains.empty(row) {
				if !k.columns[ref.beside].Required {
					k.fault(b, link, row, "is given without "+k.columns[ref.beside].Name)
				}
				continue
			}
			if known == nil || !known.set.has(b.keyHash([]int{ref.beside}, row)) {
				continue // said of the chain
			}
			if !ref.keys.set.has(b.keyHash([]int{ref.beside, link}, row)) {
				k.fault(b, link, row, k.catalog.linkFault(chains.text(row), ids.text(row)))
			}
		}
	}
}

func (c *catalog) linkFault(chain, link string) string {
	if others := c.chainsOf[link]; len(others) > 0 {
		return fmt.Sprintf("%q is a link of %s, not of %s", link, others[0], chain)
	}
	return fmt.Sprintf("%q is not a link of %s%s", link, chain, c.near.didYouMean(link, c.linksOf[chain]))
}
