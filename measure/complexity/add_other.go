//go:build !amd64

package complexity

func addTerms(sum *terms, block []terms, row []int32) { add(sum, block, row) }
