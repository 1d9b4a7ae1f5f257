package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/store"
)

func (a *ProfileAnswer) addChains(ctx context.Context, d *Desk) error {
	for _, c := range d.Snap.Chains() {
		if c.ID == a.Chain.Parent {
			a.Roof = &c
		}
		if len(d.Snap.Links(c.ID)) == 0 {
			continue
		}
		sum, err := d.chainSummary(ctx, c, a.Region, a.Period)
		if err != nil {
			return err
		}
		if !sum.Computed.Known() {
			a.Unknowns = append(a.Unknowns, Gap{
				Name: agglo.Textf("integrity of the chain of %s", "%s产业链完整度", midSentence(agglo.Text{En: c.Name, Zh: c.NameZh})), Why: sum.Computed.Unknown})
		}
		a.Chains = append(a.Chains, *sum)
	}
	if len(d.Snap.Links(a.Chain.ID)) == 0 {
		return nil
	}
	return a.addForeground(ctx, d)
}

func (d *Desk) chainSummary(ctx context.Context, c store.Chain, region store.Region, period agglo.Period) (*ChainSummary, error) {
	sum := &ChainSummary{Chain: c}
	for ref, at := range map[string]*indicator.Figure{
		"chain-integrity": &sum.Headline, "chain-integrity:published": &sum.Published, "chain-integrity:c0": &sum.Computed,
		"sites": &sum.Sites, "owners": &sum.Owners, "foreign-sites": &sum.Foreign,
	} {
		f, err := d.One(ctx, ref, region.ID, agglo.Subject(c.ID), period)
		if err != nil {
			return nil, err
		}
		*at = f
	}
	return sum, nil
}

// addForeground adds the chain in the foreground link by link, its state a year
// earlier, and its rank.
func (a *ProfileAnswer) addForeground(ctx context.Context, d *Desk) error {
	var err error
	if a.Links, err = d.chain(ctx, a.Chain, a.Region, a.Period); err != nil {
		return err
	}
	if before := a.Period.Before(1); !before.IsZero() {
		if a.Before, err = d.chainSummary(ctx, a.Chain, a.Region, before); err != nil {
			return err
		}
		d.cite(a.Before.Published)
	}
	if !a.Region.City {
		return nil
	}
	a.ChainRank, err = d.rankFigure(ctx, "chain-integrity:c0", a.Region.ID, agglo.Subject(a.Chain.ID), a.Period, d.Snap.Regions().Country(a.Region.ID))
	return err
}

func (a *ProfileAnswer) addTargets(ctx context.Context, d *Desk) error {
	for _, t := range d.targets(a.Region.ID, "", "") {
		p, err := d.path(ctx, t)
		if err != nil {
			return err
		}
		a.Targets = append(a.Targets, *p)
	}
	if len(a.Targets) == 0 {
		a.Unknowns = append(a.Unknowns, Gap{Name: agglo.Text{En: "targets", Zh: "发展目标"}, Why: agglo.Text{En: "the data set has none", Zh: "数据集中没有"}})
	}
	return nil
}

// findingsShown is how many findings a profile shows.
const findingsShown = 8

func (a *ProfileAnswer) addFindings(ctx context.Context, d *Desk) error {
	f := &FindingsAnswer{Region: a.Region, Period: a.Period}
	if a.Region.Level == agglo.Country {
		return nil
	}
	if err := f.find(ctx, d); err != nil {
		return err
	}
	a.Findings, a.Tried = f.Findings, f.Tried
	if len(a.Findings) > findingsShown {
		a.Findings = a.Findings[:findingsShown]
	}
	return nil
}

func (a *ProfileAnswer) addForeign(ctx context.Context, d *Desk) error {
	country := string(d.Snap.Regions().Country(a.Region.ID))
	sites, _, err := d.Snap.Sites(ctx, store.SiteQuery{Region: a.Region.ID, AsOf: a.Period.End(), States: []string{"running"}, Limit: store.MaxSites})
	if err != nil {
		return err
	}
	seen := map[agglo.EstablishmentID]bool{}
	for _, s := range sites {
		if s.Country != "" && s.Country != country && !seen[s.Establishment] {
			seen[s.Establishment] = true
			a.Foreign = append(a.Foreign, s)
		}
	}
	tallies, err := d.Snap.Tallies(ctx, store.TallyQuery{Regions: []agglo.RegionID{a.Region.ID}, AsOf: a.Period.End()})
	a.Foreigns = tallies[a.Region.ID].Foreign
	d.citeSites(a.Foreign)
	return err
}

func (a *ProfileAnswer) addClaims(ctx context.Context, d *Desk) error {
	for _, c := range d.Snap.Claims() {
		if c.Region != a.Region.ID {
			continue
		}
		k, err := d.check(ctx, c)
		if err != nil {
			return err
		}
		d.citeSource(c.Row.Source)
		a.Claims = append(a.Claims, *k)
	}
	return nil
}

func (a *ProfileAnswer) addCoverage(d *Desk) {
	for _, c := range d.Snap.Coverage() {
		if c.Region == a.Region.ID && c.Link == "" {
			a.Cover = append(a.Cover, c)
		}
	}
}
