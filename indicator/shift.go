package indicator

import (
	"context"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/measure/share"
)

// shiftYears is how far back the start of a shift-share lies.
const shiftYears = 5

// shiftFamily are the parts of the change in the number of running
// establishments since five years before, over the links of a chain: the three
// classic ones, and the two of Esteban-Marquillas that the regional part is
// made of.
func shiftFamily() []builtin {
	const dunn, esteban = "doi:10.1111/j.1435-5597.1960.tb01705.x", "Esteban-Marquillas 1972, Regional and Urban Economics 2(3)"
	part := func(id, reference string, name, words agglo.Text, of func(share.Shift) float64) builtin {
		return builtin{
			Definition: Definition{ID: "shift-share:" + id, Name: name, Words: words, Unit: "count", Kind: Level, Better: "higher", Subjects: "chain", Page: "shift-share",
				Reference: reference},
			panel: shiftPanel(of),
		}
	}
	return []builtin{
		part("national", dunn, agglo.Text{En: "Shift-share: national part", Zh: "偏离份额：全国分量"}, agglo.Text{En: "establishments gained since five years before, had all grown as the country's", Zh: "若与全国同速增长，五年来应增企业数"}, func(s share.Shift) float64 { return s.National }),
		part("mix", dunn, agglo.Text{En: "Shift-share: mix of links", Zh: "偏离份额：结构分量"}, agglo.Text{En: "more or fewer because the links here grow otherwise than all", Zh: "因本地环节结构而多增或少增的企业数"}, func(s share.Shift) float64 { return s.Mix }),
		part("regional", dunn, agglo.Text{En: "Shift-share: regional part", Zh: "偏离份额：竞争分量"}, agglo.Text{En: "more or fewer because the links grow otherwise here than in the country", Zh: "因本地环节增速不同于全国而多增或少增的企业数"}, func(s share.Shift) float64 { return s.Regional }),
		part("competitive", esteban, agglo.Text{En: "Shift-share: competitive part", Zh: "偏离份额：纯竞争力分量"}, agglo.Text{En: "the regional part, had the region the country's mix of links", Zh: "若本地环节结构与全国相同时的竞争分量"}, func(s share.Shift) float64 { return s.Competitive }),
		part("allocation", esteban, agglo.Text{En: "Shift-share: allocation", Zh: "偏离份额：配置分量"}, agglo.Text{En: "the rest of the regional part: being specialised in links that grow better or worse here", Zh: "竞争分量的其余部分：本地专业化于增长较快或较慢的环节"}, func(s share.Shift) float64 { return s.Allocation }),
	}
}

func shiftPanel(of func(share.Shift) float64) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		roof, err := s.universe(q.Subject)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			regions := s.withCountries(q.Regions)
			end, err := s.holdingsOf(ctx, roof, regions, p.End())
			if err != nil {
				return nil, err
			}
			start, err := s.holdingsOf(ctx, roof, regions, p.Before(shiftYears).End())
			if err != nil {
				return nil, err
			}
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				f := registerFigure(r, q.Subject, p)
				if err := shiftFigure(&f, start, end, s.Snap.Regions().Country(r), of); err != nil {
					return nil, err
				}
				out[i] = f
			}
			return out, nil
		})
	}
}

func shiftFigure(f *Figure, start, end *holdings, country agglo.RegionID, of func(share.Shift) float64) error {
	columns := start.column[f.Subject]
	a, nationA := start.picked(f.Region, columns), start.picked(country, columns)
	b, nationB := end.picked(f.Region, columns), end.picked(country, columns)
	shifts, err := share.ShiftShare(mat.NewDense(1, len(columns), a), mat.NewDense(1, len(columns), b), nationA, nationB)
	if err != nil {
		return err
	}
	var sum share.Shift
	for _, s := range shifts[0] {
		sum = sum.Plus(s)
	}
	why := agglo.Text{En: "a link is new here and has no growth rate", Zh: "有环节为本地新增，没有增速"}
	if total(nationA) == 0 {
		why = agglo.Text{En: "the country had no running establishment at the start", Zh: "起始时全国没有在产企业"}
	}
	setOrUnknown(f, of(sum), why)
	f.Filled = agglo.Textf("change of %g establishments over %d links", "企业场所变动%g家，涉及%d个环节", total(b)-total(a), len(columns))
	return nil
}

// picked returns some columns of the row of a region.
func (h *holdings) picked(region agglo.RegionID, columns []int) []float64 {
	row := h.values(region)
	out := make([]float64, len(columns))
	for i, c := range columns {
		out[i] = row[c]
	}
	return out
}

func total(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}
