package complexity

import "math"

// Reflections returns the rounds 0 to n of the method of reflections,
//
//	k_c,0 = diversity     k_c,N = Σ_p M_cp k_p,N-1 / k_c,0
//	k_p,0 = ubiquity      k_p,N = Σ_c M_cp k_c,N-1 / k_p,0,
//
// so region[N][c] is k_c,N. Even rounds of regions, in the unit of diversity,
// are averages of averages of diversity; odd ones of ubiquity. With growing N
// all regions tend to the same number, and the small differences to [ECI]. See
// Hidalgo and Hausmann (2009) doi:10.1073/pnas.0900943106. A region with no
// product has NaN from round 1 on, and so has a product in no region.
func Reflections(m *Presence, n int) (region, product [][]float64) {
	regions, products := m.Dims()
	region, product = make([][]float64, n+1), make([][]float64, n+1)
	region[0], product[0] = floatsOf(m.Diversity), floatsOf(m.Ubiquity)
	for i := 1; i <= n; i++ {
		region[i], product[i] = make([]float64, regions), make([]float64, products)
		m.toRegions(region[i], product[i-1])
		m.toProducts(product[i], region[i-1])
	}
	return region, product
}

// reflect fills x by reflections: ECI of an even round, which averages
// diversity and so has its sign, and PCI of the odd round after it.
func (x *Index) reflect(m *Presence, c Convention) error {
	if nonZero(m.Diversity) < 2 || nonZero(m.Ubiquity) < 2 {
		return ErrTooFew
	}
	n := c.Reflections | 1
	region, product := Reflections(m, n)
	x.Region, x.Product = region[n-1], product[n]
	mean, deviation := moments(x.Region, c.Sample)
	if !(deviation > math.Abs(mean)*1e-12) {
		x.Region, x.Product = unknown(len(x.Region)), unknown(len(x.Product))
		return ErrAlike
	}
	x.Vector = scale(x.Product, 0, deviation)
	x.standardise(c, mean, deviation)
	x.Correlation = 1
	return nil
}

// Fitness returns the fitness of regions and the quality (complexity) of
// products after the given number of rounds of
//
//	F_c <- Σ_p M_cp Q_p            divided by its mean over regions
//	Q_p <- 1 / Σ_c M_cp / F_c      divided by its mean over products,
//
// both from the F and Q of the round before, starting from 1. The mean of each
// is 1. See Tacchella et al. (2012) doi:10.1038/srep00723. A region with no
// product has fitness 0; a product in no region has quality NaN.
//
// Where M is far from nested, the fitness of some regions tends to zero with
// the rounds and their order alone has a meaning, see Pugliese, Zaccaria and
// Pietronero (2016) doi:10.1140/epjst/e2015-50118-1.
func Fitness(m *Presence, rounds int) (region, product []float64) {
	regions, products := m.Dims()
	region, product = ones(regions), ones(products)
	for p, u := range m.Ubiquity {
		if u == 0 {
			product[p] = math.NaN()
		}
	}
	for range rounds {
		f, q := make([]float64, regions), make([]float64, products)
		for r, row := range m.rows {
			for _, p := range row {
				f[r] += product[p]
				q[p] += 1 / region[r]
			}
		}
		for p := range q {
			q[p] = 1 / q[p]
			if m.Ubiquity[p] == 0 {
				q[p] = math.NaN()
			}
		}
		meanF, _ := moments(f, false)
		meanQ, _ := moments(q, false)
		region, product = scale(f, 0, meanF), scale(q, 0, meanQ)
	}
	return region, product
}

func ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}

func floatsOf(counts []int) []float64 {
	x := make([]float64, len(counts))
	for i, k := range counts {
		x[i] = float64(k)
	}
	return x
}
