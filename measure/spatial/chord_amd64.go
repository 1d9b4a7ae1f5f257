package spatial

import "golang.org/x/sys/cpu"

// fromShortChords is [Metric.FromChord] on the sphere of the first elements, in
// place, four an instruction where the processor has AVX. It ends before four of
// which one is longer than the radius, and returns how many are done.
func fromShortChords(c []float64) int {
	if !cpu.X86.HasAVX || len(c) < 4 {
		return 0
	}
	return fromChordsAVX(&c[0], len(c)/4, 1/(2*EarthRadius), &asinTop, &asinBottom)
}

//go:noescape
func fromChordsAVX(c *float64, fours int, scale float64, top *[6]float64, bottom *[4]float64) int
