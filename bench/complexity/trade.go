// Package complexity is the benchmark of the complexity tool against
// py-ecomplexity: the same work on the same file, whole process against whole
// process. See README.md.
package complexity

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
)

// WriteTrade writes a table of trade, time,location,product,value. The same
// sizes give the same bytes.
//
// A location makes a product where its capability, and luck, exceed what the
// product needs, which is so for about a third of all pairs; values are
// log-normal. So the table is nested as trade is, but not perfectly, and an
// eighth of all pairs have a revealed comparative advantage.
func WriteTrade(w io.Writer, locations, products int) error {
	random := rand.New(rand.NewPCG(uint64(locations), uint64(products)))
	need := make([]float64, products)
	for p := range need {
		need[p] = random.NormFloat64()
	}
	bw := bufio.NewWriterSize(w, 1<<20)
	fmt.Fprintln(bw, "time,location,product,value")
	for l := range locations {
		capability := random.NormFloat64() - 0.8
		for p := range products {
			if capability-need[p]+random.NormFloat64() < 0 {
				continue
			}
			value := math.Exp(10 + capability - need[p]/2 + 1.5*random.NormFloat64())
			fmt.Fprintf(bw, "2020,L%04d,P%04d,%.0f\n", l, p, math.Ceil(value))
		}
	}
	return bw.Flush()
}
