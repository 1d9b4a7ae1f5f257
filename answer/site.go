package answer

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"agglo"
	"agglo/indicator"
	"agglo/measure/siting"
	"agglo/store"
)

// SiteIn asks where a newcomer should settle.
type SiteIn struct {
	Link   string   `query:"link" arg:"0" required:"true" example:"cell" doc:"link that the newcomer makes, by id or name, or as chain.link"`
	Cities bool     `query:"cities" doc:"consider the regions marked as cities, at whatever level (the default)"`
	Level  string   `query:"level" enum:"country,province,prefecture,county,park" doc:"level of the regions to consider; empty considers cities"`
	Within string   `query:"within" example:"Jiangsu" doc:"only regions within this one; empty for the country of the default region"`
	Must   []string `query:"must" example:"gdp>=5e11" doc:"condition without which a region is out of the question, on a criterion or any indicator; repeat for more"`
	Weight []string `query:"weight" example:"inputs=2" doc:"criterion=weight; a criterion is inputs, customers, colocation, redundancy, relatedness or any indicator such as gdp or production/nev; those named replace the five with weight 1"`
	Method string   `query:"method" enum:"sum,topsis" default:"sum" doc:"how criteria are combined"`
	Decay  float64  `query:"decay" default:"300" minimum:"1" doc:"distance in km at which a supplier or customer counts 0.37"`
	Radius float64  `query:"radius" default:"100" minimum:"1" doc:"distance in km within which a supplier is near"`
	Period string   `query:"period" example:"2023" doc:"period of the register and the indicators; empty for the default of the data set"`
	Why    string   `query:"why" example:"Changzhou" doc:"explain this region: what it lacks against the first, and which weights would put it first; empty for the default region"`
	Limit  int      `query:"limit" default:"10" minimum:"1" maximum:"1000" doc:"regions to show"`
}

// A SiteAnswer ranks regions for a newcomer.
type SiteAnswer struct {
	Head
	Link      store.Link      `json:"link"`
	Period    agglo.Period    `json:"period"`
	Group     agglo.Text      `json:"group"`
	Method    string          `json:"method"`
	Criteria  []SiteCriterion `json:"criteria"`
	Musts     []SiteMust      `json:"musts"`   // one after the other
	Regions   int             `json:"regions"` // considered at first
	Of        int             `json:"of"`      // ranked
	Unknown   []Gap           `json:"unknown,omitempty"`
	Places    []SitePlace     `json:"places"`    // the first ones
	Explained []SiteStory     `json:"explained"` // the first three and the region asked about
	Why       *WhyNot         `json:"why,omitempty"`
}

// A SiteCriterion is what regions are judged by.
type SiteCriterion struct {
	ID     string     `json:"id"`
	Name   agglo.Text `json:"name"`
	Words  agglo.Text `json:"words,omitzero"`
	Weight float64    `json:"weight"` // the weights sum to 1
	Lower  bool       `json:"lower"`  // less is better

	subject agglo.Subject
	ref     string // of an indicator
}

// A SiteMust is a condition with the regions that it leaves.
type SiteMust struct {
	Text    string `json:"condition"`
	Left    int    `json:"left"`    // after this and all before
	Unknown int    `json:"unknown"` // regions of which nobody knows whether they meet it
}

// A SitePlace is a region with its rank.
type SitePlace struct {
	Region agglo.RegionID `json:"region"`
	Name   agglo.Text     `json:"name"`
	Within agglo.Text     `json:"within"`
	Rank   int            `json:"rank"`
	Score  float64        `json:"score"`
	Best   int            `json:"best"`   // rank over all weights
	Worst  int            `json:"worst"`  // rank over all weights
	First  float64        `json:"first"`  // share of all weights with which it is first
	Values []float64      `json:"values"` // by criterion
}

// Site ranks regions for a newcomer.
var Site = Question[SiteIn, *SiteAnswer]{
	Name:    "site",
	Title:   agglo.Text{En: "Where should a newcomer settle?", Zh: "新项目落户何处？"},
	Summary: agglo.Text{En: "Regions for a newcomer that makes a link: must-haves first, then access to inputs and customers, co-location, redundancy, relatedness and any indicator, with the rank of each region and its range over all weights.", Zh: "为某环节的新项目比选地区：先筛必备条件，再按投入与客户可达性、集聚、供应冗余、关联度及任意指标评分，并给出名次及其在所有权重下的区间。"},
	Ask:     askSite,
}

func askSite(ctx context.Context, d *Desk, in SiteIn) (*SiteAnswer, error) {
	link, err := d.linkAnywhere(in.Link)
	if err != nil {
		return nil, err
	}
	within, period, err := d.wide(in.Within, in.Period)
	if err != nil {
		return nil, err
	}
	g := indicator.Group{Level: in.Level, Cities: in.Cities || in.Level == "", Within: within.ID}
	a := &SiteAnswer{Link: link, Period: period, Group: d.groupName(g), Method: cmp.Or(in.Method, "sum")}
	if a.Criteria, err = d.criteria(in.Weight); err != nil {
		return nil, err
	}
	regions, _, err := d.Members(ctx, g, period)
	if err != nil {
		return nil, err
	}
	if a.Regions = len(regions); a.Regions == 0 {
		return nil, agglo.Errorf(agglo.Invalid, "there are no %s: choose another level or a wider region", a.Group.En)
	}
	s, err := d.survey(ctx, a, in, regions)
	if err != nil {
		return nil, err
	}
	kept, err := s.eliminate(ctx, in.Must)
	if err != nil {
		return nil, err
	}
	if err := s.judge(ctx, kept); err != nil {
		return nil, err
	}
	why, err := d.Region(in.Why)
	if err != nil {
		return nil, err
	}
	if err := s.explain(why, in.Why != ""); err != nil {
		return nil, err
	}
	a.say()
	return a, nil
}

// linkAnywhere resolves a link in the default chain and, where that has no such
// link, in any.
func (d *Desk) linkAnywhere(text string) (store.Link, error) {
	if l, err := d.Link(text, d.Store().Release().Chain); err == nil {
		return l, nil
	}
	return d.Link(text, "")
}

// siteCriteria are the criteria that follow from the register.
var siteCriteria = []SiteCriterion{
	{ID: "inputs", Name: agglo.Text{En: "Access to inputs", Zh: "投入可达性"},
		Words: agglo.Text{En: "mean over the inputs of Σ share of the country's makers × exp(−km/decay)", Zh: "各投入环节 Σ 产能份额 × exp(−距离/衰减) 的平均"}},
	{ID: "customers", Name: agglo.Text{En: "Access to customers", Zh: "客户可达性"},
		Words: agglo.Text{En: "the same over the links that use the product", Zh: "对使用其产品的环节同样计算"}},
	{ID: "colocation", Name: agglo.Text{En: "Inputs made nearby", Zh: "周边配套"},
		Words: agglo.Text{En: "share of the inputs that somebody makes within the radius", Zh: "半径内有生产者的投入环节占比"}},
	{ID: "redundancy", Name: agglo.Text{En: "Inputs from two owners nearby", Zh: "供应冗余"},
		Words: agglo.Text{En: "share of the inputs that two independent owners make within the radius", Zh: "半径内有两家以上独立企业的投入环节占比"}},
	{ID: "relatedness", Name: agglo.Text{En: "Relatedness", Zh: "关联度"},
		Words: agglo.Text{En: "density: how near the link is to those that the city has", Zh: "与城市已有环节的邻近密度"}},
}

// criteria reads criterion=weight; without any, the five of the register count
// the same.
func (d *Desk) criteria(texts []string) ([]SiteCriterion, error) {
	var out []SiteCriterion
	var weights []float64
	for _, text := range texts {
		id, number, ok := strings.Cut(text, "=")
		w, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if !ok || err != nil {
			return nil, agglo.Errorf(agglo.Invalid, "weight %q is not criterion=number, such as inputs=2", text)
		}
		c, err := d.criterion(strings.TrimSpace(id))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(x SiteCriterion) bool { return x.ID == c.ID }) {
			return nil, agglo.Errorf(agglo.Invalid, "weight %q: criterion %s has a weight already: give it one", text, c.ID)
		}
		out, weights = append(out, c), append(weights, w)
	}
	if len(out) == 0 {
		out = slices.Clone(siteCriteria)
		weights = []float64{1, 1, 1, 1, 1}
	}
	weights, err := siting.Weights(weights)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "weights: %v", err)
	}
	for i := range out {
		out[i].Weight = weights[i]
	}
	return out, nil
}

func (d *Desk) criterion(id string) (SiteCriterion, error) {
	for _, c := range siteCriteria {
		if c.ID == id {
			return c, nil
		}
	}
	ref, subject, _ := strings.Cut(id, "/")
	def, err := d.Definition(ref)
	if err != nil {
		return SiteCriterion{}, agglo.Errorf(agglo.KindOf(err), "criterion %q: %v; those of the register are inputs, customers, colocation, redundancy and relatedness", id, err)
	}
	s, err := d.Subject(subject)
	if err != nil {
		return SiteCriterion{}, err
	}
	if s == "" {
		s = d.defaultSubject(ref)
	}
	return SiteCriterion{ID: id, Name: def.Name, Words: def.Words, Lower: def.Better == "lower", ref: ref, subject: s}, nil
}

// must reads a condition on a criterion or an indicator.
func (d *Desk) must(text string) (SiteCriterion, indicator.Condition, error) {
	cond, err := indicator.ParseCondition(text)
	if err != nil {
		return SiteCriterion{}, cond, err
	}
	id := cond.Indicator
	if cond.Subject != "" {
		id += "/" + string(cond.Subject)
	}
	c, err := d.criterion(id)
	return c, cond, err
}
