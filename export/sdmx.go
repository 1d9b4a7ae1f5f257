package export

import (
	"fmt"
	"strings"
	"time"

	"agglo"
)

// Panels of all indicators have one data structure in SDMX 3.0: the dimensions,
// the measure and the attributes below. The code lists of a panel hold what the
// panel speaks of.
//
// Codes of SDMX have letters, digits, "_", "@", "$" and "-" only, ids of agglo
// more; what may not stand in a code becomes "_", and the attribute FIGURE
// carries the id as it is.
const (
	agency        = "AGGLO"
	structureID   = "FIGURES"
	sdmxVersion   = "1.0.0"
	conceptScheme = "CS_FIGURES"
	wholeEconomy  = "_T" // the code of a total in SDMX
	noFrequency   = "_O" // other than those that have a code
	missing       = "O"  // CL_OBS_STATUS: missing value
)

// A component is a dimension, measure or attribute of the data structure.
type component struct {
	id       string
	name     agglo.Text
	codelist string // id; empty for free text or numbers
	dataType string // of SDMX, where there is no code list
}

var sdmxDimensions = []component{
	{"FREQ", agglo.Text{En: "Frequency", Zh: "频率"}, "CL_FREQ", ""},
	{"REF_AREA", agglo.Text{En: "Region", Zh: "地区"}, "CL_AREA", ""},
	{"INDICATOR", agglo.Text{En: "Indicator", Zh: "指标"}, "CL_INDICATOR", ""},
	{"SUBJECT", agglo.Text{En: "Chain, link or product", Zh: "产业链、环节或产品"}, "CL_SUBJECT", ""},
	{"TIME_PERIOD", agglo.Text{En: "Period", Zh: "时期"}, "", "ObservationalTimePeriod"},
}

var sdmxMeasure = component{"OBS_VALUE", agglo.Text{En: "Value", Zh: "数值"}, "", "Double"}

var sdmxAttributes = []component{
	{"UNIT_MEASURE", agglo.Text{En: "Unit", Zh: "单位"}, "", "String"},
	{"OBS_STATUS", agglo.Text{En: "Status of the observation", Zh: "观测状态"}, "CL_OBS_STATUS", ""},
	{"STATUS", agglo.Text{En: "Status in the words of agglo", Zh: "数值状态"}, "CL_STATUS", ""},
	{"BOUND", agglo.Text{En: "Whether the source says more or less than exactly", Zh: "界限"}, "CL_BOUND", ""},
	{"LOWER", agglo.Text{En: "Least that the data allow", Zh: "下限"}, "", "Double"},
	{"UPPER", agglo.Text{En: "Most that the data allow", Zh: "上限"}, "", "Double"},
	{"FIGURE", agglo.Text{En: "Figure id", Zh: "指标编号"}, "", "String"},
	{"SOURCE", agglo.Text{En: "Sources", Zh: "来源"}, "", "String"},
}

// A code is one entry of a code list.
type code struct {
	id     string
	name   agglo.Text
	parent string
}

var sdmxFrequencies = []code{
	{"A", agglo.Text{En: "Annual", Zh: "年"}, ""}, {"S", agglo.Text{En: "Half-yearly", Zh: "半年"}, ""},
	{"Q", agglo.Text{En: "Quarterly", Zh: "季"}, ""}, {"M", agglo.Text{En: "Monthly", Zh: "月"}, ""},
	{"D", agglo.Text{En: "Daily", Zh: "日"}, ""}, {noFrequency, agglo.Text{En: "Other", Zh: "其他"}, ""},
}

var sdmxObsStatus = []code{
	{"A", agglo.Text{En: "Normal value", Zh: "正常值"}, ""}, {"P", agglo.Text{En: "Provisional value", Zh: "初步值"}, ""},
	{"E", agglo.Text{En: "Estimated value", Zh: "估计值"}, ""}, {missing, agglo.Text{En: "Missing value", Zh: "缺失值"}, ""},
}

var sdmxStatus = []code{
	{"final", agglo.Text{En: "final", Zh: "最终数"}, ""}, {"revised", agglo.Text{En: "revised", Zh: "修订数"}, ""},
	{"preliminary", agglo.Text{En: "preliminary", Zh: "初步数"}, ""}, {"reported", agglo.Text{En: "reported", Zh: "报告数"}, ""},
	{"estimate", agglo.Text{En: "estimate", Zh: "估计数"}, ""}, {"derived", agglo.Text{En: "computed from other figures", Zh: "推算数"}, ""},
}

var sdmxBounds = []code{
	{string(agglo.Above), agglo.Text{En: "more than", Zh: "超过"}, ""}, {string(agglo.From), agglo.Text{En: "at least", Zh: "不少于"}, ""},
	{string(agglo.Below), agglo.Text{En: "less than, nearly", Zh: "低于、近"}, ""}, {string(agglo.About), agglo.Text{En: "about", Zh: "约"}, ""},
}

// obsStatus returns the code of CL_OBS_STATUS for a cell.
func obsStatus(c Cell) string {
	switch {
	case c.Value == nil:
		return missing
	case c.Status == "preliminary":
		return "P"
	case c.Status == "estimate":
		return "E"
	}
	return "A"
}

// sdmxCode makes a code of an id.
func sdmxCode(id string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("_@$-", r)) {
			return r
		}
		return '_'
	}, id)
}

// sdmxPeriod returns the frequency and the written form of a period: SDMX has
// the same forms but for a span, which it writes as a first day and a duration.
func sdmxPeriod(p agglo.Period) (frequency, text string) {
	text = p.String()
	switch {
	case strings.Contains(text, "/"):
		days := 1 + int(p.End().Sub(p.Start()).Hours())/24
		return noFrequency, fmt.Sprintf("%s/P%dD", p.Start().Format(time.DateOnly), days)
	case len(text) == len("2023"):
		return "A", text
	case text[5] == 'S':
		return "S", text
	case text[5] == 'Q':
		return "Q", text
	case len(text) == len("2023-06"):
		return "M", text
	}
	return "D", text
}

// areaCodes returns the codes of the regions of a panel, which differ where the
// ids do.
func (a *PanelAnswer) areaCodes() []string {
	out := make([]string, len(a.Regions))
	used := map[string]bool{}
	for i, r := range a.Regions {
		out[i] = sdmxCode(string(r.ID))
		for n := 2; used[out[i]]; n++ {
			out[i] = fmt.Sprintf("%s-%d", sdmxCode(string(r.ID)), n)
		}
		used[out[i]] = true
	}
	return out
}

// codelists returns the code lists of a panel by id.
func (a *PanelAnswer) codelists() map[string][]code {
	areas := make([]code, len(a.Regions))
	codeOf := map[agglo.RegionID]string{}
	for i, id := range a.areaCodes() {
		codeOf[a.Regions[i].ID] = id
	}
	for i, r := range a.Regions {
		areas[i] = code{codeOf[r.ID], agglo.Text{En: r.Name, Zh: r.NameZh}, codeOf[r.Parent]}
	}
	return map[string][]code{
		"CL_FREQ": sdmxFrequencies, "CL_OBS_STATUS": sdmxObsStatus, "CL_STATUS": sdmxStatus, "CL_BOUND": sdmxBounds, "CL_AREA": areas,
		"CL_INDICATOR": {{sdmxCode(a.Definition.ID), a.Definition.Name, ""}},
		"CL_SUBJECT":   {a.subjectCode()},
	}
}

func (a *PanelAnswer) subjectCode() code {
	if a.Subject == "" {
		return code{wholeEconomy, agglo.Text{En: "Whole economy", Zh: "全部经济"}, ""}
	}
	return code{sdmxCode(string(a.Subject)), a.SubjectName, ""}
}
