package plain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Sorted is [Sheet.Codes] with the texts numbered in their order: as numbers
// if all are numbers, else as texts. It renumbers the column of the sheet.
func (s *Sheet) Sorted(name string) (codes []int32, names []string) {
	c := s.columns[name]
	if c == nil {
		return nil, nil
	}
	order := sortedOrder(c.names)
	place := make([]int32, len(order))
	sorted := make([]string, len(order))
	for i, code := range order {
		place[code], sorted[i] = int32(i), c.names[code]
	}
	for i, code := range c.codes {
		c.codes[i] = place[code]
	}
	c.names = sorted
	return c.codes, c.names
}

func sortedOrder(names []string) []int {
	numbers := make([]float64, len(names))
	numeric := true
	order := make([]int, len(names))
	for i, name := range names {
		x, err := strconv.ParseFloat(name, 64)
		numeric = numeric && err == nil
		numbers[i], order[i] = x, i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if numeric && numbers[a] != numbers[b] {
			return cmp.Compare(numbers[a], numbers[b])
		}
		return strings.Compare(names[a], names[b])
	})
	return order
}
