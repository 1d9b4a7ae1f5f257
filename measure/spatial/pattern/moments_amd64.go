package pattern

import "golang.org/x/sys/cpu"

// add is [bins.addEach], two moments an instruction where the processor has AVX.
func (b bins) add(to []moment, d, w []float64, wi float64) {
	if !cpu.X86.HasAVX || len(d) == 0 {
		b.addEach(to, d, w, wi)
		return
	}
	addAVX(&to[0], b.n, &d[0], &w[0], len(d), wi, 1/b.width)
}

//go:noescape
func addAVX(to *moment, bins int, d, w *float64, pairs int, wi, perWidth float64)
