package export

import (
	"fmt"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"agglo"
	"agglo/store"
)

// The forms of periods are those of ObservationalTimePeriodType in the SDMX 3.0
// common schema: Gregorian and reporting periods, and a time range of a first
// day and an ISO 8601 duration.
func TestSDMXPeriod(t *testing.T) {
	for period, want := range map[string][2]string{
		"2023": {"A", "2023"}, "2023-H1": {"S", "2023-S1"}, "2023-Q4": {"Q", "2023-Q4"}, "2023-06": {"M", "2023-06"}, "2023-06-30": {"D", "2023-06-30"},
		"2023-01/2023-09": {"_O", "2023-01-01/P273D"}, // the 273rd day of 2023 is 30 September
		"2020/2021":       {"_O", "2020-01-01/P731D"}, // 2020 has 366 days
	} {
		frequency, text := sdmxPeriod(agglo.MustPeriod(period))
		if frequency != want[0] || text != want[1] {
			t.Errorf("%s is %s %s, want %s %s", period, frequency, text, want[0], want[1])
		}
	}
}

// TestSDMXCode: whatever an id is, its code is one of SDMX's IDType.
func TestSDMXCode(t *testing.T) {
	idType := regexp.MustCompile(`^[A-Za-z0-9_@$\-]+$`)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringN(1, 40, -1).Draw(t, "id")
		if code := sdmxCode(id); !idType.MatchString(code) {
			t.Fatalf("%q becomes %q", id, code)
		}
	})
	if got := sdmxCode("chain-integrity:c0.growth"); got != "chain-integrity_c0_growth" {
		t.Errorf("got %s", got)
	}
}

func TestAreaCodes(t *testing.T) {
	a := &PanelAnswer{}
	for _, id := range []agglo.RegionID{"A.1", "A:1", "A_1", "B"} {
		a.Regions = append(a.Regions, store.Region{ID: id})
	}
	if got := fmt.Sprint(a.areaCodes()); got != "[A_1 A_1-2 A_1-3 B]" {
		t.Errorf("got %s", got)
	}
}
