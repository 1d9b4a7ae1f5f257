// Package complexity measures the economic complexity of regions and products,
// and which products are near to what a region already makes.
//
// Notation follows Hausmann, Hidalgo et al., The Atlas of Economic Complexity
// (MIT Press 2014). V is a table of values (exports, jobs, sites), regions in
// rows and products in columns. M is the 0/1 presence matrix made of it:
//
//	M_cp = 1 where RCA_cp >= 1
//	k_c  = Σ_p M_cp   diversity of region c
//	u_p  = Σ_c M_cp   ubiquity of product p
//
// "Product" stands for whatever the columns are: goods, industries, links of a
// chain. Indices run from 0 in the caller's order. NaN is unknown.
//
// Programs differ in how they scale the indices and count the outlook; a
// [Convention] says which is meant, and [Ecomplexity] is the default.
//
// M is kept as lists and as bits, so that a table of 3,000 regions and 5,000
// products needs a few megabytes: the indices cost a few dozen passes over the
// ones of M ([ECI]), co-occurrences are counted by AND and population count,
// and the outlook ([NewOutlook]) costs products times ones of M.
package complexity

import "math"

// A Convention is a way of scaling and counting that a program or book uses.
type Convention struct {
	Name        string
	Sample      bool // deviations divide by n-1 instead of n
	OwnScale    bool // PCI has its own mean and deviation, not those of ECI
	Reflections int  // rounds in place of the eigenvector (odd: see [ECI]); 0 for the eigenvector
	NoSelf      bool // a product is not near itself: the diagonal of proximity is 0
	Scaled      bool // the outlook counts the standardised PCI, not the eigenvector
	Net         bool // the gain subtracts density times PCI of the product itself
}

// Conventions in use.
var (
	// Ecomplexity is py-ecomplexity of the Harvard Growth Lab: population
	// deviation, PCI on the scale of ECI so that ECI is the mean PCI of a
	// region's products, outlook index standardised.
	Ecomplexity = Convention{Name: "ecomplexity"}

	// Atlas is the Atlas of Economic Complexity (2014), chapter 2: both
	// indices standardised by themselves, outlook and net gain in units of PCI.
	Atlas = Convention{Name: "atlas", OwnScale: true, Scaled: true, Net: true}

	// EconomicComplexity is the R package economiccomplexity (eigenvalue
	// method): sample deviations, outlook and gain in units of PCI.
	EconomicComplexity = Convention{Name: "economiccomplexity", Sample: true, OwnScale: true, Scaled: true}

	// Datawheel is py-economic-complexity of Datawheel: reflections instead
	// of the eigenvector, no proximity of a product to itself.
	Datawheel = Convention{Name: "datawheel", Sample: true, OwnScale: true, Reflections: 19, NoSelf: true, Scaled: true}
)

// Conventions lists them, the default first.
var Conventions = []Convention{Ecomplexity, Atlas, EconomicComplexity, Datawheel}

// moments returns mean and standard deviation of the known values.
func moments(x []float64, sample bool) (mean, deviation float64) {
	n, sum := 0.0, 0.0
	for _, v := range x {
		if !math.IsNaN(v) {
			n++
			sum += v
		}
	}
	mean = sum / n
	squares := 0.0
	for _, v := range x {
		if !math.IsNaN(v) {
			squares += (v - mean) * (v - mean)
		}
	}
	if sample {
		n--
	}
	return mean, math.Sqrt(squares / n)
}

// scale returns (x - mean) / deviation.
func scale(x []float64, mean, deviation float64) []float64 {
	scaled := make([]float64, len(x))
	for i, v := range x {
		scaled[i] = (v - mean) / deviation
	}
	return scaled
}
