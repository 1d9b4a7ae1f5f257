package main

import (
	"fmt"
	"strconv"
)

type organisation struct {
	ID        string `parquet:"id,zstd"`
	Name      string `parquet:"name,zstd"`
	NameZh    string `parquet:"name_zh,optional,zstd"`
	Country   string `parquet:"country,optional,dict,zstd"`
	Parent    string `parquet:"parent,optional,zstd"`
	Ownership string `parquet:"ownership,optional,dict,zstd"`
	Source    string `parquet:"source,optional,dict,zstd"`
}

type establishment struct {
	ID           string  `parquet:"id,zstd"`
	Organisation string  `parquet:"organisation,zstd"`
	Name         string  `parquet:"name,optional,zstd"`
	NameZh       string  `parquet:"name_zh,optional,zstd"`
	Region       string  `parquet:"region,dict,zstd"`
	Status       string  `parquet:"status,optional,dict,zstd"`
	StatusAsOf   string  `parquet:"status_as_of,optional,dict,zstd"`
	Opened       string  `parquet:"opened,optional,dict,zstd"`
	Closed       string  `parquet:"closed,optional,dict,zstd"`
	Lat          float64 `parquet:"lat,optional,zstd"`
	Lon          float64 `parquet:"lon,optional,zstd"`
	Source       string  `parquet:"source,optional,dict,zstd"`
	Quote        string  `parquet:"quote,optional,zstd"`
}

type activity struct {
	Establishment string  `parquet:"establishment,zstd"`
	Chain         string  `parquet:"chain,dict,zstd"`
	Link          string  `parquet:"link,dict,zstd"`
	Product       string  `parquet:"product,optional,dict,zstd"`
	Capacity      float64 `parquet:"capacity,optional,zstd"`
	CapacityUnit  string  `parquet:"capacity_unit,optional,dict,zstd"`
	CapacityBasis string  `parquet:"capacity_basis,optional,dict,zstd"`
	Since         string  `parquet:"since,optional,dict,zstd"`
	Until         string  `parquet:"until,optional,dict,zstd"`
	AsOf          string  `parquet:"as_of,optional,dict,zstd"`
	Source        string  `parquet:"source,optional,dict,zstd"`
	Quote         string  `parquet:"quote,optional,zstd"`
}

func companyID(i int) string { return "o" + strconv.Itoa(i) }

// organisations writes the companies. One in five belongs to another one that
// stands before it, so that parents form trees.
func (g *register) organisations(dir string) error {
	out := newParts[organisation](dir, "organisations")
	for i := range g.companies {
		o := organisation{
			ID: companyID(i), Name: fmt.Sprintf("Company %d Ltd", i), NameZh: fmt.Sprintf("第%d公司", i),
			Country:   g.pick("CN", "CN", "CN", "CN", "CN", "CN", "DE", "JP", "KR", "US"),
			Ownership: g.pick("private", "private", "private", "state", "foreign", ""),
			Source:    sourceID(g.IntN(sourceRows)),
		}
		if i > 0 && g.IntN(5) == 0 {
			o.Parent = companyID(g.IntN(i))
		}
		if err := out.write(o); err != nil {
			return err
		}
	}
	return out.close()
}

// sites writes the establishments and their activities.
func (g *register) sites(dir string) error {
	places := newParts[establishment](dir, "establishments")
	work := newParts[activity](dir, "activities")
	for i := range g.establishments {
		e := g.establishment(i)
		if err := places.write(e); err != nil {
			return err
		}
		for range []int{1, 1, 1, 2, 2, 2, 2, 3, 3, 3}[g.IntN(10)] {
			if err := work.write(g.activity(&e)); err != nil {
				return err
			}
		}
	}
	if err := places.close(); err != nil {
		return err
	}
	return work.close()
}

func (g *register) establishment(i int) establishment {
	e := establishment{
		ID: "e" + strconv.Itoa(i), Organisation: companyID(int(g.company.Uint64())),
		Name: fmt.Sprintf("Works %d", i), Region: g.counties[g.county.Uint64()],
		Lat: 20 + 25*g.Float64(), Lon: 75 + 55*g.Float64(), Source: sourceID(g.IntN(sourceRows)),
	}
	if g.IntN(2) == 0 {
		e.NameZh = fmt.Sprintf("第%d工厂", i)
	}
	if g.IntN(20) == 0 {
		e.Quote = fmt.Sprintf("the works number %d stand in the development zone", i)
	}
	opened := g.date(1995, 2022)
	switch n := g.IntN(20); {
	case n < 2:
		e.Status, e.Opened, e.Closed = "closed", opened, g.date(2023, 2024)
	case n == 2:
		e.Status, e.StatusAsOf = "planned", g.date(2018, 2024)
	case n == 3:
		e.Status, e.StatusAsOf = "construction", g.date(2018, 2024)
	case n == 4: // merely named
	case n < 15:
		e.Status, e.Opened = "operating", opened
	default:
		e.Status, e.StatusAsOf = "operating", g.date(2010, 2024)
	}
	return e
}

func (g *register) activity(e *establishment) activity {
	l := int(g.link.Uint64())
	a := activity{
		Establishment: e.ID, Chain: g.pick(g.chainIDs...), Link: linkID(l), Source: sourceID(g.IntN(sourceRows)),
	}
	if g.IntN(3) == 0 {
		a.Product = fmt.Sprintf("product %d", 10*l+g.IntN(10))
	}
	if g.IntN(3) == 0 {
		a.Capacity = 1 + float64(g.IntN(100_000))/10
		a.CapacityUnit = []string{"t/a", "GWh/a", "units/a"}[l%3]
		a.CapacityBasis = g.pick("installed", "installed", "design", "reported", "")
		if e.Status == "planned" {
			a.CapacityBasis = "planned"
		}
	}
	if g.IntN(2) == 0 {
		a.AsOf = g.date(2010, 2024)
	}
	if e.Status == "operating" && e.Opened == "" && g.IntN(3) == 0 {
		a.Since = g.date(2000, 2019)
		if g.IntN(20) == 0 {
			a.Until = g.date(2020, 2024)
		}
	}
	if g.IntN(20) == 0 {
		a.Quote = "it makes what the link needs, says the report of " + a.Source
	}
	return a
}

func (g *register) pick(from ...string) string { return from[g.IntN(len(from))] }
