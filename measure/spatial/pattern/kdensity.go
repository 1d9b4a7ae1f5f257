package pattern

import (
	"errors"
	"fmt"
	"math"
)

// A Scale says at which distances a density is asked and how smooth it is.
type Scale struct {
	R         []float64 // distances, not negative, in the unit of the metric
	Bandwidth float64   // 0 for [Pairs.Bandwidth] up to twice the largest of R
}

// KDensity returns the K-density of Duranton and Overman at each distance r,
//
//	K(r) = 1/(h Σ w_i w_j) · Σ w_i w_j [φ((r - d_ij)/h) + φ((r + d_ij)/h)],
//
// the sums over all pairs, φ the normal density and h the bandwidth: the
// share of pairs at about that distance for each unit of distance, so that it
// integrates to 1 over all distances. The second term reflects at 0 what the
// kernel would put on negative distances (Silverman 1986). With weights such as
// jobs it is the density of pairs of workers. Duranton and Overman 2005,
// doi:10.1111/0034-6527.00362.
//
// All pairs within 9 bandwidths of a distance enter, with a relative error
// below 1e-9: pairs are summed in bins of 1/64 of a bandwidth with their first
// five moments, and the kernel is expanded in each bin in Hermite polynomials.
// The time grows with the number of pairs within reach.
//
// It also returns the bandwidth. It returns an error for distances that are
// negative, not finite or absent, where no bandwidth can be found and where it
// is below 1/4000 of the largest distance.
func (p *Pairs) KDensity(scale Scale) (density []float64, bandwidth float64, err error) {
	sm, err := p.smoother(scale, fine)
	if err != nil {
		return nil, 0, err
	}
	if g := p.found; g != nil && p.unweighted() && g.width <= sm.width && g.limit() >= math.Min(sm.limit(), p.longest()) {
		return sm.on(g.bins).density(g.moment, p.mass()), sm.h, nil
	}
	return sm.density(p.moments(sm.bins), p.mass()), sm.h, nil
}

const (
	fine   = 64   // bins in a bandwidth for a density
	coarse = 16   // and for a simulated one
	tail   = 9    // bandwidths beyond which the kernel is nothing
	most   = 4000 // bandwidths up to the largest distance
)

// A smoother turns binned pairs into a density.
type smoother struct {
	bins
	h      float64
	r      []float64
	kernel []stretch // for each distance
}

// A stretch of bins holds what the moments of each are multiplied with.
type stretch struct {
	first  int
	factor []moment
}

// smoother returns a smoother with bins of a bandwidth over the fineness.
func (p *Pairs) smoother(scale Scale, fineness int) (*smoother, error) {
	far, err := farthest(scale.R)
	if err != nil {
		return nil, err
	}
	h := scale.Bandwidth
	if h == 0 {
		if h, err = p.Bandwidth(2 * far); err != nil {
			return nil, err
		}
	}
	if !(h > 0) || math.IsInf(h, 0) {
		return nil, fmt.Errorf("pattern: bandwidth %v is not positive and finite", h)
	}
	if far/h > most {
		return nil, fmt.Errorf("pattern: bandwidth %v is too small for distances up to %v: make it at least %.3g", h, far, far/most)
	}
	width := h / float64(fineness)
	sm := &smoother{h: h, r: scale.R}
	return sm.on(bins{int(math.Ceil(far/width)) + tail*fineness, width}), nil
}

// on returns the smoother for other bins, which must reach as far.
func (sm *smoother) on(b bins) *smoother {
	other := &smoother{bins: b, h: sm.h, r: sm.r}
	for _, r := range sm.r {
		other.kernel = append(other.kernel, other.stretch(r))
	}
	return other
}

func farthest(r []float64) (far float64, err error) {
	if len(r) == 0 {
		return 0, errors.New("pattern: no distances to look at")
	}
	for k, v := range r {
		if !(v >= 0) || math.IsInf(v, 0) {
			return 0, fmt.Errorf("pattern: distance %d: %v is not a number from 0 on", k, v)
		}
		far = max(far, v)
	}
	if far == 0 {
		return 0, errors.New("pattern: all distances to look at are 0")
	}
	return far, nil
}

// stretch expands the kernel at distance r: with u = (r - centre of bin)/h and
// ε half a bin in bandwidths,
//
//	φ(u - εt) = φ(u) Σ_k He_k(u) (εt)^k / k!.
func (sm *smoother) stretch(r float64) stretch {
	end := min(sm.n, int((r+tail*sm.h)/sm.width)+1)
	first := min(end, max(0, int((r-tail*sm.h)/sm.width)))
	s := stretch{first, make([]moment, end-first)}
	e := sm.width / (2 * sm.h)
	for k := range s.factor {
		centre := (float64(first+k) + 0.5) * sm.width
		for _, u := range []float64{(r - centre) / sm.h, (-r - centre) / sm.h} {
			if u < -tail-1 {
				continue
			}
			phi := math.Exp(-u*u/2) / math.Sqrt(2*math.Pi)
			term := phi // φ(u) ε^k / k!
			he, before := 1.0, 0.0
			for order := range s.factor[k] {
				s.factor[k][order] += term * he
				he, before = u*he-float64(order)*before, he
				term *= e / float64(order+1)
			}
		}
	}
	return s
}

// density returns the density of pairs with the given moments and mass.
func (sm *smoother) density(m []moment, mass float64) []float64 {
	density := make([]float64, len(sm.kernel))
	for k, s := range sm.kernel {
		for b, f := range s.factor {
			c := &m[s.first+b]
			density[k] += f[0]*c[0] + f[1]*c[1] + f[2]*c[2] + f[3]*c[3] + f[4]*c[4] + f[5]*c[5]
		}
		density[k] /= sm.h * mass
	}
	return density
}

// mean returns the density of pairs that were only counted, as if they lay
// evenly over each bin: then the mean of t² is 1/3 and that of t is 0.
func (sm *smoother) mean(bin []float64, mass float64) []float64 {
	density := make([]float64, len(sm.kernel))
	for k, s := range sm.kernel {
		for b, f := range s.factor {
			density[k] += (f[0] + f[2]/3) * bin[s.first+b]
		}
		density[k] /= sm.h * mass
	}
	return density
}
