package newenergy

import (
	"context"
	"testing"

	"agglo/dataset"
)

// TestCheck holds the bundled data set to the rules of its own format: not one
// problem, warnings included.
func TestCheck(t *testing.T) {
	d, err := dataset.Open(FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Check(context.Background(), nil) {
		t.Error(p)
	}
	if got := d.Descriptor.Defaults; got.Region != "CN-320400" || got.Chain != "power-battery" || got.Period.String() != "2023" {
		t.Errorf("defaults are %s, %s, %s", got.Region, got.Chain, got.Period)
	}
}
