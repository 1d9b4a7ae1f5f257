package answer

import "testing"

// The strip says of a link what the question about the link says.
func TestChokepointsAgree(t *testing.T) {
	all := ask(t, Chokepoints, ChokepointsIn{Chain: "power-battery"})
	if len(all.Links) != 32 {
		t.Fatalf("%d links, want the 32 of the list", len(all.Links))
	}
	for _, l := range all.Links {
		if l.ID != "cell" && l.ID != "separator" {
			continue
		}
		one := ask(t, Concentration, ConcentrationIn{Link: "power-battery." + string(l.ID)})
		if l.Of != one.Of || l.Cities[0].Region != one.Cities[0].Region || *l.HHI.Value != *one.Measures[0].Value || *l.CR3.Value != *one.Measures[1].Value {
			t.Errorf("%s: %d cities, first %s; alone %d, first %s", l.ID, l.Of, l.Cities[0].Region, one.Of, one.Cities[0].Region)
		}
		share := 0.0
		for _, c := range l.Cities {
			share += c.Share
		}
		if d := share - *l.CR3.Value; d > 1e-6 || d < -1e-6 {
			t.Errorf("%s: the first three have %g %%, and cr3 is %g", l.ID, share, *l.CR3.Value)
		}
	}
}
