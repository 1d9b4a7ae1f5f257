package network

// lanes is how many shocks are followed at once: a link is read once for all
// of them, and the losses of a firm fill one line of the cache.
const lanes = 8

type lane [lanes]float64

// raiseEach sets next to the losses that those which are felt bring row j to
// from x, adds to grown by how much, as far as that is more than before, and
// returns the lanes, as bits, in which it is more than nothing. next may be x.
func (s *system) raiseEach(j int32, felt []lane, x, next, grown *lane) (grew uint) {
	most := *x
	for g := s.rows[j]; g < s.rows[j+1]; g++ {
		var sum lane
		from, to := s.groups[g], s.groups[g+1]
		coef := s.coef[from:to]
		for k, i := range s.source[from:to] {
			c, v := coef[k], &felt[i]
			for b := range sum {
				sum[b] += c * v[b]
			}
		}
		for b, v := range sum {
			most[b] = max(most[b], v)
		}
	}
	for b, v := range most {
		d := v - x[b]
		grown[b] = max(grown[b], d)
		if d > still {
			grew |= 1 << b
		}
	}
	*next = most
	return grew
}
