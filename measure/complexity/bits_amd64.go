package complexity

import "golang.org/x/sys/cpu"

// togetherEach is [Presence.countEach], eight words an instruction where the
// processor can count their bits.
func (m *Presence) togetherEach(n []int64, q, first int) {
	if !cpu.X86.HasAVX512VPOPCNTDQ || m.words == 0 {
		m.countEach(n, q, first)
		return
	}
	togetherAVX512(&n[0], &m.bits[q*m.words], &m.bits[first*m.words], m.words, len(n))
}

//go:noescape
func togetherAVX512(n *int64, a, b *uint64, words, products int)
