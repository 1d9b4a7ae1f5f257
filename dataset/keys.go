package dataset

import "slices"

// A keySet is a set of the hashes of keys, by open addressing at a load of at
// most a half. Two keys of n share a hash with a probability of n²/2⁶⁵, one in
// four hundred thousand for ten million: doubled keys are therefore compared as
// text before they are reported.
type keySet struct {
	slots []uint64 // 0 is free
	mask  uint64
}

// newKeySet returns the set of all hashes and, ascending, those that occur more
// than once, with how often they occur in excess.
func newKeySet(lists [][]uint64) (set *keySet, doubled []uint64, excess int) {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	size := uint64(16)
	for size < uint64(2*n) {
		size *= 2
	}
	set = &keySet{slots: make([]uint64, size), mask: size - 1}
	for _, l := range lists {
		for _, h := range l {
			if !set.insert(h) {
				doubled = append(doubled, h)
			}
		}
	}
	excess = len(doubled)
	slices.Sort(doubled)
	return set, slices.Compact(doubled), excess
}

func (s *keySet) insert(h uint64) bool {
	i := s.find(h)
	if s.slots[i] != 0 {
		return false
	}
	s.slots[i] = nonZero(h)
	return true
}

func (s *keySet) has(h uint64) bool { return s.slots[s.find(h)] != 0 }

// find returns the slot of h, or the free slot where it would be.
func (s *keySet) find(h uint64) uint64 {
	h = nonZero(h)
	i := h & s.mask
	for s.slots[i] != 0 && s.slots[i] != h {
		i = (i + 1) & s.mask
	}
	return i
}

func nonZero(h uint64) uint64 { return max(h, 1) }
