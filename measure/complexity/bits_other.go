//go:build !amd64

package complexity

func (m *Presence) togetherEach(n []int64, q, first int) { m.countEach(n, q, first) }
