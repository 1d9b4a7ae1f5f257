package complexity

import "golang.org/x/sys/cpu"

// addTerms is [add], four sums an instruction where the processor has AVX. The
// order of the additions is the same, and so is every bit of the result.
func addTerms(sum *terms, block []terms, row []int32) {
	if cpu.X86.HasAVX && len(row) > 0 {
		addAVX(sum, &block[0], row)
		return
	}
	add(sum, block, row)
}

//go:noescape
func addAVX(sum, block *terms, row []int32)
