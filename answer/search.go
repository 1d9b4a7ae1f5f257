package answer

import (
	"context"

	"agglo"
	"agglo/store"
	"agglo/table"
)

// SearchIn asks for things by name.
type SearchIn struct {
	Text  string `query:"q" arg:"0" required:"true" example:"常州" doc:"part of a name or id, in any language"`
	Limit int    `query:"limit" default:"20" minimum:"1" maximum:"100" doc:"hits to show"`
}

// A SearchAnswer lists regions, chains, links, organisations and sites.
type SearchAnswer struct {
	Head
	Hits []store.Hit `json:"hits"`
}

// Search finds regions, chains, links, organisations and sites by name.
var Search = Question[SearchIn, *SearchAnswer]{
	Name:    "search",
	Title:   agglo.Text{En: "Where is it?", Zh: "在哪里？"},
	Summary: agglo.Text{En: "Regions, chains, links, organisations and sites by name in any language.", Zh: "按中英文名称查找地区、产业链、环节、企业和场所。"},
	Ask: func(ctx context.Context, d *Desk, in SearchIn) (*SearchAnswer, error) {
		if in.Limit == 0 {
			in.Limit = 20
		}
		hits, err := d.Snap.Search(ctx, in.Text, in.Limit)
		if err != nil {
			return nil, err
		}
		a := &SearchAnswer{Hits: hits}
		a.Sentence = agglo.Textf("%d found for %q.", "找到%d条与“%s”有关的结果。", len(hits), in.Text)
		return a, nil
	},
}

var hitKinds = map[string]agglo.Text{
	"region": {En: "region", Zh: "地区"}, "chain": {En: "chain", Zh: "产业链"}, "link": {En: "link", Zh: "环节"},
	"organisation": {En: "organisation", Zh: "企业"}, "establishment": {En: "establishment", Zh: "场所"},
}

// Tables returns the hits.
func (a *SearchAnswer) Tables(lang agglo.Lang) []*table.Table {
	t := &table.Table{Name: "hits", Title: pick(lang, "Found", "结果"), Columns: []table.Column{
		{Name: "kind", Title: pick(lang, "kind", "类别")}, {Name: "id", Title: pick(lang, "id", "代码")},
		{Name: "name", Title: pick(lang, "name", "英文名")}, {Name: "name_zh", Title: pick(lang, "Chinese name", "中文名")}}}
	for _, h := range a.Hits {
		t.Add(hitKinds[h.Kind].In(lang), h.ID, orNil(h.Name), orNil(h.NameZh))
	}
	return []*table.Table{t}
}
