// Package siting measures how well places suit a newcomer and chooses sites.
//
// The first half judges places one by one: must-haves that leave places out
// ([Eliminate]), access to what lies around them ([Access], [Nearby]), scores
// ([MinMax], [WeightedSum], [TOPSIS]), what the scores say whatever the weights
// are ([Acceptability]) and why one place is behind another ([Explain],
// [Switch]). A table of values has places in rows and criteria in columns.
//
// The second half chooses several sites at once: [PMedian], [PCenter],
// [MaxCover] and [SetCover]. A table of distances has customers in rows and
// candidate sites in columns; +Inf stands for a pair that cannot be. Every
// result carries a bound that no choice can beat, so that it says itself how
// good it is. Nothing is drawn at random there: the same input gives the same
// answer.
package siting
