package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A gazetteer finds regions by what people write: a name in either language,
// with or without its suffix, alone or after those of the regions around it.
type gazetteer struct {
	regions *grid
	parent  map[string]string
	full    map[string][]string // key of a whole name → regions
	short   map[string][]string // key of a name without its suffix → regions
	longest int                 // characters of the longest key
	within  string              // region that all others lie in; empty for none
}

var regionSuffixes = []string{
	"壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "自治州", "自治县", "高新技术产业开发区", "经济技术开发区", "经济开发区", "地区", "省", "市", "区", "县", "盟",
	"city", "province", "district", "county", "prefecture", "municipality", "autonomousregion",
}

func newGazetteer(regions *grid, within string) *gazetteer {
	g := &gazetteer{regions: regions, parent: map[string]string{}, full: map[string][]string{}, short: map[string][]string{}, within: within}
	for _, row := range regions.rows {
		id := regions.text(row, "id")
		g.parent[id] = regions.text(row, "parent")
		for _, name := range []string{regions.text(row, "name"), regions.text(row, "name_zh")} {
			k := key(name)
			if k == "" {
				continue
			}
			g.add(g.full, k, id)
			for _, s := range regionSuffixes {
				if rest, ok := strings.CutSuffix(k, s); ok && utf8.RuneCountInString(rest) >= 2 {
					g.add(g.short, rest, id)
					break
				}
			}
		}
	}
	return g
}

func (g *gazetteer) add(to map[string][]string, k, id string) {
	if !slices.Contains(to[k], id) {
		to[k] = append(to[k], id)
	}
	g.longest = max(g.longest, utf8.RuneCountInString(k))
}

// inside reports whether a region lies in another or is the same.
func (g *gazetteer) inside(id, around string) bool {
	for range 16 { // levels; a data set with a cycle is not built
		if id == around {
			return true
		}
		if id = g.parent[id]; id == "" {
			return false
		}
	}
	return false
}

// A found place is a region and how much of the text led to it.
type found struct {
	id   string
	used int  // bytes of the text
	full bool // whether the last name was given with its suffix
}

// resolve returns the region that a text means. Parts come from the widest to
// the narrowest, as in 江苏省常州市武进区, or in English from the narrowest.
func (g *gazetteer) resolve(text string) (id, rest string, err error) {
	text = tidy(text)
	if g.regions.find(text) != nil {
		return text, "", nil
	}
	if parts := strings.Split(text, ","); len(parts) > 1 && text[0] < utf8.RuneSelf {
		slices.Reverse(parts)
		text = strings.Join(parts, "/")
	}
	k := strings.NewReplacer("/", "", "、", "", ",", "", ">", "", "(", "", ")", "").Replace(key(text))
	all := map[string]found{}
	g.walk(k, 0, g.within, all)
	best := 0
	for _, f := range all {
		best = max(best, f.used)
	}
	maps.DeleteFunc(all, func(_ string, f found) bool { return f.used < best })
	ids := g.widest(slices.Sorted(maps.Keys(all)))
	switch {
	case len(ids) == 0:
		return "", "", fmt.Errorf("%q is not a region of the data set", text)
	case len(ids) > 1:
		return "", "", fmt.Errorf("%q may be %s: write the wider region before it, or the id", text, g.list(ids))
	case best < len(k) && !all[ids[0]].full:
		return "", "", fmt.Errorf("%q is not a region of the data set", text)
	}
	return ids[0], k[best:], nil
}

// walk tries all names that the text goes on with.
func (g *gazetteer) walk(k string, used int, around string, all map[string]found) {
	end, runes := used, 0
	for end < len(k) && runes < g.longest {
		_, n := utf8.DecodeRuneInString(k[end:])
		end += n
		runes++
		for _, names := range []struct {
			ids  []string
			full bool
		}{{g.full[k[used:end]], true}, {g.short[k[used:end]], false}} {
			for _, id := range names.ids {
				if around != "" && (id == around && id != g.within || !g.inside(id, around)) {
					continue
				}
				if have, seen := all[id]; !seen || have.used < end || names.full && !have.full {
					all[id] = found{id, end, names.full}
					g.walk(k, end, id, all)
				}
			}
		}
	}
}

// widest leaves out regions that lie in another of the list: a municipality and
// the city in it bear one name. A whole name goes before one without suffix.
func (g *gazetteer) widest(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return slices.ContainsFunc(ids, func(other string) bool { return other != id && g.inside(id, other) })
	})
}

const listed = 4 // choices that an error lists

func (g *gazetteer) list(ids []string) string {
	var out []string
	for i, id := range ids {
		if i == listed {
			out = append(out, fmt.Sprintf("%d more", len(ids)-listed))
			break
		}
		row := g.regions.find(id)
		name := g.regions.text(row, "name")
		if p := g.regions.find(g.parent[id]); p != nil {
			name += ", " + g.regions.text(p, "name")
		}
		out = append(out, fmt.Sprintf("%s (%s)", id, name))
	}
	return strings.Join(out, " or ")
}
