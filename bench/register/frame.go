package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

const (
	provinces  = 31
	sourceRows = 1000
	chainLinks = 30
)

// A register holds the frame that establishments are drawn into.
type register struct {
	*rand.Rand
	establishments int
	companies      int      // organisations
	counties       []string // ids, the most crowded first
	chainIDs       []string
	regionRows     [][]string
	county         *rand.Zipf
	company        *rand.Zipf
	link           *rand.Zipf
}

func newRegister(establishments int, random *rand.Rand) *register {
	g := &register{
		Rand: random, establishments: establishments, companies: 1 + establishments/4,
		chainIDs: []string{"alpha", "beta", "gamma"},
	}
	g.divide()
	g.Shuffle(len(g.counties), func(i, j int) { g.counties[i], g.counties[j] = g.counties[j], g.counties[i] })
	g.county = rand.NewZipf(random, 1.2, 40, uint64(len(g.counties)-1))
	g.company = rand.NewZipf(random, 1.2, 4, uint64(g.companies-1))
	g.link = rand.NewZipf(random, 1.5, 10, chainLinks-1)
	return g
}

// divide makes the regions: each province has 11 prefectures, each prefecture
// four to thirteen counties.
func (g *register) divide() {
	add := func(id, level, parent string, city bool) {
		lat, lon := 20+25*g.Float64(), 75+55*g.Float64()
		g.regionRows = append(g.regionRows, []string{
			id, level + " " + id, "地区" + id, level, parent, strconv.FormatBool(city),
			strconv.FormatFloat(lat, 'f', 4, 64), strconv.FormatFloat(lon, 'f', 4, 64),
		})
	}
	add("XX", "country", "", false)
	for p := range provinces {
		province := fmt.Sprintf("XX-%02d", p+11)
		add(province, "province", "XX", false)
		for c := range 11 {
			prefecture := fmt.Sprintf("%s%02d", province, c+1)
			add(prefecture, "prefecture", province, true)
			for d := range 4 + g.IntN(10) {
				county := fmt.Sprintf("%s%02d", prefecture, d+1)
				add(county, "county", prefecture, false)
				g.counties = append(g.counties, county)
			}
		}
	}
}

func (g *register) regions(dir string) error {
	return writeCSV(dir, "regions", []string{"id", "name", "name_zh", "level", "parent", "city", "lat", "lon"}, g.regionRows)
}

func (g *register) sources(dir string) error {
	rows := make([][]string, sourceRows)
	for i := range rows {
		rows[i] = []string{sourceID(i), fmt.Sprintf("Report %d", i), "Bureau of Statistics", g.date(2012, 2024)}
	}
	return writeCSV(dir, "sources", []string{"id", "title", "publisher", "published"}, rows)
}

func sourceID(i int) string { return "s" + strconv.Itoa(i) }

func (g *register) chains(dir string) error {
	var rows [][]string
	for _, id := range g.chainIDs {
		rows = append(rows, []string{id, "Chain " + id, "产业链" + id})
	}
	return writeCSV(dir, "chains", []string{"id", "name", "name_zh"}, rows)
}

func (g *register) links(dir string) error {
	var rows [][]string
	for _, chain := range g.chainIDs {
		for l := range chainLinks {
			stage := []string{"upstream", "midstream", "downstream"}[3*l/chainLinks]
			rows = append(rows, []string{chain, linkID(l), fmt.Sprintf("Link %d", l), fmt.Sprintf("环节%d", l), stage})
		}
	}
	return writeCSV(dir, "links", []string{"chain", "id", "name", "name_zh", "stage"}, rows)
}

// coverage says that the country was searched completely, so that regions can
// be ranked.
func (g *register) coverage(dir string) error {
	var rows [][]string
	for _, chain := range g.chainIDs {
		rows = append(rows, []string{"XX", chain, "complete"})
	}
	return writeCSV(dir, "coverage", []string{"region", "chain", "extent"}, rows)
}

func linkID(l int) string { return fmt.Sprintf("l%02d", l) }

func writeCSV(dir, table string, header []string, rows [][]string) error {
	f, err := os.Create(filepath.Join(dir, table+".csv"))
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	err = w.Write(header)
	if err == nil {
		err = w.WriteAll(rows)
	}
	return errors.Join(err, f.Close())
}

// date returns a date of the years from first to last: of ten, five to the day,
// two to the month and three to the year.
func (g *register) date(first, last int) string {
	year := first + g.IntN(last-first+1)
	switch g.IntN(10) {
	case 0, 1, 2:
		return strconv.Itoa(year)
	case 3, 4:
		return fmt.Sprintf("%d-%02d", year, 1+g.IntN(12))
	}
	return fmt.Sprintf("%d-%02d-%02d", year, 1+g.IntN(12), 1+g.IntN(28))
}
