package dataset_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"agglo/dataset"
)

func ExampleDataset_Check() {
	folder := fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "batteries"}`)},
		"chains.csv":       {Data: []byte("id,name\nbattery,Power batteries\n")},
		"links.csv": {Data: []byte(`chain,id,name,stage,weight
battery,separator,Separators,upstream,1
battery,cell,Cells,midstrem,2
batteries,pack,Packs,downstream,1O
`)},
	}
	d, err := dataset.Open(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range d.Check(context.Background(), nil) {
		fmt.Println(p)
	}
	// Output:
	// links.csv:3:stage: "midstrem" is not one of upstream, midstream, downstream, equipment, service, recycling; did you mean "midstream"?
	// links.csv:4:chain: "batteries" is not in chains; did you mean "battery"?
	// links.csv:4:weight: "1O" is not a number
}
