package network

// lanes is how many shocks are followed at once: a link is read once for all
// of them, and the losses of a firm fill one line of the cache.
const lanes = 8

type lane [lanes]float64

// lanesAt is [system.at] for eight shocks.
func (s *system) lanesAt(j int32, x []lane, most *lane) {
	*most = lane{}
	for g := s.rows[j]; g < s.rows[j+1]; g++ {
		var a0, a1, a2, a3, a4, a5, a6, a7 float64
		from, to := s.groups[g], s.groups[g+1]
		coef := s.coef[from:to]
		for k, i := range s.source[from:to] {
			c, v := coef[k], &x[i]
			a0 += c * v[0]
			a1 += c * v[1]
			a2 += c * v[2]
			a3 += c * v[3]
			a4 += c * v[4]
			a5 += c * v[5]
			a6 += c * v[6]
			a7 += c * v[7]
		}
		most[0] = max(most[0], a0)
		most[1] = max(most[1], a1)
		most[2] = max(most[2], a2)
		most[3] = max(most[3], a3)
		most[4] = max(most[4], a4)
		most[5] = max(most[5], a5)
		most[6] = max(most[6], a6)
		most[7] = max(most[7], a7)
	}
}
