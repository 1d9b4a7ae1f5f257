package complexity

import "golang.org/x/sys/cpu"

// adders are the ways of adding that this processor has.
func adders(t *tile) map[string]func([]terms, *[tileProducts]terms) {
	ways := map[string]func([]terms, *[tileProducts]terms){"add": t.add}
	if cpu.X86.HasAVX && len(t.ones) > 0 {
		ways["AVX"] = func(sum []terms, block *[tileProducts]terms) { addAVX(&sum[0], &block[0], &t.ones[0], t.ends) }
	}
	return ways
}
