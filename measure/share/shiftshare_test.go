package share

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// Region A of Farhauer and Kröll, Standorttheorien (2013), as REAT 3.0.3
// computes it: shift(...) and shift(..., shift.method = "Esteban").
func TestShiftShare(t *testing.T) {
	start, end := []float64{90, 20, 10, 60}, []float64{100, 40, 10, 55}
	shifts, err := ShiftShare(mat.NewDense(1, 4, start), mat.NewDense(1, 4, end),
		[]float64{400, 150, 150, 400}, []float64{440, 210, 135, 480})
	if err != nil {
		t.Fatal(err)
	}
	var all Shift
	for _, s := range shifts[0] {
		all = all.Plus(s)
	}
	compare(t, "parts", []float64{all.National, all.Mix, all.Regional, all.Competitive, all.Allocation},
		[]float64{27, 1, -3, -0.636363636363636, -2.363636363636363})
}

func TestShiftShareProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := drawTable(t)
		r, c := start.Dims()
		end := mat.NewDense(r, c, nil)
		end.Apply(func(i, j int, _ float64) float64 { return rapid.Float64Range(0, 1000).Draw(t, "y") }, end)
		shifts, err := ShiftShare(start, end, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		mix, regional := 0.0, make([]float64, c)
		for i := range shifts {
			for j, s := range shifts[i] {
				if !near(s.Change(), end.At(i, j)-start.At(i, j)) {
					t.Fatalf("parts add up to %v, the change is %v", s.Change(), end.At(i, j)-start.At(i, j))
				}
				if math.Abs(s.Competitive+s.Allocation-s.Regional) > 1e-9*(1+math.Abs(s.Competitive)) {
					t.Fatalf("competitive %v and allocation %v are not regional %v", s.Competitive, s.Allocation, s.Regional)
				}
				mix += s.Mix
				regional[j] += s.Regional
			}
		}
		// Over the whole nation nothing is left but its growth.
		if math.Abs(mix) > 1e-6 || floats.Norm(regional, math.Inf(1)) > 1e-6 {
			t.Fatalf("over all regions mix adds up to %v, regional to %v", mix, regional)
		}
	})
}

func TestShiftShareNewIndustries(t *testing.T) {
	shifts, err := ShiftShare(mat.NewDense(2, 2, []float64{0, 10, 5, 10}), mat.NewDense(2, 2, []float64{4, 10, 5, 10}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := shifts[0][0]; s.Regional != 4 || s.Change() != 4 || !math.IsNaN(s.Competitive) || !math.IsNaN(s.Allocation) {
		t.Errorf("new in the region: %+v, want all of 4 regional and the rest unknown", s)
	}
	shifts, err = ShiftShare(mat.NewDense(1, 2, []float64{0, 10}), mat.NewDense(1, 2, []float64{4, 10}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := shifts[0][0]; s.Mix != 4 || s.Change() != 4 || s.Competitive != 0 {
		t.Errorf("new in the nation: %+v, want all of 4 mix", s)
	}
	shifts, err = ShiftShare(mat.NewDense(1, 2, nil), mat.NewDense(1, 2, []float64{4, 0}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shifts[0] {
		if !math.IsNaN(s.National) || !math.IsNaN(s.Mix) || !math.IsNaN(s.Regional) || !math.IsNaN(s.Competitive) {
			t.Errorf("a nation that was nothing: %+v, want all unknown", s)
		}
	}
}

// With the nation at +15 %, a city that grew by 20 %: more than its industries
// explain.
func ExampleShiftShare() {
	start := mat.NewDense(2, 2, []float64{100, 100, 300, 500})
	end := mat.NewDense(2, 2, []float64{140, 100, 340, 570})
	shifts, _ := ShiftShare(start, end, nil, nil)
	city := shifts[0][0].Plus(shifts[0][1])
	fmt.Printf("national %.1f, mix %.1f, regional %.1f\n", city.National, city.Mix, city.Regional)
	// Output: national 30.0, mix 1.7, regional 8.3
}
