package plain

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"agglo"
	"agglo/measure/network"
	"agglo/table"
)

var riskTool = Tool{
	Name:    "risk",
	Summary: "the economic systemic risk index of every firm in a supply network",
	Args:    "--firms FIRMS.csv --links LINKS.csv",
	Help: `Reads
  FIRMS.csv  id, sector[, output]      without a column id, firms are 1, 2, 3, ... row by row
  LINKS.csv  supplier, buyer, weight   weight: sales of the supplier to the buyer, in the unit of output
  --essential MATRIX.csv               first row and first column are names of sectors; the cell in the row
                                       of a supplying and the column of a buying sector is 2 (essential),
                                       1 (non-essential) or 0 (negligible); without it all are essential
  --shock SHOCK.csv  id, loss          loss: share of its output that the firm loses, 0 to 1

Writes, for each firm, what its failure costs as a share of all output:
  id, risk, risk_downstream, risk_upstream, steps
and with --shock what the shock costs each firm, as a share of its own output:
  id, loss, loss_downstream, loss_upstream

output is what a firm sells to anybody; where it is missing, it is the sum of its links.
Without --tolerance the index is the limit of the cascade. --tolerance 0.01 stops where
the authors' program stops by default, and is lower.`,
	New: newRisk,
}

type risk struct {
	firms, links, essential, shock string
	opt                            network.Options
}

func newRisk(fs *pflag.FlagSet) Run {
	var r risk
	fs.StringVar(&r.firms, "firms", "", "`file` with the firms")
	fs.StringVar(&r.links, "links", "", "`file` with the links")
	fs.StringVar(&r.essential, "essential", "", "`file` that says which inputs are essential to which sector")
	fs.StringVar(&r.shock, "shock", "", "`file` with the losses of one shock, instead of each firm's failure")
	fs.BoolVar(&r.opt.MarketShares, "market-share", false, "count a lost supplier only as far as the rest of its sector cannot replace it")
	fs.Float64Var(&r.opt.Tolerance, "tolerance", 0, "stop when no loss grows by more than this in a step; 0: at the limit")
	return r.run
}

func (r *risk) run(ctx context.Context, args []string, stdin io.Reader) (Result, error) {
	if len(args) > 0 || r.firms == "" || r.links == "" {
		return nil, agglo.Errorf(agglo.Usage, "the firms and the links are needed, by --firms FILE and --links FILE")
	}
	if !(r.opt.Tolerance >= 0 && r.opt.Tolerance < 1) {
		return nil, agglo.Errorf(agglo.Usage, "--tolerance %v: must be at least 0 and below 1", r.opt.Tolerance)
	}
	supply, err := readSupply(r.firms, r.links, stdin, false)
	if err != nil {
		return nil, err
	}
	needs, err := readNeeds(r.essential, supply.sectors, stdin)
	if err != nil {
		return nil, err
	}
	net, err := supply.network(needs)
	if err != nil {
		return nil, err
	}
	if r.shock != "" {
		return r.cascade(net, supply, stdin)
	}
	risks, err := net.Risks(ctx, net.EachFirm(), r.opt)
	if err != nil {
		return nil, err
	}
	t := &table.Table{
		Name: "risk", Title: "Economic systemic risk of each firm",
		Columns: []table.Column{
			{Name: "id"}, {Name: "risk", Unit: "share of output"}, {Name: "risk_downstream", Unit: "share of output"},
			{Name: "risk_upstream", Unit: "share of output"}, {Name: "steps"},
		},
		Note: r.assumptions(supply),
	}
	for i, x := range risks {
		t.Add(supply.ids[i], x.Total, x.Downstream, x.Upstream, x.Steps)
	}
	return t, nil
}

func (r *risk) cascade(net *network.Network, supply *supply, stdin io.Reader) (Result, error) {
	sheet, err := readFile(r.shock, stdin, Col{Name: "id", Text: true}, Col{Name: "loss"})
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("id"); err != nil {
		return nil, err
	}
	shock := make([]network.Loss, sheet.Rows)
	loss := sheet.Number("loss")
	for k, id := range sheet.Text("id") {
		i, ok := supply.index[id]
		if !ok {
			return nil, sheet.Errorf(k, "id: %q is not in %s", id, supply.firms.Name)
		}
		if loss[k] > 1 {
			return nil, sheet.Errorf(k, "loss: %v is not a share from 0 to 1", loss[k])
		}
		shock[k] = network.Loss{Firm: i, Share: loss[k]}
	}
	c, err := net.Cascade(shock, r.opt)
	if err != nil {
		return nil, err
	}
	all := net.Risk(c)
	t := &table.Table{
		Name: "cascade", Title: "Loss of each firm by the shock",
		Columns: []table.Column{
			{Name: "id"}, {Name: "loss", Unit: "share of its output"}, {Name: "loss_downstream", Unit: "share of its output"},
			{Name: "loss_upstream", Unit: "share of its output"},
		},
		Note: fmt.Sprintf("The shock costs %.6g of all output (downstream %.6g, upstream %.6g). ", all.Total, all.Downstream, all.Upstream) + r.assumptions(supply),
	}
	for i, id := range supply.ids {
		t.Add(id, c.Loss(i), c.Downstream[i], c.Upstream[i])
	}
	return t, nil
}

func (r *risk) assumptions(supply *supply) string {
	text := "A share of all output, the firm's own included; downstream is for lack of supplies, upstream for lack of customers."
	if r.essential == "" {
		text += " Every input counts as essential."
	}
	if r.opt.MarketShares {
		text += " A lost supplier is replaced by its sector as far as market shares allow."
	}
	if r.opt.Tolerance > 0 {
		text += fmt.Sprintf(" Each cascade ends with the first step that adds at most %v to any loss.", r.opt.Tolerance)
	}
	if supply.self > 0 {
		text += fmt.Sprintf(" Firms that supply themselves: %d links, kept as they are.", supply.self)
	}
	return text
}
