//go:build unix

// Command measure reports how long agglo takes over a register, and the most
// memory that it held: one line of CSV with a header.
//
//	measure [--skip-check] [--store FILE] DIR
package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

func main() {
	skip := pflag.Bool("skip-check", false, "do not check the data set first")
	memory := pflag.String("memory", "", "memory that DuckDB may take to build")
	path := pflag.String("store", filepath.Join(os.TempDir(), "register.duckdb"), "file to build")
	pflag.Parse()
	if pflag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: measure [--skip-check] [--store FILE] DIR")
		os.Exit(2)
	}
	r := &report{}
	if err := r.run(context.Background(), pflag.Arg(0), *path, *memory, *skip); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out := csv.NewWriter(os.Stdout)
	out.WriteAll([][]string{r.names, r.values})
}

// A report is a table of one row.
type report struct{ names, values []string }

func (r *report) add(name, value string) {
	r.names, r.values = append(r.names, name), append(r.values, value)
}

// time runs f once and reports its seconds, those of all processors together,
// and the peak memory so far.
func (r *report) time(name string, f func() error) error {
	begun, before := time.Now(), usage()
	err := f()
	after := usage()
	r.add(name+"_s", fmt.Sprintf("%.2f", time.Since(begun).Seconds()))
	r.add(name+"_cpu_s", fmt.Sprintf("%.2f", (processor(after)-processor(before)).Seconds()))
	r.add(name+"_peak_mib", strconv.FormatInt(after.Maxrss/1024, 10))
	return err
}

// median runs f eleven times, fewer where that takes long, and reports the
// median in milliseconds and the mean of all processors together.
func (r *report) median(name string, f func() error) error {
	var took []time.Duration
	first, before := time.Now(), usage()
	for len(took) < 11 && time.Since(first) < 5*time.Second {
		begun := time.Now()
		if err := f(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	spent := (processor(usage()) - processor(before)) / time.Duration(len(took))
	r.add(name+"_ms", fmt.Sprintf("%.1f", float64(took[len(took)/2].Microseconds())/1000))
	r.add(name+"_cpu_ms", fmt.Sprintf("%.1f", float64(spent.Microseconds())/1000))
	return nil
}

// usage returns what the process has used so far.
func usage() (u syscall.Rusage) {
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic("measure: " + err.Error())
	}
	return u
}

func processor(u syscall.Rusage) time.Duration {
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func (r *report) run(ctx context.Context, dir, path, memory string, skip bool) error {
	d, err := dataset.Open(os.DirFS(dir))
	if err != nil {
		return err
	}
	if !skip {
		if err := r.time("check", func() error { return d.Check(ctx, nil).Err() }); err != nil {
			return err
		}
	}
	err = r.time("build", func() error { return store.Build(ctx, d, "measured", path, store.Options{Memory: memory}) })
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		r.add("store_mib", strconv.FormatInt(info.Size()>>20, 10))
	}
	var s *store.Store
	if err := r.time("open", func() (err error) { s, err = store.Open(path); return err }); err != nil {
		return err
	}
	defer s.Close()
	for _, c := range s.Release().Tables {
		if c.Name == "establishments" || c.Name == "activities" {
			r.add(c.Name, strconv.FormatInt(c.Rows, 10))
		}
	}
	if err := r.questions(ctx, s); err != nil {
		return err
	}
	if err := r.figures(ctx, s); err != nil {
		return err
	}
	r.add("peak_mib", strconv.FormatInt(usage().Maxrss/1024, 10))
	return nil
}

// questions times what a person asks of a running program.
func (r *report) questions(ctx context.Context, s *store.Store) error {
	release := s.Release()
	day := time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC)
	chain := release.Chain
	links := s.Snapshot().Links(chain)
	sites := func(q store.SiteQuery) func() error {
		q.AsOf = day
		return func() error { _, _, err := s.Snapshot().Sites(ctx, q); return err }
	}
	holdings := func(q store.TallyQuery) func() error {
		q.Chain, q.AsOf = chain, day
		return func() error { _, err := s.Snapshot().Holdings(ctx, q); return err }
	}
	city := []agglo.RegionID{release.Region}
	var prefectures []agglo.RegionID
	for _, p := range s.Snapshot().Regions().At(agglo.Prefecture) {
		prefectures = append(prefectures, p.ID)
	}
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"presence_prefectures", func() error {
			_, err := s.Snapshot().Presence(ctx, store.PresenceQuery{Chain: chain, Level: agglo.Prefecture, AsOf: day})
			return err
		}},
		{"presence_one", func() error {
			_, err := s.Snapshot().Presence(ctx, store.PresenceQuery{Chain: chain, Regions: []agglo.RegionID{release.Region}, AsOf: day})
			return err
		}},
		{"sites_link_city", sites(store.SiteQuery{Region: release.Region, Chain: chain, Links: []agglo.LinkID{links[0].ID}, Limit: 20})},
		{"sites_rare_link_city", sites(store.SiteQuery{Region: release.Region, Chain: chain, Links: []agglo.LinkID{links[len(links)-1].ID}, Limit: 20})},
		{"sites_link_country", sites(store.SiteQuery{Chain: chain, Links: []agglo.LinkID{links[0].ID}, Limit: 20})},
		{"sites_chain_city", sites(store.SiteQuery{Region: release.Region, Chain: chain, Limit: 20})},
		{"sites_city", sites(store.SiteQuery{Region: release.Region, Limit: 20})},
		{"sites_organisation", sites(store.SiteQuery{Organisation: "o100", Limit: 20})},
		{"sites_establishment", sites(store.SiteQuery{Establishment: "e77", Limit: 20})},
		{"holdings_city", holdings(store.TallyQuery{Regions: city})},
		{"holdings_prefectures", holdings(store.TallyQuery{Regions: prefectures})},
		{"tally_link_city", func() error {
			_, err := s.Snapshot().Tallies(ctx, store.TallyQuery{Chain: chain, Link: links[0].ID, Regions: city, AsOf: day})
			return err
		}},
		{"organisation", func() error { _, _, err := s.Snapshot().Organisation(ctx, "o77"); return err }},
		{"search", func() error { _, err := s.Snapshot().Search(ctx, "works 123", 10); return err }},
	} {
		if err := r.median(q.name, q.ask); err != nil {
			return err
		}
	}
	return nil
}

// figures times figures with all that they rest on, in a city and in its country.
func (r *report) figures(ctx context.Context, s *store.Store) error {
	registry, err := indicator.New(s)
	if err != nil {
		return err
	}
	chain, city := s.Release().Chain, s.Release().Region
	link := agglo.LinkSubject(chain, s.Snapshot().Links(chain)[0].ID)
	country := s.Snapshot().Regions().Country(city)
	for _, f := range []struct {
		name, indicator string
		region          agglo.RegionID
		subject         agglo.Subject
	}{
		{"figure_c0_city", "chain-integrity:c0", city, agglo.Subject(chain)},
		{"figure_c0_country", "chain-integrity:c0", country, agglo.Subject(chain)},
		{"figure_c1_city", "chain-integrity:c1", city, agglo.Subject(chain)},
		{"figure_c3_country", "chain-integrity:c3", country, agglo.Subject(chain)},
		{"figure_sites_link_city", "sites", city, link},
		{"figure_capacity_link_city", "registered-capacity", city, link},
		{"figure_lq_city", "location-quotient", city, link},
	} {
		id := indicator.FigureID(f.indicator, f.region, f.subject, agglo.MustPeriod("2023"))
		err := r.median(f.name, func() error { _, err := registry.Session().Figure(ctx, id); return err })
		if err != nil {
			return err
		}
	}
	return nil
}
