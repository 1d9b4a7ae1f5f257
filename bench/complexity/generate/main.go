// Generate writes a table of trade for the complexity benchmark to standard
// output: generate LOCATIONS PRODUCTS. The same sizes give the same bytes.
//
// A location makes a product where its capability exceeds the product's need
// by luck as well, about a third of all pairs; values are log-normal. So the
// table is nested, as trade is, but not perfectly.
package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate LOCATIONS PRODUCTS")
		os.Exit(2)
	}
	locations, errL := strconv.Atoi(os.Args[1])
	products, errP := strconv.Atoi(os.Args[2])
	if errL != nil || errP != nil || locations < 1 || products < 1 {
		fmt.Fprintln(os.Stderr, "generate: LOCATIONS and PRODUCTS are counts")
		os.Exit(2)
	}
	w := bufio.NewWriterSize(os.Stdout, 1<<20)
	write(w, locations, products)
	if err := w.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func write(w *bufio.Writer, locations, products int) {
	random := rand.New(rand.NewPCG(uint64(locations), uint64(products)))
	need := make([]float64, products)
	for p := range need {
		need[p] = random.NormFloat64()
	}
	w.WriteString("time,location,product,value\n")
	for l := range locations {
		capability := random.NormFloat64() - 0.8
		for p := range products {
			if capability-need[p]+random.NormFloat64() < 0 {
				continue
			}
			value := math.Exp(10 + capability - need[p]/2 + 1.5*random.NormFloat64())
			fmt.Fprintf(w, "2020,L%04d,P%04d,%.0f\n", l, p, math.Ceil(value))
		}
	}
}
