package complexity

import (
	"errors"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func allUnknown(x []float64) bool {
	return !slices.ContainsFunc(x, func(v float64) bool { return !math.IsNaN(v) })
}

func TestUndefinedIndex(t *testing.T) {
	tests := []struct {
		name     string
		products int
		regions  [][]int32
		want     error
	}{
		{"one region", 3, [][]int32{{0, 1, 2}}, ErrTooFew},
		{"nothing at all", 3, [][]int32{{}, {}}, ErrTooFew},
		{"one product", 2, [][]int32{{1}, {1}}, ErrTooFew},
		{"two islands", 4, [][]int32{{0, 1}, {0, 1}, {2, 3}, {2}}, ErrDisconnected},
		{"all alike", 3, [][]int32{{0, 1, 2}, {0, 1, 2}, {0, 1, 2}}, ErrAlike},
		{"a ring of four, each like its neighbours", 4, [][]int32{{0, 1}, {1, 2}, {2, 3}, {3, 0}}, ErrTied},
	}
	for _, tt := range tests {
		m := NewPresence(tt.products, tt.regions)
		index, err := ECI(m, Ecomplexity)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
		if !allUnknown(index.Region) || !allUnknown(index.Product) {
			t.Errorf("%s: ECI %v, PCI %v, want all NaN", tt.name, index.Region, index.Product)
		}
		outlook := NewOutlook(m, index, Ecomplexity)
		if !allUnknown(outlook.Index) || !allUnknown(outlook.Gain.RawMatrix().Data) {
			t.Errorf("%s: COI %v, COG %v, want all NaN", tt.name, outlook.Index, outlook.Gain.RawMatrix().Data)
		}
	}
	if _, err := ECI(NewPresence(3, [][]int32{{0, 1, 2}, {0, 1, 2}}), Datawheel); !errors.Is(err, ErrAlike) {
		t.Errorf("reflections of regions that are all alike: error %v, want %v", err, ErrAlike)
	}
}

// py-ecomplexity turns a whole year to NaN where one location has no product.
// Here it has NaN and the others have what they have without it.
func TestEmptyRegionAndProductTouchNothing(t *testing.T) {
	m := table(t, toy).RCA().Presence(1)
	want, err := ECI(m, Ecomplexity)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]int32
	for r := range 5 {
		if r == 2 {
			rows = append(rows, nil)
		}
		rows = append(rows, m.Products(r))
	}
	wider := NewPresence(7, rows) // region 2 is empty, product 6 nowhere
	got, err := ECI(wider, Ecomplexity)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "eci", got.Region, slices.Insert(slices.Clone(want.Region), 2, math.NaN()))
	compare(t, "pci", got.Product, append(slices.Clone(want.Product), math.NaN()))
	before, after := NewOutlook(m, want, Ecomplexity), NewOutlook(wider, got, Ecomplexity)
	compare(t, "coi", after.Index, slices.Insert(slices.Clone(before.Index), 2, math.NaN()))
	for r, at := range []int{0, 1, 3, 4, 5} {
		compare(t, "density", after.Density.RawRowView(at), append(slices.Clone(before.Density.RawRowView(r)), math.NaN()))
		compare(t, "cog", after.Gain.RawRowView(at), append(slices.Clone(before.Gain.RawRowView(r)), math.NaN()))
	}
	if d := after.Density.At(2, 0); d != 0 {
		t.Errorf("density of the empty region = %v, want 0", d)
	}
}

// Diversities are equal, so that no direction is the complex one.
func TestUnsignedIndex(t *testing.T) {
	m := NewPresence(6, [][]int32{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}})
	index, err := ECI(m, Ecomplexity)
	if err != nil {
		t.Fatal(err)
	}
	if index.Signed() {
		t.Errorf("correlation with diversity is %v, want none", index.Correlation)
	}
	if index.Region[0] <= 0 {
		t.Errorf("ECI %v: the first region must be given the positive sign", index.Region)
	}
}

func TestLargest(t *testing.T) {
	m := NewPresence(7, [][]int32{{0, 1}, {2, 3}, {3, 4}, {4, 2}, {2}, {5, 6}})
	index, err := ECI(m, Ecomplexity)
	if !errors.Is(err, ErrDisconnected) || index.Parts != 3 {
		t.Fatalf("error %v with %d parts, want %v with 3", err, index.Parts, ErrDisconnected)
	}
	if got := m.Largest().Diversity; !slices.Equal(got, []int{0, 2, 2, 2, 1, 0}) {
		t.Errorf("diversity of the largest part %v", got)
	}
	if _, err := ECI(m.Largest(), Ecomplexity); errors.Is(err, ErrDisconnected) {
		t.Error("the largest part is not connected")
	}
}

func TestNewValuesErrors(t *testing.T) {
	tests := []struct {
		name            string
		region, product []int32
		value           []float64
		want            string
	}{
		{"negative", []int32{0, 1}, []int32{0, 1}, []float64{1, -2}, "complexity: value 1 (region 1, product 1): -2 is not a number from 0 on"},
		{"unknown", []int32{0}, []int32{1}, []float64{math.NaN()}, "complexity: value 0 (region 0, product 1): NaN is not a number from 0 on"},
		{"beyond all numbers", []int32{0, 0}, []int32{0, 1}, []float64{1e308, 1e308}, "complexity: the values add up to more than a number holds: take a larger unit"},
		{"infinite", []int32{0}, []int32{1}, []float64{math.Inf(1)}, "complexity: value 0 (region 0, product 1): +Inf is not a number from 0 on"},
		{"twice", []int32{1, 0, 1}, []int32{1, 0, 1}, []float64{1, 2, 3}, "complexity: region 1, product 1: the value is given twice"},
	}
	for _, tt := range tests {
		if _, err := NewValues(2, 2, tt.region, tt.product, tt.value); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

// A region with the structure of the nation has RCA 1 throughout, give or take
// rounding; which side of the threshold it falls on must be said.
func TestBorderline(t *testing.T) {
	v := table(t, mat.NewDense(2, 3, []float64{0.1, 0.2, 0.7, 0.3, 0.6, 2.1}))
	rca := v.RCA()
	exact := 0
	for r := range 2 {
		for p := range 3 {
			if rca.At(r, p) == 1 {
				exact++
			}
		}
	}
	if got := rca.Borderline(1); got != 6-exact || got == 0 {
		t.Errorf("%d of the %d that are not 1 exactly are reported", got, 6-exact)
	}
}

// A year without an index leaves the others as they are.
func TestPanel(t *testing.T) {
	apart := table(t, mat.NewDense(2, 2, []float64{1, 0, 0, 1}))
	years := Panel([]*Values{table(t, toy), apart}, 1, Ecomplexity)
	alone, err := ECI(table(t, toy).RCA().Presence(1), Ecomplexity)
	if err != nil || years[0].Err != nil {
		t.Fatal(err, years[0].Err)
	}
	compare(t, "eci", years[0].Index.Region, alone.Region)
	if !errors.Is(years[1].Err, ErrDisconnected) || !math.IsNaN(years[1].Index.Region[0]) || years[1].Outlook.Density.At(0, 0) != 1 {
		t.Errorf("two regions without a common product: %v, %+v", years[1].Err, years[1].Index)
	}
}
