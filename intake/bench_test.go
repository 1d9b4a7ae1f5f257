package intake

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkPlan reads sheets of companies that are all new, the worst case of
// matching: each name is compared with those before it that share characters.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := &Sheet{File: "x.csv", Rows: [][]Cell{{{Text: "企业名称"}, {Text: "所在地"}, {Text: "环节"}, {Text: "产能(GWh)"}}}}
			for i := range n {
				name := string([]rune{rune(0x4e00 + i*7919%20000), rune(0x4e00 + i*104729%20000), rune(0x4e00 + i*1299709%20000)}) + "电池有限公司"
				s.Rows = append(s.Rows, []Cell{{Text: name}, {Text: "常州市武进区"}, {Text: "正极材料"}, {Text: "1万吨"}})
			}
			dir := folder(b)
			for b.Loop() {
				if _, err := NewPlan(context.Background(), open(b, dir), s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
