package network_test

import (
	"context"
	"fmt"

	"agglo/measure/network"
)

// A mine (0) supplies two smelters (1, 2), which supply a cable maker (3).
// Figures are made up.
func ExampleNetwork_Risks() {
	firms := network.Firms{Sector: []int32{0, 1, 1, 2}, Output: []float64{20, 15, 5, 40}}
	links := []network.Link{
		{Supplier: 0, Buyer: 1, Volume: 10},
		{Supplier: 0, Buyer: 2, Volume: 5},
		{Supplier: 1, Buyer: 3, Volume: 15},
		{Supplier: 2, Buyer: 3, Volume: 5},
	}
	net, err := network.New(firms, links, nil) // every input is essential
	if err != nil {
		panic(err)
	}
	risks, err := net.Risks(context.Background(), net.EachFirm(), network.Options{})
	if err != nil {
		panic(err)
	}
	for i, r := range risks {
		fmt.Printf("firm %d: %.4f (downstream %.4f, upstream %.4f)\n", i, r.Total, r.Downstream, r.Upstream)
	}
	// Output:
	// firm 0: 1.0000 (downstream 1.0000, upstream 0.2500)
	// firm 1: 0.6875 (downstream 0.5625, upstream 0.3125)
	// firm 2: 0.2500 (downstream 0.1875, upstream 0.1250)
	// firm 3: 0.9375 (downstream 0.5000, upstream 0.9375)
}
