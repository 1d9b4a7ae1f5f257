package intake

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

var battery = Options{Constants: map[string]string{"chain": "动力电池"}}

// outcomes returns line and outcome of each row.
func outcomes(p *Plan) []string {
	var out []string
	for _, r := range p.Rows {
		out = append(out, itoa(r.Line)+" "+string(r.Outcome))
	}
	return out
}

func file(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func want(t *testing.T, content string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(content, line+"\n") {
			t.Errorf("no line %s in\n%s", line, content)
		}
	}
}

func TestRegister(t *testing.T) {
	dir := folder(t)
	p := plan(t, dir, register, battery)
	if got := outcomes(p); !slices.Equal(got, []string{"5 updated", "6 new", "7 new", "8 rejected", "9 rejected", "10 left out", "11 left out"}) {
		t.Errorf("outcomes are %v", got)
	}
	for _, reason := range []string{`所在地: "鼓楼区" may be`, `状态: "很好" is not one of operating`, `产能 / 数量: "12O" is not a number`, `投产时间: "去年" is not a date`, `产业链环节: "隔膜" is not in links`} {
		if !strings.Contains(strings.Join(p.Rows[4].Reasons, "\n"), reason) {
			t.Errorf("row 9 lacks the reason %s: %v", reason, p.Rows[4].Reasons)
		}
	}
	if err := p.Apply(context.Background(), dir, "list.xlsx"); err != nil {
		t.Fatal(err)
	}
	want(t, file(t, dir, "activities.csv"),
		"starpower-jintan,power-battery,cell,,20,GWh/a,,2021-05,,,example-org-b-734f47,,",
		"新锐正极材料-wujin,power-battery,cathode,,35000,t/a,,2023-03,,,,,产能 / 数量: 约3.5",
		"新锐正极材料-gulou,power-battery,lithium-salt,,1200,t/a,,2023-05-01,,,,,")
	want(t, file(t, dir, "sources.csv"), "example-org-b-734f47,https://example.org/b,,,https://example.org/b,true,,")
	want(t, file(t, dir, ".agglo-import/matches.csv"), "华辰新材股份有限公司,potential,huachen,the same but for place or trade")
	if err := open(t, dir).Check(context.Background(), nil).Err(); err != nil {
		t.Error(err)
	}

	// Once more, with what was kept: nothing is new, nothing is asked.
	m, err := LoadMapping(MappingPath(dir, "list.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	again := plan(t, dir, register, Options{Mapping: m})
	if got := outcomes(again); !slices.Equal(got[:3], []string{"5 unchanged", "6 unchanged", "7 unchanged"}) || len(again.Changed()) > 0 {
		t.Errorf("the second time, outcomes are %v and %v change", got, again.Changed())
	}
}

func TestDecisions(t *testing.T) {
	for name, o := range map[string]Options{
		"accepted": {AcceptPotential: true},
		"asked": {Ask: func(name string, c []Candidate) (string, string, error) {
			if name != "华辰新材股份有限公司" || c[0].ID != "huachen" {
				t.Errorf("asked for %s, %v", name, c)
			}
			return Match, c[0].ID, nil
		}},
		"decided": {Decisions: map[string]Decision{key("华辰新材股份有限公司"): {"华辰新材股份有限公司", Match, "huachen", ""}}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t)
			o.Constants = battery.Constants
			p := plan(t, dir, register, o)
			if p.Rows[3].Outcome != New || len(p.Potential()) > 0 {
				t.Fatalf("row 8 is %+v", p.Rows[3])
			}
			if err := p.Apply(context.Background(), dir, ""); err != nil {
				t.Fatal(err)
			}
			want(t, file(t, dir, "activities.csv"), "huachen-changzhou,power-battery,cathode,,20000,t/a,,2022,,,,,")
			kept, err := LoadDecisions(MatchesPath(dir))
			if d := kept[key("华辰新材股份有限公司")]; err != nil || d.Decision != Match || d.Organisation != "huachen" {
				t.Errorf("kept is %v, %v", kept, err)
			}
		})
	}
	dir := folder(t)
	p := plan(t, dir, register, Options{Constants: battery.Constants, Decisions: map[string]Decision{key("华辰新材股份有限公司"): {"华辰新材股份有限公司", NewOne, "", ""}}})
	if err := p.Apply(context.Background(), dir, ""); err != nil {
		t.Fatal(err)
	}
	want(t, file(t, dir, "organisations.csv"), "华辰新材,华辰新材股份有限公司,华辰新材股份有限公司,,,,")
}

// yearbook has regions in rows, indicators and years in columns.
var yearbook = book{
	rows: [][]any{
		{"主要经济指标（单位：亿元）"},
		{"地区", "地区生产总值", "常住人口（万人）", "地区生产总值增速(%)", "年份"},
		{"常州市", 10116.36, 538.0, 0.068, 2023},
		{"江苏省", "约128222.2", "—", "5.8", "2023年"},
		{"资料来源：统计局"},
	},
	styles: map[string]string{"D3": "0.0%"},
}

func TestIndicatorsInColumns(t *testing.T) {
	dir := folder(t)
	p := plan(t, dir, yearbook, Options{Table: "observations"})
	if got := outcomes(p); !slices.Equal(got, []string{"3 new", "4 new", "5 left out"}) {
		t.Fatalf("outcomes are %v: %+v", got, p.Rows)
	}
	if err := p.Apply(context.Background(), dir, ""); err != nil {
		t.Fatal(err)
	}
	want(t, file(t, dir, "observations.csv"),
		"CN-320400,gdp,,2023,1011636000000,,,,,,", "CN-320400,population,,2023,5380000,,,,,,", "CN-320400,gdp-growth,,2023,6.8,,,,,,",
		"CN-320000,gdp,,2023,12822220000000,,,about,,,", "CN-320000,gdp-growth,,2023,5.8,,,,,,")
}

func TestYearsInColumns(t *testing.T) {
	dir := folder(t)
	p := plan(t, dir, book{rows: [][]any{{"城市", "指标", "计量单位", "2021年", "2022", "2023年1-9月"}, {"常州", "地区生产总值", "亿元", "8807.6", 9550.1, "7000"}}}, Options{})
	if err := p.Apply(context.Background(), dir, ""); err != nil {
		t.Fatal(err)
	}
	want(t, file(t, dir, "observations.csv"), "CN-320400,gdp,,2021,880760000000,,,,,,", "CN-320400,gdp,,2022,955010000000,,,,,,", "CN-320400,gdp,,2023-01/2023-09,700000000000,,,,,,")
}

// A data set that would have errors is left as it is.
func TestNothingHalfWritten(t *testing.T) {
	dir := folder(t)
	before := file(t, dir, "organisations.csv")
	p := plan(t, dir, book{rows: [][]any{{"企业名称", "所在地", "纬度", "经度"}, {"甲乙有限公司", "常州", 31.7, 119.9}, {"丙丁有限公司", "常州", 131.7, 119.9}}}, Options{})
	err := p.Apply(context.Background(), dir, "x.xlsx")
	if err == nil || !strings.Contains(err.Error(), "131.7 is outside -90..90") {
		t.Errorf("the error is %v", err)
	}
	if file(t, dir, "organisations.csv") != before {
		t.Error("organisations.csv has changed")
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, Folder)); len(entries) > 0 {
		t.Errorf("%v stays behind", entries)
	}
}

func TestCSVInGB18030(t *testing.T) {
	data, err := simplifiedchinese.GB18030.NewEncoder().String("企业名称,所在城市,产品,产能(万吨)\r\n甲乙化工厂,江苏省南京市,氢氧化锂,\"1,000\"\r\n")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := Read(path, "")
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t)
	p, err := NewPlan(context.Background(), open(t, dir), s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Apply(context.Background(), dir, ""); err != nil {
		t.Fatal(err)
	}
	want(t, file(t, dir, "activities.csv"), "甲乙化工-nanjing,power-battery,lithium-salt,氢氧化锂,10000000,t/a,,,,,,,")
}

func TestFaults(t *testing.T) {
	dir := folder(t)
	for name, c := range map[string]struct {
		book
		Options
		want string
	}{
		"no header":      {book{rows: [][]any{{1, 2}, {3, 4}}}, Options{}, "sheet.xlsx[Sheet1]:1: no header is recognised in the first 40 rows"},
		"no table":       {book{rows: [][]any{{"备注", "原文"}, {"a", "b"}}}, Options{}, "sheet.xlsx[Sheet1]:1: the headings do not tell which table this is: name it with --table"},
		"no region":      {book{rows: [][]any{{"企业名称", "产能(GWh)"}, {"甲", 1}}}, Options{}, "no heading gives establishments.region, activities.link"},
		"wrong table":    {register, Options{Table: "activites"}, "--table activites: there is no such table"},
		"wrong constant": {register, Options{Constants: map[string]string{"colour": "red"}}, "--set colour: rows of activities have no such column"},
		"other mapping":  {register, Options{Mapping: &Mapping{Table: "supplies", Columns: []Column{{Header: "甲", To: "supplies.link"}}}}, "no row has the headings of the mapping"},
	} {
		s, err := Read(c.write(t, filepath.Join(t.TempDir(), "sheet.xlsx")), "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := NewPlan(context.Background(), open(t, dir), s, c.Options); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", name, err, c.want)
		}
	}
}
