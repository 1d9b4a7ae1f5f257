package network

import "golang.org/x/sys/cpu"

// raise is [system.raiseEach], four lanes an instruction where the processor
// has AVX. The order of the additions is the same.
func (s *system) raise(j int32, felt []lane, x, next, grown *lane) (grew uint) {
	if !cpu.X86.HasAVX || len(s.source) == 0 {
		return s.raiseEach(j, felt, x, next, grown)
	}
	return raiseAVX(&s.rows[0], &s.groups[0], &s.source[0], &s.coef[0], int(j), &felt[0], x, next, grown)
}

//go:noescape
func raiseAVX(rows, groups, source *int32, coef *float64, j int, felt, x, next, grown *lane) uint
