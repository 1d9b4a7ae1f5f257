package plain

import (
	"context"
	"io"
	"math"
	"slices"

	"github.com/spf13/pflag"
	"gonum.org/v1/gonum/floats"

	"agglo"
	"agglo/measure/concentration"
	"agglo/measure/share"
	"agglo/table"
)

var specialisationTool = Tool{
	Name:    "specialisation",
	Summary: "What regions are specialised in: location quotients and their variants, Krugman and Hachman indices.",
	Args:    "[FILE.csv]",
	Help: `Reads region, industry, value and optionally time, one row each; a pair that is left out counts as 0.
Writes one row for each row of the file, by time:

  value             as read (unit of the file)
  share             of the industry in the region, 0 to 1
  reference_share   of the industry in all regions, or in --reference
  lq                location quotient share / reference_share, 1 is the average
  lq_symmetric      (lq - 1) / (lq + 1), -1 to 1
  lq_log            natural logarithm of lq, empty where lq is 0

or with --by region one row for each time and region: value, industries that
it has, krugman (0 to 2, distance from the reference), hachman (0 to 1,
likeness to it), hhi (0 to 1, of the region's industries); or with --by
similar one row for each time, region and other region, the most similar first:
similarity (0 to 1, Finger and Kreinin: the share of the structure that both
have), and the industry that makes most of it, with its part (overlap).`,
	New: func(fs *pflag.FlagSet) Run {
		columns := ColumnFlag(fs)
		reference := fs.String("reference", "", "`FILE` with industry, value and, if the data have it, time: the area to compare with")
		by := fs.String("by", "pair", list(specialisations))
		limit := fs.Int("limit", 10, "of --by similar: rows a region")
		return func(_ context.Context, args []string, stdin io.Reader) (Result, error) {
			switch {
			case !slices.Contains(specialisations, *by):
				return nil, choice("by", *by, specialisations)
			case *limit < 1:
				return nil, agglo.Errorf(agglo.Usage, "--limit %d is not above 0", *limit)
			case *by == "similar" && *reference != "":
				return nil, agglo.Errorf(agglo.Usage, "--by similar compares the regions of the file with each other: leave --reference out")
			}
			p, err := readRegions(args, stdin, *columns)
			if err != nil {
				return nil, err
			}
			nation, err := p.reference(*reference, "industry")
			if err != nil {
				return nil, err
			}
			if err := p.notNothing(); err != nil {
				return nil, err
			}
			switch *by {
			case "region":
				return structures(p, nation)
			case "similar":
				return peers(p, *limit)
			}
			return quotients(p, nation)
		}
	},
}

var specialisations = []string{"pair", "region", "similar"}

// readRegions reads a table of region, industry, value and perhaps time.
func readRegions(args []string, stdin io.Reader, headers map[string]string) (*panel, error) {
	sheet, err := readColumns(args, stdin, headers, Col{Name: "region", Text: true}, Col{Name: "industry", Text: true},
		Col{Name: "value"}, Col{Name: "time", Text: true, Optional: true})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("time", "region", "industry"); err != nil {
		return nil, err
	}
	return newPanel(sheet, "region", "industry"), nil
}

func quotients(p *panel, nation [][]float64) (Result, error) {
	t := &table.Table{Name: "specialisation", Title: "Location quotients", Columns: []table.Column{{Name: "time"}, {Name: "region"}, {Name: "industry"},
		{Name: "value"}, {Name: "share"}, {Name: "reference_share"}, {Name: "lq"}, {Name: "lq_symmetric"}, {Name: "lq_log"}}}
	for time, name := range p.times {
		x := p.dense(time)
		lq, err := share.LocationQuotient(x, nation[time])
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
		}
		whole := nation[time]
		if whole == nil {
			whole = columnSums(x)
		}
		all := floats.Sum(whole)
		regions := rowSums(x)
		row, column, value := p.at(time)
		for k, v := range value {
			r, i := int(row[k]), int(column[k])
			q := lq.At(r, i)
			t.Add(name, p.rows[r], p.columns[i], v, v/regions[r], whole[i]/all, q, share.Symmetric(q), known(share.Log(q)))
		}
	}
	return t, nil
}

func structures(p *panel, nation [][]float64) (Result, error) {
	t := &table.Table{Name: "structures", Title: "Structure of regions", Columns: []table.Column{{Name: "time"}, {Name: "region"},
		{Name: "value"}, {Name: "industries"}, {Name: "krugman"}, {Name: "hachman"}, {Name: "hhi"}}}
	for time, name := range p.times {
		x := p.dense(time)
		krugman, err := share.Krugman(x, nation[time])
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
		}
		hachman, err := share.Hachman(x, nation[time])
		if err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
		}
		for r, region := range p.rows {
			row := x.RawRowView(r)
			hhi, err := concentration.Herfindahl(row)
			if err != nil {
				return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
			}
			t.Add(name, region, floats.Sum(row), positive(row), krugman[r], hachman[r], hhi)
		}
	}
	return t, nil
}

func peers(p *panel, limit int) (Result, error) {
	t := &table.Table{Name: "similar", Title: "Regions with a similar structure", Columns: []table.Column{{Name: "time"}, {Name: "region"},
		{Name: "other"}, {Name: "similarity"}, {Name: "industry"}, {Name: "overlap"}}}
	for time, name := range p.times {
		x := p.dense(time)
		for r, region := range p.rows {
			found, err := share.Similar(x, r)
			if err != nil {
				return nil, agglo.Errorf(agglo.Invalid, "%s: %v", p.name, err)
			}
			for _, peer := range found[:min(limit, len(found))] {
				if len(peer.Shared) > 0 {
					t.Add(name, region, p.rows[peer.Region], peer.Similarity, p.columns[peer.Shared[0].Industry], peer.Shared[0].Overlap)
				}
			}
		}
	}
	return t, nil
}

func positive(x []float64) int {
	n := 0
	for _, v := range x {
		if v > 0 {
			n++
		}
	}
	return n
}

// known replaces an infinite number, which has no written form, by unknown.
func known(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
