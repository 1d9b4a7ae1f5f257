//go:build !amd64

package complexity

func adders(t *tile) map[string]func([]terms, *[tileProducts]terms) {
	return map[string]func([]terms, *[tileProducts]terms){"add": t.add}
}
