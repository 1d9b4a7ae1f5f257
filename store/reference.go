package store

import (
	"context"
	"database/sql"

	"agglo"
)

// reference holds the small tables of a release, read once when it is opened.
type reference struct {
	files      []string // paths by number
	regions    *Regions
	chains     []Chain
	links      []Link // by number
	ofChain    map[agglo.ChainID]linkRange
	linkNumber map[agglo.ChainID]map[agglo.LinkID]int32
	inputs     []Input
	subjects   []Subject
	indicators []IndicatorRow
	coverage   []Coverage
	targets    []Target
	claims     []Claim
	statements []Statement
	titles     []Title
}

// A linkRange is the numbers of the links of one chain, both ends included.
type linkRange struct{ first, last int32 }

func readReference(ctx context.Context, q querier) (*reference, error) {
	ref := &reference{}
	regions, err := readAll(ctx, q, "regions", scanRegion)
	if err != nil {
		return nil, err
	}
	if ref.regions, err = newRegions(regions); err != nil {
		return nil, err
	}
	for _, read := range []func() error{
		func() (err error) {
			ref.files, err = readAll(ctx, q, "files", func(rows *sql.Rows, path *string) error { return rows.Scan(path) })
			return
		},
		func() (err error) { ref.chains, err = readAll(ctx, q, "chains", scanChain); return },
		func() (err error) { ref.links, err = readAll(ctx, q, "links", scanLink); return },
		func() (err error) { ref.inputs, err = readAll(ctx, q, "inputs", scanInput); return },
		func() (err error) { ref.subjects, err = readAll(ctx, q, "subjects", scanSubject); return },
		func() (err error) { ref.indicators, err = readAll(ctx, q, "indicators", scanIndicator); return },
		func() (err error) { ref.coverage, err = readAll(ctx, q, "coverage", scanCoverage); return },
		func() (err error) { ref.targets, err = readAll(ctx, q, "targets", scanTarget); return },
		func() (err error) { ref.claims, err = readAll(ctx, q, "claims", scanClaim); return },
		func() (err error) { ref.statements, err = readAll(ctx, q, "statements", scanStatement); return },
		func() (err error) { ref.titles, err = readAll(ctx, q, "titles", scanTitle); return },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	ref.indexLinks()
	return ref, nil
}

func (ref *reference) indexLinks() {
	ref.ofChain = map[agglo.ChainID]linkRange{}
	ref.linkNumber = map[agglo.ChainID]map[agglo.LinkID]int32{}
	for i, l := range ref.links {
		n := int32(i)
		if ref.linkNumber[l.Chain] == nil {
			ref.linkNumber[l.Chain] = map[agglo.LinkID]int32{}
			ref.ofChain[l.Chain] = linkRange{n, n}
		}
		ref.linkNumber[l.Chain][l.ID] = n
		ref.ofChain[l.Chain] = linkRange{ref.ofChain[l.Chain].first, n}
	}
}

func scanRegion(rows *sql.Rows, r *Region) error {
	r.Row.Table = "regions"
	return rows.Scan(&r.ID, &r.Name, text(&r.NameZh), &r.Level, text(&r.Parent), &r.City, &r.Lat, &r.Lon,
		text(&r.From), text(&r.To), &r.Row.File, &r.Row.Line)
}

func scanChain(rows *sql.Rows, c *Chain) error {
	c.Row.Table = "chains"
	err := rows.Scan(&c.ID, &c.Name, text(&c.NameZh), text(&c.Parent), text(&c.Version), text(&c.Description),
		text(&c.DescriptionZh), text(&c.Source), &c.Row.File, &c.Row.Line)
	c.Row.Source = c.Source
	return err
}

func scanLink(rows *sql.Rows, l *Link) error {
	l.Row.Table = "links"
	var number int32
	return rows.Scan(&number, &l.Chain, &l.ID, &l.Name, text(&l.NameZh), &l.Stage, &l.Core, &l.Weight,
		text(&l.Definition), text(&l.DefinitionZh), &l.Row.File, &l.Row.Line)
}

func scanInput(rows *sql.Rows, i *Input) error {
	i.Row.Table = "link_inputs"
	return rows.Scan(&i.Chain, &i.Link, &i.Input, &i.Intensity, text(&i.Unit), &i.Essential,
		&i.Row.File, &i.Row.Line, text(&i.Row.Source), text(&i.Row.Quote), text(&i.Row.Note))
}

func scanSubject(rows *sql.Rows, s *Subject) error {
	s.Row.Table = "subjects"
	return rows.Scan(&s.ID, &s.Name, text(&s.NameZh), text(&s.Chain), text(&s.Link), text(&s.Description),
		&s.Row.File, &s.Row.Line)
}

func scanIndicator(rows *sql.Rows, i *IndicatorRow) error {
	i.Row.Table = "indicators"
	return rows.Scan(&i.ID, &i.Name, text(&i.NameZh), text(&i.Unit), &i.Kind, text(&i.Better), text(&i.Formula),
		text(&i.Description), text(&i.DescriptionZh), &i.Row.File, &i.Row.Line)
}

func scanCoverage(rows *sql.Rows, c *Coverage) error {
	c.Row.Table = "coverage"
	err := rows.Scan(&c.Region, &c.Chain, text(&c.Link), &c.Extent, text(&c.AsOf), text(&c.Note), text(&c.NoteZh),
		&c.Row.File, &c.Row.Line, text(&c.Row.Source))
	c.Row.Note = c.Note
	return err
}

func scanTarget(rows *sql.Rows, t *Target) error {
	t.Row.Table = "targets"
	return rows.Scan(&t.Region, &t.Indicator, text(&t.Subject), period(&t.Period), &t.Value, text(&t.Unit), &t.Comparator,
		&t.Row.File, &t.Row.Line, text(&t.Row.Source), text(&t.Row.Quote))
}

func scanClaim(rows *sql.Rows, c *Claim) error {
	c.Row.Table = "claims"
	return rows.Scan(&c.ID, &c.Text, text(&c.TextZh), &c.Region, &c.Indicator, text(&c.Subject), period(&c.Period),
		&c.Measure, text(&c.Within), &c.Order, text(&c.Condition), &c.Value, text(&c.Unit), text(&c.Bound), &c.Tolerance,
		&c.Row.File, &c.Row.Line, text(&c.Row.Source), text(&c.Row.Quote))
}

func scanStatement(rows *sql.Rows, s *Statement) error {
	s.Row.Table = "statements"
	return rows.Scan(&s.Region, &s.Chain, &s.Link, text(&s.Product), text(&s.AsOf), text(&s.Specificity),
		&s.Row.File, &s.Row.Line, text(&s.Row.Source), text(&s.Row.Quote))
}

func scanTitle(rows *sql.Rows, t *Title) error {
	t.Row.Table = "titles"
	return rows.Scan(&t.Organisation, &t.Title, text(&t.Authority), text(&t.From), text(&t.To),
		&t.Row.File, &t.Row.Line, text(&t.Row.Source))
}
