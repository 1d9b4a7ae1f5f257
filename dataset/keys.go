package dataset

import (
	"math/bits"
	"slices"
)

// A keySet is a set of the hashes of keys, by open addressing at a load of one
// half. Two keys of n share a hash with a probability of n²/2⁶⁵, one in four
// hundred thousand for ten million: doubled keys are therefore compared as text
// before they are reported.
type keySet struct {
	slots []uint64 // 0 is free
}

// newKeySet returns the set of all hashes and, ascending, those that occur more
// than once, with how often they occur in excess.
func newKeySet(lists [][]uint64) (set *keySet, doubled []uint64, excess int) {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	set = &keySet{slots: make([]uint64, 2*n+1)}
	for _, l := range lists {
		for _, h := range l {
			if i, found := set.find(h); found {
				doubled = append(doubled, h)
			} else {
				set.slots[i] = nonZero(h)
			}
		}
	}
	excess = len(doubled)
	slices.Sort(doubled)
	return set, slices.Compact(doubled), excess
}

func (s *keySet) has(h uint64) bool {
	_, found := s.find(h)
	return found
}

// absent returns the positions of the hashes that are not in the set. Most
// hashes are found where they are looked for first. These are looked up in a
// loop so short that a processor works on several at once, which hides the time
// that the memory takes to answer.
func (s *keySet) absent(hashes []uint64) []int32 {
	var suspects []int32
	size := uint64(len(s.slots))
	for i, h := range hashes {
		at, _ := bits.Mul64(h, size)
		if s.slots[at] != h {
			suspects = append(suspects, int32(i))
		}
	}
	return slices.DeleteFunc(suspects, func(i int32) bool { return s.has(hashes[i]) })
}

// find returns the slot of h, or the free slot where it would be.
func (s *keySet) find(h uint64) (slot int, found bool) {
	at, _ := bits.Mul64(h, uint64(len(s.slots)))
	h = nonZero(h)
	for slot = int(at); s.slots[slot] != 0; slot++ {
		if s.slots[slot] == h {
			return slot, true
		}
		if slot == len(s.slots)-1 {
			slot = -1
		}
	}
	return slot, false
}

func nonZero(h uint64) uint64 { return max(h, 1) }
