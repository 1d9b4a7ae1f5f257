package pattern

import (
	"golang.org/x/sys/cpu"

	"agglo/measure/spatial"
)

// someChords writes the chords from a vector to the sites lo and following, four
// an instruction where the processor has AVX, and returns how many it wrote.
func (s *Sites) someChords(d []float64, lo int, from spatial.Vector) int {
	fours := len(d) / 4
	if !cpu.X86.HasAVX || fours == 0 {
		return 0
	}
	chordsAVX(&d[0], &s.x[lo], &s.y[lo], &s.z[lo], fours, &from)
	return 4 * fours
}

//go:noescape
func chordsAVX(d, x, y, z *float64, fours int, from *spatial.Vector)
