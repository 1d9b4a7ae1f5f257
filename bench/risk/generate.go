// Command risk writes a made-up supply network as the CSV files that
// "agglo measure risk" and other programs read:
//
//	go run ./bench/risk -firms 5000 -to /tmp/network
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"agglo/measure/network"
)

// A model is a made-up supply network: each firm has three links on average,
// how many customers a firm has is heavy-tailed (exponent 2.7), volumes are
// lognormal, and of the pairs of sectors a fifth is negligible, half
// non-essential and the rest essential.
type model struct {
	firms network.Firms
	links []network.Link
	needs [][]network.Need // by supplying and buying sector
}

const linksPerFirm = 3

func generate(firms, sectors int, seed uint64) model {
	r := rand.New(rand.NewPCG(seed, 1))
	m := model{firms: network.Firms{Sector: make([]int32, firms)}}
	attraction := make([]float64, firms+1) // cumulative
	for i := range firms {
		m.firms.Sector[i] = int32(r.IntN(sectors))
		attraction[i+1] = attraction[i] + math.Pow(1-r.Float64(), -0.6)
	}
	for len(m.links) < firms*linksPerFirm {
		at, _ := slices.BinarySearch(attraction, r.Float64()*attraction[firms])
		supplier, buyer := max(at-1, 0), r.IntN(firms)
		if supplier != buyer {
			volume := math.Ceil(math.Exp(3 + 1.5*r.NormFloat64()))
			m.links = append(m.links, network.Link{Supplier: int32(supplier), Buyer: int32(buyer), Volume: volume})
		}
	}
	m.needs = make([][]network.Need, sectors)
	for k := range m.needs {
		m.needs[k] = make([]network.Need, sectors)
		for l := range m.needs[k] {
			switch x := r.Float64(); {
			case x < 0.2:
				m.needs[k][l] = network.Negligible
			case x < 0.7:
				m.needs[k][l] = network.NonEssential
			default:
				m.needs[k][l] = network.Essential
			}
		}
	}
	return m
}

func (m model) network() (*network.Network, error) {
	return network.New(m.firms, m.links, func(s, b int) network.Need { return m.needs[s][b] })
}

func main() {
	firms := flag.Int("firms", 1000, "number of firms")
	sectors := flag.Int("sectors", 50, "number of sectors")
	seed := flag.Uint64("seed", 1, "of the random numbers")
	to := flag.String("to", ".", "folder to write into")
	flag.Parse()
	if err := generate(*firms, *sectors, *seed).write(*to); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (m model) write(dir string) error {
	firms := [][]string{{"id", "sector"}}
	for i, s := range m.firms.Sector {
		firms = append(firms, []string{id(i), id(int(s))})
	}
	links := [][]string{{"supplier", "buyer", "weight"}}
	for _, l := range m.links {
		links = append(links, []string{id(int(l.Supplier)), id(int(l.Buyer)), strconv.Itoa(int(l.Volume))})
	}
	essential := [][]string{{"sector"}}
	for k, row := range m.needs {
		essential[0] = append(essential[0], id(k))
		cells := []string{id(k)}
		for _, need := range row {
			cells = append(cells, strconv.Itoa(int(need)))
		}
		essential = append(essential, cells)
	}
	for name, rows := range map[string][][]string{"firms.csv": firms, "links.csv": links, "essential.csv": essential} {
		if err := writeCSV(filepath.Join(dir, name), rows); err != nil {
			return err
		}
	}
	return nil
}

func id(i int) string { return strconv.Itoa(i + 1) }

func writeCSV(path string, rows [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
