package complexity_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"agglo/measure/complexity"
)

// Exports of five regions in six products.
var exports = mat.NewDense(5, 6, []float64{
	120, 80, 60, 40, 30, 20,
	90, 20, 70, 10, 0, 25,
	30, 60, 5, 50, 10, 0,
	60, 0, 40, 5, 35, 0,
	20, 40, 0, 30, 0, 5,
})

func Example() {
	values, err := complexity.FromMatrix(exports)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := values.RCA().Presence(1)
	index, err := complexity.ECI(m, complexity.Ecomplexity)
	if err != nil {
		fmt.Println(err)
		return
	}
	outlook := complexity.NewOutlook(m, index, complexity.Ecomplexity)
	for r, eci := range index.Region {
		fmt.Printf("region %d: diversity %d, complexity %.2f, outlook %.2f\n", r, m.Diversity[r], eci, outlook.Index[r])
	}
	// Output:
	// region 0: diversity 4, complexity 0.28, outlook -0.50
	// region 1: diversity 3, complexity 0.86, outlook -0.75
	// region 2: diversity 2, complexity -1.40, outlook 0.39
	// region 3: diversity 3, complexity 1.18, outlook -0.92
	// region 4: diversity 3, complexity -0.91, outlook 1.78
}

// What region 2 could make next, and because of what.
func ExampleNext() {
	values, err := complexity.FromMatrix(exports)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := values.RCA().Presence(1)
	for _, c := range complexity.Next(m, 2, 1, 2, complexity.Ecomplexity) {
		fmt.Printf("product %d, density %.2f\n", c.Product, c.Density)
		for _, because := range c.Reasons {
			fmt.Printf("  product %d, proximity %.2f\n", because.Product, because.Proximity)
		}
	}
	// Output:
	// product 5, density 0.30
	//   product 1, proximity 0.67
	//   product 3, proximity 0.33
}
