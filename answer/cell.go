package answer

import (
	"fmt"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/quantity"
	"agglo/table"
)

// cell returns a figure as a table cell under a heading that names no unit.
func cell(f indicator.Figure, lang agglo.Lang) any {
	if f.Value == nil {
		return nil
	}
	return table.Number{Value: *f.Value, Text: f.Text.In(lang)}
}

// cellIn returns a figure as a table cell under a heading that names its unit.
func cellIn(f indicator.Figure) any {
	if f.Value == nil {
		return nil
	}
	return bare(*f.Value, f.Bound)
}

func bare(v float64, b agglo.Bound) table.Number {
	return table.Number{Value: v, Text: b.Symbol() + quantity.Number(v, quantity.Full)}
}

func percent(v float64) table.Number {
	return table.Number{Value: v, Text: fmt.Sprintf("%.1f", v)}
}

// pick returns the word for a heading in a language.
func pick(lang agglo.Lang, en, zh string) string { return agglo.Text{En: en, Zh: zh}.In(lang) }

// unitIn returns a unit as a cell: as the data set writes it, in Chinese by
// name, which that of a mere count is without.
func unitIn(lang agglo.Lang, unit string) any {
	if lang == agglo.Chinese {
		return orNil(quantity.Unit(unit).Zh)
	}
	return orNil(unit)
}

// ofSubject names an indicator of a subject. In Chinese a subject that the
// indicator names already is not said again.
func ofSubject(name, subject agglo.Text) agglo.Text {
	t := agglo.Textf("%s, %s", "%[2]s%[1]s", name, subject)
	if strings.Contains(name.Zh, subject.Zh) {
		t.Zh = name.Zh
	}
	return t
}

var statusNames = map[string]agglo.Text{
	"final": {En: "final", Zh: "最终"}, "revised": {En: "revised", Zh: "修订"}, "preliminary": {En: "preliminary", Zh: "初步"},
	"reported": {En: "reported", Zh: "公布"}, "estimate": {En: "estimate", Zh: "估计"}, "derived": {En: "derived", Zh: "推算"},
}

// StatusName says what the status of a value is called.
func StatusName(status string) agglo.Text { return statusNames[status] }

// known returns a pointed-to number as a cell.
func known(v *float64) any {
	if v == nil {
		return nil
	}
	return bare(*v, agglo.Exact)
}

// join writes names one after another with "and" before the last.
func join(names []agglo.Text) agglo.Text {
	var t agglo.Text
	for i, n := range names {
		switch {
		case i == 0:
			t = n
		case i == len(names)-1:
			t = agglo.Textf("%s and %s", "%s和%s", t, n)
		default:
			t = agglo.Textf("%s, %s", "%s、%s", t, n)
		}
	}
	return t
}

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// Ordinal writes a rank in words.
func Ordinal(n int) agglo.Text {
	zh := fmt.Sprintf("第%d", n)
	if n < len(ordinals) {
		return agglo.Text{En: ordinals[n], Zh: zh}
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return agglo.Text{En: fmt.Sprintf("%d%s", n, suffix), Zh: zh}
}
