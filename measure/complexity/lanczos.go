package complexity

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/lapack/gonum"
	"gonum.org/v1/gonum/mat"
)

// precision is the residual at which an eigenvector is taken as found.
const precision = 1e-14

// leading returns the largest eigenvalue and its eigenvector, of length 1, of
// the symmetric operator apply (y = A x) on the space orthogonal to the known
// orthonormal eigenvectors. It is the method of Lanczos with the basis
// orthogonalised twice in every step, so that it ends exactly after n steps at
// the latest and needs a few dozen where the eigenvalue stands apart.
func leading(n int, apply func(y, x []float64), known [][]float64) (value float64, vector []float64) {
	basis := append([][]float64{}, known...)
	var diagonal, off []float64
	for next, check := spread(n, len(known)), 8; ; {
		orthogonalise(next, basis)
		length := floats.Norm(next, 2)
		steps := len(diagonal)
		exhausted := length <= precision || len(basis) >= n
		if steps > 0 && (exhausted || steps >= check) {
			check = steps + steps/3
			theta, s := ritz(diagonal, off)
			if exhausted || length*math.Abs(s[steps-1]) <= precision {
				return theta, combine(basis[len(known):], s)
			}
		}
		if exhausted {
			return 0, make([]float64, n)
		}
		floats.Scale(1/length, next)
		basis = append(basis, next)
		if steps > 0 {
			off = append(off, length)
		}
		image := make([]float64, n)
		apply(image, next)
		diagonal = append(diagonal, floats.Dot(image, next))
		next = image
	}
}

// spread returns a start vector that no structure of the data lines up with,
// always the same for a k and another for each: the search for a further
// vector must not start from what the search before it has used up, or it
// would miss a tied eigenvalue.
func spread(n, k int) []float64 {
	random := rand.New(rand.NewPCG(uint64(k), 0))
	x := make([]float64, n)
	for i := range x {
		x[i] = random.NormFloat64()
	}
	return x
}

// orthogonalise takes the parts along the basis away from x, twice, since the
// first time leaves rounding behind.
func orthogonalise(x []float64, basis [][]float64) {
	for range 2 {
		for _, b := range basis {
			floats.AddScaled(x, -floats.Dot(x, b), b)
		}
	}
}

// ritz returns the largest eigenvalue of a symmetric tridiagonal matrix and its
// vector, by inverse iteration from a little above the eigenvalue: more than
// rounding, so that the system is never singular, and less than any gap.
func ritz(diagonal, off []float64) (theta float64, s []float64) {
	n := len(diagonal)
	values := slices.Clone(diagonal)
	if !(gonum.Implementation{}).Dsterf(n, values, slices.Clone(off)) {
		panic("complexity: the tridiagonal eigenproblem did not converge")
	}
	theta = values[n-1]
	shifted := slices.Clone(diagonal)
	floats.AddConst(-theta-64*epsilon, shifted)
	t := mat.NewTridiag(n, slices.Clone(off), shifted, slices.Clone(off))
	vector := mat.NewVecDense(n, spread(n, 0))
	for range 3 {
		if err := t.SolveVecTo(vector, false, vector); err != nil {
			panic("complexity: " + err.Error())
		}
		vector.ScaleVec(1/mat.Norm(vector, 2), vector)
	}
	return theta, vector.RawVector().Data
}

// epsilon is the spacing of numbers below 1, where the eigenvalues lie.
const epsilon = 0x1p-53

func combine(basis [][]float64, s []float64) []float64 {
	x := make([]float64, len(basis[0]))
	for i, b := range basis {
		floats.AddScaled(x, s[i], b)
	}
	floats.Scale(1/floats.Norm(x, 2), x)
	return x
}
