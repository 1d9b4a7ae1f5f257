package concentration

import (
	"fmt"
	"math"
)

// A Plant is a site of the industry.
type Plant struct {
	Region int     // index into the reference
	Size   float64 // jobs or output
}

// An Agglomeration says how much more an industry clusters than its plants
// would if they chose their regions as darts thrown at the map, a region's
// surface being its share of the reference. A few large plants look clustered
// even if they chose at random; the indices take that out.
type Agglomeration struct {
	Raw        float64 // G = Σ_r (s_r - w_r)²
	Herfindahl float64 // H = Σ_k z_k² over the plants' shares z_k
	Shares     float64 // Σ_r w_r² of the reference

	// EllisonGlaeser is γ: 0 if the plants are spread as by chance, negative
	// if more evenly, 1 in the mean if one draws all others to its region. It
	// is an estimate and may lie above 1, where all are in a small region.
	// Above 0.05 is called highly concentrated, below 0.02 not very. NaN for
	// a single plant.
	EllisonGlaeser float64

	// MaurelSedillot is their estimator of the same γ, which counts pairs of
	// plants in one region: 1 if all are in one. NaN for a single plant.
	MaurelSedillot float64

	// Deviation is the standard deviation of Raw under chance (γ = 0), and Z
	// how many of them Raw lies from what chance makes expect.
	Deviation, Z float64

	// The standard errors of the two estimators under chance: a γ within two of
	// them from 0 is no finding. γ_EG divided by its error is Z. NaN where the
	// estimator is.
	EllisonGlaeserError, MaurelSedillotError float64
}

// Agglomerate measures an industry's plants against the reference, whose
// elements are the regions:
//
//	γ_EG = (G / (1 - Σw²) - H) / (1 - H)                      Ellison and Glaeser (1997)
//	γ_MS = ((Σs² - Σw²) / (1 - Σw²) - H) / (1 - H)            Maurel and Sédillot (1999)
//	Z    = (G - (1 - Σw²) H) / Deviation
//	Deviation² = 2 {H² [Σw² - 2 Σw³ + (Σw²)²] - Σz⁴ [Σw² - 4 Σw³ + 3 (Σw²)²]}
//	Error_EG   = Deviation / ((1 - Σw²) (1 - H))
//	Error_MS²  = {2 (H² - Σz⁴) [Σw² - (Σw²)²] + 4 (H - 2 Σz³ + 2 Σz⁴ - H²) [Σw³ - (Σw²)²]} / ((1 - Σw²) (1 - H))²
//
// See doi:10.1086/262098 and Regional Science and Urban Economics 29, 575-604.
// The variances are exact: that of γ_MS is that of Σ_j≠k z_j z_k over the pairs
// of plants in one region, of which two that share a plant are correlated.
// Both estimators have mean γ. The reference is the plants' surroundings: all
// industries of official statistics, or of the table itself; the two give
// different γ for the same plants.
//
// The error names the first plant whose size is not positive and finite, and
// the first element of the reference that is negative or not finite, or says
// that there is no plant. It panics if a region is not in the reference. All is
// NaN but Raw, Herfindahl and Shares where one region is all of the reference.
func Agglomerate(plants []Plant, reference []float64) (Agglomeration, error) {
	w, err := shares("reference", reference)
	if err != nil {
		return Agglomeration{}, err
	}
	s := make([]float64, len(w))
	total := 0.0
	for k, p := range plants {
		if !(p.Size > 0) || math.IsInf(p.Size, 1) {
			return Agglomeration{}, fmt.Errorf("concentration: plant %d: size %v is not a positive number", k, p.Size)
		}
		total += p.Size
	}
	if total == 0 {
		return Agglomeration{}, fmt.Errorf("concentration: the industry has no plant")
	}
	if math.IsInf(total, 1) {
		return Agglomeration{}, tooLarge("the sizes of the plants")
	}
	var z powers
	for _, p := range plants {
		share := p.Size / total
		s[p.Region] += share
		z.add(share)
	}
	return agglomeration(s, w, z), nil
}

// powers are the sums of powers of the shares of plants.
type powers struct{ second, third, fourth float64 }

func (p *powers) add(share float64) {
	square := share * share
	p.second += square
	p.third += square * share
	p.fourth += square * square
}

func agglomeration(s, w []float64, z powers) Agglomeration {
	h := z.second
	a := Agglomeration{Herfindahl: h}
	squares, cubes := 0.0, 0.0 // Σs², Σw³
	for r := range w {
		a.Raw += (s[r] - w[r]) * (s[r] - w[r])
		a.Shares += w[r] * w[r]
		squares += s[r] * s[r]
		cubes += w[r] * w[r] * w[r]
	}
	room := 1 - a.Shares
	a.EllisonGlaeser = (a.Raw/room - h) / (1 - h)
	a.MaurelSedillot = ((squares-a.Shares)/room - h) / (1 - h)
	w2 := a.Shares * a.Shares
	a.Deviation = math.Sqrt(2 * (h*h*(a.Shares-2*cubes+w2) - z.fourth*(a.Shares-4*cubes+3*w2)))
	a.Z = (a.Raw - room*h) / a.Deviation
	a.EllisonGlaeserError = a.Deviation / (room * (1 - h))
	pairs := 2*(h*h-z.fourth)*(a.Shares-w2) + 4*(h-2*z.third+2*z.fourth-h*h)*(cubes-w2)
	a.MaurelSedillotError = math.Sqrt(math.Max(0, pairs)) / (room * (1 - h))
	nan := math.NaN()
	if room < 1e-12 { // nowhere else to go
		a.Deviation, a.Z = nan, nan
	}
	if room < 1e-12 || 1-h < 1e-12 { // or a single plant
		a.EllisonGlaeser, a.MaurelSedillot, a.EllisonGlaeserError, a.MaurelSedillotError = nan, nan, nan, nan
	}
	return a
}

// Coagglomerate returns how much more the industries of a group cluster with
// each other than by chance, beyond what each does by itself,
//
//	γ_c = [G / (1 - Σw²) - Σ_j v_j² H_j - Σ_j γ_j v_j² (1 - H_j)] / (1 - Σ_j v_j²),
//
// with v_j the share of industry j in the group, G of the whole group, and γ_j
// and H_j as in [Agglomerate] by Ellison and Glaeser (1997). 0 is chance, and a
// γ_c of γ says that the group is as good as one industry. For two industries
// see [CoagglomeratePair]. Errors are those of [Agglomerate]; it panics if
// there are fewer than two industries.
func Coagglomerate(industries [][]Plant, reference []float64) (float64, error) {
	if len(industries) < 2 {
		panic("concentration: co-agglomeration is of two industries or more")
	}
	var all []Plant
	own, squares := 0.0, 0.0 // Σ v²[H + γ(1-H)], Σ v²
	sizes, total := make([]float64, len(industries)), 0.0
	for j, plants := range industries {
		for _, p := range plants {
			sizes[j] += p.Size
		}
		total += sizes[j]
		all = append(all, plants...)
	}
	for j, plants := range industries {
		a, err := Agglomerate(plants, reference)
		if err != nil {
			return 0, fmt.Errorf("industry %d: %w", j, err)
		}
		v := sizes[j] / total
		own += v * v * a.Raw / (1 - a.Shares) // H + γ(1-H), also for a single plant
		squares += v * v
	}
	group, err := Agglomerate(all, reference)
	if err != nil {
		return 0, err
	}
	return (group.Raw/(1-group.Shares) - own) / (1 - squares), nil
}

// CoagglomeratePair is [Coagglomerate] for two industries, of which the values
// by region suffice,
//
//	γ_c = Σ_r (s_1r - w_r)(s_2r - w_r) / (1 - Σw²),
//
// see Ellison, Glaeser and Kerr (2010) doi:10.1257/aer.100.3.1195. NaN if an
// industry is all zero or one region is all of the reference. It panics if the
// lengths differ.
func CoagglomeratePair(x, y, reference []float64) (float64, error) {
	s, w, err := against(x, reference)
	if err != nil {
		return 0, err
	}
	u, _, err := against(y, reference)
	if err != nil {
		return 0, err
	}
	product, squares := 0.0, 0.0
	for r := range w {
		product += (s[r] - w[r]) * (u[r] - w[r])
		squares += w[r] * w[r]
	}
	if 1-squares < 1e-12 {
		return math.NaN(), nil
	}
	return product / (1 - squares), nil
}
