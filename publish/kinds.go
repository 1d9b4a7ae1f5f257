package publish

import (
	"cmp"
	"context"
	_ "embed"
	"maps"
	"slices"
	"strings"

	"agglo"
)

//go:embed questions.txt
var questions string

// kinds are what the words in braces of questions.txt stand for.
type kinds map[string][]string

// addresses returns all questions with their words filled in.
func (k kinds) addresses() []string {
	var out []string
	for line := range strings.Lines(questions) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, k.fill(line)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fill puts each of its kind in place of the first word in braces, and goes on.
func (k kinds) fill(line string) []string {
	before, rest, found := strings.Cut(line, "{")
	if !found {
		return []string{line}
	}
	word, after, _ := strings.Cut(rest, "}")
	var out []string
	for _, value := range k[word] {
		out = append(out, k.fill(before+escape(value)+after)...)
	}
	return out
}

type named struct{ ID, Name, Parent, Level string }

// kinds asks the API what there is.
func (s *site) kinds(ctx context.Context) (kinds, error) {
	k := kinds{"lang": {"en", "zh"}, "choice": {"chain-integrity:c0", "chain-integrity:c1", "chain-integrity:c2", "chain-integrity:c3", "chain-integrity:c4", "chain-integrity:published"}}
	var release struct{ Region, Chain, Period string }
	if err := s.read(ctx, "/api/v1/release", &release); err != nil {
		return nil, err
	}
	k["home"], k["main"], k["period"] = given(release.Region), given(release.Chain), given(release.Period)
	var chains struct {
		Chains []struct {
			ID    string
			Links int
		}
	}
	if err := s.read(ctx, "/api/v1/chains", &chains); err != nil {
		return nil, err
	}
	for _, c := range chains.Chains {
		if c.Links == 0 {
			continue
		}
		k["chain"] = append(k["chain"], c.ID)
		var links struct{ Links []named }
		if err := s.read(ctx, "/api/v1/chains/"+escape(c.ID)+"/links", &links); err != nil {
			return nil, err
		}
		for _, l := range links.Links {
			k["link"] = append(k["link"], c.ID+"."+l.ID)
		}
	}
	var indicators struct{ Indicators []struct{ ID string } }
	var files struct{ Boundaries []named }
	if err := s.read(ctx, "/api/v1/indicators", &indicators); err != nil {
		return nil, err
	}
	if err := s.read(ctx, "/api/v1/boundaries", &files); err != nil {
		return nil, err
	}
	for _, i := range indicators.Indicators {
		k["indicator"] = append(k["indicator"], i.ID)
	}
	for _, f := range files.Boundaries {
		k["file"] = append(k["file"], f.Name)
	}
	return k, s.places(ctx, k)
}

func given(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// places finds the regions that are published, and the register of the chains.
func (s *site) places(ctx context.Context, k kinds) error {
	regions := map[string]named{}
	err := s.pages(ctx, "/api/v1/regions?limit=1000", func(p *page) {
		for _, r := range p.Regions {
			regions[r.ID] = r
			if r.Level == agglo.Country {
				k["country"] = []string{r.ID}
			}
		}
	})
	if err != nil {
		return err
	}
	count := map[string]int{}
	sites, organisations := map[string]bool{}, map[string]bool{}
	for _, chain := range k["chain"] {
		err := s.pages(ctx, "/api/v1/sites?chain="+escape(chain)+"&limit=1000", func(p *page) {
			for _, one := range p.Sites {
				sites[one.Establishment], organisations[one.Organisation], organisations[one.Owner] = true, true, true
				for id, n := one.Region, 0; id != "" && n < 16; id, n = regions[id].Parent, n+1 {
					count[id]++
				}
			}
		})
		if err != nil {
			return err
		}
	}
	k["site"], k["organisation"] = slices.Sorted(maps.Keys(sites)), slices.Sorted(maps.Keys(organisations))
	if k["region"], err = s.chosen(ctx, k, regions, count); err != nil {
		return err
	}
	s.result.Regions = k["region"]
	return s.rivals(ctx, k)
}

// chosen returns the regions to publish: those that were asked for, or that of
// the release with those around it and the prefectures and provinces with the
// most sites.
func (s *site) chosen(ctx context.Context, k kinds, regions map[string]named, count map[string]int) ([]string, error) {
	var out []string
	add := func(id string) {
		for ; id != "" && !slices.Contains(out, id); id = regions[id].Parent {
			out = append(out, id)
		}
	}
	for _, name := range s.o.Regions {
		if regions[name].ID == "" {
			var found struct{ Region named }
			if err := s.read(ctx, "/api/v1/regions/"+escape(name), &found); err != nil {
				return nil, err
			}
			name = found.Region.ID
		}
		add(name)
	}
	if len(out) > 0 {
		return out, nil
	}
	for _, id := range k["home"] {
		add(id)
	}
	ids := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	for _, id := range ids {
		if l := regions[id].Level; len(out) < s.o.Most && (l == agglo.Province || l == agglo.Prefecture) {
			add(id)
		}
	}
	return out, nil
}

// rivals finds whom the first page compares the region of the release with.
func (s *site) rivals(ctx context.Context, k kinds) error {
	var rank struct{ Places []struct{ Region string } }
	if s.read(ctx, "/api/v1/rank?indicator=gdp&limit=12", &rank) != nil { // a data set may have no such indicator
		return nil
	}
	all := slices.Clone(k["home"])
	for _, p := range rank.Places {
		if len(all) < 3 && !slices.Contains(all, p.Region) {
			all = append(all, p.Region)
		}
	}
	k["rivals"] = []string{strings.Join(all, ",")}
	return nil
}

// A page is one page of a long list.
type page struct {
	Next    string
	Regions []named
	Sites   []struct{ Establishment, Organisation, Owner, Region string }
}

// pages reads a list to its end.
func (s *site) pages(ctx context.Context, first string, yield func(*page)) error {
	for address := first; ; {
		p := &page{}
		if err := s.read(ctx, address, p); err != nil {
			return err
		}
		yield(p)
		if p.Next == "" {
			return nil
		}
		address = with(first, "cursor", p.Next)
	}
}
