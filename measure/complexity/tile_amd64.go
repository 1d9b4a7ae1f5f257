package complexity

import "golang.org/x/sys/cpu"

// add is [tile.addOnes], four or eight sums an instruction where the processor
// has AVX or AVX-512. The order of the additions is the same, and so is every
// bit of the result.
func (t *tile) add(sum []terms, block *[tileProducts]terms) {
	switch {
	case len(t.ones) == 0:
	case cpu.X86.HasAVX512F:
		addAVX512(&sum[0], &block[0], &t.ones[0], t.ends)
	case cpu.X86.HasAVX:
		addAVX(&sum[0], &block[0], &t.ones[0], t.ends)
	default:
		t.addOnes(sum, block)
	}
}

//go:noescape
func addAVX(sum, block *terms, ones *uint8, ends []int32)

//go:noescape
func addAVX512(sum, block *terms, ones *uint8, ends []int32)
