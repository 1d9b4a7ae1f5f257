package indicator

import "agglo"

// builtins returns the indicators that are computed from the register by the
// functions below measure/.
func builtins() []builtin {
	list := integrityFamily()
	list = append(list, registerCounts()...)
	list = append(list, structureFamily()...)
	list = append(list, complexityFamily()...)
	list = append(list, dispersionFamily()...)
	list = append(list, agglomerationFamily()...)
	list = append(list, coagglomerationIndicator())
	list = append(list, patternFamily()...)
	list = append(list, shiftFamily()...)
	list = append(list, sufficiencyFamily()...)
	list = append(list, localSupplyFamily()...)
	return append(list, registerCapacity())
}

const methodsChain = "chain-integrity"

func integrityFamily() []builtin {
	rule := func(id string, name, words agglo.Text, s scorer) builtin {
		return builtin{
			Definition: Definition{
				ID: "chain-integrity:" + id, Name: name, Words: words, Unit: "%", Kind: Index, Better: "higher",
				Page: methodsChain, Subjects: "chain",
			},
			panel:   integrityPanel(s),
			explain: explainIntegrity(s),
		}
	}
	return []builtin{
		rule("c0", agglo.Text{En: "Chain integrity (C0, register)", Zh: "产业链完整度（C0，企业名录）"},
			agglo.Text{En: "links with at least one running site / links of the list", Zh: "有在产企业的环节数 ÷ 环节总数"}, scoreC0),
		rule("c1", agglo.Text{En: "Chain integrity (C1, at least 1 % of the national capacity)", Zh: "产业链完整度（C1，占全国产能1%以上）"},
			agglo.Text{En: "links with at least 1 % of the country's registered capacity / links of the list", Zh: "产能占全国名录1%以上的环节数 ÷ 环节总数"}, scoreC1),
		rule("c2", agglo.Text{En: "Chain integrity (C2, weighted)", Zh: "产业链完整度（C2，加权）"},
			agglo.Text{En: "weights of the links with a running site / weights of all links", Zh: "有在产企业环节的权重之和 ÷ 权重总和"}, scoreC2),
		rule("c3", agglo.Text{En: "Chain integrity (C3, sufficiency)", Zh: "产业链完整度（C3，供需满足度）"},
			agglo.Text{En: "min(1, local supply / local need), averaged over the links that local makers need", Zh: "各环节 min(1, 本地供给 ÷ 本地需求) 的平均值"}, scoreC3),
		rule("c4", agglo.Text{En: "Chain integrity (C4, two independent owners)", Zh: "产业链完整度（C4，两家以上独立企业）"},
			agglo.Text{En: "links with running sites of at least two independent owners / links of the list", Zh: "有两家以上独立企业在产的环节数 ÷ 环节总数"}, scoreC4),
		{
			Definition: Definition{
				ID: "chain-integrity:published", Name: agglo.Text{En: "Chain integrity (published)", Zh: "产业链完整度（官方公布）"}, Unit: "%", Kind: Index,
				Better: "higher", Page: methodsChain, Subjects: "chain",
				Words: agglo.Text{En: "as the source states it, on the source's own list of links", Zh: "按来源公布，采用其自有环节清单"},
			},
			panel: publishedPanel, explain: explainPublished,
		},
		{
			Definition: Definition{
				ID: "chain-integrity", Name: agglo.Text{En: "Chain integrity", Zh: "产业链完整度"}, Unit: "%", Kind: Index,
				Better: "higher", Page: methodsChain, Subjects: "chain",
				Words: agglo.Text{
					En: "C0 where the register covers the region completely; else the published figure with the computed interval beside it",
					Zh: "名录完整覆盖时取C0；否则取官方公布值，并列出按名录计算的区间"},
			},
			panel: headlinePanel, explain: explainHeadline,
		},
	}
}
