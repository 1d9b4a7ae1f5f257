package complexity

import "golang.org/x/sys/cpu"

// add is [tile.addOnes], four sums an instruction where the processor has AVX.
// The order of the additions is the same, and so is every bit of the result.
func (t *tile) add(sum []terms, block *[tileProducts]terms) {
	if cpu.X86.HasAVX && len(t.ones) > 0 {
		addAVX(&sum[0], &block[0], &t.ones[0], t.ends)
		return
	}
	t.addOnes(sum, block)
}

//go:noescape
func addAVX(sum, block *terms, ones *uint8, ends []int32)
