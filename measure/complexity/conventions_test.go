package complexity

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// Numbers of the toy table under other conventions. "datawheel" was computed
// with economic_complexity 0.3.0 from PyPI (complexity(rca(df)) and
// relatedness(rca(df))); "economiccomplexity" and "atlas" with numpy from the
// formulas of the R package 2.0.0 (R/complexity_outlook.R) and of the Atlas,
// by a dense eigensolver: neither package can be installed from PyPI.
func TestConventions(t *testing.T) {
	tests := []struct {
		convention       Convention
		eci, pci         []float64
		density, outlook []float64 // of region 2; of all
		gain             []float64 // of region 2
	}{
		{Datawheel,
			[]float64{0.24610513229780978, 0.7687749595576515, -1.2517319462374767, 1.054784581692649, -0.8179327273106336},
			[]float64{0.7333758136403722, -0.9150006567552686, 1.0152199485316853, -1.457344757061748, 0.6832752938547164, -0.05952564220953373},
			[]float64{0.14285714285714288, 0.3333333333333333, 0.0, 0.6666666666666666, 0.18181818181818182, 0.4285714285714286},
			nil, nil},
		{EconomicComplexity,
			[]float64{0.2461001171024599, 0.7687799119624386, -1.2517316459577568, 1.054783304710726, -0.8179316878178674},
			[]float64{0.733375757096938, -0.9150019057599031, 1.0152228282880749, -1.457343665997188, 0.6832718024522324, -0.059524815880353785},
			nil,
			[]float64{-0.11953813602574925, -0.1861591156486036, 0.1358650488576385, -0.22714368318767553, 0.5161456067249264},
			[]float64{0.639603687320599, 0, 0.6673891780146584, 0, 0.5849219892251196, 0.34456566833907565}},
		{Atlas,
			[]float64{0.27514829555587944, 0.8595220714421581, -1.399478524974622, 1.1792835854325288, -0.9144754274559441},
			[]float64{0.8033728905788449, -1.0023343678898302, 1.112120887895145, -1.5964399998078689, 0.7484867580017326, -0.065206168778023},
			nil,
			[]float64{-0.1309474671668478, -0.20392709385190633, 0.14883270407174023, -0.2488234381533937, 0.5654091835208648},
			[]float64{0.6203134457600615, 0, 0.7310882148669187, 0, 0.5526926701115209, 0.3970146288157176}},
	}
	m := table(t, toy).RCA().Presence(1)
	for _, tt := range tests {
		name := tt.convention.Name
		index, err := ECI(m, tt.convention)
		if err != nil {
			t.Fatal(err)
		}
		outlook := NewOutlook(m, index, tt.convention)
		compare(t, name+" eci", index.Region, tt.eci)
		compare(t, name+" pci", index.Product, tt.pci)
		if tt.density != nil {
			compare(t, name+" density", outlook.Density.RawRowView(2), tt.density)
		}
		if tt.outlook != nil {
			compare(t, name+" coi", outlook.Index, tt.outlook)
			compare(t, name+" cog", outlook.Gain.RawRowView(2), tt.gain)
		}
	}
}

// The network of figure S4 in the supplement of Hidalgo and Hausmann (2009),
// with the averages as EconGeo 1.3 (MORc, MORt) computes them.
func TestReflections(t *testing.T) {
	m := NewPresence(4, [][]int32{{0, 1, 2, 3}, {1}, {2, 3}, {3}})
	region, product := Reflections(m, 2)
	compare(t, "k_c,1", region[1], []float64{2, 2, 2.5, 3})
	compare(t, "k_p,1", product[1], []float64{4, 2.5, 3, 7.0 / 3})
	compare(t, "k_c,2", region[2], []float64{2.9583333333333335, 2.5, 2.6666666666666665, 2.3333333333333335})
	compare(t, "k_p,2", product[2], []float64{2, 2, 2.25, 2.5})
}

// After 19 rounds: numpy, from the recursion of Tacchella et al. In the limit:
// econcomplex 1.0.1 from PyPI, fitness_complexity(V, iterations=3000, tol=0),
// which takes the new fitness in the update of quality and so has other
// rounds and the same limit.
func TestFitness(t *testing.T) {
	m := table(t, toy).RCA().Presence(1)
	fitness, quality := Fitness(m, 19)
	compare(t, "fitness", fitness, []float64{1.3791081413934505, 1.1647490047580544, 0.3493706374256117, 1.4988328125466208, 0.6079394038762636})
	compare(t, "quality", quality, []float64{1.0442742122767938, 0.4588441411173488, 1.5380917843090711, 0.5342044007453757, 1.688671709537309, 0.7359137520141015})
	fitness, quality = Fitness(m, 3000)
	compare(t, "fitness in the limit", fitness, []float64{1.3832780399518703, 1.185951096436132, 0.3185004823203836, 1.542966602167253, 0.5693037791243617})
	compare(t, "quality in the limit", quality, []float64{1.0690504772683955, 0.42125856250133903, 1.5872793408687924, 0.48345653024817825, 1.7265369279952576, 0.7124181611180379})
}

// A region with no product and a product in no region touch nothing else.
func TestFitnessOfNothing(t *testing.T) {
	full, _ := Fitness(NewPresence(3, [][]int32{{0, 1}, {1, 2}, {0}}), 50)
	region, product := Fitness(NewPresence(4, [][]int32{{0, 1}, {}, {1, 3}, {0}}), 50)
	if region[1] != 0 || !math.IsNaN(product[2]) {
		t.Errorf("fitness %v, quality %v: want 0 at region 1 and NaN at product 2", region, product)
	}
	for i, at := range []int{0, 2, 3} {
		if !near(region[at]/region[0], full[i]/full[0]) {
			t.Errorf("fitness of region %d against region 0 = %v, want %v", at, region[at]/region[0], full[i]/full[0])
		}
	}
}

// Two regions, of 1 and 4 heads: the quotients written out.
func TestRPOP(t *testing.T) {
	v := table(t, mat.NewDense(2, 2, []float64{30, 10, 10, 50}))
	q, err := v.RPOP([]float64{1, 4})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "rpop", []float64{q.At(0, 0), q.At(0, 1), q.At(1, 0), q.At(1, 1)},
		[]float64{30 / (40.0 / 5), 10 / (60.0 / 5), 10.0 / 4 / (40.0 / 5), 50.0 / 4 / (60.0 / 5)})
	if _, err := v.RPOP([]float64{1, 0}); err == nil || err.Error() != "complexity: region 1: population 0 is not positive" {
		t.Errorf("got %v", err)
	}
}
