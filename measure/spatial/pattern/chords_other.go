//go:build !amd64

package pattern

import "agglo/measure/spatial"

// someChords does none.
func (s *Sites) someChords(d []float64, lo int, at spatial.Vector) int { return 0 }
