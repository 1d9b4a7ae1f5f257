// Command register writes a made-up register of any size as a data set, for
// measuring how agglo behaves as registers grow.
//
//	register --establishments 1000000 --seed 1 --to DIR
//
// The register has the shape of a national one: a country of 31 provinces, 341
// prefectures and some 2,900 counties; three chains of 30 links; for every
// four establishments one organisation, whose number of establishments follows
// Zipf's law; establishments spread over the counties by Zipf's law too; two
// activities an establishment on average. Of the establishments 10 % have
// closed, 10 % are planned or under construction and 5 % have no status; dates
// are as precise as in real registers: some to the day, some to the month,
// some to the year. The same seed and number give the same rows.
//
// Organisations, establishments and activities are written as partitioned
// Parquet, one row at a time, so that memory does not grow with the register.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
)

func main() {
	establishments := pflag.Int("establishments", 100_000, "number of establishments")
	seed := pflag.Uint64("seed", 1, "seed of the random numbers")
	to := pflag.String("to", "", "folder to write the data set to")
	pflag.Parse()
	if *to == "" || *establishments < 1 {
		fmt.Fprintln(os.Stderr, "usage: register --establishments N [--seed N] --to DIR")
		os.Exit(2)
	}
	if err := write(*to, *establishments, *seed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write writes a register to the folder dir.
func write(dir string, establishments int, seed uint64) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	g := newRegister(establishments, rand.New(rand.NewPCG(seed, uint64(establishments))))
	for _, step := range []func(string) error{
		g.descriptor, g.sources, g.regions, g.chains, g.links, g.coverage, g.organisations, g.sites,
	} {
		if err := step(dir); err != nil {
			return err
		}
	}
	return nil
}

func (g *register) descriptor(dir string) error {
	text, err := json.MarshalIndent(map[string]any{
		"$schema":  "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":     "register",
		"title":    fmt.Sprintf("A made-up register of %d establishments", g.establishments),
		"licenses": []map[string]string{{"name": "CC0-1.0"}},
		"agglo":    map[string]string{"region": g.counties[0][:5], "chain": g.chainIDs[0], "period": "2023"},
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "datapackage.json"), text, 0o644)
}
