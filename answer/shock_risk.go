package answer

import (
	"cmp"
	"context"
	"slices"

	"agglo"
	"agglo/indicator"
	"agglo/measure/network"
)

// A SystemicRisk is what the loss of all plants of one owner costs.
type SystemicRisk struct {
	Owner      agglo.OrganisationID `json:"owner"`
	Name       agglo.Text           `json:"name"`
	Sites      int                  `json:"sites"`
	Total      float64              `json:"risk"` // share of the output of all links, in [0, 1]
	Downstream float64              `json:"risk_downstream"`
	Upstream   float64              `json:"risk_upstream"`
}

// rankRisks orders owners by the economic systemic risk index. Each link
// weighs the same, whatever it is worth.
func (a *ShockAnswer) rankRisks(ctx context.Context, d *Desk, net *indicator.SupplyNetwork) error {
	output := make([]float64, len(net.Sites))
	of := map[agglo.OrganisationID][]network.Loss{}
	var owners []agglo.OrganisationID
	for i, p := range net.Plants {
		output[i] = net.Sites[i].Output
		if of[p.Site.Owner] == nil {
			owners = append(owners, p.Site.Owner)
		}
		of[p.Site.Owner] = append(of[p.Site.Owner], network.Loss{Firm: int32(i), Share: a.Scenario.Loss})
	}
	shocks := make([][]network.Loss, len(owners))
	for k, o := range owners {
		shocks[k] = of[o]
	}
	made, err := network.New(network.Firms{Sector: net.Product, Output: output}, net.Links, net.Needs)
	if err != nil {
		return err
	}
	risks, err := made.Risks(ctx, shocks, network.Options{})
	if err != nil {
		return err
	}
	names, err := d.organisationNames(ctx, owners)
	if err != nil {
		return err
	}
	for k, o := range owners {
		a.Risks = append(a.Risks, SystemicRisk{o, names[o], len(of[o]), risks[k].Total, risks[k].Downstream, risks[k].Upstream})
	}
	slices.SortStableFunc(a.Risks, func(x, y SystemicRisk) int { return cmp.Compare(y.Total, x.Total) })
	a.Risks = a.Risks[:min(a.limit, len(a.Risks))]
	a.Sole = (&reckoning{Desk: d, net: net}).sole()
	first := a.Risks[0]
	what := agglo.Text{En: "the loss of", Zh: "停产"}
	if a.Scenario.Loss < 1 {
		what = agglo.Textf("the loss of %g %% of the output of", "减产%g%%", 100*a.Scenario.Loss)
	}
	a.Sentence = agglo.Textf("Of %d owners, %s %s costs most: %.1f %% of the output of all links, where %.0f %% of the supplies are estimated.",
		"在%[1]d个企业集团中，%[3]s%[2]s损失最大，占各环节产出的%.1[4]f%%；其中%.0[5]f%%的供应量为估算。", len(owners), what, first.Name, 100*first.Total, 100*net.Estimated)
	a.Assumptions = append(a.Assumptions,
		agglo.Text{En: "The loss lasts, without stocks, spare output or other makers, and is followed to its limit.", Zh: "停产持续，不计库存、增产和替代，推演至极限。"})
	return nil
}
