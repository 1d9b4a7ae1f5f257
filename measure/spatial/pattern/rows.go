package pattern

// A reach is the range of chords that are looked for, a little wider than the
// range of distances that it was made of.
type reach struct{ near, far float64 }

func (g group) reach(near, far float64) reach {
	return reach{g.metric.Chord(near) * (1 - 1e-9), g.metric.Chord(far) * (1 + 1e-9)}
}

// has reports whether chords between two boxes can be within reach, and all
// whether they all are.
func (r reach) has(a, b box) bool { return a.gap(b) <= r.far && a.span(b) >= r.near }

func (r reach) all(a, b box) bool { return a.gap(b) >= r.near && a.span(b) <= r.far }

// rows calls visit with the distances of each site of one of several parts of
// From to runs of sites of To, which begin at lo. Runs of which no distance is
// within reach are left out, and of one group each pair is visited once.
func (p *Pairs) rows(part, parts int, r reach, visit func(i, lo int, d []float64)) {
	buf := make([]float64, block)
	for a := part; a < len(p.from.boxes); a += parts {
		first := 0
		if p.same {
			first = a
		}
		for b := first; b < len(p.to.boxes); b++ {
			there := p.to.boxes[b]
			if !r.has(p.from.boxes[a], there) {
				continue
			}
			all := r.all(p.from.boxes[a], there)
			from, end := p.from.span(a)
			lo, hi := p.to.span(b)
			for i := from; i < end; i++ {
				if p.same && a == b {
					lo = i + 1
				}
				if all || r.has(p.from.spot(i), there) {
					visit(i, lo, p.to.distances(p.from.Sites, i, lo, hi, buf))
				}
			}
		}
	}
}
