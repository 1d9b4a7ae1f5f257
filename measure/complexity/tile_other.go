//go:build !amd64

package complexity

func (t *tile) add(sum []terms, block *[tileProducts]terms) { t.addOnes(sum, block) }
