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

// place returns where in a bin a distance is, from -1 to 1.
func (b bins) place(d float64, bin int) float64 { return 2*(d*(1/b.width)-float64(bin)) - 1 }

// moment holds Σ w t^k for k = 0 to 5 of the pairs in a bin, where w is their
// weight and t the place of the distance in the bin, from -1 to 1.
type moment [6]float64

// add adds a pair of weight w at place t.
func (m *moment) add(w, t float64) {
	for k := range m {
		m[k] += w
		w *= t
	}
}

// moments sorts the pairs into bins.
func (p *Pairs) moments(b bins) []moment {
	found := make([][]moment, p.parts())
	for part := range found {
		found[part] = make([]moment, b.n)
	}
	p.inParts(p.from.reach(0, b.limit()), func(part, i, lo int, d []float64) {
		b.add(found[part], d, p.to.weight[lo:lo+len(d)], p.from.weight[i])
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

// addEach adds to the moments those of pairs of distance d and weight wi w.
func (b bins) addEach(to []moment, d, w []float64, wi float64) {
	perWidth, n := 1/b.width, float64(b.n)
	for k, d := range d {
		at := d * perWidth
		if at >= n {
			continue
		}
		cell := int(at)
		to[cell].add(wi*w[k], 2*(at-float64(cell))-1)
	}
}

// mostParts is the number of parts that the work on pairs is cut into at most.
// It does not depend on the processors, so that sums come out the same on any
// machine.
const mostParts = 32

func (p *Pairs) parts() int { return min(mostParts, len(p.from.boxes)) }

// inParts calls visit as [Pairs.rows] does for each part, as many at a time
// as there are processors.
func (p *Pairs) inParts(r reach, visit func(part, i, lo int, d []float64)) {
	inParts(p.parts(), func(part int) {
		p.rows(part, p.parts(), r, func(i, lo int, d []float64) { visit(part, i, lo, d) })
	})
}
