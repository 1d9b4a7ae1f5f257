package agglo_test

import (
	"testing"

	"agglo"
)

func TestPeriod_In(t *testing.T) {
	for written, want := range map[string]string{
		"2023": "2023年", "2023-H1": "2023年上半年", "2023-S2": "2023年下半年", "2023-Q3": "2023年第三季度",
		"2023-06": "2023年6月", "2023-10-05": "2023年10月5日", "2023-01/2023-09": "2023年1—9月", "2022/2024": "2022—2024年",
		"2022-11/2023-02": "2022年11月至2023年2月", "2023-06-01/2023-06-30": "2023年6月1日至2023年6月30日",
	} {
		p := agglo.MustPeriod(written)
		if got := p.In(agglo.Chinese); got != want {
			t.Errorf("%s in Chinese is %s, want %s", written, got, want)
		}
		if got := p.In(agglo.English); got != p.String() {
			t.Errorf("%s in English is %s", written, got)
		}
	}
	if got := (agglo.Period{}).In(agglo.Chinese); got != "" {
		t.Errorf("the zero period is %q", got)
	}
}

func TestTextf_putsEachLanguageIn(t *testing.T) {
	got := agglo.Textf("%s in %s", "%[2]s%[1]s", agglo.Text{En: "output", Zh: "产值"}, agglo.MustPeriod("2023-01/2023-09"))
	if want := (agglo.Text{En: "output in 2023-01/2023-09", Zh: "2023年1—9月产值"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
