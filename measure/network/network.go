// Package network measures how the failure of firms or sites spreads through
// a network of supplies, and completes such a network where it is only partly
// known.
//
// Firms are numbered 0 to n-1 in the caller's order, sectors (or products)
// from 0 in any order. A link says what a supplier sells to a buyer in some
// period; any unit will do as long as it is the same for all links. Losses are
// shares of normal output, 0 (none) to 1 (stopped).
//
// The risk index and its cascades follow Diem, Borsos, Reisch, Kertész and
// Thurner, Quantifying firm-level economic systemic risk from nation-wide
// supply networks, doi:10.1038/s41598-022-11522-z.
package network

import (
	"fmt"
	"math"
)

// A Link is a supply from one firm to another.
type Link struct {
	Supplier, Buyer int32
	Volume          float64 // what is sold in the period; not negative
}

// A Need says what a buyer cannot do without.
type Need uint8

const (
	Negligible   Need = iota // its lack is not felt
	NonEssential             // its lack costs output in proportion to its share of all inputs
	Essential                // output cannot exceed what arrives of it
)

// Firms are the firms of a network.
type Firms struct {
	Sector []int32 // what each firm makes

	// Output of each firm in the unit of the links, sales to others than the
	// listed firms included. It weighs the firms in the index, and a buyer that
	// fails takes its share of it. Where it is NaN, or nil for all, it is what
	// the links say that the firm sells.
	Output []float64
}

// A Network is a supply network made ready for cascades. It is read only and
// may be used by many goroutines at once.
type Network struct {
	firms   int
	sector  []int32
	sectors int
	output  []float64
	weight  []float64 // output as a share of all output
	down    system    // rows are buyers, sources suppliers
	up      system    // rows are suppliers, sources buyers
}

// New makes a network. needs(supplier, buyer) says what a firm of the buying
// sector needs of the supplying sector; nil makes every input essential.
//
// A firm may supply itself, and links may form cycles: both are ordinary
// links. Several links between the same two firms add up; links of volume 0
// do nothing. Firms without suppliers never lose output for lack of inputs.
//
// The error is a [*Fault], the first link or firm whose numbers cannot be: a negative
// or unknown volume, a firm that does not exist, an output below what the
// links say that the firm sells.
func New(firms Firms, links []Link, needs func(supplier, buyer int) Need) (*Network, error) {
	n := len(firms.Sector)
	if firms.Output != nil && len(firms.Output) != n {
		panic("network: there must be an output for each firm, or none at all")
	}
	if err := check(n, links); err != nil {
		return nil, err
	}
	net := &Network{firms: n, sector: firms.Sector}
	for i, s := range firms.Sector {
		if s < 0 {
			return nil, fault("firm", i, "sector %d is negative", s)
		}
		net.sectors = max(net.sectors, int(s)+1)
	}
	if err := net.setOutput(firms.Output, links); err != nil {
		return nil, err
	}
	if needs == nil {
		needs = func(int, int) Need { return Essential }
	}
	net.down = newDownstream(net, links, needs)
	net.up = newUpstream(net, links)
	return net, nil
}

// A Fault is a number that cannot be, at one link or firm.
type Fault struct {
	What  string // "link" or "firm"
	Index int
	Text  string
}

func (f *Fault) Error() string { return fmt.Sprintf("network: %s %d: %s", f.What, f.Index, f.Text) }

func fault(what string, index int, format string, args ...any) error {
	return &Fault{what, index, fmt.Sprintf(format, args...)}
}

// Len returns the number of firms.
func (net *Network) Len() int { return net.firms }

func check(n int, links []Link) error {
	for i, l := range links {
		switch {
		case l.Supplier < 0 || int(l.Supplier) >= n:
			return fault("link", i, "supplier %d is none of the %d firms", l.Supplier, n)
		case l.Buyer < 0 || int(l.Buyer) >= n:
			return fault("link", i, "buyer %d is none of the %d firms", l.Buyer, n)
		case !(l.Volume >= 0) || math.IsInf(l.Volume, 1):
			return fault("link", i, "volume %v is not a finite number from 0", l.Volume)
		}
	}
	return nil
}

// rounding is how far, as a share, the sum of a firm's sales may exceed its
// stated output: both come from tables with rounded figures.
const rounding = 1e-6

func (net *Network) setOutput(stated []float64, links []Link) error {
	net.output = make([]float64, net.firms)
	for _, l := range links {
		net.output[l.Supplier] += l.Volume
	}
	total := 0.0
	for i, sold := range net.output {
		if stated != nil && !math.IsNaN(stated[i]) {
			if !(stated[i] >= sold*(1-rounding)) || math.IsInf(stated[i], 1) {
				return fault("firm", i, "output %v is less than the %v that its links sell", stated[i], sold)
			}
			net.output[i] = max(stated[i], sold)
		}
		total += net.output[i]
	}
	net.weight = make([]float64, net.firms)
	if total > 0 {
		for i, x := range net.output {
			net.weight[i] = x / total
		}
	}
	return nil
}
