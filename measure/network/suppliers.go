package network

import (
	"cmp"
	"slices"
)

// A Supply is how a buyer is supplied with the product of one sector.
type Supply struct {
	Buyer, Sector int32
	Suppliers     int     // with a volume above 0
	Volume        float64 // of all together
	HHI           float64 // Σ s², s the suppliers' shares of Volume; in (0, 1], 1 for a sole supplier
	Largest       int32   // the supplier with the largest share, the first of equals
	Share         float64 // its share
}

// Supplies lists how each buyer is supplied, by buyer and sector. Where
// Suppliers is 1, the supplier is a single point of failure for that input.
//
// owner, if not nil, says who owns each firm: firms with one owner count as one
// supplier, whose Largest is its first firm. The error is that of [New] for
// links that cannot be.
func Supplies(sector []int32, links []Link, owner []int32) ([]Supply, error) {
	if owner != nil && len(owner) != len(sector) {
		panic("network: there must be an owner for each firm, or none at all")
	}
	if err := check(len(sector), links); err != nil {
		return nil, err
	}
	sorted := make([]Link, 0, len(links))
	for _, l := range links {
		if l.Volume > 0 {
			sorted = append(sorted, l)
		}
	}
	by := func(l Link) int32 {
		if owner == nil {
			return l.Supplier
		}
		return owner[l.Supplier]
	}
	slices.SortStableFunc(sorted, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.Buyer, b.Buyer), cmp.Compare(sector[a.Supplier], sector[b.Supplier]), cmp.Compare(by(a), by(b)))
	})
	var supplies []Supply
	for len(sorted) > 0 {
		first := sorted[0]
		n := slices.IndexFunc(sorted, func(l Link) bool {
			return l.Buyer != first.Buyer || sector[l.Supplier] != sector[first.Supplier]
		})
		if n < 0 {
			n = len(sorted)
		}
		s := concentration(sorted[:n], by)
		s.Buyer, s.Sector = first.Buyer, sector[first.Supplier]
		supplies, sorted = append(supplies, s), sorted[n:]
	}
	return supplies, nil
}

// concentration sums up the supplies of one input, sorted by owner.
func concentration(links []Link, by func(Link) int32) (s Supply) {
	for _, l := range links {
		s.Volume += l.Volume
	}
	for len(links) > 0 {
		first, volume := links[0], 0.0
		for len(links) > 0 && by(links[0]) == by(first) {
			volume += links[0].Volume
			links = links[1:]
		}
		share := volume / s.Volume
		s.Suppliers++
		s.HHI += share * share
		if share > s.Share {
			s.Share, s.Largest = share, first.Supplier
		}
	}
	return s
}

// Stopped returns the firms that stop altogether, in ascending order, if the
// given ones do and keep on: those that lose every supplier of an essential
// input, or of all their non-essential inputs, by firms that stop. The given
// firms are not among them. It is where the limit of [Network.Cascade]
// downstream is 1 for firms that the shock does not name, but for firms that
// lose everything only by going on for ever.
//
// The cost is that of the links of the firms that stop.
func (net *Network) Stopped(firms []int32) []int32 {
	stopped := map[int32]bool{}
	queue := append([]int32{}, firms...)
	for _, i := range firms {
		stopped[i] = true
	}
	var others []int32
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, j := range net.down.dependents.of(i) {
			if !stopped[j] && net.stops(j, stopped) {
				stopped[j] = true
				queue = append(queue, j)
				others = append(others, j)
			}
		}
	}
	slices.Sort(others)
	return others
}

// stops reports whether some group of inputs of j that makes up all that it
// needs is lost.
func (net *Network) stops(j int32, stopped map[int32]bool) bool {
	s := &net.down
	for g := s.rows[j]; g < s.rows[j+1]; g++ {
		sum, lost := 0.0, true
		for k := s.groups[g]; k < s.groups[g+1] && lost; k++ {
			sum += s.coef[k]
			lost = stopped[s.source[k]]
		}
		if lost && sum > 1-noLoss {
			return true
		}
	}
	return false
}
