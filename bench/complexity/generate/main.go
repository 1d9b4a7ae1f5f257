// Generate writes the input of the benchmark: generate LOCATIONS PRODUCTS.
package main

import (
	"fmt"
	"os"
	"strconv"

	"agglo/bench/complexity"
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
	if err := complexity.WriteTrade(os.Stdout, locations, products); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
