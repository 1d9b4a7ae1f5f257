package indicator

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/measure/share"
	"agglo/quantity"
)

// structureFamily are the indicators of what a region is specialised in.
func structureFamily() []builtin {
	lq := func(id string, name, words agglo.Text, form func(float64) float64) builtin {
		return builtin{
			Definition: Definition{ID: id, Name: name, Words: words, Unit: "ratio", Kind: Rate, Better: "higher", Subjects: "chain or link",
				Page: "specialisation", Reference: "doi:10.1111/j.1467-9957.1965.tb00050.x"},
			panel: quotientPanel(form),
		}
	}
	return []builtin{
		lq("location-quotient", agglo.Text{En: "Location quotient (establishments)", Zh: "区位商（企业数）"},
			agglo.Text{En: "share of the region's running establishments that are in the subject / the same share in the country", Zh: "本地在产企业中该环节所占比重 ÷ 全国同一比重"},
			func(q float64) float64 { return q }),
		lq("location-quotient:symmetric", agglo.Text{En: "Symmetric location quotient", Zh: "对称区位商"}, agglo.Text{En: "(LQ − 1) / (LQ + 1)", Zh: "（区位商 − 1）÷（区位商 + 1）"}, share.Symmetric),
		lq("location-quotient:log", agglo.Text{En: "Logarithm of the location quotient", Zh: "区位商对数"}, agglo.Text{En: "ln LQ", Zh: "ln 区位商"}, share.Log),
		{
			Definition: Definition{ID: "location-quotient:output", Name: agglo.Text{En: "Location quotient (output value)", Zh: "区位商（产值）"}, Unit: "ratio", Kind: Rate,
				Better: "higher", Subjects: "any", Page: "specialisation",
				Words: agglo.Text{En: "(output value of the subject / GDP) here / the same in the country", Zh: "本地（产值 ÷ 地区生产总值）÷ 全国同一比值"}},
			panel: outputQuotientPanel,
		},
		{
			Definition: Definition{ID: "location-quotient:population", Name: agglo.Text{En: "Location quotient (establishments per head)", Zh: "区位商（人均企业数）"}, Unit: "ratio", Kind: Rate,
				Better: "higher", Subjects: "chain or link", Page: "complexity",
				Words: agglo.Text{En: "running establishments of the subject per head / the same in the country (RPOP)", Zh: "本地人均在产企业数 ÷ 全国同一数值（RPOP）"}},
			panel: headQuotientPanel,
		},
		{
			Definition: Definition{ID: "krugman-specialisation", Name: agglo.Text{En: "Krugman specialisation", Zh: "克鲁格曼专业化指数"}, Unit: "index", Kind: Index,
				Better: "neither", Subjects: "chain", Page: "specialisation", Reference: "Krugman, Geography and Trade, MIT Press 1991",
				Words: agglo.Text{En: "sum over links of |share here − share in the country|; 0 the same structure, 2 nothing in common", Zh: "各环节 |本地份额 − 全国份额| 之和；0为结构相同，2为毫无重合"}},
			panel: likenessPanel(share.Krugman),
		},
		{
			Definition: Definition{ID: "hachman", Name: agglo.Text{En: "Hachman index", Zh: "哈赫曼指数"}, Unit: "index", Kind: Index,
				Better: "neither", Subjects: "chain", Page: "specialisation",
				Words: agglo.Text{En: "1 / Σ share here × location quotient over links; 1 the structure of the country, towards 0 the more unlike it", Zh: "1 ÷ Σ（本地份额 × 区位商）；1为与全国结构相同，越接近0差异越大"}},
			panel: likenessPanel(share.Hachman),
		},
	}
}

// quotientPanel computes location quotients on the establishments of the
// register, against the country.
func quotientPanel(form func(float64) float64) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		roof, err := s.universe(q.Subject)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			h, err := s.holdingsOf(ctx, roof, s.withCountries(q.Regions), p.End())
			if err != nil {
				return nil, err
			}
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				f := registerFigure(r, q.Subject, p)
				if err := h.quotient(&f, s.Snap.Regions().Country(r), roof, form); err != nil {
					return nil, err
				}
				out[i] = f
			}
			return out, nil
		})
	}
}

// quotient fills the quotient of one region from the table of two groups, the
// subject and the rest.
func (h *holdings) quotient(f *Figure, country agglo.RegionID, roof agglo.ChainID, form func(float64) float64) error {
	in, all := h.of(f.Region, f.Subject), h.of(f.Region, agglo.Subject(roof))
	nationIn, nationAll := h.of(country, f.Subject), h.of(country, agglo.Subject(roof))
	lq, err := share.LocationQuotient(mat.NewDense(1, 2, []float64{in, all - in}), []float64{nationIn, nationAll - nationIn})
	if err != nil {
		return err
	}
	v := form(lq.At(0, 0))
	if math.IsNaN(v) || math.IsInf(v, 0) {
		f.Unknown = agglo.Text{En: "the register knows no running establishment here, or none of the subject in the country", Zh: "名录在本地没有在产企业，或全国没有该环节的企业"}
		return nil
	}
	f.Value, f.Rows = number(v), int(in)
	f.Num, f.Den = number(in), number(all)
	f.Filled = agglo.Textf("(%g / %g) / (%g / %g)", "(%g / %g) / (%g / %g)", in, all, nationIn, nationAll)
	return nil
}

func outputQuotientPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	output, err := s.Panel(ctx, withIndicator(q, "output-value.share"))
	if err != nil {
		return nil, err
	}
	whole := withIndicator(q, "gdp.share")
	whole.Subject = ""
	gdp, err := s.Panel(ctx, whole)
	if err != nil {
		return nil, err
	}
	return combine(q, output, gdp, func(f *Figure, a, b float64) {
		f.Value = number(a / b)
		f.Filled = agglo.Textf("%s / %s", "%s / %s", f.Inputs[0].Text, f.Inputs[1].Text)
	}), nil
}

func headQuotientPanel(ctx context.Context, s *Session, q Query) ([]Figure, error) {
	perHead := withIndicator(q, "sites.per-head")
	here, err := s.Panel(ctx, perHead)
	if err != nil {
		return nil, err
	}
	perHead.Regions = s.countries(q.Regions)
	country, err := s.Panel(ctx, perHead)
	if err != nil {
		return nil, err
	}
	return combine(q, here, country, func(f *Figure, a, b float64) {
		f.Value = number(a / b)
		f.Filled = agglo.Textf("%s / %s", "%s / %s", f.Inputs[0].Text, f.Inputs[1].Text)
	}), nil
}

// likenessPanel compares the structure of regions over links with that of their
// country.
func likenessPanel(of func(x mat.Matrix, nation []float64) ([]float64, error)) func(context.Context, *Session, Query) ([]Figure, error) {
	return func(ctx context.Context, s *Session, q Query) ([]Figure, error) {
		roof, err := s.universe(q.Subject)
		if err != nil {
			return nil, err
		}
		return byPeriod(q, func(p agglo.Period) ([]Figure, error) {
			h, err := s.holdingsOf(ctx, roof, s.withCountries(q.Regions), p.End())
			if err != nil {
				return nil, err
			}
			out := make([]Figure, len(q.Regions))
			for i, r := range q.Regions {
				f := registerFigure(r, q.Subject, p)
				here := h.values(r)
				v, err := of(mat.NewDense(1, len(here), here), h.values(s.Snap.Regions().Country(r)))
				if err != nil {
					return nil, err
				}
				setOrUnknown(&f, v[0], agglo.Text{En: "the register knows no running establishment here", Zh: "名录在本地没有在产企业"})
				f.Filled = agglo.Textf("over %d links, %s establishments here", "涉及%d个环节，本地%s家企业场所", len(h.links), quantity.Number(total(here), quantity.Full))
				out[i] = f
			}
			return out, nil
		})
	}
}

// setOrUnknown sets the value of f, or why there is none where v is NaN.
func setOrUnknown(f *Figure, v float64, why agglo.Text) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		f.Unknown = why
		return
	}
	f.Value = number(v)
}
