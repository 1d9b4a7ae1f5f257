package intake

import (
	"context"
	"slices"
	"strings"

	"agglo"
	"agglo/dataset"
)

// Options of [NewPlan].
type Options struct {
	Table     string            // whose rows the sheet has; empty to see it from the headings
	Mapping   *Mapping          // nil to make one from the headings
	Constants map[string]string // heading or "table.column" → text that holds for each row
	Decisions map[string]Decision
	// AcceptPotential takes the likeliest organisation where a name may mean one.
	AcceptPotential bool
	// Ask, where it is not nil, decides which organisation a name means: one of
	// the candidates, NewOne, or Potential to leave it open.
	Ask func(name string, candidates []Candidate) (decision, organisation string, err error)
}

// A Plan is what an import will do.
type Plan struct {
	Sheet   *Sheet
	Mapping *Mapping
	Rows    []Row // one for each row below the header that is not empty

	dataset    *dataset.Dataset
	options    Options
	unit       string // that a title names for the whole sheet
	grids      map[string]*grid
	places     *gazetteer
	chains     *names
	links      *names
	indicators *names
	subjects   *names
	orgs       *organisations
	decisions  map[string]Decision
	asked      map[string]bool  // names that were asked for in this run
	sitesBy    map[string][]int // organisation → rows of establishments
	sitesRead  int              // rows of establishments in sitesBy
}

// A Row says what was understood of one row of a sheet.
type Row struct {
	Line    int      // as the spreadsheet counts
	Outcome Outcome  //
	What    string   // whom the row is about
	Changes []string // how cells were read where it is not as they stand, and what changes in the data set
	Reasons []string // why it was left out
}

// NewPlan works out what the rows of a sheet mean for a data set. It changes
// nothing. The data set must be free of errors.
func NewPlan(ctx context.Context, d *dataset.Dataset, s *Sheet, o Options) (*Plan, error) {
	p := &Plan{Sheet: s, dataset: d, options: o, grids: map[string]*grid{}, decisions: o.Decisions, asked: map[string]bool{}}
	if p.decisions == nil {
		p.decisions = map[string]Decision{}
	}
	for _, table := range []string{"regions", "chains", "links", "indicators", "subjects", "organisations", "sources"} {
		if err := p.load(ctx, table); err != nil {
			return nil, err
		}
	}
	p.chains, p.links = newNames(p.grids["chains"], ""), newNames(p.grids["links"], "chain")
	p.indicators, p.subjects = newNames(p.grids["indicators"], ""), newNames(p.grids["subjects"], "")
	header, err := p.chooseMapping()
	if err != nil {
		return nil, err
	}
	for _, table := range p.Mapping.tables() {
		if err := p.load(ctx, table); err != nil {
			return nil, err
		}
	}
	if p.places, err = p.gazetteer(); err != nil {
		return nil, err
	}
	p.orgs = newOrganisations(p.grids["organisations"], p.places)
	if err := p.complete(header); err != nil {
		return nil, err
	}
	return p, p.readRows(ctx, header)
}

func (p *Plan) load(ctx context.Context, table string) (err error) {
	if p.grids[table] == nil {
		p.grids[table], err = readGrid(ctx, p.dataset, table)
	}
	return err
}

func (p *Plan) gazetteer() (*gazetteer, error) {
	g := newGazetteer(p.grids["regions"], "")
	if p.Mapping.Within == "" {
		return g, nil
	}
	id, _, err := g.resolve(p.Mapping.Within)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "within: %v", err)
	}
	g.within = id
	return g, nil
}

// chooseMapping takes the mapping that was given, or makes one. It returns the
// row of the header.
func (p *Plan) chooseMapping() (header int, err error) {
	if p.options.Table != "" && !slices.Contains(dataset.Tables(), p.options.Table) {
		return 0, agglo.Errorf(agglo.Usage, "--table %s: there is no such table: use %s", p.options.Table, strings.Join(dataset.Tables(), ", "))
	}
	p.Mapping = p.options.Mapping
	if p.Mapping == nil {
		p.Mapping, header, err = p.propose(p.options.Table)
	} else if header = p.Mapping.header(p.Sheet); header < 0 {
		err = agglo.Errorf(agglo.Invalid, "%s: no row has the headings of the mapping: name another mapping with --mapping, or remove this one to have it made again", p.Sheet.place(0))
	}
	if err != nil {
		return 0, err
	}
	p.unit = unitAbove(p.Sheet, header)
	for name, text := range p.options.Constants {
		if err := p.constant(name, text); err != nil {
			return 0, err
		}
	}
	return header, nil
}

// constant takes up a value that holds for each row.
func (p *Plan) constant(name, text string) error {
	if key(name) == "within" {
		p.Mapping.Within = text
		return nil
	}
	full := name
	if _, ok := columnOf(full); !ok {
		full = p.Mapping.column(name)
	}
	if full == "" {
		return agglo.Errorf(agglo.Usage, "--set %s: rows of %s have no such column: use table.column, such as %s.source", name, p.Mapping.Table, p.Mapping.Table)
	}
	if p.Mapping.Constants == nil {
		p.Mapping.Constants = map[string]string{}
	}
	p.Mapping.Constants[full] = text
	return p.Mapping.check()
}

// made are required columns that an import fills by itself.
var made = map[string]bool{
	"activities.establishment": true, "activities.chain": true, "activities.link": true,
	"establishments.id": true, "establishments.organisation": true, "organisations.id": true, "organisations.name": true, "titles.organisation": true,
}

// complete reports required columns of the table that nothing fills.
func (p *Plan) complete(header int) error {
	has := map[string]bool{}
	for _, c := range p.Mapping.Columns {
		has[c.To] = true
		for column := range c.With {
			has[column] = true
		}
	}
	for column := range p.Mapping.Constants {
		has[column] = true
	}
	var missing []string
	for _, c := range p.grids[p.Mapping.Table].columns {
		if full := c.Table + "." + c.Name; c.Required && !has[full] && !made[full] {
			missing = append(missing, full)
		}
	}
	if p.Mapping.Table == "activities" && !has["establishments.region"] && !has["activities.establishment"] {
		missing = append(missing, "establishments.region")
	}
	if p.Mapping.Table == "activities" && !has["activities.link"] && !has["activities.product"] {
		missing = append(missing, "activities.link")
	}
	if len(missing) == 0 {
		return nil
	}
	return agglo.Errorf(agglo.Invalid, "%s: no heading gives %s: name a heading for it in the mapping, or give one value for all rows with --set %s=VALUE", p.Sheet.place(header), strings.Join(missing, ", "), missing[0])
}

// Potential returns the names that may mean an organisation and that nobody
// has decided on.
func (p *Plan) Potential() []Decision {
	var out []Decision
	for _, d := range p.Decisions() {
		if d.Decision == Potential {
			out = append(out, d)
		}
	}
	return out
}

// Decisions returns all decisions about names, those of before and new ones.
func (p *Plan) Decisions() []Decision {
	var out []Decision
	for _, d := range p.decisions {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b Decision) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Count returns how many rows came to an outcome.
func (p *Plan) Count(o Outcome) int {
	n := 0
	for _, r := range p.Rows {
		if r.Outcome == o {
			n++
		}
	}
	return n
}
