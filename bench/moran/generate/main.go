// Command generate writes made-up sites to standard output: generate N. They
// lie evenly over a square of 100 by 100, the values rise and fall across it,
// weights are 1 to 499, and each site has one of ten types.
package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: generate N")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 {
		return fmt.Errorf("%q is not a number of sites", args[0])
	}
	out := bufio.NewWriter(w)
	random := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(out, "id,x,y,value,weight,type")
	for i := range n {
		x, y := 100*random.Float64(), 100*random.Float64()
		fmt.Fprintf(out, "u%d,%v,%v,%v,%d,%c\n", i, x, y, math.Sin(x/8)/2+random.NormFloat64(), 1+random.IntN(499), 'a'+random.IntN(10))
	}
	return out.Flush()
}
