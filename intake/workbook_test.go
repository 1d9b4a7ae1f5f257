package intake

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"agglo/dataset"
)

// small is a data set with a few regions, links and organisations. The names
// are made up, except those of places.
var small = map[string]string{
	"datapackage.json": `{"name": "small"}`,
	"sources.csv":      "id,title,url\ns1,A page,https://example.org/a\n",
	"regions.csv": "id,name,name_zh,level,parent\nCN,China,中国,country,\nCN-320000,Jiangsu,江苏省,province,CN\nCN-320400,Changzhou,常州市,prefecture,CN-320000\n" +
		"CN-320412,Wujin,武进区,county,CN-320400\nCN-320413,Jintan,金坛区,county,CN-320400\nCN-320100,Nanjing,南京市,prefecture,CN-320000\nCN-320106,Gulou,鼓楼区,county,CN-320100\n" +
		"CN-320300,Xuzhou,徐州市,prefecture,CN-320000\nCN-320302,Gulou,鼓楼区,county,CN-320300\nCN-220000,Jilin,吉林省,province,CN\nCN-220200,Jilin City,吉林市,prefecture,CN-220000\n",
	"chains.csv": "id,name,name_zh\npower-battery,Power batteries,动力电池\nphotovoltaics,Photovoltaics,光伏\n",
	"links.csv": "chain,id,name,name_zh,stage\npower-battery,cell,Battery cells,电芯,midstream\npower-battery,cathode,Cathode materials,正极材料,midstream\n" +
		"power-battery,lithium-salt,Lithium salts,锂盐(碳酸锂、氢氧化锂),upstream\nphotovoltaics,cell,Solar cells,电池片,midstream\n",
	"organisations.csv":  "id,name,name_zh\nstarpower,Starpower Energy,星能动力\nhuachen,Huachen Materials,华辰新材料股份有限公司\nhuachen-new,Huachen New,华辰新能\n",
	"establishments.csv": "id,organisation,name,name_zh,region,status,source\nstarpower-jintan,starpower,Starpower Jintan,星能动力金坛基地,CN-320413,construction,s1\n",
	"activities.csv":     "establishment,chain,link,capacity,capacity_unit,source\nstarpower-jintan,power-battery,cell,10,GWh/a,s1\n",
	"indicators.csv":     "id,name,name_zh,unit,kind\ngdp,Gross domestic product,地区生产总值,CNY,level\npopulation,Population,常住人口,persons,level\ngdp-growth,GDP growth,地区生产总值增速,%,growth\n",
}

// folder writes the small data set and returns its folder.
func folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range small {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t testing.TB, dir string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A book is a workbook to be written for a test.
type book struct {
	rows   [][]any
	merged [][2]string
	styles map[string]string // cell → number format
}

func (b book) write(t *testing.T, path string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range b.rows {
		if err := f.SetSheetRow("Sheet1", "A"+itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range b.merged {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	for cell, format := range b.styles {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Sheet1", cell, cell, id)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func itoa(n int) string {
	s, _ := excelize.CoordinatesToCellName(1, n)
	return s[1:]
}

// register is a list of companies as an office keeps it: a title and a line of
// units above a header of two rows, merged cells, local forms, notes below.
var register = book{
	rows: [][]any{
		{"常州市动力电池产业链重点企业产能表"},
		{"填报单位：常州市某局　　　　2023年12月31日"},
		{"序号", "企业名称", "所在地", "产业链环节", "产能", nil, "投产时间", "状态", "数据来源", "联系电话"},
		{nil, nil, nil, nil, "数量", "单位"},
		{1, "星能动力有限公司", "常州市金坛区", "电芯", 20, "GWh", "2021年5月", "在产", "https://example.org/b", "0519"},
		{2, "新锐正极材料（常州）有限公司", "武进区", "正极材料", "约３．５", "万吨/年", 44986, "投产", nil, nil},
		{3, nil, "江苏省南京市鼓楼区", "碳酸锂", "1,200", "吨", "2023/5/1", "在建", nil, nil},
		{4, "华辰新材股份有限公司", "常州", "正极材料", 2, "万吨", 2022, "在产", nil, nil},
		{5, "某某科技有限公司", "鼓楼区", "隔膜", "12O", "GWh", "去年", "很好", nil, nil},
		{"合计", nil, nil, nil, 999},
		{"注：数据由企业自报，产能为设计产能。"},
	},
	merged: [][2]string{{"A1", "J1"}, {"A2", "J2"}, {"A3", "A4"}, {"B3", "B4"}, {"C3", "C4"}, {"D3", "D4"}, {"E3", "F3"}, {"G3", "G4"}, {"H3", "H4"}, {"I3", "I4"}, {"J3", "J4"}, {"B6", "B7"}, {"A11", "J11"}},
	styles: map[string]string{"G6": `yyyy"年"m"月"`},
}

func plan(t *testing.T, dir string, b book, o Options) *Plan {
	t.Helper()
	s, err := Read(b.write(t, filepath.Join(t.TempDir(), "sheet.xlsx")), "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPlan(context.Background(), open(t, dir), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
