//go:build !amd64

package pattern

func (b bins) add(to []moment, d, w []float64, wi float64) { b.addEach(to, d, w, wi) }
