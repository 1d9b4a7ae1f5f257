package answer

import (
	"context"
	"fmt"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/measure/complexity"
	"agglo/quantity"
	"agglo/store"
	"agglo/table"
)

// SimilarIn asks which regions are like this one.
type SimilarIn struct {
	Region string `query:"region" arg:"0" example:"Changzhou" doc:"city by id or name; empty for the default of the data set"`
	Chain  string `query:"chain" example:"new-energy" doc:"chain, or roof over chains, whose links are compared; empty for all under the roof of the default"`
	Period string `query:"period" example:"2023" doc:"period; empty for the default of the data set"`
	Limit  int    `query:"limit" default:"10" minimum:"1" maximum:"100" doc:"regions to show"`
}

// A SimilarAnswer lists the cities with the most similar links.
type SimilarAnswer struct {
	Head
	Region store.Region `json:"region"`
	Period agglo.Period `json:"period"`
	Peers  []Peer       `json:"peers"`
}

// A Peer is a similar city and why.
type Peer struct {
	Region     agglo.RegionID `json:"region"`
	Name       agglo.Text     `json:"name"`
	Within     agglo.Text     `json:"within"`
	Similarity float64        `json:"similarity"` // in [0, 1]
	Shared     []agglo.Text   `json:"shared"`     // links that both are specialised in, the rarest first
	Theirs     []agglo.Text   `json:"theirs"`     // links that only the other has
}

// Similar finds the cities that are like one.
var Similar = Question[SimilarIn, *SimilarAnswer]{
	Name:    "similar",
	Title:   agglo.Text{En: "Which regions are like this one?", Zh: "哪些地区与之相似？"},
	Summary: agglo.Text{En: "Cities with a similar structure of links, with the links that both have and those that only the other has.", Zh: "环节结构相近的城市，列出共有环节与对方独有环节。"},
	Ask:     askSimilar,
}

func askSimilar(ctx context.Context, d *Desk, in SimilarIn) (*SimilarAnswer, error) {
	region, row, st, period, err := d.structure(ctx, in.Region, in.Chain, in.Period)
	if err != nil {
		return nil, err
	}
	a := &SimilarAnswer{Region: region, Period: period}
	a.Notes = []agglo.Text{registerNote}
	compared := st.of(st.Presence)
	for _, p := range complexity.Similar(compared, row, atLeast(in.Limit, 10)) {
		a.Peers = append(a.Peers, d.peer(st.Structure, compared, row, p))
	}
	if len(a.Peers) == 0 {
		a.Sentence = agglo.Textf("The register knows no city that shares a link with %s.", "名录中没有与%s共有环节的城市。", d.RegionName(region.ID))
		return a, nil
	}
	first := a.Peers[0]
	a.Sentence = agglo.Textf("Of the cities that the register knows, %s is most like %s: both have %s.", "在名录所载城市中，%s与%s最相似：均具备%s。",
		first.Name, d.RegionName(region.ID), join(firstFew(first.Shared, 4)))
	return a, nil
}

var registerNote = agglo.Text{
	En: "Made from the running establishments that the register knows; cities were searched unequally, so a thin register looks unlike a deep one.",
	Zh: "依据名录所载在产企业；各城市检索力度不同，记录少的城市会显得不相似。",
}

// A scope is the chains that a question of structure speaks of: one that was
// asked for with those below it, else all under the roof of the default one.
type scope struct {
	asked bool
	chain store.Chain
}

func (s scope) has(c store.Chain) bool {
	return c.ID == s.chain.ID || c.Parent == s.chain.ID || !s.asked && s.chain.Parent != "" && c.Parent == s.chain.Parent
}

// A structured is the structure of the cities of a country with the links that
// are spoken of.
type structured struct {
	*indicator.Structure
	within []bool // by link
}

// of returns the part of a presence that is within the scope.
func (s *structured) of(m *complexity.Presence) *complexity.Presence {
	cities, links := m.Dims()
	rows := make([][]int32, cities)
	for city := range rows {
		for _, l := range m.Products(city) {
			if s.within[l] {
				rows[city] = append(rows[city], l)
			}
		}
	}
	return complexity.NewPresence(links, rows)
}

// structure resolves a city and reads the structure that it is part of.
func (d *Desk) structure(ctx context.Context, regionText, chainText, periodText string) (region store.Region, row int, out *structured, period agglo.Period, err error) {
	var c store.Chain
	region, c, period, err = d.about(regionText, chainText, periodText)
	if err != nil {
		return
	}
	st, err := d.Structure(ctx, agglo.Subject(c.ID), region.ID, period)
	if err != nil {
		return
	}
	out = &structured{Structure: st}
	for _, l := range st.Links() {
		chain, _ := d.Snap.Chain(l.Chain)
		out.within = append(out.within, scope{chainText != "", c}.has(chain))
	}
	row, ok := st.Row(region.ID)
	if !ok {
		err = agglo.Errorf(agglo.Invalid, "%s is not a city: the structure of links is compared between cities", region.Name)
	} else if st.Presence.Diversity[row] == 0 {
		err = agglo.Errorf(agglo.NotFound, "the register knows no establishment of %s that runs at the end of %s", region.Name, period)
	}
	return
}

// peer describes a similar city by the links that are compared.
func (d *Desk) peer(st *indicator.Structure, compared *complexity.Presence, row int, p complexity.Peer) Peer {
	city := st.Cities()[p.Region]
	r, _ := d.Snap.Regions().Get(city)
	out := Peer{Region: city, Name: d.RegionName(city), Within: d.RegionName(r.Parent), Similarity: p.Similarity}
	for _, l := range p.Shared {
		out.Shared = append(out.Shared, linkName(st, l))
	}
	for _, l := range compared.Products(p.Region) {
		if !compared.Has(row, int(l)) {
			out.Theirs = append(out.Theirs, linkName(st, int(l)))
		}
	}
	return out
}

func linkName(st *indicator.Structure, l int) agglo.Text {
	return agglo.Text{En: st.Links()[l].Name, Zh: st.Links()[l].NameZh}
}

func firstFew(names []agglo.Text, n int) []agglo.Text { return names[:min(n, len(names))] }

func atLeast(n, fallback int) int {
	if n <= 0 {
		return fallback
	}
	return n
}

// few writes the first names of a list and how many more there are.
func few(names []agglo.Text, n int, lang agglo.Lang) string {
	var parts []string
	for _, t := range firstFew(names, n) {
		parts = append(parts, t.In(lang))
	}
	text := strings.Join(parts, pick(lang, ", ", "、"))
	if more := len(names) - n; more > 0 {
		text += fmt.Sprintf(pick(lang, " and %d more", "，另有%d个"), more)
	}
	return text
}

// Tables returns the peers.
func (a *SimilarAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "similar", Title: pick(lang, "Similar cities", "相似城市"), Columns: []table.Column{
		{Name: "region", Title: pick(lang, "code", "代码"), Minor: true}, {Name: "name", Title: pick(lang, "city", "城市")}, {Name: "within", Title: pick(lang, "within", "所属"), Minor: true},
		{Name: "similarity", Title: pick(lang, "similarity", "相似度")}, {Name: "shared", Title: pick(lang, "both have", "共有环节")}, {Name: "theirs", Title: pick(lang, "only the other", "对方独有")}}}
	for _, p := range a.Peers {
		t.Add(string(p.Region), p.Name.In(lang), p.Within.In(lang), table.Number{Value: p.Similarity, Text: quantity.Number(p.Similarity, quantity.Short)},
			few(p.Shared, 5, lang), orNil(few(p.Theirs, 3, lang)))
	}
	t.Note = registerNote.In(lang)
	return []*table.Table{t}
}
