package plain

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/pflag"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/measure/share"
	"agglo/table"
)

var shiftshareTool = Tool{
	Name:    "shiftshare",
	Summary: "How much of a region's change is national growth, industrial mix, and its own.",
	Args:    "[FILE.csv]",
	Help: `Reads region, industry, start and end, one row each: the values at both times. Writes one row a region,
or with --by industry one row a region and industry that it has, in the unit of the file:

  start, end, change
  national      as if all had grown like the nation
  mix           more or less by the growth of its industries in the nation
  regional      more or less by growing otherwise than its industries do
  competitive   regional, had it the nation's industries (Esteban-Marquillas)
  allocation    regional less competitive: specialised in what grows better here

national + mix + regional = change. The nation is all regions of the file, or
--reference. An industry that is new in a region has no growth rate:
competitive and allocation are then unknown.`,
	New: func(fs *pflag.FlagSet) Run {
		columns := ColumnFlag(fs)
		reference := fs.String("reference", "", "`FILE` with industry, start, end: the nation")
		by := fs.String("by", "region", "region or industry")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) {
			if !slices.Contains([]string{"region", "industry"}, *by) {
				return nil, choice("by", *by, []string{"region", "industry"})
			}
			sheet, err := readColumns(args, stdin, *columns, Col{Name: "region", Text: true}, Col{Name: "industry", Text: true}, Col{Name: "start"}, Col{Name: "end"})
			if err != nil {
				return nil, err
			}
			if err := sheet.Unique("region", "industry"); err != nil {
				return nil, err
			}
			s := &shifts{name: sheet.Name}
			var region, industry []int32
			region, s.regions = sheet.Sorted("region")
			industry, s.industries = sheet.Sorted("industry")
			if err := s.nation(*reference); err != nil {
				return nil, err
			}
			s.start = s.fill(region, industry, sheet.Number("start"))
			s.end = s.fill(region, industry, sheet.Number("end"))
			return s.table(*by == "industry")
		}
	},
}

// shifts is a table of two times.
type shifts struct {
	name                   string
	regions, industries    []string
	start, end             *mat.Dense
	nationStart, nationEnd []float64
}

func (s *shifts) fill(region, industry []int32, value []float64) *mat.Dense {
	m := mat.NewDense(len(s.regions), len(s.industries), nil)
	for i, v := range value {
		m.Set(int(region[i]), int(industry[i]), v)
	}
	return m
}

// nation reads the reference. Its industries that the regions lack are added:
// they count in the growth of all.
func (s *shifts) nation(path string) error {
	if path == "" {
		return nil
	}
	sheet, err := readColumns([]string{path}, nil, nil, Col{Name: "industry", Text: true}, Col{Name: "start"}, Col{Name: "end"})
	if err != nil {
		return err
	}
	if err := sheet.Unique("industry"); err != nil {
		return err
	}
	needed := len(s.industries)
	industries, at := merged(s.industries, sheet, "industry")
	s.nationStart, s.nationEnd = make([]float64, len(industries)), make([]float64, len(industries))
	found := make([]bool, len(industries))
	for i, place := range at {
		s.nationStart[place], s.nationEnd[place], found[place] = sheet.Number("start")[i], sheet.Number("end")[i], true
	}
	if missing := slices.Index(found[:needed], false); missing >= 0 {
		return agglo.Errorf(agglo.Invalid, "%s: no row for industry %q", sheet.Name, industries[missing])
	}
	s.industries = industries
	return nil
}

func (s *shifts) table(byIndustry bool) (Result, error) {
	if whole := s.nationStart; whole != nil && floats.Sum(whole) == 0 || whole == nil && mat.Sum(s.start) == 0 {
		return nil, agglo.Errorf(agglo.Invalid, "%s: every start of the nation is 0: there is no growth to compare with", s.name)
	}
	parts, err := share.ShiftShare(s.start, s.end, s.nationStart, s.nationEnd)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", s.name, err)
	}
	t := &table.Table{Name: "shiftshare", Title: "Shift-share", Columns: []table.Column{{Name: "region"}}}
	if byIndustry {
		t.Columns = append(t.Columns, table.Column{Name: "industry"})
	}
	for _, name := range []string{"start", "end", "change", "national", "mix", "regional", "competitive", "allocation"} {
		t.Columns = append(t.Columns, table.Column{Name: name})
	}
	for r, region := range s.regions {
		var all share.Shift
		for i, part := range parts[r] {
			all = all.Plus(part)
			if byIndustry && s.start.At(r, i)+s.end.At(r, i) > 0 {
				t.Add(append([]any{region, s.industries[i]}, shiftCells(s.start.At(r, i), s.end.At(r, i), part)...)...)
			}
		}
		if !byIndustry {
			t.Add(append([]any{region}, shiftCells(mat.Sum(s.start.RowView(r)), mat.Sum(s.end.RowView(r)), all)...)...)
		}
	}
	return t, nil
}

func shiftCells(start, end float64, s share.Shift) []any {
	return []any{start, end, end - start, s.National, s.Mix, s.Regional, s.Competitive, s.Allocation}
}
