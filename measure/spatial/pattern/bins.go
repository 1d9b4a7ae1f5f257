package pattern

// bins are n equal bins of distance from 0 on; bin n takes what lies beyond.
type bins struct {
	n     int
	width float64
}

func (b bins) limit() float64 { return float64(b.n) * b.width }

// of returns the bin of a distance.
func (b bins) of(d float64) int {
	if at := d * (1 / b.width); at < float64(b.n) {
		return int(at)
	}
	return b.n
}

// moment holds Σ w t^k for k = 0 to 5 of the pairs in a bin, where w is their
// weight and t the place of the distance in the bin, from -1 to 1.
type moment [6]float64

// moments sorts the pairs into bins.
func (p pairing) moments(b bins) []moment {
	found := make([][]moment, p.parts())
	for part := range found {
		found[part] = make([]moment, b.n)
	}
	perWidth, n := 1/b.width, float64(b.n)
	p.inParts(b, func(part, i, lo int, d []float64) {
		bin, wi, w := found[part], p.from.weight[i], p.to.weight[lo:lo+len(d)]
		for k, d := range d {
			at := d * perWidth
			if at >= n {
				continue
			}
			cell := int(at)
			t := 2*(at-float64(cell)) - 1
			m, v := &bin[cell], wi*w[k]
			m[0] += v
			v *= t
			m[1] += v
			v *= t
			m[2] += v
			v *= t
			m[3] += v
			v *= t
			m[4] += v
			m[5] += v * t
		}
	})
	for _, other := range found[1:] {
		for k := range other {
			for o := range other[k] {
				found[0][k][o] += other[k][o]
			}
		}
	}
	return found[0]
}

// mostParts is the number of parts that the work on pairs is cut into at most.
// It does not depend on the processors, so that sums come out the same on any
// machine.
const mostParts = 32

func (p pairing) parts() int { return min(mostParts, len(p.from.boxes)) }

// inParts calls visit as [pairing.rows] does for each part, as many at a time
// as there are processors.
func (p pairing) inParts(b bins, visit func(part, i, lo int, d []float64)) {
	inParts(p.parts(), func(part int) {
		p.rows(part, p.parts(), b.limit(), func(i, lo int, d []float64) { visit(part, i, lo, d) })
	})
}
