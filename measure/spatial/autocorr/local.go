package autocorr

import (
	"math"

	"agglo/measure/spatial/weights"
)

// A Local is one statistic for each unit. What is unknown is NaN: everything
// about a unit without neighbours, and the test of one whose statistic cannot
// vary.
//
// Expected and Variance are those of the conditional randomisation: the value
// of the unit stays, those of all others are shuffled. They are exact, so that
// permutations come ever closer to them.
type Local struct {
	Value    []float64
	Expected []float64
	Variance []float64
	Z        []float64 // (value - expected)/√variance
	P        []float64 // two-sided, from the normal distribution
}

// A Scale says what the squared deviations are divided by in local Moran.
type Scale int

const (
	Sample     Scale = iota // n - 1, as esda and GeoDa
	Population              // n, as Anselin's paper
)

// LocalMoran returns local Moran's I of each unit,
//
//	I_i = z_i/m · Σ_j w_ij z_j,  m = Σ_j z_j² / (n-1),
//
// or m = Σ_j z_j² / n with the [Population] scale. It is positive where a unit
// and its neighbours are on the same side of the mean, negative where the unit
// stands out; [Quadrants] says which. Σ_i I_i = S0 I (n-1)/n, S0 I with the
// population scale. Anselin 1995, doi:10.1111/j.1538-4632.1995.tb00338.x; the
// moments are A7 and A8 of Sokal, Oden and Thomson 1998,
// doi:10.1111/j.1538-4632.1998.tb00406.x, at the given scale.
//
// It returns an error if a value is not finite, all are equal, the largest is
// not between 1e-70 and 1e70, or there are fewer than 3 units. It panics if values and units differ in number.
func LocalMoran(w *weights.Matrix, y []float64, scale Scale) (Local, error) {
	z, factors, err := localMoran(w, y, scale)
	if err != nil {
		return Local{}, err
	}
	return conditional(w, z, factors), nil
}

// localMoran returns the deviations and what each lag is multiplied with.
func localMoran(w *weights.Matrix, y []float64, scale Scale) (z, factors []float64, err error) {
	z, _, err = centred(w, y)
	if err != nil {
		return nil, nil, err
	}
	squares := 0.0
	for _, v := range z {
		squares += v * v
	}
	n := float64(len(y) - 1)
	if scale == Population {
		n++
	}
	factors = make([]float64, len(z))
	for i, v := range z {
		factors[i] = v * n / squares
	}
	return z, factors, nil
}

// LocalG returns the G of Getis and Ord of each unit, which leaves the unit
// itself out (self weights are passed over),
//
//	G_i = Σ_{j≠i} w_ij x_j / Σ_{j≠i} x_j,
//
// and LocalGStar G*, which counts it in with the weights as they stand: use
// [weights.Matrix.WithSelf]. Z is the standardised statistic of Ord and Getis
// 1995, doi:10.1111/j.1538-4632.1995.tb00912.x: high where high values lie
// together (a hot spot), low where low values do. Where the sum below is not
// positive, G and its moments are NaN; Z is defined for negative values too.
// Errors as for [LocalMoran].
func LocalG(w *weights.Matrix, x []float64) (Local, error) {
	w = w.WithSelf(0)
	factors, err := shares(w, x, false)
	if err != nil {
		return Local{}, err
	}
	return conditional(w, x, factors), nil
}

// LocalGStar returns G* of each unit; see [LocalG]. Its moments are those of
// Ord and Getis, in which the value of the unit itself is shuffled too,
//
//	Z_i = (Σ_j w_ij x_j - W_i x̄) / (s √((n Σ_j w_ij² - W_i²)/(n-1))),
//
// with s² = Σ_j x_j²/n - x̄² and W_i = Σ_j w_ij.
func LocalGStar(w *weights.Matrix, x []float64) (Local, error) {
	factors, err := shares(w, x, true)
	if err != nil {
		return Local{}, err
	}
	all := newPool(x)
	l := newLocal(len(x))
	for i, lag := range w.Lag(x) {
		_, weight := w.Row(i)
		l.set(i, factors[i], lag, 0, all, weight)
	}
	return l, nil
}

// shares returns what lags are multiplied with to be shares of the total.
func shares(w *weights.Matrix, x []float64, self bool) ([]float64, error) {
	if _, _, err := centred(w, x); err != nil {
		return nil, err
	}
	total := 0.0
	for _, v := range x {
		total += v
	}
	factors := make([]float64, len(x))
	for i, v := range x {
		if self {
			v = 0
		}
		factors[i] = math.NaN()
		if total > v {
			factors[i] = 1 / (total - v)
		}
	}
	return factors, nil
}

// conditional returns factor_i Σ_j w_ij x_j with its moments when the values
// of all units but i are shuffled.
func conditional(w *weights.Matrix, x, factors []float64) Local {
	all := newPool(x)
	l := newLocal(len(x))
	for i, lag := range w.Lag(x) {
		others, self := split(w, i)
		l.set(i, factors[i], lag, self*x[i], all.without(x[i]), others)
	}
	return l
}

// split returns the weights of i for others and for itself.
func split(w *weights.Matrix, i int) (others []float64, self float64) {
	neighbours, weight := w.Row(i)
	for k, j := range neighbours {
		if int(j) == i {
			return append(append(make([]float64, 0, len(weight)), weight[:k]...), weight[k+1:]...), weight[k]
		}
	}
	return weight, 0
}

// A pool is what values are drawn from: their number, mean and variance.
type pool struct{ n, mean, variance float64 }

func newPool(x []float64) pool {
	p := pool{n: float64(len(x))}
	for _, v := range x {
		p.mean += v / p.n
	}
	for _, v := range x {
		p.variance += (v - p.mean) * (v - p.mean) / p.n
	}
	return p
}

// without returns the pool that is left when one of its values is taken out.
func (p pool) without(v float64) pool {
	d := v - p.mean
	return pool{p.n - 1, p.mean - d/(p.n-1), (p.variance*p.n - d*d*p.n/(p.n-1)) / (p.n - 1)}
}

// weighted returns the mean and variance of Σ_j w_j x_j for values drawn from
// the pool without replacement, of which two have the covariance -σ²/(n-1).
func (p pool) weighted(weight []float64) (mean, variance float64) {
	sum, squares := 0.0, 0.0
	for _, w := range weight {
		sum += w
		squares += w * w
	}
	spread := p.n*squares - sum*sum
	if spread <= 1e-12*p.n*squares { // all units with one weight: the sum is fixed
		spread = 0
	}
	return sum * p.mean, p.variance * spread / (p.n - 1)
}

func newLocal(n int) Local {
	return Local{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
}

// set fills in unit i: a lag of which the part fixed does not vary, and the
// weights of the part that does. Z is the same whatever the positive factor.
func (l *Local) set(i int, factor, lag, fixed float64, from pool, weight []float64) {
	mean, variance := from.weighted(weight)
	z := (lag - fixed - mean) / math.Sqrt(variance)
	switch {
	case len(weight) == 0:
		factor, z = math.NaN(), math.NaN()
	case factor == 0 || variance == 0:
		z = math.NaN()
	case factor < 0:
		z = -z
	}
	l.Value[i] = factor * lag
	l.Expected[i] = factor * (mean + fixed)
	l.Variance[i] = factor * factor * variance
	l.Z[i], l.P[i] = z, twoSided(z)
}
